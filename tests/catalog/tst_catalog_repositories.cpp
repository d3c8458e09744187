// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QDate>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Drafts, orders, events, leases, transfers, settings, statistics, copies.
class TestCatalogRepositories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draftsShowTheirSums();
    void draftsArePaged();
    void publishAndUnpublish();
    void publishRefuses();
    void removedDraftLivesAgain();
    void orders();
    void eventsAreFolded();
    void runEventsAreOneRow();
    void leasesAreHeldByOne();
    void leaseOfAMovedClockIsStale();
    void transfersAreClaimedOnce();
    void transfersKeepEverything();
    void settingsAndDismissals();
    void totalsFollowEveryChange();
    void groupsAndMetrics();
    void snapshots();
    void copyStates();
    void selfCheckFindsAndRepairs();
};

void TestCatalogRepositories::draftsShowTheirSums()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    must(drafts.create(u"d"_s, u"u1"_s, u"Coat"_s, shelf.clock.now()));
    must(drafts.create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    QCOMPARE(must(drafts.find(u"d"_s))->title, u"Coat"_s);
    QCOMPARE(must(drafts.find(u"d"_s))->photoCount, 0);
    QVERIFY(!must(drafts.find(u"d"_s))->lastUpload);
    shelf.clock.advance(Hour);
    shelf.add(u"a"_s, Tier::Temp, u"d"_s, 10);
    shelf.clock.advance(Hour);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s, 20);
    shelf.add(u"c"_s, Tier::Hot, u"d"_s, 40);
    must(drafts.publish(u"d"_s, {u"b"_s}, 7, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"c"_s}, {}, {}, shelf.clock.now()));
    must(drafts.addOrder({u"o"_s, u"d"_s, shelf.clock.now()}));
    const Draft draft = *must(drafts.find(u"d"_s));
    QCOMPARE(draft.photoCount, 2);
    QCOMPARE(draft.publishedPhotoCount, 1);
    QCOMPARE(draft.bytes, 30);
    QCOMPARE(draft.photosByTier.value(Tier::Hot), 1);
    QCOMPARE(draft.bytesByTier.value(Tier::Temp), 10);
    QCOMPARE(draft.orderCount, 1);
    QCOMPARE(draft.coverPhotoId, u"a"_s);
    QVERIFY(draft.lastUpload == shelf.clock.now());
    QVERIFY(!draft.published);
    must(shelf.catalogue->photos().trash({u"b"_s}, {}, {}, shelf.clock.now()));
    QVERIFY(must(drafts.find(u"d"_s))->lastUpload == shelf.clock.now() - Hour);
    QVERIFY(!must(drafts.find(u"none"_s)));
    QCOMPARE(reasonOf(drafts.create({}, u"u1"_s, {}, shelf.clock.now())), u"draft.incomplete"_s);
}

void TestCatalogRepositories::draftsArePaged()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    for (int i = 0; i < 9; ++i) {
        must(drafts.create(u"d%1"_s.arg(i), u"u1"_s, i == 4 ? u"Blue 50% coat"_s : QString(), shelf.clock.now()));
        if (i % 2 == 0)
            shelf.add(u"p%1"_s.arg(i), Tier::Hot, u"d%1"_s.arg(i));
        if (i % 3 == 0)
            shelf.clock.advance(Hour);
    }
    must(drafts.publish(u"d2"_s, {}, 7, shelf.clock.now()));
    must(drafts.remove(u"d8"_s, shelf.clock.now()));
    QStringList seen;
    QString after;
    for (;;) {
        const QList<Draft> page = must(drafts.list(DraftScope::All, {}, after, 3));
        if (page.isEmpty())
            break;
        for (const Draft &draft : page)
            seen.append(draft.draftId);
        after = seen.last();
    }
    QCOMPARE(seen.size(), 8);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 8);
    QCOMPARE(seen.first(), u"d7"_s);
    QCOMPARE(must(drafts.list(DraftScope::Published, {}, {}, 10)).size(), 1);
    QCOMPARE(must(drafts.list(DraftScope::Unpublished, {}, {}, 10)).size(), 7);
    QCOMPARE(must(drafts.list(DraftScope::All, u"50%"_s, {}, 10)).first().draftId, u"d4"_s);
    QCOMPARE(must(drafts.list(DraftScope::All, u"D4"_s, {}, 10)).size(), 1);
    QCOMPARE(must(drafts.count(DraftScope::All)), 8);
    QCOMPARE(must(drafts.count(DraftScope::Published)), 1);
    QCOMPARE(must(drafts.count(DraftScope::Unpublished)), 7);
}

