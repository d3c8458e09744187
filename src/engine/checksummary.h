// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "engine/check.h"

namespace td
{

/// What the last whole check found and left.
struct CheckSummary {
    std::optional<Instant> at; ///< unset: there was none yet
    QMap<Tier, TierWaste> tiers;
};

/// Findings that a repair did not put right, by tier.
[[nodiscard]] QMap<Tier, TierWaste> wasteOf(const CheckReport &report);
/// Keeps it for advice and for the comparison with a provider's report.
[[nodiscard]] Result<void> rememberCheck(const EngineParts &parts, const CheckReport &report);
[[nodiscard]] Result<CheckSummary> lastCheckSummary(const EngineParts &parts);

} // namespace td
