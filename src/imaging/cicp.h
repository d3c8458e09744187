// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td
{

/// Colours as video standards number them (ITU-T H.273), in HEIC, AVIF and newer PNG files.
struct Cicp {
    int primaries = 2; ///< 2: not told
    int transfer = 2;
};

/// Brighter than a printed page can be (PQ, HLG): such numbers mean nothing in a JPEG and must be converted.
[[nodiscard]] bool isHdr(const Cicp &colours);

/// An ICC profile that says the same; the same bytes every time. Empty: the numbers are sRGB, or not described. Of HDR
/// pictures everything above reference white (203 cd/m2, ITU-R BT.2408) is clipped to white.
[[nodiscard]] QByteArray profileFor(const Cicp &colours);

/// The profile of pictures whose EXIF names the optional colour space of DCF, which cameras call Adobe RGB.
[[nodiscard]] QByteArray adobeRgbProfile();

} // namespace td
