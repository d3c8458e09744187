// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Links for those who bring photos: a presigned PUT, and taking in what came by it.
#include "core/filename.h"
#include "engine/filescan.h"
#include "engine/linkcleaning.h"
#include "engine/links.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(uploadLinksLog, "tierdeck.links", QtInfoMsg)

/// Outside of every tier: neither check nor lifecycle takes what lies there for a photo.
const QString IncomingFolder = u"incoming/"_s;

Result<void> checkUpload(const UploadLinkOrder &order, const ImagePolicy &images)
{
    if (order.contentType.startsWith("image/"_L1) && order.contentLength > 0 && order.contentLength <= images.maxBytes)
        return {};
    return fail(ErrorCode::InvalidArgument, u"link.upload"_s,
                u"An upload link takes one picture of 1 to %1 bytes"_s.arg(images.maxBytes), order.filename,
                u"Give its type, such as image/jpeg, and its exact size in bytes"_s);
}

} // namespace

Result<IssuedLink> Links::issueUpload(const UploadLinkOrder &order)
{
    if (order.expires < Seconds(1) || order.expires > LongestLinkLife)
        return fail(ErrorCode::InvalidArgument, u"link.expires"_s,
                    u"A link cannot last %1 seconds"_s.arg(order.expires.count()), u"expires"_s,
                    u"Give 1 to %1 seconds"_s.arg(LongestLinkLife.count()));
    TD_ASSIGN(const ImagePolicy images, m_rules.images());
    TD_TRY(checkUpload(order, images));
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(Tier::Hot));
    const QString id = m_parts.ids.newId();
    const QFileInfo name(order.filename);
    const Instant now = m_parts.clock.now();
    const LinkRequest request{
        .method = LinkRequest::Method::Put,
        .key = QString(IncomingFolder + id + u'/' + safeFileName(name.completeBaseName(), name.suffix(), u"photo"_s)),
        .expires = order.expires,
        .downloadName = {},
        .contentType = order.contentType,
        .contentLength = order.contentLength};
    TD_ASSIGN(const std::optional<QString> url, store->link(request, now));
    if (!url)
        return fail(ErrorCode::FailedPrecondition, u"link.no_uploads"_s,
                    u"%1 gives no link for uploads"_s.arg(store->displayName()), u"hot"_s,
                    u"Bind HOT to a bucket, or upload the file with: tierdeck-cli upload"_s);
    IssuedLink issued{.link = {.linkId = id,
                               .photoId = {},
                               .variant = variant::Master,
                               .kind = LinkKind::Upload,
                               .purpose = u"upload"_s,
                               .issuedBy = order.issuedBy.isEmpty() ? m_parts.self.host : order.issuedBy,
                               .recipient = order.recipient,
                               .objectKey = request.key,
                               .keyId = {},
                               .issuedAt = now,
                               .expiresAt = now + order.expires},
                      .url = *url};
    TD_TRY(m_parts.catalogue.links().add(issued.link));
    return issued;
}

Result<UploadedPhoto> Links::takeUpload(const QString &linkId, const UploadOptions &options, std::stop_token stop)
{
    TD_ASSIGN(const Link link, find(linkId));
    if (link.kind != LinkKind::Upload || !link.photoId.isEmpty())
        return fail(ErrorCode::FailedPrecondition, u"link.fulfilled"_s,
                    u"The link has brought its photo already, or is none for uploads"_s, linkId);
    if (link.revokedAt)
        return fail(ErrorCode::PermissionDenied, u"link.revoked"_s, u"The link was revoked"_s, linkId,
                    u"Ask for a new link"_s);
    TD_ASSIGN(const ImagePolicy images, m_rules.images());
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(Tier::Hot));
    TD_ASSIGN(const std::optional<ObjectInfo> object, store->head(link.objectKey, stop));
    if (!object)
        return fail(ErrorCode::NotFound, u"link.nothing_came"_s, u"Nothing was uploaded by this link yet"_s, linkId);
    if (object->size > images.maxBytes)
        return fail(tooLarge(link.objectKey.section(u'/', -1), object->size, images.maxBytes));
    TD_ASSIGN(const QByteArray bytes, readAll(*store, link.objectKey, stop));
    TD_ASSIGN(UploadedPhoto uploaded, m_ingest.uploadBytes(bytes, link.objectKey.section(u'/', -1), options, stop));
    TD_TRY(m_parts.catalogue.links().fulfil(linkId, uploaded.photo.photoId, m_parts.clock.now()));
    // The photo is stored: what is left of its way here goes with the next clean-up of links, at the latest.
    if (const Result<void> removed = removeIncoming(*store, link.objectKey, stop); !removed)
        qCWarning(uploadLinksLog).noquote()
            << "what came by the link" << linkId << "was not removed:" << removed.error().message;
    return uploaded;
}

} // namespace td
