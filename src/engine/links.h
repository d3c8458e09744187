// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/linkrepository.h"
#include "engine/ingest.h"
#include "engine/library.h"

namespace td
{

/// What is asked for: one picture, shown to somebody for a while.
struct LinkOrder {
    QString photoId;
    QString variant = variant::Master;
    LinkUse use = LinkUse::View;
    Seconds expires = DefaultLinkLife; ///< 1 s to LongestLinkLife
    QString recipient = {};            ///< to whom; a word for the register
    QString issuedBy = {};             ///< empty: this console
    QString purpose = {};              ///< empty: "view" or "download", as `use` says
    bool forOthers = false;            ///< must work elsewhere: no path on this computer, but "link.only_here"
};

struct IssuedLink {
    Link link;
    /// https address of the CDN, of the provider or of the service, or file:// of the object on this computer. A
    /// credential: for whoever asked, and for no log.
    QString url;
};

/// One file that somebody without credentials may put into the HOT bucket.
struct UploadLinkOrder {
    QString filename;
    QString contentType; ///< a type of picture that Tierdeck takes
    qint64 contentLength = 0;
    Seconds expires = DefaultLinkLife;
    QString recipient = {};
    QString issuedBy = {};
};

/// Links to photos, and their register (SPEC section 10). Blocking; any worker thread.
class Links
{
public:
    Links(const EngineParts &parts, const Rules &rules, Library &library, Mover &mover, Ingest &ingest);

    /// The address of the CDN for a public photo in HOT, else a presigned one, else for a photo on this computer a
    /// signed one of the HTTP service, or its path when no service is configured. Registered; counts as access.
    [[nodiscard]] Result<IssuedLink> issue(const LinkOrder &order);

    /// For PUT with exactly this Content-Type and Content-Length. FailedPrecondition "link.no_uploads" when HOT is in
    /// no bucket that signs addresses.
    [[nodiscard]] Result<IssuedLink> issueUpload(const UploadLinkOrder &order);
    /// Takes what came by an upload link in as a photo, and removes it from where it was put. Once for each link.
    [[nodiscard]] Result<UploadedPhoto> takeUpload(const QString &linkId, const UploadOptions &options,
                                                   std::stop_token stop);

    /// A link of the service that somebody presents: what it allows, when nothing stands against it (signedlink.h, the
    /// register, the trash). PermissionDenied "link.invalid", "link.expired", "link.revoked"; NotFound "link.unknown",
    /// "photo.unknown".
    [[nodiscard]] Result<LinkClaims> check(const PresentedLink &link);
    /// The same, and counts the use and the access.
    [[nodiscard]] Result<LinkClaims> use(const PresentedLink &link);

    [[nodiscard]] Result<QList<Link>> list(const LinkFilter &filter, const QString &afterId, int limit);
    [[nodiscard]] Result<qint64> count(const LinkFilter &filter);
    /// NotFound "link.unknown".
    [[nodiscard]] Result<Link> find(const QString &linkId);
    /// The address once more, where it can be made again from the register: not that of a provider (canShow()).
    [[nodiscard]] Result<QString> addressOf(const Link &link);
    [[nodiscard]] static constexpr bool canShow(LinkKind kind)
    {
        return kind == LinkKind::Service || kind == LinkKind::Cdn || kind == LinkKind::File;
    }
    [[nodiscard]] LinkState state(const Link &link) const { return stateOf(link, m_parts.clock.now()); }

    enum class Moving { Refused, Allowed };
    /// Service and upload links end at once. A presigned or CDN link ends by giving the photo's objects new keys, which
    /// ends every other such link to it too: FailedPrecondition "link.needs_move" unless that is allowed. A file path
    /// cannot be revoked ("link.is_file"). An expired or revoked one is success.
    [[nodiscard]] Result<void> revoke(const QString &linkId, Moving moving, std::stop_token stop);

    /// Forgets what expired longer than `kept` ago, with what came by upload links and was never taken in; how many.
    [[nodiscard]] Result<qint64> cleanUp(Seconds kept, std::stop_token stop);
    /// A new key signs links of the service from now on; the old one is taken until its last link expires. Its id.
    [[nodiscard]] Result<QString> rotateKey();
    /// Links in use far more often than usual.
    [[nodiscard]] Result<QList<Link>> abused();

private:
    [[nodiscard]] Result<void> addressInto(IssuedLink &issued, const LinkOrder &order, const Photo &photo,
                                           const Copy &copy);
    [[nodiscard]] Result<LinkKeys> keys();
    /// Gives the photo new keys and makes sure that the old one is gone.
    [[nodiscard]] Result<void> endByMove(const Link &link, std::stop_token stop);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Library &m_library;
    Mover &m_mover;
    Ingest &m_ingest;
};

} // namespace td
