// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/explain.h"

#include "core/allowance.h"
#include "core/pricevalues.h"
#include "ui/support/explainlines.h"
#include "ui/support/format.h"
#include "ui/support/pricetext.h"
#include "ui/theme/theme.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The tier's price with its own source, else that of the list.
QString sourceLine(const PriceBook &prices, Tier tier, const QString &name)
{
    const QString own = sourceOfPrice(prices, tier, name);
    return own.isEmpty() || own == prices.source ? priceSource(prices) : QString(priceSource(prices) % u'\n' % own);
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

/// "Free: 10 GB", and for whom together when the tiers lie in one account.
ExplainLine freeGigabytes(const PriceBook &prices, Tier tier)
{
    const QString size = format::bytes(std::llround(prices.tiers.value(tier).freeGb * BytesPerGb));
    const QList<Tier> sharing = tiersSharingAllowance(prices, tier);
    if (sharing.size() < 2)
        return {ExplainTexts::tr("Free: %1").arg(size), {}};
    QStringList words;
    for (const Tier each : sharing)
        words << tierWord(each);
    //: %1 is a size, %2 a list of tiers: "HOT, COLD"
    return {ExplainTexts::tr("Free: %1, once for %2 together, the first of them first").arg(size, words.join(u", "_s)),
            {}};
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
        explanation.lines << ExplainLine{
            ExplainTexts::tr("The free allowance of each provider is taken off, once an account"), {}};
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
        explanation.lines << ExplainLine{
            ExplainTexts::tr("%1: %2, that is %3 a GB")
                .arg(tierWord(tier), format::bytes(bytes), priceText(cost / toGb(bytes), currency)),
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
            explanation.lines << freeGigabytes(prices, *tier);
        if (own.roundUpUnits)
            explanation.lines << ExplainLine{roundingNote(own), {}};
    }
    explanation.lines << together(line.cost, prices);
    return explanation;
}

Explanation explainTierCard(Tier tier, const CostLine &line, const PriceBook &prices)
{
    Explanation explanation = explainTier(tier, line, prices);
    const double saved = storageCost(prices, Tier::Hot, line.bytes) - storageCost(prices, tier, line.bytes);
    if (tier == Tier::Cold && saved > 0)
        explanation.lines << stored(ExplainTexts::tr("In HOT it would be"), line.bytes, Tier::Hot,
                                    storageCost(prices, Tier::Hot, line.bytes), prices)
                          << ExplainLine{ExplainTexts::tr("Less than in HOT"), moneyOf(saved, prices)};
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

Explanation explainPhotos(const QMap<Tier, CountBytes> &tiers, const PriceBook &prices)
{
    double sum = 0;
    for (auto it = tiers.cbegin(); it != tiers.cend(); ++it)
        sum += storageCost(prices, it.key(), it->bytes);
    return explainGroup(ExplainTexts::tr("Why %1").arg(format::moneyPerMonth(sum, prices.currency)), tiers, prices);
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
            explanation.lines << freeGigabytes(prices, tier);
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

} // namespace td
