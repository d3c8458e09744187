// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The forward DCT of 8 x 8 samples after C. Loeffler, A. Ligtenberg and G. Moschytz, "Practical fast 1-D DCT algorithms
// with 11 multiplications" (ICASSP 1989), in integers as JPEG software has long computed it, so that results agree bit
// by bit: constants of 13 fractional bits; the rows first, kept with 2 fractional bits; then the columns; each result
// is rounded once, half up. Results are 8 times the orthonormal DCT.
//
// Rounding happens only at the end of a pass, so the rotations may be written as plain sums of products whose constants
// are sums of the paper's: two products at a time are one multiply-add instruction. With the butterflies
//   s0..s3 = x0 + x7, x1 + x6, x2 + x5, x3 + x4     d0..d3 = x0 - x7, x1 - x6, x2 - x5, x3 - x4
// the even results come from s0 +- s3 and s1 +- s2, and each odd one from all four d.

namespace td::progressive
{

inline constexpr int ConstantBits = 13;
inline constexpr int PassBits = 2;

/// The paper's constants times 2^13.
namespace fixed
{
inline constexpr int C0_298 = 2446;
inline constexpr int C0_390 = 3196;
inline constexpr int C0_541 = 4433;
inline constexpr int C0_765 = 6270;
inline constexpr int C0_899 = 7373;
inline constexpr int C1_175 = 9633;
inline constexpr int C1_501 = 12299;
inline constexpr int C1_847 = 15137;
inline constexpr int C1_961 = 16069;
inline constexpr int C2_053 = 16819;
inline constexpr int C2_562 = 20995;
inline constexpr int C3_072 = 25172;
} // namespace fixed

/// Results 2 and 6 from s0 - s3 and s1 - s2.
inline constexpr int Even2[2] = {fixed::C0_541 + fixed::C0_765, fixed::C0_541};
inline constexpr int Even6[2] = {fixed::C0_541, fixed::C0_541 - fixed::C1_847};

/// Results 1, 3, 5 and 7 from d0, d1, d2 and d3.
inline constexpr int Odd[4][4] = {
    {fixed::C1_501 - fixed::C0_899 - fixed::C0_390 + fixed::C1_175, fixed::C1_175, fixed::C1_175 - fixed::C0_390,
     fixed::C1_175 - fixed::C0_899},
    {fixed::C1_175, fixed::C3_072 - fixed::C2_562 - fixed::C1_961 + fixed::C1_175, fixed::C1_175 - fixed::C2_562,
     fixed::C1_175 - fixed::C1_961},
    {fixed::C1_175 - fixed::C0_390, fixed::C1_175 - fixed::C2_562,
     fixed::C2_053 - fixed::C2_562 - fixed::C0_390 + fixed::C1_175, fixed::C1_175},
    {fixed::C1_175 - fixed::C0_899, fixed::C1_175 - fixed::C1_961, fixed::C1_175,
     fixed::C0_298 - fixed::C0_899 - fixed::C1_961 + fixed::C1_175},
};

} // namespace td::progressive
