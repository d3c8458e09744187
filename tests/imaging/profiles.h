// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td::test
{

/// A profile of tables (as scanners and printers have) in which red and blue stand for each other; of `channels` 3
/// (RGB) or 4 (CMYK by the plain formula).
[[nodiscard]] QByteArray swappingProfile(int channels);

/// Gray whose light is the number to the power of `gamma`.
[[nodiscard]] QByteArray grayProfile(double gamma);

/// RGB with sRGB's primaries and this gamma.
[[nodiscard]] QByteArray gammaProfile(double gamma);

} // namespace td::test
