// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/container.h"
#include "engine/backup/backupplace.h"

namespace td
{

/// Everything that backups of an opened profile need. Asks the keyring where a secret is missing, so it blocks; never
/// on the GUI thread. FailedPrecondition: "config.secret_missing", "config.invalid" for a folder that is not there. The
/// answer lives no longer than the container.
[[nodiscard]] Result<BackupPlace> backupPlaceOf(Container &container, std::shared_ptr<Keyring> keyring);
/// The same for another place than the one of this start. FailedPrecondition ("backup.same_as_tier") for one where a
/// tier keeps its photos.
[[nodiscard]] Result<BackupPlace> backupPlaceOf(Container &container, const BackupBinding &binding,
                                                std::shared_ptr<Keyring> keyring);

/// The place of the backups of a profile that has no catalogue yet, for reading, and its passphrase.
struct BackupSource {
    std::shared_ptr<ObjectStore> store;
    Secret passphrase;
};
[[nodiscard]] Result<BackupSource> backupSourceOf(const Settings &settings, std::shared_ptr<Keyring> keyring);

/// Makes the folders of a profile whose catalogue was just restored these tiers, although they are empty: only who then
/// brings the photos back may say so.
[[nodiscard]] Result<void> vouchForFolders(const Settings &settings, const QList<Tier> &tiers);

} // namespace td
