// SPDX-License-Identifier: GPL-3.0-or-later
// What moves and deletes save, and what a forecast is made of.
#include "ui/support/explain.h"
#include "ui/support/explainlines.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/support/reasontext.h"
#include "ui/theme/theme.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString gbPrice(const PriceBook &prices, Tier tier)
{
    return priceText(prices.tiers.value(tier).gbMonth, prices.currency);
}

/// "−1.2 GB" for what a change takes away.
QString signedSize(qint64 bytes)
{
    return QString((bytes < 0 ? QString(QChar(0x2212)) : QString()) + format::bytes(std::abs(bytes)));
}

QString movedWords(Tier from, Tier to, qint64 bytes, const PriceBook &prices)
{
    //: %1 and %2 are tiers, %3 a size, %4 and %5 prices
    return ExplainTexts::tr("%1 to %2: %3 × %4 instead of %5 a GB")
        .arg(tierWord(from), tierWord(to), signedSize(bytes), gbPrice(prices, to), gbPrice(prices, from));
}

QString trashedWords(Tier from, qint64 bytes, const PriceBook &prices)
{
    //: %1 is a tier, %2 a size, %3 a price
    return ExplainTexts::tr("%1 to the trash: %2 × %3 a GB, once it is emptied")
        .arg(tierWord(from), signedSize(bytes), gbPrice(prices, from));
}

Explanation savingTitled(double saving, const PriceBook &prices)
{
    const QString amount = ExplainTexts::tr("%1 a month").arg(format::signedMoney(-saving, prices.currency));
    return {.title = ExplainTexts::tr("Why %1").arg(amount), .lines = {}, .source = priceSource(prices)};
}

} // namespace

QString moneyOf(double amount, const PriceBook &prices)
{
    return format::money(amount, prices.currency);
}

ExplainLine stored(const QString &what, qint64 bytes, Tier tier, double cost, const PriceBook &prices)
{
    //: %1 is a tier, %2 a size, %3 a price
    return {ExplainTexts::tr("%1: %2 × %3 a GB")
                .arg(what, format::bytes(bytes), priceText(prices.tiers.value(tier).gbMonth, prices.currency)),
            moneyOf(cost, prices)};
}

ExplainLine together(double cost, const PriceBook &prices)
{
    return {ExplainTexts::tr("Together"), moneyOf(cost, prices), true};
}

Explanation explainMove(const Billing::Move &move, const PriceBook &prices)
{
    const TierPrices from = prices.tiers.value(move.from);
    const TierPrices to = prices.tiers.value(move.to);
    Explanation explanation{.title =
                                ExplainTexts::tr("%1 to %2: paid back %3")
                                    .arg(tierWord(move.from), tierWord(move.to), paybackText(move.breakEven.months)),
                            .lines = {},
                            .source = priceSource(prices)};
    explanation.lines
        << ExplainLine{ExplainTexts::tr("A photo of %1 in %Ln object(s)", nullptr, move.objects)
                           .arg(format::bytes(move.bytes)),
                       {}}
        << ExplainLine{ExplainTexts::tr("Written: %1 a million").arg(priceText(to.aPerMillion, prices.currency)), {}}
        << ExplainLine{ExplainTexts::tr("Read: %1 a million").arg(priceText(from.bPerMillion, prices.currency)), {}};
    if (from.retrievalGb > 0)
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Retrieved: %1 a GB").arg(priceText(from.retrievalGb, prices.currency)), {}};
    explanation.lines << ExplainLine{ExplainTexts::tr("The move costs once"), moneyOf(move.breakEven.moveCost, prices)}
                      << ExplainLine{
                             ExplainTexts::tr("%1 instead of %2 a GB saves a month")
                                 .arg(priceText(to.gbMonth, prices.currency), priceText(from.gbMonth, prices.currency)),
                             moneyOf(move.breakEven.savingPerMonth, prices)};
    if (prices.applyFreeTier)
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Free allowances do not count here: what is saved is saved beyond them"), {}};
    return explanation;
}

Explanation explainSaving(qint64 bytes, Tier from, std::optional<Tier> to, const PriceBook &prices)
{
    const double now = storageCost(prices, from, bytes);
    const double then = to ? storageCost(prices, *to, bytes) : 0;
    Explanation explanation{.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(now - then, prices.currency)),
                            .lines = {stored(tierWord(from), bytes, from, now, prices)},
                            .source = priceSource(prices)};
    if (to)
        explanation.lines << stored(tierWord(*to), bytes, *to, -then, prices);
    explanation.lines << together(now - then, prices);
    return explanation;
}

Explanation explainForecast(const ForecastPoint &point, const ForecastAssumptions &assumed, const PriceBook &prices)
{
    Explanation explanation{
        .title = ExplainTexts::tr("Why %1 in %2")
                     .arg(moneyOf(point.cost, prices), format::locale().toString(point.month, u"MMMM yyyy"_s)),
        .lines = {},
        .source = priceSource(prices)};
    explanation.lines << ExplainLine{ExplainTexts::tr("Photos added a day"), format::number(assumed.uploadsPerDay, 1)}
                      << ExplainLine{ExplainTexts::tr("Bytes of a photo"),
                                     format::bytes(std::llround(assumed.bytesPerPhoto))}
                      << ExplainLine{ExplainTexts::tr("Share that is published"),
                                     format::percent(100 * assumed.publishShare)}
                      << ExplainLine{ExplainTexts::tr("Every photo is judged by the rules, night after night"), {}};
    for (const Tier tier : AllTiers) {
        const qint64 bytes = point.bytes.value(tier);
        explanation.lines << stored(tierWord(tier), bytes, tier, storageCost(prices, tier, bytes), prices);
    }
    explanation.lines << together(point.cost, prices);
    return explanation;
}

