// SPDX-License-Identifier: GPL-3.0-or-later
// The service about itself: health, description, metrics.
#include "http/service.h"

#include "core/costs.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int StatusUnavailable = 503;

/// For whoever watches the process: the catalogue answers.
Result<ServiceReply> liveness(const HttpCall &call)
{
    const Result<qint64> counter = call.engine().parts.catalogue.changeCounter();
    return jsonReply({{u"ok"_s, counter.has_value()}, {u"status"_s, counter ? u"ok"_s : u"unavailable"_s}},
                     counter ? 200 : StatusUnavailable);
}

QJsonObject tierHealth(const StoreHealth::State &state)
{
    return {{u"ok"_s, !state.problem},
            {u"problem"_s, state.problem ? QJsonValue(state.problem->message) : QJsonValue()},
            {u"since"_s, state.since ? QJsonValue(toIso(*state.since)) : QJsonValue()},
            {u"checked_at"_s, state.asked ? QJsonValue(toIso(*state.asked)) : QJsonValue()}};
}

Result<ServiceReply> storageHealth(const HttpCall &call)
{
    Engine &engine = call.engine();
    const Result<qint64> counter = engine.parts.catalogue.changeCounter();
    engine.health.check(false, call.stop);
    QJsonObject tiers;
    bool isRight = counter.has_value();
    const QMap<Tier, StoreHealth::State> states = engine.health.states();
    for (auto it = states.cbegin(); it != states.cend(); ++it) {
        tiers.insert(tierName(it.key()), tierHealth(it.value()));
        isRight = isRight && !it->problem;
    }
    const auto [available, total] = engine.parts.diskSpace ? engine.parts.diskSpace() : std::pair<qint64, qint64>();
    return jsonReply(
        {{u"ok"_s, isRight},
         {u"status"_s, isRight ? u"ok"_s : u"degraded"_s},
         {u"version"_s, call.service.parts().version},
         {u"catalogue"_s, QJsonObject{{u"ok"_s, counter.has_value()},
                                      {u"problem"_s, counter ? QJsonValue() : QJsonValue(counter.error().message)}}},
         {u"tiers"_s, tiers},
         {u"disk_free_bytes"_s, available},
         {u"disk_total_bytes"_s, total}},
        counter ? 200 : StatusUnavailable);
}

Result<ServiceReply> description(const HttpCall &call)
{
    return jsonReply(openApiOf(call.service.routes(), call.service.parts().version));
}

/// Lines of the Prometheus text format.
class MetricLines
{
public:
    void head(const QByteArray &name, const QByteArray &type, const QByteArray &help)
    {
        m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void value(const QByteArray &name, const QByteArray &labels, double number)
    {
        m_text += name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' +
                  QByteArray::number(number, 'g', 15) + '\n';
    }
    void single(const QByteArray &name, const QByteArray &type, const QByteArray &help, double number)
    {
        head(name, type, help);
        value(name, {}, number);
    }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

void addStored(MetricLines &lines, const Accounts::Stats &stats)
{
    lines.head("tierdeck_photos", "gauge", "Photos that are not in the trash");
    for (const Tier tier : AllTiers)
        lines.value("tierdeck_photos", "tier=\"" + tierName(tier).toLatin1() + '"',
                    double(stats.totals.live.value(tier).count));
    lines.head("tierdeck_stored_bytes", "gauge", "Bytes stored for them, all variants");
    for (const Tier tier : AllTiers)
        lines.value("tierdeck_stored_bytes", "tier=\"" + tierName(tier).toLatin1() + '"',
                    double(stats.totals.live.value(tier).bytes));
    lines.single("tierdeck_trash_photos", "gauge", "Photos in the trash", double(stats.totals.trashSum().count));
    lines.single("tierdeck_trash_bytes", "gauge", "Bytes stored for them", double(stats.totals.trashSum().bytes));
    lines.single("tierdeck_monthly_cost", "gauge", "Estimate for a month, in the currency of the price book",
                 sixDecimals(stats.breakdown.total));
}

void addService(MetricLines &lines, const ServiceCounters &counters)
{
    constexpr std::size_t kinds = 6;
    lines.head("tierdeck_http_requests_total", "counter", "Requests by kind of status; aborted: no answer was taken");
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (kind == 1)
            continue;
        const QByteArray name = kind == 0 ? QByteArray("aborted") : QByteArray::number(int(kind)) + "xx";
        lines.value("tierdeck_http_requests_total", "status=\"" + name + '"', double(counters.requests(kind)));
    }
    lines.single("tierdeck_http_request_seconds_total", "counter", "Time from the head of a request to its answer",
                 counters.seconds());
    lines.single("tierdeck_http_requests_in_hand", "gauge", "Requests under way", double(counters.inHand));
    lines.single("tierdeck_http_rate_limited_total", "counter", "Requests refused because of too many",
                 double(counters.rateLimited));
    lines.single("tierdeck_http_slow_cut_total", "counter", "Connections cut because the client was too slow",
                 double(counters.slowCut));
    lines.single("tierdeck_http_uploads_total", "counter", "Files taken in", double(counters.uploads));
    lines.single("tierdeck_http_spooled_bytes", "gauge", "Bytes of bodies on their way in",
                 double(counters.spooledBytes));
}

Result<ServiceReply> metricsText(const HttpCall &call)
{
    TD_ASSIGN(const Accounts::Stats stats, call.engine().accounts.stats());
    MetricLines lines;
    addStored(lines, stats);
    addService(lines, call.service.counters);
    ServiceReply reply;
    reply.contentType = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = lines.text();
    reply.headers = {{"Cache-Control", "no-store"}};
    return reply;
}

} // namespace

QList<Route> aboutRoutes()
{
    return {{.method = HttpMethod::Get,
             .path = u"/health"_s,
             .summary = u"Whether the service works"_s,
             .scope = RouteScope::Public,
             .handler = liveness},
            {.method = HttpMethod::Get,
             .path = u"/openapi.json"_s,
             .summary = u"This description"_s,
             .scope = RouteScope::Public,
             .handler = description},
            {.method = HttpMethod::Get,
             .path = u"/metrics"_s,
             .summary = u"Figures in the text format of Prometheus"_s,
             .scope = RouteScope::Whole,
             .answer = RouteAnswer::Text,
             .handler = metricsText},
            {.method = HttpMethod::Get,
             .path = u"/storage/health"_s,
             .summary = u"Catalogue, tiers and disk"_s,
             .scope = RouteScope::Whole,
             .lane = RouteLane::Upload,
             .handler = storageHealth}};
}

} // namespace td
