// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3client.h"

#include "storage/s3errors.h"
#include "storage/s3xml.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QUrl>

#include <cstdlib>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
Q_LOGGING_CATEGORY(storageLog, "tierdeck.storage", QtWarningMsg)

/// A difference below this is no reason for a refusal: servers allow fifteen minutes.
constexpr qint64 ClockFaultSeconds = 240;

Instant systemNow()
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

sigv4::Credentials credentialsOf(const S3Config &config)
{
    return {.accessKey = config.accessKey.toUtf8(), .secret = config.secret, .sessionToken = config.sessionToken};
}

/// A web page where an S3 service should answer: a captive portal, a proxy, a wrong endpoint. Told by the body: Swift
/// calls its empty successes text/html.
bool isWebPage(const HttpReply &reply)
{
    const QByteArray start = reply.body.left(256).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}
} // namespace

S3Client::S3Client(S3Config config, Now now)
    : m_config(std::move(config))
    , m_now(now ? std::move(now) : systemNow)
    // A dot in the bucket's name would leave the provider's certificate.
    , m_virtualHost(m_config.provider.virtualHost && !m_config.bucket.contains(u'.'))
    , m_http({.caFile = m_config.caFile,
              .proxy = m_config.proxy,
              .connectTimeoutSeconds = m_config.connectTimeoutSeconds,
              .stallSeconds = m_config.stallSeconds})
{
    const QUrl endpoint(m_config.endpoint);
    m_scheme = endpoint.scheme().toLatin1();
    m_host = endpoint.host(QUrl::FullyEncoded);
    const int port = endpoint.port(0);
    m_serviceAuthority = sigv4::hostHeader(m_scheme, m_host.toUtf8(), port);
    m_authority = m_virtualHost ? sigv4::hostHeader(m_scheme, QString(m_config.bucket + u'.' + m_host).toUtf8(), port)
                                : m_serviceAuthority;
    if (!m_config.serviceAccount.isEmpty())
        m_token = std::make_unique<GoogleToken>(m_http, googauth::parseServiceAccount(m_config.serviceAccount),
                                                m_config.googleTokenUrl);
}

bool S3Client::isSameAccount(const S3Client &other) const
{
    return m_scheme == other.m_scheme && m_serviceAuthority == other.m_serviceAuthority &&
           m_config.region == other.m_config.region && m_config.accessKey == other.m_config.accessKey &&
           m_config.secret.reveal() == other.m_config.secret.reveal() &&
           m_config.serviceAccount.reveal() == other.m_config.serviceAccount.reveal();
}

QByteArray S3Client::vendorHeader(const QByteArray &name) const
{
    return (usesBearer() ? "x-goog-"_ba : "x-amz-"_ba) + name;
}

QString S3Client::versionId(const HttpReply &reply) const
{
    return QString::fromLatin1(reply.headers.value(usesBearer() ? "x-goog-generation" : "x-amz-version-id"));
}

QByteArray S3Client::versionParameter() const
{
    return usesBearer() ? "generation"_ba : "versionId"_ba;
}

QByteArray S3Client::copySource(const QString &key) const
{
    return sigv4::encodePath(QString(u'/' + m_config.bucket + u'/' + key).toUtf8());
}

Instant S3Client::serverNow() const
{
    return m_now() + Seconds(m_offset.load());
}

std::optional<Seconds> S3Client::clockSkew() const
{
    const qint64 skew = m_skew.load();
    return skew == NoSkew ? std::nullopt : std::optional(Seconds(skew));
}

sigv4::Request S3Client::unsignedRequest(const QByteArray &method, const QString &key, bool ofService) const
{
    QByteArray path = "/";
    if (!ofService && !m_virtualHost)
        path += m_config.bucket.toUtf8() + (key.isEmpty() ? ""_ba : "/"_ba);
    return {.method = method, .host = ofService ? m_serviceAuthority : m_authority, .path = path + key.toUtf8()};
}

Result<HttpRequest> S3Client::prepare(const S3Request &request, Secret &bearer, std::stop_token stop)
{
    HttpRequest http{.method = request.method,
                     .body = request.body,
                     .where = request.key.isEmpty() ? m_config.bucket : request.key,
                     .onBody = request.onBody,
                     .patience = request.patience};
    sigv4::Request plain = unsignedRequest(request.method, request.key, request.ofService);
    plain.query = request.query;
    plain.headers = request.headers;
    plain.payloadSha256 = request.bodySha256.toLatin1();
    if (usesBearer()) {
        TD_ASSIGN(bearer, m_token->get(serverNow(), std::move(stop)));
        http.url = m_scheme + "://" + plain.host + sigv4::encodeTarget(plain.path, plain.query);
        http.headers = plain.headers;
        http.headers.append({"Authorization", "Bearer " + bearer.reveal()});
    } else {
        TD_ASSIGN(
            const sigv4::SignedHeaders done,
            sigv4::signHeaders(plain, credentialsOf(m_config), {.region = m_config.region.toUtf8()}, serverNow()));
        http.url = m_scheme + "://" + plain.host + done.target;
        for (const sigv4::Pair &header : done.headers) {
            if (header.name.compare("host", Qt::CaseInsensitive) != 0) // curl makes the same one from the address
                http.headers.append(header);
        }
    }
    // Not signed: a proxy may change it.
    http.headers.append(sigv4::Pair{"Accept-Encoding", "identity"});
    return http;
}