void TestCatalogRepositories::publishAndUnpublish()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    shelf.add(u"b"_s, Tier::Hot, u"d"_s);
    const Instant first = shelf.clock.now();
    QCOMPARE(must(drafts.publish(u"d"_s, {}, 7, first)).done.size(), 2);
    shelf.clock.advance(Day);
    must(drafts.publish(u"d"_s, {}, 7, shelf.clock.now()));
    const Photo photo = shelf.photo(u"a"_s);
    QVERIFY(photo.publishedToVinted && photo.publishedDate == first);
    QVERIFY(photo.scheduledDeletion == first + 7 * Day);
    QVERIFY(must(drafts.find(u"d"_s))->published);
    QVERIFY(must(drafts.find(u"d"_s))->publishedDate == first);
    QCOMPARE(must(shelf.catalogue->events().ofDraft(u"d"_s, 10)).first().count, 2);

    QCOMPARE(must(drafts.unpublish(u"d"_s, shelf.clock.now())).done.size(), 2);
    QVERIFY(!shelf.photo(u"a"_s).publishedToVinted && !shelf.photo(u"a"_s).publishedDate);
    QVERIFY(shelf.photo(u"a"_s).scheduledDeletion == shelf.photo(u"a"_s).uploadDate + 48 * Hour);
    QVERIFY(!shelf.photo(u"b"_s).scheduledDeletion);
    QVERIFY(!must(drafts.find(u"d"_s))->published);

    // What is brought back after the publication was taken back is no longer published either.
    must(drafts.publish(u"d"_s, {}, 7, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"b"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    QCOMPARE(must(drafts.unpublish(u"d"_s, shelf.clock.now())).done.size(), 2);
    must(shelf.catalogue->photos().restore({u"b"_s}, shelf.clock.now()));
    QVERIFY(!shelf.photo(u"b"_s).publishedToVinted && !shelf.photo(u"b"_s).publishedDate);
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogRepositories::publishRefuses()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    shelf.add(u"other"_s, Tier::Temp, u"e"_s);
    shelf.add(u"alone"_s);
    shelf.add(u"trashed"_s, Tier::Temp, u"d"_s);
    must(shelf.catalogue->photos().trash({u"trashed"_s}, {}, {}, shelf.clock.now()));
    const BatchOutcome outcome =
        must(drafts.publish(u"d"_s, {u"other"_s, u"a"_s, u"alone"_s, u"trashed"_s, u"none"_s}, 7, shelf.clock.now()));
    QCOMPARE(outcome.done, QStringList{u"a"_s});
    QStringList reasons;
    for (const ItemFailure &failure : outcome.failed)
        reasons.append(failure.id + u':' + failure.error.reason);
    QCOMPARE(reasons, (QStringList{u"other:photo.other_draft"_s, u"alone:photo.other_draft"_s,
                                   u"trashed:photo.in_trash"_s, u"none:photo.unknown"_s}));
    QVERIFY(!shelf.photo(u"other"_s).publishedToVinted);
    QVERIFY(!shelf.photo(u"trashed"_s).publishedToVinted);
    QCOMPARE(reasonOf(drafts.publish(u"nowhere"_s, {}, 7, shelf.clock.now())), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.unpublish(u"nowhere"_s, shelf.clock.now())), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.remove(u"nowhere"_s, shelf.clock.now())), u"draft.unknown"_s);
}

