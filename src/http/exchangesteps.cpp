// SPDX-License-Identifier: GPL-3.0-or-later
// From the head of a request to its answer: HttpServer::Private::handle and what it calls.
#include "http/serverparts.h"
#include "http/wire.h"

#include <QLoggingCategory>

#include <algorithm>
#include <limits>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(requestLog, "tierdeck.http", QtWarningMsg)

constexpr qint64 ReadOnRefusal = 1024 * 1024; // a small body is read, so that its sender gets to see the refusal

/// The route instead of the target, which may hold a signature.
void logRequest(const Exchange &exchange)
{
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - exchange.since);
    const Route *route = exchange.match.route;
    const QString what = route ? QString(httpMethodName(route->method) + u' ' + route->path) : u"(no route)"_s;
    qCDebug(requestLog).noquote() << exchange.request.peer << exchange.principal.tokenId << what
                                  << exchange.reply->status << exchange.reply->size() << "bytes" << took.count()
                                  << "ms";
}

/// `file` is the response's from then on.
MHD_Response *responseOf(ServiceReply &reply, qint64 size, int file)
{
    const qint64 from = reply.part ? reply.part->first : 0;
    if (reply.file)
        return MHD_create_response_from_fd_at_offset64(std::uint64_t(size), file, std::uint64_t(from));
    constexpr std::size_t Block = 1024;
    const auto nothing = [](void *, std::uint64_t, char *, std::size_t) -> ssize_t {
        return MHD_CONTENT_READER_END_WITH_ERROR;
    };
    if (reply.unsentBytes > 0)
        return MHD_create_response_from_callback(std::uint64_t(reply.unsentBytes), Block, nothing, nullptr, nullptr);
    return MHD_create_response_from_buffer(std::size_t(reply.body.size()), reply.body.data(), MHD_RESPMEM_MUST_COPY);
}

Error stoppingError()
{
    return {.code = ErrorCode::Unavailable,
            .reason = u"http.stopping"_s,
            .message = u"The service is stopping"_s,
            .where = {},
            .remedy = {},
            .retryAfterSeconds = 5};
}

} // namespace

Lane &HttpServer::Private::laneOf(const Exchange &exchange)
{
    const RouteLane lane = exchange.match.route ? exchange.match.route->lane : RouteLane::Quick;
    return lane == RouteLane::Quick ? *quick : lane == RouteLane::Upload ? *upload : *lengthy;
}

std::chrono::milliseconds HttpServer::Private::timeFor(qint64 bytes) const
{
    return limits.graceTime + std::chrono::milliseconds(bytes * 1000 / limits.slowestRate);
}

qint64 HttpServer::Private::mostBytes(const Route &route) const
{
    return route.body == RouteBody::Form ? limits.fileBytes + limits.formBytes : limits.jsonBytes;
}

/// The connection sleeps until the job is done; then handle() is called for it again.
MHD_Result HttpServer::Private::giveTo(Lane &lane, MHD_Connection *connection, std::function<void()> job)
{
    const std::lock_guard lock(gate);
    if (isShut)
        return MHD_NO;
    MHD_suspend_connection(connection);
    ++atWork;
    lane.post([this, connection, job = std::move(job)] {
        job();
        MHD_resume_connection(connection);
        --atWork;
    });
    return MHD_YES;
}

Result<void> HttpServer::Private::open(Exchange &exchange, MHD_Connection *connection, const char *method)
{
    if (isDraining)
        return fail(stoppingError());
    ServiceRequest &request = exchange.request;
    request.peer = wire::peer(connection);
    if (wire::headBytes(connection) > limits.headBytes)
        return fail(ErrorCode::InvalidArgument, u"http.head_too_large"_s,
                    u"The head of the request is longer than %1 bytes"_s.arg(limits.headBytes));
    const std::optional<HttpMethod> known = httpMethodFromName(method);
    const wire::ConnectionState *state = wire::state(connection);
    TD_ASSIGN(request.target, parseTarget(state ? state->target : QByteArray()));
    TD_ASSIGN(exchange.match, service.match(known, request.target));
    request.method = *known; // there is a route for it
    request.authorization = wire::header(connection, MHD_HTTP_HEADER_AUTHORIZATION);
    request.host = wire::header(connection, MHD_HTTP_HEADER_HOST);
    request.ifNoneMatch = wire::header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
    request.ifRange = wire::header(connection, MHD_HTTP_HEADER_IF_RANGE);
    request.range = wire::header(connection, MHD_HTTP_HEADER_RANGE);
    return {};
}

