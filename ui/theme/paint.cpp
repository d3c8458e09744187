// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/paint.h"

#include <QCache>
#include <QPaintDevice>
#include <QWidget>

#include <cmath>

namespace td
{

void paintRound(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box = rect;
    if (border.isValid()) {
        painter.setPen(QPen(border, width));
        const qreal half = width / 2;
        box.adjust(half, half, -half, -half);
        radius = qMax(0.0, radius - half);
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

int focusWidth()
{
    return Theme::current().isHighContrast() ? 3 : 2;
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius)
{
    paintRound(painter, rect, radius, {}, Theme::current().color(ColorRole::Focus), focusWidth());
}

namespace
{

QPixmap shadowPatch(qreal radius, int extent, qreal ratio, int strength)
{
    static QCache<QString, QPixmap> cache(32);
    const QString key = QString::number(radius) % u'|' % QString::number(extent) % u'|' % QString::number(ratio) % u'|'
        % QString::number(strength);
    if (const QPixmap *known = cache.object(key))
        return *known;
    const int side = int(extent * 2 + radius * 2 + 2);
    QPixmap patch(QSize(side, side) * ratio);
    patch.setDevicePixelRatio(ratio);
    patch.fill(Qt::transparent);
    QPainter painter(&patch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Stacked rounded rectangles, each nearly transparent, add up to a quadratic fall-off.
    for (int step = 0; step < extent; ++step) {
        QColor ink(Qt::black);
        const double depth = double(step + 1) / extent;
        ink.setAlphaF(float(strength / 100.0 * 2 * depth / extent));
        painter.setBrush(ink);
        painter.drawRoundedRect(QRectF(step, step, side - 2 * step, side - 2 * step), radius + extent - step,
                                radius + extent - step);
    }
    painter.end();
    cache.insert(key, new QPixmap(patch));
    return patch;
}

} // namespace

void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, int extent)
{
    const Theme &theme = Theme::current();
    if (theme.isHighContrast())
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap patch = shadowPatch(radius, extent, ratio, theme.isDark() ? 45 : 11);
    const qreal corner = extent + radius;
    const qreal side = corner * 2 + 2;
    const QRectF out = rect.adjusted(-extent, -extent, extent, extent);
    const std::array<qreal, 4> xs{out.left(), out.left() + corner, out.right() - corner, out.right()};
    const std::array<qreal, 4> ys{out.top(), out.top() + corner, out.bottom() - corner, out.bottom()};
    const std::array<qreal, 4> from{0, corner, side - corner, side};
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            const QRectF target(QPointF(xs[column], ys[row]), QPointF(xs[column + 1], ys[row + 1]));
            const QRectF source(QPointF(from[column], from[row]), QPointF(from[column + 1], from[row + 1]));
            painter.drawPixmap(target, patch, QRectF(source.topLeft() * ratio, source.size() * ratio));
        }
    }
    painter.restore();
}

bool hasKeyboardFocus(const QStyleOption &option)
{
    constexpr auto needed = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    return (option.state & needed) == needed;
}

bool hasKeyboardFocus(const QWidget &widget)
{
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return int(x * share + y * (1 - share) + 0.5); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

} // namespace td
