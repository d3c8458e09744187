// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"

#include <QList>

namespace td
{

/// How a link leads to its picture, and so what it takes to revoke it.
enum class LinkKind {
    Cdn,       ///< public address of the CDN; ends when the object gets another key
    Presigned, ///< of the provider, to read; ends by itself or when the object gets another key
    Upload,    ///< of the provider, to put one file of one type and length
    Service,   ///< of the HTTP service (signedlink.h); asks the register at every use
    File,      ///< path on this computer; nothing to revoke
};
[[nodiscard]] QString linkKindName(LinkKind kind); ///< "cdn", "presigned", "upload", "service", "file"
[[nodiscard]] std::optional<LinkKind> linkKindFromName(QStringView name);

/// `Moved`: what it leads to has another key by now, so it shows nothing.
enum class LinkState { Active, Expired, Revoked, Moved };
[[nodiscard]] QString linkStateName(LinkState state); ///< "active", "expired", "revoked", "moved"
[[nodiscard]] std::optional<LinkState> linkStateFromName(QStringView name);

/// A link that was given to somebody (table links). The address itself is not kept: it is a credential.
struct Link {
    QString linkId;
    QString photoId; ///< empty for an upload that is still to come
    QString variant;
    LinkKind kind = LinkKind::File;
    QString purpose = {};   ///< "view", "download", "upload", "delivery"
    QString issuedBy = {};  ///< console or token that asked for it
    QString recipient = {}; ///< to whom it was given; empty: nobody said
    QString objectKey = {}; ///< of the object it leads to; empty where it follows the photo
    QString keyId = {};     ///< LinkKey::id that signed it; empty for other kinds
    Instant issuedAt{};
    std::optional<Instant> expiresAt = {}; ///< unset: never by itself
    std::optional<Instant> revokedAt = {};
    std::optional<Instant> lastUsedAt = {};
    qint64 uses = 0;         ///< known for service links alone: nobody tells of the others
    bool objectGone = false; ///< no readable copy has `objectKey` any more
};

[[nodiscard]] LinkState stateOf(const Link &link, Instant now);
[[nodiscard]] constexpr bool countsUses(LinkKind kind)
{
    return kind == LinkKind::Service;
}
/// It can be revoked only by giving the object another key.
[[nodiscard]] constexpr bool isRevokedByMove(LinkKind kind)
{
    return kind == LinkKind::Cdn || kind == LinkKind::Presigned;
}

struct LinkFilter {
    std::optional<LinkState> state;
    QString photoId; ///< empty: of all
    QString text;    ///< a part of photo, file name, recipient or link id
};

/// What counts as "far more often than usual": at least so many uses, and so many times the mean of the other links
/// that were used.
struct LinkAbuse {
    qint64 leastUses = 50;
    double timesMean = 10;
};

/// One line of the access log.
struct PhotoAccess {
    Instant at{};
    QString photoId;
    QString purpose = {}; ///< "link", "get", "delivery", "read"...
    QString who = {};     ///< console, token or recipient; empty where it is not known
    QString linkId = {};  ///< empty: not by a link
};

} // namespace td
