// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/links.h"

#include "engine/linkcleaning.h"

#include <QFileInfo>
#include <QLoggingCategory>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(linksLog, "tierdeck.links", QtInfoMsg)

Result<Photo> shownPhoto(const EngineParts &parts, const QString &photoId)
{
    TD_ASSIGN(std::optional<Photo> photo, parts.catalogue.photos().find(photoId));
    if (!photo)
        return fail(ErrorCode::NotFound, u"photo.unknown"_s, u"There is no photo %1"_s.arg(photoId), photoId,
                    u"List the photos with: tierdeck-cli photos list"_s);
    if (photo->deletedAt)
        return fail(ErrorCode::FailedPrecondition, u"photo.in_trash"_s, u"The photo is in the trash"_s, photoId,
                    u"Restore it first"_s);
    return *std::move(photo);
}

Result<void> checkLife(Seconds life)
{
    if (life >= Seconds(1) && life <= LongestLinkLife)
        return {};
    return fail(ErrorCode::InvalidArgument, u"link.expires"_s, u"A link cannot last %1 seconds"_s.arg(life.count()),
                u"expires"_s, u"Give 1 to %1 seconds"_s.arg(LongestLinkLife.count()));
}

QString fileAddress(const QString &path)
{
    return QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toString(QUrl::FullyEncoded);
}

/// Null when the photo has no public address.
QString publicAddress(const QString &cdnDomain, const Photo &photo, const Copy &copy, const QString &variant)
{
    // The exact upload may hold what the master was freed of, a position for instance.
    if (copy.tier != Tier::Hot || !photo.isPublic || variant == variant::Original)
        return {};
    if (cdnDomain.isEmpty())
        return variant == variant::Master ? photo.cdnUrl : QString();
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost(cdnDomain);
    url.setPath(QString(u'/' + copy.key));
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

Links::Links(const EngineParts &parts, const Rules &rules, Library &library, Mover &mover, Ingest &ingest)
    : m_parts(parts)
    , m_rules(rules)
    , m_library(library)
    , m_mover(mover)
    , m_ingest(ingest)
{
}

Result<LinkKeys> Links::keys()
{
    if (m_parts.links.keys)
        return m_parts.links.keys->keys();
    return fail(ErrorCode::FailedPrecondition, u"link.no_key_store"_s,
                u"There is no place for the key that links are signed with"_s, u"links.secret"_s);
}

Result<void> Links::addressInto(IssuedLink &issued, const LinkOrder &order, const Photo &photo, const Copy &copy)
{
    Link &link = issued.link;
    link.objectKey = copy.key;
    issued.url = publicAddress(m_parts.links.cdnDomain, photo, copy, order.variant);
    if (!issued.url.isEmpty()) {
        link.kind = LinkKind::Cdn;
        return {};
    }
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(copy.tier));
    const std::optional<QString> path = store->localPath(copy.key);
    if (path && m_parts.links.serviceUrl.isEmpty()) {
        if (order.forOthers)
            return fail(ErrorCode::FailedPrecondition, u"link.only_here"_s,
                        u"A photo on this computer has no link that others could use"_s, photo.photoId,
                        u"Set service.url, or move the photo to a bucket"_s);
        link.kind = LinkKind::File;
        issued.url = fileAddress(*path);
        return {};
    }
    link.expiresAt = link.issuedAt + order.expires;
    if (path) {
        TD_ASSIGN(const LinkKeys signers, keys());
        link.kind = LinkKind::Service;
        link.keyId = signers.current().id;
        link.objectKey.clear(); // it follows the photo from tier to tier
        TD_ASSIGN(issued.url, signedLinkUrl(m_parts.links.serviceUrl,
                                            {.linkId = link.linkId,
                                             .photoId = link.photoId,
                                             .variant = link.variant,
                                             .use = order.use,
                                             .expires = *link.expiresAt},
                                            signers.current()));
        return {};
    }
    const LinkRequest request{.key = copy.key,
                              .expires = order.expires,
                              .downloadName = order.use == LinkUse::Download ? photo.filename : QString(),
                              .contentType = {}};
    TD_ASSIGN(const std::optional<QString> url, store->link(request, link.issuedAt));
    if (!url)
        return fail(ErrorCode::FailedPrecondition, u"link.unavailable"_s,
                    u"%1 gives no link to this photo"_s.arg(store->displayName()), photo.photoId,
                    u"Save the photo to a file instead"_s);
    link.kind = LinkKind::Presigned;
    issued.url = *url;
    return {};
}

Result<IssuedLink> Links::issue(const LinkOrder &order)
{
    TD_TRY(checkLife(order.expires));
    TD_ASSIGN(const Photo photo, shownPhoto(m_parts, order.photoId));
    TD_ASSIGN(const QList<Copy> copies, m_library.readableCopies(order.photoId, order.variant));
    IssuedLink issued;
    issued.link = {.linkId = m_parts.ids.newId(),
                   .photoId = photo.photoId,
                   .variant = order.variant,
                   .purpose = order.purpose.isEmpty() ? linkUseName(order.use) : order.purpose,
                   .issuedBy = order.issuedBy.isEmpty() ? m_parts.self.host : order.issuedBy,
                   .recipient = order.recipient,
                   .issuedAt = m_parts.clock.now()};
    TD_TRY(addressInto(issued, order, photo, copies.first()));
    TD_TRY(m_parts.catalogue.links().add(issued.link));
    qCDebug(linksLog).noquote() << "issued" << linkKindName(issued.link.kind) << "link" << issued.link.linkId << "to"
                                << issued.link.photoId;
    return issued;
}

