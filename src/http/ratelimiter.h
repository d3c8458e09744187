// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

#include <chrono>
#include <optional>

namespace td
{

/// A bucket of tokens for each client: `burst` requests at once, then `perSecond`. Thread-safe; the memory is bounded.
class RateLimiter
{
public:
    using Time = std::chrono::steady_clock::time_point;
    /// `perSecond` 0: no limit.
    RateLimiter(double perSecond, double burst)
        : m_perSecond(perSecond)
        , m_burst(burst)
    {
    }
    /// Nothing when the request may go on, else the seconds to wait.
    [[nodiscard]] std::optional<qint64> take(const QString &client, Time now);

private:
    struct Bucket {
        double level = 0;
        Time at{};
    };
    void forgetFull(Time now);
    [[nodiscard]] double levelAt(const Bucket &bucket, Time now) const;

    const double m_perSecond;
    const double m_burst;
    QMutex m_mutex;
    QHash<QString, Bucket> m_buckets;
};

} // namespace td
