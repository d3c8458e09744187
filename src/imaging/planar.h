// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <vector>

namespace td
{

/// One channel: rows from the top, 8 bits a sample; `stride` bytes from row to row.
struct Plane {
    int width = 0;
    int height = 0;
    size_t stride = 0;
    std::vector<quint8> data;

    Plane() = default;
    Plane(int w, int h)
        : width(w)
        , height(h)
        , stride(size_t(w))
        , data(size_t(w) * size_t(h))
    {
    }
    [[nodiscard]] quint8 *row(int y) { return data.data() + size_t(y) * stride; }
    [[nodiscard]] const quint8 *row(int y) const { return data.data() + size_t(y) * stride; }
};

/// A picture in the YCbCr of JFIF. At 4:2:0 the chroma planes are ceil(width / 2) x ceil(height / 2), at 4:4:4 as large
/// as luma; a gray picture leaves both empty.
struct PlanarPicture {
    QSize size;
    Plane y;
    Plane cb;
    Plane cr;

    [[nodiscard]] bool isGray() const { return cb.data.empty() && cr.data.empty(); }
};

} // namespace td
