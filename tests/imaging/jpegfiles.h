// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/planar.h"

#include <QByteArray>
#include <QSize>

#include <functional>

namespace td::test
{

/// Samples of luma per sample of chroma, across and down.
struct Sampling {
    const char *name;
    int across;
    int down;
};
inline constexpr Sampling Samplings[] = {{"4:4:4", 1, 1}, {"4:2:2", 2, 1}, {"4:4:0", 1, 2},
                                         {"4:2:0", 2, 2}, {"4:1:1", 4, 1}, {"4:1:0", 4, 2}};

/// Fills row `y` with red, green and blue.
using PaintRow = std::function<void(int y, quint8 *rgb)>;

/// A baseline JPEG as cameras write it, made row by row.
[[nodiscard]] QByteArray sampledJpeg(QSize size, const Sampling &sampling, int quality, const PaintRow &paint);

/// The luma of a JPEG as libjpeg decodes it.
[[nodiscard]] Plane lumaOf(const QByteArray &jpeg);

/// `plane` with a Lanczos3 kernel in floating point, straight from the definition; row by row, not rounded.
[[nodiscard]] std::vector<double> floatLanczos(const Plane &plane, QSize to);

/// Peak signal-to-noise ratio of a plane, dB.
[[nodiscard]] double psnr(const Plane &plane, const std::vector<double> &reference);

} // namespace td::test
