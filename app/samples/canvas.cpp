// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace td::samples
{

namespace
{
/// One pass of a box blur along rows (step 4) or columns (step is the bytes of a row), premultiplied colours.
void boxLine(uchar *line, int count, qsizetype step, int radius, std::vector<uchar> &copy)
{
    copy.resize(size_t(count) * 4);
    for (int i = 0; i < count; ++i)
        std::copy_n(line + i * step, 4, copy.data() + size_t(i) * 4);
    const int size = 2 * radius + 1;
    for (int c = 0; c < 4; ++c) {
        int sum = 0;
        const auto at = [&](int i) -> int { return i < 0 || i >= count ? 0 : copy[size_t(i) * 4 + size_t(c)]; };
        for (int i = -radius; i <= radius; ++i)
            sum += at(i);
        for (int i = 0; i < count; ++i) {
            line[i * step + c] = uchar(sum / size);
            sum += at(i + radius + 1) - at(i - radius);
        }
    }
}

void blur(QImage &image, int radius)
{
    std::vector<uchar> copy;
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < image.height(); ++y)
            boxLine(image.scanLine(y), image.width(), 4, radius, copy);
        for (int x = 0; x < image.width(); ++x)
            boxLine(image.bits() + x * 4, image.height(), image.bytesPerLine(), radius, copy);
    }
}
} // namespace

Canvas::Canvas(QSize pixels, Rng &rng)
    : m_rng(rng)
    , m_image(pixels, QImage::Format_RGB32)
{
    m_image.fill(Qt::white);
    m_scale = std::min(pixels.width(), pixels.height()) / 1000.0;
    m_width = pixels.width() / m_scale;
    m_height = pixels.height() / m_scale;
    m_painter.begin(&m_image);
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    m_painter.scale(m_scale, m_scale);
    m_painter.setPen(Qt::NoPen);
}

void Canvas::zoom(QPointF about, double factor)
{
    m_painter.translate(about);
    m_painter.scale(factor, factor);
    m_painter.translate(-about);
}

QImage Canvas::take()
{
    m_painter.end();
    return std::move(m_image);
}

void Canvas::backdrop(const QGradientStops &stops)
{
    backdrop(all(), stops);
}

void Canvas::backdrop(const QRectF &rect, const QGradientStops &stops)
{
    QLinearGradient gradient(rect.topLeft(), rect.bottomLeft());
    gradient.setStops(stops);
    m_painter.fillRect(rect, gradient);
}

void Canvas::glow(QPointF centre, double radius, const QColor &colour, QPainter::CompositionMode mode)
{
    QRadialGradient gradient(centre, radius);
    for (int i = 0; i <= 8; ++i) {
        const double t = i / 8.0;
        const double fall = (1 - t) * (1 - t) * (1 + 2 * t);
        gradient.setColorAt(t, faded(colour, colour.alphaF() * fall));
    }
    m_painter.save();
    m_painter.setCompositionMode(mode);
    m_painter.fillRect(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), gradient);
    m_painter.restore();
}

void Canvas::fill(const QPainterPath &path, const QBrush &brush)
{
    m_painter.fillPath(path, brush);
}

void Canvas::soft(const QPainterPath &path, const QColor &colour, double radius, const QPainterPath &clip,
                  QPainter::CompositionMode mode)
{
    // Painted small, blurred there and enlarged: the eye cannot tell, and it costs next to nothing.
    constexpr int blurPixels = 4;
    const double small = blurPixels / std::max(1.0, radius);
    const QRectF area = path.boundingRect()
                            .adjusted(-3 * radius, -3 * radius, 3 * radius, 3 * radius)
                            .intersected(all().adjusted(-4 * radius, -4 * radius, 4 * radius, 4 * radius));
    const QSize size(int(std::ceil(area.width() * small)) + 1, int(std::ceil(area.height() * small)) + 1);
    if (area.isEmpty() || size.width() > 4000 || size.height() > 4000)
        return;
    QImage shape(size, QImage::Format_ARGB32_Premultiplied);
    shape.fill(Qt::transparent);
    QPainter inner(&shape);
    inner.setRenderHint(QPainter::Antialiasing);
    inner.scale(small, small);
    inner.translate(-area.topLeft());
    inner.fillPath(path, colour);
    inner.end();
    blur(shape, blurPixels / 2 + 1);
    m_painter.save();
    if (!clip.isEmpty())
        m_painter.setClipPath(clip);
    m_painter.setCompositionMode(mode);
    m_painter.drawImage(QRectF(area.topLeft(), QSizeF(size) / small), shape);
    m_painter.restore();
}

void Canvas::texture(const QPainterPath &path, const QImage &tile, double unitsPerTile, double strength)
{
    QBrush brush(tile);
    QTransform transform;
    transform.scale(unitsPerTile / tile.width(), unitsPerTile / tile.height());
    brush.setTransform(transform);
    m_painter.save();
    m_painter.setCompositionMode(QPainter::CompositionMode_SoftLight);
    m_painter.setOpacity(strength);
    m_painter.fillPath(path, brush);
    m_painter.restore();
}

void Canvas::groundShadow(const QRectF &foot, double strength)
{
    const QPointF c = foot.center();
    soft(ellipse(c + QPointF(foot.width() * 0.13, foot.height() * 0.25), foot.width() * 0.66, foot.height() * 0.9),
         faded(QColor(20, 14, 16), strength * 0.42), 34);
    soft(ellipse(c + QPointF(foot.width() * 0.03, 0), foot.width() * 0.5, foot.height() * 0.42),
         faded(QColor(14, 8, 10), strength * 0.75), 9);
}

QPainterPath rounded(const QRectF &rect, double radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

QPainterPath ellipse(QPointF centre, double rx, double ry)
{
    QPainterPath path;
    path.addEllipse(centre, rx, ry);
    return path;
}

QPainterPath curve(const QList<QPointF> &points, bool closed)
{
    QPainterPath path;
    const qsizetype n = points.size();
    if (n < 2)
        return path;
    const auto at = [&](qsizetype i) {
        return closed ? points[(i + n) % n] : points[std::clamp<qsizetype>(i, 0, n - 1)];
    };
    path.moveTo(points.first());
    for (qsizetype i = 0; i < (closed ? n : n - 1); ++i) {
        const QPointF out = (at(i + 1) - at(i - 1)) / 6;
        const QPointF in = (at(i + 2) - at(i)) / 6;
        path.cubicTo(at(i) + out, at(i + 1) - in, at(i + 1));
    }
    if (closed)
        path.closeSubpath();
    return path;
}

QLinearGradient cylinder(double left, double right, const QColor &colour, double gloss)
{
    QLinearGradient gradient(left, 0, right, 0);
    gradient.setColorAt(0.00, toned(colour, -0.30));
    gradient.setColorAt(0.10, toned(colour, -0.08));
    gradient.setColorAt(0.28, toned(colour, 0.18 + gloss * 0.25));
    gradient.setColorAt(0.34, toned(colour, 0.22 + gloss * 0.45));
    gradient.setColorAt(0.42, toned(colour, 0.14));
    gradient.setColorAt(0.66, toned(colour, -0.14));
    gradient.setColorAt(0.90, toned(colour, -0.46));
    gradient.setColorAt(1.00, toned(colour, -0.38));
    return gradient;
}

} // namespace td::samples
