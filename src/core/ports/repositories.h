// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"
#include "core/ports/billingrepository.h"
#include "core/ports/duplicaterepository.h"
#include "core/ports/healthrepository.h"
#include "core/ports/journalrepositories.h"
#include "core/ports/lifecyclerepositories.h"
#include "core/ports/linkrepository.h"
#include "core/ports/photorepositories.h"
#include "core/ports/quotarepository.h"
#include "core/ports/tokenrepository.h"

/// The catalogue as the engine sees it. Every method is one transaction (or one consistent read), may be called from any
/// thread but the GUI's, and blocks its caller. Writers fail with Unavailable ("catalog.busy") when another process holds the
/// database for too long, FailedPrecondition when a guard does not hold.
namespace td
{

class EventRepository
{
public:
    virtual ~EventRepository() = default;
    [[nodiscard]] virtual Result<void> append(const Event &event) = 0;
    [[nodiscard]] virtual Result<QList<Event>> latest(int limit) = 0; ///< summaries: events of one photo in a batch are folded
    [[nodiscard]] virtual Result<QList<Event>> ofPhoto(const QString &photoId, int limit) = 0;
    [[nodiscard]] virtual Result<QList<Event>> ofDraft(const QString &draftId, int limit) = 0;
};

/// The queue of this profile, shared by its consoles. Every change is made only to transfers that are still as it says.
class SettingRepository
{
public:
    virtual ~SettingRepository() = default;
    [[nodiscard]] virtual Result<std::optional<QString>> value(const QString &key) = 0;
    [[nodiscard]] virtual Result<void> setValue(const QString &key, const QString &value) = 0;
    [[nodiscard]] virtual Result<void> dismiss(const QString &recommendationId, Instant now) = 0;
    [[nodiscard]] virtual Result<QStringList> dismissed() = 0;
};

/// All of it. Built by the composition root.
class Catalogue
{
public:
    virtual ~Catalogue() = default;
    [[nodiscard]] virtual PhotoRepository &photos() = 0;
    [[nodiscard]] virtual CopyRepository &copies() = 0;
    [[nodiscard]] virtual JournalRepository &journal() = 0;
    [[nodiscard]] virtual LifecycleRepository &lifecycle() = 0;
    [[nodiscard]] virtual LeaseRepository &leases() = 0;
    [[nodiscard]] virtual StatsRepository &stats() = 0;
    [[nodiscard]] virtual DraftRepository &drafts() = 0;
    [[nodiscard]] virtual EventRepository &events() = 0;
    [[nodiscard]] virtual TransferRepository &transfers() = 0;
    [[nodiscard]] virtual SettingRepository &settings() = 0;
    [[nodiscard]] virtual ReceiptRepository &receipts() = 0;
    [[nodiscard]] virtual ProviderCopyRepository &providerCopies() = 0;
    [[nodiscard]] virtual DuplicateRepository &duplicates() = 0;
    [[nodiscard]] virtual HealthRepository &healthChecks() = 0;
    [[nodiscard]] virtual LinkRepository &links() = 0;
    [[nodiscard]] virtual AccessRepository &accesses() = 0;
    [[nodiscard]] virtual DeliveryRepository &deliveries() = 0;
    [[nodiscard]] virtual QuotaRepository &quotas() = 0;
    [[nodiscard]] virtual BillingRepository &billing() = 0;
    [[nodiscard]] virtual ViewRepository &views() = 0;
    [[nodiscard]] virtual TokenRepository &tokens() = 0;
    /// Rises with every committed change of any process: consoles poll it.
    [[nodiscard]] virtual Result<qint64> changeCounter() = 0;
    /// Structure and counters agree (PRAGMA quick_check, foreign keys, totals recomputed); the findings, empty when fine.
    [[nodiscard]] virtual Result<QStringList> selfCheck(bool repairTotals) = 0;
};

} // namespace td
