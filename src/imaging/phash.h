// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/planar.h"

namespace td
{

/// A perceptual hash: pictures that look alike differ in few of its 64 bits, whatever their size and compression.
///
/// Its luma becomes 32 x 32; the 8 x 8 lowest frequencies of its cosine transform each give one bit: above the
/// median or not.
[[nodiscard]] quint64 perceptualHash(const PlanarPicture &picture);

} // namespace td
