// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/ssim.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace td
{

namespace
{

constexpr int WindowSide = 11;
constexpr double WindowDeviation = 1.5;
constexpr float C1 = 0.01F * 255 * 0.01F * 255;
constexpr float C2 = 0.03F * 255 * 0.03F * 255;

/// Weights that sum to 1, fewer where the picture is smaller than the window.
std::vector<float> gaussian(int length)
{
    std::vector<float> weights;
    const double middle = (length - 1) / 2.0;
    double sum = 0;
    for (int i = 0; i < length; ++i)
        sum += std::exp(-(i - middle) * (i - middle) / (2 * WindowDeviation * WindowDeviation));
    for (int i = 0; i < length; ++i)
        weights.push_back(
            float(std::exp(-(i - middle) * (i - middle) / (2 * WindowDeviation * WindowDeviation)) / sum));
    return weights;
}

/// What is averaged: a, b, a^2, b^2, ab.
constexpr std::size_t Moments = 5;
using Rows = std::array<std::vector<float>, Moments>;

class Windows
{
public:
    Windows(const Plane &a, const Plane &b)
        : m_a(a)
        , m_b(b)
        , m_across(gaussian(std::min(WindowSide, a.width)))
        , m_down(gaussian(std::min(WindowSide, a.height)))
        , m_places(a.width - int(m_across.size()) + 1)
        , m_ring(m_down.size())
    {
        for (Rows &rows : m_ring)
            resize(rows);
        resize(m_mean);
        for (std::vector<float> &row : m_raw)
            row.resize(std::size_t(a.width));
    }

    double mean()
    {
        double sum = 0;
        const int height = int(m_down.size());
        for (int y = 0; y < m_a.height; ++y) {
            filterRow(y, m_ring[std::size_t(y % height)]);
            if (y + 1 >= height)
                sum += rowOfWindows(y + 1 - height);
        }
        return sum / (double(m_places) * (m_a.height - height + 1));
    }

private:
    void resize(Rows &rows) const
    {
        for (std::vector<float> &row : rows)
            row.resize(std::size_t(m_places));
    }
    void filterRow(int y, Rows &into)
    {
        const quint8 *a = m_a.row(y);
        const quint8 *b = m_b.row(y);
        for (std::size_t x = 0; x < std::size_t(m_a.width); ++x) {
            const auto va = float(a[x]);
            const auto vb = float(b[x]);
            m_raw[0][x] = va;
            m_raw[1][x] = vb;
            m_raw[2][x] = va * va;
            m_raw[3][x] = vb * vb;
            m_raw[4][x] = va * vb;
        }
        for (std::size_t m = 0; m < Moments; ++m) {
            std::ranges::fill(into[m], 0.0F);
            for (std::size_t k = 0; k < m_across.size(); ++k)
                addScaled(m_raw[m].data() + k, m_across[k], into[m]);
        }
    }
    static void addScaled(const float *from, float weight, std::vector<float> &into)
    {
        for (std::size_t x = 0; x < into.size(); ++x)
            into[x] += weight * from[x];
    }
    /// The sum over the windows whose top row is `top`.
    double rowOfWindows(int top)
    {
        for (std::size_t m = 0; m < Moments; ++m) {
            std::ranges::fill(m_mean[m], 0.0F);
            for (std::size_t k = 0; k < m_down.size(); ++k)
                addScaled(m_ring[(std::size_t(top) + k) % m_down.size()][m].data(), m_down[k], m_mean[m]);
        }
        double sum = 0;
        for (std::size_t x = 0; x < std::size_t(m_places); ++x) {
            const float a = m_mean[0][x];
            const float b = m_mean[1][x];
            const float varianceA = m_mean[2][x] - a * a;
            const float varianceB = m_mean[3][x] - b * b;
            const float covariance = m_mean[4][x] - a * b;
            sum += double((2 * a * b + C1) * (2 * covariance + C2) /
                          ((a * a + b * b + C1) * (varianceA + varianceB + C2)));
        }
        return sum;
    }

    const Plane &m_a;
    const Plane &m_b;
    const std::vector<float> m_across, m_down;
    const int m_places;       ///< windows in a row
    std::vector<Rows> m_ring; ///< filtered rows, the latest
    std::array<std::vector<float>, Moments> m_raw;
    Rows m_mean;
};

} // namespace

double structuralSimilarity(const Plane &a, const Plane &b)
{
    return Windows(a, b).mean();
}

} // namespace td
