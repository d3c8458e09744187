// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/cataloguecopy.h"
#include "catalog/connection.h"
#include "catalogfixture.h"
#include "fullcatalogue.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QFile>

#include <cmath>
#include <tuple>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                                          : QByteArray();
}

} // namespace

/// A catalogue moves from SQLite to PostgreSQL with everything in it.
class TestCatalogCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingArrives();
    void numbersGoOn();
    void fullDatabaseIsLeftAlone();
    void wrongRowLeavesNothing();
    void stoppedLeavesNothing();
    void filesThatAreNone();

private:
    [[nodiscard]] PostgresSettings settings(const FreshDatabase &fresh) const;
    [[nodiscard]] int rowsIn(const FreshDatabase &fresh, const QString &table) const;
    std::optional<RealPostgres> m_server;
};

void TestCatalogCopy::initTestCase()
{
    m_server = realPostgres();
    TD_NEED_REAL_SERVERS(m_server.has_value());
}

PostgresSettings TestCatalogCopy::settings(const FreshDatabase &fresh) const
{
    PostgresSettings settings;
    settings.host = m_server->socketDirectory;
    settings.port = m_server->port;
    settings.database = *fresh;
    settings.user = m_server->user;
    return settings;
}

int TestCatalogCopy::rowsIn(const FreshDatabase &fresh, const QString &table) const
{
    return m_server->asSuperuser(*fresh, u"SELECT count(*) FROM "_s + table).value_or(u"-1"_s).toInt();
}

