// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/planarpixels.h"

#include "imaging/planeresize.h"

#include <algorithm>

namespace td
{

namespace
{
constexpr int Bits = 16;
constexpr int Half = 1 << (Bits - 1);
constexpr int Centre = 128;

constexpr int fixed(double factor)
{
    return int(factor * (1 << Bits) + 0.5);
}

/// One row of pixels as three rows of samples.
void splitRow(const quint8 *rgb, int width, quint8 *y, quint8 *cb, quint8 *cr)
{
    constexpr int chromaOffset = (Centre << Bits) + Half - 1;
    for (int x = 0; x < width; ++x, rgb += 3) {
        const int r = rgb[0];
        const int g = rgb[1];
        const int b = rgb[2];
        y[x] = quint8((fixed(0.29900) * r + fixed(0.58700) * g + fixed(0.11400) * b + Half) >> Bits);
        cb[x] = quint8((fixed(0.5) * b - fixed(0.16874) * r - fixed(0.33126) * g + chromaOffset) >> Bits);
        cr[x] = quint8((fixed(0.5) * r - fixed(0.41869) * g - fixed(0.08131) * b + chromaOffset) >> Bits);
    }
}

/// Each sample is the mean of 2 x 2; a half is rounded down and up in turn, so that the mean colour does not drift.
Plane halved(const Plane &plane)
{
    Plane out((plane.width + 1) / 2, (plane.height + 1) / 2);
    for (int y = 0; y < out.height; ++y) {
        const quint8 *upper = plane.row(2 * y);
        const quint8 *lower = plane.row(std::min(2 * y + 1, plane.height - 1));
        quint8 *to = out.row(y);
        for (int x = 0; x < plane.width / 2; ++x)
            to[x] = quint8((upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 1 + (x & 1)) >> 2);
        if (plane.width % 2 != 0) {
            const int x = plane.width / 2;
            to[x] = quint8((2 * upper[2 * x] + 2 * lower[2 * x] + 1 + (x & 1)) >> 2);
        }
    }
    return out;
}

quint8 byteOf(int value)
{
    return quint8(std::clamp(value, 0, 255));
}
} // namespace

PlanarPicture toPlanar(const Pixels &picture)
{
    const int width = picture.size.width();
    const int height = picture.size.height();
    PlanarPicture planes;
    planes.size = picture.size;
    planes.y = Plane(width, height);
    if (picture.channels == 1) {
        planes.y.data = picture.data;
        return planes;
    }
    planes.cb = Plane(width, height);
    planes.cr = Plane(width, height);
    for (int y = 0; y < height; ++y)
        splitRow(picture.row(y), width, planes.y.row(y), planes.cb.row(y), planes.cr.row(y));
    if (chromaSpan(picture.size) == 2) {
        planes.cb = halved(planes.cb);
        planes.cr = halved(planes.cr);
    }
    return planes;
}

Pixels toPixels(const PlanarPicture &picture)
{
    Pixels pixels(picture.size, picture.isGray() ? 1 : 3);
    if (picture.isGray()) {
        pixels.data = picture.y.data;
        return pixels;
    }
    for (int row = 0; row < picture.size.height(); ++row) {
        const quint8 *y = picture.y.row(row);
        const quint8 *cb = picture.cb.row(row);
        const quint8 *cr = picture.cr.row(row);
        quint8 *rgb = pixels.row(row);
        for (int x = 0; x < picture.size.width(); ++x, rgb += 3) {
            const int blue = cb[x] - Centre;
            const int red = cr[x] - Centre;
            rgb[0] = byteOf(y[x] + ((fixed(1.40200) * red + Half) >> Bits));
            rgb[1] = byteOf(y[x] + ((-fixed(0.34414) * blue - fixed(0.71414) * red + Half) >> Bits));
            rgb[2] = byteOf(y[x] + ((fixed(1.77200) * blue + Half) >> Bits));
        }
    }
    return pixels;
}

} // namespace td
