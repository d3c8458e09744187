// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

namespace td::samples
{

/// Smooth noise in two dimensions; about -1 to 1. The same seed gives the same field.
[[nodiscard]] double smoothNoise(double x, double y, quint32 seed);
/// Several octaves of it, each half as strong and twice as fine.
[[nodiscard]] double fractalNoise(double x, double y, int octaves, quint32 seed);

/// A gray tile around 128 for overlays: plaster, linen, leather. `stretch` above 1 makes horizontal fibres.
[[nodiscard]] QImage grainTile(int side, double scale, double stretch, double contrast, quint32 seed);
/// Woven threads: a gray tile around 128.
[[nodiscard]] QImage weaveTile(int side, int thread, quint32 seed);
/// Boards of wood, seen from above, in the given colour.
[[nodiscard]] QImage woodTexture(QSize size, const QColor &colour, int boards, quint32 seed);
/// Clouds on transparent ground; `cover` 0 to 1; lit from above.
[[nodiscard]] QImage cloudLayer(QSize size, double cover, double flatness, const QColor &lit, const QColor &shaded,
                                quint32 seed);

} // namespace td::samples
