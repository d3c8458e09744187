// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>

namespace td
{

/// Monotonic time and waiting. A seam: tests put a virtual clock in, and no test sleeps.
struct Waiting {
    std::function<std::chrono::microseconds()> now;
    /// False when cancelled, at once then.
    std::function<bool(std::chrono::microseconds, std::stop_token)> wait;
};

/// The computer's own.
[[nodiscard]] Waiting realWaiting();

} // namespace td
