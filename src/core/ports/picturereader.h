// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSize>

namespace td
{

/// A picture for the screen: upright, sRGB, on white; four bytes a pixel (0xffRRGGBB in the computer's order), rows
/// without gaps.
struct ScreenPicture {
    QSize size; ///< px
    QByteArray pixels;
};

/// Decodes pictures to look at. Safe to call from several threads at once; blocks.
class PictureReader
{
public:
    virtual ~PictureReader() = default;
    /// Shrunk to fit a square of `maxSide` px, never enlarged. `name` is for messages only. InvalidArgument
    /// ("image.undecodable" and the other reasons of ImageProcessor).
    [[nodiscard]] virtual Result<ScreenPicture> read(const QByteArray &file, const QString &name,
                                                     int maxSide) const = 0;
};

} // namespace td
