// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imaging/planar.h"

#include <QByteArray>

namespace td
{

/// Progressive JPEG of planes at 4:2:0, 4:4:4 or gray by libjpeg-turbo, marked as ours. `icc` and `exifSegment` are
/// carried when not empty.
[[nodiscard]] Result<QByteArray> encodeJpeg(const PlanarPicture &picture, int quality, const QByteArray &icc,
                                            const QByteArray &exifSegment);

} // namespace td
