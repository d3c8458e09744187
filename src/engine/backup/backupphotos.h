// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"
#include "engine/backup/backupplace.h"
#include "engine/backup/objectnames.h"

#include <QMutex>

namespace td
{

/// Brings the bytes of photos to a vault that does not hold them yet. They are kept under their hash: what was renamed
/// or moved to another tier costs nothing.
class BackupPhotos
{
public:
    BackupPhotos(const EngineParts &parts, const BackupVault &vault, QList<Tier> tiers)
        : m_parts(parts)
        , m_vault(vault)
        , m_tiers(std::move(tiers))
    {
    }

    /// Learns what lies in the vault. 32 bytes of memory an object.
    [[nodiscard]] Result<void> learn(const std::stop_token &stop);
    /// Copies what the vault lacks of the catalogue's copies; those that cannot be read are left out. Ends early only
    /// when cancelled, or when the catalogue fails.
    [[nodiscard]] Result<void> bring(Catalogue &catalogue, const ProgressFn &progress, const std::stop_token &stop);
    [[nodiscard]] bool has(const Copy &copy) const { return m_present.contains(m_vault.objectName(copy.sha256)); }

    [[nodiscard]] qint64 added() const { return m_added; }
    [[nodiscard]] qint64 addedBytes() const { return m_addedBytes; }
    /// Why the copies with these hashes were left out; the first of them.
    [[nodiscard]] const QMap<QString, ItemFailure> &failed() const { return m_failed; }

private:
    [[nodiscard]] Result<void> bringOne(const Copy &copy, const std::stop_token &stop);
    [[nodiscard]] Result<void> bringFrom(const Copy &copy, const std::stop_token &stop);
    void record(const Copy &copy, const Result<void> &done);

    const EngineParts &m_parts;
    const BackupVault &m_vault;
    const QList<Tier> m_tiers;
    ObjectNames m_present;
    QMutex m_mutex; ///< guards what follows while workers are at it
    qint64 m_added = 0;
    qint64 m_addedBytes = 0;
    QMap<QString, ItemFailure> m_failed;
};

} // namespace td
