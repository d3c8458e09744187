// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace td
{

/// One drawn item: what is known of it, as of all others, and what was measured on it.
struct DrawnItem {
    double known = 0;
    double measured = 0;
};

/// A figure of which a sample was measured. The truth lies within value +- plusMinus in 19 of 20 samples.
struct Estimate {
    double value = 0;
    double plusMinus = 0;
};

/// The sum of the measure over all `population` items, whose known values sum to `knownTotal`, from some that were
/// drawn evenly: the ratio estimator of survey sampling, with Student's t for its interval. Nothing from fewer than two
/// items, or when all that is known is 0.
[[nodiscard]] std::optional<Estimate> ratioEstimate(const std::vector<DrawnItem> &drawn, double knownTotal,
                                                    qint64 population);

} // namespace td
