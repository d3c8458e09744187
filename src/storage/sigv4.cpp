// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sigv4.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <map>

namespace td::sigv4
{

using namespace Qt::StringLiterals;

namespace
{
const Dialect Amazon{"AWS4-HMAC-SHA256", "aws4_request", "X-Amz-", "x-amz-content-sha256"};

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

QByteArray encode(QByteArrayView raw, bool keepSlash)
{
    static constexpr char Hex[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(raw.size() + raw.size() / 4);
    for (const char c : raw) {
        if (isUnreserved(c) || (keepSlash && c == '/')) {
            out += c;
            continue;
        }
        const auto octet = static_cast<unsigned char>(c);
        out += '%';
        out += Hex[octet >> 4];
        out += Hex[octet & 15];
    }
    return out;
}

bool isControl(char c)
{
    const auto octet = static_cast<unsigned char>(c);
    return (octet < 0x20 && c != '\t') || octet == 0x7f;
}

/// Visible ASCII without what would end a part of the credential.
bool isWord(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '/' && c != ','; });
}

bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return isUnreserved(c) || QByteArrayView("!#$%&'*+^`|").contains(c);
    });
}

tl::unexpected<Error> refuse(const QString &message, const QString &remedy = {})
{
    return fail(ErrorCode::InvalidArgument, u"s3.request"_s, message, {}, remedy);
}

