// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bill.h"

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double Million = 1e6;

/// Whole units, but not one more for a sum of thirds that misses a whole number by a rounding error.
double wholeUnits(double value)
{
    return std::ceil(value - 1e-9 * std::max(1.0, std::abs(value)));
}

/// Bills of one tier's lines as they are made, with what is taken off them.
class TierBiller
{
public:
    TierBiller(const TierPrices &prices, bool applyFreeTier)
        : m_prices(prices)
        , m_applyFree(applyFreeTier)
    {
    }

    /// Storage and what a minimum duration adds to it are rounded together, as the provider adds them up first.
    void storage(double storedGb, double earlyGb)
    {
        const double gross = billed(storedGb + earlyGb);
        const double free = m_applyFree ? std::min(gross, m_prices.freeGb) : 0;
        add(BillItem::Storage, storedGb, m_prices.gbMonth, (gross - earlyGb) * m_prices.gbMonth, true);
        add(BillItem::EarlyDeletion, earlyGb, m_prices.gbMonth, earlyGb * m_prices.gbMonth);
        m_credit += free * m_prices.gbMonth;
    }
    void requests(BillItem item, double count, double perMillion, qint64 free)
    {
        const double gross = billed(count / Million);
        const double net = m_applyFree ? billed(std::max(0.0, count - double(free)) / Million) : gross;
        add(item, count, perMillion, gross * perMillion);
        m_credit += (gross - net) * perMillion;
    }
    void retrieval(double gb) { add(BillItem::Retrieval, gb, m_prices.retrievalGb, billed(gb) * m_prices.retrievalGb); }
    void egress(double gb, double storedGb)
    {
        const double free = std::min(gb, m_prices.egressFreeMultiple * storedGb);
        add(BillItem::Egress, gb, m_prices.egressGb, gb * m_prices.egressGb);
        m_credit += free * m_prices.egressGb;
    }

    [[nodiscard]] TierBill bill()
    {
        if (m_credit > 0)
            add(BillItem::FreeCredit, 0, 0, -m_credit);
        return std::move(m_bill);
    }

private:
    [[nodiscard]] double billed(double units) const { return m_prices.roundUpUnits ? wholeUnits(units) : units; }

    void add(BillItem item, double quantity, double unitPrice, double cost, bool always = false)
    {
        if (!always && quantity <= 0 && cost == 0)
            return;
        m_bill.lines.append({.item = item, .quantity = quantity, .unitPrice = unitPrice, .cost = cost});
        m_bill.total += cost;
    }

    const TierPrices &m_prices;
    bool m_applyFree;
    double m_credit = 0;
    TierBill m_bill;
};

} // namespace

QString billItemName(BillItem item)
{
    switch (item) {
    case BillItem::Storage:
        return u"storage"_s;
    case BillItem::Writes:
        return u"writes"_s;
    case BillItem::Reads:
        return u"reads"_s;
    case BillItem::Retrieval:
        return u"retrieval"_s;
    case BillItem::Egress:
        return u"egress"_s;
    case BillItem::EarlyDeletion:
        return u"early_deletion"_s;
    case BillItem::FreeCredit:
        return u"free_credit"_s;
    }
    return {};
}

double TierBill::costOf(BillItem item) const
{
    double cost = 0;
    for (const BillLine &line : lines) {
        if (line.item == item)
            cost += line.cost;
    }
    return cost;
}

double MonthlyBill::costOf(BillItem item) const
{
    double cost = 0;
    for (const TierBill &tier : tiers)
        cost += tier.costOf(item);
    return cost;
}

TierBill billOf(const TierPrices &prices, bool applyFreeTier, const TierActivity &activity)
{
    TierBiller biller(prices, applyFreeTier);
    biller.storage(activity.storedGb, activity.earlyGb);
    biller.requests(BillItem::Writes, activity.writes, prices.aPerMillion, prices.freeA);
    biller.requests(BillItem::Reads, activity.reads, prices.bPerMillion, prices.freeB);
    biller.retrieval(activity.retrievedGb);
    biller.egress(activity.egressGb, activity.storedGb);
    return biller.bill();
}

MonthlyBill billOf(const PriceBook &book, const QMap<Tier, TierActivity> &activity)
{
    MonthlyBill bill;
    bill.currency = book.currency;
    for (const Tier tier : AllTiers) {
        const TierBill one = billOf(book.tiers.value(tier), book.applyFreeTier, activity.value(tier));
        bill.total += one.total;
        bill.tiers.insert(tier, one);
    }
    return bill;
}

double earlyGbMonths(const TierPrices &prices, qint64 bytes, double ageDays)
{
    if (prices.minDays <= 0 || prices.monthDays <= 0)
        return 0;
    const double missing = std::max(0.0, double(prices.minDays) - std::max(0.0, ageDays));
    return double(bytes) / BytesPerGb * missing / double(prices.monthDays);
}

} // namespace td
