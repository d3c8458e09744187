// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/check.h"

namespace td
{

/// Objects that no copy and no open journal entry names. With `repair` one whose bytes a verified copy of its photo
/// surely holds is removed, any other is set aside. Unavailable ("tier.looks_empty") when a store shows nothing
/// although the catalogue has photos there: then nothing was changed.
[[nodiscard]] Result<void> checkOrphans(const EngineParts &parts, bool repair, CheckReport &report,
                                        std::stop_token stop);

} // namespace td
