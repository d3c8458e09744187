// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>

namespace td
{

/// What the service counts about itself, for /metrics. Thread-safe.
class ServiceCounters
{
public:
    /// One request that was answered, or was not because the client went away (status 0).
    void answered(int status, std::chrono::steady_clock::duration took)
    {
        const auto kind = std::size_t(status / 100);
        ++m_byKind[kind < m_byKind.size() ? kind : 0];
        m_microseconds += std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    }
    /// 2: statuses 200 to 299; 0: without an answer.
    [[nodiscard]] long long requests(std::size_t kind) const { return m_byKind[kind]; }
    [[nodiscard]] double seconds() const { return double(m_microseconds) / 1e6; }

    std::atomic<long long> rateLimited = 0;
    std::atomic<long long> slowCut = 0;
    std::atomic<long long> inHand = 0;
    std::atomic<long long> uploads = 0;
    std::atomic<long long> spooledBytes = 0; ///< now, in temporary files

private:
    std::array<std::atomic<long long>, 6> m_byKind{};
    std::atomic<long long> m_microseconds = 0;
};

} // namespace td
