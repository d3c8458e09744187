// SPDX-License-Identifier: GPL-3.0-or-later
// Turns, bandwidth and the meter. Bandwidth runs over virtual time.
#include "contract/storekit.h"
#include "storage/forwardingstore.h"
#include "storage/limitedstore.h"
#include "storage/meteredstore.h"
#include "support/faultystore.h"
#include "support/memorystore.h"
#include "support/testprogram.h"
#include "support/virtualtime.h"

#include <QSemaphore>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;
using namespace td::test;

namespace
{

/// A store whose head() waits until it is let go, and counts who is inside.
class SlowStore final : public ForwardingStore
{
public:
    SlowStore()
        : ForwardingStore(std::make_shared<MemoryStore>())
    {
    }
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override
    {
        const int now = ++inside;
        int before = most;
        while (before < now && !most.compare_exchange_weak(before, now))
            ;
        gate.acquire();
        --inside;
        if (slowDown > 0) {
            --slowDown;
            return fail(ErrorCode::ResourceExhausted, u"test.slow"_s, u"Slow down."_s);
        }
        return ForwardingStore::head(key, std::move(stop));
    }
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> slowDown = 0;
    QSemaphore gate;
};

std::function<int()> always(int parallel)
{
    return [parallel] { return parallel; };
}

double secondsOf(std::chrono::microseconds time)
{
    return double(time.count()) / 1e6;
}

} // namespace

class TestLimitedStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySoManyAtOnce()
    {
        const auto slow = std::make_shared<SlowStore>();
        const auto store = withLimits(slow, always(3), nullptr);
        {
            std::vector<std::jthread> callers;
            for (int i = 0; i < 12; ++i)
                callers.emplace_back([&] { std::ignore = store->head(u"hot/a"_s, {}); });
            QTRY_COMPARE(slow->inside.load(), 3);
            slow->gate.release(12);
        }
        QCOMPARE(slow->most.load(), 3);
    }

    void whoWaitsForATurnCanBeCancelled()
    {
        const auto slow = std::make_shared<SlowStore>();
        const auto store = withLimits(slow, always(1), nullptr);
        std::stop_source stop;
        std::optional<ErrorCode> code;
        std::jthread first([&] { std::ignore = store->head(u"hot/a"_s, {}); });
        QTRY_COMPARE(slow->inside.load(), 1);
        {
            std::jthread second([&] { code = store->head(u"hot/a"_s, stop.get_token()).error().code; });
            stop.request_stop();
        }
        QCOMPARE(code, ErrorCode::Cancelled);
        QCOMPARE(slow->inside.load(), 1);
        slow->gate.release(1);
    }

    void aNewNumberHoldsAtTheNextTurn()
    {
        const auto slow = std::make_shared<SlowStore>();
        std::atomic<int> parallel = 1;
        const auto store = withLimits(
            slow, [&] { return parallel.load(); }, nullptr);
        {
            std::vector<std::jthread> callers;
            for (int i = 0; i < 4; ++i)
                callers.emplace_back([&] { std::ignore = store->head(u"hot/a"_s, {}); });
            QTRY_COMPARE(slow->inside.load(), 1);
            parallel = 3;
            slow->gate.release(1);
            QTRY_COMPARE(slow->inside.load(), 3);
            slow->gate.release(3);
        }
        QCOMPARE(slow->most.load(), 3);
    }

    void aListingMayCallTheStore()
    {
        const auto store = withLimits(std::make_shared<MemoryStore>(), always(1), nullptr);
        QVERIFY(putBytes(*store, u"hot/a"_s, "x"_ba));
        int seen = 0;
        QVERIFY(store->list({},
                            [&](const ObjectInfo &info) -> Result<void> {
                                TD_TRY(store->head(info.key, {}));
                                ++seen;
                                return {};
                            },
                            {}));
        QCOMPARE(seen, 1);
    }

    void slowDownHalvesAndSuccessOpensAgain()
    {
        const auto slow = std::make_shared<SlowStore>();
        const auto store = withLimits(slow, always(8), nullptr);
        const auto crowd = [&](int calls, int expected) {
            slow->most = 0;
            std::vector<std::jthread> callers;
            for (int i = 0; i < calls; ++i)
                callers.emplace_back([&] { std::ignore = store->head(u"hot/a"_s, {}); });
            QTRY_COMPARE(slow->inside.load(), expected);
            slow->gate.release(calls);
        };
        slow->slowDown = 8;
        crowd(8, 8); // all eight are told to slow down: that is one story, and halves once
        crowd(8, 4);
        QCOMPARE(slow->most.load(), 4);
        slow->gate.release(200);
        for (int i = 0; i < 100; ++i)
            std::ignore = store->head(u"hot/a"_s, {});
        slow->gate.acquire(100);
        crowd(20, 8);
    }

    void bandwidth_data()
    {
        QTest::addColumn<qint64>("rate");
        QTest::addColumn<qsizetype>("object");
        QTest::addColumn<int>("count");
        QTest::newRow("1 MB/s, large ones") << 1'000'000LL << qsizetype(5'000'000) << 2;
        QTest::newRow("1 MB/s, small ones") << 1'000'000LL << qsizetype(20'000) << 500;
        QTest::newRow("50 KB/s") << 50'000LL << qsizetype(300'000) << 2;
        QTest::newRow("100 MB/s") << 100'000'000LL << qsizetype(20'000'000) << 10;
    }
    void bandwidth()
    {
        QFETCH(qint64, rate);
        QFETCH(qsizetype, object);
        QFETCH(int, count);
        VirtualTime time;
        const auto limit = std::make_shared<BandwidthLimit>(
            [&] { return BandwidthRates{.upload = rate, .download = 2 * rate}; }, time.waiting());
        // Two stores share what there is.
        const auto hot = withLimits(std::make_shared<MemoryStore>(), always(4), limit);
        const auto cold = withLimits(std::make_shared<MemoryStore>(), always(4), limit);
        const QByteArray bytes = noise(object, 1);
        const double expected = double(object) * count / double(rate);

        auto start = time.now();
        for (int i = 0; i < count; ++i)
            QVERIFY(putBytes(i % 2 == 0 ? *hot : *cold, u"hot/%1"_s.arg(i), bytes));
        const double up = secondsOf(time.now() - start);
        QVERIFY2(std::abs(up / expected - 1) < 0.15, qPrintable(QString::number(up / expected)));

        start = time.now();
        for (int i = 0; i < count; ++i)
            QCOMPARE(readAll(i % 2 == 0 ? *hot : *cold, u"hot/%1"_s.arg(i), {})->size(), object);
        const double down = secondsOf(time.now() - start);
        QVERIFY2(std::abs(2 * down / expected - 1) < 0.15, qPrintable(QString::number(2 * down / expected)));
    }

    void withoutALimitNobodyWaits()
    {
        VirtualTime time;
        const auto limit = std::make_shared<BandwidthLimit>([] { return BandwidthRates{}; }, time.waiting());
        const auto store = withLimits(std::make_shared<MemoryStore>(), always(4), limit);
        QVERIFY(putBytes(*store, u"hot/a"_s, noise(5'000'000, 1)));
        QCOMPARE(readAll(*store, u"hot/a"_s, {})->size(), 5'000'000);
        QVERIFY(time.waits().isEmpty());
    }

    void cancelEndsTheWaitForBandwidth()
    {
        VirtualTime time;
        std::stop_source stop;
        time.onWait = [&] { stop.request_stop(); };
        const auto limit = std::make_shared<BandwidthLimit>(
            [] {
                return BandwidthRates{20'000, 20'000};
            },
            time.waiting());
        const auto store = withLimits(std::make_shared<MemoryStore>(), always(4), limit);
        QCOMPARE(putBytes(*store, u"hot/a"_s, noise(100'000, 1), stop.get_token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(time.waits().size(), 1);
        QCOMPARE(keysOf(*store, {}), QStringList());
    }

    void theMeterCountsWhatReachesTheStore()
    {
        FaultPlan plan;
        const auto meter = std::make_shared<StoreMeter>();
        const auto store = withMeter(std::make_shared<FaultyStore>(std::make_shared<MemoryStore>(), plan), meter);
        QVERIFY(putBytes(*store, u"hot/a"_s, noise(1000, 1)));
        QVERIFY(readAll(*store, u"hot/a"_s, {}));
        QVERIFY(store->head(u"hot/a"_s, {}));
        QVERIFY(store->verify(u"hot/a"_s, {.size = 1000, .sha256 = hashOf(noise(1000, 1))}, {}));
        QCOMPARE(keysOf(*store, {}).size(), 1);
        QVERIFY(store->remove(u"hot/a"_s, {}, {}));
        plan.arm(Fault::FailBefore, 1);
        QVERIFY(!store->head(u"hot/a"_s, {}));
        QCOMPARE(meter->writes.load(), 2);
        QCOMPARE(meter->reads.load(), 4);
        QCOMPARE(meter->deletes.load(), 1);
        QCOMPARE(meter->bytesOut.load(), 1000);
        QCOMPARE(meter->bytesIn.load(), 1000);
    }
};

TD_TEST(TestLimitedStore)
#include "tst_limitedstore.moc"
