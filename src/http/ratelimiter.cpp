// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ratelimiter.h"

#include <QMutexLocker>

#include <algorithm>
#include <cmath>

namespace td
{

namespace
{

constexpr qsizetype MostClients = 10'000;

} // namespace

double RateLimiter::levelAt(const Bucket &bucket, Time now) const
{
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(m_burst, bucket.level + seconds * m_perSecond);
}

void RateLimiter::forgetFull(Time now)
{
    m_buckets.removeIf([&](QHash<QString, Bucket>::iterator entry) { return levelAt(entry.value(), now) >= m_burst; });
    // More clients at once than anybody has: they begin anew, with a full bucket each.
    if (m_buckets.size() >= MostClients)
        m_buckets.clear();
}

std::optional<qint64> RateLimiter::take(const QString &client, Time now)
{
    if (m_perSecond <= 0)
        return std::nullopt;
    const QMutexLocker lock(&m_mutex);
    if (m_buckets.size() >= MostClients && !m_buckets.contains(client))
        forgetFull(now);
    const auto found = m_buckets.constFind(client);
    const double level = found == m_buckets.cend() ? m_burst : levelAt(*found, now);
    const bool isAllowed = level >= 1;
    m_buckets.insert(client, {.level = isAllowed ? level - 1 : level, .at = now});
    if (isAllowed)
        return std::nullopt;
    return std::max<qint64>(1, qint64(std::ceil((1 - level) / m_perSecond)));
}

} // namespace td
