// SPDX-License-Identifier: GPL-3.0-or-later
// The decorator that repeats calls, over a memory store that fails where a plan says. No test waits: time is virtual.
#include "contract/storekit.h"
#include "storage/retryingstore.h"
#include "support/faultystore.h"
#include "support/memorystore.h"
#include "support/testprogram.h"
#include "support/virtualtime.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;
using namespace td::test;

namespace
{

const QString Key = u"hot/a.jpg"_s;

struct RetryBench {
    explicit RetryBench(const RetryPolicy &policy = {})
    {
        store = withRetries(faulty, {.policy = policy, .random = [] { return 1.0; }, .waiting = time.waiting()});
    }
    /// The plan fails until so many waits are over.
    void recoverAfter(int waits)
    {
        time.onWait = [this, waits] {
            if (time.waits().size() >= waits)
                plan.disarm();
        };
    }
    [[nodiscard]] QList<qint64> waitedMs() const
    {
        QList<qint64> ms;
        for (const auto wait : time.waits())
            ms.append(wait.count() / 1000);
        return ms;
    }

    FaultPlan plan;
    VirtualTime time;
    std::shared_ptr<MemoryStore> memory = std::make_shared<MemoryStore>();
    std::shared_ptr<FaultyStore> faulty = std::make_shared<FaultyStore>(memory, plan);
    std::shared_ptr<ObjectStore> store;
};

Error failure(ErrorCode code, std::optional<qint64> after = std::nullopt)
{
    return {.code = code,
            .reason = u"test.fault"_s,
            .message = u"Test."_s,
            .where = {},
            .remedy = {},
            .retryAfterSeconds = after};
}

} // namespace

class TestRetryingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTriesAgainAndAgain()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "bytes"_ba));
        b.plan.arm(Fault::FailBefore, 1, true);
        QCOMPARE(b.store->head(Key, {}).error().reason, u"test.fault"_s);
        QCOMPARE(b.plan.calls(), 8);
        QCOMPARE(b.waitedMs(), (QList<qint64>{500, 1000, 2000, 4000, 8000, 16000, 30000}));
    }

    void itSucceedsWhenTheStoreComesBack()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "bytes"_ba));
        b.plan.arm(Fault::FailBefore, 1, true);
        b.recoverAfter(3);
        QVERIFY(b.store->head(Key, {}));
        QCOMPARE(b.waitedMs(), (QList<qint64>{500, 1000, 2000}));
    }

    void errorsNameTheirStore()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::PermissionDenied);
        b.plan.arm(Fault::FailBefore, 1);
        QCOMPARE(b.store->head(Key, {}).error().store, u"memory"_s);
    }

    void whatWillNotPassIsToldAtOnce_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("400") << ErrorCode::InvalidArgument;
        QTest::newRow("401") << ErrorCode::Unauthenticated;
        QTest::newRow("403") << ErrorCode::PermissionDenied;
        QTest::newRow("404") << ErrorCode::NotFound;
        QTest::newRow("412") << ErrorCode::FailedPrecondition;
        QTest::newRow("501") << ErrorCode::Unimplemented;
    }
    void whatWillNotPassIsToldAtOnce()
    {
        QFETCH(ErrorCode, code);
        RetryBench b;
        b.plan.error = failure(code);
        b.plan.arm(Fault::FailBefore, 1, true);
        QCOMPARE(b.store->get(Key, [](QByteArrayView, bool) -> Result<void> { return {}; }, {}).error().code, code);
        QCOMPARE(putBytes(*b.store, Key, "x"_ba).error().code, code);
        QCOMPARE(b.store->remove(Key, {}, {}).error().code, code);
        QCOMPARE(b.plan.calls(), 3);
        QVERIFY(b.time.waits().isEmpty());
    }

    void itWaitsAsLongAsItIsAsked()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::ResourceExhausted, 7);
        b.plan.arm(Fault::FailBefore, 1, true);
        b.recoverAfter(1);
        QVERIFY(b.store->head(Key, {}));
        QCOMPARE(b.waitedMs(), QList<qint64>{7000});
    }

    void anHourIsNotWaitedFor()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::ResourceExhausted, 3600);
        b.plan.arm(Fault::FailBefore, 1, true);
        QCOMPARE(b.store->head(Key, {}).error().retryAfterSeconds, 3600);
        QVERIFY(b.time.waits().isEmpty());
    }

    void anUnknownPutIsProvedBeforeItIsSentAgain()
    {
        RetryBench b;
        b.plan.arm(Fault::FailAfter, 1); // stored, but the answer is lost
        const QByteArray bytes = noise(200'000, 3);
        const auto put = putBytes(*b.store, Key, bytes);
        QVERIFY(put);
        QCOMPARE(put->size, bytes.size());
        QCOMPARE(b.plan.names(), (QStringList{u"store.put"_s, u"store.verify"_s, u"store.head"_s}));
        QCOMPARE(*readAll(*b.memory, Key, {}), bytes);
    }

    void anUnknownPutThatWasLostIsSentAgain()
    {
        RetryBench b;
        b.plan.arm(Fault::FailBefore, 1);
        const QByteArray bytes = noise(200'000, 3);
        QVERIFY(putBytes(*b.store, Key, bytes));
        QCOMPARE(b.plan.names(), (QStringList{u"store.put"_s, u"store.verify"_s, u"store.put"_s}));
        QCOMPARE(*readAll(*b.memory, Key, {}), bytes);
    }

    void aForeignObjectIsLeftAlone()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "somebody else's"_ba));
        b.plan.arm(Fault::FailBefore, 1);
        QCOMPARE(putBytes(*b.store, Key, "ours"_ba).error().code, ErrorCode::AlreadyExists);
        QCOMPARE(*readAll(*b.memory, Key, {}), "somebody else's"_ba);
    }

    void theEchoOfOurOwnPutIsSuccess()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::AlreadyExists);
        b.plan.arm(Fault::FailAfter, 1);
        QVERIFY(putBytes(*b.store, Key, "ours"_ba));
    }

    void aBodyThatBreaksIsNotRepeated()
    {
        RetryBench b;
        const QByteArray bytes = noise(300'000, 3);
        TroubledSource body(bytes, 100'000, TroubledSource::Trouble::Fail);
        const PutRequest request{.key = Key, .contentType = {}, .sha256 = hashOf(bytes), .metadata = {}};
        QCOMPARE(b.store->put(request, body, {}).error().reason, u"test.read"_s);
        QCOMPARE(b.plan.calls(), 1);
    }

    void aSinkThatFailsIsNotRepeated()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "bytes"_ba));
        const ByteSink full = [](QByteArrayView, bool) -> Result<void> {
            return fail(failure(ErrorCode::Unavailable));
        };
        QVERIFY(!b.store->get(Key, full, {}));
        QCOMPARE(b.plan.calls(), 1);
    }

    void aGetBeginsAnewForItsSink_data()
    {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("some") << qsizetype(200'000);
        QTest::newRow("one chunk") << qsizetype(1);
        QTest::newRow("none") << qsizetype(0);
    }
    void aGetBeginsAnewForItsSink()
    {
        QFETCH(qsizetype, size);
        RetryBench b;
        const QByteArray bytes = noise(size, 5);
        QVERIFY(putBytes(*b.memory, Key, bytes));
        b.plan.arm(Fault::FailAfter, 1); // every byte came, then the line broke
        QCOMPARE(*readAll(*b.store, Key, {}), bytes);
        QCOMPARE(b.plan.calls(), 2);
    }

    void whatWasGivenBeforeIsTakenBackForAnEmptyObject()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "old"_ba));
        b.plan.arm(Fault::FailAfter, 1);
        b.time.onWait = [&] { b.memory->overwrite(Key, {}); };
        QCOMPARE(*readAll(*b.store, Key, {}), QByteArray());
    }

    void damagedBytesGetOneMoreChance()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::DataLoss);
        b.plan.arm(Fault::FailBefore, 1, true);
        QCOMPARE(readAll(*b.store, Key, {}).error().code, ErrorCode::DataLoss);
        QCOMPARE(b.plan.calls(), 2);
    }

    void aListingGoesOnWhereItBrokeOff()
    {
        RetryBench b;
        for (int i = 0; i < 50; ++i)
            QVERIFY(putBytes(*b.memory, u"hot/%1.jpg"_s.arg(i, 3, 10, QChar(u'0')), "x"_ba));
        b.plan.arm(Fault::FailAfter, 1);
        QStringList seen;
        QVERIFY(b.store->list({},
                              [&](const ObjectInfo &info) -> Result<void> {
                                  seen.append(info.key);
                                  return {};
                              },
                              {}));
        QCOMPARE(seen.size(), 50);
        QCOMPARE(seen.removeDuplicates(), 0);
        QCOMPARE(b.plan.calls(), 2);
    }

    void aCallbackThatFailsEndsTheListing()
    {
        RetryBench b;
        QVERIFY(putBytes(*b.memory, Key, "x"_ba));
        const auto each = [](const ObjectInfo &) -> Result<void> { return fail(failure(ErrorCode::Unavailable)); };
        QVERIFY(!b.store->list({}, each, {}));
        QCOMPARE(b.plan.calls(), 1);
    }

    void onlyWhatStayedIsRemovedAgain()
    {
        RetryBench b;
        QList<ObjectRef> all;
        for (int i = 0; i < 6; ++i) {
            all.append({u"hot/%1"_s.arg(i), {}});
            QVERIFY(putBytes(*b.memory, all.last().key, "x"_ba));
        }
        b.plan.arm(Fault::FailBefore, 3); // one of six is busy
        const auto failed = b.store->removeAll(all, {});
        QVERIFY(failed);
        QVERIFY(failed->isEmpty());
        QCOMPARE(b.plan.calls(), 7);
        QCOMPARE(keysOf(*b.memory, {}), QStringList());
    }

    void whatIsRefusedIsToldWithTheRest()
    {
        RetryBench b;
        b.plan.error = failure(ErrorCode::PermissionDenied);
        b.plan.arm(Fault::FailBefore, 2);
        const auto failed = b.store->removeAll({{u"hot/1"_s, {}}, {u"hot/2"_s, {}}, {u"hot/3"_s, {}}}, {});
        QVERIFY(failed);
        QCOMPARE(failed->size(), 1);
        QCOMPARE(failed->first().object.key, u"hot/2"_s);
        QCOMPARE(b.plan.calls(), 3);
    }

    void cancelEndsAWaitAtOnce()
    {
        FaultPlan plan;
        plan.error = failure(ErrorCode::ResourceExhausted, 60);
        plan.arm(Fault::FailBefore, 1, true);
        const auto faulty = std::make_shared<FaultyStore>(std::make_shared<MemoryStore>(), plan);
        const auto store = withRetries(faulty); // really waits
        std::stop_source stop;
        QElapsedTimer clock;
        std::optional<ErrorCode> code;
        {
            std::jthread caller([&] { code = store->head(Key, stop.get_token()).error().code; });
            QTRY_COMPARE(plan.calls(), 1);
            clock.start();
            stop.request_stop();
        }
        QVERIFY2(clock.elapsed() < 500, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(code, ErrorCode::Cancelled);
        QCOMPARE(plan.calls(), 1);
    }

    void aStoreThatKeepsFailingIsLeftAlone()
    {
        RetryBench b({.tries = 8, .breakerFailures = 20, .breakerPause = 30s});
        b.plan.arm(Fault::FailBefore, 1, true);
        QCOMPARE(b.store->head(Key, {}).error().reason, u"test.fault"_s);
        QCOMPARE(b.store->head(Key, {}).error().reason, u"test.fault"_s);
        const Error third = b.store->head(Key, {}).error();
        QCOMPARE(b.plan.calls(), 20);
        QCOMPARE(third.reason, u"store.paused"_s);
        QCOMPARE(third.code, ErrorCode::Unavailable);
        QVERIFY(third.retryAfterSeconds);
        QVERIFY(*third.retryAfterSeconds > 0 && *third.retryAfterSeconds <= 30);
        QCOMPARE(third.store, u"memory"_s);
        QVERIFY(!third.remedy.isEmpty());

        const Error meanwhile = putBytes(*b.store, u"hot/b.jpg"_s, "x"_ba).error();
        QCOMPARE(meanwhile.reason, u"store.paused"_s);
        QCOMPARE(b.plan.calls(), 20);

        b.time.advance(30s);
        QCOMPARE(b.store->head(Key, {}).error().reason, u"store.paused"_s); // one more failure was enough
        QCOMPARE(b.plan.calls(), 21);

        b.time.advance(30s);
        b.plan.disarm();
        QVERIFY(b.store->head(Key, {}));
    }

    void anAnswerOfAnyKindResetsTheCount()
    {
        RetryBench b({.tries = 1, .breakerFailures = 3, .breakerPause = 30s});
        for (int i = 0; i < 10; ++i) {
            b.plan.error = failure(i % 2 == 0 ? ErrorCode::Unavailable : ErrorCode::PermissionDenied);
            b.plan.arm(Fault::FailBefore, 1);
            QCOMPARE(b.store->head(Key, {}).error().reason, u"test.fault"_s);
        }
    }
};

TD_TEST(TestRetryingStore)
#include "tst_retryingstore.moc"
