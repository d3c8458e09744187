// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/lanczos.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace td
{

namespace
{
constexpr double Lobes = 3.0;
constexpr int WeightSum = 1 << LanczosWeightBits;

double lanczos(double x)
{
    if (x == 0.0)
        return 1.0;
    if (std::abs(x) >= Lobes)
        return 0.0;
    const double px = std::numbers::pi * x;
    return Lobes * std::sin(px) * std::sin(px / Lobes) / (px * px);
}

/// Weights that sum to one, as integers of the exact sum; the largest takes what rounding left over.
std::vector<qint16> quantised(const std::vector<double> &exact)
{
    double sum = 0;
    for (const double weight : exact)
        sum += weight;
    std::vector<qint16> weights;
    weights.reserve(exact.size());
    int total = 0;
    for (const double weight : exact) {
        weights.push_back(qint16(std::lround(weight / sum * WeightSum)));
        total += weights.back();
    }
    qint16 &largest = *std::max_element(weights.begin(), weights.end());
    largest = qint16(largest + WeightSum - total);
    return weights;
}

/// The weights of the output sample that lies at `centre`, without zeros at the ends, and the first one's place.
std::pair<int, std::vector<qint16>> weightsAt(double centre, const LanczosAxis &axis)
{
    const double stretch = std::max(1.0, std::abs(axis.step));
    const double reach = Lobes * stretch;
    const int first = std::max(0, int(std::ceil(centre - reach)));
    const int last = std::min(axis.from - 1, int(std::floor(centre + reach)));
    std::vector<double> exact;
    for (int k = first; k <= last; ++k)
        exact.push_back(lanczos((k - centre) / stretch));
    std::vector<qint16> weights = quantised(exact);
    const auto counts = [](qint16 weight) { return weight != 0; };
    weights.erase(std::find_if(weights.rbegin(), weights.rend(), counts).base(), weights.end());
    const auto start = std::find_if(weights.begin(), weights.end(), counts);
    const int skipped = int(start - weights.begin());
    weights.erase(weights.begin(), start);
    return {first + skipped, std::move(weights)};
}
} // namespace

LanczosAxis wholeAxis(int from, int to)
{
    return {.from = from, .to = to, .start = 0, .step = double(from) / to};
}

LanczosKernel makeLanczosKernel(const LanczosAxis &axis)
{
    std::vector<std::vector<qint16>> all;
    LanczosKernel kernel;
    for (int i = 0; i < axis.to; ++i) {
        auto [first, weights] = weightsAt(axis.start + (i + 0.5) * axis.step - 0.5, axis);
        kernel.taps.push_back({.first = first, .count = int(weights.size())});
        kernel.longest = std::max(kernel.longest, kernel.taps.back().count);
        all.push_back(std::move(weights));
    }
    constexpr int group = LanczosKernel::Group;
    kernel.padded = (kernel.longest + group - 1) / group * group;
    kernel.weights.resize(all.size() * size_t(kernel.padded));
    for (size_t i = 0; i < all.size(); ++i)
        std::copy(all[i].begin(), all[i].end(), kernel.weights.begin() + ptrdiff_t(i) * kernel.padded);
    return kernel;
}

std::shared_ptr<const LanczosKernel> LanczosKernels::of(const LanczosAxis &axis)
{
    const auto known = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.axis == axis; });
    if (known != m_entries.end())
        return known->kernel;
    m_entries.push_back({axis, std::make_shared<const LanczosKernel>(makeLanczosKernel(axis))});
    return m_entries.back().kernel;
}

} // namespace td
