// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <array>
#include <cmath>

namespace td::samples
{

void paintStudio(Canvas &canvas, const QColor &wall, const QColor &ground, double horizon)
{
    Rng &rng = canvas.rng();
    canvas.backdrop({0, 0, canvas.w(), horizon + 2}, {{0, toned(wall, -0.10)}, {0.6, wall}, {1, toned(wall, 0.16)}});
    canvas.backdrop({0, horizon, canvas.w(), canvas.h() - horizon},
                    {{0, toned(ground, 0.10)}, {1, toned(ground, -0.24)}});
    QPainterPath wallPath;
    wallPath.addRect(0, 0, canvas.w(), horizon);
    QPainterPath table;
    table.addRect(0, horizon, canvas.w(), canvas.h() - horizon);
    canvas.texture(wallPath, grainTile(256, 11, 1, 60, quint32(rng.next())), 360, 0.22);
    canvas.texture(table, grainTile(256, 4, 14, 120, quint32(rng.next())), 420, 0.5);
    QPainterPath edge;
    edge.addRect(-50, horizon - 5, canvas.w() + 100, 10);
    canvas.soft(edge, faded(QColor(40, 30, 26), 0.22), 9);
    const bool left = rng.chance(0.7);
    canvas.glow({canvas.w() * (left ? 0.08 : 0.92), canvas.h() * 0.12}, canvas.w() * 0.75,
                faded(QColor(255, 244, 222), rng.range(0.45, 0.75)));
    canvas.glow({canvas.w() * (left ? 1.0 : 0.0), canvas.h() * 0.45}, canvas.w() * 0.7,
                faded(QColor(40, 34, 48), 0.28));
    if (rng.chance(0.45)) {
        // The light of a window, cut by its bars.
        const double x = canvas.w() * rng.range(0.12, 0.5);
        for (int pane = 0; pane < 4; ++pane) {
            const double px = x + (pane % 2) * 150;
            const double py = canvas.h() * 0.10 + (pane / 2) * 190;
            QPainterPath light;
            light.addPolygon(QPolygonF({{px, py}, {px + 132, py - 26}, {px + 132, py + 146}, {px, py + 172}}));
            canvas.soft(light, faded(QColor(255, 240, 205), 0.42), 9, wallPath);
        }
    }
}

namespace
{
constexpr std::array<QRgb, 8> Backdrops{0xdcd6cc, 0xc8d3d5, 0xe4cfc0, 0xb9c4b1, 0xd9dde2, 0xe8dcc0, 0xaeb8c4, 0xd3b8ae};
constexpr std::array<QRgb, 8> Leathers{0x7a4a2b, 0x2c2a2b, 0xa8623a, 0x8c2f39, 0x3d5a4c, 0xd0b089, 0x27415e, 0xc46f6a};

void paintSeamless(Canvas &canvas, const QColor &colour)
{
    canvas.backdrop({{0, toned(colour, 0.06)},
                     {0.48, toned(colour, 0.30)},
                     {0.60, toned(colour, 0.22)},
                     {1, toned(colour, -0.12)}});
    canvas.glow({canvas.w() * 0.30, canvas.h() * 0.25}, canvas.w() * 0.7, faded(QColor(255, 252, 244), 0.6));
    canvas.glow({canvas.w() * 1.02, canvas.h() * 0.9}, canvas.w() * 0.75, faded(QColor(30, 28, 40), 0.25));
}

void stitch(Canvas &canvas, const QPainterPath &line, const QColor &thread)
{
    QPainter &p = canvas.painter();
    p.save();
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(faded(QColor(0, 0, 0), 0.30), 3.2, Qt::CustomDashLine, Qt::RoundCap));
    QPen pen(thread, 2.2, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4.5, 3.2});
    p.setPen(pen);
    p.drawPath(line);
    p.restore();
}
/// One shoe seen from the side, drawn on a board of 1120 by 460 that lies at (ox, oy).
struct Sneaker {
    Canvas &canvas;
    QColor upper;
    QColor accent;
    double k = 1;
    double ox = 0;
    double oy = 0;
    QPainterPath body = {};

    [[nodiscard]] QPointF P(double x, double y) const { return {ox + x * k, oy + y * k}; }

