// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"
#include "http/lane.h"
#include "http/server.h"
#include "http/watchdog.h"

#include <atomic>
#include <mutex>

#include <microhttpd.h>

namespace td
{

struct HttpServer::Private {
    explicit Private(HttpService &httpService)
        : service(httpService)
        , limits(httpService.limits())
        , watchdog([this] { ++service.counters.slowCut; })
    {
    }

    // What libmicrohttpd calls, on its one thread.
    static MHD_Result onRequest(void *self, MHD_Connection *connection, const char *url, const char *method,
                                const char *version, const char *data, std::size_t *size, void **request);
    static void onCompleted(void *self, MHD_Connection *connection, void **request, MHD_RequestTerminationCode how);
    static void onConnection(void *self, MHD_Connection *connection, void **context,
                             MHD_ConnectionNotificationCode what);
    static void *onTarget(void *self, const char *target, MHD_Connection *connection);

    [[nodiscard]] Result<void> listen(const HttpAddress &address);
    void stop();
    [[nodiscard]] MHD_Result handle(MHD_Connection *connection, const char *method, const char *data, std::size_t *size,
                                    void **request);
    [[nodiscard]] std::unique_ptr<Exchange> begin(MHD_Connection *connection, const char *method);
    [[nodiscard]] Result<void> open(Exchange &exchange, MHD_Connection *connection, const char *method);
    [[nodiscard]] Result<void> prepareBody(Exchange &exchange, MHD_Connection *connection);
    [[nodiscard]] MHD_Result onAdmitted(Exchange &exchange, MHD_Connection *connection);
    [[nodiscard]] MHD_Result onBody(Exchange &exchange, QByteArrayView bytes);
    [[nodiscard]] MHD_Result onWhole(Exchange &exchange, MHD_Connection *connection);
    [[nodiscard]] MHD_Result send(Exchange &exchange, MHD_Connection *connection);
    void admit(Exchange &exchange);
    void answer(Exchange &exchange);
    [[nodiscard]] MHD_Result giveTo(Lane &lane, MHD_Connection *connection, std::function<void()> job);
    [[nodiscard]] Lane &laneOf(const Exchange &exchange);
    [[nodiscard]] std::chrono::milliseconds timeFor(qint64 bytes) const;
    [[nodiscard]] qint64 mostBytes(const Route &route) const;

    HttpService &service;
    const HttpLimits &limits;
    std::stop_source stopping;
    std::atomic<bool> isDraining = false;
    std::mutex gate;
    bool isShut = false;         ///< guarded by the gate: no lane gets anything any more
    std::atomic<int> atWork = 0; ///< jobs that a lane has and has not given back
    Watchdog watchdog;
    std::optional<Lane> quick, upload, lengthy;
    MHD_Daemon *daemon = nullptr;
    quint16 port = 0;
};

} // namespace td
