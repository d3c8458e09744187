// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bill.h"

#include "core/allowance.h"

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double Million = 1e6;

/// Bills of one tier's lines as they are made, with what is taken off them.
class TierBiller
{
public:
    TierBiller(const TierPrices &prices, bool applyFreeTier, const AccountShare &share)
        : m_prices(prices)
        , m_applyFree(applyFreeTier)
        , m_share(share)
    {
    }

    /// Storage and what a minimum duration adds to it are rounded together, as the provider adds them up first.
    void storage(double storedGb, double earlyGb)
    {
        const double gross = billed(m_share.gb, storedGb + earlyGb, 0);
        const double net = billed(m_share.gb, storedGb + earlyGb, m_prices.freeGb);
        add(BillItem::Storage, storedGb, m_prices.gbMonth, (gross - earlyGb) * m_prices.gbMonth, true);
        add(BillItem::EarlyDeletion, earlyGb, m_prices.gbMonth, earlyGb * m_prices.gbMonth);
        m_credit += (gross - net) * m_prices.gbMonth;
    }
    void requests(BillItem item, double count, double before, double perMillion, qint64 free)
    {
        const double gross = billed(before / Million, count / Million, 0);
        const double net = billed(before / Million, count / Million, double(free) / Million);
        add(item, count, perMillion, gross * perMillion);
        m_credit += (gross - net) * perMillion;
    }
    void retrieval(double gb)
    {
        add(BillItem::Retrieval, gb, m_prices.retrievalGb, billed(0, gb, 0) * m_prices.retrievalGb);
    }
    void egress(double gb)
    {
        const double free = m_prices.egressFreeMultiple * m_share.storedGb;
        add(BillItem::Egress, gb, m_prices.egressGb, gb * m_prices.egressGb);
        m_credit += (gb - billedUnits(m_share.egressGb, gb, free, false)) * m_prices.egressGb;
    }

    [[nodiscard]] TierBill bill()
    {
        if (m_credit > 0)
            add(BillItem::FreeCredit, 0, 0, -m_credit);
        return std::move(m_bill);
    }

private:
    /// What the tier adds to its account, whose other tiers used `before` already.
    [[nodiscard]] double billed(double before, double units, double free) const
    {
        return billedUnits(before, units, m_applyFree ? free : 0, m_prices.roundUpUnits);
    }

    void add(BillItem item, double quantity, double unitPrice, double cost, bool always = false)
    {
        if (!always && quantity <= 0 && cost == 0)
            return;
        m_bill.lines.append({.item = item, .quantity = quantity, .unitPrice = unitPrice, .cost = cost});
        m_bill.total += cost;
    }

    const TierPrices &m_prices;
    bool m_applyFree;
    AccountShare m_share;
    double m_credit = 0;
    TierBill m_bill;
};

TierBill tierBill(const TierPrices &prices, bool applyFreeTier, const TierActivity &activity, const AccountShare &share)
{
    TierBiller biller(prices, applyFreeTier, share);
    biller.storage(activity.storedGb, activity.earlyGb);
    biller.requests(BillItem::Writes, activity.writes, share.writes, prices.aPerMillion, prices.freeA);
    biller.requests(BillItem::Reads, activity.reads, share.reads, prices.bPerMillion, prices.freeB);
    biller.retrieval(activity.retrievedGb);
    biller.egress(activity.egressGb);
    return biller.bill();
}

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
    return tierBill(prices, applyFreeTier, activity, {.storedGb = activity.storedGb});
}

MonthlyBill billOf(const PriceBook &book, const QMap<Tier, TierActivity> &activity)
{
    MonthlyBill bill;
    bill.currency = book.currency;
    AccountShares accounts;
    for (const Tier tier : AllTiers)
        accounts.store(book.tiers.value(tier), activity.value(tier).storedGb);
    for (const Tier tier : AllTiers) {
        const TierPrices prices = book.tiers.value(tier);
        const TierActivity done = activity.value(tier);
        const TierBill one = tierBill(prices, book.applyFreeTier, done, accounts.of(prices));
        accounts.use(prices, {.gb = done.storedGb + done.earlyGb,
                              .writes = done.writes,
                              .reads = done.reads,
                              .egressGb = done.egressGb});
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
