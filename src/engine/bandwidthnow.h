// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"

#include <QElapsedTimer>

namespace td
{

/// The bandwidth that holds right now, by transfers.bandwidth and the time of day. Remote stores ask it for every piece
/// they send, so that a new setting or a new hour holds in every program at once. The setting is read again after a
/// second at the earliest, and the one that was read last holds while the catalogue cannot be reached. Thread-safe.
class BandwidthNow
{
public:
    BandwidthNow(const EngineParts &parts, const Rules &rules);

    [[nodiscard]] BandwidthRates rates() const;

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
    mutable QMutex m_mutex; ///< guards what follows
    mutable QElapsedTimer m_read;
    mutable BandwidthTimetable m_last;
};

} // namespace td
