// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/repositories.h"
#include "support/faultplan.h"

namespace td::test
{

/// A catalogue whose photo, copy, journal, lifecycle and lease calls fail or kill the process where the plan says; the
/// other repositories are passed through.
class FaultyCatalogue final : public Catalogue
{
public:
    FaultyCatalogue(Catalogue &inner, FaultPlan &plan);
    ~FaultyCatalogue() override;

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
    [[nodiscard]] TokenRepository &tokens() override;
    [[nodiscard]] BillingRepository &billing() override;
    [[nodiscard]] ViewRepository &views() override;
    [[nodiscard]] Result<qint64> changeCounter() override;
    [[nodiscard]] Result<QStringList> selfCheck(bool repairTotals) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace td::test
