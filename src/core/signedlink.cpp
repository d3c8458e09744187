// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signedlink.h"

#include "core/digest.h"

#include <QUrl>
#include <QUrlQuery>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr QByteArray::Base64Options UrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype LongestPart = 2'000; ///< characters of one part of an address; no link of ours comes near
constexpr qsizetype KeyIdLength = 16;    ///< hex digits

QString keyIdOf(const Secret &secret)
{
    Digest digest;
    digest.add("tierdeck link key\n");
    digest.add(secret.reveal());
    return digest.hex().left(KeyIdLength);
}

QString encodedPath(const QString &variant, const QString &photoId)
{
    return QString::fromLatin1(QString(variant + u'/' + photoId).toUtf8().toBase64(UrlSafe));
}

/// Variant and photo; nothing for a path that none of ours is.
std::optional<std::pair<QString, QString>> decodedPath(const QString &path)
{
    const QString plain = QString::fromUtf8(QByteArray::fromBase64(path.toUtf8(), UrlSafe));
    const qsizetype slash = plain.indexOf(u'/');
    if (slash < 1 || slash + 1 >= plain.size())
        return std::nullopt;
    return std::pair(plain.left(slash), plain.mid(slash + 1));
}

/// Each field with its length before it: no two different links give the same bytes.
QByteArray signedBytes(const PresentedLink &link, const QString &photoId)
{
    QByteArray bytes("tierdeck link 1\n");
    for (const QString &field :
         {QString(SignedLinkPrefix + link.path), photoId, link.use, link.expires, link.keyId, link.linkId}) {
        const QByteArray text = field.toUtf8();
        bytes += QByteArray::number(text.size()) + ':' + text + '\n';
    }
    return bytes;
}