    void paintBody()
    {
        body.moveTo(P(60, 372));
        body.cubicTo(P(28, 250), P(30, 120), P(78, 44));
        body.cubicTo(P(96, 16), P(140, 18), P(160, 46));
        body.cubicTo(P(190, 96), P(268, 110), P(330, 72));
        body.cubicTo(P(352, 52), P(382, 40), P(404, 60));
        body.cubicTo(P(520, 150), P(640, 226), P(790, 258));
        body.cubicTo(P(930, 282), P(1060, 300), P(1086, 372));
        body.closeSubpath();
        // The far side of the collar, seen over the near one.
        QPainterPath opening;
        opening.moveTo(P(84, 40));
        opening.cubicTo(P(150, 10), P(300, 6), P(392, 50));
        opening.cubicTo(P(360, 130), P(180, 150), P(84, 40));
        canvas.fill(opening, toned(upper, -0.62));
        canvas.soft(body.translated(10 * k, 4 * k), faded(QColor(24, 20, 30), 0.30), 16);
        QLinearGradient shade(P(0, 0), P(260, 420));
        shade.setColorAt(0, toned(upper, 0.25));
        shade.setColorAt(0.5, upper);
        shade.setColorAt(1, toned(upper, -0.30));
        canvas.fill(body, shade);
        canvas.soft(curve({P(40, 330), P(300, 300), P(700, 320), P(1080, 340), P(1080, 400), P(40, 400)}, true),
                    faded(QColor(8, 6, 14), 0.40), 26, body);
        canvas.soft(curve({P(420, 90), P(560, 180), P(700, 250), P(640, 270), P(500, 200)}, true),
                    faded(QColor(255, 252, 244), 0.50), 22, body);
        // A little shade all along the edge gives the body its roundness.
        QPainterPathStroker rim;
        rim.setWidth(26 * k);
        canvas.soft(rim.createStroke(body), faded(QColor(10, 8, 18), 0.30), 12, body);
        canvas.soft(ellipse(P(930, 306), 130 * k, 26 * k), faded(QColor(255, 252, 246), 0.55), 16, body);
    }

    void paintTrim() const
    {
        QPainterPath toe;
        toe.moveTo(P(820, 372));
        toe.cubicTo(P(820, 320), P(850, 280), P(890, 275));
        toe.cubicTo(P(990, 284), P(1066, 312), P(1086, 372));
        toe.closeSubpath();
        canvas.fill(toe, toned(accent, 0.05));
        canvas.soft(ellipse(P(940, 306), 80 * k, 18 * k), faded(QColor(255, 255, 255), 0.55), 12, toe);
        QPainterPath heel;
        heel.moveTo(P(56, 372));
        heel.cubicTo(P(34, 290), P(34, 190), P(54, 110));
        heel.cubicTo(P(110, 140), P(150, 230), P(168, 372));
        heel.closeSubpath();
        canvas.fill(heel, accent);
        canvas.soft(heel.translated(-30 * k, 0), faded(QColor(255, 250, 240), 0.20), 18, heel);
        // Three slanting bars on the side.
        for (int i = 0; i < 3; ++i) {
            const double x = 300 + i * 84;
            QPainterPath bar;
            bar.addPolygon(
                QPolygonF({P(x + 92, 168 + i * 28), P(x + 134, 184 + i * 28), P(x + 60, 372), P(x + 10, 372)}));
            canvas.fill(bar.intersected(body), faded(accent, 0.94));
        }
        stitch(canvas, curve({P(180, 366), P(168, 250), P(118, 150), P(60, 116)}), toned(accent, 0.5));
        stitch(canvas, curve({P(812, 366), P(812, 316), P(842, 278), P(880, 268)}), toned(accent, 0.5));
        canvas.texture(body, weaveTile(128, 4, quint32(canvas.rng().next())), 60, 0.35);
    }

    void paintLaces() const
    {
        QPainter &p = canvas.painter();
        QPainterPath tongue;
        tongue.moveTo(P(330, 72));
        tongue.cubicTo(P(340, 10), P(390, -34), P(430, -16));
        tongue.cubicTo(P(450, 20), P(440, 60), P(430, 84));
        tongue.closeSubpath();
        canvas.fill(tongue, toned(upper, -0.12));
        for (int i = 0; i < 6; ++i) {
            const double t = i / 5.0;
            const QPointF a = P(412 + t * 300, 66 + t * 176);
            const QPointF b = a + QPointF(-34 * k, 66 * k);
            p.setPen(QPen(faded(QColor(0, 0, 0), 0.35), 19 * k, Qt::SolidLine, Qt::RoundCap));
            p.drawLine(a + QPointF(3, 6), b + QPointF(3, 6));
            p.setPen(QPen(QColor(247, 245, 240), 16 * k, Qt::SolidLine, Qt::RoundCap));
            p.drawLine(a, b);
            p.setPen(Qt::NoPen);
            canvas.fill(ellipse(b + QPointF(-4 * k, 10 * k), 9 * k, 9 * k), toned(upper, -0.65));
        }
    }

