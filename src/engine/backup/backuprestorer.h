// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"

namespace td
{

/// The newest good backup, or the one of this name. NotFound ("backup.none", "backup.unknown").
[[nodiscard]] Result<BackupSet> chosenBackup(const BackupVault &vault, const QString &name,
                                             const std::stop_token &stop);

/// AlreadyExists ("backup.catalogue_exists") when a catalogue or the log of one is there already.
[[nodiscard]] Result<void> refuseOtherCatalogue(const QString &file);

/// Puts the catalogue of a backup where there is none: whole and hashed, or not at all. AlreadyExists
/// ("backup.catalogue_exists"), also beside the log that another one left. Blocks.
[[nodiscard]] Result<void> restoreCatalogue(const BackupVault &vault, const BackupSet &set, const QString &file,
                                            const std::stop_token &stop);

struct PhotosBack {
    qint64 looked = 0;   ///< copies of the catalogue
    qint64 restored = 0; ///< of them were missing, and are back
    qint64 bytes = 0;
    qint64 lost = 0;           ///< are missing or damaged, and the backup does not have them either
    QList<ItemFailure> failed; ///< by photo id; at most 1,000
};

/// Brings back the stored files of photos that their tiers miss, from the vault. What is there is not touched, and
/// doing it again goes on where it was left.
class BackupRestorer
{
public:
    BackupRestorer(const EngineParts &parts, const BackupVault &vault)
        : m_parts(parts)
        , m_vault(vault)
    {
    }
    /// Of these tiers, or of all when none are given.
    [[nodiscard]] Result<PhotosBack> run(const ProgressFn &progress, std::stop_token stop, const QList<Tier> &tiers = {});

private:
    enum class Outcome { There, Restored, Lost };
    [[nodiscard]] Result<Outcome> restoreOne(const Copy &copy, const std::stop_token &stop);
    /// Of an object that is there and may be damaged.
    [[nodiscard]] Result<Outcome> withoutBackup(const Copy &copy, ObjectStore &store, const std::stop_token &stop);
    [[nodiscard]] Result<void> put(const Copy &copy, const std::shared_ptr<ObjectStore> &store, QByteArray bytes,
                                   const std::stop_token &stop);

    const EngineParts &m_parts;
    const BackupVault &m_vault;
};

} // namespace td
