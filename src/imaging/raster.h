// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/jpegdecode.h"

namespace td
{

/// The first frame of a PNG, GIF or WebP at `target` (as stored), in sRGB, transparency on white. All frames of an
/// animation are decoded: one that fails after the first is a warning. `colour.foreign` says whether the file's numbers
/// were not sRGB.
[[nodiscard]] Result<Decoded> decodeRaster(const QByteArray &file, const Probe &probe, QSize target,
                                           const ColourProfiles &colours, const Deadline &deadline,
                                           const QString &name);

} // namespace td
