// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/accounttexts.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

void showStats(Output &out, const TierTotals &totals, const CostBreakdown &costs)
{
    Table table{.header = {u"TIER"_s, u"PHOTOS"_s, u"SIZE"_s, u"A MONTH"_s}, .numeric = {1, 2, 3}, .rows = {}};
    for (const Tier tier : AllTiers) {
        const CountBytes sum = totals.live.value(tier);
        table.rows.append({tierName(tier).toUpper(), QString::number(sum.count), sizeText(sum.bytes),
                           moneyText(costs.tiers.value(tier).cost, costs.currency)});
    }
    const CountBytes trash = totals.trashSum();
    if (trash.count > 0) {
        table.rows.append({u"trash"_s, QString::number(trash.count), sizeText(trash.bytes),
                           moneyText(costs.trash.cost, costs.currency)});
    }
    const CountBytes live = totals.liveSum();
    table.rows.append({u"all"_s, QString::number(live.count + trash.count), sizeText(live.bytes + trash.bytes),
                       moneyText(costs.total, costs.currency)});
    out.table(table);
    out.line(u"%1 a month less than keeping everything in HOT"_s.arg(moneyText(costs.savingsVsAllHot, costs.currency)));
}

void showBreakdown(Output &out, const CostBreakdown &costs, const PriceBook &prices)
{
    Table table{.header = {u"TIER"_s, u"SIZE"_s, u"PER GB"_s, u"A MONTH"_s, u"SHARE OF COST"_s},
                .numeric = {1, 2, 3, 4},
                .rows = {}};
    for (const Tier tier : AllTiers) {
        const CostLine line = costs.tiers.value(tier);
        table.rows.append({tierName(tier).toUpper(), sizeText(line.bytes),
                           QString::number(prices.tiers.value(tier).gbMonth, 'f', 4),
                           moneyText(line.cost, costs.currency), u"%1 %"_s.arg(line.percentage)});
    }
    table.rows.append({u"trash"_s, sizeText(costs.trash.bytes), u""_s, moneyText(costs.trash.cost, costs.currency),
                       u"%1 %"_s.arg(costs.trash.percentage)});
    table.rows.append({u"total"_s, u""_s, u""_s, moneyText(costs.total, costs.currency), u""_s});
    out.table(table);
    out.line(u"Prices: %1. %2 a month less than keeping everything in HOT."_s.arg(
        prices.preset, moneyText(costs.savingsVsAllHot, costs.currency)));
}

void showGroups(Output &out, const QString &by, const QList<GroupCost> &groups, const QString &currency)
{
    Table table{.header = {by.toUpper(), u"PHOTOS"_s, u"SIZE"_s, u"A MONTH"_s}, .numeric = {1, 2, 3}, .rows = {}};
    for (const GroupCost &group : groups) {
        const QString name = !group.label.isEmpty() ? group.label : group.key;
        table.rows.append({name.isEmpty() ? u"(none)"_s : name, QString::number(group.count), sizeText(group.bytes),
                           moneyText(group.cost, currency)});
    }
    out.table(table);
}

void showForecast(Output &out, const QList<ForecastPoint> &present, const QList<ForecastPoint> &changed,
                  const QString &currency)
{
    Table table{.header = {u"MONTH"_s, u"TEMP"_s, u"HOT"_s, u"COLD"_s, u"A MONTH"_s},
                .numeric = {1, 2, 3, 4, 5, 6},
                .rows = {}};
    if (!changed.isEmpty())
        table.header.append({u"WITH CHANGE"_s, u"DIFFERENCE"_s});
    for (qsizetype i = 0; i < present.size(); ++i) {
        const ForecastPoint &point = present.at(i);
        QStringList row{point.month.toString(u"yyyy-MM"_s)};
        for (const Tier tier : AllTiers)
            row.append(sizeText(point.bytes.value(tier)));
        row.append(moneyText(point.cost, currency));
        if (i < changed.size()) {
            row.append(moneyText(changed.at(i).cost, currency));
            row.append(moneyText(changed.at(i).cost - point.cost, currency));
        }
        table.rows.append(row);
    }
    out.table(table);
}

void showRecommendations(Output &out, const QList<Recommendation> &items, const QString &currency)
{
    if (items.isEmpty()) {
        out.line(AllClearText);
        return;
    }
    for (const Recommendation &item : items) {
        const QString mark = item.severity == Severity::Info ? u"-"_s : u"!"_s;
        QString line = u"%1 %2"_s.arg(mark, item.text);
        if (item.monthlyAmount >= 0.01)
            line += u" (%1 a month)"_s.arg(moneyText(item.monthlyAmount, currency));
        out.line(line);
    }
}

} // namespace td::cli
