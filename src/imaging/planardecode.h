// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/jpegreader.h"
#include "imaging/planar.h"

namespace td
{

/// Whether the planes of an opened JPEG can be used as they are stored: gray, or YCbCr at any sampling by whole
/// factors.
[[nodiscard]] bool hasPlanes(const JpegReader &reader);

/// The picture of an opened JPEG with hasPlanes(), fit to `target` (as stored) and upright. Nothing is upsampled or
/// converted on the way: every plane is resampled straight from its own size to the one the encoder wants. Mirroring is
/// part of the resampling; for a quarter turn the small result is transposed. False: the reader knows why.
[[nodiscard]] bool readPlanes(JpegReader &reader, QSize target, int orientation, PlanarPicture &picture);

} // namespace td
