// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "engine/healthreport.h"

namespace td
{

/// What the report on health looks at beside the engine of an opened profile. `keyring` is asked for when the place of
/// the backups is looked at. The answer lives no longer than the container.
[[nodiscard]] HealthPlaces healthPlacesOf(Container &container, std::function<std::shared_ptr<Keyring>()> keyring);

} // namespace td
