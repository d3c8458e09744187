// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace td
{

/// Bounds the sum of the bytes that are held in memory at once. What is larger than all of it goes alone. Thread-safe.
class ByteBudget
{
public:
    explicit ByteBudget(qint64 limit)
        : m_limit(limit)
    {
    }

    /// Bytes that were granted; given back when it dies.
    class Share
    {
    public:
        Share() = default;
        Share(ByteBudget &budget, qint64 bytes)
            : m_budget(&budget)
            , m_bytes(bytes)
        {
        }
        ~Share()
        {
            if (m_budget)
                m_budget->giveBack(m_bytes);
        }
        Share(Share &&other) noexcept
            : m_budget(std::exchange(other.m_budget, nullptr))
            , m_bytes(other.m_bytes)
        {
        }
        Share &operator=(Share &&) = delete;
        /// False when the wait was cancelled.
        [[nodiscard]] explicit operator bool() const { return m_budget != nullptr; }

    private:
        ByteBudget *m_budget = nullptr;
        qint64 m_bytes = 0;
    };

    /// Waits until so many bytes may be held. Who holds a share must not ask for another one.
    [[nodiscard]] Share take(qint64 bytes, const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        const auto fits = [&] { return m_held == 0 || m_held + bytes <= m_limit; };
        if (!m_freed.wait(lock, stop, fits))
            return {};
        m_held += bytes;
        return {*this, bytes};
    }

private:
    void giveBack(qint64 bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_held -= bytes;
        m_freed.notify_all();
    }

    const qint64 m_limit;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_freed;
    qint64 m_held = 0;
};

} // namespace td
