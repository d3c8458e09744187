// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tier.h"
#include "core/time.h"

#include <QJsonObject>
#include <QStringList>

namespace td
{

/// A row of the catalogue (table photo_metadata, SPEC section 6). A plain value.
struct Photo {
    QString photoId;
    qint64 seq = 0; ///< arrival number in this catalogue, > 0, never reused; a compact handle for long lists
    QString userId;
    QString draftId; ///< empty: in no draft
    Tier tier = Tier::Temp;
    qint64 fileSizeBytes = 0;       ///< bytes that were uploaded
    qint64 compressedSizeBytes = 0; ///< bytes of the stored master
    qint64 storedBytes = 0;         ///< master + variants + original: what is billed
    Instant uploadDate{};
    Instant lastAccessDate{};
    std::optional<Instant> scheduledDeletion;
    bool publishedToVinted = false;
    std::optional<Instant> publishedDate;
    qint64 accessCount = 0;
    QString storagePath; ///< key of the master in its tier
    QString cdnUrl;
    Instant createdAt{};
    Instant updatedAt{};

    QString filename;
    QString mimeType;
    int width = 0;  ///< px, of the master
    int height = 0; ///< px
    QString sha256; ///< lower-case hex, of the master
    QString originalSha256;
    std::optional<quint64> phash;
    bool damaged = false;
    std::optional<Instant> archivedAt;
    std::optional<Instant> promotedAt;
    std::optional<Instant> tempSince; ///< arrival in TEMP
    std::optional<Instant> deletedAt; ///< set: in the trash
    bool isPublic = false;
    bool pinned = false;
    QString kind = QStringLiteral("user");      ///< user | cloth | result
    QString ownerType = QStringLiteral("user"); ///< user | vendor
    QStringList tags;
    QJsonObject metadata; ///< EXIF under "exif", free keys beside it
};

/// Percent saved by compression: one decimal, 0 to 100, never negative (CHECKLIST C35).
[[nodiscard]] double compressionRatio(qint64 fileSizeBytes, qint64 compressedSizeBytes);

/// Master, original or a rendition: one stored object of a photo.
namespace variant
{
inline const QString Master = QStringLiteral("master");
inline const QString Original = QStringLiteral("original");
inline const QString Small = QStringLiteral("small");       ///< 150 px
inline const QString Medium = QStringLiteral("medium");     ///< 300 px
inline const QString Large = QStringLiteral("large");       ///< 600 px
inline const QString Telegram = QStringLiteral("telegram"); ///< 512 px
inline const QString Cover =
    QStringLiteral("cover"); ///< the whole picture: the master, unless it has a size of its own
inline const QString Facebook = QStringLiteral("platform_facebook");   ///< 2048 px
inline const QString Instagram = QStringLiteral("platform_instagram"); ///< 1080 px
} // namespace variant

enum class CopyState { Writing, Verified, Suspect, Deleting, Gone };
[[nodiscard]] QString copyStateName(CopyState state);
[[nodiscard]] std::optional<CopyState> copyStateFromName(QStringView name);

/// One physical object (table copies): where the bytes of one variant of one photo lie.
struct Copy {
    qint64 copyId = 0;
    QString photoId;
    QString variant;
    Tier tier = Tier::Temp;
    QString backend; ///< ObjectStore::name() it was written to
    QString key;
    QString versionId;
    qint64 size = 0;
    QString sha256;   ///< lower-case hex
    QString md5 = {}; ///< lower-case hex where known: what a bucket's ETag is compared with
    QString mimeType;
    int width = 0;  ///< px
    int height = 0; ///< px
    CopyState state = CopyState::Writing;
    QString verifyMethod;              ///< "sha256", "etag"... of the last proof
    std::optional<Instant> verifiedAt; ///< when it was last proven
    Instant createdAt{};
};

/// Its object is there, whole as far as is known.
[[nodiscard]] inline bool isReadable(const Copy &copy)
{
    return copy.state == CopyState::Verified || copy.state == CopyState::Suspect;
}

} // namespace td
