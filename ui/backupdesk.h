// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupplace.h"
#include "engine/backup/backuprestorer.h"
#include "ui/tierplaces.h"

namespace td
{

/// Where the backups of the profile go, as the settings are now.
struct BackupWhere {
    QString place;   ///< of a bucket, for people; empty: a folder
    QString folder;  ///< of a folder
    bool isOwnFolder = false; ///< the profile's own: on the same disk
    QString fixedBy;          ///< the variable that says so; empty: it can be changed here
};

/// What came out of a backup that was restored into a folder.
struct BackupRestored {
    QString name; ///< of the backup
    QString profile;
    std::optional<PhotosBack> photos; ///< unset: the backup holds none
    bool isHeld = false;              ///< what lies outside of the profile is left alone until it is taken over there
};

/// The backups of the profile for the Health page. Blocks, sometimes on the network or the keyring: never on the GUI
/// thread.
class BackupDesk
{
public:
    virtual ~BackupDesk() = default;
    [[nodiscard]] virtual Result<BackupWhere> where() = 0;
    /// An empty text: the profile's own folder. Holds at once.
    [[nodiscard]] virtual Result<void> setFolder(const QString &folder) = 0;
    /// The same for a bucket, filled in by the form that binds tiers; any tier will do.
    [[nodiscard]] virtual std::shared_ptr<TierPlaces> buckets() = 0;
    /// Into the keyring, where it fits what lies at the place ("backup.not_sealed", "backup.passphrase_wrong"); an empty
    /// one is removed.
    [[nodiscard]] virtual Result<void> setPassphrase(const Secret &passphrase) = 0;
    [[nodiscard]] virtual Result<BackupPlace> place() = 0;
    /// Into a folder that holds no profile yet: settings, catalogue, and the photos that the backup holds.
    [[nodiscard]] virtual Result<BackupRestored> restore(const QString &name, const QString &folder,
                                                         const ProgressFn &progress, std::stop_token stop) = 0;
    /// This profile was restored, and no other one uses its buckets and folders: it acts there from now on, and they
    /// are marked as its own. An error that comes after the first part says so; each is then marked when it is used.
    [[nodiscard]] virtual Result<void> takeOver(std::stop_token stop) = 0;
};

} // namespace td
