// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace td
{

/// Cuts connections whose client does not do what is expected of it in time, however busy it looks: one byte now and
/// then keeps no connection. Thread-safe.
class Watchdog
{
public:
    using Clock = std::chrono::steady_clock;
    /// `cut` is called for every connection that was cut.
    explicit Watchdog(std::function<void()> cut);
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    /// The socket is this one's to shut down until forget(). Its client has so long for the next step.
    void expect(int socket, std::chrono::milliseconds time);
    /// Nothing is expected of the client now.
    void relax(int socket);
    /// Before the socket is closed.
    void forget(int socket);

private:
    void watch(const std::stop_token &stop);

    const std::function<void()> m_cut;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<int, std::optional<Clock::time_point>> m_deadlines;
    std::jthread m_thread;
};

} // namespace td
