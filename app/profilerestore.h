// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "engine/backup/backuprestorer.h"

namespace td
{

/// What came out of a restored backup.
struct RestoredProfile {
    QString root;
    std::optional<PhotosBack> photos; ///< unset: the backup holds none
    bool isHeld = false;              ///< what lies outside of it is left alone for the time being (restorehold.h)
};

/// Restores a backup into a profile that has no catalogue yet: first the settings, then the catalogue, which makes it a
/// profile, then the photos that its tiers miss. Broken off before the catalogue it can be begun again, and after it
/// BackupRestorer goes on. When some of its tiers lie outside of it, in buckets or other folders, it is held, and their
/// photos do not come back yet; unless `takesOver` says that no other profile uses them. AlreadyExists
/// ("backup.catalogue_exists"). Blocks.
[[nodiscard]] Result<RestoredProfile> restoreProfile(const SettingsSource &target, const BackupVault &vault,
                                                     const BackupSet &set, bool takesOver,
                                                     const std::function<std::shared_ptr<Keyring>()> &keyring,
                                                     const ProgressFn &progress, std::stop_token stop);

} // namespace td
