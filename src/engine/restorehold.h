// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// A profile came out of a backup, and some of its tiers lie outside of it: the profile that was backed up may still be
/// at work there, and knows better. Until a person says that it is not, nothing outside is written or deleted
/// (HeldStore), no lifecycle runs, nothing is purged and no backup is made. Kept in the restored catalogue.
struct RestoreHold {
    QString backup; ///< that it was restored from
    Instant since{};
    QString tenure = {}; ///< that begins when the hold ends (tenure.h)
};

[[nodiscard]] Result<std::optional<RestoreHold>> restoreHold(Catalogue &catalogue);
[[nodiscard]] Result<void> holdRestored(Catalogue &catalogue, const RestoreHold &hold);
/// FailedPrecondition ("backup.held") while the profile is held.
[[nodiscard]] Result<void> refuseHeld(Catalogue &catalogue);
/// No other profile uses what lies outside: the hold ends, with an event, and one that still does is told (tenure.h).
/// False when there was none.
[[nodiscard]] Result<bool> endRestoreHold(const EngineParts &parts);

} // namespace td
