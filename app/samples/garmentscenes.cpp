// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <array>
#include <cmath>

namespace td::samples
{

namespace
{
constexpr std::array<QRgb, 10> Fabrics{0xb5473c, 0x2f5d62, 0xd9a441, 0x3c4f76, 0x8a5a83,
                                       0xe3d5c4, 0x5f7a56, 0xc98a8a, 0x23303d, 0xd8763f};
constexpr std::array<QRgb, 7> StudioWalls{0xe9e4dc, 0xd7dcd8, 0xe6dccb, 0xcfd4da, 0xdccfc6, 0xc9d2c4, 0xefe9e2};

QColor anotherFabric(Rng &rng, const QColor &not_)
{
    for (;;) {
        const QColor colour(rng.pick(Fabrics));
        if (colour != not_)
            return colour;
    }
}

void paintPattern(Canvas &canvas, const QPainterPath &shape, const QColor &base)
{
    Rng &rng = canvas.rng();
    QPainter &p = canvas.painter();
    const QRectF box = shape.boundingRect();
    const QColor ink = faded(rng.chance(0.5) ? toned(base, 0.75) : anotherFabric(rng, base), 0.85);
    p.save();
    p.setClipPath(shape);
    switch (rng.whole(0, 4)) {
    case 0: // stripes
        for (double y = box.top() + 10; y < box.bottom(); y += 46)
            p.fillRect(QRectF(box.left(), y, box.width(), 15), ink);
        break;
    case 1: // dots
        p.setBrush(ink);
        for (int row = 0; row * 34.0 < box.height(); ++row) {
            for (double x = box.left() + (row % 2) * 20; x < box.right(); x += 40)
                p.drawEllipse(QPointF(x, box.top() + row * 34.0), 7.5, 7.5);
        }
        break;
    case 2: // flowers
        for (int i = 0; i < 90; ++i) {
            const QPointF at(rng.range(box.left(), box.right()), rng.range(box.top(), box.bottom()));
            const double size = rng.range(7, 14);
            p.setBrush(ink);
            for (int petal = 0; petal < 5; ++petal) {
                const double angle = petal * 1.2566 + at.x();
                p.drawEllipse(at + QPointF(std::cos(angle), std::sin(angle)) * size, size * 0.72, size * 0.72);
            }
            p.setBrush(QColor(236, 190, 90));
            p.drawEllipse(at, size * 0.5, size * 0.5);
        }
        break;
    default: // plain
        break;
    }
    p.restore();
}

/// Long folds that fall from top to bottom and open towards the hem.
void paintFolds(Canvas &canvas, const QPainterPath &shape, double topY, double topHalf, double bottomY,
                double bottomHalf, double centre, int count)
{
    Rng &rng = canvas.rng();
    for (int i = 0; i < count; ++i) {
        const double at = (i + rng.range(0.25, 0.75)) / count * 2 - 1;
        const double lean = rng.range(-18, 18);
        const double width = rng.range(5, 15);
        const double start = rng.range(topY, topY + (bottomY - topY) * 0.25);
        QPainterPath fold;
        fold.moveTo(centre + at * topHalf, start);
        fold.cubicTo(centre + at * topHalf * 1.1 + lean, start + 150, centre + at * bottomHalf + lean, bottomY - 250,
                     centre + at * bottomHalf - width, bottomY + 10);
        fold.lineTo(centre + at * bottomHalf + width, bottomY + 10);
        fold.cubicTo(centre + at * bottomHalf + lean + width, bottomY - 250, centre + at * topHalf * 1.1 + lean,
                     start + 150, centre + at * topHalf, start);
        canvas.soft(fold, faded(QColor(15, 8, 20), rng.range(0.20, 0.38)), 7, shape);
        canvas.soft(fold.translated(width * 1.9, 0), faded(QColor(255, 248, 235), rng.range(0.10, 0.24)), 7, shape);
    }
}

void paintHanger(Canvas &canvas, double centre, double top, double k)
{
    QPainter &p = canvas.painter();
    p.save();
    p.translate(centre, top);
    p.scale(k, k);
    QPainterPath hook;
    hook.moveTo(0, 62);
    hook.lineTo(0, 30);
    hook.cubicTo(46, 12, 30, -42, -6, -36);
    hook.cubicTo(-24, -32, -26, -14, -18, -6);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(faded(QColor(30, 22, 20), 0.18), 9, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(hook.translated(10, 9));
    p.setPen(QPen(QColor(120, 120, 124), 6, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(hook);
    p.setPen(QPen(QColor(225, 225, 228), 2, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(hook.translated(-1.2, -1));
    p.setPen(Qt::NoPen);
    QPainterPath wood;
    wood.moveTo(-140, 122);
    wood.cubicTo(-84, 84, -30, 58, 0, 52);
    wood.cubicTo(30, 58, 84, 84, 140, 122);
    wood.cubicTo(84, 116, 40, 92, 0, 86);
    wood.cubicTo(-40, 92, -84, 116, -140, 122);
    QLinearGradient shade(0, 50, 0, 122);
    shade.setColorAt(0, QColor(214, 170, 118));
    shade.setColorAt(1, QColor(128, 84, 48));
    p.fillPath(wood, shade);
    p.restore();
}
/// The measures of a dress, in units.
struct DressCut {
    double cx = 0;
    double k = 1;
    double top = 0;
    double waist = 0;
    double hem = 0;
    double bust = 0;
    double waistHalf = 0;
    double flare = 0;
    [[nodiscard]] double X(double side, double units) const { return cx + side * units; }
};

QPainterPath dressShape(const DressCut &cut, Rng &rng)
{
    const auto &[cx, k, top, waist, hem, bust, waistHalf, flare] = cut;
    const auto X = [&cut](double side, double units) { return cut.X(side, units); };
    QPainterPath dress;
    dress.moveTo(X(-1, 52 * k), top + 88 * k);
    dress.cubicTo(X(-1, 46 * k), top + 178 * k, X(1, 46 * k), top + 178 * k, X(1, 52 * k), top + 88 * k);
    // Down the right side.
    dress.lineTo(X(1, 128 * k), top + 108 * k);
    dress.cubicTo(X(1, 100 * k), top + 130 * k, X(1, 92 * k), top + 180 * k, X(1, bust), top + 205 * k);
    dress.cubicTo(X(1, bust * 1.1), top + 260 * k, X(1, waistHalf * 1.03), waist - 70 * k, X(1, waistHalf), waist);
    dress.cubicTo(X(1, waistHalf * 1.05), waist + 120 * k, X(1, flare * 0.72), hem - 240 * k, X(1, flare), hem);
    // The hem runs back in waves.
    QList<QPointF> waves;
    const int count = 9;
    for (int i = 0; i <= count; ++i)
        waves.append({cx + flare - 2 * flare * i / count, hem + (i % 2 == 0 ? -10 : 13) * k + rng.range(-4, 4)});
    for (qsizetype i = 1; i < waves.size(); ++i) {
        const QPointF middle = (waves[i - 1] + waves[i]) / 2;
        dress.quadTo(waves[i - 1], middle);
    }
    dress.lineTo(waves.last());
    dress.cubicTo(X(-1, flare * 0.72), hem - 240 * k, X(-1, waistHalf * 1.05), waist + 120 * k, X(-1, waistHalf),
                  waist);
    dress.cubicTo(X(-1, waistHalf * 1.03), waist - 70 * k, X(-1, bust * 1.1), top + 260 * k, X(-1, bust),
                  top + 205 * k);
    dress.cubicTo(X(-1, 92 * k), top + 180 * k, X(-1, 100 * k), top + 130 * k, X(-1, 128 * k), top + 108 * k);
    dress.closeSubpath();
    return dress;
}

QPainterPath sleeveShape(const DressCut &cut, double side)
{
    const auto &[cx, k, top, waist, hem, bust, waistHalf, flare] = cut;
    const auto X = [&cut](double which, double units) { return cut.X(which, units); };
    QPainterPath sleeve;
    sleeve.moveTo(X(side, 88 * k), top + 98 * k);
    sleeve.cubicTo(X(side, 170 * k), top + 110 * k, X(side, 218 * k), top + 190 * k, X(side, 226 * k), top + 290 * k);
    sleeve.cubicTo(X(side, 200 * k), top + 308 * k, X(side, 172 * k), top + 306 * k, X(side, 150 * k), top + 292 * k);
    sleeve.cubicTo(X(side, 146 * k), top + 240 * k, X(side, 130 * k), top + 215 * k, X(side, 96 * k), top + 212 * k);
    sleeve.closeSubpath();
    return sleeve;
}

/// A pullover that lies on its back.
struct Pullover {
    Canvas &canvas;
    QColor yarn;
    double cx = 0;
    double top = 0;
    double k = 1;
    QPainterPath shape = {};

    void cut()
    {
        shape.moveTo(cx - 88 * k, top);
        shape.cubicTo(cx - 40 * k, top + 36 * k, cx + 40 * k, top + 36 * k, cx + 88 * k, top);
        shape.cubicTo(cx + 170 * k, top + 14 * k, cx + 236 * k, top + 46 * k, cx + 268 * k, top + 120 * k);
        shape.cubicTo(cx + 330 * k, top + 300 * k, cx + 372 * k, top + 450 * k, cx + 400 * k, top + 596 * k);
        shape.lineTo(cx + 318 * k, top + 628 * k);
        shape.cubicTo(cx + 292 * k, top + 520 * k, cx + 262 * k, top + 400 * k, cx + 224 * k, top + 290 * k);
        shape.cubicTo(cx + 232 * k, top + 430 * k, cx + 230 * k, top + 560 * k, cx + 226 * k, top + 690 * k);
        shape.cubicTo(cx + 120 * k, top + 706 * k, cx - 120 * k, top + 706 * k, cx - 226 * k, top + 690 * k);
        shape.cubicTo(cx - 230 * k, top + 560 * k, cx - 232 * k, top + 430 * k, cx - 224 * k, top + 290 * k);
        shape.cubicTo(cx - 262 * k, top + 400 * k, cx - 292 * k, top + 520 * k, cx - 318 * k, top + 628 * k);
        shape.lineTo(cx - 400 * k, top + 596 * k);
        shape.cubicTo(cx - 372 * k, top + 450 * k, cx - 330 * k, top + 300 * k, cx - 268 * k, top + 120 * k);
        shape.cubicTo(cx - 236 * k, top + 46 * k, cx - 170 * k, top + 14 * k, cx - 88 * k, top);
    }

    void paintBands() const
    {
        Rng &rng = canvas.rng();
        QPainter &p = canvas.painter();
        const QColor band = anotherFabric(rng, yarn);
        p.save();
        p.setClipPath(shape);
        const int bands = rng.whole(1, 4);
        for (int i = 0; i < bands; ++i)
            p.fillRect(QRectF(0, top + (230 + i * 92) * k, canvas.w(), 44 * k), faded(band, 0.9));
        p.restore();
    }

    void paintCreases() const
    {
        Rng &rng = canvas.rng();
        // Sleeves lie on the body: a shade along the seam, folds at elbow and waist.
        for (const double side : {-1.0, 1.0}) {
            const QPainterPath seam = curve({{cx + side * 226 * k, top + 130 * k},
                                             {cx + side * 214 * k, top + 220 * k},
                                             {cx + side * 226 * k, top + 330 * k},
                                             {cx + side * 240 * k, top + 330 * k},
                                             {cx + side * 232 * k, top + 220 * k}},
                                            true);
            canvas.soft(seam, faded(QColor(10, 4, 10), 0.42), 8, shape);
        }
        for (int i = 0; i < 9; ++i) {
            // Creases run from the armpits towards the middle of the hem.
            const double side = i % 2 == 0 ? -1 : 1;
            const QPointF from(cx + side * rng.range(120, 205) * k, top + rng.range(290, 470) * k);
            const QPointF to = from + QPointF(-side * rng.range(60, 190), rng.range(90, 220)) * k;
            const QPointF bend = (from + to) / 2 + QPointF(-side * 24, -18) * k;
            QPainterPath crease;
            crease.moveTo(from);
            crease.quadTo(bend, to);
            crease.quadTo(bend + QPointF(side * 9, 26) * k, from);
            canvas.soft(crease, faded(QColor(10, 4, 12), rng.range(0.22, 0.36)), 12, shape);
            canvas.soft(crease.translated(-side * 4 * k, -16 * k), faded(QColor(255, 250, 240), rng.range(0.12, 0.22)),
                        12, shape);
        }
    }

    void paintRibs() const
    {
        QPainter &p = canvas.painter();
        p.setPen(QPen(faded(QColor(10, 5, 10), 0.28), 2.4 * k));
        for (double x = -222; x <= 222; x += 12)
            p.drawLine(QPointF(cx + x * k, top + 648 * k), QPointF(cx + x * k, top + 694 * k));
        for (int i = -8; i <= 8; ++i) {
            const double a = i / 8.0;
            p.drawLine(QPointF(cx + a * 86 * k, top + (29 - 27 * a * a) * k),
                       QPointF(cx + a * 104 * k, top + (62 - 36 * a * a) * k));
        }
        p.setPen(Qt::NoPen);
        const QPainterPath collar = curve({{cx - 88 * k, top},
                                           {cx, top + 28 * k},
                                           {cx + 88 * k, top},
                                           {cx + 60 * k, top - 10 * k},
                                           {cx, top - 2 * k},
                                           {cx - 60 * k, top - 10 * k}},
                                          true);
        canvas.fill(collar, toned(yarn, -0.5));
    }
};
} // namespace

void paintDress(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(StudioWalls));
    const QColor fabric(rng.pick(Fabrics));
    canvas.backdrop({{0, toned(wall, 0.15)}, {0.7, wall}, {1, toned(wall, -0.18)}});
    QPainterPath everything = rounded(canvas.all(), 0);
    canvas.texture(everything, grainTile(256, 9, 1, 70, quint32(rng.next())), 330, 0.30);
    canvas.glow({canvas.w() * 0.12, canvas.h() * 0.1}, canvas.w() * 0.9, faded(QColor(255, 246, 226), 0.65));
    canvas.glow({canvas.w(), canvas.h()}, canvas.w() * 0.8, faded(QColor(46, 40, 52), 0.30));

    DressCut cut;
    cut.cx = canvas.w() * rng.range(0.46, 0.54);
    cut.k = canvas.h() / 1000 * 0.86;
    cut.top = canvas.h() * 0.10;
    cut.hem = cut.top + 860 * cut.k;
    cut.waist = cut.top + rng.range(330, 380) * cut.k;
    cut.flare = rng.range(210, 310) * cut.k;
    cut.bust = 118 * cut.k;
    cut.waistHalf = rng.range(84, 100) * cut.k;
    const auto &[cx, k, top, waist, hem, bust, waistHalf, flare] = cut;
    QPainterPath shape = dressShape(cut, rng);
    if (rng.chance(0.45))
        shape = shape.united(sleeveShape(cut, 1)).united(sleeveShape(cut, -1));
    for (const double near : {26.0, 8.0})
        canvas.soft(shape.translated(near * 1.3, near), faded(QColor(34, 26, 34), 0.29), near);
    paintHanger(canvas, cx, top, k);
    QLinearGradient body(cx - flare, 0, cx + flare, 0);
    body.setColorAt(0.05, toned(fabric, -0.18));
    body.setColorAt(0.38, toned(fabric, 0.12));
    body.setColorAt(0.60, fabric);
    body.setColorAt(0.95, toned(fabric, -0.34));
    canvas.fill(shape, body);
    paintPattern(canvas, shape, fabric);
    paintFolds(canvas, shape, waist, waistHalf * 0.9, hem, flare * 0.92, cx, 13);
    paintFolds(canvas, shape, top + 150 * k, bust * 0.7, waist, waistHalf * 0.8, cx, 4);
    const QPainterPath belt = rounded({cx - waistHalf - 6, waist - 13 * k, 2 * waistHalf + 12, 26 * k}, 8);
    canvas.fill(belt, cylinder(cx - waistHalf, cx + waistHalf, toned(fabric, -0.35), 0.1));
    canvas.texture(shape, weaveTile(128, 4, quint32(rng.next())), 80, 0.35);
}

void paintSweater(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    constexpr std::array<QRgb, 5> boards{0xb98d63, 0x8f6f55, 0xd4bd9c, 0x6e5a4c, 0xc9c2b8};
    const QColor wood(rng.pick(boards));
    QPainter &p = canvas.painter();
    const QSize small(int(canvas.w() * 1.1), int(canvas.h() * 1.1));
    p.drawImage(canvas.all(), woodTexture(small, wood, rng.whole(6, 9), quint32(rng.next())));
    canvas.glow({canvas.w() * 0.2, 0}, canvas.w(), faded(QColor(255, 244, 220), 0.42),
                QPainter::CompositionMode_SoftLight);

    Pullover pullover{canvas, QColor(rng.pick(Fabrics))};
    const double k = std::min(canvas.h() / 1000, canvas.w() / 900);
    pullover.k = k;
    pullover.cx = canvas.w() / 2;
    pullover.top = canvas.h() / 2 - 355 * k;
    p.save();
    p.translate(canvas.w() / 2, canvas.h() / 2);
    p.rotate(rng.range(-7, 7));
    p.translate(-canvas.w() / 2, -canvas.h() / 2 + 10);
    pullover.cut();
    canvas.soft(pullover.shape.translated(16, 18), faded(QColor(20, 12, 8), 0.55), 20);
    QLinearGradient body(pullover.cx - 400 * k, pullover.top, pullover.cx + 400 * k, pullover.top + 600 * k);
    body.setColorAt(0, toned(pullover.yarn, 0.20));
    body.setColorAt(0.55, pullover.yarn);
    body.setColorAt(1, toned(pullover.yarn, -0.26));
    canvas.fill(pullover.shape, body);
    if (rng.chance(0.55))
        pullover.paintBands();
    pullover.paintCreases();
    pullover.paintRibs();
    canvas.texture(pullover.shape, weaveTile(128, 8, quint32(rng.next())), 74, 0.75);
    p.restore();
}

void paintFoldedStack(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor wall(rng.pick(StudioWalls));
    paintStudio(canvas, wall, mixed(wall, QColor(176, 138, 102), 0.75), canvas.h() * 0.74);
    const double cx = canvas.w() * rng.range(0.45, 0.55);
    double bottom = canvas.h() * 0.86;
    const int count = rng.whole(4, 6);
    canvas.zoom({cx, canvas.h() * 0.90}, canvas.w() > canvas.h() ? 1.4 : 1.25);
    canvas.groundShadow({cx - 300, bottom - 24, 600, 60}, 1.0);
    QColor last;
    for (int i = 0; i < count; ++i) {
        const QColor fabric = anotherFabric(rng, last);
        last = fabric;
        const double height = rng.range(76, 104);
        const double half = rng.range(262, 300);
        const double shift = rng.range(-14, 14);
        const double left = cx - half + shift;
        const double right = cx + half + shift;
        const double y = bottom - height;
        QPainterPath piece;
        piece.moveTo(left + 18, y + rng.range(2, 10));
        piece.cubicTo(left + half * 0.5, y - 8, right - half * 0.5, y - 2, right - 26, y + rng.range(0, 8));
        piece.cubicTo(right + 14, y + 6, right + 14, bottom - 4, right - 26, bottom);
        piece.cubicTo(right - half * 0.5, bottom + 5, left + half * 0.5, bottom + 3, left + 18, bottom);
        piece.cubicTo(left - 9, bottom - 10, left - 9, y + 14, left + 18, y + 6);
        QLinearGradient shade(0, y, 0, bottom);
        shade.setColorAt(0, toned(fabric, 0.22));
        shade.setColorAt(0.35, fabric);
        shade.setColorAt(1, toned(fabric, -0.38));
        canvas.fill(piece, shade);
        canvas.soft(rounded({left, y, half * 0.7, height}, 20), faded(QColor(255, 248, 230), 0.16), 40, piece);
        canvas.soft(rounded({right - half * 0.5, y, half * 0.6, height}, 20), faded(QColor(10, 6, 14), 0.26), 40,
                    piece);
        // The layers of the fold show on the round side.
        QPainter &p = canvas.painter();
        p.save();
        p.setClipPath(piece);
        for (int layer = 1; layer <= 2; ++layer) {
            const double at = y + height * layer / 3.0 + rng.range(-4, 4);
            const QPainterPath line = curve({{left, at + 4}, {cx - 80, at - 2}, {right - 60, at + 3}, {right, at}});
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(faded(QColor(8, 4, 10), 0.45), 3.4));
            p.drawPath(line);
            p.setPen(QPen(faded(QColor(255, 250, 240), 0.22), 2.2));
            p.drawPath(line.translated(0, 4));
        }
        p.restore();
        canvas.texture(piece, weaveTile(128, rng.chance(0.5) ? 8 : 4, quint32(rng.next())), 66, 0.6);
        if (i + 1 < count)
            canvas.soft(rounded({left + 14, y - 6, 2 * half - 40, 12}, 6), faded(QColor(8, 4, 8), 0.32), 5);
        bottom = y + 4;
    }
}

} // namespace td::samples
