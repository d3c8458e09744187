// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

#include <array>
#include <functional>
#include <optional>

namespace td
{

/// What the chunks of a PNG file say, read without decoding a pixel.
struct PngFile {
    QSize size;
    bool intact = false;   ///< every chunk whole, in its place, with the right checksum, and an end chunk
    bool decodable = true; ///< no decoder gets past a damaged critical chunk
    bool animated = false; ///< APNG with more than one frame
    QByteArray exif;       ///< TIFF block
    /// 16-bit red, green, blue of the one transparent colour of a 16-bit picture without alpha channel.
    std::optional<std::array<quint16, 3>> deepKey;
};
/// Every whole chunk in turn, to the end chunk or to where the chunks cannot be followed.
void forEachPngChunk(const QByteArray &file,
                     const std::function<void(QByteArrayView type, QByteArrayView payload)> &visit);

[[nodiscard]] PngFile readPngFile(const QByteArray &file);

/// The same image data with only the chunks that decide how it looks; stops where the chunks cannot be followed.
[[nodiscard]] QByteArray strippedPng(const QByteArray &file);

/// The same without the transparent colour, for a decoder that gets it wrong.
[[nodiscard]] QByteArray opaquePng(const QByteArray &file);

} // namespace td
