// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/accounttexts.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

/// The first photos of a recommendation; the filter beside them finds the rest.
constexpr qint64 EvidenceIds = 100;

Result<int> recommendations(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(Advisor::Report report, engine->advisor.report());
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    for (Recommendation &item : report.recommendations) {
        if (!session.out.isJson() || !item.evidence)
            continue;
        TD_ASSIGN(item.evidenceIds, engine->parts.catalogue.photos().ids(*item.evidence, EvidenceIds));
    }
    session.out.document(shapes::recommendations(report.recommendations));
    showRecommendations(session.out, report.recommendations, prices.currency);
    return status::Done;
}

Result<int> alerts(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Advisor::Report report, engine->advisor.report());
    session.out.document(shapes::alerts(report.alerts));
    if (report.alerts.isEmpty())
        session.out.line(u"No alerts."_s);
    for (const Alert &alert : report.alerts)
        session.out.line(u"%1: %2"_s.arg(severityName(alert.severity), alert.text));
    return status::Done;
}

Result<shapes::TierPlaces> placesOf(const Engine &engine)
{
    shapes::TierPlaces places;
    for (const Tier tier : AllTiers) {
        if (!engine.parts.stores.has(tier))
            continue;
        TD_ASSIGN(const auto store, engine.parts.stores.of(tier));
        places.insert(tier, store->displayName());
    }
    return places;
}

Result<int> tiers(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Policy policy, engine->rules.policy());
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    TD_ASSIGN(const shapes::TierPlaces places, placesOf(*engine));
    const QJsonObject object = shapes::tiers(places, policy, prices);
    session.out.document(object);
    for (const Tier tier : AllTiers) {
        const QJsonObject one = object.value(u"tiers"_s).toObject().value(tierName(tier)).toObject();
        session.out.heading(one.value(u"name"_s).toString());
        session.out.facts(
            {{u"stored on"_s, one.value(u"storage"_s).toString()},
             {u"price"_s, u"%1 per GB and month"_s.arg(moneyText(prices.tiers.value(tier).gbMonth, prices.currency))},
             {u"duration"_s, one.value(u"duration"_s).toString()},
             {u"use"_s, one.value(u"description"_s).toString()}});
        for (const QJsonValue &rule : one.value(u"rules"_s).toArray())
            session.out.line(QString(u"  - "_s + rule.toString()));
        session.out.line();
    }
    const QJsonObject summary = object.value(u"lifecycle_summary"_s).toObject();
    session.out.line(summary.value(u"draft"_s).toString());
    session.out.line(summary.value(u"published"_s).toString());
    return status::Done;
}

} // namespace

void addAdvice(CLI::App &root, Handler &chosen)
{
    root.add_subcommand("recommendations", "What would save money or protect photos")->callback([&chosen] {
        chosen = recommendations;
    });
    root.add_subcommand("alerts", "Limits that are passed")->callback([&chosen] { chosen = alerts; });
    root.add_subcommand("tiers", "Where photos are kept, for how long and at what price")->callback([&chosen] {
        chosen = tiers;
    });
}

} // namespace td::cli
