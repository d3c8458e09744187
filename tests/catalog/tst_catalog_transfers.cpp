// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

const QList<TransferLane> AllLanes{{TransferKind::Upload, Tier::Temp},
                                   {TransferKind::Move, Tier::Temp},
                                   {TransferKind::Move, Tier::Hot},
                                   {TransferKind::Move, Tier::Cold}};

Transfer upload(const QString &path)
{
    Transfer transfer;
    transfer.path = path;
    return transfer;
}

Transfer move(const QString &photoId, Tier to)
{
    Transfer transfer;
    transfer.kind = TransferKind::Move;
    transfer.photoId = photoId;
    transfer.to = to;
    return transfer;
}

QList<qint64> idsOf(const QList<Transfer> &transfers)
{
    QList<qint64> ids;
    for (const Transfer &transfer : transfers)
        ids.append(transfer.id);
    return ids;
}

QStringList pathsOf(const QList<Transfer> &transfers)
{
    QStringList paths;
    for (const Transfer &transfer : transfers)
        paths.append(transfer.path);
    return paths;
}

Transfer failed(Transfer transfer, const QString &reason, const QString &store)
{
    transfer.state = TransferState::Failed;
    transfer.errorReason = reason;
    transfer.errorStore = store;
    transfer.errorText = u"It failed."_s;
    transfer.remedy = u"Do something."_s;
    transfer.finishedAt = at("2025-01-02T00:00:00Z");
    return transfer;
}

} // namespace

/// The list of uploads and moves.
class TestCatalogTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsClaimedOnce();
    void everythingIsKept();
    void lanesAreClaimedApart();
    void whatIsPutBackWaits();
    void anotherComputersFilesAreLeftAlone();
    void theOperatorsOrderHolds_data();
    void theOperatorsOrderHolds();
    void failuresAreGrouped();
    void oneCauseIsTriedAgain();
    void retryBeginsAnew();
    void onlyWaitingOnesAreCancelled();
    void whoGoesDownWithItsProcessTooOftenFails();
};

void TestCatalogTransfers::eachIsClaimedOnce()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list;
    for (int i = 0; i < 5; ++i)
        list.append(upload(u"/pictures/%1.jpg"_s.arg(i)));
    list[4].state = TransferState::Paused;
    const QList<Transfer> added = must(transfers.add(list));
    QVERIFY(added.at(0).id > 0 && added.at(4).id > added.at(0).id);
    const QList<Transfer> mine = must(transfers.claim(2, AllLanes, shelf.me, shelf.clock.now()));
    QCOMPARE(mine.size(), 2);
    QCOMPARE(mine.at(0).path, u"/pictures/0.jpg"_s);
    QCOMPARE(mine.at(0).state, TransferState::Running);
    QCOMPARE(mine.at(0).attempts, 1);
    const QList<Transfer> others = must(transfers.claim(10, AllLanes, shelf.other, shelf.clock.now()));
    QCOMPARE(others.size(), 2);
    QCOMPARE(others.at(0).path, u"/pictures/2.jpg"_s);
    QVERIFY(must(transfers.claim(10, AllLanes, shelf.me, shelf.clock.now())).isEmpty());
    const Holder dead = shelf.other;
    QCOMPARE(must(transfers.requeue([&](const Holder &holder) { return holder == dead; })), 2);
    QCOMPARE(must(transfers.counts()).value(TransferState::Waiting), 2);
    QCOMPARE(must(transfers.cancelWaiting(std::nullopt, shelf.clock.now())), 3);
    Transfer done = mine.at(0);
    done.state = TransferState::Done;
    must(transfers.update({done}));
    QCOMPARE(must(transfers.counts()).value(TransferState::Running), 1);
    QCOMPARE(must(transfers.clearFinished()), 4);
    QCOMPARE(must(transfers.list({}, 10)).size(), 1);
}

