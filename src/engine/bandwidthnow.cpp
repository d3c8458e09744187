// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bandwidthnow.h"

namespace td
{

namespace
{
constexpr qint64 RereadMs = 1000;
}

BandwidthNow::BandwidthNow(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

BandwidthRates BandwidthNow::rates() const
{
    const QMutexLocker lock(&m_mutex);
    if (!m_read.isValid() || m_read.hasExpired(RereadMs)) {
        m_read.start();
        if (const Result<TransferRules> rules = m_rules.transfers())
            m_last = rules->bandwidth;
    }
    return m_last.limitAt(QDateTime::fromSecsSinceEpoch(unixSeconds(m_parts.clock.now())));
}

} // namespace td
