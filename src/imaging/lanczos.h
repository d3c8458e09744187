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
    /// Rows of weights are as long as the longest, rounded up to this, and end in zeros.
    static constexpr int Group = 16;

    struct Taps {
        int first = 0; ///< input sample of the first weight
        int count = 0; ///< weights that matter
    };
    std::vector<Taps> taps; ///< one per output sample
    std::vector<qint16> weights;
    int longest = 0;
    int padded = 0; ///< weights per output sample

    [[nodiscard]] const qint16 *weightsOf(size_t output) const { return weights.data() + output * size_t(padded); }
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
