// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imaging/planar.h"

#include <QByteArray>

namespace td
{

/// Which code computes the transform; all give the same bytes.
enum class EncoderCode { Fastest, Plain };

/// Progressive JPEG of planes at 4:2:0, 4:4:4 or gray, byte for byte what libjpeg-turbo writes with its simple
/// progression and optimised Huffman tables, in about a quarter of the time. `quality` is 1 to 100; `icc` and
/// `exifSegment` (an APP1 segment's payload) are carried when not empty; the picture is marked as ours.
/// Error: "image.encode" when the planes fit no supported sampling. Any thread.
[[nodiscard]] Result<QByteArray> encodePlanar(const PlanarPicture &picture, int quality, const QByteArray &icc,
                                              const QByteArray &exifSegment, EncoderCode code = EncoderCode::Fastest);

} // namespace td
