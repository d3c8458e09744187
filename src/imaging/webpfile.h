// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace td
{

/// What the chunks of a WebP file say, read without decoding a pixel.
struct WebpFile {
    QSize size;
    int frames = 1;
    bool animated = false;
    bool intact = false; ///< every chunk whole
    QByteArray exif;     ///< TIFF block
    QByteArray icc;
};
[[nodiscard]] WebpFile readWebpFile(const QByteArray &file);

/// The same image data without EXIF, XMP and unknown chunks; the colour profile stays. Empty when the chunks cannot be
/// followed.
[[nodiscard]] QByteArray strippedWebp(const QByteArray &file);

} // namespace td
