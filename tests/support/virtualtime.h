// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/waiting.h"

#include <QList>

#include <atomic>
#include <mutex>

namespace td::test
{

/// Time that passes only when somebody waits. Thread-safe.
class VirtualTime
{
public:
    [[nodiscard]] Waiting waiting()
    {
        return {.now = [this] { return std::chrono::microseconds{m_now}; },
                .wait =
                    [this](std::chrono::microseconds time, std::stop_token stop) {
                        m_now += time.count();
                        std::function<void()> hook;
                        {
                            const std::lock_guard lock(m_mutex);
                            m_waits.append(time);
                            hook = onWait;
                        }
                        if (hook)
                            hook();
                        return !stop.stop_requested();
                    }};
    }
    void advance(std::chrono::microseconds time) { m_now += time.count(); }
    [[nodiscard]] std::chrono::microseconds now() const { return std::chrono::microseconds{m_now}; }
    [[nodiscard]] QList<std::chrono::microseconds> waits() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waits;
    }
    std::function<void()> onWait; ///< called in each wait

private:
    std::atomic<qint64> m_now = 1'000'000'000;
    mutable std::mutex m_mutex;
    QList<std::chrono::microseconds> m_waits;
};

} // namespace td::test