void TestCatalogRepositories::removedDraftLivesAgain()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    shelf.add(u"a"_s, Tier::Temp, u"d"_s);
    must(drafts.remove(u"d"_s, shelf.clock.now()));
    QVERIFY(must(drafts.find(u"d"_s))->removedAt == shelf.clock.now());
    QCOMPARE(shelf.photo(u"a"_s).draftId, u"d"_s);
    QVERIFY(must(drafts.list(DraftScope::All, {}, {}, 10)).isEmpty());
    QCOMPARE(reasonOf(drafts.publish(u"d"_s, {}, 7, shelf.clock.now())), u"draft.unknown"_s);
    shelf.add(u"b"_s, Tier::Temp, u"d"_s);
    QVERIFY(!must(drafts.find(u"d"_s))->removedAt);
    QCOMPARE(must(drafts.find(u"d"_s))->photoCount, 2);
}

void TestCatalogRepositories::orders()
{
    Shelf shelf;
    DraftRepository &drafts = shelf.catalogue->drafts();
    must(drafts.create(u"d"_s, u"u1"_s, {}, shelf.clock.now()));
    must(drafts.create(u"e"_s, u"u1"_s, {}, shelf.clock.now()));
    must(drafts.addOrder({u"o1"_s, u"d"_s, at("2025-11-01T00:00:00Z")}));
    must(drafts.addOrder({u"o2"_s, u"e"_s, at("2025-11-02T00:00:00Z")}));
    must(drafts.addOrder({u"o1"_s, u"d"_s, at("2025-11-03T00:00:00Z")}));
    QCOMPARE(must(drafts.orders(u"d"_s, 10)).size(), 1);
    QCOMPARE(must(drafts.find(u"d"_s))->orderCount, 1);
    const QList<Order> all = must(drafts.orders({}, 10));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.first().orderId, u"o1"_s);
    QVERIFY(all.first().orderedAt == at("2025-11-03T00:00:00Z"));
    QCOMPARE(reasonOf(drafts.addOrder({u"o2"_s, u"d"_s, shelf.clock.now()})), u"order.exists"_s);
    QCOMPARE(reasonOf(drafts.addOrder({u"o3"_s, u"none"_s, shelf.clock.now()})), u"draft.unknown"_s);
    QCOMPARE(reasonOf(drafts.addOrder({{}, u"d"_s, shelf.clock.now()})), u"order.incomplete"_s);
}

void TestCatalogRepositories::eventsAreFolded()
{
    Shelf shelf;
    EventRepository &events = shelf.catalogue->events();
    for (int i = 0; i < 30; ++i)
        shelf.add(u"p%1"_s.arg(i), Tier::Temp, u"d"_s);
    must(shelf.catalogue->photos().trash({u"p1"_s, u"p2"_s, u"p3"_s}, {}, {}, shelf.clock.now()));
    shelf.clock.advance(Day);
    must(events.append(
        {.at = {}, .what = u"settings"_s, .photoId = {}, .draftId = {}, .runId = {}, .detail = {{u"key"_s, u"x"_s}}}));
    shelf.add(u"late"_s, Tier::Temp, u"d"_s);
    const QList<Event> latest = must(events.latest(10));
    QCOMPARE(latest.size(), 4);
    QCOMPARE(latest.at(0).what, u"uploaded"_s);
    QCOMPARE(latest.at(0).photoId, u"late"_s);
    QCOMPARE(latest.at(1).what, u"settings"_s);
    QCOMPARE(latest.at(1).detail.value("key"_L1).toString(), u"x"_s);
    QVERIFY(latest.at(1).at == shelf.clock.now());
    QCOMPARE(latest.at(2).what, u"trashed"_s);
    QCOMPARE(latest.at(2).count, 3);
    QCOMPARE(latest.at(3).what, u"uploaded"_s);
    QCOMPARE(latest.at(3).count, 30);
    QVERIFY(latest.at(3).photoId.isEmpty());
    QCOMPARE(must(events.latest(2)).size(), 2);
    QCOMPARE(must(events.ofPhoto(u"p1"_s, 10)).size(), 2);
    QCOMPARE(must(events.ofPhoto({}, 10)).size(), 0);
}

