// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/canvas.h"

namespace td::samples
{

// One function a kind of photo; each takes its colours, sizes and details from the canvas's generator.
void paintDress(Canvas &canvas);
void paintSweater(Canvas &canvas);
void paintFoldedStack(Canvas &canvas);
void paintSneaker(Canvas &canvas);
void paintHandbag(Canvas &canvas);
void paintVase(Canvas &canvas);
void paintCups(Canvas &canvas);
void paintPlant(Canvas &canvas);
void paintLivingRoom(Canvas &canvas);
void paintDesk(Canvas &canvas);
void paintMountains(Canvas &canvas);
void paintSea(Canvas &canvas);
void paintHills(Canvas &canvas);
void paintDunes(Canvas &canvas);
void paintCity(Canvas &canvas);

// What several scenes share.
/// A wall with light from the left and a table (or floor) whose edge lies at `horizon`; the strength of the light
/// varies.
void paintStudio(Canvas &canvas, const QColor &wall, const QColor &ground, double horizon);
/// A body turned on a wheel: half-widths at heights (both in units from its top), standing at `foot`.
QPainterPath lathe(QPointF foot, const QList<QPointF> &profile);

} // namespace td::samples
