// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/tier.h"
#include "core/time.h"
#include "engine/backup/bytestage.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

/// How backups lie at their target (docs/backup.md):
///
///     tierdeck-backup.json                        whose it is, and how it is encrypted
///     sets/2026-11-21/020000-1a2b3c4d/...         one backup; manifest.json is written last and removed first
///     objects/ab/abcd...                          the bytes of photos, each once, under their SHA-256
namespace td
{

inline const QString BackupDescriptionKey = QStringLiteral("tierdeck-backup.json");
inline const QString BackupSetsPrefix = QStringLiteral("sets/");
inline const QString BackupObjectsPrefix = QStringLiteral("objects/");

/// One file of a backup: what lies at the target, and what comes out of it.
struct PackedFile {
    qint64 bytes = 0; ///< as stored: compressed, and encrypted where the target is
    QString sha256;   ///< of the same, lower-case hex
    qint64 plainBytes = 0;
    QString plainSha256;
};

/// The photos of a backup.
struct BackupObjects {
    QList<Tier> tiers;     ///< whose photos they are
    qint64 count = 0;      ///< objects that the catalogue of the backup names, each content once
    qint64 bytes = 0;      ///< of those
    qint64 added = 0;      ///< that this backup brought to the target
    qint64 addedBytes = 0; ///< of those
    qint64 missing = 0;    ///< copies that could not be read, so that the target has nothing of them
    PackedFile index;      ///< the names of the objects, 32 bytes each, sorted
};

/// What the description at the target's root says of its backups. Each manifest says it again, so that the loss of one
/// small object is not the loss of everything that is encrypted.
struct BackupVaultFacts {
    QString id; ///< empty: a manifest of an older program
    std::optional<SealParameters> seal;
    QByteArray check; ///< of the key
};

/// What the manifest of one backup says.
struct BackupSet {
    QString name; ///< "2026-11-21-020000-1a2b3c4d"
    Instant createdAt{};
    QString program; ///< "Tierdeck 0.1.0"
    QString catalogueId;
    qint64 photos = 0; ///< rows of the catalogue, the trash included
    qint64 copies = 0; ///< stored files that it names
    PackedFile catalogue;
    std::optional<PackedFile> settings; ///< settings.json of the profile
    std::optional<BackupObjects> objects;
    bool isSealed = false;
    BackupVaultFacts vault;

    [[nodiscard]] qint64 storedBytes() const; ///< without the photos
};

enum class BackupPart { Manifest, Catalogue, Settings, Index };
[[nodiscard]] QString backupKey(const QString &name, BackupPart part, bool isSealed);
/// The folder of a backup, ends with a slash.
[[nodiscard]] QString backupFolder(const QString &name);

[[nodiscard]] QString backupName(Instant at, const QString &id);
/// When a backup of this name was made; nothing when it is no name of a backup.
[[nodiscard]] std::optional<Instant> backupTime(const QString &name);
/// The backup that an object under sets/ belongs to; nothing for what is no part of one.
[[nodiscard]] std::optional<QString> backupOfKey(const QString &key);

/// As the members of a description, and back.
void insertVaultFacts(QJsonObject &object, const BackupVaultFacts &facts);
[[nodiscard]] BackupVaultFacts vaultFactsOf(const QJsonObject &object);

[[nodiscard]] QByteArray manifestOf(const BackupSet &set);
/// DataLoss ("backup.damaged") when the text is not a whole manifest of this name; Unimplemented ("backup.newer") for
/// that of a later program.
[[nodiscard]] Result<BackupSet> backupFromManifest(const QByteArray &text, const QString &name);

/// "objects/ab/abcd..." of a name of 32 bytes, and back.
[[nodiscard]] QString objectKey(const QByteArray &name);
[[nodiscard]] std::optional<QByteArray> objectOfKey(const QString &key);

} // namespace td
