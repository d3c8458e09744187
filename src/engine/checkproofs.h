// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/checklisting.h"

namespace td
{

/// How much of a tier is to be read.
struct ProofShare {
    double percent = 0;  ///< of the tier's copies
    qint64 maxBytes = 0; ///< 0: no limit
};

/// Reads and hashes copies of the tier, those proven longest ago first, and records those that are right as proven now.
/// What is not right becomes a finding, and is repaired when asked. An archive class that must be restored first is
/// counted as unverifiable, never as damage. A store that fails makes its tier not checkable.
[[nodiscard]] Result<void> proveOldest(const EngineParts &parts, CheckedTiers &tiers, Tier tier,
                                       const ProofShare &share, bool repair, CheckReport &report, std::stop_token stop);

} // namespace td
