// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/time.h"

#include <chrono>

namespace td
{

/// When a failed call to a remote store may be repeated, and how long to wait before: exponential backoff with full
/// jitter (RELIABILITY 2.8).
struct RetryPolicy {
    int tries = 8;        ///< of one call, the first included
    int damagedTries = 2; ///< when the bytes were cut or changed on their way
    std::chrono::milliseconds base{500};
    std::chrono::milliseconds cap{30'000};
    std::chrono::milliseconds patience{60'000};     ///< a provider that asks for more is not waited for inside a call
    int breakerFailures = 20;                       ///< so many in a row, and the store is left alone...
    std::chrono::milliseconds breakerPause{30'000}; ///< ...for so long
};

/// Before try number `attempt` + 1 (attempt >= 1); `random` in 0..1. What the provider asked for is the least.
[[nodiscard]] std::chrono::milliseconds retryDelay(const RetryPolicy &policy, int attempt, double random,
                                                   const Error &error);
/// True when the call may be made again after `attempt` of them: the cause may pass, and tries are left.
[[nodiscard]] bool mayRetry(const RetryPolicy &policy, int attempt, const Error &error);
/// True when the store did not do its part: it could not be reached, did not answer in time, or asked to slow down.
[[nodiscard]] bool isOutage(const Error &error);

/// Rounds after which a transfer is left to the operator.
inline constexpr int DefaultTransferRounds = 8;
/// Pause of a whole transfer that has used up its tries `rounds` times: 1, 2, 4... minutes, at most one hour, and no
/// less than the provider asked for.
[[nodiscard]] Seconds transferPause(int rounds, const Error &error = {});
/// True when a whole transfer may be tried again later by itself.
[[nodiscard]] bool mayPass(const Error &error);

} // namespace td
