// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quotahold.h"

#include <utility>

namespace td
{

Result<QuotaHold> QuotaHold::take(const EngineParts &parts, const QuotaClaim &claim)
{
    TD_ASSIGN(const qint64 reservation, parts.catalogue.quotas().reserve(claim, parts.self, parts.clock.now()));
    return QuotaHold(parts, reservation);
}

QuotaHold::QuotaHold(const EngineParts &parts, qint64 reservation)
    : m_parts(parts)
    , m_reservation(reservation)
{
}

QuotaHold::QuotaHold(QuotaHold &&other) noexcept
    : m_parts(other.m_parts)
    , m_reservation(std::exchange(other.m_reservation, 0))
{
}

QuotaHold::~QuotaHold()
{
    // What cannot be given back now is, by the recovery of a later start.
    if (m_reservation != 0)
        std::ignore = m_parts.catalogue.quotas().release(m_reservation);
}

Result<void> QuotaHold::resize(qint64 bytes)
{
    return m_reservation == 0 ? Result<void>() : m_parts.catalogue.quotas().resize(m_reservation, bytes);
}

} // namespace td
