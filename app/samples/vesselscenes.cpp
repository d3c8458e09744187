// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <array>
#include <cmath>

namespace td::samples
{

namespace
{
constexpr std::array<QRgb, 8> VesselWalls{0xe7ddd0, 0xc9d4d3, 0xd9c7b8, 0xb8c2b6, 0xdfe2e4, 0xcbb9c0, 0x93a5a8, 0xe9d9bd};
constexpr std::array<QRgb, 9> Glazes{0xf0ebe2, 0x3f6b73, 0xb6583d, 0x2e3a4c, 0x7f9473,
                                     0xd9b25f, 0xc99a94, 0x5b4a42, 0x8fb0c0};
constexpr std::array<QRgb, 5> Tables{0xa97c50, 0x7d5d46, 0xcdb08a, 0xd8d3cb, 0x5e4a3f};

void paintVessel(Canvas &canvas, QPointF foot, const QList<QPointF> &profile, const QColor &glaze, double gloss)
{
    const QPainterPath shape = lathe(foot, profile);
    const QRectF box = shape.boundingRect();
    canvas.groundShadow({box.left(), foot.y() - box.width() * 0.06, box.width(), box.width() * 0.13}, 1.1);
    canvas.fill(shape, cylinder(box.left(), box.right(), glaze, gloss));
    canvas.soft(ellipse({box.center().x() + box.width() * 0.1, box.bottom()}, box.width() * 0.6, box.height() * 0.16),
                faded(QColor(10, 6, 10), 0.35), box.width() * 0.08, shape);
    canvas.texture(shape, grainTile(192, 4, 3, 90, quint32(canvas.rng().next())), 170, 0.35);
    const QPointF rim = foot + QPointF(0, -profile.first().y());
    const double half = profile.first().x();
    canvas.fill(ellipse(rim, half, half * 0.20), toned(glaze, 0.18));
    canvas.fill(ellipse(rim + QPointF(0, 1.5), half * 0.91, half * 0.15), toned(glaze, -0.62));
}

void paintLeaf(Canvas &canvas, QPointF base, double angle, double length, double width, const QColor &colour)
{
    QPainterPath leaf;
    leaf.moveTo(0, 0);
    leaf.cubicTo(length * 0.25, -width, length * 0.75, -width * 0.9, length, 0);
    leaf.cubicTo(length * 0.75, width * 0.55, length * 0.25, width * 0.7, 0, 0);
    QTransform turn = QTransform::fromTranslate(base.x(), base.y());
    turn.rotateRadians(angle);
    QLinearGradient shade(0, -width, 0, width);
    shade.setColorAt(0, toned(colour, 0.24));
    shade.setColorAt(0.5, colour);
    shade.setColorAt(0.52, toned(colour, -0.22));
    shade.setColorAt(1, toned(colour, -0.08));
    QPainter &p = canvas.painter();
    p.save();
    p.setTransform(turn, true);
    p.fillPath(leaf, shade);
    p.restore();
}

void paintBranch(Canvas &canvas, QPointF from, QPointF tip, const QColor &leafColour, int leaves, bool flowers,
                 const QColor &petals)
{
    Rng &rng = canvas.rng();
    QPainter &p = canvas.painter();
    const QPointF bend = (from + tip) / 2 + QPointF(rng.range(-60, 60), rng.range(-20, 40));
    QPainterPath stem;
    stem.moveTo(from);
    stem.quadTo(bend, tip);
    p.save();
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(mixed(leafColour, QColor(92, 66, 44), 0.55), 5, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(stem);
    p.restore();
    for (int i = 0; i < leaves; ++i) {
        const double t = 0.35 + 0.65 * (i + 1) / leaves;
        const QPointF at = stem.pointAtPercent(t);
        const double along = -stem.angleAtPercent(t) * 3.14159 / 180;
        const double side = i % 2 == 0 ? 1 : -1;
        const double size = rng.range(46, 82) * (1.15 - t * 0.45);
        paintLeaf(canvas, at, along + side * rng.range(0.45, 0.95), size, size * 0.30,
                  toned(leafColour, rng.range(-0.16, 0.14)));
    }
    if (!flowers)
        return;
    const double size = rng.range(15, 24);
    for (int ring = 1; ring >= 0; --ring) {
        for (int i = 0; i < 7; ++i) {
            const double angle = i * 0.8976 + ring * 0.4;
            const QPointF petal =
                tip + QPointF(std::cos(angle), std::sin(angle) * 0.8) * size * (ring == 1 ? 1.1 : 0.55);
            canvas.fill(ellipse(petal, size * 0.72, size * 0.62),
                        toned(petals, ring == 1 ? rng.range(-0.14, 0.02) : rng.range(0.05, 0.28)));
        }
    }
    canvas.fill(ellipse(tip, size * 0.34, size * 0.30), QColor(226, 176, 70));
}
} // namespace

QPainterPath lathe(QPointF foot, const QList<QPointF> &profile)
{
    QList<QPointF> right;
    for (const QPointF &point : profile)
        right.append(foot + QPointF(point.x(), -point.y()));
    QPainterPath shape = curve(right);
    const double half = profile.last().x();
    shape.cubicTo(foot + QPointF(half * 0.6, half * 0.16), foot + QPointF(-half * 0.6, half * 0.16),
                  foot + QPointF(-half, 0));
    QList<QPointF> left;
    for (qsizetype i = profile.size() - 1; i >= 0; --i)
        left.append(foot + QPointF(-profile[i].x(), -profile[i].y()));
    shape.connectPath(curve(left));
    shape.closeSubpath();
    return shape;
}

void paintVase(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(VesselWalls));
    paintStudio(canvas, wall, QColor(rng.pick(Tables)), canvas.h() * rng.range(0.70, 0.76));
    const QColor glaze(rng.pick(Glazes));
    const QPointF foot(canvas.w() * rng.range(0.42, 0.56), canvas.h() * 0.85);
    const double tall = canvas.h() * rng.range(0.34, 0.42);
    const double belly = rng.range(96, 135);
    const QList<QPointF> profile{{belly * 0.42, tall},        {belly * 0.36, tall * 0.86}, {belly * 0.50, tall * 0.72},
                                 {belly * 0.98, tall * 0.46}, {belly, tall * 0.30},        {belly * 0.62, 0}};
    const bool flowers = rng.chance(0.65);
    constexpr std::array<QRgb, 6> blossoms{0xf3e9dc, 0xd96c75, 0xe9a23b, 0xb48ec9, 0xf0b8b0, 0xc23b4a};
    constexpr std::array<QRgb, 4> greens{0x5d7a4a, 0x7d8b62, 0x4b6b58, 0xa58f5e};
    const QColor petals(rng.pick(blossoms));
    const QColor green(rng.pick(greens));
    const QPointF mouth = foot + QPointF(0, -tall + 4);
    QPainterPath cloudOfLeaves;
    QList<QPointF> tips;
    const int branches = rng.whole(7, 11);
    for (int i = 0; i < branches; ++i) {
        const double angle = -1.5708 + (i - (branches - 1) / 2.0) / branches * rng.range(1.6, 2.1);
        const double length = canvas.h() * rng.range(0.22, 0.40);
        tips.append(mouth + QPointF(std::cos(angle) * length, std::sin(angle) * length));
        cloudOfLeaves.addEllipse(tips.last(), 70, 60);
    }
    canvas.soft(cloudOfLeaves.translated(90, 60), faded(QColor(46, 38, 40), 0.22), 34);
    canvas.soft(lathe(foot, profile).translated(90, -10), faded(QColor(40, 30, 30), 0.20), 34);
    for (const QPointF &tip : std::as_const(tips))
        paintBranch(canvas, mouth + QPointF(rng.range(-14, 14), 0), tip, green, rng.whole(5, 9), flowers, petals);
    paintVessel(canvas, foot, profile, glaze, rng.range(0.2, 0.9));
    if (flowers) {
        for (int i = 0; i < 3; ++i) {
            const QPointF fallen(foot.x() + rng.range(150, 320) * (i % 2 == 0 ? 1 : -1),
                                 canvas.h() * rng.range(0.84, 0.92));
            canvas.soft(ellipse(fallen + QPointF(3, 5), 15, 7), faded(QColor(0, 0, 0), 0.4), 4);
            canvas.fill(ellipse(fallen, 15, 8), toned(petals, -0.05));
        }
    }
}

void paintCups(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(VesselWalls));
    paintStudio(canvas, wall, QColor(rng.pick(Tables)), canvas.h() * 0.64);
    const int count = canvas.w() > 1400 ? 4 : 3;
    canvas.zoom({canvas.w() / 2, canvas.h() * 0.92}, 1.22);
    for (int i = 0; i < count; ++i) {
        const double scale = rng.range(0.85, 1.25);
        const QPointF foot(canvas.w() / 2 + (i + 0.5 - count / 2.0) * canvas.w() * 0.79 / count + rng.range(-20, 20),
                           canvas.h() * rng.range(0.76, 0.86));
        const QColor glaze(rng.pick(Glazes));
        const double half = 104 * scale;
        QList<QPointF> profile;
        switch (rng.whole(0, 3)) {
        case 0: // bowl
            profile = {
                {half * 1.25, 120 * scale}, {half * 1.18, 78 * scale}, {half * 0.86, 26 * scale}, {half * 0.5, 0}};
            break;
        case 1: // bottle
            profile = {{half * 0.22, 330 * scale},
                       {half * 0.22, 262 * scale},
                       {half * 0.5, 205 * scale},
                       {half * 0.74, 130 * scale},
                       {half * 0.72, 0}};
            break;
        case 2: // jug
            profile = {{half * 0.62, 260 * scale},
                       {half * 0.5, 210 * scale},
                       {half * 0.92, 120 * scale},
                       {half * 0.88, 44 * scale},
                       {half * 0.6, 0}};
            break;
        default: { // cup with a handle
            profile = {
                {half * 0.86, 180 * scale}, {half * 0.84, 110 * scale}, {half * 0.78, 40 * scale}, {half * 0.62, 0}};
            QPainter &p = canvas.painter();
            const QRectF ear(foot.x() + half * 0.52, foot.y() - 152 * scale, half * 0.82, 108 * scale);
            p.save();
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(toned(glaze, -0.42), 27 * scale));
            p.drawEllipse(ear);
            p.setPen(QPen(toned(glaze, -0.16), 15 * scale));
            p.drawEllipse(ear.translated(-3, -3));
            p.restore();
            break;
        }
        }
        paintVessel(canvas, foot, profile, glaze, rng.range(0.1, 1.0));
    }
}

