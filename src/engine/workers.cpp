// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workers.h"

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <thread>

namespace td
{

int workerCount(const EngineParts &parts)
{
    return parts.workers > 0 ? parts.workers : std::max(1, QThread::idealThreadCount());
}

int storeWorkerCount(const EngineParts &parts)
{
    int count = workerCount(parts);
    for (const Tier tier : AllTiers)
        count = std::max(count, parts.stores.parallel(tier));
    return count;
}

bool waitUnlessStopped(Seconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    std::ignore = never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

void parallelEach(qsizetype count, int workers, std::stop_token stop, const std::function<void(qsizetype)> &work)
{
    std::atomic<qsizetype> next = 0;
    const auto loop = [&] {
        while (!stop.stop_requested()) {
            const qsizetype mine = next.fetch_add(1);
            if (mine >= count)
                return;
            work(mine);
        }
    };
    const qsizetype threads = std::min<qsizetype>(std::max(1, workers), count);
    std::vector<std::jthread> others;
    for (qsizetype i = 1; i < threads; ++i)
        others.emplace_back(loop);
    loop();
}

ProgressMeter::ProgressMeter(const ProgressFn &report, qint64 total, qint64 bytesTotal)
    : m_report(report)
{
    m_progress.total = total;
    m_progress.bytesTotal = bytesTotal;
    if (m_report)
        m_report(m_progress);
    m_since.start();
}

void ProgressMeter::step(const QString &current, qint64 bytes)
{
    if (!m_report)
        return;
    const QMutexLocker lock(&m_mutex);
    ++m_progress.done;
    m_progress.bytesDone += bytes;
    m_progress.current = current;
    if (m_since.elapsed() < 100 && m_progress.done < m_progress.total)
        return;
    m_since.restart();
    m_report(m_progress);
}

} // namespace td