    void paintSole() const
    {
        QPainter &p = canvas.painter();
        QPainterPath sole;
        sole.moveTo(P(34, 366));
        sole.lineTo(P(1096, 366));
        sole.cubicTo(P(1122, 400), P(1110, 446), P(1060, 452));
        sole.lineTo(P(86, 452));
        sole.cubicTo(P(36, 448), P(22, 410), P(34, 366));
        QLinearGradient rubber(P(0, 366), P(0, 452));
        rubber.setColorAt(0, QColor(252, 251, 247));
        rubber.setColorAt(0.6, QColor(228, 226, 220));
        rubber.setColorAt(1, QColor(150, 146, 142));
        canvas.fill(sole, rubber);
        p.setPen(QPen(faded(accent, 0.85), 8 * k));
        p.drawLine(P(44, 404), P(1106, 404));
        p.setPen(QPen(faded(QColor(0, 0, 0), 0.25), 3 * k));
        p.drawLine(P(36, 372), P(1098, 372));
        p.setPen(Qt::NoPen);
    }
};

/// A bag with a flap, standing at `bottom`, `half` as wide to each side.
struct Handbag {
    Canvas &canvas;
    QColor leather;
    double k = 1;
    double cx = 0;
    double top = 0;
    double bottom = 0;
    double half = 0;
    double flapBottom = 0;

    void paintHandle() const
    {
        QPainter &p = canvas.painter();
        QPainterPath handle;
        handle.moveTo(cx - half * 0.52, top + 40 * k);
        handle.cubicTo(cx - half * 0.50, top - 300 * k, cx + half * 0.50, top - 300 * k, cx + half * 0.52,
                       top + 40 * k);
        QPainterPathStroker stroker;
        stroker.setWidth(34 * k);
        stroker.setCapStyle(Qt::RoundCap);
        canvas.soft(stroker.createStroke(handle).translated(26, 22), faded(QColor(30, 22, 24), 0.26), 14);
        p.save();
        p.setBrush(Qt::NoBrush);
        for (const auto &[width, tone] : {std::pair{34.0, -0.45}, {28.0, -0.15}, {18.0, 0.02}, {8.0, 0.22}}) {
            p.setPen(QPen(toned(leather, tone), width * k, Qt::SolidLine, Qt::RoundCap));
            p.drawPath(handle.translated(-(34 - width) * 0.10 * k, -(34 - width) * 0.12 * k));
        }
        p.restore();
    }

    void paintBody() const
    {
        Rng &rng = canvas.rng();
        QPainterPath body;
        body.moveTo(cx - half * 0.86, top);
        body.lineTo(cx + half * 0.86, top);
        body.cubicTo(cx + half * 0.94, top + 10, cx + half * 1.02, bottom - 140, cx + half, bottom - 40);
        body.cubicTo(cx + half, bottom - 8, cx + half * 0.9, bottom, cx + half * 0.82, bottom);
        body.lineTo(cx - half * 0.82, bottom);
        body.cubicTo(cx - half * 0.9, bottom, cx - half, bottom - 8, cx - half, bottom - 40);
        body.cubicTo(cx - half * 1.02, bottom - 140, cx - half * 0.94, top + 10, cx - half * 0.86, top);
        QLinearGradient shade(cx - half, top, cx + half, bottom);
        shade.setColorAt(0, toned(leather, 0.20));
        shade.setColorAt(0.45, leather);
        shade.setColorAt(1, toned(leather, -0.48));
        canvas.fill(body, shade);
        canvas.soft(ellipse({cx - half * 0.45, top + 260 * k}, half * 0.35, 150 * k),
                    faded(QColor(255, 244, 226), 0.20), 60, body);

        QPainterPath flap;
        flap.moveTo(cx - half * 0.88, top - 6);
        flap.lineTo(cx + half * 0.88, top - 6);
        flap.cubicTo(cx + half * 0.92, top + 120 * k, cx + half * 0.80, flapBottom - 14, cx + half * 0.48, flapBottom);
        flap.cubicTo(cx + half * 0.2, flapBottom + 14, cx - half * 0.2, flapBottom + 14, cx - half * 0.48, flapBottom);
        flap.cubicTo(cx - half * 0.80, flapBottom - 14, cx - half * 0.92, top + 120 * k, cx - half * 0.88, top - 6);
        canvas.soft(flap.translated(4, 16), faded(QColor(6, 2, 4), 0.55), 12, body);
        QLinearGradient flapShade(cx - half, top, cx + half * 0.6, flapBottom);
        flapShade.setColorAt(0, toned(leather, 0.30));
        flapShade.setColorAt(0.5, toned(leather, 0.05));
        flapShade.setColorAt(1, toned(leather, -0.30));
        canvas.fill(flap, flapShade);
        canvas.soft(ellipse({cx - half * 0.35, top + 60 * k}, half * 0.5, 26 * k), faded(QColor(255, 248, 236), 0.36),
                    26, flap);
        const QTransform inner = QTransform::fromTranslate(cx, top).scale(0.94, 0.94).translate(-cx, -top);
        stitch(canvas, inner.map(flap), toned(leather, 0.55));
        canvas.texture(body, grainTile(256, 3, 1, 150, quint32(rng.next())), 150, 0.55);
        canvas.texture(flap, grainTile(256, 3, 1, 150, quint32(rng.next())), 150, 0.30);
    }

