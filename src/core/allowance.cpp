// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/allowance.h"

#include <algorithm>
#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Whole units, but not one more for a sum of thirds that misses a whole number by a rounding error (a byte is
/// 1e-9 GB).
double wholeUnits(double value)
{
    return std::ceil(value - 1e-11 * std::max(1.0, std::abs(value)));
}

} // namespace

QString accountOf(const TierPrices &prices)
{
    const QString account = prices.account.isEmpty() ? prices.provider : prices.account;
    return account == "local"_L1 ? QString() : account;
}

QList<Tier> tiersSharingAllowance(const PriceBook &book, Tier tier)
{
    const TierPrices own = book.tiers.value(tier);
    if (own.freeGb <= 0)
        return {};
    QList<Tier> sharing;
    for (const Tier other : AllTiers) {
        const TierPrices prices = book.tiers.value(other);
        const bool isSame = !accountOf(own).isEmpty() && accountOf(prices) == accountOf(own);
        if (other == tier || (isSame && prices.freeGb > 0))
            sharing.append(other);
    }
    return sharing;
}

void AccountShares::store(const TierPrices &prices, double gb)
{
    if (const QString account = accountOf(prices); !account.isEmpty() && prices.egressFreeMultiple > 0)
        m_accounts[account].storedGb += gb;
}

void AccountShares::use(const TierPrices &prices, const AccountShare &used)
{
    const QString account = accountOf(prices);
    if (account.isEmpty())
        return;
    AccountShare &sum = m_accounts[account];
    sum.gb += prices.freeGb > 0 ? used.gb : 0;
    sum.writes += prices.freeA > 0 ? used.writes : 0;
    sum.reads += prices.freeB > 0 ? used.reads : 0;
    sum.egressGb += prices.egressFreeMultiple > 0 ? used.egressGb : 0;
}

AccountShare AccountShares::of(const TierPrices &prices) const
{
    const AccountShare sum = m_accounts.value(accountOf(prices));
    return {.gb = prices.freeGb > 0 ? sum.gb : 0,
            .writes = prices.freeA > 0 ? sum.writes : 0,
            .reads = prices.freeB > 0 ? sum.reads : 0,
            .egressGb = prices.egressFreeMultiple > 0 ? sum.egressGb : 0,
            .storedGb = prices.egressFreeMultiple > 0 ? sum.storedGb : 0};
}

double billedUnits(double before, double amount, double free, bool isRoundedUp)
{
    const auto billed = [free, isRoundedUp](double units) {
        const double paid = std::max(0.0, units - free);
        return isRoundedUp ? wholeUnits(paid) : paid;
    };
    return billed(before + amount) - billed(before);
}

} // namespace td
