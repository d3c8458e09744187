// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/picturereader.h"

#include <QImage>

namespace td
{

/// Longest side of a picture that is looked at closely, px.
inline constexpr int LargestPicture = 8000;

/// Decodes a stored picture to look at, outside this program; shrunk to fit a square of `maxSide` px. `name` is the
/// photo's. InvalidArgument ("picture.unreadable"), FailedPrecondition ("image.helper"). Blocks; any worker thread.
[[nodiscard]] Result<QImage> readPicture(const PictureReader &reader, const QByteArray &file, const QString &name,
                                         int maxSide);

} // namespace td
