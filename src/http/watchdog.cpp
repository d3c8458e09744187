// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/watchdog.h"

#include <sys/socket.h>

namespace td
{

namespace
{

constexpr std::chrono::milliseconds LookEvery{200};

} // namespace

Watchdog::Watchdog(std::function<void()> cut)
    : m_cut(std::move(cut))
    , m_thread([this](const std::stop_token &stop) { watch(stop); })
{
}

void Watchdog::expect(int socket, std::chrono::milliseconds time)
{
    const std::lock_guard lock(m_mutex);
    m_deadlines[socket] = Clock::now() + time;
}

void Watchdog::relax(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_deadlines[socket] = std::nullopt;
}

void Watchdog::forget(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_deadlines.erase(socket);
}

void Watchdog::watch(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const Clock::time_point now = Clock::now();
        for (auto &[socket, deadline] : m_deadlines) {
            if (!deadline || *deadline > now)
                continue;
            ::shutdown(socket, SHUT_RDWR);
            deadline = std::nullopt;
            m_cut();
        }
        m_changed.wait_for(lock, stop, LookEvery, [] { return false; });
    }
}

} // namespace td