Result<void> HttpServer::Private::prepareBody(Exchange &exchange, MHD_Connection *connection)
{
    const Route &route = *exchange.match.route;
    const qint64 most = mostBytes(route);
    if (exchange.declared > most)
        return fail(ErrorCode::InvalidArgument, u"http.too_large"_s, u"More than %1 bytes"_s.arg(most));
    if (route.body == RouteBody::Json)
        exchange.body = jsonBody(limits);
    if (route.body == RouteBody::Form) {
        TD_ASSIGN(exchange.body, formBody(connection, limits, service.parts().spoolFolder));
    }
    const qint64 wanted = exchange.declared < 0 ? most : exchange.declared;
    if (service.counters.spooledBytes + wanted > limits.spoolBytes)
        return fail(Error{.code = ErrorCode::Unavailable,
                          .reason = u"http.busy"_s,
                          .message = u"Too many uploads at once"_s,
                          .where = {},
                          .remedy = {},
                          .retryAfterSeconds = 5});
    exchange.reserved = wanted;
    service.counters.spooledBytes += wanted;
    return {};
}

std::unique_ptr<Exchange> HttpServer::Private::begin(MHD_Connection *connection, const char *method)
{
    auto exchange = std::make_unique<Exchange>(service.counters);
    exchange->socket = wire::socket(connection);
    watchdog.relax(exchange->socket);
    const QByteArray length = wire::header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
    const bool isChunked = !wire::header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING).isEmpty();
    // Another server before this one may believe the other length, and take a part of the body for a request.
    const int lengths = wire::headerCount(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
    const bool isAmbiguous = lengths > 1 || (lengths == 1 && isChunked);
    bool isNumber = false;
    const qint64 number = length.toLongLong(&isNumber);
    if (!isChunked && (isNumber || length.isEmpty()))
        exchange->declared = number;
    else if (!isChunked)
        exchange->declared = std::numeric_limits<qint64>::max(); // more than can be counted
    if (isAmbiguous)
        exchange->declared = std::numeric_limits<qint64>::max(); // not read: the connection ends with the answer
    exchange->hasBody = isChunked || exchange->declared > 0;
    Result<void> opened = isAmbiguous ? fail(ErrorCode::InvalidArgument, u"http.length"_s,
                                             u"The head says more than once how long the body is"_s)
                                      : open(*exchange, connection, method);
    if (opened && exchange->hasBody)
        opened = prepareBody(*exchange, connection);
    if (!opened)
        exchange->refuse(opened.error());
    return exchange;
}

void HttpServer::Private::admit(Exchange &exchange)
{
    Result<Principal> principal = service.admit(exchange.request, *exchange.match.route);
    if (principal)
        exchange.principal = *std::move(principal);
    else
        exchange.refuse(principal.error());
}

void HttpServer::Private::answer(Exchange &exchange)
{
    exchange.reply = service.answer(exchange.request, exchange.match, exchange.principal, stopping.get_token());
    exchange.request.files.clear();
}

