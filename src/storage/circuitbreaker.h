// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retrypolicy.h"

#include <mutex>
#include <optional>

namespace td
{

/// Counts failures in a row of one store and says when to leave it alone. After the pause one more failure is enough
/// for the next one. Thread-safe.
class CircuitBreaker
{
public:
    using Moment = std::chrono::microseconds; ///< monotonic

    explicit CircuitBreaker(const RetryPolicy &policy)
        : m_failures(std::max(1, policy.breakerFailures))
        , m_pause(policy.breakerPause)
    {
    }

    /// How long the store is still to be left alone; nothing when it may be called.
    [[nodiscard]] std::optional<Moment> pauseLeft(Moment now) const
    {
        const std::lock_guard lock(m_mutex);
        return now < m_until ? std::optional(m_until - now) : std::nullopt;
    }
    void answered()
    {
        const std::lock_guard lock(m_mutex);
        m_inARow = 0;
    }
    void failed(Moment now)
    {
        const std::lock_guard lock(m_mutex);
        if (now < m_until || ++m_inARow < m_failures)
            return;
        m_until = now + m_pause;
        m_inARow = m_failures - 1;
    }

private:
    const int m_failures;
    const Moment m_pause;
    mutable std::mutex m_mutex; ///< guards what follows
    int m_inARow = 0;
    Moment m_until{0};
};

} // namespace td
