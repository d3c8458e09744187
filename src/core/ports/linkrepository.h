// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link.h"
#include "core/result.h"
#include "core/signedlink.h"

/// What left the house: links, who read what, and what a messenger keeps. Every method is one transaction or one
/// consistent read (ports/repositories.h).
namespace td
{

class LinkRepository
{
public:
    virtual ~LinkRepository() = default;
    /// Registers a link that was issued; when it leads to a photo that is an access too. NotFound for an unknown photo.
    [[nodiscard]] virtual Result<void> add(const Link &link) = 0;
    [[nodiscard]] virtual Result<std::optional<Link>> find(const QString &linkId) = 0;
    /// Newest first, after `afterId` of the page before.
    [[nodiscard]] virtual Result<QList<Link>> list(const LinkFilter &filter, const QString &afterId, int limit,
                                                   Instant now) = 0;
    [[nodiscard]] virtual Result<qint64> count(const LinkFilter &filter, Instant now) = 0;
    /// Counts one use, which is an access with this purpose. NotFound "link.unknown"; PermissionDenied "link.revoked"
    /// or "link.expired".
    [[nodiscard]] virtual Result<Link> use(const QString &linkId, const QString &purpose, Instant now) = 0;
    /// False when there is none, or it was revoked before.
    [[nodiscard]] virtual Result<bool> revoke(const QString &linkId, Instant now) = 0;
    /// The photo that came by an upload link: no second one can.
    [[nodiscard]] virtual Result<void> fulfil(const QString &linkId, const QString &photoId, Instant now) = 0;
    /// Forgets links that expired before `before`, and those without an end whose photo is gone; how many. Upload links
    /// stay: what may still lie where they lead has to go first.
    [[nodiscard]] virtual Result<qint64> removeExpired(Instant before) = 0;
    /// Forgets one link.
    [[nodiscard]] virtual Result<void> remove(const QString &linkId) = 0;
    /// Upload links that expired before `before`.
    [[nodiscard]] virtual Result<QList<Link>> lapsedUploads(Instant before, int limit) = 0;
    /// When the last link signed with this key ends, of those not revoked.
    [[nodiscard]] virtual Result<std::optional<Instant>> lastExpiry(const QString &keyId) = 0;
    /// Links that can still be used and were used far more often than usual, the most used first.
    [[nodiscard]] virtual Result<QList<Link>> abused(const LinkAbuse &limits, Instant now) = 0;
};

class AccessRepository
{
public:
    virtual ~AccessRepository() = default;
    /// Somebody read the photo or was given it: last_access_date, access_count and the log. NotFound for an unknown
    /// photo.
    [[nodiscard]] virtual Result<void> record(const PhotoAccess &access) = 0;
    [[nodiscard]] virtual Result<QList<PhotoAccess>> ofPhoto(const QString &photoId, int limit) = 0; ///< newest first
    /// Forgets at most `limit` lines from before `before`; how many.
    [[nodiscard]] virtual Result<qint64> prune(Instant before, int limit) = 0;
};

/// What a messenger keeps of a photo, so that it need not be sent twice (table delivery_refs).
struct DeliveryRef {
    QString photoId;
    QString channel; ///< account and form: "telegram:123456789/cover"
    QString ref;     ///< the messenger's own id of the file
    QString sha256;  ///< of the bytes that were sent; other bytes need a new id
    Instant createdAt{};
};

class DeliveryRepository
{
public:
    virtual ~DeliveryRepository() = default;
    [[nodiscard]] virtual Result<std::optional<DeliveryRef>> find(const QString &photoId, const QString &channel) = 0;
    [[nodiscard]] virtual Result<void> remember(const DeliveryRef &ref) = 0; ///< replaces the one before
    [[nodiscard]] virtual Result<void> forget(const QString &photoId, const QString &channel) = 0;
};

/// The keys that links of the HTTP service are signed with. Blocks: a keyring may ask its user. Any thread.
class LinkKeyStore
{
public:
    virtual ~LinkKeyStore() = default;
    /// Makes the first key when there is none. FailedPrecondition when there is no place to keep it.
    [[nodiscard]] virtual Result<LinkKeys> keys() = 0;
    /// A new random key signs from now on; the one before is kept until `keepUntil` (LinkKeys::rotated).
    [[nodiscard]] virtual Result<LinkKeys> rotate(Instant now, Instant keepUntil) = 0;
};

} // namespace td
