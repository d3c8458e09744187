// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"

#include <QDate>
#include <QVariant>

#include <optional>

namespace td
{

enum class TrashScope { Without, Only, With };

/// How a picture lies, as it is looked at.
enum class PictureShape { Landscape, Portrait, Square };
[[nodiscard]] QString pictureShapeName(PictureShape shape);
[[nodiscard]] std::optional<PictureShape> pictureShapeFromName(QStringView name);

/// Which photos. Unset fields do not restrict; all set fields must hold.
struct PhotoFilter {
    std::optional<Tier> tier;
    QString user;
    QString draft;
    bool withoutDraft = false;
    QStringList tags; ///< all of them
    std::optional<bool> published;
    std::optional<bool> pinned;
    std::optional<bool> damaged;
    QString kind;
    QString text; ///< part of file name, id, draft, user, tag, camera or lens, any case; or a day or month
    TrashScope trash = TrashScope::Without;
    std::optional<qint64> minBytes, maxBytes;
    std::optional<Instant> uploadedFrom, uploadedBefore;
    std::optional<Instant> accessedFrom, accessedBefore;
    std::optional<double> savedBelowPercent; ///< compression saved less than this
    bool duplicatesOnly = false; ///< same original bytes as an older photo of the same user and draft, and free to go

    // What the camera wrote. Never a measure of age: rules count from the upload.
    QString camera;                                ///< its name, else a part of it; any case
    QString lens;                                  ///< as camera
    std::optional<QDate> capturedFrom, capturedTo; ///< days of the camera's own clock, both included
    std::optional<qint64> minPixels;               ///< of the picture as it was uploaded
    std::optional<PictureShape> shape;
    std::optional<bool> hasPosition;

    bool operator==(const PhotoFilter &) const = default;
};

enum class PhotoSortField { PhotoId, UploadDate, LastAccessDate, CompressedSize, Filename, DraftId };
[[nodiscard]] QString sortFieldName(PhotoSortField field); ///< column name as in SPEC section 3
[[nodiscard]] std::optional<PhotoSortField> sortFieldFromName(QStringView name);

struct PhotoSort {
    PhotoSortField field = PhotoSortField::UploadDate;
    bool descending = true;
    bool operator==(const PhotoSort &) const = default;
};

struct PhotoPage {
    QList<Photo> photos;
    QString nextCursor; ///< empty at the end; bound to filter and sort
};

} // namespace td
