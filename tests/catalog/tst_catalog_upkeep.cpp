// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include "catalog/connection.h"
#include "catalog/filtersql.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// What checks, moves to another provider and housekeeping ask of the catalogue.
class TestCatalogUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proofsRollOverTheTier();
    void proofsGoByAnIndex();
    void theLastUploadGoesByAnIndex();
    void monthsAreFoundByIndexes();
    void duplicatesGoByAnIndex();
    void rarePhotosGoByTheirIndex_data();
    void rarePhotosGoByTheirIndex();
    void photosWithoutCopiesAreFound();
    void aReplacedCopyIsGone();
    void aTierIsCopiedElsewhere();
    void movesLeaveReceiptsAndAreForgotten();
    void interruptedRunsAreClosed();
    void damageIsNoted();
};

void TestCatalogUpkeep::proofsRollOverTheTier()
{
    Shelf shelf;
    CopyRepository &copies = shelf.catalogue->copies();
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
        shelf.add(id, Tier::Cold);
        shelf.clock.advance(Hour);
    }
    shelf.sql(u"UPDATE copies SET verified_at = NULL WHERE photo_id = 'b'"_s);
    QCOMPARE(must(copies.verifiedCount(Tier::Cold)), 3);
    const QList<Copy> oldest = must(copies.longestUnproven(Tier::Cold, 0, 2));
    QCOMPARE(oldest.size(), 2);
    QCOMPARE(oldest.at(0).photoId, u"b"_s); // never proven comes first
    QCOMPARE(oldest.at(1).photoId, u"a"_s);
    must(copies.recordProofs({oldest.at(0).copyId, oldest.at(1).copyId}, u"sha256"_s, shelf.clock.now()));
    QCOMPARE(must(copies.longestUnproven(Tier::Cold, 0, 1)).first().photoId, u"c"_s);
    QCOMPARE(must(copies.longestUnproven(Tier::Cold, 1, 5)).size(), 2);
}

/// Of a million copies the oldest proof is found at once: nothing is scanned, nothing is sorted.
void TestCatalogUpkeep::proofsGoByAnIndex()
{
    if (onPostgres())
        QSKIP("the plan of a small table says nothing there; tst_catalog_schema compares the indexes");
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    const QString query =
        u"EXPLAIN QUERY PLAN SELECT c.key FROM copies c WHERE c.tier = 'cold' AND c.state = 'verified' "
        "ORDER BY coalesce(c.verified_at, ''), c.copy_id LIMIT 10"_s;
    const QStringList plan =
        must(connection->all<QString>(query, {}, [](const QSqlQuery &row) { return row.value(3).toString(); }));
    QCOMPARE(plan.size(), 1);
    QVERIFY2(plan.first().contains("USING INDEX ix_copies_proof"_L1), qPrintable(plan.first()));
}

/// Else a draft of n photos that is thrown away, the newest first, takes n times n looks.
void TestCatalogUpkeep::theLastUploadGoesByAnIndex()
{
    if (onPostgres())
        QSKIP("the plan of a small table says nothing there; tst_catalog_schema compares the indexes");
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    const QString query = u"EXPLAIN QUERY PLAN SELECT max(upload_date) FROM photo_metadata WHERE draft_id = 'd' AND "
                          "deleted_at IS NULL"_s; // as the triggers ask
    const QStringList plan =
        must(connection->all<QString>(query, {}, [](const QSqlQuery &row) { return row.value(3).toString(); }));
    QVERIFY2(plan.join(u' ').contains("INDEX ix_live_draft_upload"_L1), qPrintable(plan.join(u'\n')));
}

/// A month has tens of thousands of photos: none is sorted that the index of uploads has in order.
void TestCatalogUpkeep::monthsAreFoundByIndexes()
{
    if (onPostgres())
        QSKIP("the plan of a small table says nothing there");
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    PhotoFilter march;
    march.text = u"2026-03"_s;
    const SqlCondition condition = must(conditionFor(*connection, march, PhotoSortField::UploadDate));
    const QStringList indexes{u"INDEX ix_live_upload"_s, u"INDEX ix_live_captured"_s, u"INDEX ux_photos_seq"_s};
    QCOMPARE(condition.ways.size(), indexes.size());
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        const SqlCondition &way = condition.ways.at(i);
        const QString order = orderBy(connection->database(), {}, way.isNarrow);
        const QString query = "EXPLAIN QUERY PLAN SELECT p.seq FROM photo_metadata p WHERE "_L1 % way.where % order;
        const QStringList plan = must(
            connection->all<QString>(query, way.args, [](const QSqlQuery &row) { return row.value(3).toString(); }));
        QVERIFY2(plan.first().contains(indexes.at(i)), qPrintable(plan.join(u'\n')));
        QCOMPARE(plan.join(u' ').contains("ORDER BY"_L1), i > 0);
    }
}

