// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/openoptions.h"
#include "core/ports/repositories.h"

#include <functional>
#include <memory>

namespace td
{

class Database;
class Connection;

/// A catalogue in an SQL database: one writer and a few readers with a thread and a connection each, and the
/// repositories over them.
class SqlCatalogue : public Catalogue
{
public:
    ~SqlCatalogue() override; ///< finishes what is queued

    [[nodiscard]] PhotoRepository &photos() override;
    [[nodiscard]] CopyRepository &copies() override;
    [[nodiscard]] JournalRepository &journal() override;
    [[nodiscard]] LifecycleRepository &lifecycle() override;
    [[nodiscard]] LeaseRepository &leases() override;
    [[nodiscard]] StatsRepository &stats() override;
    [[nodiscard]] DraftRepository &drafts() override;
    [[nodiscard]] EventRepository &events() override;
    [[nodiscard]] TransferRepository &transfers() override;
    [[nodiscard]] SettingRepository &settings() override;
    [[nodiscard]] ReceiptRepository &receipts() override;
    [[nodiscard]] ProviderCopyRepository &providerCopies() override;
    [[nodiscard]] DuplicateRepository &duplicates() override;
    [[nodiscard]] HealthRepository &healthChecks() override;
    [[nodiscard]] LinkRepository &links() override;
    [[nodiscard]] AccessRepository &accesses() override;
    [[nodiscard]] DeliveryRepository &deliveries() override;
    [[nodiscard]] QuotaRepository &quotas() override;
    [[nodiscard]] BillingRepository &billing() override;
    [[nodiscard]] ViewRepository &views() override;
    [[nodiscard]] TokenRepository &tokens() override;
    [[nodiscard]] Result<qint64> changeCounter() override;
    [[nodiscard]] Result<QStringList> selfCheck(bool repairTotals) override;

protected:
    SqlCatalogue();
    /// Opens the writer, lets it prepare the schema, then opens the readers. Once, before anything else.
    [[nodiscard]] Result<void> start(const std::shared_ptr<const Database> &database, const OpenOptions &options,
                                     const std::function<Result<void>(Connection &, Instant now)> &prepareSchema);

private:
    struct Parts;
    std::unique_ptr<Parts> d;
};

} // namespace td
