// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored, what it costs, what could be better.
#include "core/shapes.h"
#include "http/photocalls.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 EvidenceIdsShown = 100;

std::optional<GroupBy> groupingOf(const QString &name)
{
    if (name == "draft"_L1)
        return GroupBy::Draft;
    if (name == "user"_L1)
        return GroupBy::User;
    if (name == "kind"_L1)
        return GroupBy::Kind;
    return std::nullopt;
}

Result<ServiceReply> costs(const HttpCall &call)
{
    Engine &engine = call.engine();
    TD_ASSIGN(const Accounts::Stats stats, engine.accounts.stats());
    QJsonObject object{{u"ok"_s, true},
                       {u"breakdown"_s, shapes::breakdown(stats.breakdown)},
                       {u"savings_vs_all_hot"_s, sixDecimals(stats.breakdown.savingsVsAllHot)},
                       {u"currency"_s, stats.breakdown.currency}};
    const QString by = call.inputs.text(u"by"_s);
    if (const auto grouping = groupingOf(by)) {
        TD_ASSIGN(const QList<GroupCost> groups, engine.accounts.groups(*grouping));
        object.insert(u"by"_s, by);
        object.insert(u"groups"_s, shapes::groups(groups));
    }
    return jsonReply(object);
}

Result<ServiceReply> costForecast(const HttpCall &call)
{
    Engine &engine = call.engine();
    const int months = call.inputs.integer(u"months"_s);
    TD_ASSIGN(const PriceBook prices, engine.rules.prices());
    TD_ASSIGN(const ForecastAssumptions assumed, engine.accounts.learned());
    TD_ASSIGN(const QList<ForecastPoint> points, engine.accounts.forecast(months, {}, assumed));
    return jsonReply({{u"ok"_s, true},
                      {u"months"_s, months},
                      {u"currency"_s, prices.currency},
                      {u"assumptions"_s, shapes::assumptions(assumed)},
                      {u"forecast"_s, shapes::forecast(points)}});
}

Result<ServiceReply> lifecycleMetrics(const HttpCall &call)
{
    TD_ASSIGN(const LifecycleMetrics metrics, call.engine().accounts.metrics(call.inputs.integer(u"days"_s)));
    return jsonReply(shapes::metrics(metrics));
}

Result<ServiceReply> recommendationList(const HttpCall &call)
{
    TD_ASSIGN(Advisor::Report report, call.engine().advisor.report());
    for (Recommendation &item : report.recommendations) {
        if (!item.evidence)
            continue;
        TD_ASSIGN(item.evidenceIds, call.engine().parts.catalogue.photos().ids(*item.evidence, EvidenceIdsShown));
    }
    return jsonReply(shapes::recommendations(report.recommendations));
}

Result<ServiceReply> alertList(const HttpCall &call)
{
    TD_ASSIGN(const Advisor::Report report, call.engine().advisor.report());
    return jsonReply(shapes::alerts(report.alerts));
}

Result<ServiceReply> userUsage(const HttpCall &call)
{
    TD_ASSIGN(const PhotoFilter filter, filterOf(call)); // whose, as far as the bearer may ask
    const QString user = filter.user.isEmpty() ? u"default"_s : filter.user;
    TD_ASSIGN(const TierTotals totals, call.engine().accounts.usage(user));
    return jsonReply(shapes::usage(user, totals));
}

Result<ServiceReply> tierInfo(const HttpCall &call)
{
    Engine &engine = call.engine();
    TD_ASSIGN(const Policy policy, engine.rules.policy());
    TD_ASSIGN(const PriceBook prices, engine.rules.prices());
    shapes::TierPlaces places;
    for (const Tier tier : AllTiers) {
        if (!engine.parts.stores.has(tier))
            continue;
        TD_ASSIGN(const std::shared_ptr<ObjectStore> store, engine.parts.stores.of(tier));
        places.insert(tier, shownPlace(call.principal, store->displayName()));
    }
    return jsonReply(shapes::tiers(places, policy, prices));
}

/// What takes seconds at a million photos waits beside the uploads, not before short work.
Route slowRoute(Route route)
{
    route.lane = RouteLane::Upload;
    return route;
}

Route wholeRoute(const QString &path, const QString &summary, HttpHandler handler, const QList<Field> &query = {})
{
    return {.method = HttpMethod::Get,
            .path = path,
            .summary = summary,
            .scope = RouteScope::Whole,
            .query = query,
            .handler = handler};
}

Result<ServiceReply> storageStats(const HttpCall &call)
{
    TD_ASSIGN(const Accounts::Stats stats, call.engine().accounts.stats());
    return jsonReply(shapes::stats(stats.totals, stats.breakdown));
}

/// What S1 counts: the objects that are stored, by what they are, instead of the photos.
Result<ServiceReply> objectStats(const HttpCall &call)
{
    using Objects = QMap<QString, CountBytes>;
    TD_ASSIGN(const Objects objects, call.engine().parts.catalogue.stats().objects());
    CountBytes total;
    QJsonObject counts;
    QJsonObject bytes;
    for (auto it = objects.cbegin(); it != objects.cend(); ++it) {
        total.add(it->count, it->bytes);
        counts.insert(it.key(), it->count);
        bytes.insert(it.key(), it->bytes);
    }
    return jsonReply({{u"ok"_s, true},
                      {u"total_files"_s, total.count},
                      {u"total_size_bytes"_s, total.bytes},
                      {u"type_breakdown"_s, counts},
                      {u"type_bytes"_s, bytes}});
}

} // namespace

QList<Route> accountRoutes()
{
    const Field months = withFallback(integerField(u"months"_s, 1, 120, u"How far"_s), 12);
    const Field days = withFallback(integerField(u"days"_s, 1, 3660, u"Length of the period"_s), 30);
    const Field by = choiceField(u"by"_s, {u"tier"_s, u"draft"_s, u"user"_s, u"kind"_s}, u"Break down further"_s);
    const Field user = textField(u"user_id"_s, u"User; \"default\", or the one the token is bound to"_s);
    return {
        wholeRoute(u"/api/storage/stats"_s, u"Photos, sizes and monthly cost per tier"_s, storageStats),
        wholeRoute(u"/api/storage/stats/breakdown"_s, u"What storage costs a month, per tier"_s, costs),
        wholeRoute(u"/api/storage/costs"_s, u"The same, by draft, user or kind as well"_s, costs, {by}),
        slowRoute(wholeRoute(u"/api/storage/costs/forecast"_s, u"The rules replayed over the coming months"_s,
                             costForecast, {months})),
        wholeRoute(u"/api/storage/metrics/lifecycle"_s, u"Photos uploaded, promoted, archived and deleted"_s,
                   lifecycleMetrics, {days}),
        slowRoute(wholeRoute(u"/api/storage/metrics/recommendations"_s, u"What would save money or protect photos"_s,
                             recommendationList)),
        slowRoute(wholeRoute(u"/api/storage/metrics/alerts"_s, u"Limits that are passed"_s, alertList)),
        wholeRoute(u"/images/storage/stats"_s, u"Stored objects of each size, those of photos in the trash too"_s,
                   objectStats),
        wholeRoute(u"/storage/stats"_s, u"As /api/storage/stats"_s, storageStats),
        {.method = HttpMethod::Get,
         .path = u"/api/storage/user/usage"_s,
         .summary = u"What one user stores"_s,
         .query = {user},
         .handler = userUsage},
        {.method = HttpMethod::Get,
         .path = u"/api/storage/tiers/info"_s,
         .summary = u"Where photos are kept, for how long and at what price"_s,
         .handler = tierInfo},
    };
}

} // namespace td
