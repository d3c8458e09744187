// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <memory>
#include <vector>

namespace td
{

/// Bits of a weight: those of one output sample sum to 1 << LanczosWeightBits exactly, so that a flat colour stays it.
inline constexpr int LanczosWeightBits = 14;
/// Bits of fraction that the row between the two passes keeps.
inline constexpr int LanczosFractionBits = 6;

/// Which input samples make which output sample along one axis. Positions are in samples, the first one's centre at
/// 0.5: output sample i lies at `start + (i + 0.5) * step` of the input.
struct LanczosAxis {
    int from = 0;     ///< input samples
    int to = 0;       ///< output samples
    double start = 0; ///< where the output begins
    double step = 1;  ///< input samples per output sample; negative: mirrored

    friend bool operator==(const LanczosAxis &, const LanczosAxis &) = default;
};
/// All of the input spread over all of the output.
[[nodiscard]] LanczosAxis wholeAxis(int from, int to);

/// The weights of the windowed sinc L(x) = sinc(x) sinc(x / 3), |x| < 3 (C. E. Duchon, "Lanczos Filtering in One and
/// Two Dimensions", 1979), stretched by the reduction so that the finer detail, which the output cannot carry, is
/// averaged away. What reaches beyond the input is left out and the rest scaled to make up for it.
struct LanczosKernel {
    struct Taps {
        int first = 0; ///< input sample of the first weight
        int count = 0; ///< weights that matter
    };
    std::vector<Taps> taps; ///< one per output sample
    int longest = 0;        ///< the largest count

    /// The weights of an output sample. There is a zero before the first and one behind the last.
    [[nodiscard]] const qint16 *weightsOf(size_t output) const { return weights.data() + 1 + output * stride(); }
    [[nodiscard]] size_t stride() const { return size_t(longest) + 1; }
    std::vector<qint16> weights; ///< of one output sample after the other, each with its zeros, `stride` apart
};
[[nodiscard]] LanczosKernel makeLanczosKernel(const LanczosAxis &axis);

/// The kernels of one picture: its planes share most of them. One thread.
class LanczosKernels
{
public:
    [[nodiscard]] std::shared_ptr<const LanczosKernel> of(const LanczosAxis &axis);

private:
    struct Entry {
        LanczosAxis axis;
        std::shared_ptr<const LanczosKernel> kernel;
    };
    std::vector<Entry> m_entries;
};

} // namespace td