void TestCatalogTransfers::everythingIsKept()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    Transfer transfer = move(u"p"_s, Tier::Cold);
    transfer.options = {{u"draft"_s, u"d"_s}};
    transfer.bytes = 12;
    transfer.host = u"here"_s;
    transfer.createdAt = at("2025-01-01T00:00:00Z");
    transfer = failed(must(transfers.add({transfer})).first(), u"store.offline"_s, u"Cloudflare R2"_s);
    transfer.resultBytes = 7;
    transfer.attempts = 3;
    transfer.rounds = 2;
    transfer.notBefore = at("2025-01-03T00:00:00Z");
    must(transfers.update({transfer}));
    shelf.reopen();
    const Transfer found =
        must(shelf.catalogue->transfers().list({TransferState::Failed, TransferState::Done}, 10)).first();
    QCOMPARE(found.kind, TransferKind::Move);
    QCOMPARE(found.photoId, u"p"_s);
    QCOMPARE(found.to, Tier::Cold);
    QCOMPARE(found.options, transfer.options);
    QCOMPARE(found.bytes, 12);
    QCOMPARE(found.resultBytes, 7);
    QCOMPARE(found.errorReason, transfer.errorReason);
    QCOMPARE(found.errorText, transfer.errorText);
    QCOMPARE(found.errorStore, transfer.errorStore);
    QCOMPARE(found.remedy, transfer.remedy);
    QCOMPARE(found.attempts, 3);
    QCOMPARE(found.rounds, 2);
    QCOMPARE(found.host, u"here"_s);
    QVERIFY(found.createdAt == transfer.createdAt && found.finishedAt == transfer.finishedAt);
    QVERIFY(found.notBefore == transfer.notBefore);
    QVERIFY(must(shelf.catalogue->transfers().list({TransferState::Done}, 10)).isEmpty());
}

void TestCatalogTransfers::lanesAreClaimedApart()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    must(transfers.add({move(u"a"_s, Tier::Hot), move(u"b"_s, Tier::Cold), upload(u"/c.jpg"_s)}));
    const auto claim = [&](const QList<TransferLane> &lanes) {
        return must(transfers.claim(10, lanes, shelf.me, shelf.clock.now()));
    };
    QVERIFY(claim({}).isEmpty());
    QVERIFY(claim({{TransferKind::Move, Tier::Temp}}).isEmpty());
    const QList<Transfer> cold = claim({{TransferKind::Move, Tier::Cold}});
    QCOMPARE(cold.size(), 1);
    QCOMPARE(cold.first().photoId, u"b"_s);
    QCOMPARE(claim({{TransferKind::Upload, Tier::Temp}}).size(), 1);
    QCOMPARE(claim(AllLanes).size(), 1);
}

void TestCatalogTransfers::whatIsPutBackWaits()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> added = must(transfers.add({upload(u"/a"_s), upload(u"/b"_s), upload(u"/c"_s)}));
    added[0].notBefore = shelf.clock.now() + Seconds{60};
    added[1].notBefore = shelf.clock.now() + Seconds{120};
    must(transfers.update(added));
    TransferBackoff backoff = must(transfers.backoff(shelf.clock.now()));
    QCOMPARE(backoff.count, 2);
    QVERIFY(backoff.until == shelf.clock.now() + Seconds{60});
    QCOMPARE(pathsOf(must(transfers.claim(10, AllLanes, shelf.me, shelf.clock.now()))), QStringList{u"/c"_s});
    shelf.clock.advance(Seconds{60});
    backoff = must(transfers.backoff(shelf.clock.now()));
    QCOMPARE(backoff.count, 1);
    const QList<Transfer> due = must(transfers.claim(10, AllLanes, shelf.me, shelf.clock.now()));
    QCOMPARE(pathsOf(due), QStringList{u"/a"_s});
    QVERIFY(!due.first().notBefore);
    shelf.clock.advance(Seconds{60});
    QVERIFY(!must(transfers.backoff(shelf.clock.now())).until);
}

void TestCatalogTransfers::anotherComputersFilesAreLeftAlone()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    Transfer foreign = upload(u"/foreign"_s);
    foreign.host = u"elsewhere"_s;
    Transfer ours = upload(u"/ours"_s);
    ours.host = shelf.me.host;
    must(transfers.add({foreign, ours, upload(u"/old"_s)}));
    QCOMPARE(pathsOf(must(transfers.claim(10, AllLanes, shelf.me, shelf.clock.now()))),
             (QStringList{u"/ours"_s, u"/old"_s}));
}

