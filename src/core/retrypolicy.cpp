// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrypolicy.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int MostDoublings = 20; // far beyond any cap; keeps the shift in range

std::chrono::milliseconds asked(const Error &error)
{
    return Seconds{std::max<qint64>(0, error.retryAfterSeconds.value_or(0))};
}

} // namespace

bool isOutage(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::DeadlineExceeded:
        return true;
    case ErrorCode::ResourceExhausted:
        return error.reason != "disk.full"_L1; // waiting frees no disk
    default:
        return false;
    }
}

bool mayRetry(const RetryPolicy &policy, int attempt, const Error &error)
{
    if (error.code == ErrorCode::DataLoss)
        return attempt < std::min(policy.tries, policy.damagedTries);
    const bool canPass = isOutage(error) || error.code == ErrorCode::Aborted;
    return canPass && attempt < policy.tries && asked(error) <= policy.patience;
}

std::chrono::milliseconds retryDelay(const RetryPolicy &policy, int attempt, double random, const Error &error)
{
    const qint64 doubled = policy.base.count() << std::clamp(attempt - 1, 0, MostDoublings);
    const qint64 longest = std::min<qint64>(policy.cap.count(), doubled);
    const std::chrono::milliseconds drawn{qint64(double(longest) * std::clamp(random, 0.0, 1.0))};
    return std::max(drawn, asked(error));
}

Seconds transferPause(int rounds, const Error &error)
{
    const Seconds pause = std::min<Seconds>(Hour, Seconds{60LL << std::clamp(rounds - 1, 0, MostDoublings)});
    return std::max(pause, std::chrono::duration_cast<Seconds>(asked(error)));
}

bool mayPass(const Error &error)
{
    // A full quota is the operator's to decide.
    return isRetryable(error.code) && !error.reason.startsWith("quota."_L1);
}

} // namespace td
