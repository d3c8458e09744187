// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/waiting.h"

#include <condition_variable>
#include <mutex>

namespace td
{

Waiting realWaiting()
{
    return {.now =
                [] {
                    return std::chrono::duration_cast<std::chrono::microseconds>(
                        std::chrono::steady_clock::now().time_since_epoch());
                },
            .wait =
                [](std::chrono::microseconds time, std::stop_token stop) {
                    std::mutex mutex;
                    std::condition_variable_any never;
                    std::unique_lock lock(mutex);
                    std::ignore = never.wait_for(lock, stop, time, [] { return false; });
                    return !stop.stop_requested();
                }};
}

} // namespace td
