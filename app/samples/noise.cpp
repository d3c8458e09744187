// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/noise.h"

#include "app/samples/rng.h"

#include <algorithm>
#include <cmath>

namespace td::samples
{

namespace
{
double lattice(int x, int y, quint32 seed)
{
    quint32 h = quint32(x) * 0x8da6b343U ^ quint32(y) * 0xd8163841U ^ seed * 0xcb1ab31fU;
    h ^= h >> 13;
    h *= 0x5bd1e995U;
    h ^= h >> 15;
    h *= 0x27d4eb2dU;
    h ^= h >> 14;
    return double(h) / 2147483648.0 - 1.0;
}

double eased(double t)
{
    return t * t * (3 - 2 * t);
}

int toByte(double value)
{
    return std::clamp(int(std::lround(value)), 0, 255);
}
} // namespace

double smoothNoise(double x, double y, quint32 seed)
{
    const int x0 = int(std::floor(x));
    const int y0 = int(std::floor(y));
    const double tx = eased(x - x0);
    const double ty = eased(y - y0);
    const double top = std::lerp(lattice(x0, y0, seed), lattice(x0 + 1, y0, seed), tx);
    const double bottom = std::lerp(lattice(x0, y0 + 1, seed), lattice(x0 + 1, y0 + 1, seed), tx);
    return std::lerp(top, bottom, ty);
}

double fractalNoise(double x, double y, int octaves, quint32 seed)
{
    double sum = 0;
    double strength = 0.5;
    for (int i = 0; i < octaves; ++i) {
        sum += smoothNoise(x, y, seed + quint32(i) * 101) * strength;
        x *= 2.03;
        y *= 2.03;
        strength *= 0.5;
    }
    return sum;
}

QImage grainTile(int side, double scale, double stretch, double contrast, quint32 seed)
{
    QImage tile(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        auto *row = reinterpret_cast<QRgb *>(tile.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const double value = fractalNoise(x / (scale * stretch), y / scale, 3, seed);
            const int gray = toByte(128 + value * contrast);
            row[x] = qRgb(gray, gray, gray);
        }
    }
    return tile;
}

QImage weaveTile(int side, int thread, quint32 seed)
{
    QImage tile(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        auto *row = reinterpret_cast<QRgb *>(tile.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const bool over = ((x / thread) + (y / thread)) % 2 == 0;
            const double along = over ? double(x % thread) : double(y % thread);
            const double round = std::sin((along + 0.5) / thread * 3.14159);
            const double uneven = fractalNoise(x / 9.0, y / 9.0, 2, seed) * 22;
            const int gray = toByte(112 + round * 26 + (over ? 5 : -5) + uneven);
            row[x] = qRgb(gray, gray, gray);
        }
    }
    return tile;
}

QImage woodTexture(QSize size, const QColor &colour, int boards, quint32 seed)
{
    QImage wood(size, QImage::Format_RGB32);
    const double boardHeight = double(size.height()) / boards;
    for (int y = 0; y < size.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(wood.scanLine(y));
        const int board = int(y / boardHeight);
        const double inBoard = y - board * boardHeight;
        const double own = lattice(board, 7, seed) * 0.09;
        const double edge = std::min({1.0, inBoard / 2.2, (boardHeight - inBoard) / 2.2});
        for (int x = 0; x < size.width(); ++x) {
            const double shift = board * 37.3;
            const double bend = fractalNoise(x / 210.0 + shift, y / 60.0, 3, seed + 3) * 3.2;
            const double rings = std::sin((inBoard / boardHeight * 5 + bend) * 3.4 + shift);
            const double fibre = smoothNoise(x / 34.0 + shift, y / 1.3, seed + 9);
            const double light = (0.93 + own + rings * 0.045 + fibre * 0.05) * (0.55 + 0.45 * edge);
            row[x] = qRgb(toByte(colour.red() * light), toByte(colour.green() * light), toByte(colour.blue() * light));
        }
    }
    return wood;
}

QImage cloudLayer(QSize size, double cover, double flatness, const QColor &lit, const QColor &shaded, quint32 seed)
{
    QImage clouds(size, QImage::Format_ARGB32_Premultiplied);
    const double step = 5.0 / size.width();
    const double threshold = 0.34 - cover * 0.62;
    const auto density = [&](double x, double y) {
        const double warp = fractalNoise(x * 0.9 + 11, y * flatness * 0.9, 2, seed + 77) * 0.5;
        return fractalNoise(x + warp, y * flatness + warp, 5, seed) - threshold;
    };
    for (int y = 0; y < size.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(clouds.scanLine(y));
        // Towards the horizon clouds lie closer together.
        const double depth = 0.35 + 0.65 * (1.0 - double(y) / size.height());
        for (int x = 0; x < size.width(); ++x) {
            const double u = x * step / depth;
            const double v = y * step / depth;
            const double here = density(u, v);
            if (here <= 0) {
                row[x] = 0;
                continue;
            }
            const double above = density(u - 0.05, v - 0.13 / flatness);
            const double light = std::clamp(0.62 + (here - above) * 1.9, 0.0, 1.0);
            const double alpha = std::min(1.0, here * 4.2);
            const QColor colour = mixed(shaded, lit, light);
            row[x] = qPremultiply(qRgba(colour.red(), colour.green(), colour.blue(), toByte(eased(alpha) * 255)));
        }
    }
    return clouds;
}

} // namespace td::samples
