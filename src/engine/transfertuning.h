// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"

#include <QElapsedTimer>

namespace td
{

/// What remote stores may do right now, by the shared settings and the time of day; their decorators ask it for every
/// piece they send, so that a new setting or a new hour holds in every program at once. Settings are read again after a
/// second at the earliest, and those that were read last hold while the catalogue cannot be reached. Thread-safe.
class TransferTuning
{
public:
    TransferTuning(const EngineParts &parts, const Rules &rules);

    [[nodiscard]] BandwidthRates bandwidth() const;
    /// Calls at once to the store of this tier.
    [[nodiscard]] int parallel(Tier tier) const;

private:
    [[nodiscard]] TransferRules current() const;

    const EngineParts &m_parts;
    const Rules &m_rules;
    mutable QMutex m_mutex; ///< guards what follows
    mutable QElapsedTimer m_read;
    mutable TransferRules m_last;
};

} // namespace td
