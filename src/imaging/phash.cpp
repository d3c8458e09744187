// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/phash.h"

#include "imaging/planeresize.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace td
{

namespace
{
constexpr int Side = 32;
constexpr int Kept = 8;

using Cosines = std::array<std::array<double, Side>, Kept>;

const Cosines &cosines()
{
    static const Cosines table = [] {
        Cosines made = {};
        for (int u = 0; u < Kept; ++u) {
            for (int x = 0; x < Side; ++x)
                made[size_t(u)][size_t(x)] = std::cos((2 * x + 1) * u * std::numbers::pi / (2 * Side));
        }
        return made;
    }();
    return table;
}
} // namespace

quint64 perceptualHash(const PlanarPicture &picture)
{
    const Plane small = resized(picture.y, QSize(Side, Side));
    std::array<std::array<double, Kept>, Side> rows = {};
    for (int y = 0; y < Side; ++y) {
        for (int u = 0; u < Kept; ++u) {
            for (int x = 0; x < Side; ++x)
                rows[size_t(y)][size_t(u)] += small.row(y)[x] * cosines()[size_t(u)][size_t(x)];
        }
    }
    std::array<double, Kept *Kept> frequencies = {};
    for (int v = 0; v < Kept; ++v) {
        for (int u = 0; u < Kept; ++u) {
            for (int y = 0; y < Side; ++y)
                frequencies[size_t(v * Kept + u)] += rows[size_t(y)][size_t(u)] * cosines()[size_t(v)][size_t(y)];
        }
    }
    // The first one is the mean brightness; it says nothing about the picture and would shift the median.
    frequencies[0] = 0;
    std::array<double, Kept *Kept> sorted = frequencies;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    const double median = sorted[sorted.size() / 2];
    quint64 hash = 0;
    for (size_t i = 0; i < frequencies.size(); ++i) {
        // Rounding noise of a flat picture must not decide a bit.
        if (frequencies[i] > median + 1e-3)
            hash |= quint64(1) << i;
    }
    return hash;
}

} // namespace td
