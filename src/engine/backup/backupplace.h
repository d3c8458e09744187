// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupvault.h"
#include "engine/context.h"
#include "engine/leasekeeper.h"

namespace td
{

/// What backups need beside the parts of the engine; made by the composition root.
struct BackupPlace {
    std::shared_ptr<ObjectStore> target;
    Secret passphrase; ///< empty: backups are not encrypted
    /// A consistent copy of the live catalogue as a new SQLite file, while others write to it.
    std::function<Result<void>(const QString &file, std::stop_token stop)> snapshot;
    /// Opens such a copy; an older one is upgraded.
    std::function<Result<std::unique_ptr<Catalogue>>(const QString &file)> open;
    std::function<Result<QString>()> catalogueId;
    QString workFolder;   ///< where temporary files may be made; on a disk, of this user alone
    QString settingsFile; ///< of the profile; empty or missing: it has none
    QString program;      ///< "Tierdeck 0.1.0"
};

/// One program at a time writes to the backups of a catalogue. Aborted ("backup.running").
[[nodiscard]] Result<std::unique_ptr<LeaseKeeper>> takeBackupLease(const EngineParts &parts);

/// The vault of this catalogue. A place that was used before and is empty now is refused (FailedPrecondition,
/// "backup.not_mounted"): a disk may be missing; `beginAnew` says that it is not.
[[nodiscard]] Result<BackupVault> vaultToWrite(const EngineParts &parts, const BackupPlace &place, bool beginAnew,
                                               const std::stop_token &stop);

/// Removes folders for temporary files that killed programs left: "backup-AbCdEf" for the prefix "backup", when nothing
/// in them was written for so long.
void removeLeftFolders(const QString &workFolder, const QString &prefix, Seconds olderThan);

/// Every copy of the catalogue that should exist, of these tiers (all when none are given), in batches. Those without a
/// hash are left out.
[[nodiscard]] Result<void> forEachCopy(Catalogue &catalogue, const QList<Tier> &tiers,
                                       const std::function<Result<void>(const QList<Copy> &)> &batch);

/// What the catalogue remembers of the backups of this profile, as JSON under one setting: "backup.last",
/// "backup.verified", "backup.drill", "backup.failed", "backup.swept".
[[nodiscard]] Result<QJsonObject> backupNote(const EngineParts &parts, const QString &name);
[[nodiscard]] Result<void> setBackupNote(const EngineParts &parts, const QString &name, const QJsonObject &note);

inline const QString BackupLastNote = QStringLiteral("backup.last");
inline const QString BackupVerifiedNote = QStringLiteral("backup.verified");
inline const QString BackupDrillNote = QStringLiteral("backup.drill");
inline const QString BackupFailedNote = QStringLiteral("backup.failed");
inline const QString BackupSweptNote = QStringLiteral("backup.swept");

/// Keeps why a backup that makes itself was not made, until a later one is. Not that it was cancelled, or is being made
/// by another program.
void rememberBackupFailure(const EngineParts &parts, const Error &error);

} // namespace td