Explanation explainAdvice(const Recommendation &advice, const PriceBook &prices)
{
    if (advice.monthlyAmount <= 0)
        return {};
    const qint64 bytes = advice.args.value(u"bytes"_s).toLongLong();
    if (advice.id == "hot_idle"_L1)
        return explainSaving(bytes, Tier::Hot, Tier::Cold, prices);
    if (advice.id == "cold_missing"_L1)
        return explainSaving(advice.args.value(u"idle_bytes"_s).toLongLong(), Tier::Hot, Tier::Cold, prices);
    if (advice.id == "sold_drafts"_L1)
        return explainSaving(bytes, Tier::Hot, std::nullopt, prices);
    Explanation explanation{
        .title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(advice.monthlyAmount, prices.currency)),
        .lines = {{ExplainTexts::tr("Together they take"), format::bytes(bytes)}},
        .source = priceSource(prices)};
    if (advice.id == "poor_compression"_L1)
        explanation.lines << ExplainLine{ExplainTexts::tr("Compression usually saves half"), {}};
    explanation.lines << ExplainLine{ExplainTexts::tr("At the prices of the tiers they lie in"), {}}
                      << together(advice.monthlyAmount, prices);
    return explanation;
}

QString paybackText(const std::optional<double> &months)
{
    if (!months)
        return ExplainTexts::tr("never");
    if (*months <= 0)
        return ExplainTexts::tr("at once");
    const double days = *months * 30;
    if (days < 1)
        return ExplainTexts::tr("within a day");
    if (days < 90)
        return ExplainTexts::tr("after %Ln day(s)", nullptr, int(std::ceil(days)));
    return ExplainTexts::tr("after %Ln month(s)", nullptr, int(std::ceil(*months)));
}

Explanation explainChange(const PlanTotals &change, const PriceBook &prices)
{
    const double saving = savingOf(change, prices);
    Explanation explanation = savingTitled(saving, prices);
    const auto moved = [&](Tier from, std::optional<Tier> to, qint64 bytes) {
        const double less = storageCost(prices, from, bytes) - (to ? storageCost(prices, *to, bytes) : 0);
        if (bytes != 0)
            explanation.lines << ExplainLine{to ? movedWords(from, *to, bytes, prices)
                                                : trashedWords(from, bytes, prices),
                                             format::signedMoney(-less, prices.currency)};
    };
    moved(Tier::Temp, Tier::Hot, change.promoteBytes);
    moved(Tier::Hot, Tier::Cold, change.archiveBytes);
    moved(Tier::Hot, std::nullopt, change.trashBytes);
    explanation.lines << ExplainLine{ExplainTexts::tr("Together"), format::signedMoney(-saving, prices.currency), true};
    return explanation;
}

double savingOf(const PlanTotals &change, const PriceBook &prices)
{
    const auto price = [&prices](Tier tier, qint64 bytes) { return storageCost(prices, tier, bytes); };
    return price(Tier::Hot, change.archiveBytes) - price(Tier::Cold, change.archiveBytes) +
           price(Tier::Temp, change.promoteBytes) - price(Tier::Hot, change.promoteBytes) +
           price(Tier::Hot, change.trashBytes);
}

Explanation explainPlanned(const QList<PlannedAction> &actions, const PriceBook &prices)
{
    QMap<std::tuple<Action, Tier, Tier>, std::pair<qint64, double>> ways;
    double saving = 0;
    for (const PlannedAction &action : actions) {
        auto &[bytes, less] = ways[{action.action, action.from, action.to}];
        bytes += action.bytes;
        less += action.monthlySaving;
        saving += action.monthlySaving;
    }
    Explanation explanation = savingTitled(saving, prices);
    for (const auto &[way, sum] : ways.asKeyValueRange()) {
        const auto &[action, from, to] = way;
        QString how;
        if (action == Action::Trash)
            how = trashedWords(from, sum.first, prices);
        else if (action == Action::Purge)
            how = ExplainTexts::tr("Deleted for good: %1, counted when it went to the trash")
                      .arg(format::bytes(sum.first));
        else
            how = movedWords(from, to, sum.first, prices);
        explanation.lines << ExplainLine{how, format::signedMoney(-sum.second, prices.currency)};
    }
    explanation.lines << ExplainLine{ExplainTexts::tr("Together"), format::signedMoney(-saving, prices.currency), true};
    return explanation;
}

Explanation explainFreed(qint64 bytes, double saving)
{
    return {.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(saving)),
            .lines = {{ExplainTexts::tr("Together they take"), format::bytes(bytes)},
                      {ExplainTexts::tr("At the prices of the tiers they lie in"), {}},
                      {ExplainTexts::tr("Together"), format::money(saving), true}},
            .source = {}};
}

Explanation explainRun(const RunResult &run)
{
    Explanation explanation{.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(run.monthlySaving)),
                            .lines = {},
                            .source = ExplainTexts::tr("As the plan of the run counted it, at the prices of that day")};
    const auto counted = [&explanation](const QString &what, qint64 count) {
        if (count > 0)
            explanation.lines << ExplainLine{what, format::count(count)};
    };
    counted(ExplainTexts::tr("Photos moved to HOT"), run.promotedToHot);
    counted(ExplainTexts::tr("Photos moved to COLD"), run.archivedToCold);
    counted(ExplainTexts::tr("Photos put into the trash"), run.tempDeleted + run.publishedDeleted + run.oldDeleted);
    explanation.lines << ExplainLine{ExplainTexts::tr("Together"), format::money(run.monthlySaving), true};
    return explanation;
}

} // namespace td
