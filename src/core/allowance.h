// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

#include <QList>

namespace td
{

/// What the tiers of an account used before the next one is looked at, and what all of them store. Only tiers that
/// have the allowance in their prices take part in it: a class without one neither gains nor uses up anything.
struct AccountShare {
    double gb = 0; ///< that drew on the free gigabytes
    double writes = 0, reads = 0;
    double egressGb = 0;
    double storedGb = 0; ///< of every tier whose egress is free up to a multiple of it
};

/// Whose bill the tier is on; empty: nobody's, as on this computer.
[[nodiscard]] QString accountOf(const TierPrices &prices);
/// The tiers that draw on the same free gigabytes, from TEMP to COLD, `tier` among them; empty: it has none.
[[nodiscard]] QList<Tier> tiersSharingAllowance(const PriceBook &book, Tier tier);

/// A provider grants its free allowance, and rounds usage up, once an account, however many tiers lie there.
/// Ask for a tier's share before its usage is added, in the order of the tiers.
class AccountShares
{
public:
    /// What a tier stores counts for its account's free egress before any tier is billed.
    void store(const TierPrices &prices, double gb);
    void use(const TierPrices &prices, const AccountShare &used);
    [[nodiscard]] AccountShare of(const TierPrices &prices) const;

private:
    QMap<QString, AccountShare> m_accounts;
};

/// What `amount` adds to the bill of an account that used `before` of it already: free up to `free`, in whole units
/// where the provider rounds up.
[[nodiscard]] double billedUnits(double before, double amount, double free, bool isRoundedUp);

} // namespace td
