// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace td::test
{

struct HeifKind {
    bool avif = false;
    int orientation = 1; ///< EXIF number of the turn that the file asks for; pixels are stored as they are given
    QByteArray icc = {};
    int primaries = 0; ///< ITU-T H.273; 0: no colour code points
    int transfer = 13;
    bool inBox = true; ///< code points in the file and not only in the coded picture
    bool alpha = false;
    QByteArray exif = {}; ///< TIFF block
};

/// `picture` as libheif writes it; empty when this libheif has no encoder for it.
[[nodiscard]] QByteArray heifOf(const QImage &picture, const HeifKind &kind = {});

} // namespace td::test
