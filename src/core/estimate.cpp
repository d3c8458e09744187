// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace td
{

namespace
{

/// Two-sided 95 % points of Student's t by degrees of freedom; beyond the table those of a larger sample are near
/// enough.
double studentT(std::size_t freedom)
{
    constexpr std::array<double, 30> Points{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
                                            2.201,  2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
                                            2.080,  2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042};
    constexpr double Normal = 1.960;
    constexpr double Slope = 2.4; // t - 1.96 falls as 2.4 / freedom
    return freedom <= Points.size() ? Points[freedom - 1] : Normal + Slope / double(freedom);
}

} // namespace

std::optional<Estimate> ratioEstimate(const std::vector<DrawnItem> &drawn, double knownTotal, qint64 population)
{
    double known = 0;
    double measured = 0;
    for (const DrawnItem &item : drawn) {
        known += item.known;
        measured += item.measured;
    }
    if (drawn.size() < 2 || known <= 0)
        return std::nullopt;
    const double ratio = measured / known;
    double squares = 0;
    for (const DrawnItem &item : drawn)
        squares += (item.measured - ratio * item.known) * (item.measured - ratio * item.known);
    const auto count = double(drawn.size());
    const double mean = known / count;
    // What was measured is no longer uncertain.
    const double unseen = population > 0 ? std::max(0.0, 1 - count / double(population)) : 1;
    const double error = std::sqrt(unseen * squares / (count - 1) / count) / mean;
    return Estimate{.value = knownTotal * ratio, .plusMinus = knownTotal * error * studentT(drawn.size() - 1)};
}

} // namespace td
