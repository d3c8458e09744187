// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accesstoken.h"
#include "http/field.h"

#include <stop_token>

namespace td
{

struct HttpCall;

/// Answers one request on a worker thread; may block.
using HttpHandler = Result<ServiceReply> (*)(const HttpCall &call);

/// Whose photos a route is about.
enum class RouteScope {
    Public, ///< nobody's: no token is needed
    Own,    ///< the bearer's: a token that is bound to a user gets that user's only
    Whole,  ///< everybody's: refused to such a token
};

enum class RouteBody { None, Json, Form };

/// Which threads answer, so that long work never holds up short work.
enum class RouteLane { Quick, Upload, Long };

enum class RouteAnswer { Json, Picture, Text };

/// One line of the table that requests are answered by and /openapi.json is made from.
struct Route {
    HttpMethod method = HttpMethod::Get;
    QString path; ///< "/api/storage/photo/{photo_id}/url"; a last "{name...}" takes what is left, slashes too
    QString summary;
    RouteScope scope = RouteScope::Own;
    TokenRole role = TokenRole::Viewer;
    QList<Field> query = {};
    RouteBody body = RouteBody::None;
    QList<Field> fields = {}; ///< of the body
    RouteLane lane = RouteLane::Quick;
    RouteAnswer answer = RouteAnswer::Json;
    int success = 200; ///< status of what was done
    HttpHandler handler = nullptr;
};

using PathParameters = QMap<QString, QString>;

/// What a method and a path lead to.
struct RouteMatch {
    const Route *route = nullptr; ///< null: nothing
    PathParameters parameters;
    QStringList otherMethods; ///< that the path has instead, when there is no route
};
/// A fixed word goes before a parameter, and a parameter before one that takes what is left. No method: one that no
/// route has.
[[nodiscard]] RouteMatch findRoute(const QList<Route> &routes, std::optional<HttpMethod> method,
                                   const QStringList &segments);
[[nodiscard]] QStringList parametersOf(const Route &route);

} // namespace td
