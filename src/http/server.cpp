// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include "http/serverparts.h"
#include "http/wire.h"

#include <algorithm>
#include <utility>

#include <arpa/inet.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr std::chrono::milliseconds DrainLookEvery{20};

struct BoundAddress {
    explicit BoundAddress(const HttpAddress &where)
    {
        const QByteArray host = where.host.toLatin1();
        v4.sin_family = AF_INET;
        v4.sin_port = htons(where.port);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(where.port);
        isV4 = ::inet_pton(AF_INET, host.constData(), &v4.sin_addr) == 1;
        if (!isV4)
            ::inet_pton(AF_INET6, host.constData(), &v6.sin6_addr);
    }
    [[nodiscard]] const sockaddr *address() const
    {
        return isV4 ? reinterpret_cast<const sockaddr *>(&v4) : reinterpret_cast<const sockaddr *>(&v6);
    }
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    bool isV4 = true;
};

} // namespace

MHD_Result HttpServer::Private::onRequest(void *self, MHD_Connection *connection, const char *, const char *method,
                                          const char *, const char *data, std::size_t *size, void **request)
{
    return static_cast<Private *>(self)->handle(connection, method, data, size, request);
}

void HttpServer::Private::onCompleted(void *self, MHD_Connection *connection, void **request,
                                      MHD_RequestTerminationCode)
{
    auto *server = static_cast<Private *>(self);
    delete static_cast<Exchange *>(std::exchange(*request, nullptr));
    server->watchdog.expect(wire::socket(connection), server->limits.headerTime);
}

void HttpServer::Private::onConnection(void *self, MHD_Connection *connection, void **context,
                                       MHD_ConnectionNotificationCode what)
{
    auto *server = static_cast<Private *>(self);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *context = new wire::ConnectionState;
        server->watchdog.expect(wire::socket(connection), server->limits.headerTime);
        return;
    }
    server->watchdog.forget(wire::socket(connection));
    delete static_cast<wire::ConnectionState *>(std::exchange(*context, nullptr));
}

void *HttpServer::Private::onTarget(void *, const char *target, MHD_Connection *connection)
{
    if (wire::ConnectionState *state = wire::state(connection))
        state->target = target;
    return nullptr;
}

Result<void> HttpServer::Private::listen(const HttpAddress &address)
{
    quick.emplace(limits.quickThreads);
    upload.emplace(limits.uploadThreads);
    lengthy.emplace(limits.longThreads);
    const BoundAddress bound(address);
    const unsigned idleSeconds = unsigned(std::max<qint64>(1, limits.headerTime.count() / 1000));
    daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (bound.isV4 ? 0U : unsigned(MHD_USE_IPv6)),
        address.port, nullptr, nullptr, &Private::onRequest, this, MHD_OPTION_SOCK_ADDR, bound.address(),
        MHD_OPTION_CONNECTION_LIMIT, limits.connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        std::size_t(2 * limits.headBytes), // what is too long is read a little further, to be answered in our words
        MHD_OPTION_CONNECTION_TIMEOUT, idleSeconds, MHD_OPTION_NOTIFY_COMPLETED, &Private::onCompleted, this,
        MHD_OPTION_NOTIFY_CONNECTION, &Private::onConnection, this, MHD_OPTION_URI_LOG_CALLBACK, &Private::onTarget,
        this, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1U, MHD_OPTION_END);
    if (!daemon)
        return fail(ErrorCode::Unavailable, u"http.listen"_s,
                    u"The service cannot listen at %1, port %2"_s.arg(address.host).arg(address.port), address.host,
                    u"Look whether another program listens there: ss -ltnp"_s);
    port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    return {};
}

void HttpServer::Private::stop()
{
    if (!daemon)
        return;
    isDraining = true;
    if (const MHD_socket listener = MHD_quiesce_daemon(daemon); listener != MHD_INVALID_SOCKET)
        ::close(listener);
    const auto end = std::chrono::steady_clock::now() + limits.stopTime;
    while (service.counters.inHand > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(DrainLookEvery);
    stopping.request_stop();
    {
        const std::lock_guard lock(gate);
        isShut = true;
    }
    // A connection that sleeps cannot be closed: first its worker is done.
    while (atWork > 0)
        std::this_thread::sleep_for(DrainLookEvery);
    MHD_stop_daemon(std::exchange(daemon, nullptr));
}

HttpServer::HttpServer(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpService &service, const HttpAddress &address)
{
    auto parts = std::make_unique<Private>(service);
    TD_TRY(parts->listen(address));
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

quint16 HttpServer::port() const
{
    return d->port;
}

void HttpServer::stop()
{
    d->stop();
}

} // namespace td