    /// The clasp and the rings of the handle.
    void paintBrass() const
    {
        QPainter &p = canvas.painter();
        QLinearGradient brass(0, flapBottom - 50 * k, 0, flapBottom + 40 * k);
        brass.setColorAt(0, QColor(255, 236, 176));
        brass.setColorAt(0.45, QColor(206, 160, 78));
        brass.setColorAt(1, QColor(120, 80, 30));
        const QRectF clasp(cx - 34 * k, flapBottom - 48 * k, 68 * k, 84 * k);
        canvas.soft(rounded(clasp.translated(5, 8), 14 * k), faded(QColor(0, 0, 0), 0.5), 6);
        canvas.fill(rounded(clasp, 14 * k), brass);
        canvas.fill(rounded(clasp.adjusted(9 * k, 9 * k, -9 * k, -9 * k), 8 * k), toned(leather, -0.15));
        canvas.fill(ellipse(clasp.center(), 9 * k, 9 * k), brass);
        for (const double side : {-1.0, 1.0}) {
            const QPointF ring(cx + side * half * 0.52, top + 34 * k);
            p.save();
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(QColor(196, 150, 70), 9 * k));
            p.drawEllipse(ring, 22 * k, 24 * k);
            p.setPen(QPen(QColor(255, 238, 190), 3 * k));
            p.drawArc(QRectF(ring.x() - 22 * k, ring.y() - 24 * k, 44 * k, 48 * k), 60 * 16, 120 * 16);
            p.restore();
        }
    }
};
} // namespace

void paintSneaker(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    paintSeamless(canvas, QColor(rng.pick(Backdrops)));
    constexpr std::array<QRgb, 8> uppers{0xf2efe9, 0x24262b, 0xb8392f, 0x2d5f9a,
                                         0x4f7a57, 0xe0b94a, 0x8f93a0, 0xd58f9c};
    const QColor upper(rng.pick(uppers));
    QColor accent(rng.pick(uppers));
    if (accent == upper)
        accent = toned(upper, -0.55);
    const double k = canvas.w() / 1330;
    Sneaker shoe{canvas, upper, accent, k, canvas.w() / 2 - 560 * k, canvas.h() * 0.60 - 250 * k};
    canvas.groundShadow({shoe.ox + 20 * k, shoe.oy + 418 * k, 1100 * k, 70 * k}, 1.1);
    shoe.paintBody();
    shoe.paintTrim();
    shoe.paintLaces();
    shoe.paintSole();
}

void paintHandbag(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(Backdrops));
    paintStudio(canvas, wall, mixed(wall, QColor(150, 110, 80), 0.7), canvas.h() * 0.72);
    const double k = std::min(canvas.w(), canvas.h()) / 1000;
    const double top = canvas.h() * 0.42;
    const double bottom = canvas.h() * 0.86;
    const double half = rng.range(270, 320) * k;
    const double flapBottom = top + (bottom - top) * rng.range(0.48, 0.62);
    const Handbag bag{canvas, QColor(rng.pick(Leathers)), k, canvas.w() / 2, top, bottom, half, flapBottom};
    canvas.groundShadow({bag.cx - half, bottom - 26, 2 * half, 60}, 1.2);
    bag.paintHandle();
    bag.paintBody();
    bag.paintBrass();
}

} // namespace td::samples
