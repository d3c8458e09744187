// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/breakeven.h"

#include "core/bill.h"

#include <algorithm>

namespace td
{

namespace
{

/// A class with a minimum size bills small objects as if they had it.
double monthlyStorage(const TierPrices &prices, const MovedPhoto &photo)
{
    const double bytes = std::max(double(photo.bytes), double(prices.minObjectBytes) * photo.objects);
    return bytes / BytesPerGb * prices.gbMonth;
}

} // namespace

BreakEven breakEvenOf(const TierPrices &from, const TierPrices &to, const MovedPhoto &photo)
{
    const double gb = double(photo.bytes) / BytesPerGb;
    BreakEven result;
    result.moveCost = photo.objects * to.aPerMillion / 1e6;
    if (photo.isCopied) {
        result.moveCost += photo.objects * from.bPerMillion / 1e6 + gb * from.retrievalGb;
        if (photo.billsEgress || from.egressFreeMultiple <= 0)
            result.moveCost += gb * from.egressGb;
    }
    result.moveCost += earlyGbMonths(from, photo.bytes, photo.ageDays) * from.gbMonth;
    result.savingPerMonth = monthlyStorage(from, photo) - monthlyStorage(to, photo);
    if (result.savingPerMonth > 0)
        result.months = result.moveCost / result.savingPerMonth;
    return result;
}

} // namespace td