MHD_Result HttpServer::Private::handle(MHD_Connection *connection, const char *method, const char *data,
                                       std::size_t *size, void **request)
{
    if (!*request) {
        Exchange *exchange = begin(connection, method).release();
        *request = exchange;
        if (exchange->isReady())
            return onAdmitted(*exchange, connection);
        // Without a body all is said: one worker does both.
        return giveTo(exchange->hasBody ? *quick : laneOf(*exchange), connection, [this, exchange] {
            admit(*exchange);
            if (!exchange->isReady() && !exchange->hasBody)
                answer(*exchange);
        });
    }
    Exchange &exchange = *static_cast<Exchange *>(*request);
    switch (exchange.phase) {
    case Exchange::Phase::Admission:
        return onAdmitted(exchange, connection);
    case Exchange::Phase::Body:
        if (*size == 0)
            return onWhole(exchange, connection);
        return onBody(exchange, QByteArrayView(data, qsizetype(std::exchange(*size, 0))));
    case Exchange::Phase::Work:
        return send(exchange, connection);
    }
    return MHD_NO;
}

MHD_Result HttpServer::Private::onAdmitted(Exchange &exchange, MHD_Connection *connection)
{
    const bool isSmall = exchange.declared >= 0 && exchange.declared <= ReadOnRefusal;
    if (exchange.isReady() && !exchange.hasBody) {
        // Not sent yet: an answer before the end of the request closes the connection.
        exchange.phase = Exchange::Phase::Work;
        return MHD_YES;
    }
    if (exchange.isReady() && !isSmall)
        return send(exchange, connection);
    if (exchange.isReady() || !exchange.body)
        exchange.body = ignoredBody();
    exchange.phase = Exchange::Phase::Body;
    watchdog.expect(exchange.socket, timeFor(std::max<qint64>(exchange.declared, 0)));
    return MHD_YES;
}

MHD_Result HttpServer::Private::onBody(Exchange &exchange, QByteArrayView bytes)
{
    exchange.received += bytes.size();
    // A body of unknown length: time is given as it grows, and it does not grow for ever.
    if (exchange.declared < 0)
        watchdog.expect(exchange.socket,
                        timeFor(exchange.received) - std::chrono::duration_cast<std::chrono::milliseconds>(
                                                         std::chrono::steady_clock::now() - exchange.since));
    const qint64 most = exchange.match.route ? mostBytes(*exchange.match.route) : ReadOnRefusal;
    if (exchange.received > most + ReadOnRefusal)
        return MHD_NO;
    if (exchange.isReady())
        return MHD_YES;
    Result<void> taken = exchange.received > most
                             ? fail(ErrorCode::InvalidArgument, u"http.too_large"_s, u"More than %1 bytes"_s.arg(most))
                             : exchange.body->take(bytes);
    if (!taken)
        exchange.refuse(taken.error());
    return MHD_YES;
}

MHD_Result HttpServer::Private::onWhole(Exchange &exchange, MHD_Connection *connection)
{
    watchdog.relax(exchange.socket);
    if (!exchange.isReady()) {
        if (const Result<void> finished = exchange.body->finish(exchange.request); !finished)
            exchange.refuse(finished.error());
    }
    exchange.body.reset();
    if (exchange.isReady())
        return send(exchange, connection);
    exchange.phase = Exchange::Phase::Work;
    return giveTo(laneOf(exchange), connection, [this, &exchange] { answer(exchange); });
}

MHD_Result HttpServer::Private::send(Exchange &exchange, MHD_Connection *connection)
{
    ServiceReply &reply = *exchange.reply;
    watchdog.expect(exchange.socket, timeFor(reply.size()));
    exchange.sentStatus = reply.status;
    logRequest(exchange);
    const qint64 size = reply.size();
    const int file = reply.file ? reply.file->release() : -1;
    MHD_Response *response = responseOf(reply, size, file);
    if (!response) {
        if (file >= 0)
            ::close(file);
        return MHD_NO;
    }
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply.contentType.constData());
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Content-Security-Policy", "default-src 'none'; sandbox");
    for (const auto &[name, value] : std::as_const(reply.headers))
        MHD_add_response_header(response, name.constData(), value.constData());
    if (isDraining)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    const MHD_Result queued = MHD_queue_response(connection, unsigned(reply.status), response);
    MHD_destroy_response(response);
    return queued;
}

} // namespace td