void TestCatalogRepositories::runEventsAreOneRow()
{
    Shelf shelf;
    for (int i = 0; i < 5; ++i)
        shelf.add(u"p%1"_s.arg(i), Tier::Temp, u"d%1"_s.arg(i));
    shelf.clock.advance(Day);
    must(shelf.catalogue->photos().trash({u"p0"_s, u"p1"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    must(shelf.catalogue->photos().trash({u"p2"_s}, u"published"_s, u"run"_s, shelf.clock.now()));
    const QList<Event> latest = must(shelf.catalogue->events().latest(1));
    QCOMPARE(latest.first().what, u"trashed"_s);
    QCOMPARE(latest.first().count, 3);
    QCOMPARE(latest.first().runId, u"run"_s);
    QCOMPARE(must(shelf.catalogue->events().ofPhoto(u"p2"_s, 1)).first().detail.value("rule"_L1).toString(),
             u"published"_s);
}

void TestCatalogRepositories::leasesAreHeldByOne()
{
    Shelf shelf;
    LeaseRepository &leases = shelf.catalogue->leases();
    const auto alive = [](const Holder &) { return false; };
    const auto dead = [](const Holder &) { return true; };
    const Seconds term{60};
    Instant now = shelf.clock.now();
    QVERIFY(!must(leases.find(u"l"_s)));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, alive, now)));
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, term, alive, now + Seconds{59})));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, alive, now + Seconds{30})));
    QVERIFY(must(leases.find(u"l"_s))->since == now);
    QVERIFY(must(leases.find(u"l"_s))->until == now + Seconds{90});
    QVERIFY(must(leases.acquire(u"other"_s, shelf.other, term, alive, now)));
    QVERIFY(must(leases.renew(u"l"_s, shelf.me, term, now + Seconds{40})));
    QVERIFY(!must(leases.renew(u"l"_s, shelf.other, term, now)));
    // Expired, to the second.
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, term, alive, now + Seconds{100})));
    QVERIFY(!must(leases.renew(u"l"_s, shelf.me, term, now)));
    must(leases.release(u"l"_s, shelf.me));
    QVERIFY(must(leases.find(u"l"_s))->holder == shelf.other);
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, term, dead, now + Seconds{101})));
    must(leases.release(u"l"_s, shelf.me));
    QVERIFY(!must(leases.find(u"l"_s)));
}

void TestCatalogRepositories::leaseOfAMovedClockIsStale()
{
    Shelf shelf;
    LeaseRepository &leases = shelf.catalogue->leases();
    const auto alive = [](const Holder &) { return false; };
    const Instant now = shelf.clock.now();
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now + Day)));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, Seconds{60}, alive, now)));
    QVERIFY(must(leases.find(u"l"_s))->until == now + Seconds{60});
    // Exactly one term ahead is what an honest holder writes.
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now)));
    // Who waited for the database comes with an older time than the holder who was faster.
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now - Seconds{10})));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, now - Seconds{61})));
}

void TestCatalogRepositories::transfersAreClaimedOnce()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list;
    for (int i = 0; i < 5; ++i) {
        Transfer transfer;
        transfer.path = u"/pictures/%1.jpg"_s.arg(i);
        list.append(transfer);
    }
    list[4].state = TransferState::Paused;
    const QList<Transfer> added = must(transfers.add(list));
    QVERIFY(added.at(0).id > 0 && added.at(4).id > added.at(0).id);
    const QList<Transfer> mine = must(transfers.claim(2, shelf.me, shelf.clock.now()));
    QCOMPARE(mine.size(), 2);
    QCOMPARE(mine.at(0).path, u"/pictures/0.jpg"_s);
    QCOMPARE(mine.at(0).state, TransferState::Running);
    QCOMPARE(mine.at(0).attempts, 1);
    const QList<Transfer> others = must(transfers.claim(10, shelf.other, shelf.clock.now()));
    QCOMPARE(others.size(), 2);
    QCOMPARE(others.at(0).path, u"/pictures/2.jpg"_s);
    QVERIFY(must(transfers.claim(10, shelf.me, shelf.clock.now())).isEmpty());
    const Holder dead = shelf.other;
    QCOMPARE(must(transfers.requeue([&](const Holder &holder) { return holder == dead; })), 2);
    QCOMPARE(must(transfers.counts()).value(TransferState::Waiting), 2);
    QCOMPARE(must(transfers.setState({TransferState::Paused, TransferState::Waiting}, TransferState::Cancelled)), 3);
    Transfer done = mine.at(0);
    done.state = TransferState::Done;
    must(transfers.update({done}));
    QCOMPARE(must(transfers.counts()).value(TransferState::Running), 1);
    QCOMPARE(must(transfers.clearFinished()), 4);
    QCOMPARE(must(transfers.list({}, 10)).size(), 1);
}