void paintPlant(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(VesselWalls));
    paintStudio(canvas, wall, QColor(rng.pick(Tables)), canvas.h() * 0.78);
    const QPointF foot(canvas.w() * rng.range(0.45, 0.55), canvas.h() * 0.90);
    const double half = rng.range(120, 150);
    const QList<QPointF> pot{{half, 230}, {half * 0.98, 200}, {half * 0.80, 60}, {half * 0.70, 0}};
    const QPointF soil = foot + QPointF(0, -226);
    constexpr std::array<QRgb, 4> greens{0x3f6b45, 0x577d4c, 0x2f5a4f, 0x6f8f55};
    const QColor green(rng.pick(greens));
    const int leaves = rng.whole(14, 20);
    const bool upright = rng.chance(0.5);
    QPainterPath shade;
    shade.addEllipse(soil + QPointF(70, -200), 230, 260);
    canvas.soft(shade, faded(QColor(40, 36, 40), 0.20), 60);
    for (int i = 0; i < leaves; ++i) {
        const double t = (i + 0.5) / leaves;
        const double spread = upright ? 0.75 : 1.45;
        // From the outside in, so that the front leaves come last.
        const double order = i % 2 == 0 ? t : 1 - t;
        const double angle = -1.5708 + (order - 0.5) * 2 * spread + rng.range(-0.1, 0.1);
        const double length = canvas.h() * rng.range(0.28, 0.46) * (1 - 0.25 * std::abs(order - 0.5));
        const QPointF start = soil + QPointF((order - 0.5) * half * 0.9, rng.range(-6, 8));
        if (upright) {
            paintLeaf(canvas, start, angle, length, length * 0.10, toned(green, rng.range(-0.20, 0.12)));
            continue;
        }
        const QPointF tip = start + QPointF(std::cos(angle), std::sin(angle)) * length * 0.62;
        QPainter &p = canvas.painter();
        p.save();
        p.setPen(QPen(toned(green, -0.2), 6, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(start, tip);
        p.restore();
        paintLeaf(canvas, tip, angle + rng.range(-0.3, 0.3), length * 0.55, length * 0.20,
                  toned(green, rng.range(-0.22, 0.14)));
    }
    paintVessel(canvas, foot, pot, QColor(rng.pick(Glazes)), rng.range(0.0, 0.6));
    canvas.fill(ellipse(soil, half * 0.88, half * 0.13), QColor(52, 38, 30));
    for (int i = 0; i < 5; ++i) {
        const double angle = -1.5708 + rng.range(-0.5, 0.5);
        const double length = canvas.h() * rng.range(0.16, 0.26);
        paintLeaf(canvas, soil + QPointF(rng.range(-50, 50), 2), angle, length, length * (upright ? 0.12 : 0.24),
                  toned(green, rng.range(-0.05, 0.16)));
    }
}

} // namespace td::samples
