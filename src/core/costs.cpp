// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/costs.h"

#include "core/allowance.h"

#include <algorithm>
#include <cmath>

namespace td
{

namespace
{

CountBytes sumOf(const QMap<Tier, CountBytes> &tiers)
{
    CountBytes sum;
    for (const CountBytes &each : tiers)
        sum.add(each.count, each.bytes);
    return sum;
}

/// What `bytes` add to the bill of an account that stores `before` GB already.
double billedStorage(const PriceBook &book, const TierPrices &prices, double before, qint64 bytes)
{
    const double free = book.applyFreeTier ? prices.freeGb : 0;
    return billedUnits(before, toGb(bytes), free, prices.roundUpUnits) * prices.gbMonth;
}

} // namespace

CountBytes TierTotals::liveSum() const
{
    return sumOf(live);
}

CountBytes TierTotals::trashSum() const
{
    return sumOf(trash);
}

CostBreakdown breakdownOf(const TierTotals &totals, const PriceBook &book)
{
    CostBreakdown breakdown;
    breakdown.currency = book.currency;
    QList<double> parts;
    AccountShares accounts;
    for (const Tier tier : AllTiers) {
        const TierPrices prices = book.tiers.value(tier);
        const CountBytes live = totals.live.value(tier);
        const CountBytes trash = totals.trash.value(tier);
        // Free gigabytes and rounded units belong to the account as a whole: the trash, and the next tier of the same
        // provider, cost what they add.
        const double before = accounts.of(prices).gb;
        const double liveCost = billedStorage(book, prices, before, live.bytes);
        const double tierCost = billedStorage(book, prices, before, live.bytes + trash.bytes);
        accounts.use(prices, {.gb = toGb(live.bytes + trash.bytes)});
        breakdown.tiers[tier] = {.cost = liveCost, .bytes = live.bytes, .count = live.count};
        breakdown.trash.cost += tierCost - liveCost;
        breakdown.trash.bytes += trash.bytes;
        breakdown.trash.count += trash.count;
        breakdown.total += tierCost;
        parts.append(liveCost);
    }
    parts.append(breakdown.trash.cost);
    const QList<int> shares = percentages(parts);
    for (qsizetype i = 0; i < qsizetype(AllTiers.size()); ++i)
        breakdown.tiers[AllTiers.at(std::size_t(i))].percentage = shares.at(i);
    breakdown.trash.percentage = shares.last();
    const qint64 allBytes = totals.liveSum().bytes + totals.trashSum().bytes;
    breakdown.savingsVsAllHot = storageCost(book, Tier::Hot, allBytes) - breakdown.total;
    return breakdown;
}

QList<GroupCost> groupCosts(const QList<GroupTotals> &groups, const PriceBook &book)
{
    QList<GroupCost> costs;
    costs.reserve(groups.size());
    for (const GroupTotals &group : groups) {
        GroupCost cost{.key = group.key, .label = group.label, .tiers = group.tiers};
        for (auto tier = group.tiers.cbegin(); tier != group.tiers.cend(); ++tier) {
            cost.count += tier->count;
            cost.bytes += tier->bytes;
            cost.cost += storageCost(book, tier.key(), tier->bytes);
        }
        costs.append(cost);
    }
    std::ranges::sort(costs, [](const GroupCost &a, const GroupCost &b) {
        return std::tie(b.cost, b.bytes, a.key) < std::tie(a.cost, a.bytes, b.key);
    });
    return costs;
}

QList<int> percentages(const QList<double> &parts)
{
    double sum = 0;
    for (const double part : parts)
        sum += std::max(0.0, part);
    QList<int> shares(parts.size(), 0);
    if (sum <= 0)
        return shares;
    QList<std::pair<double, qsizetype>> remainders;
    int given = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double exact = 100.0 * std::max(0.0, parts.at(i)) / sum;
        shares[i] = int(std::floor(exact + 1e-9));
        given += shares.at(i);
        remainders.append({exact - shares.at(i), i});
    }
    std::ranges::stable_sort(remainders, [](const auto &a, const auto &b) { return a.first > b.first; });
    for (qsizetype i = 0; given < 100 && i < remainders.size(); ++i, ++given)
        ++shares[remainders.at(i).second];
    return shares;
}

double sixDecimals(double value)
{
    const double rounded = std::round(value * 1e6) / 1e6;
    return rounded == 0 ? 0 : rounded; // never "-0"
}

double toGb(qint64 bytes)
{
    return double(bytes) / BytesPerGb;
}

} // namespace td