void S3Client::noteClock(const HttpReply &reply)
{
    if (const std::optional<Instant> theirs = fromHttpDate(reply.headers.value("date")))
        m_skew = (*theirs - m_now()).count();
}

/// True when the refusal came from a wrong clock that is now allowed for.
bool S3Client::correctsClock(const HttpReply &reply, const S3Request &request)
{
    const std::optional<Seconds> skew = clockSkew();
    if (reply.status != 403 || !skew || std::llabs(skew->count() - m_offset.load()) < ClockFaultSeconds)
        return false;
    if (request.method != "HEAD") {
        const std::optional<s3xml::ErrorBody> body = s3xml::parseError(reply.body);
        if (!body || body->code != "RequestTimeTooSkewed"_L1)
            return false;
    }
    m_offset = skew->count();
    return true;
}

Error S3Client::notStorage(const QString &where) const
{
    Error error;
    error.code = ErrorCode::Unavailable;
    error.reason = u"s3.not_s3"_s;
    error.message = u"Something other than the storage service %1 answered."_s.arg(m_host);
    error.where = where;
    error.remedy = u"Check the endpoint, and that no proxy or login page answers in its place; then try again."_s;
    return error;
}

Error S3Client::errorOf(const HttpReply &reply, const S3Request &request) const
{
    // That an object is absent must be said by the store itself; any proxy can answer 404.
    const bool unspoken = reply.status == 404 && request.method != "HEAD" && !s3xml::parseError(reply.body);
    if (unspoken && (request.method == "GET" || isWebPage(reply)))
        return notStorage(request.key.isEmpty() ? m_config.bucket : request.key);
    return s3Error({.status = reply.status, .headers = reply.headers, .body = reply.body},
                   {.where = request.key.isEmpty() ? m_config.bucket : request.key,
                    .bucket = m_config.bucket,
                    .region = m_config.region,
                    .ofBucket = request.key.isEmpty() && !request.ofService,
                    .now = m_now()});
}

Result<HttpReply> S3Client::send(const S3Request &request, std::stop_token stop)
{
    for (bool clockCorrected = false, tokenRenewed = false;;) {
        Secret bearer;
        TD_ASSIGN(const HttpRequest http, prepare(request, bearer, stop));
        QElapsedTimer timer;
        timer.start();
        Result<HttpReply> reply = m_http.send(http, stop);
        qCDebug(storageLog).noquote() << request.method << m_host << shownText(request.key)
                                      << (reply ? QString::number(reply->status) : reply.error().reason)
                                      << timer.elapsed() << "ms";
        if (!reply)
            return reply;
        noteClock(*reply);
        if (reply->isSuccess()) {
            // The answer to PUT proves itself by its ETag: Swift's "accepted, but a newer one is there" is a web page.
            if (!request.onBody && request.method != "PUT" && isWebPage(*reply))
                return fail(notStorage(http.where));
            return reply;
        }
        if (!clockCorrected && !usesBearer() && correctsClock(*reply, request)) {
            clockCorrected = true;
            continue;
        }
        if (!tokenRenewed && usesBearer() && reply->status == 401) {
            m_token->refused(bearer);
            tokenRenewed = true;
            continue;
        }
        return fail(errorOf(*reply, request));
    }
}

Result<QString> S3Client::link(const QByteArray &method, const QString &key, const sigv4::Pairs &query,
                               const sigv4::Pairs &headers, Instant now, Seconds expires) const
{
    sigv4::Request request = unsignedRequest(method, key, false);
    request.query = query;
    request.headers = headers;
    const auto address = [&](const sigv4::SignedLink &signedLink) {
        return QString::fromLatin1(m_scheme + "://" + request.host + signedLink.target);
    };
    if (usesBearer()) {
        if (!m_token->account())
            return fail(m_token->account().error());
        TD_ASSIGN(const sigv4::SignedLink done, googauth::presign(request, *m_token->account(), now, expires));
        return address(done);
    }
    TD_ASSIGN(const sigv4::SignedLink done,
              sigv4::presign(request, credentialsOf(m_config), {.region = m_config.region.toUtf8()}, now, expires));
    return address(done);
}

} // namespace td
