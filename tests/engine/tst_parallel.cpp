// SPDX-License-Identifier: GPL-3.0-or-later
// How much is done side by side when stores are far away, and what one that fails costs the others.
#include "engine/queue.h"
#include "storage/forwardingstore.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

#include <condition_variable>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;
using td::test::Fault;
using td::test::Fixture;

namespace
{

constexpr int Patience = 20'000;

/// A store whose puts are let go only once `together` of them are inside, or after a while; counts the most.
class MeetingStore final : public ForwardingStore
{
public:
    MeetingStore(std::shared_ptr<ObjectStore> inner, int together)
        : ForwardingStore(std::move(inner))
        , m_together(together)
    {
    }
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override
    {
        {
            std::unique_lock lock(m_mutex);
            most = std::max(most, ++m_inside);
            m_met.notify_all();
            m_hasMet = m_hasMet || m_inside >= m_together;
            m_met.wait_for(lock, stop, 5s, [this] { return m_hasMet; });
            --m_inside;
        }
        return ForwardingStore::put(request, body, std::move(stop));
    }
    int most = 0;

private:
    const int m_together;
    std::mutex m_mutex;
    std::condition_variable_any m_met;
    int m_inside = 0;
    bool m_hasMet = false;
};

/// A store whose puts wait until it is opened.
class ClosedStore final : public ForwardingStore
{
public:
    using ForwardingStore::ForwardingStore;
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override
    {
        {
            std::unique_lock lock(m_mutex);
            ++waiting;
            m_opened.wait(lock, stop, [this] { return m_isOpen; });
        }
        return ForwardingStore::put(request, body, std::move(stop));
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_opened.notify_all();
    }
    std::atomic<int> waiting = 0;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_isOpen = false;
};

QStringList uploads(Fixture &f, quint32 count)
{
    QStringList ids;
    for (quint32 seed = 0; seed < count; ++seed)
        ids.append(f.upload(seed, u"d"_s).photoId);
    return ids;
}

} // namespace

class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunKeepsARemoteStoreBusy()
    {
        Fixture f; // two workers
        const QStringList ids = uploads(f, 40);
        const auto meeting = std::make_shared<MeetingStore>(*f.stores.of(Tier::Hot), 16);
        f.stores.set(Tier::Hot, meeting);
        f.stores.setParallel(Tier::Hot, 16);
        f.clock.advance(49 * Hour);
        const Result<RunResult> run = f.engine().lifecycle.run({}, {}, {}, {});
        QVERIFY(run);
        QCOMPARE(run->promotedToHot, ids.size());
        QCOMPARE(meeting->most, 16);
        QCOMPARE(f.violations(), QStringList());
    }

    void aRunWaitsForAStoreThatIsLeftAlone()
    {
        Fixture f;
        uploads(f, 3);
        f.clock.advance(49 * Hour);
        f.faults.error = {.code = ErrorCode::Unavailable,
                          .reason = u"store.paused"_s,
                          .message = u"Left alone."_s,
                          .where = {},
                          .remedy = {},
                          .retryAfterSeconds = 1};
        f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
        f.faults.arm(Fault::FailBefore, 1, true);
        Result<RunResult> run;
        {
            std::jthread runner([&] { run = f.engine().lifecycle.run({}, {}, {}, {}); });
            QTRY_VERIFY_WITH_TIMEOUT(f.faults.calls() >= 2, Patience);
            f.faults.disarm();
        }
        QVERIFY(run);
        QCOMPARE(run->promotedToHot, 3);
        QCOMPARE(run->failedCount, 0);
        QCOMPARE(f.violations(), QStringList());
    }

    void oneSlowTierKeepsNothingElseWaiting()
    {
        Fixture f;
        const QStringList ids = uploads(f, 8);
        const auto closed = std::make_shared<ClosedStore>(*f.stores.of(Tier::Hot));
        f.stores.set(Tier::Hot, closed);
        f.stores.setParallel(Tier::Hot, 3);
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        queue.start();
        queue.addMoves(ids.first(6), Tier::Hot);
        QTRY_COMPARE_WITH_TIMEOUT(closed->waiting.load(), 3, Patience);
        queue.addMoves(ids.last(2), Tier::Cold);
        queue.addUploads({f.file(u"in/new.jpg"_s, test::fakePhoto(99))}, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 3, Patience);
        QCOMPARE(f.photo(ids.last()).tier, Tier::Cold);
        QCOMPARE(queue.snapshot().running.size(), 3);
        closed->open();
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().done, 9, Patience);
        QCOMPARE(f.violations(), QStringList());
    }
};

TD_TEST(TestParallel)
#include "tst_parallel.moc"
