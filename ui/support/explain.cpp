// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/explain.h"

#include "core/pricevalues.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

struct ExplainTexts {
    Q_DECLARE_TR_FUNCTIONS(td::Explain)
};

QString moneyOf(double amount, const PriceBook &prices)
{
    return format::money(amount, prices.currency);
}

/// The tier's price with its own source, else that of the list.
QString sourceLine(const PriceBook &prices, Tier tier, const QString &name)
{
    const QString own = sourceOfPrice(prices, tier, name);
    return own.isEmpty() || own == prices.source ? priceSource(prices) : QString(priceSource(prices) % u'\n' % own);
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

QString priceName(BillItem item)
{
    switch (item) {
    case BillItem::Writes:
        return u"a_per_m"_s;
    case BillItem::Reads:
        return u"b_per_m"_s;
    case BillItem::Retrieval:
        return u"retrieval_gb"_s;
    case BillItem::Egress:
        return u"egress_gb"_s;
    case BillItem::EarlyDeletion:
        return u"min_days"_s;
    default:
        return u"gb_month"_s;
    }
}

/// How the quantity was counted.
QList<ExplainLine> countedAs(Tier tier, BillItem item, const Billing::Bill &bill)
{
    const CountedWork &work = bill.activity.work;
    const QString objects = format::number(bill.activity.objectsPerPhoto, 1);
    QList<ExplainLine> lines;
    const auto moved = [&](const QString &text, qint64 count) {
        if (count > 0)
            lines << ExplainLine{text, format::count(count)};
    };
    if (item == BillItem::Writes || item == BillItem::Reads) {
        if (tier == Tier::Temp)
            moved(ExplainTexts::tr("Photos added in the last 30 days"), work.uploaded);
        if (tier != Tier::Cold)
            moved(ExplainTexts::tr("Photos moved to HOT in the last 30 days"), work.promoted);
        if (tier != Tier::Temp)
            moved(ExplainTexts::tr("Photos moved to COLD in the last 30 days"), work.archived);
        if (!lines.isEmpty())
            lines << ExplainLine{ExplainTexts::tr("Objects of a photo, with its sizes"), objects};
    }
    if (item == BillItem::Reads || item == BillItem::Retrieval || item == BillItem::Egress)
        moved(ExplainTexts::tr("Photos read in the last 30 days"), work.accesses.value(tier).count);
    return lines;
}

QString roundingNote(const TierPrices &prices)
{
    return prices.roundUpUnits ? ExplainTexts::tr("The provider rounds up to whole GB and millions of requests")
                               : QString();
}

} // namespace

QString billItemWord(BillItem item)
{
    switch (item) {
    case BillItem::Storage:
        return ExplainTexts::tr("Storage");
    case BillItem::Writes:
        return ExplainTexts::tr("Write requests");
    case BillItem::Reads:
        return ExplainTexts::tr("Read requests");
    case BillItem::Retrieval:
        return ExplainTexts::tr("Retrieval");
    case BillItem::Egress:
        return ExplainTexts::tr("Egress");
    case BillItem::EarlyDeletion:
        return ExplainTexts::tr("Early deletion");
    case BillItem::FreeCredit:
        return ExplainTexts::tr("Free allowance");
    }
    return {};
}

QString billQuantity(BillItem item, double quantity)
{
    switch (item) {
    case BillItem::Writes:
    case BillItem::Reads:
        return ExplainTexts::tr("%Ln request(s)", nullptr, int(std::min(quantity, 2e9)));
    case BillItem::FreeCredit:
        return {};
    default:
        return format::bytes(std::llround(quantity * BytesPerGb));
    }
}

Explanation explainBreakdown(const CostBreakdown &breakdown, const PriceBook &prices)
{
    Explanation explanation{
        .title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(breakdown.total, breakdown.currency)),
        .lines = {},
        .source = priceSource(prices)};
    for (const Tier tier : AllTiers) {
        const CostLine line = breakdown.tiers.value(tier);
        explanation.lines << stored(tierWord(tier), line.bytes, tier, line.cost, prices);
    }
    if (breakdown.trash.bytes > 0)
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Trash: %1, until it is emptied").arg(format::bytes(breakdown.trash.bytes)),
            moneyOf(breakdown.trash.cost, prices)};
    if (prices.applyFreeTier)
        explanation.lines << ExplainLine{ExplainTexts::tr("The free allowance of the providers is taken off"), {}};
    explanation.lines << together(breakdown.total, prices);
    if (breakdown.savingsVsAllHot > 0)
        explanation.lines << ExplainLine{ExplainTexts::tr("With everything in HOT"),
                                         moneyOf(breakdown.total + breakdown.savingsVsAllHot, prices)};
    return explanation;
}

Explanation explainPhoto(Tier tier, qint64 bytes, const PriceBook &prices)
{
    const double cost = storageCost(prices, tier, bytes);
    Explanation explanation{.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(cost, prices.currency)),
                            .lines = {stored(tierWord(tier), bytes, tier, cost, prices)},
                            .source = sourceLine(prices, tier, u"gb_month"_s)};
    if (prices.applyFreeTier)
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Free allowances belong to the whole tier and are not shared out"), {}};
    return explanation;
}

