// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlcatalogue.h"

#include "catalog/billing.h"
#include "catalog/accesses.h"
#include "catalog/copies.h"
#include "catalog/drafts.h"
#include "catalog/duplicates.h"
#include "catalog/events.h"
#include "catalog/executor.h"
#include "catalog/healthchecks.h"
#include "catalog/journal.h"
#include "catalog/leases.h"
#include "catalog/lifecycle.h"
#include "catalog/links.h"
#include "catalog/photos.h"
#include "catalog/providercopies.h"
#include "catalog/quotas.h"
#include "catalog/receipts.h"
#include "catalog/settings.h"
#include "catalog/stats.h"
#include "catalog/store.h"
#include "catalog/tokens.h"
#include "catalog/totals.h"
#include "catalog/transfers.h"

#include <QMutex>

namespace td
{

using namespace Qt::StringLiterals;

/// Members die from the last to the first: the repositories before the threads they use.
struct SqlCatalogue::Parts {
    class SystemClock final : public Clock
    {
    public:
        [[nodiscard]] Instant now() const override { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }
    };
    /// The connection for changeCounter(), made when it is first asked: commands that end soon never do.
    Result<Executor *> watching()
    {
        const QMutexLocker lock(&watcherMutex);
        if (!watcher) {
            TD_ASSIGN(watcher, Executor::start(u"catalog-watch"_s, 1, database, Access::ReadOnly));
        }
        return watcher.get();
    }

    SystemClock systemClock;
    std::shared_ptr<const Database> database;
    std::unique_ptr<Executor> writer;
    std::unique_ptr<Executor> readers;
    QMutex watcherMutex;
    std::unique_ptr<Executor> watcher;
    std::unique_ptr<Store> store;

    struct Repositories {
        explicit Repositories(const Store &s)
            : photos(s)
            , copies(s)
            , journal(s)
            , lifecycle(s)
            , leases(s)
            , stats(s)
            , drafts(s)
            , events(s)
            , transfers(s)
            , settings(s)
            , receipts(s)
            , providerCopies(s)
            , duplicates(s)
            , healthChecks(s)
            , links(s)
            , accesses(s)
            , deliveries(s)
            , quotas(s)
            , billing(s)
            , views(s)
            , tokens(s)
        {
        }
        SqlPhotos photos;
        SqlCopies copies;
        SqlJournal journal;
        SqlLifecycle lifecycle;
        SqlLeases leases;
        SqlStats stats;
        SqlDrafts drafts;
        SqlEvents events;
        SqlTransfers transfers;
        SqlSettings settings;
        SqlReceipts receipts;
        SqlProviderCopies providerCopies;
        SqlDuplicates duplicates;
        SqlHealthChecks healthChecks;
        SqlLinks links;
        SqlAccesses accesses;
        SqlDeliveries deliveries;
        SqlQuotas quotas;
        SqlBilling billing;
        SqlViews views;
        SqlTokens tokens;
    };
    std::unique_ptr<Repositories> repositories;
};

SqlCatalogue::SqlCatalogue()
    : d(std::make_unique<Parts>())
{
}

SqlCatalogue::~SqlCatalogue() = default;

Result<void> SqlCatalogue::start(const std::shared_ptr<const Database> &database, const OpenOptions &options,
                                 const std::function<Result<void>(Connection &, Instant now)> &prepareSchema)
{
    const Clock &clock = options.clock ? *options.clock : d->systemClock;
    d->database = database;
    TD_ASSIGN(d->writer, Executor::start(u"catalog-write"_s, 1, database, Access::ReadWrite));
    TD_TRY(d->writer->run([&](Connection &c) { return prepareSchema(c, clock.now()); }));
    TD_ASSIGN(d->readers, Executor::start(u"catalog-read"_s, std::max(1, options.readers), database, Access::ReadOnly));
    d->store = std::make_unique<Store>(*d->writer, *d->readers, clock);
    d->repositories = std::make_unique<Parts::Repositories>(*d->store);
    return {};
}

PhotoRepository &SqlCatalogue::photos()
{
    return d->repositories->photos;
}

CopyRepository &SqlCatalogue::copies()
{
    return d->repositories->copies;
}

JournalRepository &SqlCatalogue::journal()
{
    return d->repositories->journal;
}

LifecycleRepository &SqlCatalogue::lifecycle()
{
    return d->repositories->lifecycle;
}

LeaseRepository &SqlCatalogue::leases()
{
    return d->repositories->leases;
}

StatsRepository &SqlCatalogue::stats()
{
    return d->repositories->stats;
}

DraftRepository &SqlCatalogue::drafts()
{
    return d->repositories->drafts;
}

EventRepository &SqlCatalogue::events()
{
    return d->repositories->events;
}

TransferRepository &SqlCatalogue::transfers()
{
    return d->repositories->transfers;
}

SettingRepository &SqlCatalogue::settings()
{
    return d->repositories->settings;
}

ReceiptRepository &SqlCatalogue::receipts()
{
    return d->repositories->receipts;
}

ProviderCopyRepository &SqlCatalogue::providerCopies()
{
    return d->repositories->providerCopies;
}

DuplicateRepository &SqlCatalogue::duplicates()
{
    return d->repositories->duplicates;
}

TokenRepository &SqlCatalogue::tokens()
{
    return d->repositories->tokens;
}

BillingRepository &SqlCatalogue::billing()
{
    return d->repositories->billing;
}

ViewRepository &SqlCatalogue::views()
{
    return d->repositories->views;
}

QuotaRepository &SqlCatalogue::quotas()
{
    return d->repositories->quotas;
}

LinkRepository &SqlCatalogue::links()
{
    return d->repositories->links;
}

AccessRepository &SqlCatalogue::accesses()
{
    return d->repositories->accesses;
}

DeliveryRepository &SqlCatalogue::deliveries()
{
    return d->repositories->deliveries;
}

HealthRepository &SqlCatalogue::healthChecks()
{
    return d->repositories->healthChecks;
}

Result<qint64> SqlCatalogue::changeCounter()
{
    TD_ASSIGN(Executor * watcher, d->watching());
    return watcher->run([](Connection &c) -> Result<qint64> {
        // A connection that broke since it was asked the last time fails once with the server's farewell, and then as
        // closed; only after that it is made again.
        constexpr int MaxTries = 3;
        auto counter = c.database().changeCounter(c);
        for (int tries = 1; tries < MaxTries && !counter && counter.error().reason == "catalog.connection_lost"_L1;
             ++tries) {
            TD_TRY(c.ensureOpen());
            counter = c.database().changeCounter(c);
        }
        return counter;
    });
}

Result<QStringList> SqlCatalogue::selfCheck(bool repairTotals)
{
    Result<QStringList> findings = d->store->read([](Connection &c) { return c.database().checkStructure(c); });
    if (!findings && findings.error().code == ErrorCode::DataLoss)
        return QStringList{findings.error().message + u' ' + findings.error().detail};
    if (!findings)
        return findings;
    // A damaged database is only reported: repairing counters in it would write to it.
    const bool repair = repairTotals && findings->isEmpty();
    const auto counters = [repair](Connection &c) { return checkTotals(c, repair); };
    TD_ASSIGN(const QStringList wrong, repair ? d->store->write(counters) : d->store->read(counters));
    findings->append(wrong);
    return findings;
}

} // namespace td
