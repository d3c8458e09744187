// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupplace.h"
#include "engine/engine.h"
#include "http/authenticator.h"
#include "http/httplimits.h"
#include "http/ratelimiter.h"
#include "http/route.h"
#include "http/servicecounters.h"

namespace td
{

/// What the service is made over; all of it outlives the service.
struct HttpParts {
    Engine &engine;
    /// Where backups go; asked when one is wanted, because it may need the keyring.
    std::function<Result<BackupPlace>()> backups;
    QString spoolFolder; ///< exists; of this user alone
    QString version;
};

/// The HTTP service but for the wire: routes, tokens, roles, limits of rate. Thread-safe.
class HttpService
{
public:
    HttpService(HttpParts parts, const HttpLimits &limits);

    /// The route of a request. NotFound ("http.path"), InvalidArgument ("http.method").
    [[nodiscard]] Result<RouteMatch> match(std::optional<HttpMethod> method, const HttpTarget &target) const;
    /// Who asks, when they may and not too often. Blocks.
    [[nodiscard]] Result<Principal> admit(const ServiceRequest &request, const Route &route);
    /// Never fails: an error is an answer, too. Blocks.
    [[nodiscard]] ServiceReply answer(const ServiceRequest &request, const RouteMatch &match,
                                      const Principal &principal, std::stop_token stop);

    [[nodiscard]] const HttpParts &parts() const { return m_parts; }
    [[nodiscard]] const HttpLimits &limits() const { return m_limits; }
    [[nodiscard]] const QList<Route> &routes() const { return m_routes; }
    ServiceCounters counters;

private:
    [[nodiscard]] Result<void> spendOn(RateLimiter &limiter, const QString &client);

    const HttpParts m_parts;
    const HttpLimits m_limits;
    const QList<Route> m_routes;
    Authenticator m_authenticator;
    RateLimiter m_clients;
    RateLimiter m_strangers; ///< addresses that came with a wrong token
};

/// One request in the hands of its handler.
struct HttpCall {
    HttpService &service;
    const ServiceRequest &request;
    const PathParameters &path;
    const Inputs &inputs;
    const Principal &principal;
    std::stop_token stop;
    [[nodiscard]] Engine &engine() const { return service.parts().engine; }
};

/// The whole table.
[[nodiscard]] QList<Route> httpRoutes();
[[nodiscard]] QJsonObject openApiOf(const QList<Route> &routes, const QString &version);

// Parts of the table, a group of endpoints each.
[[nodiscard]] QList<Route> uploadRoutes();
[[nodiscard]] QList<Route> photoRoutes();
[[nodiscard]] QList<Route> imageRoutes(); ///< the same under the paths of /images and /storage
[[nodiscard]] QList<Route> linkRoutes();
[[nodiscard]] QList<Route> draftRoutes();
[[nodiscard]] QList<Route> accountRoutes();
[[nodiscard]] QList<Route> upkeepRoutes();
[[nodiscard]] QList<Route> aboutRoutes();

} // namespace td
