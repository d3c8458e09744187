// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/checklisting.h"

namespace td
{

/// Objects that no copy and no open journal entry names. A repair removes one whose bytes a verified copy of its photo
/// surely holds, and sets any other aside; more than repairLimit() only when a person agreed. Catalogue errors and
/// Cancelled only.
[[nodiscard]] Result<void> checkOrphans(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                                        CheckReport &report, std::stop_token stop);

} // namespace td
