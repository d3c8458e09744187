// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/route.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

bool isRest(const QString &part)
{
    return part.endsWith("...}"_L1);
}

bool isParameter(const QString &part)
{
    return part.startsWith(u'{');
}

QString parameterName(const QString &part)
{
    return isRest(part) ? part.sliced(1, part.size() - 5) : part.sliced(1, part.size() - 2);
}

QStringList partsOf(const Route &route)
{
    return route.path.sliced(1).split(u'/');
}

/// What the path's parameters are, when it fits.
std::optional<PathParameters> fit(const QStringList &parts, const QStringList &segments)
{
    const bool hasRest = isRest(parts.last());
    if (hasRest ? segments.size() < parts.size() : segments.size() != parts.size())
        return std::nullopt;
    PathParameters parameters;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &part = parts.at(i);
        if (isRest(part)) {
            parameters.insert(parameterName(part), segments.sliced(i).join(u'/'));
            return parameters;
        }
        if (isParameter(part) && !segments.at(i).isEmpty())
            parameters.insert(parameterName(part), segments.at(i));
        else if (part != segments.at(i))
            return std::nullopt;
    }
    return parameters;
}

/// Later letters for what is less exact, part by part.
QString inexactness(const QStringList &parts)
{
    QString rank;
    for (const QString &part : parts)
        rank += isRest(part) ? u'c' : isParameter(part) ? u'b' : u'a';
    return rank;
}

} // namespace

RouteMatch findRoute(const QList<Route> &routes, std::optional<HttpMethod> method, const QStringList &segments)
{
    RouteMatch match;
    QString best;
    for (const Route &route : routes) {
        const QStringList parts = partsOf(route);
        const std::optional<PathParameters> parameters = fit(parts, segments);
        if (!parameters)
            continue;
        if (route.method != method) {
            match.otherMethods.append(httpMethodName(route.method));
            continue;
        }
        const QString rank = inexactness(parts);
        if (match.route && best <= rank)
            continue;
        best = rank;
        match.route = &route;
        match.parameters = *parameters;
    }
    match.otherMethods.removeDuplicates();
    return match;
}

QStringList parametersOf(const Route &route)
{
    QStringList names;
    for (const QString &part : partsOf(route)) {
        if (isParameter(part))
            names.append(parameterName(part));
    }
    return names;
}

} // namespace td
