// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"

namespace td
{

struct BackupDrillReport {
    Instant at{};
    QString name;        ///< of the backup
    qint64 photos = 0;   ///< in the restored catalogue
    qint64 restored = 0; ///< stored files that were fetched and are right
    QList<ItemFailure> failed;
    [[nodiscard]] bool isPassed() const { return failed.isEmpty(); }
};

/// Restores a backup for trial into a folder that is thrown away: the catalogue is opened, checked and counted against
/// the manifest, and stored files chosen by chance are fetched and hashed. Leaves an event and "backup.drill".
class BackupDrill
{
public:
    BackupDrill(const EngineParts &parts, const BackupPlace &place)
        : m_parts(parts)
        , m_place(place)
    {
    }

    /// The newest backup when `name` is empty; `files`: how many stored files. An error only when nothing could be
    /// tried. Blocks.
    [[nodiscard]] Result<BackupDrillReport> run(const QString &name, int files, const ProgressFn &progress,
                                                std::stop_token stop);

private:
    [[nodiscard]] Result<void> compareCatalogue(const BackupSet &set, Catalogue &restored, BackupDrillReport &report);
    [[nodiscard]] Result<void> fetchFiles(const BackupVault &vault, const BackupSet &set, Catalogue &restored,
                                          int files, BackupDrillReport &report, const ProgressFn &progress,
                                          const std::stop_token &stop);

    const EngineParts &m_parts;
    const BackupPlace &m_place;
};

struct LastBackupDrill {
    Instant at{};
    qint64 restored = 0;
    qint64 failures = 0;
};
[[nodiscard]] Result<std::optional<LastBackupDrill>> lastBackupDrill(const EngineParts &parts);

} // namespace td
