// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <QElapsedTimer>
#include <QMutex>

namespace td
{

/// Threads for pictures and transfers: EngineParts::workers, or one a core.
[[nodiscard]] int workerCount(const EngineParts &parts);

/// Threads for work that waits for stores: as many as a remote tier takes calls at once, and no fewer than
/// workerCount().
[[nodiscard]] int storeWorkerCount(const EngineParts &parts);

/// Waits; false when stop was asked, at once then.
[[nodiscard]] bool waitUnlessStopped(Seconds time, const std::stop_token &stop);

/// Calls work(i) for every i below `count`, each once, on up to `workers` threads. Returns when all are done, or when
/// stop was asked and the calls in hand have returned.
void parallelEach(qsizetype count, int workers, std::stop_token stop, const std::function<void(qsizetype)> &work);

/// Passes progress on, at most every 100 ms and always the last. Thread-safe.
class ProgressMeter
{
public:
    ProgressMeter(const ProgressFn &report, qint64 total, qint64 bytesTotal);
    void step(const QString &current, qint64 bytes);

private:
    const ProgressFn &m_report;
    QMutex m_mutex;
    QElapsedTimer m_since;
    Progress m_progress;
};

} // namespace td
