// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

namespace td
{

/// What the blocks of a GIF file say, read without decoding a pixel.
struct GifFile {
    QSize size; ///< of the canvas
    int frames = 0;
    bool intact = false; ///< every block whole and every frame's compressed data complete
};
[[nodiscard]] GifFile readGifFile(const QByteArray &file);

/// The same frames without comments, application data (only the loop count stays) and what follows the end mark. Empty
/// when the blocks cannot be followed.
[[nodiscard]] QByteArray strippedGif(const QByteArray &file);

} // namespace td
