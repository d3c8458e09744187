// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imaging/pixels.h"

#include <QByteArray>

namespace td
{

/// Progressive JPEG, colours at 4:2:0 (icons 4:4:4), gray as gray, marked as ours. `icc` and `exifSegment` are carried
/// when not empty.
[[nodiscard]] Result<QByteArray> encodeJpeg(const Pixels &picture, int quality, const QByteArray &icc,
                                            const QByteArray &exifSegment);

} // namespace td