/// The few contents that are there twice lead to their photos, not the million photos to their contents.
void TestCatalogUpkeep::duplicatesGoByAnIndex()
{
    if (onPostgres())
        QSKIP("the plan of a small table says nothing there");
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    PhotoFilter twice;
    twice.duplicatesOnly = true;
    const SqlCondition condition = must(conditionFor(*connection, twice));
    const QString query = "EXPLAIN QUERY PLAN SELECT count(*) FROM photo_metadata p WHERE "_L1 % condition.where;
    const QStringList plan = must(
        connection->all<QString>(query, condition.args, [](const QSqlQuery &row) { return row.value(3).toString(); }));
    QVERIFY2(plan.first().contains("SEARCH p USING INDEX ix_live_original"_L1), qPrintable(plan.join(u'\n')));
}

void TestCatalogUpkeep::rarePhotosGoByTheirIndex_data()
{
    PhotoFilter pinned;
    pinned.pinned = true;
    PhotoFilter damaged;
    damaged.damaged = true;
    QTest::addColumn<PhotoFilter>("filter");
    QTest::addColumn<QString>("index");
    QTest::newRow("pinned") << pinned << u"ix_pinned"_s;
    QTest::newRow("damaged") << damaged << u"ix_damaged"_s;
}

/// Ten of a million photos are pinned: no other condition may lead SQLite over the rest of them.
void TestCatalogUpkeep::rarePhotosGoByTheirIndex()
{
    if (onPostgres())
        QSKIP("the plan of a small table says nothing there");
    QFETCH(PhotoFilter, filter);
    QFETCH(QString, index);
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    for (const TrashScope scope : {TrashScope::Without, TrashScope::Only, TrashScope::With}) {
        filter.trash = scope;
        const SqlCondition condition = must(conditionFor(*connection, filter));
        const QString query = "EXPLAIN QUERY PLAN SELECT p.seq FROM photo_metadata p WHERE "_L1 % condition.where;
        const QStringList plan = must(
            connection->all<QString>(query, condition.args, [](const QSqlQuery &row) { return row.value(3).toString(); }));
        QVERIFY2(plan.first().contains(QString("INDEX "_L1 % index)), qPrintable(plan.join(u'\n')));
    }
}

void TestCatalogUpkeep::photosWithoutCopiesAreFound()
{
    Shelf shelf;
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        shelf.add(id);
    shelf.sql(u"UPDATE copies SET state = 'gone' WHERE photo_id <> 'b'"_s);
    QCOMPARE(must(shelf.catalogue->copies().photosWithout({}, 10)), (QStringList{u"a"_s, u"c"_s}));
    QCOMPARE(must(shelf.catalogue->copies().photosWithout(u"a"_s, 10)), QStringList{u"c"_s});
}

