// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/lanczos.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace td
{

namespace
{
constexpr double Lobes = 3.0;
constexpr int WeightSum = 1 << LanczosWeightBits;

/// The kernel at `x`, `x + step` and so on. With s = sin(pi x / 3) it is s^2 (3 - 4 s^2) / (3 (pi x / 3)^2), by the
/// formula for the triple angle; s goes from sample to sample by the addition theorem.
class KernelSampler
{
public:
    explicit KernelSampler(double step)
        : m_step(step)
        , m_sine(std::sin(Third * step))
        , m_cosine(std::cos(Third * step))
    {
    }
    void sample(double x, std::vector<double> &samples) const
    {
        double sine = std::sin(Third * x);
        double cosine = std::cos(Third * x);
        for (size_t k = 0; k < samples.size(); ++k) {
            const double angle = Third * (x + double(k) * m_step);
            const double square = sine * sine;
            samples[k] = std::abs(angle) < 1e-9 ? 1.0 : square * (3 - 4 * square) / (3 * angle * angle);
            const double nextSine = sine * m_cosine + cosine * m_sine;
            cosine = cosine * m_cosine - sine * m_sine;
            sine = nextSine;
        }
    }

private:
    static constexpr double Third = std::numbers::pi / Lobes;
    double m_step;
    double m_sine;
    double m_cosine;
};

/// Weights that sum to one, as integers of the exact sum; the largest takes what rounding left over.
void quantise(const std::vector<double> &exact, std::vector<qint16> &weights)
{
    double sum = 0;
    for (const double weight : exact)
        sum += weight;
    const double factor = WeightSum / sum;
    weights.resize(exact.size());
    int total = 0;
    size_t largest = 0;
    for (size_t k = 0; k < exact.size(); ++k) {
        const double weight = exact[k] * factor;
        weights[k] = qint16(weight < 0 ? weight - 0.5 : weight + 0.5);
        total += weights[k];
        if (weights[k] > weights[largest])
            largest = k;
    }
    weights[largest] = qint16(weights[largest] + WeightSum - total);
}
} // namespace

LanczosAxis wholeAxis(int from, int to)
{
    return {.from = from, .to = to, .start = 0, .step = double(from) / to};
}

LanczosKernel makeLanczosKernel(const LanczosAxis &axis)
{
    const double stretch = std::max(1.0, std::abs(axis.step));
    const double reach = Lobes * stretch;
    const KernelSampler sampler(1 / stretch);
    LanczosKernel kernel;
    kernel.taps.reserve(size_t(axis.to));
    std::vector<qint16> all;
    std::vector<double> exact;
    std::vector<qint16> weights;
    // A step of whole samples finds each output sample at the same place between those of the input.
    const bool repeats = axis.step == std::floor(axis.step);
    bool isKnown = false;
    for (int i = 0; i < axis.to; ++i) {
        const double centre = axis.start + (i + 0.5) * axis.step - 0.5;
        const int first = std::max(0, int(std::ceil(centre - reach)));
        const int last = std::min(axis.from - 1, int(std::floor(centre + reach)));
        const bool isWhole = centre - reach > -1 && centre + reach < axis.from;
        if (!isKnown || !isWhole) {
            exact.resize(size_t(last - first + 1));
            sampler.sample((first - centre) / stretch, exact);
            quantise(exact, weights);
            isKnown = repeats && isWhole;
        }
        // Zeros at the ends cost time and add nothing.
        const auto counts = [](qint16 weight) { return weight != 0; };
        const auto begin = std::find_if(weights.begin(), weights.end(), counts);
        const auto end = std::find_if(weights.rbegin(), weights.rend(), counts).base();
        kernel.taps.push_back({.first = first + int(begin - weights.begin()), .count = int(end - begin)});
        kernel.longest = std::max(kernel.longest, kernel.taps.back().count);
        all.insert(all.end(), begin, end);
    }
    kernel.weights.resize(1 + kernel.taps.size() * kernel.stride());
    auto from = all.cbegin();
    auto to = kernel.weights.begin() + 1;
    for (const LanczosKernel::Taps &taps : kernel.taps) {
        std::copy_n(from, taps.count, to);
        from += taps.count;
        to += ptrdiff_t(kernel.stride());
    }
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
