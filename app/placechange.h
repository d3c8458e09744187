// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "engine/engine.h"

namespace td
{

[[nodiscard]] const TierBinding &bindingIn(const Settings &settings, Tier tier);
/// What makes it another place: photos stored under the old values are not found under new ones.
[[nodiscard]] bool isAnotherPlace(const TierBinding &now, const TierBinding &next);
/// Whether the catalogue knows photos in the tier, those in the trash too. Blocks.
[[nodiscard]] Result<bool> holdsPhotos(Engine &engine, Tier tier);
/// FailedPrecondition "tier.not_empty".
[[nodiscard]] Error leavesPhotosBehind(Tier tier);

} // namespace td
