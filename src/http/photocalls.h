// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/service.h"

namespace td
{

/// The photo that a path names, by its id or by the key of one of its objects.
struct NamedPhoto {
    Photo photo;
    QString variant; ///< of the object whose key was given; empty: named by its id
};
/// NotFound ("photo.unknown") also for photos that are not the bearer's, so that nobody learns that they exist.
[[nodiscard]] Result<NamedPhoto> namedPhoto(const HttpCall &call);

/// A place as this bearer may know it: who is bound to a user learns neither folders nor hosts nor buckets.
[[nodiscard]] QString shownPlace(const Principal &principal, const QString &place);

/// How clients reach a photo: where there is no link for everybody, the path of this service for the bearer.
struct PhotoAddress {
    QString url;
    QString kind; ///< "cdn", "presigned", "service" (signed) or "bearer"
    std::optional<Instant> expires;
};
[[nodiscard]] Result<PhotoAddress> addressOf(const HttpCall &call, const Photo &photo, const QString &variant,
                                             int expiresSeconds, bool download);

/// The bytes of one variant, compared with their checksum.
[[nodiscard]] Result<ServiceReply> pictureReply(const HttpCall &call, const Photo &photo, const QString &variant,
                                                bool download);

/// The filter of `query` fields that list photos, of the bearer's photos only when they are bound to a user.
[[nodiscard]] Result<PhotoFilter> filterOf(const HttpCall &call);
/// The fields that filterOf() reads.
[[nodiscard]] QList<Field> filterFields();
[[nodiscard]] QList<Field> pageFields(int limit);
[[nodiscard]] Result<QJsonObject> listedPhotos(const HttpCall &call, const QString &field);

/// A bearer that is bound to a user may fill that user's drafts and new ones only. PermissionDenied ("token.bound").
[[nodiscard]] Result<void> mayUseDraft(const HttpCall &call, const QString &draftId);

// Handlers that several paths share.
[[nodiscard]] Result<ServiceReply> photoMetadata(const HttpCall &call);
[[nodiscard]] Result<ServiceReply> photoDownload(const HttpCall &call);
[[nodiscard]] Result<ServiceReply> photoDelete(const HttpCall &call);
[[nodiscard]] Result<ServiceReply> photoEdit(const HttpCall &call);
[[nodiscard]] Result<ServiceReply> uploadForm(const HttpCall &call);
[[nodiscard]] QList<Field> uploadFields();
/// What those fields say, as far as the bearer may.
[[nodiscard]] Result<UploadOptions> uploadOptionsOf(const HttpCall &call);
/// Puts the free keys of the form or body on the photo.
[[nodiscard]] Result<void> setMetadata(const HttpCall &call, const Photo &photo);
/// Of photos with the same bytes only those that the bearer may see are named.
[[nodiscard]] Result<QJsonObject> uploadShape(const HttpCall &call, const UploadedPhoto &item);
[[nodiscard]] QList<Field> editFields();
[[nodiscard]] QList<Field> linkFields();

inline constexpr int LongestLinkSeconds = 604'800;

} // namespace td