Result<void> check(const Request &request, const QByteArray &accessKey, const Scope &scope)
{
    if (!isWord(accessKey))
        return fail(ErrorCode::InvalidArgument, u"s3.key_missing"_s,
                    u"The access key is missing or has characters no access key has."_s, {},
                    u"Enter the access key as the provider shows it."_s);
    if (!isWord(scope.region) || !isWord(scope.service))
        return fail(ErrorCode::InvalidArgument, u"s3.region_missing"_s, u"The region of the bucket is missing."_s, {},
                    u"Enter the region the provider shows for the bucket."_s);
    if (request.host.isEmpty() || std::ranges::any_of(request.host, isControl))
        return refuse(u"The address of the server is missing or no host name."_s);
    if (!request.path.startsWith('/'))
        return refuse(u"The path of the request does not start with a slash."_s);
    for (const Pair &header : request.headers) {
        const QByteArray name = header.name.toLower();
        if (!isHeaderName(name) || name == "host" || name == "authorization" || name == "x-amz-date" ||
            name == "x-amz-security-token")
            return refuse(u"A header of the request has a name that cannot be used."_s);
        // A line break would let a photo's name or type add headers of its own.
        if (std::ranges::any_of(header.value, isControl))
            return refuse(u"The header %1 has a line break or control character."_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

/// Lower-case names in order, values joined in the order given, inner white space collapsed.
std::map<QByteArray, QByteArray> canonicalHeaders(const Request &request)
{
    std::map<QByteArray, QByteArray> headers{{"host", request.host}};
    for (const Pair &header : request.headers) {
        const auto [it, isNew] = headers.try_emplace(header.name.toLower(), header.value.simplified());
        if (!isNew)
            it->second += ',' + header.value.simplified();
    }
    return headers;
}

QByteArray signedNames(const std::map<QByteArray, QByteArray> &headers)
{
    QByteArrayList names;
    for (const auto &[name, value] : headers)
        names += name;
    return names.join(';');
}

QByteArray canonicalText(const Request &request, const std::map<QByteArray, QByteArray> &headers,
                         const QByteArray &payload)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ':' + value + '\n';
    return request.method + '\n' + encodePath(request.path) + '\n' + encodeQuery(request.query) + '\n' + lines + '\n' +
           signedNames(headers) + '\n' + payload;
}

QByteArray scopeText(const Dialect &dialect, const Scope &scope, Instant now)
{
    return stamp(now).first(8) + '/' + scope.region + '/' + scope.service + '/' + dialect.terminator;
}

QByteArray textToSign(const Dialect &dialect, const Scope &scope, Instant now, const QByteArray &canonical)
{
    return dialect.algorithm + '\n' + stamp(now) + '\n' + scopeText(dialect, scope, now) + '\n' +
           QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex();
}

QByteArray signatureOf(const QByteArray &stringToSign, const Secret &secret, const Scope &scope, Instant now)
{
    const Secret start("AWS4" + secret.reveal());
    const Secret day(hmac(start.reveal(), stamp(now).first(8)));
    const Secret region(hmac(day.reveal(), scope.region));
    const Secret service(hmac(region.reveal(), scope.service));
    const Secret key(hmac(service.reveal(), Amazon.terminator));
    return hmac(key.reveal(), stringToSign).toHex();
}

Result<void> checkSecret(const Secret &secret)
{
    if (secret.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"s3.secret_missing"_s, u"The secret of the access key is missing."_s,
                    {}, u"Enter the secret that belongs to the access key."_s);
    return {};
}
} // namespace

Result<SignedHeaders> signHeaders(const Request &request, const Credentials &credentials, const Scope &scope,
                                  Instant now)
{
    TD_TRY(checkSecret(credentials.secret));
    TD_TRY(check(request, credentials.accessKey, scope));
    const QByteArray payload = request.payloadSha256.isEmpty() ? QByteArray(EmptySha256) : request.payloadSha256;
    Request complete = request;
    if (scope.service == "s3")
        complete.headers += Pair{Amazon.contentHash, payload};
    complete.headers += Pair{"x-amz-date", stamp(now)};
    if (!credentials.sessionToken.isEmpty())
        complete.headers += Pair{"x-amz-security-token", credentials.sessionToken.reveal()};

    const auto headers = canonicalHeaders(complete);
    SignedHeaders result;
    result.target = encodeTarget(complete.path, complete.query);
    result.canonicalRequest = canonicalText(complete, headers, payload);
    result.stringToSign = textToSign(Amazon, scope, now, result.canonicalRequest);
    result.signature = signatureOf(result.stringToSign, credentials.secret, scope, now);
    result.headers = Pairs{{"host", request.host}} + complete.headers;
    for (Pair &header : result.headers)
        header.value = header.value.trimmed();
    result.headers +=
        Pair{"authorization", Amazon.algorithm + " Credential=" + credentials.accessKey + '/' +
                                  scopeText(Amazon, scope, now) + ", SignedHeaders=" + signedNames(headers) +
                                  ", Signature=" + result.signature};
    return result;
}

Result<UnsignedLink> prepareLink(const Dialect &dialect, const Request &request, const QByteArray &accessKey,
                                 const Secret &sessionToken, const Scope &scope, Instant now, Seconds expires)
{
    TD_TRY(check(request, accessKey, scope));
    if (expires < Seconds{1} || expires > LongestLink)
        return fail(ErrorCode::InvalidArgument, u"s3.link_expiry"_s,
                    u"A link can work for 1 second to 7 days, not for %1 seconds."_s.arg(expires.count()), {},
                    u"Choose a shorter time."_s);
    const auto headers = canonicalHeaders(request);
    Request complete = request;
    complete.query += {{dialect.parameters + "Algorithm", dialect.algorithm},
                       {dialect.parameters + "Credential", accessKey + '/' + scopeText(dialect, scope, now)},
                       {dialect.parameters + "Date", stamp(now)},
                       {dialect.parameters + "Expires", QByteArray::number(expires.count())},
                       {dialect.parameters + "SignedHeaders", signedNames(headers)}};
    if (!sessionToken.isEmpty())
        complete.query += Pair{dialect.parameters + "Security-Token", sessionToken.reveal()};

    QByteArray payload = request.payloadSha256.isEmpty() ? QByteArray(UnsignedPayload) : request.payloadSha256;
    if (const auto hash = headers.find(dialect.contentHash); hash != headers.end())
        payload = hash->second;
    UnsignedLink link{
        .query = complete.query, .canonicalRequest = canonicalText(complete, headers, payload), .stringToSign = {}};
    link.stringToSign = textToSign(dialect, scope, now, link.canonicalRequest);
    return link;
}

SignedLink finish(const Dialect &dialect, const Request &request, UnsignedLink link, const QByteArray &signature)
{
    return {.target = encodeTarget(request.path, link.query) + '&' + dialect.parameters + "Signature=" + signature,
            .canonicalRequest = std::move(link.canonicalRequest),
            .stringToSign = std::move(link.stringToSign),
            .signature = signature};
}

Result<SignedLink> presign(const Request &request, const Credentials &credentials, const Scope &scope, Instant now,
                           Seconds expires)
{
    TD_TRY(checkSecret(credentials.secret));
    TD_ASSIGN(UnsignedLink link,
              prepareLink(Amazon, request, credentials.accessKey, credentials.sessionToken, scope, now, expires));
    const QByteArray signature = signatureOf(link.stringToSign, credentials.secret, scope, now);
    return finish(Amazon, request, std::move(link), signature);
}

Request uploadRequest(QByteArray host, QByteArray path, QByteArray contentType, qint64 contentLength)
{
    return {
        .method = "PUT",
        .host = std::move(host),
        .path = std::move(path),
        .headers = {{"content-type", std::move(contentType)}, {"content-length", QByteArray::number(contentLength)}}};
}

QByteArray percentEncode(QByteArrayView raw)
{
    return encode(raw, false);
}

QByteArray encodePath(QByteArrayView raw)
{
    return encode(raw, true);
}

QByteArray encodeQuery(const Pairs &query)
{
    QList<std::pair<QByteArray, QByteArray>> encoded;
    encoded.reserve(query.size());
    for (const Pair &pair : query)
        encoded += {percentEncode(pair.name), percentEncode(pair.value)};
    std::ranges::sort(encoded);
    QByteArray out;
    for (const auto &[name, value] : std::as_const(encoded))
        out += (out.isEmpty() ? "" : "&") + name + '=' + value;
    return out;
}

QByteArray encodeTarget(QByteArrayView path, const Pairs &query)
{
    const QByteArray encoded = encodePath(path);
    return query.isEmpty() ? encoded : encoded + '?' + encodeQuery(query);
}

QByteArray hostHeader(QByteArrayView scheme, QByteArrayView host, int port)
{
    QByteArray out = host.toByteArray();
    if (out.contains(':') && !out.startsWith('['))
        out = '[' + out + ']';
    const int own = scheme.compare("http", Qt::CaseInsensitive) == 0 ? 80 : 443;
    if (port > 0 && port != own)
        out += ':' + QByteArray::number(port);
    return out;
}

QByteArray stamp(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC).toString(u"yyyyMMdd'T'hhmmss'Z'").toLatin1();
}

} // namespace td::sigv4
