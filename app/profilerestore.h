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
};

/// Restores a backup into a profile that has no catalogue yet: first the settings, then the catalogue, which makes it a
/// profile, then the photos that its tiers miss. Broken off before the catalogue it can be begun again, and after it
/// BackupRestorer goes on. AlreadyExists ("backup.catalogue_exists"). Blocks.
[[nodiscard]] Result<RestoredProfile> restoreProfile(const SettingsSource &target, const BackupVault &vault,
                                                     const BackupSet &set,
                                                     const std::function<std::shared_ptr<Keyring>()> &keyring,
                                                     const ProgressFn &progress, std::stop_token stop);

} // namespace td