void TestCatalogRepositories::transfersKeepEverything()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    Transfer transfer;
    transfer.kind = TransferKind::Move;
    transfer.photoId = u"p"_s;
    transfer.to = Tier::Cold;
    transfer.options = {{u"draft"_s, u"d"_s}};
    transfer.bytes = 12;
    transfer.createdAt = at("2025-01-01T00:00:00Z");
    transfer = must(transfers.add({transfer})).first();
    transfer.state = TransferState::Failed;
    transfer.resultBytes = 7;
    transfer.errorReason = u"store.offline"_s;
    transfer.errorText = u"Off."_s;
    transfer.remedy = u"Wait."_s;
    transfer.attempts = 3;
    transfer.finishedAt = at("2025-01-02T00:00:00Z");
    must(transfers.update({transfer}));
    const Transfer found = must(transfers.list({TransferState::Failed, TransferState::Done}, 10)).first();
    QCOMPARE(found.kind, TransferKind::Move);
    QCOMPARE(found.photoId, u"p"_s);
    QCOMPARE(found.to, Tier::Cold);
    QCOMPARE(found.options, transfer.options);
    QCOMPARE(found.bytes, 12);
    QCOMPARE(found.resultBytes, 7);
    QCOMPARE(found.errorReason, transfer.errorReason);
    QCOMPARE(found.errorText, transfer.errorText);
    QCOMPARE(found.remedy, transfer.remedy);
    QCOMPARE(found.attempts, 3);
    QVERIFY(found.createdAt == transfer.createdAt && found.finishedAt == transfer.finishedAt);
    QVERIFY(must(transfers.list({TransferState::Done}, 10)).isEmpty());
}

void TestCatalogRepositories::settingsAndDismissals()
{
    Shelf shelf;
    SettingRepository &settings = shelf.catalogue->settings();
    QVERIFY(!must(settings.value(u"a"_s)));
    must(settings.setValue(u"a"_s, u"1"_s));
    must(settings.setValue(u"a"_s, {}));
    QCOMPARE(must(settings.value(u"a"_s)), std::optional(QString()));
    must(settings.dismiss(u"hot_idle"_s, shelf.clock.now()));
    must(settings.dismiss(u"hot_idle"_s, shelf.clock.now()));
    QCOMPARE(must(settings.dismissed()), QStringList{u"hot_idle"_s});
    shelf.reopen();
    QCOMPARE(must(shelf.catalogue->settings().value(u"a"_s)), std::optional(QString()));
}

void TestCatalogRepositories::totalsFollowEveryChange()
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

void TestCatalogRepositories::groupsAndMetrics()
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

void TestCatalogRepositories::snapshots()
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

void TestCatalogRepositories::copyStates()
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

void TestCatalogRepositories::selfCheckFindsAndRepairs()
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
    shelf.sql(u"PRAGMA foreign_keys = OFF; "_s);
    shelf.sql(u"INSERT INTO orders(order_id, draft_id, ordered_at) VALUES ('o', 'nowhere', 'x')"_s);
    const QStringList findings = must(shelf.catalogue->selfCheck(false));
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().contains(u"orders"_s));
}

QTEST_GUILESS_MAIN(TestCatalogRepositories)
#include "tst_catalog_repositories.moc"