void TestCatalogTransfers::theOperatorsOrderHolds_data()
{
    QTest::addColumn<QList<int>>("moved");
    QTest::addColumn<TransferPlace>("place");
    QTest::addColumn<QString>("order");
    QTest::newRow("one up") << QList<int>{2} << TransferPlace::Up << u"acbde"_s;
    QTest::newRow("the first up") << QList<int>{0} << TransferPlace::Up << u"abcde"_s;
    QTest::newRow("a block up") << QList<int>{2, 3} << TransferPlace::Up << u"acdbe"_s;
    QTest::newRow("a block at the top up") << QList<int>{0, 1} << TransferPlace::Up << u"abcde"_s;
    QTest::newRow("two apart up") << QList<int>{1, 4} << TransferPlace::Up << u"baced"_s;
    QTest::newRow("one down") << QList<int>{2} << TransferPlace::Down << u"abdce"_s;
    QTest::newRow("the last down") << QList<int>{4} << TransferPlace::Down << u"abcde"_s;
    QTest::newRow("a block down") << QList<int>{1, 2} << TransferPlace::Down << u"adbce"_s;
    QTest::newRow("to the top") << QList<int>{3} << TransferPlace::Top << u"dabce"_s;
    QTest::newRow("two to the top") << QList<int>{4, 2} << TransferPlace::Top << u"ceabd"_s;
    QTest::newRow("to the bottom") << QList<int>{0, 3} << TransferPlace::Bottom << u"bcead"_s;
}

void TestCatalogTransfers::theOperatorsOrderHolds()
{
    QFETCH(QList<int>, moved);
    QFETCH(TransferPlace, place);
    QFETCH(QString, order);
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list;
    for (const QChar name : u"abcde"_s)
        list.append(upload(QString(name)));
    list = must(transfers.add(list));
    QList<qint64> ids;
    for (const int index : moved)
        ids.append(list.at(index).id);
    QCOMPARE(must(transfers.reorder(ids, place)), ids.size());
    QCOMPARE(pathsOf(must(transfers.upcoming(10))).join(QString()), order);
    // Another change of a row does not undo it, and whoever comes later stands behind.
    must(transfers.update(list));
    must(transfers.add({upload(u"z"_s)}));
    shelf.reopen();
    QString claimed;
    while (true) {
        const auto one = must(shelf.catalogue->transfers().claim(1, AllLanes, shelf.me, shelf.clock.now()));
        if (one.isEmpty())
            break;
        claimed += one.first().path;
    }
    QCOMPARE(claimed.first(5), order);
}

void TestCatalogTransfers::failuresAreGrouped()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list;
    for (int i = 0; i < 7; ++i)
        list.append(upload(QString::number(i)));
    list = must(transfers.add(list));
    list[0] = failed(list[0], u"file.missing"_s, {});
    list[1] = failed(list[1], u"s3.timeout"_s, u"R2"_s);
    list[2] = failed(list[2], u"s3.timeout"_s, u"R2"_s);
    list[2].state = TransferState::Waiting;
    list[2].notBefore = shelf.clock.now() + Seconds{60};
    list[3] = failed(list[3], u"s3.timeout"_s, u"B2"_s);
    list[4] = failed(list[4], u"s3.timeout"_s, u"R2"_s);
    list[5].state = TransferState::Done;
    must(transfers.update(list));
    const QList<TransferGroup> groups = must(transfers.groups());
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups.at(0).cause, (TransferCause{u"s3.timeout"_s, u"R2"_s}));
    QCOMPARE(groups.at(0).failed, 2);
    QCOMPARE(groups.at(0).backedOff, 1);
    QVERIFY(groups.at(0).nextTry == shelf.clock.now() + Seconds{60});
    QCOMPARE(groups.at(0).first.path, u"1"_s);
    QCOMPARE(groups.at(0).first.remedy, u"Do something."_s);
    QCOMPARE(groups.at(1).cause, (TransferCause{u"file.missing"_s, {}}));
    QVERIFY(!groups.at(1).nextTry);
    QCOMPARE(groups.at(2).cause.store, u"B2"_s);
}

