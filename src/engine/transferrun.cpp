// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transferrun.h"

#include "engine/transferwork.h"

namespace td
{

using namespace std::chrono_literals;

namespace
{

constexpr auto Tick = 100ms;
constexpr int RunPollTicks = 10;

/// What became of each transfer, told by the threads that carry them out.
class Results
{
public:
    void add(const Transfer &transfer, const std::optional<Error> &error)
    {
        const std::lock_guard lock(m_mutex);
        if (transfer.state == TransferState::Done)
            ++m_done;
        else if (transfer.state == TransferState::Failed && error)
            m_failed.append({QString::number(transfer.id), *error});
    }
    void giveTo(TransferRun::Outcome &outcome)
    {
        const std::lock_guard lock(m_mutex);
        outcome.done = m_done;
        outcome.failed = m_failed;
    }

private:
    std::mutex m_mutex;
    qint64 m_done = 0;
    QList<ItemFailure> m_failed;
};

/// Ends early when cancelled.
void pauseFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

Result<TransferRun::Outcome> TransferRun::run(bool waits, const ProgressFn &progress, std::stop_token stop)
{
    Results results;
    Outcome outcome;
    TD_TRY(m_parts.catalogue.transfers().requeue(m_parts.holderDead));
    {
        TransferWork work(
            m_parts, m_ingest, m_library, [](const UploadedPhoto &) {},
            [&results](const Transfer &transfer, const std::optional<Error> &error) { results.add(transfer, error); });
        TD_TRY(work.poll());
        work.wake();
        work.start();
        for (int tick = 1;; ++tick) {
            TD_TRY(work.refresh());
            const QueueSnapshot shot = work.snapshot();
            if (progress)
                progress({.done = shot.batchDone,
                          .total = shot.batchTotal,
                          .current = shot.running.isEmpty() ? QString() : shot.running.first().transfer.path});
            outcome.paused = shot.paused;
            outcome.cancelled = stop.stop_requested();
            const bool isDone = work.isDrained() && (!waits || shot.backedOff == 0);
            if (outcome.cancelled || isDone || (shot.paused && shot.running.isEmpty()))
                break;
            pauseFor(Tick, stop);
            if (tick % RunPollTicks == 0)
                TD_TRY(work.poll());
        }
    }
    results.giveTo(outcome);
    TD_ASSIGN(const auto counts, m_parts.catalogue.transfers().counts());
    TD_ASSIGN(const TransferBackoff backoff, m_parts.catalogue.transfers().backoff(m_parts.clock.now()));
    outcome.putBack = backoff.count;
    outcome.nextTry = backoff.until;
    outcome.left = std::max<qint64>(0, counts.value(TransferState::Waiting) - backoff.count);
    return outcome;
}

} // namespace td
