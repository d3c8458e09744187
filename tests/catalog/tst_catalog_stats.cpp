// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QDate>

#include <algorithm>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Totals, groups, snapshots, states of copies, the self-check.
class TestCatalogStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void totalsFollowEveryChange();
    void objectsFollowTheirCopies();
    void groupsAndMetrics();
    void snapshots();
    void copyStates();
    void selfCheckFindsAndRepairs();
};

void TestCatalogStats::totalsFollowEveryChange()
{
    Shelf shelf;
    StatsRepository &stats = shelf.catalogue->stats();
    QCOMPARE(must(stats.totals()).live.size(), 3);
    QCOMPARE(must(stats.totals()).liveSum().count, 0);
    shelf.add(u"a"_s, Tier::Temp, u"d"_s, 10);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s, 20);
    shelf.add(u"c"_s, Tier::Cold, {}, 40);
    QCOMPARE(must(stats.totals()).live.value(Tier::Cold).bytes, 40);
    must(shelf.catalogue->photos().trash({u"b"_s, u"c"_s}, {}, {}, shelf.clock.now()));
    must(shelf.catalogue->photos().restore({u"c"_s}, shelf.clock.now()));
    TierTotals totals = must(stats.totals());
    QCOMPARE(totals.liveSum().bytes, 50);
    QCOMPARE(totals.trash.value(Tier::Hot).count, 1);
    PhotoEdit edit;
    edit.kind = u"cloth"_s;
    edit.draft = u"e"_s;
    must(shelf.catalogue->photos().edit({u"a"_s}, edit, shelf.clock.now()));
    QCOMPARE(must(stats.totalsOfUser(u"u1"_s)).liveSum().count, 2);
    QCOMPARE(must(stats.totalsOfUser(u"nobody"_s)).liveSum().count, 0);
    PhotoFilter filter;
    filter.draft = u"d"_s;
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).count, 0);
    filter.trash = TrashScope::Only;
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).bytes, 20);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogStats::objectsFollowTheirCopies()
{
    Shelf shelf;
    StatsRepository &stats = shelf.catalogue->stats();
    CopyRepository &copies = shelf.catalogue->copies();
    QVERIFY(must(stats.objects()).isEmpty());
    shelf.add(u"a"_s, Tier::Temp, u"d"_s, 10);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s, 20);
    const auto masters = [&stats] {
        const CountBytes sum = must(stats.objects()).value(variant::Master);
        return std::pair(sum.count, sum.bytes);
    };
    QCOMPARE(masters(), std::pair(qint64(2), qint64(30)));
    must(shelf.catalogue->photos().trash({u"b"_s}, {}, {}, shelf.clock.now()));
    QCOMPARE(masters(), std::pair(qint64(2), qint64(30))); // it is still stored
    const qint64 copy = must(copies.ofPhoto(u"a"_s)).first().copyId;
    must(copies.setState(copy, CopyState::Suspect, u"size"_s, shelf.clock.now()));
    QCOMPARE(masters(), std::pair(qint64(2), qint64(30)));
    shelf.sql(u"UPDATE copies SET tier = 'cold', size = 11 WHERE photo_id = 'a'"_s);
    QCOMPARE(masters(), std::pair(qint64(2), qint64(31)));
    must(copies.setState(copy, CopyState::Gone, {}, shelf.clock.now()));
    QCOMPARE(masters(), std::pair(qint64(1), qint64(20)));
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
    shelf.sql(u"UPDATE totals SET hb = 7 WHERE scope = 'variant'"_s);
    QCOMPARE(must(shelf.catalogue->selfCheck(true)).size(), 1);
    QCOMPARE(masters(), std::pair(qint64(1), qint64(20)));
    shelf.sql(u"DELETE FROM copies WHERE photo_id = 'b'"_s);
    QVERIFY(must(stats.objects()).isEmpty());
}

void TestCatalogStats::groupsAndMetrics()
{
    Shelf shelf;
    must(shelf.catalogue->drafts().create(u"d"_s, u"u1"_s, u"Coat"_s, shelf.clock.now()));
    shelf.add(u"a"_s, Tier::Temp, u"d"_s, 10);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s, 20);
    shelf.add(u"c"_s, Tier::Cold, {}, 40);
    shelf.add(u"gone"_s, Tier::Cold, u"empty"_s, 80);
    must(shelf.catalogue->photos().trash({u"gone"_s}, {}, {}, shelf.clock.now()));
    const QList<GroupTotals> drafts = must(shelf.catalogue->stats().groups(GroupBy::Draft));
    QCOMPARE(drafts.size(), 2);
    const auto coat = std::ranges::find(drafts, u"d"_s, &GroupTotals::key);
    QVERIFY(coat != drafts.end());
    QCOMPARE(coat->label, u"Coat"_s);
    QCOMPARE(coat->tiers.value(Tier::Hot).bytes, 20);
    QCOMPARE(coat->tiers.value(Tier::Temp).count, 1);
    QCOMPARE(must(shelf.catalogue->stats().groups(GroupBy::User)).first().tiers.size(), 3);
    QCOMPARE(must(shelf.catalogue->stats().groups(GroupBy::Kind)).first().key, u"user"_s);
    const LifecycleMetrics metrics = must(shelf.catalogue->stats().metrics(7, shelf.clock.now() + 6 * Day));
    QCOMPARE(metrics.days, 7);
    QCOMPARE(metrics.uploaded, 4);
    QCOMPARE(metrics.deleted, 1);
    QCOMPARE(must(shelf.catalogue->stats().metrics(7, shelf.clock.now() + 8 * Day)).uploaded, 0);
}