Result<LinkClaims> Links::check(const PresentedLink &presented)
{
    const Instant now = m_parts.clock.now();
    TD_ASSIGN(const LinkKeys signers, keys());
    TD_ASSIGN(LinkClaims claims, verifySignedLink(presented, signers, now));
    TD_ASSIGN(const Link link, find(claims.linkId));
    if (link.revokedAt)
        return fail(ErrorCode::PermissionDenied, u"link.revoked"_s, u"The link was revoked"_s, link.linkId,
                    u"Ask for a new link"_s);
    TD_TRY(shownPhoto(m_parts, claims.photoId));
    return claims;
}

Result<LinkClaims> Links::use(const PresentedLink &presented)
{
    TD_ASSIGN(LinkClaims claims, check(presented));
    TD_TRY(m_parts.catalogue.links().use(claims.linkId, u"read"_s, m_parts.clock.now()));
    return claims;
}

Result<QList<Link>> Links::list(const LinkFilter &filter, const QString &afterId, int limit)
{
    return m_parts.catalogue.links().list(filter, afterId, limit, m_parts.clock.now());
}

Result<qint64> Links::count(const LinkFilter &filter)
{
    return m_parts.catalogue.links().count(filter, m_parts.clock.now());
}

Result<Link> Links::find(const QString &linkId)
{
    TD_ASSIGN(std::optional<Link> link, m_parts.catalogue.links().find(linkId));
    if (!link)
        return fail(ErrorCode::NotFound, u"link.unknown"_s, u"The register has no link %1"_s.arg(linkId), linkId,
                    u"List the links with: tierdeck-cli links list"_s);
    return *std::move(link);
}

Result<QString> Links::addressOf(const Link &link)
{
    if (link.kind == LinkKind::Service) {
        TD_ASSIGN(const LinkKeys signers, keys());
        const LinkKey *signer = signers.find(link.keyId, m_parts.clock.now());
        if (signer && !m_parts.links.serviceUrl.isEmpty())
            return signedLinkUrl(m_parts.links.serviceUrl,
                                 {.linkId = link.linkId,
                                  .photoId = link.photoId,
                                  .variant = link.variant,
                                  .use = link.purpose == "view"_L1 ? LinkUse::View : LinkUse::Download,
                                  .expires = link.expiresAt.value_or(Instant{})},
                                 *signer);
    } else if (link.kind == LinkKind::Cdn || link.kind == LinkKind::File) {
        TD_ASSIGN(const Photo photo, shownPhoto(m_parts, link.photoId));
        TD_ASSIGN(const QList<Copy> copies, m_library.readableCopies(link.photoId, link.variant));
        const Copy &copy = copies.first();
        if (link.kind == LinkKind::Cdn)
            return publicAddress(m_parts.links.cdnDomain, photo, copy, link.variant);
        TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(copy.tier));
        return fileAddress(store->localPath(copy.key).value_or(QString()));
    }
    return fail(ErrorCode::FailedPrecondition, u"link.not_kept"_s, u"The address of this link is not kept anywhere"_s,
                link.linkId, u"Make a new link to the photo"_s);
}

Result<void> Links::endByMove(const Link &link, std::stop_token stop)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(link.photoId));
    if (!photo)
        return {};
    TD_TRY(m_mover.rekey(link.photoId, stop));
    // A release that failed is finished by the next recovery; until then the address still works.
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(photo->tier));
    TD_ASSIGN(const std::optional<ObjectInfo> still, store->head(link.objectKey, stop));
    if (!still)
        return {};
    return fail(ErrorCode::Aborted, u"link.still_there"_s,
                u"The photo has a new key, but its old object could not be removed yet, so the link still works"_s,
                link.linkId, u"Revoke it again in a moment"_s);
}

Result<void> Links::revoke(const QString &linkId, Moving moving, std::stop_token stop)
{
    TD_ASSIGN(const Link link, find(linkId));
    const LinkState now = state(link);
    if (now == LinkState::Expired || now == LinkState::Revoked)
        return {};
    if (link.kind == LinkKind::File)
        return fail(ErrorCode::FailedPrecondition, u"link.is_file"_s,
                    u"The link is the path of a file on this computer, which cannot be revoked"_s, linkId,
                    u"Move the photo to another tier, or change who may read the folder"_s);
    if (isRevokedByMove(link.kind) && now != LinkState::Moved) {
        if (moving == Moving::Refused)
            return fail(
                ErrorCode::FailedPrecondition, u"link.needs_move"_s,
                u"The link ends only when the photo's objects get new keys, which ends every other presigned and "
                "CDN link to the photo too"_s,
                linkId, u"Confirm it with --yes"_s);
        TD_TRY(endByMove(link, std::move(stop)));
    }
    TD_TRY(m_parts.catalogue.links().revoke(linkId, m_parts.clock.now()));
    qCInfo(linksLog).noquote() << "revoked" << linkKindName(link.kind) << "link" << linkId;
    return {};
}

Result<qint64> Links::cleanUp(Seconds kept, std::stop_token stop)
{
    return cleanUpLinks(m_parts, kept, stop);
}

Result<QString> Links::rotateKey()
{
    const Instant now = m_parts.clock.now();
    TD_ASSIGN(const LinkKeys before, keys());
    TD_ASSIGN(const std::optional<Instant> last, m_parts.catalogue.links().lastExpiry(before.current().id));
    TD_ASSIGN(const LinkKeys after, m_parts.links.keys->rotate(now, last.value_or(now)));
    qCInfo(linksLog).noquote() << "links are signed by the key" << after.current().id << "from now on, no longer by"
                               << before.current().id;
    return after.current().id;
}

Result<QList<Link>> Links::abused()
{
    TD_ASSIGN(const AlertLimits limits, m_rules.alertLimits());
    return m_parts.catalogue.links().abused({.leastUses = limits.linkUses}, m_parts.clock.now());
}

} // namespace td