void TestCatalogUpkeep::aReplacedCopyIsGone()
{
    Shelf shelf;
    shelf.add(u"a"_s, Tier::Hot);
    CopyRepository &copies = shelf.catalogue->copies();
    const Copy old = must(copies.ofPhoto(u"a"_s)).first();
    Copy made = old;
    made.key = u"hot/a-2.jpg"_s;
    made.verifyMethod = u"sha256"_s;
    must(copies.replace(old.copyId, made, shelf.clock.now()));
    const QList<Copy> now = must(copies.ofPhoto(u"a"_s));
    QCOMPARE(now.size(), 1);
    QCOMPARE(now.first().key, u"hot/a-2.jpg"_s);
    QCOMPARE(must(copies.ofPhoto(u"a"_s, true)).size(), 2);
    QCOMPARE(reasonOf(copies.replace(old.copyId, made, shelf.clock.now())), u"copy.changed"_s);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogUpkeep::aTierIsCopiedElsewhere()
{
    Shelf shelf;
    ProviderCopyRepository &elsewhere = shelf.catalogue->providerCopies();
    for (const QString &id : {u"a"_s, u"b"_s})
        shelf.add(id, Tier::Cold);
    QCOMPARE(must(elsewhere.missingTotals(Tier::Cold, u"b2"_s)).bytes, 200);
    QCOMPARE(reasonOf(elsewhere.switchTo(Tier::Cold, u"b2"_s, shelf.clock.now())), u"provider.incomplete"_s);
    for (const Copy &copy : must(elsewhere.missing(Tier::Cold, u"b2"_s, 0, 10)))
        must(elsewhere.record(u"b2"_s, {.copyId = copy.copyId,
                                        .key = u"there/"_s + copy.key,
                                        .versionId = u"v1"_s,
                                        .md5 = u"abc"_s,
                                        .verifyMethod = u"etag"_s,
                                        .verifiedAt = shelf.clock.now()}));
    QVERIFY(must(elsewhere.missing(Tier::Cold, u"b2"_s, 0, 10)).isEmpty());
    must(elsewhere.record(u"b2"_s, {.copyId = 999,
                                    .key = u"there/old"_s,
                                    .versionId = {},
                                    .md5 = {},
                                    .verifyMethod = u"etag"_s,
                                    .verifiedAt = shelf.clock.now()}));
    const QList<ProviderCopy> stale = must(elsewhere.stale(Tier::Cold, u"b2"_s, 10));
    QCOMPARE(stale.size(), 1);
    must(elsewhere.forget(u"b2"_s, {stale.first().copyId}));
    QVERIFY(!must(elsewhere.home(Tier::Cold)));
    QCOMPARE(must(elsewhere.switchTo(Tier::Cold, u"b2"_s, shelf.clock.now())), 2);
    const Copy moved = must(shelf.catalogue->copies().ofPhoto(u"a"_s)).first();
    QCOMPARE(moved.backend, u"b2"_s);
    QCOMPARE(moved.key, u"there/cold/a.jpg"_s);
    QCOMPARE(must(elsewhere.home(Tier::Cold)), std::optional(u"b2"_s));
}

void TestCatalogUpkeep::movesLeaveReceiptsAndAreForgotten()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    JournalRepository &journal = shelf.catalogue->journal();
    const Instant now = shelf.clock.now();
    const JournalEntry entry =
        must(journal.beginMove(u"a"_s, Tier::Temp, Tier::Hot,
                               {{variant::Master, must(shelf.catalogue->copies().ofPhoto(u"a"_s)).first().copyId,
                                 u"folder"_s, u"hot/a.jpg"_s}},
                               u"run"_s, shelf.me, now));
    const qint64 copy = entry.copies.first().id;
    must(journal.markCopied(copy, u"v1"_s, u"md5"_s, now));
    must(journal.markVerified(copy, u"sha256"_s, now));
    must(journal.commitMove(entry.id, shelf.me, Seconds{600}, false, now));
    must(journal.markReleased(copy, now));
    must(journal.finish(entry.id, shelf.me, now));
    const QList<Receipt> receipts =
        must(shelf.catalogue->receipts().list({.photoId = u"a"_s, .runId = u"run"_s}, 0, 10));
    QCOMPARE(receipts.size(), 1);
    QCOMPARE(receipts.first().document.value("photo_id"_L1).toString(), u"a"_s);
    QVERIFY(must(shelf.catalogue->receipts().list({}, receipts.first().id, 10)).isEmpty());

    QCOMPARE(must(journal.prune(now, 10)), 0);
    QCOMPARE(must(journal.prune(now + Day, 10)), 1);
    QVERIFY(!must(journal.find(entry.id)));
    QCOMPARE(must(shelf.catalogue->copies().keyUses(u"hot/a.jpg"_s)), 1);
    QCOMPARE(must(shelf.catalogue->receipts().list({}, 0, 10)).size(), 1);
}

void TestCatalogUpkeep::interruptedRunsAreClosed()
{
    Shelf shelf;
    for (const QString &id : {u"a"_s, u"b"_s})
        shelf.add(id);
    LifecycleRepository &lifecycle = shelf.catalogue->lifecycle();
    RunResult run;
    run.runId = u"r"_s;
    run.asOf = run.startedAt = shelf.clock.now();
    must(lifecycle.saveRun(run));
    must(shelf.catalogue->photos().trash({u"a"_s, u"b"_s}, ruleName(Rule::TempOrphan), u"r"_s, shelf.clock.now()));
    QCOMPARE(must(lifecycle.closeInterrupted(shelf.clock.now())), 1);
    const RunResult closed = *must(lifecycle.findRun(u"r"_s));
    QVERIFY(closed.interrupted && closed.finishedAt);
    QCOMPARE(closed.tempDeleted, 2);
    QCOMPARE(must(lifecycle.closeInterrupted(shelf.clock.now())), 0);
}

void TestCatalogUpkeep::damageIsNoted()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    must(shelf.catalogue->photos().setDamaged(u"a"_s, true, shelf.clock.now()));
    PhotoFilter damaged;
    damaged.damaged = true;
    QCOMPARE(must(shelf.catalogue->photos().sums(damaged)).count, 1);
    QCOMPARE(reasonOf(shelf.catalogue->photos().setDamaged(u"none"_s, true, shelf.clock.now())), u"photo.unknown"_s);
}

TD_CATALOG_TEST(TestCatalogUpkeep)
#include "tst_catalog_upkeep.moc"
