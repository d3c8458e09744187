// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/checklisting.h"

namespace td
{

/// What is billed and shown by no listing: old versions and delete markers ("hidden", counted together for each tier),
/// and multipart uploads that were begun more than a day ago ("unfinished"). A repair removes the versions that no copy
/// needs, of keys that were ours, and aborts the uploads; old versions of a living copy only when its current one was
/// proven just now. More than repairLimit() only when a person agreed. Catalogue errors and Cancelled only.
[[nodiscard]] Result<void> checkHidden(const EngineParts &parts, const CheckOptions &options, CheckedTiers &tiers,
                                       CheckReport &report, std::stop_token stop);

} // namespace td
