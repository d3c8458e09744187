// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/colour.h"
#include "imaging/jpegreader.h"
#include "imaging/pixels.h"
#include "imaging/probe.h"

namespace td
{

/// A picture on its way: at its final size and upright, with what was found on the way there.
struct Decoded {
    Pixels pixels;
    ColourPlan colour;
    QStringList warnings; ///< not empty: the file is damaged
};

/// The pixels of an opened JPEG at `target` (the size as stored, before the orientation is applied). CMYK becomes sRGB;
/// RGB and gray keep their numbers. What the decoder cannot decode is refused.
[[nodiscard]] Result<Decoded> decodeJpeg(JpegReader &reader, const Probe &probe, QSize target,
                                         const ColourProfiles &colours, ProfilePolicy policy, const QString &name);

/// What shows that a JPEG, read to its last row, is damaged.
[[nodiscard]] QStringList damageOf(JpegReader &reader, const Probe &probe);

} // namespace td