void TestCatalogStats::snapshots()
{
    Shelf shelf;
    StatsRepository &stats = shelf.catalogue->stats();
    CostSnapshot snapshot;
    snapshot.day = QDate(2025, 11, 13);
    snapshot.cost = 0.87;
    snapshot.totals.live = {{Tier::Hot, {3, 300}}};
    snapshot.totals.trash = {{Tier::Cold, {1, 100}}};
    snapshot.tierCost = {{Tier::Hot, 0.75}};
    must(stats.saveSnapshot(snapshot));
    snapshot.cost = 0.9;
    must(stats.saveSnapshot(snapshot));
    snapshot.day = snapshot.day.addDays(-1);
    must(stats.saveSnapshot(snapshot));
    const QList<CostSnapshot> found = must(stats.snapshots(QDate(2025, 11, 1), QDate(2025, 11, 30)));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.last().day, QDate(2025, 11, 13));
    QCOMPARE(found.last().cost, 0.9);
    QCOMPARE(found.last().totals.live.value(Tier::Hot).bytes, 300);
    QCOMPARE(found.last().totals.trash.value(Tier::Cold).count, 1);
    QCOMPARE(found.last().tierCost.value(Tier::Hot), 0.75);
    QVERIFY(must(stats.snapshots(QDate(2026, 1, 1), QDate(2026, 1, 2))).isEmpty());
}

void TestCatalogStats::copyStates()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    shelf.add(u"b"_s);
    CopyRepository &copies = shelf.catalogue->copies();
    const Copy copy = must(copies.ofPhoto(u"a"_s)).first();
    must(copies.setState(copy.copyId, CopyState::Suspect, u"size"_s, shelf.clock.now()));
    QCOMPARE(must(copies.ofPhoto(u"a"_s)).first().state, CopyState::Suspect);
    QCOMPARE(must(copies.after(0, 10)).size(), 2);
    QCOMPARE(must(copies.after(copy.copyId, 10)).size(), 1);
    shelf.clock.advance(Hour);
    must(copies.setState(copy.copyId, CopyState::Verified, u"sha256"_s, shelf.clock.now()));
    QCOMPARE(must(copies.ofPhoto(u"a"_s)).first().verifyMethod, u"sha256"_s);
    QVERIFY(must(copies.ofPhoto(u"a"_s)).first().verifiedAt == shelf.clock.now());
    must(copies.setState(copy.copyId, CopyState::Gone, {}, shelf.clock.now()));
    QVERIFY(must(copies.ofPhoto(u"a"_s)).isEmpty());
    QVERIFY(must(copies.knownKeys({u"temp/a.jpg"_s})).isEmpty());
    QCOMPARE(reasonOf(copies.setState(999, CopyState::Gone, {}, shelf.clock.now())), u"copy.unknown"_s);
    const Copy other = must(copies.ofPhoto(u"b"_s)).first();
    QCOMPARE(reasonOf(copies.recordHash(other.copyId, u"another"_s, shelf.clock.now())), u"copy.has_hash"_s);
    shelf.sql(u"UPDATE copies SET sha256 = '', state = 'suspect' WHERE photo_id = 'b'"_s);
    shelf.sql(u"UPDATE photo_metadata SET sha256 = '' WHERE photo_id = 'b'"_s);
    must(copies.recordHash(other.copyId, u"abc"_s, shelf.clock.now()));
    QCOMPARE(must(copies.ofPhoto(u"b"_s)).first().sha256, u"abc"_s);
    QCOMPARE(must(copies.ofPhoto(u"b"_s)).first().state, CopyState::Verified);
    QCOMPARE(must(shelf.catalogue->photos().find(u"b"_s))->sha256, u"abc"_s);
    QCOMPARE(reasonOf(copies.recordHash(copy.copyId, u"abc"_s, shelf.clock.now())), u"copy.has_hash"_s); // gone
}

void TestCatalogStats::selfCheckFindsAndRepairs()
{
    Shelf shelf;
    shelf.add(u"a"_s, Tier::Hot, u"d"_s, 10);
    shelf.sql(u"UPDATE totals SET hb = 99 WHERE scope = 'draft'"_s);
    shelf.sql(u"DELETE FROM totals WHERE scope = 'user'"_s);
    shelf.sql(u"INSERT INTO totals(scope, key, tn) VALUES ('kind', 'ghost', 1)"_s);
    QCOMPARE(must(shelf.catalogue->selfCheck(false)).size(), 3);
    QCOMPARE(must(shelf.catalogue->selfCheck(true)).size(), 3);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
    QCOMPARE(must(shelf.catalogue->stats().totalsOfUser(u"u1"_s)).liveSum().bytes, 10);
    if (onPostgres()) // which lets nobody break a reference
        shelf.sql(u"ALTER TABLE orders DISABLE TRIGGER tr_order_insert"_s);
    else
        shelf.sql(u"INSERT INTO orders(order_id, draft_id, ordered_at) VALUES ('o', 'nowhere', 'x')"_s);
    const QStringList findings = must(shelf.catalogue->selfCheck(false));
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().contains(u"orders"_s));
}

TD_CATALOG_TEST(TestCatalogStats)
#include "tst_catalog_stats.moc"
