// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <vector>

namespace td
{

/// A picture in memory: rows from the top, 8 bits a channel, 1 (gray) or 3 (red, green, blue) channels side by side.
struct Pixels {
    QSize size;
    int channels = 3;
    std::vector<quint8> data;

    Pixels() = default;
    Pixels(QSize s, int c)
        : size(s)
        , channels(c)
        , data(size_t(s.width()) * size_t(s.height()) * size_t(c))
    {
    }
    [[nodiscard]] size_t stride() const { return size_t(size.width()) * size_t(channels); }
    [[nodiscard]] quint8 *row(int y) { return data.data() + size_t(y) * stride(); }
    [[nodiscard]] const quint8 *row(int y) const { return data.data() + size_t(y) * stride(); }
};

/// Shrinks to fit a square of `maxSide` px, never enlarges; no side below 1.
[[nodiscard]] QSize fitted(QSize size, int maxSide);

/// Whether an EXIF orientation (1 to 8) swaps width and height.
[[nodiscard]] bool swapsSides(int orientation);

/// The picture as it is meant to be seen; the EXIF orientation says how it was stored.
[[nodiscard]] Pixels uprighted(Pixels stored, int orientation);

} // namespace td
