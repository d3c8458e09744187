// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td
{

struct PngColour {
    QByteArray icc; ///< from the code points (cICP) or the profile chunk (iCCP); empty: sRGB, neither, or broken
    bool codePoints = false; ///< the code points are there: they win over everything else
};
[[nodiscard]] PngColour pngColour(const QByteArray &file);

} // namespace td
