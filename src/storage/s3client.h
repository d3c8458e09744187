// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/googletoken.h"
#include "storage/s3config.h"

#include <atomic>

namespace td
{

/// One request to the bucket. All texts raw: what must be encoded is encoded here.
struct S3Request {
    QByteArray method;
    QString key = {}; ///< empty: the bucket itself
    sigv4::Pairs query = {};
    sigv4::Pairs headers = {}; ///< signed; Content-Type among them
    ByteSource *body = nullptr;
    QString bodySha256 = {}; ///< lower-case hex of the body; needed when there is one
    /// Takes the body of a 2xx reply; without it the reply holds it.
    std::function<Result<void>(const HttpReply &head, QByteArrayView chunk)> onBody = {};
    bool ofService = false;          ///< names no bucket: "all my buckets"
    std::chrono::seconds patience{}; ///< most time for all of it; 0: as long as bytes move
};

/// Speaks S3 to one bucket: builds the address, signs or brings the bearer token, sends, and tells errors apart. Sends
/// each request once; only a wrong clock and a token that was taken back are corrected, once each. Any thread.
class S3Client
{
public:
    using Now = std::function<Instant()>;
    /// `now`: this computer's clock; unset: the system's.
    explicit S3Client(S3Config config, Now now = {});

    /// A 2xx reply, or what went wrong (curlhandle.h, s3errors.h). HEAD without an object is NotFound, which says
    /// nothing about the bucket: HEAD has no words.
    [[nodiscard]] Result<HttpReply> send(const S3Request &request, std::stop_token stop);
    /// An address for GET or PUT that needs no credentials until it expires. Who uses it sends these headers.
    [[nodiscard]] Result<QString> link(const QByteArray &method, const QString &key, const sigv4::Pairs &query,
                                       const sigv4::Pairs &headers, Instant now, Seconds expires) const;

    [[nodiscard]] const S3Config &config() const { return m_config; }
    /// Of the endpoint, with its port when it is not the scheme's own.
    [[nodiscard]] QString host() const { return QString::fromLatin1(m_serviceAuthority); }
    /// The same place and the same rights: what one may copy from, the other may.
    [[nodiscard]] bool isSameAccount(const S3Client &other) const;
    /// What came is no answer of an S3 service: a captive portal, a proxy.
    [[nodiscard]] Error notStorage(const QString &where) const;
    /// "x-amz-" before it, or what Google calls the same for a bearer token.
    [[nodiscard]] QByteArray vendorHeader(const QByteArray &name) const;
    /// The id of the stored version that a reply speaks of; empty when the bucket keeps none.
    [[nodiscard]] QString versionId(const HttpReply &reply) const;
    /// Name of the query parameter for one version.
    [[nodiscard]] QByteArray versionParameter() const;
    /// "/bucket/key" as the header of a server-side copy wants it, encoded.
    [[nodiscard]] QByteArray copySource(const QString &key) const;
    /// The server's time as far as it is known.
    [[nodiscard]] Instant serverNow() const;
    /// Server minus this computer in the last reply that had a Date; unset before the first.
    [[nodiscard]] std::optional<Seconds> clockSkew() const;

private:
    [[nodiscard]] bool usesBearer() const { return m_token != nullptr; }
    [[nodiscard]] sigv4::Request unsignedRequest(const QByteArray &method, const QString &key, bool ofService) const;
    [[nodiscard]] Result<HttpRequest> prepare(const S3Request &request, Secret &bearer, std::stop_token stop);
    [[nodiscard]] bool correctsClock(const HttpReply &reply, const S3Request &request);
    void noteClock(const HttpReply &reply);
    [[nodiscard]] Error errorOf(const HttpReply &reply, const S3Request &request) const;

    const S3Config m_config;
    const Now m_now;
    const bool m_virtualHost;
    QByteArray m_scheme;
    QString m_host;         ///< of the endpoint, without port
    QByteArray m_authority; ///< Host header for the bucket's requests
    QByteArray m_serviceAuthority;
    HttpClient m_http;
    std::unique_ptr<GoogleToken> m_token;
    std::atomic<qint64> m_offset{0}; ///< seconds added to our clock when signing
    std::atomic<qint64> m_skew{NoSkew};
    static constexpr qint64 NoSkew = std::numeric_limits<qint64>::min();
};

} // namespace td
