// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>

namespace td::progressive
{

inline constexpr int BlockSide = 8;
inline constexpr int BlockArea = 64;

/// Where the coefficients of a file stand in a block of rows (ITU-T T.81, figure A.6).
inline constexpr std::array<quint8, BlockArea> Zigzag = {
    0,  1,  8,  16, 9,  2,  3,  10, 17, 24, 32, 25, 18, 11, 4,  5,  12, 19, 26, 33, 40, 48,
    41, 34, 27, 20, 13, 6,  7,  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23,
    30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

enum class StepTable { Luma, Chroma };

/// Divides the coefficients of a block by their steps, rounding half away from zero, with multiplications of 16 bits.
///
/// The transform leaves its results 8 times too large, so the divisor is d = 8 * step. With n = |x| + rounding,
///   |x| / d = ((n * reciprocal >> 16) * scale) >> 16
/// exactly for every n below 2^16: `reciprocal` is 2^(15 + bits of d) / d, rounded to nearest; where it was rounded
/// down, n is one more (A. Fog, "Optimizing subroutines in assembly language", division by constants). All arrays are
/// in the order of rows.
struct Quantiser {
    std::array<quint8, BlockArea> step = {};
    alignas(32) std::array<quint16, BlockArea> reciprocal = {};
    alignas(32) std::array<quint16, BlockArea> rounding = {};
    alignas(32) std::array<quint16, BlockArea> scale = {};
};

/// The example tables of T.81 (K.1, K.2), scaled for a quality of 1 to 100 as libjpeg does: 50 leaves them as they are.
[[nodiscard]] Quantiser makeQuantiser(StepTable table, int quality);

} // namespace td::progressive
