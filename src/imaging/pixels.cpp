// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/pixels.h"

#include <algorithm>
#include <cmath>

namespace td
{

QSize fitted(QSize size, int maxSide)
{
    const int longest = std::max(size.width(), size.height());
    if (longest <= maxSide || longest == 0)
        return size;
    const double scale = double(maxSide) / longest;
    return {std::max(1, int(std::lround(size.width() * scale))), std::max(1, int(std::lround(size.height() * scale)))};
}

bool swapsSides(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

Pixels uprighted(Pixels stored, int orientation)
{
    if (orientation <= 1 || orientation > 8)
        return stored;
    const int w = stored.size.width();
    const int h = stored.size.height();
    Pixels out(swapsSides(orientation) ? stored.size.transposed() : stored.size, stored.channels);
    // Where the pixel (x, y) of the stored picture is shown, as index = origin + x * stepX + y * stepY.
    const auto row = qptrdiff(out.size.width());
    qptrdiff origin = 0;
    qptrdiff stepX = 1;
    qptrdiff stepY = row;
    switch (orientation) {
    case 2: // mirrored
        origin = w - 1, stepX = -1, stepY = row;
        break;
    case 3: // turned by 180 degrees
        origin = row * (h - 1) + w - 1, stepX = -1, stepY = -row;
        break;
    case 4: // upside down in a mirror
        origin = row * (h - 1), stepX = 1, stepY = -row;
        break;
    case 5: // transposed
        origin = 0, stepX = row, stepY = 1;
        break;
    case 6: // to be turned clockwise
        origin = h - 1, stepX = row, stepY = -1;
        break;
    case 7: // transposed over the other diagonal
        origin = row * (w - 1) + h - 1, stepX = -row, stepY = -1;
        break;
    default: // 8: to be turned counter-clockwise
        origin = row * (w - 1), stepX = -row, stepY = 1;
        break;
    }
    const auto channels = qptrdiff(stored.channels);
    for (int y = 0; y < h; ++y) {
        const quint8 *from = stored.row(y);
        quint8 *to = out.data.data() + (origin + y * stepY) * channels;
        for (int x = 0; x < w; ++x, from += channels, to += stepX * channels)
            std::copy_n(from, channels, to);
    }
    return out;
}

} // namespace td
