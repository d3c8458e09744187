// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "engine/backup/backupset.h"
#include "engine/backup/bytestage.h"

#include <QMap>
#include <QStringList>

#include <functional>

namespace td
{

/// A backup as it is found at the target.
struct BackupEntry {
    QString name;
    Instant at{}; ///< by its name
    BackupSet set;
    std::optional<Error> problem; ///< set: the manifest is of no use, and `set` is empty
    [[nodiscard]] bool isGood() const { return !problem; }
};

/// Where backups lie: a folder or a bucket, with a description that says whose it is and how it is encrypted. What it
/// writes it proves; what it reads it hashes. Where the description is lost, the manifests say the same. Copies share the
/// store. Any thread; blocks.
class BackupVault
{
public:
    /// NotFound ("backup.none") when the target has no description; FailedPrecondition: "backup.passphrase_missing",
    /// "backup.not_sealed" for a passphrase where nothing is encrypted; Unauthenticated ("backup.passphrase_wrong").
    [[nodiscard]] static Result<BackupVault> open(std::shared_ptr<ObjectStore> store, const Secret &passphrase,
                                                  const std::stop_token &stop);
    /// As open(), and describes a target that is nobody's, under this id. FailedPrecondition: "backup.foreign" for the
    /// target of another catalogue, "backup.same_as_tier" where photos of a tier lie.
    [[nodiscard]] static Result<BackupVault> begin(std::shared_ptr<ObjectStore> store, const Secret &passphrase,
                                                   const QString &catalogueId, const QString &vaultId,
                                                   const std::stop_token &stop);

    [[nodiscard]] ObjectStore &store() const { return *m_store; }
    [[nodiscard]] const std::shared_ptr<ObjectStore> &shared() const { return m_store; }
    [[nodiscard]] QString id() const { return m_facts.id; }
    [[nodiscard]] QString catalogueId() const { return m_catalogueId; }
    [[nodiscard]] bool isSealed() const { return m_key.has_value(); }

    /// Backups with a manifest, newest first.
    [[nodiscard]] Result<QList<BackupEntry>> list(const std::stop_token &stop) const;
    /// NotFound ("backup.unknown") for none of this name; DataLoss for a damaged manifest.
    [[nodiscard]] Result<BackupSet> find(const QString &name, const std::stop_token &stop) const;
    /// Keys of everything under sets/, by the name of its backup.
    [[nodiscard]] Result<QMap<QString, QStringList>> files(const std::stop_token &stop) const;
    /// Makes the backup one that is listed; the last step of all.
    [[nodiscard]] Result<void> putManifest(const BackupSet &set, const std::stop_token &stop) const;

    /// Packs a file into the backup, by way of a file in `workFolder`, and proves it.
    [[nodiscard]] Result<PackedFile> putFile(const QString &name, BackupPart part, const QString &source, int level,
                                             const QString &workFolder, const std::stop_token &stop) const;
    /// Reads, hashes and unpacks a file; `sink` gets what was packed, and may hear `restart` as a ByteSink does.
    [[nodiscard]] Result<void> readFile(const QString &name, BackupPart part, const PackedFile &file,
                                        const ByteSink &sink, const std::stop_token &stop) const;
    /// The same into a file, which is whole on the disk (fsync) or not there.
    [[nodiscard]] Result<void> getFile(const QString &name, BackupPart part, const PackedFile &file,
                                       const QString &target, const std::stop_token &stop) const;

    /// The name that bytes with this SHA-256 (hex) have at the target.
    [[nodiscard]] QByteArray objectName(const QString &sha256) const;
    /// Bytes at the target of an object of `size` bytes.
    [[nodiscard]] qint64 storedSize(qint64 size) const;
    [[nodiscard]] Result<void>
    forEachObject(const std::function<Result<void>(const QByteArray &name, const ObjectInfo &info)> &each,
                  const std::stop_token &stop) const;
    /// Stores and proves them. `contentType` as the photo has it.
    [[nodiscard]] Result<void> putObject(const QString &sha256, QByteArray bytes, const QString &contentType,
                                         const std::stop_token &stop) const;
    /// The bytes of an object, which are surely those of its name. NotFound; DataLoss ("backup.object_damaged").
    [[nodiscard]] Result<QByteArray> getObject(const QByteArray &name, const std::stop_token &stop) const;
    /// The same, but the bytes are only hashed as they go by: how many there are.
    [[nodiscard]] Result<qint64> proveObject(const QByteArray &name, const std::stop_token &stop) const;

private:
    BackupVault() = default;
    /// Reads, decrypts and hashes an object piece by piece.
    [[nodiscard]] Result<void> readObject(const QByteArray &name, const ByteSink &sink, const std::stop_token &stop) const;
    /// Writes the description anew.
    [[nodiscard]] Result<void> describeAgain(const std::stop_token &stop);

    std::shared_ptr<ObjectStore> m_store;
    BackupVaultFacts m_facts;
    bool m_isRecovered = false; ///< the description is missing or damaged at the target
    QString m_catalogueId;
    std::optional<SealKey> m_key;
};

} // namespace td