Explanation explainSnapshot(const CostSnapshot &snapshot, const QString &currency)
{
    Explanation explanation{.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(snapshot.cost, currency)),
                            .lines = {},
                            .source = ExplainTexts::tr("As recorded on %1, at the prices of that day")
                                          .arg(format::locale().toString(snapshot.day, QLocale::LongFormat))};
    double trash = snapshot.cost;
    for (const Tier tier : AllTiers) {
        const qint64 bytes = snapshot.totals.live.value(tier).bytes;
        const double cost = snapshot.tierCost.value(tier);
        trash -= cost;
        if (bytes <= 0)
            continue;
        //: %1 is a tier, %2 a size, %3 a price
        explanation.lines << ExplainLine{ExplainTexts::tr("%1: %2, that is %3 a GB")
                                             .arg(tierWord(tier), format::bytes(bytes),
                                                  priceText(cost / toGb(bytes), currency)),
                                         format::money(cost, currency)};
    }
    if (const qint64 bytes = snapshot.totals.trashSum().bytes; bytes > 0)
        explanation.lines << ExplainLine{ExplainTexts::tr("Trash: %1, until it is emptied").arg(format::bytes(bytes)),
                                         format::money(std::max(0.0, trash), currency)};
    explanation.lines << ExplainLine{ExplainTexts::tr("Together"), format::money(snapshot.cost, currency), true};
    return explanation;
}

Explanation explainTier(std::optional<Tier> tier, const CostLine &line, const PriceBook &prices)
{
    Explanation explanation{.title = ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(line.cost, prices.currency)),
                            .lines = {},
                            .source = tier ? sourceLine(prices, *tier, u"gb_month"_s) : priceSource(prices)};
    if (!tier) {
        explanation.lines << ExplainLine{ExplainTexts::tr("Trash: %1, each photo at the price of the tier it lies in")
                                             .arg(format::bytes(line.bytes)),
                                         {}};
    } else {
        const TierPrices own = prices.tiers.value(*tier);
        explanation.lines << stored(tierWord(*tier), line.bytes, *tier, toGb(line.bytes) * own.gbMonth, prices);
        if (prices.applyFreeTier && own.freeGb > 0)
            explanation.lines << ExplainLine{
                ExplainTexts::tr("Free: %1").arg(format::bytes(std::llround(own.freeGb * BytesPerGb))), {}};
        if (own.roundUpUnits)
            explanation.lines << ExplainLine{roundingNote(own), {}};
    }
    explanation.lines << together(line.cost, prices);
    return explanation;
}

Explanation explainGroup(const QString &label, const QMap<Tier, CountBytes> &tiers, const PriceBook &prices)
{
    Explanation explanation{.title = label, .lines = {}, .source = priceSource(prices)};
    double sum = 0;
    for (auto it = tiers.cbegin(); it != tiers.cend(); ++it) {
        const double cost = storageCost(prices, it.key(), it->bytes);
        explanation.lines << stored(tierWord(it.key()), it->bytes, it.key(), cost, prices);
        sum += cost;
    }
    if (prices.applyFreeTier)
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Free allowances belong to the whole tier and are not shared out"), {}};
    explanation.lines << together(sum, prices);
    return explanation;
}

Explanation explainBillLine(Tier tier, const BillLine &line, const Billing::Bill &bill)
{
    const PriceBook &prices = bill.prices;
    const TierPrices own = prices.tiers.value(tier);
    Explanation explanation{
        .title =
            ExplainTexts::tr("%1 in %2: %3").arg(billItemWord(line.item), tierWord(tier), moneyOf(line.cost, prices)),
        .lines = {},
        .source = sourceLine(prices, tier, priceName(line.item))};
    explanation.lines = countedAs(tier, line.item, bill);
    const QString quantity = billQuantity(line.item, line.quantity);
    switch (line.item) {
    case BillItem::Storage:
    case BillItem::Retrieval:
        //: %1 is a size, %2 a price
        explanation.lines << ExplainLine{
            ExplainTexts::tr("%1 × %2 a GB").arg(quantity, priceText(line.unitPrice, prices.currency)), {}};
        break;
    case BillItem::Egress:
        explanation.lines << ExplainLine{
            ExplainTexts::tr("%1 × %2 a GB").arg(quantity, priceText(line.unitPrice, prices.currency)), {}};
        if (own.egressFreeMultiple > 0)
            explanation.lines << ExplainLine{
                ExplainTexts::tr("Free: %1 times what is stored").arg(format::number(own.egressFreeMultiple, 1)), {}};
        break;
    case BillItem::Writes:
    case BillItem::Reads:
        explanation.lines << ExplainLine{
            ExplainTexts::tr("%1 × %2 a million").arg(quantity, priceText(line.unitPrice, prices.currency)), {}};
        break;
    case BillItem::EarlyDeletion:
        explanation.lines << ExplainLine{
            ExplainTexts::tr("Photos in the trash that are younger than %n day(s)", nullptr, own.minDays), {}};
        break;
    case BillItem::FreeCredit:
        if (prices.applyFreeTier && own.freeGb > 0)
            explanation.lines << ExplainLine{
                ExplainTexts::tr("Free: %1").arg(format::bytes(std::llround(own.freeGb * BytesPerGb))), {}};
        if (prices.applyFreeTier && own.freeA > 0)
            explanation.lines << ExplainLine{ExplainTexts::tr("Free write requests"), format::count(own.freeA)};
        if (prices.applyFreeTier && own.freeB > 0)
            explanation.lines << ExplainLine{ExplainTexts::tr("Free read requests"), format::count(own.freeB)};
        if (own.egressFreeMultiple > 0)
            explanation.lines << ExplainLine{
                ExplainTexts::tr("Free egress: %1 times what is stored").arg(format::number(own.egressFreeMultiple, 1)),
                {}};
        break;
    }
    if (const QString note = roundingNote(own); !note.isEmpty())
        explanation.lines << ExplainLine{note, {}};
    explanation.lines << together(line.cost, prices);
    return explanation;
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

} // namespace td