void TestCatalogTransfers::oneCauseIsTriedAgain()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list = must(transfers.add({upload(u"a"_s), upload(u"b"_s), upload(u"c"_s), upload(u"d"_s)}));
    list[0] = failed(list[0], u"s3.timeout"_s, u"R2"_s);
    list[1] = failed(list[1], u"s3.timeout"_s, u"B2"_s);
    list[2] = failed(list[2], u"file.missing"_s, {});
    list[3].state = TransferState::Cancelled;
    must(transfers.update(list));
    QCOMPARE(must(transfers.retryFailed(TransferCause{u"s3.timeout"_s, u"nowhere"_s})), 0);
    QCOMPARE(must(transfers.retryFailed(TransferCause{u"s3.timeout"_s, u"R2"_s})), 1);
    QCOMPARE(pathsOf(must(transfers.upcoming(10))), QStringList{u"a"_s});
    QCOMPARE(must(transfers.retryFailed(std::nullopt)), 2);
    QCOMPARE(must(transfers.counts()).value(TransferState::Cancelled), 1);
    QVERIFY(must(transfers.groups()).isEmpty());
}

void TestCatalogTransfers::retryBeginsAnew()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list =
        must(transfers.add({upload(u"a"_s), upload(u"b"_s), upload(u"c"_s), upload(u"d"_s), upload(u"e"_s)}));
    list[0] = failed(list[0], u"s3.timeout"_s, u"R2"_s);
    list[0].rounds = 8;
    list[0].attempts = 8;
    list[1].state = TransferState::Cancelled;
    list[2] = failed(list[2], u"s3.timeout"_s, u"R2"_s);
    list[2].state = TransferState::Waiting;
    list[2].notBefore = shelf.clock.now() + Hour;
    list[3].state = TransferState::Done;
    must(transfers.update(list));
    QCOMPARE(must(transfers.retry(idsOf(list))), 3);
    const QList<Transfer> due = must(transfers.claim(10, AllLanes, shelf.me, shelf.clock.now()));
    QCOMPARE(pathsOf(due), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"e"_s}));
    QCOMPARE(due.first().rounds, 0);
    QCOMPARE(due.first().attempts, 1);
    QVERIFY(due.first().errorReason.isEmpty() && due.first().errorStore.isEmpty() && due.first().remedy.isEmpty());
}

void TestCatalogTransfers::onlyWaitingOnesAreCancelled()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    QList<Transfer> list = must(transfers.add({upload(u"a"_s), upload(u"b"_s), upload(u"c"_s)}));
    std::ignore = must(transfers.claim(1, AllLanes, shelf.me, shelf.clock.now()));
    QCOMPARE(must(transfers.cancelWaiting(QList<qint64>{list.at(0).id, list.at(1).id}, shelf.clock.now())), 1);
    QCOMPARE(pathsOf(must(transfers.list({TransferState::Cancelled}, 10))), QStringList{u"b"_s});
    QVERIFY(must(transfers.list({TransferState::Cancelled}, 10)).first().finishedAt == shelf.clock.now());
    QCOMPARE(must(transfers.counts()).value(TransferState::Running), 1);
    QCOMPARE(must(transfers.cancelWaiting(std::nullopt, shelf.clock.now())), 1);
}

void TestCatalogTransfers::whoGoesDownWithItsProcessTooOftenFails()
{
    Shelf shelf;
    TransferRepository &transfers = shelf.catalogue->transfers();
    must(transfers.add({upload(u"/poison.jpg"_s)}));
    const auto everybodyDied = [](const Holder &) { return true; };
    int claims = 0;
    while (claims < 100 && !must(transfers.claim(1, AllLanes, shelf.other, shelf.clock.now())).isEmpty()) {
        ++claims;
        std::ignore = must(transfers.requeue(everybodyDied));
    }
    QCOMPARE(claims, 5);
    const Transfer left = must(transfers.list({TransferState::Failed}, 10)).first();
    QCOMPARE(left.errorReason, u"transfer.interrupted"_s);
    QVERIFY(!left.errorText.isEmpty() && !left.remedy.isEmpty());
    QVERIFY(left.finishedAt);
}

TD_CATALOG_TEST(TestCatalogTransfers)
#include "tst_catalog_transfers.moc"
