// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "storage/s3config.h"

#include <QByteArray>
#include <QList>

namespace td::sigv4
{

/// Signature Version 4 of S3 requests. Pure: the time is an argument. All texts are UTF-8 bytes, not yet
/// percent-encoded.

inline constexpr char UnsignedPayload[] = "UNSIGNED-PAYLOAD";
/// SHA-256 of no bytes.
inline constexpr char EmptySha256[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
inline constexpr Seconds LongestLink{7 * 86400};

struct Pair {
    QByteArray name;
    QByteArray value;
    bool operator==(const Pair &) const = default;
};
using Pairs = QList<Pair>;

/// One request. Every header in it is signed, so headers that a proxy or curl may change (Accept-Encoding, Expect,
/// User-Agent) stay out of it.
struct Request {
    QByteArray method;  ///< "GET"
    QByteArray host;    ///< as in the Host header: with the port when it is not the scheme's own (hostHeader())
    QByteArray path;    ///< "/bucket/a key.jpg", raw, starts with "/"
    Pairs query = {};   ///< raw names and values; a parameter without value has an empty one
    Pairs headers = {}; ///< without host, authorization and what signing adds itself
    /// Lower-case hex, or UnsignedPayload. Empty: of no body when headers are signed, UnsignedPayload in a link.
    QByteArray payloadSha256 = {};
};

struct Credentials {
    QByteArray accessKey;
    Secret secret;
    Secret sessionToken; ///< may be empty
};

struct Scope {
    QByteArray region;         ///< "auto", "eu-central-003"
    QByteArray service = "s3"; ///< with "s3" the x-amz-content-sha256 header is added
};

/// Canonical request and string to sign are for tests and for finding a difference with a server; neither holds a key,
/// but both may hold a session token: never log them.
struct SignedHeaders {
    Pairs headers;     ///< to be sent exactly so: those of the request, host, what was added, authorization (last)
    QByteArray target; ///< encoded path and query for the request line
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature;
};
struct SignedLink {
    QByteArray target; ///< encoded path and query, the signature last; a link is "https://" + host + target
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature;
};

/// InvalidArgument for a header with a control character (CR, LF, NUL...), a path without "/", a missing access key,
/// secret, host or region.
[[nodiscard]] Result<SignedHeaders> signHeaders(const Request &request, const Credentials &credentials,
                                                const Scope &scope, Instant now);
/// A link that works until now + expires (1 s to 7 days, else InvalidArgument). The headers of the request are part of
/// the signature: whoever uses the link must send them with the same values.
[[nodiscard]] Result<SignedLink> presign(const Request &request, const Credentials &credentials, const Scope &scope,
                                         Instant now, Seconds expires);
/// The link for PUT that takes only this type and this length.
[[nodiscard]] Request uploadRequest(QByteArray host, QByteArray path, QByteArray contentType, qint64 contentLength);

/// Every octet but A-Z a-z 0-9 - . _ ~ as %XX with upper-case digits.
[[nodiscard]] QByteArray percentEncode(QByteArrayView raw);
/// The same, but "/" stays: for paths. Encodes once and normalises nothing: "a//b" and "../" are keys of their own.
[[nodiscard]] QByteArray encodePath(QByteArrayView raw);
/// "a=1&b=" sorted by name, then value, both encoded.
[[nodiscard]] QByteArray encodeQuery(const Pairs &query);
/// encodePath() with the query behind "?" when there is one.
[[nodiscard]] QByteArray encodeTarget(QByteArrayView path, const Pairs &query);
/// "host" or "host:port"; the port is left out when it is 0 or the scheme's own. IPv6 hosts get their brackets.
[[nodiscard]] QByteArray hostHeader(QByteArrayView scheme, QByteArrayView host, int port);
/// "20130524T000000Z", as x-amz-date has it.
[[nodiscard]] QByteArray stamp(Instant instant);

// What Google's variant shares (googauth.h).

/// Names that differ between the families.
struct Dialect {
    QByteArray algorithm;   ///< "AWS4-HMAC-SHA256"
    QByteArray terminator;  ///< "aws4_request"
    QByteArray parameters;  ///< "X-Amz-"
    QByteArray contentHash; ///< header with the payload's hash, lower-case
};
/// Everything of a link but the signature, which is left to the caller: sign stringToSign, then finish().
struct UnsignedLink {
    Pairs query;
    QByteArray canonicalRequest;
    QByteArray stringToSign;
};
[[nodiscard]] Result<UnsignedLink> prepareLink(const Dialect &dialect, const Request &request,
                                               const QByteArray &accessKey, const Secret &sessionToken,
                                               const Scope &scope, Instant now, Seconds expires);
/// `signature` in hex.
[[nodiscard]] SignedLink finish(const Dialect &dialect, const Request &request, UnsignedLink link,
                                const QByteArray &signature);

} // namespace td::sigv4
