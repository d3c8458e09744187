// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue does with trouble: puts transfers back, keeps that over restarts, and lets the operator decide.
#include "engine/queue.h"
#include "engine/workers.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fault;
using td::test::Fixture;

namespace
{

constexpr int TransferPatience = 20'000;
const QList<TransferState> Waiting{TransferState::Waiting};
const QList<TransferState> Failed{TransferState::Failed};

QList<Transfer> listed(Fixture &f, const QList<TransferState> &states)
{
    return *f.catalogue().transfers().list(states, 1000);
}

/// Every object that is written to COLD fails like this.
void breakCold(Fixture &f, const Error &error)
{
    f.faults.error = error;
    f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    f.faults.arm(Fault::FailBefore, 1, true);
}

Error outage(const QString &reason = u"s3.unreachable"_s)
{
    return {.code = ErrorCode::Unavailable,
            .reason = reason,
            .message = u"The bucket cannot be reached."_s,
            .where = u"cold/a.jpg"_s,
            .remedy = u"Check the network."_s,
            .store = u"Backblaze B2"_s};
}

struct Queue : TransferQueue {
    explicit Queue(Fixture &f)
        : TransferQueue(f.parts(), f.engine().ingest, f.engine().library)
    {
    }
};

} // namespace

class TestTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOutagePutsBackAndIsTriedAgain()
    {
        Fixture f;
        const QString id = f.upload(1, u"d"_s).photoId;
        breakCold(f, outage());
        Queue queue(f);
        queue.start();
        queue.addMoves({id}, Tier::Cold);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().backedOff, 1, TransferPatience);
        QVERIFY(queue.snapshot().isIdle());
        QVERIFY(queue.snapshot().nextTry == f.clock.now() + Seconds{60});
        const Transfer waiting = listed(f, Waiting).first();
        QCOMPARE(waiting.rounds, 1);
        QCOMPARE(waiting.errorReason, u"s3.unreachable"_s);
        QCOMPARE(waiting.errorStore, u"Backblaze B2"_s);

        f.faults.disarm();
        f.clock.advance(Seconds{60});
        QTRY_COMPARE_WITH_TIMEOUT(f.photo(id).tier, Tier::Cold, TransferPatience);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 1, TransferPatience);
        QVERIFY(listed(f, {TransferState::Done}).first().errorReason.isEmpty());
        QCOMPARE(f.violations(), QStringList());
    }

    void whatNeverPassesFailsAfterItsRounds()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"transfers.retries"_s, u"2"_s));
        const QString id = f.upload(1, u"d"_s).photoId;
        breakCold(f, outage());
        Queue queue(f);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        queue.start();
        queue.addMoves({id}, Tier::Cold);
        for (int round = 1; round <= 2; ++round) {
            QTRY_VERIFY_WITH_TIMEOUT(!listed(f, Waiting).isEmpty() && listed(f, Waiting).first().rounds == round,
                                     TransferPatience);
            f.clock.advance(Hour);
        }
        QTRY_COMPARE_WITH_TIMEOUT(listed(f, Failed).size(), 1, TransferPatience);
        QCOMPARE(listed(f, Failed).first().attempts, 3);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().failed, 1, TransferPatience);
        QCOMPARE(f.photo(id).tier, Tier::Temp);
        QCOMPARE(f.violations(), QStringList());
    }

    void aRefusalFailsAtOnce()
    {
        Fixture f;
        const QString id = f.upload(1, u"d"_s).photoId;
        Error refusal = outage(u"s3.denied"_s);
        refusal.code = ErrorCode::PermissionDenied;
        breakCold(f, refusal);
        Queue queue(f);
        queue.start();
        queue.addMoves({id}, Tier::Cold);
        QTRY_COMPARE_WITH_TIMEOUT(listed(f, Failed).size(), 1, TransferPatience);
        QCOMPARE(listed(f, Failed).first().rounds, 0);
    }

    void aPausedStoreCostsNoRound()
    {
        Fixture f;
        const QString id = f.upload(1, u"d"_s).photoId;
        Error paused = outage(u"store.paused"_s);
        paused.retryAfterSeconds = 1;
        breakCold(f, paused);
        Queue queue(f);
        queue.start();
        queue.addMoves({id}, Tier::Cold);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().backedOff, 1, TransferPatience);
        QCOMPARE(listed(f, Waiting).first().rounds, 0);
        QCOMPARE(listed(f, Waiting).first().attempts, 0);
        // Uploads do not need that store.
        f.faults.disarm();
        queue.addUploads({f.file(u"in/a.jpg"_s, fakePhoto(9))}, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 1, TransferPatience);
        f.clock.advance(Seconds{1});
        QTRY_COMPARE_WITH_TIMEOUT(f.photo(id).tier, Tier::Cold, TransferPatience);
    }

    void backoffAndPauseSurviveARestart()
    {
        Fixture f;
        const QString id = f.upload(1, u"d"_s).photoId;
        breakCold(f, outage());
        std::optional<Instant> due;
        {
            Queue queue(f);
            queue.start();
            queue.addMoves({id}, Tier::Cold);
            QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().backedOff, 1, TransferPatience);
            due = listed(f, Waiting).first().notBefore;
            queue.setPaused(true);
            QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().paused, TransferPatience);
        }
        f.restart();
        Queue queue(f);
        queue.start();
        QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().paused, TransferPatience);
        QVERIFY(listed(f, Waiting).first().notBefore == due);
        QCOMPARE(listed(f, Waiting).first().rounds, 1);
        f.clock.advance(Hour);
        queue.addUploads({f.file(u"in/a.jpg"_s, fakePhoto(9))}, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().waiting, 2, TransferPatience);
        QCOMPARE(queue.snapshot().backedOff, 0);
        QTest::qWait(1500); // longer than the queue takes to look again
        QCOMPARE(f.photo(id).tier, Tier::Temp);
        queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(f.photo(id).tier, Tier::Cold, TransferPatience);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 2, TransferPatience);
    }

    void aQueueHearsOfOtherProcesses()
    {
        Fixture f;
        Fixture there(f.profile());
        const QString id = f.upload(1, u"d"_s).photoId;
        Queue queue(f);
        queue.start();
        QVERIFY(there.engine().rules.set(u"transfers.paused"_s, u"true"_s));
        QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().paused, TransferPatience);
        Transfer move;
        move.kind = TransferKind::Move;
        move.photoId = id;
        move.to = Tier::Cold;
        QVERIFY(there.catalogue().transfers().add({move}));
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().waiting, 1, TransferPatience);
        QVERIFY(there.engine().rules.set(u"transfers.paused"_s, u"false"_s));
        QTRY_COMPARE_WITH_TIMEOUT(f.photo(id).tier, Tier::Cold, TransferPatience);
    }

    void oneCauseIsTriedAgainAtOnce()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"transfers.retries"_s, u"0"_s));
        const QString bad = f.file(u"in/bad.jpg"_s, "BAD");
        QStringList ids;
        for (quint32 seed = 0; seed < 3; ++seed)
            ids.append(f.upload(seed, u"d"_s).photoId);
        breakCold(f, outage());
        Queue queue(f);
        QSignalSpy grouped(&queue, &TransferQueue::grouped);
        queue.start();
        queue.addMoves(ids, Tier::Cold);
        queue.addUploads({bad}, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().failed, 4, TransferPatience);
        queue.requestGroups();
        QTRY_COMPARE_WITH_TIMEOUT(grouped.size(), 1, TransferPatience);
        const auto groups = grouped.first().first().value<QList<TransferGroup>>();
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.first().cause, (TransferCause{u"s3.unreachable"_s, u"Backblaze B2"_s}));
        QCOMPARE(groups.first().failed, 3);
        QCOMPARE(groups.first().first.remedy, u"Check the network."_s);

        f.faults.disarm();
        queue.retryFailed(groups.first().cause);
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 3, TransferPatience);
        QCOMPARE(queue.snapshot().failed, 1);
    }

    void whatIsMovedUpComesFirst()
    {
        Fixture f;
        f.workers = 1;
        f.reopen();
        Queue queue(f);
        QSignalSpy stored(&queue, &TransferQueue::photoStored);
        queue.setPaused(true);
        queue.start();
        QStringList paths;
        for (quint32 i = 0; i < 4; ++i)
            paths.append(f.file(u"in/%1.jpg"_s.arg(i), fakePhoto(i)));
        queue.addUploads(paths, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().waiting, 4, TransferPatience);
        const QList<Transfer> order = *f.catalogue().transfers().upcoming(10);
        queue.reorder({order.at(3).id}, TransferPlace::Top);
        queue.reorder({order.at(1).id}, TransferPlace::Up);
        queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(stored.size(), 4, TransferPatience);
        QStringList done;
        for (const QList<QVariant> &signal : stored)
            done.append(signal.first().value<UploadedPhoto>().path);
        QCOMPARE(done, (QStringList{paths.at(3), paths.at(1), paths.at(0), paths.at(2)}));
    }

    void uploadsTellTheirSteps()
    {
        Fixture f;
        QStringList names;
        QList<double> fractions;
        const StepFn step = [&](const QString &name, double fraction) {
            if (names.isEmpty() || names.last() != name)
                names.append(name);
            fractions.append(fraction);
        };
        QVERIFY(f.engine().ingest.upload(f.file(u"in/a.jpg"_s, fakePhoto(1)), {}, {}, step));
        QCOMPARE(names, (QStringList{u"read"_s, u"compress"_s, u"store"_s}));
        QVERIFY(std::is_sorted(fractions.cbegin(), fractions.cend()));
        QCOMPARE(fractions.first(), 0.0);
        QVERIFY(fractions.last() > 0.8 && fractions.last() < 1.0);
        const QString id = f.engine().library.page({}, {}, {}, 1)->photos.first().photoId;
        fractions.clear();
        QVERIFY(f.engine().library.moveOne(id, Tier::Hot, {}, step));
        QCOMPARE(names.last(), u"move"_s);
        QVERIFY(fractions.size() > 1 && std::is_sorted(fractions.cbegin(), fractions.cend()));
        QVERIFY(fractions.last() > 0.5 && fractions.last() < 1.0);
    }

    void remoteTiersGetMoreThreads()
    {
        Fixture f;
        QCOMPARE(storeWorkerCount(f.parts()), workerCount(f.parts()));
        f.stores.setParallel(Tier::Cold, 16);
        f.stores.setParallel(Tier::Hot, 1);
        QCOMPARE(storeWorkerCount(f.parts()), 16);
    }

    void bandwidthFollowsSettingAndTime()
    {
        Fixture f;
        const BandwidthNow &bandwidth = f.engine().bandwidth;
        QCOMPARE(bandwidth.rates(), BandwidthRates{});
        QVERIFY(f.engine().rules.set(u"transfers.bandwidth"_s, u"00:00,2M/1M 12:00,off"_s));
        const qint64 secondsOfDay = unixSeconds(f.clock.now()) % 86400;
        f.clock.advance(Seconds{86400 - secondsOfDay + 3600});
        QTRY_COMPARE_WITH_TIMEOUT(bandwidth.rates(), (BandwidthRates{2'000'000, 1'000'000}), TransferPatience);
        f.clock.advance(Seconds{12 * 3600});
        QCOMPARE(bandwidth.rates(), BandwidthRates{});
    }

    void settingsOfTransfersAreChecked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("bad");
        QTest::newRow("bandwidth") << u"transfers.bandwidth"_s << u"08:00,2M 22:00,off"_s << u"quickly"_s;
        QTest::newRow("retries") << u"transfers.retries"_s << u"0"_s << u"-1"_s;
        QTest::newRow("paused") << u"transfers.paused"_s << u"true"_s << u"perhaps"_s;
    }
    void settingsOfTransfersAreChecked()
    {
        QFETCH(QString, key);
        QFETCH(QString, good);
        QFETCH(QString, bad);
        Fixture f;
        const auto refused = f.engine().rules.set(key, bad);
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, key);
        QVERIFY(!refused.error().remedy.isEmpty());
        QVERIFY(f.engine().rules.set(key, good));
        const QList<Rules::Value> all = *f.engine().rules.all();
        const auto found = std::ranges::find(all, key, &Rules::Value::key);
        QVERIFY(found != all.cend());
        QCOMPARE(found->value, good);
        QCOMPARE(found->source, u"catalogue"_s);
    }

    void memoryOfCopiesIsBounded()
    {
        ByteBudget budget(100);
        std::atomic<qint64> held = 0;
        std::atomic<qint64> most = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back([&] {
                    for (int n = 0; n < 200; ++n) {
                        const ByteBudget::Share share = budget.take(30, {});
                        const qint64 now = held += 30;
                        qint64 before = most;
                        while (before < now && !most.compare_exchange_weak(before, now))
                            ;
                        std::this_thread::yield();
                        held -= 30;
                    }
                });
            }
        }
        QVERIFY2(most <= 90 && most >= 30, qPrintable(QString::number(most)));
        QVERIFY(budget.take(5000, {})); // alone
        const ByteBudget::Share all = budget.take(100, {});
        std::stop_source stop;
        std::jthread waiting([&] { QVERIFY(!budget.take(1, stop.get_token())); });
        stop.request_stop();
    }
};

TD_TEST(TestTransfers)
#include "tst_transfers.moc"
