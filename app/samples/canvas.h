// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/rng.h"

#include <QGradient>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace td::samples
{

/// A picture in the making. Everything is measured in units: the shorter side is 1000 long, so that a scene looks the
/// same at every resolution.
class Canvas
{
public:
    Canvas(QSize pixels, Rng &rng);
    Canvas(const Canvas &) = delete;
    Canvas &operator=(const Canvas &) = delete;

    [[nodiscard]] double w() const { return m_width; }
    [[nodiscard]] double h() const { return m_height; }
    [[nodiscard]] QRectF all() const { return {0, 0, m_width, m_height}; }
    [[nodiscard]] Rng &rng() { return m_rng; }
    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] QSize pixels() const { return m_image.size(); }
    /// What is painted from now on is larger by this factor, seen from the given point.
    void zoom(QPointF about, double factor);
    /// Ends the painting.
    [[nodiscard]] QImage take();

    /// Top to bottom over the whole picture, or over a part.
    void backdrop(const QGradientStops &stops);
    void backdrop(const QRectF &rect, const QGradientStops &stops);
    /// A round light (or a round shade) that fades out at the radius.
    void glow(QPointF centre, double radius, const QColor &colour,
              QPainter::CompositionMode mode = QPainter::CompositionMode_SourceOver);
    void fill(const QPainterPath &path, const QBrush &brush);
    /// The shape out of focus: shadows, light on a wall, mist, folds. `clip` limits where it falls.
    void soft(const QPainterPath &path, const QColor &colour, double blur, const QPainterPath &clip = {},
              QPainter::CompositionMode mode = QPainter::CompositionMode_SourceOver);
    /// A gray tile laid over the shape with the given strength; `unitsPerTile` is its size.
    void texture(const QPainterPath &path, const QImage &tile, double unitsPerTile, double strength);
    /// The shade an object throws on the ground it stands on.
    void groundShadow(const QRectF &foot, double strength);

private:
    Rng &m_rng;
    QImage m_image;
    QPainter m_painter;
    double m_scale = 1;
    double m_width = 1000;
    double m_height = 1000;
};

[[nodiscard]] QPainterPath rounded(const QRectF &rect, double radius);
[[nodiscard]] QPainterPath ellipse(QPointF centre, double rx, double ry);
/// A smooth line through the points (Catmull-Rom).
[[nodiscard]] QPainterPath curve(const QList<QPointF> &points, bool closed = false);
/// Left to right: dark, the colour, a highlight, the colour, dark; as on a cylinder lit from the left.
[[nodiscard]] QLinearGradient cylinder(double left, double right, const QColor &colour, double gloss);

} // namespace td::samples
