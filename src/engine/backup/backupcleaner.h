// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"
#include "engine/backup/objectnames.h"

namespace td
{

struct BackupCleanupOptions {
    int keepDays = 365;
    bool dryRun = false;
    bool confirmed = false; ///< a person agreed to the removal of very many at once
    Seconds sweepEvery{0};  ///< photos that no backup names are looked for only so often; 0: now
};

struct BackupCleanup {
    QStringList removed; ///< backups
    qint64 kept = 0;
    qint64 leftovers = 0;      ///< files of backups that were broken off
    qint64 objectsRemoved = 0; ///< photos that no backup that is kept names, and no photo of today
    qint64 bytesFreed = 0;
    qint64 withheld = 0;    ///< photos that were left alone because they are so many at once
    qint64 withheldSets = 0; ///< backups that are old only if the clock is right
    QList<ItemFailure> failed;
};

/// Removes backups that are older than they are kept, and then the photos that only those named. The newest good backup
/// stays whatever its age, and so does the newest with photos. A clock that went ahead must not make all of them old at
/// once: a pause between two backups that is longer than a month counts for nothing until a person agrees. Photos go only
/// when every backup that is kept could be read, and never those that the catalogue of today still names: the backup may
/// be their last good copy. Refused while the profile is held (restorehold.h), as is making a backup.
class BackupCleaner
{
public:
    BackupCleaner(const EngineParts &parts, const BackupPlace &place)
        : m_parts(parts)
        , m_place(place)
    {
    }

    /// Aborted ("backup.running"). Blocks.
    [[nodiscard]] Result<BackupCleanup> clean(const BackupCleanupOptions &options, const ProgressFn &progress,
                                              std::stop_token stop);

private:
    struct Work;
    [[nodiscard]] Result<void> removeSets(Work &work);
    [[nodiscard]] Result<void> removeFiles(Work &work, const QStringList &keys);
    [[nodiscard]] Result<bool> isSweepDue(const BackupCleanupOptions &options) const;
    [[nodiscard]] Result<void> removeObjects(Work &work);
    [[nodiscard]] Result<bool> markNeeded(Work &work, ObjectNames &objects);
    [[nodiscard]] Result<void> forget(const QStringList &names);

    const EngineParts &m_parts;
    const BackupPlace &m_place;
};

} // namespace td
