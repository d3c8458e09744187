// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlitecatalogue.h"

#include "catalog/copies.h"
#include "catalog/drafts.h"
#include "catalog/events.h"
#include "catalog/executor.h"
#include "catalog/filesystem.h"
#include "catalog/journal.h"
#include "catalog/leases.h"
#include "catalog/lifecycle.h"
#include "catalog/migrator.h"
#include "catalog/photos.h"
#include "catalog/settings.h"
#include "catalog/sqlerror.h"
#include "catalog/stats.h"
#include "catalog/store.h"
#include "catalog/totals.h"
#include "catalog/transfers.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }
};

} // namespace

struct SqliteCatalogue::Private {
    SystemClock systemClock;
    MigrationOutcome outcome;
    std::unique_ptr<Executor> writer;
    std::unique_ptr<Executor> readers;
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
        {
        }
        SqlitePhotos photos;
        SqliteCopies copies;
        SqliteJournal journal;
        SqliteLifecycle lifecycle;
        SqliteLeases leases;
        SqliteStats stats;
        SqliteDrafts drafts;
        SqliteEvents events;
        SqliteTransfers transfers;
        SqliteSettings settings;
    };
    std::unique_ptr<Repositories> repositories;
};

SqliteCatalogue::SqliteCatalogue(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

SqliteCatalogue::~SqliteCatalogue() = default;

Result<std::unique_ptr<SqliteCatalogue>> SqliteCatalogue::open(const QString &file, const OpenOptions &options)
{
    TD_TRY(prepareCatalogueFile(file));
    auto parts = std::make_unique<Private>();
    const Clock &clock = options.clock ? *options.clock : parts->systemClock;
    const QList<Migration> migrations = options.migrations.isEmpty() ? embeddedMigrations() : options.migrations;
    ConnectionSettings settings{.file = file, .busyTimeoutMs = options.busyTimeoutMs};
    TD_ASSIGN(parts->writer, Executor::start(u"catalog-write"_s, 1, settings));
    TD_ASSIGN(parts->outcome, parts->writer->run([&](Connection &c) {
        return migrate(c, {.migrations = migrations, .backupFolder = options.backupFolder}, clock.now());
    }));
    settings.readOnly = true;
    TD_ASSIGN(parts->readers, Executor::start(u"catalog-read"_s, std::max(1, options.readers), settings));
    TD_ASSIGN(parts->watcher, Executor::start(u"catalog-watch"_s, 1, settings));
    parts->store = std::make_unique<Store>(*parts->writer, *parts->readers, clock);
    parts->repositories = std::make_unique<Private::Repositories>(*parts->store);
    return std::unique_ptr<SqliteCatalogue>(new SqliteCatalogue(std::move(parts)));
}

PhotoRepository &SqliteCatalogue::photos()
{
    return d->repositories->photos;
}

CopyRepository &SqliteCatalogue::copies()
{
    return d->repositories->copies;
}

JournalRepository &SqliteCatalogue::journal()
{
    return d->repositories->journal;
}

LifecycleRepository &SqliteCatalogue::lifecycle()
{
    return d->repositories->lifecycle;
}

LeaseRepository &SqliteCatalogue::leases()
{
    return d->repositories->leases;
}

StatsRepository &SqliteCatalogue::stats()
{
    return d->repositories->stats;
}

DraftRepository &SqliteCatalogue::drafts()
{
    return d->repositories->drafts;
}

EventRepository &SqliteCatalogue::events()
{
    return d->repositories->events;
}

TransferRepository &SqliteCatalogue::transfers()
{
    return d->repositories->transfers;
}

SettingRepository &SqliteCatalogue::settings()
{
    return d->repositories->settings;
}

Result<qint64> SqliteCatalogue::changeCounter()
{
    // A connection sees in data_version the commits of all others; the watcher itself never writes, so it sees them
    // all.
    return d->watcher->run([](Connection &c) { return c.number(u"PRAGMA data_version"_s); });
}

Result<QStringList> SqliteCatalogue::selfCheck(bool repairTotals)
{
    constexpr int MaxFindings = 100;
    const auto structure = [](Connection &c) -> Result<QStringList> {
        TD_ASSIGN(QStringList findings,
                  c.texts(QString("PRAGMA quick_check("_L1 % QString::number(MaxFindings) % ')'_L1)));
        findings.removeAll(u"ok"_s);
        TD_TRY(c.each(u"PRAGMA foreign_key_check"_s, {}, [&](const QSqlQuery &q) {
            if (findings.size() < MaxFindings)
                findings.append(QString("Table "_L1 % q.value(0).toString() % ", row "_L1 % q.value(1).toString() %
                                        " refers to a missing row of "_L1 % q.value(2).toString()));
        }));
        return findings;
    };
    Result<QStringList> findings = d->store->read(structure);
    if (!findings && findings.error().code == ErrorCode::DataLoss)
        return QStringList{findings.error().message + u' ' + findings.error().detail};
    if (!findings)
        return findings;
    // A damaged file is only reported: repairing counters in it would write to it.
    const bool repair = repairTotals && findings->isEmpty();
    const auto counters = [repair](Connection &c) { return checkTotals(c, repair); };
    TD_ASSIGN(const QStringList wrong, repair ? d->store->write(counters) : d->store->read(counters));
    findings->append(wrong);
    return findings;
}

QString SqliteCatalogue::upgradeCopy() const
{
    return d->outcome.copiedTo;
}

QStringList SqliteCatalogue::upgradeNotes() const
{
    return d->outcome.notes;
}

} // namespace td
