// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/photographic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace td::samples
{

namespace
{
constexpr size_t GrainLength = 1 << 16;

/// Brightness to brightness for one channel, 8 bits: a soft S and the tint.
std::array<quint8, 256> toneCurve(double gain, double contrast)
{
    std::array<quint8, 256> curve = {};
    for (int i = 0; i < 256; ++i) {
        const double x = i / 255.0;
        const double s = x + contrast * (x - x * x) * (2 * x - 1);
        curve[size_t(i)] = quint8(std::clamp(int(std::lround(s * gain * 255)), 0, 255));
    }
    return curve;
}
} // namespace

void develop(QImage &picture, Rng &rng)
{
    const double warmth = rng.range(-0.018, 0.024);
    const double contrast = rng.range(0.25, 0.55);
    const auto red = toneCurve(1 + warmth, contrast);
    const auto green = toneCurve(1, contrast);
    const auto blue = toneCurve(1 - warmth, contrast);
    const double strength = rng.range(2.2, 4.8);
    std::vector<qint8> grain(GrainLength);
    for (qint8 &value : grain)
        value = qint8(std::lround((rng.unit() + rng.unit() + rng.unit() - 1.5) * 2 * strength));
    const double vignette = rng.range(0.10, 0.26);
    const int w = picture.width();
    const int h = picture.height();
    std::vector<int> across(static_cast<size_t>(w));
    for (int x = 0; x < w; ++x) {
        const double d = 2.0 * x / w - 1;
        across[size_t(x)] = int(d * d * vignette * 32768);
    }
    for (int y = 0; y < h; ++y) {
        const double d = 2.0 * y / h - 1;
        const int down = int(d * d * vignette * 32768);
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        size_t at = size_t(rng.next() % GrainLength);
        for (int x = 0; x < w; ++x) {
            const int light = 65536 - across[size_t(x)] - down;
            const int noise = grain[at];
            at = (at + 1) & (GrainLength - 1);
            const QRgb pixel = row[x];
            const int r = (red[qRed(pixel)] * light >> 16) + noise;
            const int g = (green[qGreen(pixel)] * light >> 16) + noise;
            const int b = (blue[qBlue(pixel)] * light >> 16) + noise;
            row[x] = qRgb(std::clamp(r, 0, 255), std::clamp(g, 0, 255), std::clamp(b, 0, 255));
        }
    }
}

} // namespace td::samples
