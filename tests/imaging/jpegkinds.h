// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace td::test
{

/// How a JPEG keeps its colours.
enum class JpegInks {
    YCbCr,
    Rgb, ///< Adobe marker, transform 0
    Gray,
    CmykPlain, ///< no Adobe marker: 255 is full ink
    CmykAdobe, ///< inverted
    YcckAdobe, ///< inverted
};

struct JpegKind {
    JpegInks inks = JpegInks::YCbCr;
    bool progressive = false;
    bool arithmetic = false;
    int restartRows = 0;
    int quality = 95;
};

/// `picture` in a kind of JPEG that Qt does not write; inks by the plain formula, so that they mean `picture` again.
[[nodiscard]] QByteArray jpegOf(const QImage &picture, const JpegKind &kind);

} // namespace td::test
