// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/transfertuning.h"

namespace td
{

namespace
{
constexpr qint64 RereadMs = 1000;
}

TransferTuning::TransferTuning(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

TransferRules TransferTuning::current() const
{
    const QMutexLocker lock(&m_mutex);
    if (!m_read.isValid() || m_read.hasExpired(RereadMs)) {
        m_read.start();
        m_last = m_rules.transfers().value_or(m_last);
    }
    return m_last;
}

BandwidthRates TransferTuning::bandwidth() const
{
    return current().bandwidth.limitAt(QDateTime::fromSecsSinceEpoch(unixSeconds(m_parts.clock.now())));
}

int TransferTuning::parallel(Tier tier) const
{
    const TransferRules rules = current();
    return tier == Tier::Cold ? rules.parallelCold : rules.parallelHot;
}

} // namespace td
