// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/message.h"

#include <QHash>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype LongestTarget = 8'000;

namespace httpstatus
{
constexpr int BadRequest = 400;
constexpr int Unauthorized = 401;
constexpr int Forbidden = 403;
constexpr int NotFound = 404;
constexpr int MethodNotAllowed = 405;
constexpr int Conflict = 409;
constexpr int TooLarge = 413;
constexpr int TargetTooLong = 414;
constexpr int UnsupportedMedia = 415;
constexpr int TooMany = 429;
constexpr int NoSuchRange = 416;
constexpr int HeadTooLarge = 431;
constexpr int Internal = 500;
constexpr int NotImplemented = 501;
constexpr int BadGateway = 502;
constexpr int Unavailable = 503;
constexpr int InsufficientStorage = 507;
} // namespace httpstatus

tl::unexpected<Error> badTarget(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, u"http.target"_s, message);
}

std::optional<QString> decoded(const QByteArray &escaped)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(QByteArray::fromPercentEncoding(escaped));
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (decoder.hasError() || std::ranges::any_of(text, isControl))
        return std::nullopt;
    return text;
}

/// What a reason says more exactly than its code does.
std::optional<int> statusOfReason(const QString &reason)
{
    static const QHash<QString, int> statuses{
        {u"http.method"_s, httpstatus::MethodNotAllowed},     {u"http.too_large"_s, httpstatus::TooLarge},
        {u"http.range"_s, httpstatus::NoSuchRange},           {u"http.target_too_long"_s, httpstatus::TargetTooLong},
        {u"http.head_too_large"_s, httpstatus::HeadTooLarge}, {u"http.stopping"_s, httpstatus::Unavailable},
        {u"image.too_large"_s, httpstatus::TooLarge},         {u"file.too_large"_s, httpstatus::TooLarge},
        {u"quota.file_size"_s, httpstatus::TooLarge},         {u"image.unsupported"_s, httpstatus::UnsupportedMedia},
        {u"image.heic_off"_s, httpstatus::UnsupportedMedia},  {u"http.content_type"_s, httpstatus::UnsupportedMedia},
        {u"disk.full"_s, httpstatus::InsufficientStorage}};
    const auto found = statuses.constFind(reason);
    if (found != statuses.cend())
        return *found;
    if (reason.startsWith("quota."_L1))
        return httpstatus::InsufficientStorage;
    return std::nullopt;
}

} // namespace

QString httpMethodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return u"GET"_s;
    case HttpMethod::Post:
        return u"POST"_s;
    case HttpMethod::Put:
        return u"PUT"_s;
    case HttpMethod::Delete:
        return u"DELETE"_s;
    }
    return {};
}

std::optional<HttpMethod> httpMethodFromName(QByteArrayView name)
{
    if (name == "HEAD")
        return HttpMethod::Get;
    for (const HttpMethod method : {HttpMethod::Get, HttpMethod::Post, HttpMethod::Put, HttpMethod::Delete}) {
        if (QString::fromLatin1(name) == httpMethodName(method))
            return method;
    }
    return std::nullopt;
}

Result<HttpTarget> parseTarget(const QByteArray &target)
{
    if (target.size() > LongestTarget)
        return fail(ErrorCode::InvalidArgument, u"http.target_too_long"_s,
                    u"The target of the request is longer than %1 bytes"_s.arg(LongestTarget));
    if (!target.startsWith('/'))
        return badTarget(u"The target of the request is not a path"_s);
    const qsizetype mark = target.indexOf('?');
    HttpTarget parsed;
    for (const QByteArray &escaped : target.mid(1, mark < 0 ? -1 : mark - 1).split('/')) {
        const std::optional<QString> segment = decoded(escaped);
        if (!segment)
            return badTarget(u"The path is not UTF-8, or holds control characters"_s);
        parsed.segments.append(*segment);
    }
    const QByteArrayList pairs = mark < 0 ? QByteArrayList() : target.mid(mark + 1).split('&');
    for (QByteArray pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        pair.replace('+', ' ');
        const std::optional<QString> name = decoded(equals < 0 ? pair : pair.first(equals));
        const std::optional<QString> value = decoded(equals < 0 ? QByteArray() : pair.sliced(equals + 1));
        if (!name || !value)
            return badTarget(u"The query is not UTF-8, or holds control characters"_s);
        parsed.query.append({*name, *value});
    }
    return parsed;
}

ServiceReply jsonReply(const QJsonObject &object, int status)
{
    ServiceReply reply;
    reply.status = status;
    reply.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    reply.headers = {{"Cache-Control", "no-store"}};
    return reply;
}

ServiceReply errorReply(const Error &error)
{
    const QJsonObject body{{u"code"_s, errorCodeName(error.code)}, {u"message"_s, error.message}};
    ServiceReply reply = jsonReply({{u"ok"_s, false}, {u"error"_s, body}}, httpStatusOf(error));
    if (error.retryAfterSeconds)
        reply.headers.emplace_back("Retry-After", QByteArray::number(*error.retryAfterSeconds));
    if (reply.status == httpstatus::MethodNotAllowed)
        reply.headers.emplace_back("Allow", error.where.toLatin1());
    if (reply.status == httpstatus::Unauthorized)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

int httpStatusOf(const Error &error)
{
    if (const std::optional<int> status = statusOfReason(error.reason))
        return *status;
    // What a provider refuses us is no fault of the client, whose own rights a 401 or 403 would speak of.
    if (!error.store.isEmpty())
        return isRetryable(error.code) ? httpstatus::Unavailable : httpstatus::BadGateway;
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return httpstatus::BadRequest;
    case ErrorCode::NotFound:
        return httpstatus::NotFound;
    case ErrorCode::AlreadyExists:
    case ErrorCode::FailedPrecondition:
    case ErrorCode::Aborted:
        return httpstatus::Conflict;
    case ErrorCode::PermissionDenied:
        return httpstatus::Forbidden;
    case ErrorCode::Unauthenticated:
        return httpstatus::Unauthorized;
    case ErrorCode::ResourceExhausted:
        return httpstatus::TooMany;
    case ErrorCode::Cancelled:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::Unavailable:
        return httpstatus::Unavailable;
    case ErrorCode::Unimplemented:
        return httpstatus::NotImplemented;
    case ErrorCode::DataLoss:
    case ErrorCode::Internal:
        return httpstatus::Internal;
    }
    return httpstatus::Internal;
}

} // namespace td
