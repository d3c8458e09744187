// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/service.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(logHttp, "tierdeck.http", QtWarningMsg)

constexpr double StrangersPerSecond = 5;
constexpr double StrangersBurst = 20;

/// Whoever came without a token learns nothing about the disks and providers behind.
ServiceReply refusalOf(Error error, const Route &route)
{
    ServiceReply refusal = errorReply(error);
    if (refusal.status < 500)
        return refusal;
    qCWarning(logHttp).noquote() << httpMethodName(route.method) << route.path << refusal.status << error.reason
                                 << error.message << error.detail;
    if (route.scope != RouteScope::Public)
        return refusal;
    error.message = u"This cannot be answered right now"_s;
    return errorReply(error);
}

Result<Inputs> inputsOf(const ServiceRequest &request, const RouteMatch &match)
{
    return Inputs::of(match.route->query, match.route->fields, request);
}

} // namespace

QList<Route> httpRoutes()
{
    return uploadRoutes() + photoRoutes() + imageRoutes() + linkRoutes() + draftRoutes() + accountRoutes() +
           upkeepRoutes() + aboutRoutes();
}

HttpService::HttpService(HttpParts parts, const HttpLimits &limits)
    : m_parts(std::move(parts))
    , m_limits(limits)
    , m_routes(httpRoutes())
    , m_authenticator(m_parts.engine.parts.catalogue.tokens(), m_parts.engine.parts.clock)
    , m_clients(limits.requestsPerSecond, limits.burst)
    , m_strangers(limits.requestsPerSecond > 0 ? StrangersPerSecond : 0, StrangersBurst)
{
}

Result<RouteMatch> HttpService::match(std::optional<HttpMethod> method, const HttpTarget &target) const
{
    RouteMatch match = findRoute(m_routes, method, target.segments);
    if (match.route)
        return match;
    if (match.otherMethods.contains(httpMethodName(HttpMethod::Get)))
        match.otherMethods.append(u"HEAD"_s);
    if (const QString others = match.otherMethods.join(u", "_s); !others.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"http.method"_s, u"This path has %1 only"_s.arg(others), others);
    return fail(ErrorCode::NotFound, u"http.path"_s, u"There is no such path; see /openapi.json"_s);
}

Result<void> HttpService::spendOn(RateLimiter &limiter, const QString &client)
{
    const std::optional<qint64> wait = limiter.take(client, std::chrono::steady_clock::now());
    if (!wait)
        return {};
    ++counters.rateLimited;
    return fail(Error{.code = ErrorCode::ResourceExhausted,
                      .reason = u"http.rate"_s,
                      .message = u"Too many requests"_s,
                      .where = {},
                      .remedy = {},
                      .retryAfterSeconds = *wait});
}

Result<Principal> HttpService::admit(const ServiceRequest &request, const Route &route)
{
    if (route.scope == RouteScope::Public) {
        TD_TRY(spendOn(m_clients, request.peer));
        return Principal{};
    }
    Result<Principal> principal = m_authenticator.principalOf(request.authorization);
    if (!principal) {
        if (principal.error().code == ErrorCode::Unauthenticated)
            TD_TRY(spendOn(m_strangers, request.peer));
        return principal;
    }
    TD_TRY(spendOn(m_clients, principal->tokenId));
    if (principal->role < route.role)
        return fail(ErrorCode::PermissionDenied, u"token.role"_s,
                    u"This needs the role %1; the token has %2"_s.arg(tokenRoleName(route.role),
                                                                      tokenRoleName(principal->role)));
    if (route.scope == RouteScope::Whole && principal->isBound())
        return fail(ErrorCode::PermissionDenied, u"token.bound"_s,
                    u"This is about everybody's photos; the token is bound to one user"_s);
    return principal;
}

ServiceReply HttpService::answer(const ServiceRequest &request, const RouteMatch &match, const Principal &principal,
                                 std::stop_token stop)
{
    Result<ServiceReply> reply = inputsOf(request, match).and_then([&](const Inputs &inputs) {
        return match.route->handler(HttpCall{*this, request, match.parameters, inputs, principal, std::move(stop)});
    });
    return reply ? *std::move(reply) : refusalOf(std::move(reply).error(), *match.route);
}

} // namespace td