void TestCatalogCopy::everythingArrives()
{
    Shelf shelf;
    fillCatalogue(shelf, 700);
    shelf.sql(u"UPDATE photo_metadata SET filename = 'a' || char(0) || 'b' WHERE photo_id = 'p6'"_s);
    shelf.sql(u"CREATE TABLE source_users (id TEXT)"_s);
    SqlCatalogue &source = *shelf.catalogue;
    shelf.sql(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    const QByteArray before = hashOf(shelf.file());
    const FreshDatabase fresh = m_server->freshDatabase();
    qint64 reported = 0;
    const CatalogueCopy copy = must(copyCatalogue(
        shelf.file(), settings(fresh),
        {.progress = [&](qint64 done, qint64) { reported = done; }, .stop = {}, .now = shelf.clock.now()}));
    QCOMPARE(hashOf(shelf.file()), before);
    QCOMPARE(copy.leftOut, QStringList{u"source_users"_s});
    QCOMPARE(reported, copy.rows);
    const auto photos = std::ranges::find(copy.tables, u"photo_metadata"_s, &CatalogueCopy::Table::name);
    QVERIFY(photos != copy.tables.end() && photos->rows == 700);

    OpenOptions options;
    options.clock = &shelf.clock;
    const auto target = must(PostgresCatalogue::open(settings(fresh), options));
    QVERIFY(must(target->selfCheck(false)).isEmpty());
    const PhotoSort byName{PhotoSortField::Filename, true};
    const PhotoPage left = must(source.photos().page({}, byName, {}, 1000));
    const PhotoPage right = must(target->photos().page({}, byName, {}, 1000));
    QCOMPARE(right.photos.size(), left.photos.size());
    for (qsizetype i = 0; i < left.photos.size(); ++i) {
        if (left.photos.at(i).photoId == u"p6"_s)
            continue;
        QCOMPARE(right.photos.at(i).photoId, left.photos.at(i).photoId);
        QCOMPARE(right.photos.at(i).filename, left.photos.at(i).filename);
        QCOMPARE(right.photos.at(i).tags, left.photos.at(i).tags);
        QCOMPARE(right.photos.at(i).metadata, left.photos.at(i).metadata);
        QVERIFY(right.photos.at(i).phash == left.photos.at(i).phash);
        QVERIFY(right.photos.at(i).scheduledDeletion == left.photos.at(i).scheduledDeletion);
    }
    QCOMPARE(must(target->photos().find(u"p6"_s))->filename, u"a\ufffdb"_s);
    const auto runsOf = [](SqlCatalogue &catalogue) {
        QStringList ids;
        for (const RunResult &run : must(catalogue.lifecycle().runs(10)))
            ids.append(run.runId + QString::number(run.monthlySaving, 'g', 17));
        return ids;
    };
    QCOMPARE(runsOf(*target), runsOf(source));
    QCOMPARE(must(target->lifecycle().findPlan(u"plan"_s))->actions.first().bytes, 12345678901);
    QCOMPARE(must(target->stats().snapshots(QDate(2025, 1, 1), QDate(2026, 1, 1))).first().cost, 1.0 / 3.0);
    QCOMPARE(must(target->journal().open()).size(), 1);
    QVERIFY(must(target->journal().open()).first().holder == shelf.me);
    QCOMPARE(must(target->photos().trashedByRun(u"run"_s)).size(), 2);
    QCOMPARE(must(target->settings().value(u"lifecycle.temp_hours"_s)), std::optional(u"24"_s));
    QCOMPARE(must(target->events().latest(50)).size(), must(source.events().latest(50)).size());
}

void TestCatalogCopy::numbersGoOn()
{
    Shelf shelf;
    fillCatalogue(shelf, 12);
    must(shelf.catalogue->transfers().cancelWaiting(std::nullopt, shelf.clock.now()));
    QCOMPARE(must(shelf.catalogue->transfers().clearFinished()), 3); // 1 to 3 were given and are gone
    const FreshDatabase fresh = m_server->freshDatabase();
    must(copyCatalogue(shelf.file(), settings(fresh), {.progress = {}, .stop = {}, .now = shelf.clock.now()}));
    OpenOptions options;
    options.clock = &shelf.clock;
    const auto target = must(PostgresCatalogue::open(settings(fresh), options));
    QCOMPARE(must(target->transfers().add({Transfer{}})).first().id, 4);
    QCOMPARE(must(target->photos().add(shelf.draftPhoto(u"new"_s, Tier::Hot, u"d1"_s))).seq, 13);
    QVERIFY(must(target->selfCheck(false)).isEmpty()); // the triggers are on again
    QCOMPARE(
        must(target->journal().beginUpload(u"next"_s, Tier::Temp, {u"k"_s}, shelf.me, shelf.clock.now())).id,
        must(shelf.catalogue->journal().beginUpload(u"next"_s, Tier::Temp, {u"k"_s}, shelf.me, shelf.clock.now())).id);
}

void TestCatalogCopy::fullDatabaseIsLeftAlone()
{
    Shelf shelf;
    fillCatalogue(shelf, 12);
    const FreshDatabase fresh = m_server->freshDatabase();
    must(must(PostgresCatalogue::open(settings(fresh)))->settings().setValue(u"mine"_s, u"1"_s));
    QCOMPARE(reasonOf(copyCatalogue(shelf.file(), settings(fresh), {})), u"catalog.not_empty"_s);
    QCOMPARE(rowsIn(fresh, u"photo_metadata"_s), 0);
    QCOMPARE(rowsIn(fresh, u"settings"_s), 1);
    const FreshDatabase foreign = m_server->freshDatabase();
    std::ignore = m_server->asSuperuser(*foreign, u"CREATE TABLE invoices (id bigint)"_s);
    QCOMPARE(reasonOf(copyCatalogue(shelf.file(), settings(foreign), {})), u"catalog.not_empty"_s);
}

void TestCatalogCopy::wrongRowLeavesNothing()
{
    Shelf shelf;
    fillCatalogue(shelf, 12);
    shelf.sql(u"UPDATE totals SET tn = 99 WHERE scope = 'all'"_s);
    const FreshDatabase fresh = m_server->freshDatabase();
    QCOMPARE(reasonOf(copyCatalogue(shelf.file(), settings(fresh), {})), u"catalog.copy_differs"_s);
    QCOMPARE(rowsIn(fresh, u"photo_metadata"_s), 0);
    must(shelf.catalogue->selfCheck(true));
    shelf.sql(u"UPDATE photo_metadata SET width = 'wide' WHERE photo_id = 'p3'"_s); // SQLite does not mind
    QVERIFY(!copyCatalogue(shelf.file(), settings(fresh), {}));
    QCOMPARE(rowsIn(fresh, u"users"_s), 0);
    shelf.sql(u"UPDATE photo_metadata SET width = 1 WHERE photo_id = 'p3'"_s);
    must(copyCatalogue(shelf.file(), settings(fresh), {}));
}

void TestCatalogCopy::stoppedLeavesNothing()
{
    Shelf shelf;
    fillCatalogue(shelf, 1200);
    const FreshDatabase fresh = m_server->freshDatabase();
    std::stop_source stop;
    const auto stopped = copyCatalogue(shelf.file(), settings(fresh),
                                       {.progress =
                                            [&](qint64 done, qint64 total) {
                                                if (done > total / 3)
                                                    stop.request_stop();
                                            },
                                        .stop = stop.get_token(),
                                        .now = shelf.clock.now()});
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QCOMPARE(rowsIn(fresh, u"photo_metadata"_s), 0);
    QCOMPARE(rowsIn(fresh, u"users"_s), 0);
}

void TestCatalogCopy::filesThatAreNone()
{
    QTemporaryDir folder;
    const FreshDatabase fresh = m_server->freshDatabase();
    QCOMPARE(reasonOf(copyCatalogue(folder.filePath(u"none.db"_s), settings(fresh), {})), u"catalog.no_file"_s);
    const QString old = folder.filePath(u"old.db"_s);
    OpenOptions earlier;
    earlier.migrations = embeddedMigrations().first(3);
    must(SqliteCatalogue::open(old, earlier)).reset();
    QCOMPARE(reasonOf(copyCatalogue(old, settings(fresh), {})), u"catalog.copy_schema"_s);
    QCOMPARE(m_server->asSuperuser(*fresh, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
}

TD_TEST(TestCatalogCopy)
#include "tst_catalog_copy.moc"
