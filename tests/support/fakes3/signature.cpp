// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/signature.h"

#include "support/fakes3/rsa.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

constexpr qint64 AllowedSkewSeconds = 15 * 60;
constexpr qint64 LongestLinkSeconds = 7 * 24 * 3600;
const QString Stamp = u"yyyyMMdd'T'HHmmss'Z'"_s;

/// What a signature says of itself, from the header or from the query.
struct Claim {
    QByteArray algorithm, accessKey, date, region, service, ending, signature, stamp, payload;
    QList<QByteArray> signedHeaders;
    bool isLink = false;
    QByteArray linkPrefix; ///< "X-Amz-" or "X-Goog-"
};

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

void readScope(Claim &claim, const QByteArray &credential)
{
    // the access key itself may contain slashes; the last four parts never do
    QList<QByteArray> parts = credential.split('/');
    if (parts.size() < 5)
        return;
    claim.ending = parts.takeLast();
    claim.service = parts.takeLast();
    claim.region = parts.takeLast();
    claim.date = parts.takeLast();
    claim.accessKey = parts.join('/');
}

std::optional<Claim> claimOf(const Request &request)
{
    Claim claim;
    const QByteArray header = request.header("authorization");
    if (!header.isEmpty()) {
        claim.algorithm = header.left(header.indexOf(' '));
        for (const QByteArray &field : header.mid(claim.algorithm.size()).split(',')) {
            const QByteArray name = field.left(field.indexOf('=')).trimmed();
            const QByteArray value = field.mid(field.indexOf('=') + 1).trimmed();
            if (name == "Credential")
                readScope(claim, value);
            else if (name == "SignedHeaders")
                claim.signedHeaders = value.split(';');
            else if (name == "Signature")
                claim.signature = value;
        }
        claim.stamp = request.header("x-amz-date");
        claim.payload = request.header("x-amz-content-sha256");
        return claim;
    }
    for (const QByteArray prefix : {"X-Amz-", "X-Goog-"}) {
        if (!request.has(prefix + "Signature"))
            continue;
        claim.isLink = true;
        claim.linkPrefix = prefix;
        claim.algorithm = request.query(prefix + "Algorithm");
        readScope(claim, request.query(prefix + "Credential"));
        claim.signedHeaders = request.query(prefix + "SignedHeaders").split(';');
        claim.signature = request.query(prefix + "Signature");
        claim.stamp = request.query(prefix + "Date");
        const QByteArray hash =
            prefix == "X-Amz-" ? request.header("x-amz-content-sha256") : request.header("x-goog-content-sha256");
        claim.payload = hash.isEmpty() ? "UNSIGNED-PAYLOAD" : hash;
        return claim;
    }
    return std::nullopt;
}

QByteArray canonicalQuery(const Request &request, const Claim &claim)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (auto it = request.seen.query.cbegin(); it != request.seen.query.cend(); ++it) {
        if (!claim.isLink || it.key() != claim.linkPrefix + "Signature")
            pairs.append({encoded(it.key(), false), encoded(it.value(), false)});
    }
    std::ranges::sort(pairs);
    QByteArrayList joined;
    for (const auto &[name, value] : pairs)
        joined.append(name + '=' + value);
    return joined.join('&');
}

QByteArray canonicalRequest(const Request &request, const Claim &claim)
{
    QByteArray headers;
    for (const QByteArray &name : claim.signedHeaders)
        headers += name + ':' + request.header(name).simplified() + '\n';
    return QByteArrayList{request.seen.method,
                          encoded(decoded(request.path, false), true),
                          canonicalQuery(request, claim),
                          headers,
                          claim.signedHeaders.join(';'),
                          claim.payload}
        .join('\n');
}

QByteArray textToSign(const Claim &claim, const QByteArray &canonical)
{
    const QByteArray scope = QByteArrayList{claim.date, claim.region, claim.service, claim.ending}.join('/');
    return QByteArrayList{claim.algorithm, claim.stamp, scope, sha256(canonical)}.join('\n');
}

QByteArray signatureOf(const Claim &claim, const QByteArray &secret, const QByteArray &text)
{
    const QByteArray prefix = claim.algorithm.startsWith("GOOG4") ? "GOOG4" : "AWS4";
    QByteArray key = prefix + secret;
    for (const QByteArray &part : {claim.date, claim.region, claim.service, claim.ending})
        key = hmac(key, part);
    return hmac(key, text).toHex();
}

