// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/planar.h"

namespace td
{

/// Mean structural similarity of two planes of the same size: 1 for equal ones, lower the more their structure differs.
///
/// Around each place means, variances and covariance are taken under a Gaussian window of 11 x 11 (standard deviation
/// 1.5), and compared by (2 ab + C1)(2 cov + C2) / ((a^2 + b^2 + C1)(var a + var b + C2)) with C1 = (0.01 * 255)^2 and
/// C2 = (0.03 * 255)^2; windows that would stand over the edge are left out. (Z. Wang, A. Bovik, H. Sheikh, E.
/// Simoncelli: "Image quality assessment: from error visibility to structural similarity", IEEE Trans. Image Processing
/// 13, 2004.)
///
/// The window is separable: rows first, of which only as many as it is high are held.
[[nodiscard]] double structuralSimilarity(const Plane &a, const Plane &b);

} // namespace td
