// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/pixels.h"
#include "imaging/planar.h"

namespace td
{

/// The planes of a picture by the equations of JFIF (ITU-T T.871), rounded as libjpeg does; chroma is the mean of the
/// pixels it spans, see chromaSpan(). Gray stays gray.
[[nodiscard]] PlanarPicture toPlanar(const Pixels &picture);

/// The pixels of planes whose chroma is as fine as luma, or of a gray picture.
[[nodiscard]] Pixels toPixels(const PlanarPicture &picture);

} // namespace td
