// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"
#include "engine/backup/backuprules.h"

namespace td
{

class BackupPhotos;

struct BackupMade {
    BackupSet set;
    /// Photos that could not be read, the first of them; BackupObjects::missing has their number.
    QList<ItemFailure> failed;
};

/// Makes backups. The bytes of photos go first, then the files of the backup, and the manifest last: a backup that was
/// broken off at any moment is not listed, costs nothing that was there before, and the next one goes on from what it
/// brought to the target.
class BackupWriter
{
public:
    BackupWriter(const EngineParts &parts, const BackupPlace &place)
        : m_parts(parts)
        , m_place(place)
    {
    }

    /// Aborted ("backup.running") while another program does it. A photo that cannot be read is named in the outcome
    /// and is no reason to make none. Blocks.
    [[nodiscard]] Result<BackupMade> create(const BackupRules &rules, bool beginAnew, const ProgressFn &progress,
                                            std::stop_token stop);

private:
    struct Work;
    [[nodiscard]] Result<void> putCatalogue(Work &work);
    /// In the copy of the catalogue: an upload that is under way ends without it, and who restores the copy must not
    /// take what the upload stored for a leftover and remove it.
    [[nodiscard]] Result<void> giveUpUploads(const QString &copy);
    [[nodiscard]] Result<void> putIndex(Work &work, Catalogue &snapshot, const BackupPhotos &photos);
    [[nodiscard]] Result<void> remember(const BackupSet &set);

    const EngineParts &m_parts;
    const BackupPlace &m_place;
};

} // namespace td
