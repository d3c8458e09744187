// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/colour.h"
#include "imaging/deadline.h"
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

/// The JPEG at `target` (the size as stored, before the orientation is applied). CMYK becomes sRGB; RGB and gray keep
/// their numbers. Warnings of the decoder are kept; what it cannot decode is refused.
[[nodiscard]] Result<Decoded> decodeJpeg(const QByteArray &file, const Probe &probe, QSize target,
                                         const Deadline &deadline, const QString &name);

} // namespace td
