// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "core/time.h"

#include <QList>

#include <optional>

/// Links of the HTTP service that need no token: what they allow is in their address, signed with HMAC-SHA256. Pure:
/// keys and the time are arguments. Whether a link was revoked is for the register (engine/links.h).
namespace td
{

/// SPEC section 10: how long a link lasts when nobody says, and at most.
inline constexpr Seconds DefaultLinkLife{3600};
inline constexpr Seconds LongestLinkLife{604'800};
/// Where the service answers signed links; what follows is the encoded path of the picture.
inline const QString SignedLinkPrefix = QStringLiteral("/storage/signed/");

enum class LinkUse { View, Download };
[[nodiscard]] QString linkUseName(LinkUse use); ///< "view", "download"
[[nodiscard]] std::optional<LinkUse> linkUseFromName(QStringView name);

/// What a link allows. All of it is signed.
struct LinkClaims {
    QString linkId; ///< of the register; characters of a UUID
    QString photoId;
    QString variant; ///< "master", "small"...
    LinkUse use = LinkUse::View;
    Instant expires{}; ///< works before this moment, no longer at it
    bool operator==(const LinkClaims &) const = default;
};

/// One secret that links are signed with. `id` is a fingerprint of it and tells nothing.
struct LinkKey {
    QString id;
    Secret secret;
    std::optional<Instant> until; ///< a key that was replaced: its links are taken before this moment
};

/// The keys of a service, the one that signs first. A value that lives in the keyring as one text: the secrets, blank
/// between them, those that were replaced followed by "@" and the time they are kept until.
class LinkKeys
{
public:
    static constexpr qsizetype ShortestSecret = 32; ///< bytes

    /// `text` as toSecret() gives it, or a secret alone as an operator sets it. FailedPrecondition "link.key_invalid"
    /// when there is none, or one is shorter than 32 characters.
    [[nodiscard]] static Result<LinkKeys> parse(const Secret &text);
    [[nodiscard]] Secret toSecret() const;

    /// `fresh` signs from now on. The key before it is kept until `keepUntil`, the expiry of its last link; keys that
    /// had been kept and whose time is over are dropped. InvalidArgument for a fresh one that is too short or known.
    [[nodiscard]] Result<LinkKeys> rotated(const Secret &fresh, Instant now, Instant keepUntil) const;

    [[nodiscard]] const LinkKey &current() const { return m_keys.first(); }
    /// All of them, the current one first.
    [[nodiscard]] const QList<LinkKey> &all() const { return m_keys; }
    /// Null for an unknown one, and for one that is kept no longer.
    [[nodiscard]] const LinkKey *find(QStringView id, Instant now) const;

private:
    LinkKeys() = default;
    QList<LinkKey> m_keys; ///< never empty
};

/// A link as somebody presents it: untrusted texts, as they came (percent-decoded).
struct PresentedLink {
    QString path;                                   ///< what follows SignedLinkPrefix
    QString use, expires, keyId, linkId, signature; ///< parameters "use", "expires", "key", "link", "sig"
};

/// "<base>/storage/signed/<path>?use=...&expires=...&key=...&link=...&sig=..." for `base`
/// "https://host[:port][/prefix]". InvalidArgument for claims that no link can hold (no photo, a slash in the variant).
[[nodiscard]] Result<QString> signedLinkUrl(const QString &base, const LinkClaims &claims, const LinkKey &key);

/// Takes the whole address, or its path and query, apart. InvalidArgument "link.malformed" when a part is missing,
/// given twice or too long.
[[nodiscard]] Result<PresentedLink> parseSignedLink(const QString &url);

/// What the link allows when one of `keys` signed exactly this and it has not expired. The signature is compared in
/// constant time and before anything else is believed. PermissionDenied "link.invalid" (also for a key that is unknown
/// or kept no longer) or "link.expired".
[[nodiscard]] Result<LinkClaims> verifySignedLink(const PresentedLink &link, const LinkKeys &keys, Instant now);

} // namespace td
