// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pricebook.h"

#include <optional>

namespace td
{

/// A photo that would be moved: its bytes in so many objects (master and variants).
struct MovedPhoto {
    qint64 bytes = 0;
    int objects = 1;
    double ageDays = 0;       ///< in the tier it leaves, for that tier's minimum duration
    bool isCopied = true;     ///< read from one provider and written to another; false: the provider moves it itself
    bool billsEgress = false; ///< the free multiple of the egress is used up
};

/// When the move of a photo has paid for itself.
struct BreakEven {
    double moveCost = 0;          ///< once: requests, retrieval, egress, early deletion
    double savingPerMonth = 0;    ///< in storage; negative when the target is dearer
    std::optional<double> months; ///< 0: at once; unset: never
};

/// PROVIDERS.md section 3.
[[nodiscard]] BreakEven breakEvenOf(const TierPrices &from, const TierPrices &to, const MovedPhoto &photo);

} // namespace td
