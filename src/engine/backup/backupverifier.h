// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"
#include "engine/backup/objectnames.h"

namespace td
{

struct BackupVerifyOptions {
    bool readData = false; ///< also read and hash the photos, not only look whether they are there
    bool repair = false;   ///< damaged photos are set aside at the target, so that the next backup copies them anew
};

/// What was found of one backup.
struct BackupVerdict {
    QString name;
    qint64 objects = 0; ///< photos that it names
    qint64 missing = 0;
    qint64 damaged = 0;
    QList<ItemFailure> failed; ///< by name of the backup or of the object; at most 100
    [[nodiscard]] bool isRight() const { return failed.isEmpty() && missing == 0 && damaged == 0; }
};

struct BackupVerification {
    QList<BackupVerdict> backups;
    qint64 bytesRead = 0;
    qint64 setAside = 0;
};

/// Reads backups again: each file is read, decrypted, decompressed and hashed, piece by piece. Memory: 32 bytes for each
/// object at the target, and as much for each of the backup in hand.
class BackupVerifier
{
public:
    BackupVerifier(const EngineParts &parts, const BackupPlace &place)
        : m_parts(parts)
        , m_place(place)
    {
    }

    /// These, or all when none are named. NotFound ("backup.unknown"). An error only when the target cannot be
    /// reached. Blocks.
    [[nodiscard]] Result<BackupVerification> verify(const QStringList &names, const BackupVerifyOptions &options,
                                                    const ProgressFn &progress, std::stop_token stop);

private:
    struct Work;
    [[nodiscard]] Result<BackupVerdict> verifyOne(Work &work, const BackupEntry &entry);
    [[nodiscard]] Result<void> verifyFiles(Work &work, const BackupSet &set, BackupVerdict &verdict);
    [[nodiscard]] Result<void> verifyObjects(Work &work, ObjectNames &wanted, BackupVerdict &verdict);
    [[nodiscard]] Result<void> readObjects(Work &work, const QList<QByteArray> &names, BackupVerdict &verdict);
    [[nodiscard]] Result<void> remember(const BackupVerification &done);

    const EngineParts &m_parts;
    const BackupPlace &m_place;
};

/// The names in the index of a backup. DataLoss when it is damaged.
[[nodiscard]] Result<ObjectNames> readBackupIndex(const BackupVault &vault, const BackupSet &set,
                                                  const std::stop_token &stop);

} // namespace td
