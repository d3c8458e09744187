// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overviewdata.h"

#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/chart.h"

#include <QCoreApplication>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int TrendDays = 366;
constexpr int EventsShown = 6;
constexpr qsizetype DailyUpTo = 62;

struct OverviewTexts {
    Q_DECLARE_TR_FUNCTIONS(td::OverviewPage)
};

OverviewData::TierInfo infoOf(const TierStores &stores, Tier tier, const StoreHealth::State &health)
{
    const auto store = stores.of(tier);
    if (!store)
        return {};
    return {true, (*store)->isLocal(), (*store)->displayName(), health.problem, health.since};
}

} // namespace

OverviewData loadOverview(Engine &engine, std::optional<Instant> nextRun)
{
    const Instant now = engine.parts.clock.now();
    const Result<Rules::Schedule> schedule = engine.rules.schedule();
    OverviewData data{.now = now,
                      .tiers = {},
                      .stats = engine.accounts.stats(),
                      .prices = engine.rules.prices(),
                      .tonight = engine.lifecycle.quickTotals(nextRun),
                      .schedule = schedule.value_or(Rules::Schedule{}),
                      .runs = engine.lifecycle.runs(1),
                      .events = engine.parts.catalogue.events().latest(EventsShown),
                      .trend = engine.accounts.trend(TrendDays)};
    const auto health = engine.health.states();
    for (const Tier tier : AllTiers)
        data.tiers.insert(tier, infoOf(engine.parts.stores, tier, health.value(tier)));
    return data;
}

ChartData overviewTrend(const QList<CostSnapshot> &snapshots, const QString &currency)
{
    ChartData chart;
    chart.kind = ChartKind::StackedArea;
    chart.format = [currency](double value) { return format::money(value, currency); };
    chart.totalName = OverviewTexts::tr("Total");
    QList<CostSnapshot> points;
    if (snapshots.size() <= DailyUpTo) {
        points = snapshots;
    } else {
        // The last day known of each month stands for it.
        for (const CostSnapshot &snapshot : snapshots) {
            if (!points.isEmpty() && points.last().day.month() == snapshot.day.month()
                && points.last().day.year() == snapshot.day.year())
                points.last() = snapshot;
            else
                points.append(snapshot);
        }
        while (points.size() > 12)
            points.removeFirst();
    }
    const bool monthly = snapshots.size() > DailyUpTo;
    const QLocale locale = format::locale();
    // COLD lies at the foot: what changes least carries what changes most.
    for (const Tier tier : {Tier::Cold, Tier::Hot, Tier::Temp}) {
        ChartSeries series;
        series.tier = tier;
        double most = 0;
        for (const CostSnapshot &point : points) {
            series.values.append(point.tierCost.value(tier));
            most = qMax(most, point.tierCost.value(tier));
        }
        if (most > 0)
            chart.series.append(series);
    }
    chart.explain = [points, currency](int column) {
        return column < points.size() ? explainSnapshot(points.at(column), currency) : Explanation{};
    };
    for (const CostSnapshot &point : points) {
        chart.categories.append(monthly ? locale.standaloneMonthName(point.day.month(), QLocale::ShortFormat).remove(u'.')
                                        : locale.toString(point.day, u"d MMM"_s));
        chart.longCategories.append(monthly ? locale.toString(point.day, u"MMMM yyyy"_s)
                                            : locale.toString(point.day, u"d MMMM yyyy"_s));
    }
    return chart;
}

} // namespace td