std::optional<Reply> unsignedHeader(const Request &request, const Claim &claim)
{
    QList<QByteArray> wanted{"host"};
    for (const QByteArray &name : request.seen.headers.keys()) {
        if (name.startsWith("x-amz-") || name.startsWith("x-goog-") || (name == "content-md5" && !claim.isLink))
            wanted.append(name);
    }
    for (const QByteArray &name : wanted) {
        if (!claim.signedHeaders.contains(name))
            return errorReply(403, "AccessDenied", "There were headers present which were not signed: " + name);
    }
    return std::nullopt;
}

std::optional<Reply> wrongTime(const Request &request, const Claim &claim, const QDateTime &now)
{
    QDateTime at = QDateTime::fromString(QString::fromLatin1(claim.stamp), Stamp);
    at.setTimeSpec(Qt::UTC);
    if (!at.isValid() || !claim.stamp.startsWith(claim.date))
        return errorReply(403, "AccessDenied", "The date of the request is missing or is not that of its scope");
    if (!claim.isLink) {
        if (qAbs(at.secsTo(now)) > AllowedSkewSeconds)
            return errorReply(403, "RequestTimeTooSkewed",
                              "The difference between the request time and the current time is too large.");
        return std::nullopt;
    }
    const qint64 expires = request.query(claim.linkPrefix + "Expires").toLongLong();
    if (expires < 1 || expires > LongestLinkSeconds)
        return errorReply(400, "AuthorizationQueryParametersError", "X-Amz-Expires must be between 1 and 604800");
    if (at.secsTo(now) > expires)
        return errorReply(403, "AccessDenied", "Request has expired");
    if (now.secsTo(at) > AllowedSkewSeconds)
        return errorReply(403, "AccessDenied", "Request is not valid yet");
    return std::nullopt;
}

std::optional<Reply> wrongSessionToken(const Request &request, const Claim &claim, const Identity &identity)
{
    const QByteArray token =
        claim.isLink ? request.query("X-Amz-Security-Token") : request.header("x-amz-security-token");
    if (token == identity.sessionToken)
        return std::nullopt;
    return errorReply(identity.sessionToken.isEmpty() ? 400 : 403, "InvalidToken",
                      "The provided token is malformed or otherwise invalid.");
}

} // namespace

std::optional<Reply> refusal(const Request &request, const Identity &identity, const QDateTime &now)
{
    if (const QByteArray bearer = request.header("authorization"); bearer.startsWith("Bearer ")) {
        if (identity.bearerTokens.contains(bearer.mid(7)))
            return std::nullopt;
        return errorReply(401, "AuthenticationRequired", "Authentication required.");
    }
    const std::optional<Claim> claim = claimOf(request);
    if (!claim)
        return errorReply(403, "AccessDenied", "Access Denied");
    if (claim->service.isEmpty() || claim->signature.isEmpty())
        return errorReply(400, "AuthorizationHeaderMalformed", "The authorization header is malformed");
    const bool rsa = claim->algorithm == "GOOG4-RSA-SHA256";
    if (!rsa && claim->algorithm != "AWS4-HMAC-SHA256" && claim->algorithm != "GOOG4-HMAC-SHA256")
        return errorReply(400, "InvalidRequest", "The authorization mechanism you have provided is not supported.");
    if (claim->accessKey != (rsa ? identity.rsaIssuer : identity.accessKey).toUtf8())
        return errorReply(403, "InvalidAccessKeyId", "The access key ID you provided does not exist in our records.");
    const bool google = claim->algorithm.startsWith("GOOG4");
    if (!google && !identity.region.isEmpty() && claim->region != identity.region.toUtf8())
        return errorReply(400, "AuthorizationHeaderMalformed",
                          "the region '" + claim->region + "' is wrong; expecting '" + identity.region.toUtf8() + '\'');
    if (claim->service != (google ? "storage" : "s3") || claim->ending != (google ? "goog4_request" : "aws4_request"))
        return errorReply(400, "AuthorizationHeaderMalformed", "wrong service or terminator in the scope");
    if (!google) {
        if (auto token = wrongSessionToken(request, *claim, identity))
            return token;
    }
    if (auto time = wrongTime(request, *claim, now))
        return time;
    if (auto header = unsignedHeader(request, *claim))
        return header;
    const QByteArray canonical = canonicalRequest(request, *claim);
    const QByteArray text = textToSign(*claim, canonical);
    const bool right = rsa ? rsaVerifies(identity.rsaPublicKey, text, QByteArray::fromHex(claim->signature))
                           : signatureOf(*claim, identity.secret, text) == claim->signature;
    if (right)
        return std::nullopt;
    Reply reply = errorReply(403, "SignatureDoesNotMatch");
    const QByteArray evidence = element("StringToSign", text) + element("CanonicalRequest", canonical);
    reply.body.insert(reply.body.lastIndexOf("</Error>"), evidence);
    return reply;
}

} // namespace td::test::fake
