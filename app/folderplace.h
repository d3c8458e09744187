// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"

namespace td
{

/// The same folder without the links on the way to it; one that is not there, as it is written.
[[nodiscard]] QString realFolder(const QString &folder);
/// Both as realFolder() gives them.
[[nodiscard]] bool isSameOrInside(const QString &folder, const QString &outer);
/// Whether what is stored there lies outside of the profile, where another profile may store as well: a bucket, or a
/// folder elsewhere.
[[nodiscard]] bool liesOutside(const TierBinding &binding, const ProfilePaths &paths);
/// Those of the tiers that do.
[[nodiscard]] QList<Tier> tiersOutside(const Settings &settings);

} // namespace td
