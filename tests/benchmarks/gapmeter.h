// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace td::test
{

/// Ticks every millisecond and remembers the longest time between two ticks, and the longest that its thread itself was at
/// work between two: that one is the same beside other programs.
class GapMeter : public QObject
{
public:
    GapMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        m_timer.start(1);
    }
    void restart()
    {
        m_longest = 0;
        m_longestWork = 0;
        m_clock.restart();
        m_workBefore = workMs();
    }
    [[nodiscard]] double longestMs() const { return m_longest; }
    [[nodiscard]] double longestWorkMs() const { return m_longestWork; }

private:
    void tick()
    {
        m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_clock.restart();
        const double work = workMs();
        m_longestWork = std::max(m_longestWork, work - m_workBefore);
        m_workBefore = work;
    }
    static double workMs()
    {
        timespec spent{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
    }
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_longest = 0;
    double m_workBefore = workMs();
    double m_longestWork = 0;
};

} // namespace td::test
