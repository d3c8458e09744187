// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace td
{

/// Rounded rectangle with crisp 1 px edges: `border` invalid draws none, `fill` invalid leaves the inside alone.
void paintRound(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border = {},
                qreal width = 1.0);
/// The ring of keyboard focus along the inside of `rect`.
void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius);
/// Width of the ring: 2 px, 3 in high contrast.
[[nodiscard]] int focusWidth();
/// Soft shadow of a floating surface around `rect`, `extent` px wide; drawn from a cached nine-patch.
void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, int extent);
/// True when the option has focus that came by keyboard.
[[nodiscard]] bool hasKeyboardFocus(const QStyleOption &option);
/// The same for a widget that paints itself.
[[nodiscard]] bool hasKeyboardFocus(const QWidget &widget);
/// Linear mix of two colours, `share` of `a`.
[[nodiscard]] QColor mix(const QColor &a, const QColor &b, double share);

} // namespace td
