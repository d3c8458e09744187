// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace td
{

/// A few threads that do jobs in the order in which they came. The queue is as long as there are connections, at most.
class Lane
{
public:
    explicit Lane(int threads);
    /// Does what is queued, then ends.
    ~Lane();
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    void post(std::function<void()> job);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    bool m_isEnding = false;
    std::vector<std::jthread> m_threads;
};

} // namespace td