QByteArray signatureOf(const PresentedLink &link, const QString &photoId, const Secret &secret)
{
    const QByteArray bytes = signedBytes(link, photoId);
    QByteArray mac(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    const QByteArray &key = secret.reveal();
    // It fails only on a computer that forbids the algorithm; a link without a signature must never be made there.
    if (!HMAC(EVP_sha256(), key.constData(), int(key.size()),
              reinterpret_cast<const unsigned char *>(bytes.constData()), std::size_t(bytes.size()),
              reinterpret_cast<unsigned char *>(mac.data()), &size))
        qFatal("Links cannot be signed on this computer.");
    mac.truncate(qsizetype(size));
    return mac.toBase64(UrlSafe);
}

bool isSame(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

tl::unexpected<Error> keyInvalid(const QString &message)
{
    return fail(ErrorCode::FailedPrecondition, u"link.key_invalid"_s, message, u"links.secret"_s,
                u"Make a new key with: tierdeck-cli links rotate-key"_s);
}

tl::unexpected<Error> malformedLink()
{
    return fail(ErrorCode::InvalidArgument, u"link.malformed"_s, u"The address is not a whole link"_s, {},
                u"Copy the whole link"_s);
}

tl::unexpected<Error> invalidLink()
{
    return fail(ErrorCode::PermissionDenied, u"link.invalid"_s, u"The link was changed, or its key is gone"_s, {},
                u"Ask for a new link"_s);
}

} // namespace

QString linkUseName(LinkUse use)
{
    return use == LinkUse::Download ? u"download"_s : u"view"_s;
}

std::optional<LinkUse> linkUseFromName(QStringView name)
{
    if (name == "view"_L1)
        return LinkUse::View;
    if (name == "download"_L1)
        return LinkUse::Download;
    return std::nullopt;
}

Result<LinkKeys> LinkKeys::parse(const Secret &text)
{
    LinkKeys keys;
    const QList<QByteArray> words = text.reveal().simplified().split(' ');
    for (const QByteArray &word : words) {
        if (word.isEmpty())
            continue;
        const qsizetype at = word.lastIndexOf('@');
        const std::optional<Instant> until = at < 0 ? std::nullopt : fromIso(QString::fromLatin1(word.mid(at + 1)));
        Secret secret(until ? word.left(at) : word);
        if (secret.reveal().size() < ShortestSecret)
            return keyInvalid(u"A key for links is shorter than %1 characters"_s.arg(ShortestSecret));
        const QString id = keyIdOf(secret);
        keys.m_keys.append({.id = id, .secret = std::move(secret), .until = until});
    }
    if (keys.m_keys.isEmpty())
        return keyInvalid(u"There is no key for links"_s);
    return keys;
}

Secret LinkKeys::toSecret() const
{
    QByteArray text;
    for (const LinkKey &key : m_keys) {
        if (!text.isEmpty())
            text += ' ';
        text += key.secret.reveal();
        if (key.until)
            text += '@' + toIso(*key.until).toLatin1();
    }
    return Secret(std::move(text));
}

Result<LinkKeys> LinkKeys::rotated(const Secret &fresh, Instant now, Instant keepUntil) const
{
    const QString id = keyIdOf(fresh);
    if (fresh.reveal().size() < ShortestSecret || fresh.reveal().simplified().contains(' '))
        return fail(ErrorCode::InvalidArgument, u"link.key_invalid"_s, u"The new key for links is too short"_s);
    if (std::ranges::any_of(m_keys, [&](const LinkKey &key) { return key.id == id; }))
        return fail(ErrorCode::InvalidArgument, u"link.key_invalid"_s, u"The new key for links is an old one"_s);
    LinkKeys next;
    next.m_keys.append({.id = id, .secret = fresh, .until = std::nullopt});
    for (LinkKey key : m_keys) {
        key.until = key.until ? *key.until : keepUntil;
        if (*key.until > now)
            next.m_keys.append(std::move(key));
    }
    return next;
}

const LinkKey *LinkKeys::find(QStringView id, Instant now) const
{
    const auto found = std::ranges::find_if(
        m_keys, [&](const LinkKey &key) { return key.id == id && (!key.until || now < *key.until); });
    return found == m_keys.end() ? nullptr : &*found;
}

Result<QString> signedLinkUrl(const QString &base, const LinkClaims &claims, const LinkKey &key)
{
    if (claims.photoId.isEmpty() || claims.variant.isEmpty() || claims.variant.contains(u'/') ||
        claims.linkId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"link.malformed"_s, u"A link needs a photo, a variant and an id"_s,
                    claims.photoId);
    PresentedLink link{.path = encodedPath(claims.variant, claims.photoId),
                       .use = linkUseName(claims.use),
                       .expires = QString::number(unixSeconds(claims.expires)),
                       .keyId = key.id,
                       .linkId = claims.linkId,
                       .signature = {}};
    link.signature = QString::fromLatin1(signatureOf(link, claims.photoId, key.secret));
    QUrlQuery query;
    query.setQueryItems({{u"use"_s, link.use},
                         {u"expires"_s, link.expires},
                         {u"key"_s, link.keyId},
                         {u"link"_s, QString::fromLatin1(QUrl::toPercentEncoding(link.linkId))},
                         {u"sig"_s, link.signature}});
    const QString root = base.endsWith(u'/') ? base.chopped(1) : base;
    return QString(root + SignedLinkPrefix + link.path + u'?' + query.toString(QUrl::FullyEncoded));
}

Result<PresentedLink> parseSignedLink(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QString path = parsed.path(QUrl::FullyDecoded);
    const qsizetype prefix = path.indexOf(SignedLinkPrefix);
    if (!parsed.isValid() || prefix < 0)
        return malformedLink();
    const QUrlQuery query(parsed);
    PresentedLink link;
    link.path = path.mid(prefix + SignedLinkPrefix.size());
    const QList<std::pair<QString, QString *>> wanted{{u"use"_s, &link.use},
                                                      {u"expires"_s, &link.expires},
                                                      {u"key"_s, &link.keyId},
                                                      {u"link"_s, &link.linkId},
                                                      {u"sig"_s, &link.signature}};
    for (const auto &[name, field] : wanted) {
        const QStringList values = query.allQueryItemValues(name, QUrl::FullyDecoded);
        if (values.size() != 1 || values.first().isEmpty() || values.first().size() > LongestPart)
            return malformedLink();
        *field = values.first();
    }
    if (link.path.isEmpty() || link.path.size() > LongestPart)
        return malformedLink();
    return link;
}

Result<LinkClaims> verifySignedLink(const PresentedLink &link, const LinkKeys &keys, Instant now)
{
    const LinkKey *key = keys.find(link.keyId, now);
    const auto names = decodedPath(link.path);
    if (!key || !names)
        return invalidLink();
    const auto &[variant, photoId] = *names;
    if (!isSame(signatureOf(link, photoId, key->secret), link.signature.toUtf8()))
        return invalidLink();

    bool isNumber = false;
    const qint64 expires = link.expires.toLongLong(&isNumber);
    const std::optional<LinkUse> use = linkUseFromName(link.use);
    if (!isNumber || !use)
        return invalidLink();
    if (now >= instantOf(expires))
        return fail(ErrorCode::PermissionDenied, u"link.expired"_s,
                    u"The link expired at %1"_s.arg(toIso(instantOf(expires))), photoId, u"Ask for a new link"_s);
    return LinkClaims{
        .linkId = link.linkId, .photoId = photoId, .variant = variant, .use = *use, .expires = instantOf(expires)};
}

} // namespace td
