// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace td
{

/// What the chunks of a PNG file say, read without decoding a pixel.
struct PngFile {
    QSize size;
    bool intact = false; ///< every chunk whole with the right checksum, and an end chunk
    QByteArray exif;     ///< TIFF block
};
[[nodiscard]] PngFile readPngFile(const QByteArray &file);

/// The same image data with only the chunks that decide how it looks; stops where the chunks cannot be followed.
[[nodiscard]] QByteArray strippedPng(const QByteArray &file);

} // namespace td
