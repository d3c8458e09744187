// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <array>
#include <cmath>

namespace td::samples
{

namespace
{
constexpr std::array<QRgb, 7> Paints{0xd9d4c8, 0xa9b8b0, 0xc9b5a5, 0x8fa3ad, 0xe5ddcf, 0xb7a9b5, 0x6f7f7a};
constexpr std::array<QRgb, 7> Covers{0x4a6572, 0xc08457, 0x6b7d5c, 0xb0a08e, 0x8b3f45, 0x39404f, 0xd2b48c};
constexpr std::array<QRgb, 4> Floors{0xb0855a, 0x8a6446, 0xcfae82, 0x6d5140};

void paintFloor(Canvas &canvas, double horizon, const QColor &wood)
{
    QPainter &p = canvas.painter();
    const QRectF floor(0, horizon, canvas.w(), canvas.h() - horizon);
    const QImage boards = woodTexture({900, 500}, wood, 9, quint32(canvas.rng().next()));
    p.save();
    p.setClipRect(floor);
    // Boards that run away from the viewer: the texture stands on its side and is squeezed towards the back.
    QTransform turn;
    QPolygonF from({{0, 0}, {500, 0}, {500, 900}, {0, 900}});
    const double spill = canvas.w() * 0.9;
    QPolygonF to({{0, horizon}, {canvas.w(), horizon}, {canvas.w() + spill, canvas.h()}, {-spill, canvas.h()}});
    if (QTransform::quadToQuad(from, to, turn)) {
        p.setTransform(turn, true);
        p.drawImage(0, 0, boards.transformed(QTransform().rotate(90)));
    }
    p.restore();
    canvas.backdrop(floor, {{0, faded(QColor(20, 14, 10), 0.30)},
                            {0.4, faded(QColor(20, 14, 10), 0.0)},
                            {1, faded(QColor(20, 14, 10), 0.22)}});
}

void paintWindowLight(Canvas &canvas, double horizon)
{
    Rng &rng = canvas.rng();
    const double x = canvas.w() * rng.range(0.02, 0.2);
    const double lean = canvas.w() * 0.10;
    QPainterPath floorArea;
    floorArea.addRect(0, horizon, canvas.w(), canvas.h() - horizon);
    for (int pane = 0; pane < 2; ++pane) {
        const double px = x + pane * canvas.w() * 0.15;
        QPainterPath light;
        light.addPolygon(QPolygonF({{px, horizon + 40},
                                    {px + canvas.w() * 0.13, horizon + 40},
                                    {px + canvas.w() * 0.13 + lean * 2.6, canvas.h() - 30},
                                    {px + lean * 2.2, canvas.h() - 30}}));
        canvas.soft(light, faded(QColor(255, 236, 196), 0.42), 16, floorArea);
    }
}

void paintFrame(Canvas &canvas, const QRectF &rect)
{
    Rng &rng = canvas.rng();
    canvas.soft(rounded(rect.translated(14, 16), 4), faded(QColor(24, 18, 18), 0.38), 14);
    constexpr std::array<QRgb, 3> woods{0x2b2623, 0xb98d5c, 0xf3f0ea};
    canvas.fill(rounded(rect, 3), QColor(rng.pick(woods)));
    const QRectF mat = rect.adjusted(10, 10, -10, -10);
    canvas.fill(rounded(mat, 1), QColor(250, 248, 243));
    const QRectF art = mat.adjusted(mat.width() * 0.12, mat.height() * 0.12, -mat.width() * 0.12, -mat.height() * 0.12);
    const QColor first(rng.pick(Covers));
    const QColor second(rng.pick(Paints));
    canvas.backdrop(art, {{0, toned(second, 0.3)}, {1, second}});
    QPainter &p = canvas.painter();
    p.save();
    p.setClipRect(art);
    if (rng.chance(0.5)) {
        canvas.fill(ellipse({art.center().x() + art.width() * 0.14, art.top() + art.height() * 0.32},
                            art.width() * 0.16, art.width() * 0.16),
                    QColor(232, 176, 92));
        for (int i = 0; i < 3; ++i)
            canvas.fill(ellipse({art.left() + art.width() * rng.range(0.1, 0.9),
                                 art.bottom() + art.height() * (0.12 - i * 0.05)},
                                art.width() * 0.6, art.height() * (0.42 - i * 0.1)),
                        toned(first, 0.35 - i * 0.22));
    } else {
        for (int i = 0; i < 6; ++i)
            canvas.fill(ellipse({art.left() + art.width() * rng.unit(), art.top() + art.height() * rng.unit()},
                                art.width() * rng.range(0.1, 0.34), art.width() * rng.range(0.1, 0.34)),
                        faded(i % 2 == 0 ? first : QColor(rng.pick(Covers)), 0.78));
    }
    p.restore();
}

void paintCushion(Canvas &canvas, const QRectF &rect, const QColor &colour, double angle)
{
    QPainter &p = canvas.painter();
    p.save();
    p.translate(rect.center());
    p.rotate(angle);
    p.translate(-rect.center());
    const double d = rect.width() * 0.09;
    QPainterPath shape;
    shape.moveTo(rect.topLeft());
    shape.quadTo(QPointF(rect.center().x(), rect.top() + d), rect.topRight());
    shape.quadTo(QPointF(rect.right() - d, rect.center().y()), rect.bottomRight());
    shape.quadTo(QPointF(rect.center().x(), rect.bottom() - d * 0.4), rect.bottomLeft());
    shape.quadTo(QPointF(rect.left() + d, rect.center().y()), rect.topLeft());
    QRadialGradient shade(rect.center() - QPointF(rect.width() * 0.15, rect.height() * 0.2), rect.width() * 0.75);
    shade.setColorAt(0, toned(colour, 0.25));
    shade.setColorAt(1, toned(colour, -0.28));
    canvas.fill(shape.translated(6, 8), faded(QColor(0, 0, 0), 0.22));
    canvas.fill(shape, shade);
    canvas.texture(shape, weaveTile(128, 4, quint32(canvas.rng().next())), 60, 0.5);
    p.restore();
}

void paintSofa(Canvas &canvas, double cx, double floorY, double width, const QColor &cover)
{
    Rng &rng = canvas.rng();
    const double h = width * 0.40;
    const double left = cx - width / 2;
    const double top = floorY - h;
    canvas.soft(ellipse({cx, floorY + 6}, width * 0.54, 24), faded(QColor(12, 8, 6), 0.62), 18);
    for (const double leg : {0.06, 0.94})
        canvas.fill(rounded({left + width * leg - 7, floorY - 34, 14, 38}, 4), QColor(70, 46, 30));
    const auto block = [&](const QRectF &rect, double radius, double tone) {
        QLinearGradient shade(rect.topLeft(), rect.bottomLeft());
        shade.setColorAt(0, toned(cover, tone + 0.22));
        shade.setColorAt(0.25, toned(cover, tone + 0.04));
        shade.setColorAt(1, toned(cover, tone - 0.30));
        const QPainterPath path = rounded(rect, radius);
        canvas.fill(path, shade);
        canvas.texture(path, weaveTile(128, 4, quint32(rng.next())), 66, 0.45);
    };
    block({left + width * 0.05, top, width * 0.90, h * 0.70}, 26, -0.06);
    const int seats = 2;
    for (int i = 0; i < seats; ++i) {
        const double x = left + width * (0.10 + 0.40 * i);
        block({x + 3, top + h * 0.10, width * 0.40 - 6, h * 0.50}, 22, 0.02);
    }
    for (int i = 0; i < seats; ++i) {
        const double x = left + width * (0.10 + 0.40 * i);
        canvas.soft(rounded({x, top + h * 0.52, width * 0.40, 20}, 8), faded(QColor(0, 0, 0), 0.45), 7);
        block({x + 2, top + h * 0.55, width * 0.40 - 4, h * 0.24}, 18, 0.10);
    }
    block({left + width * 0.07, top + h * 0.76, width * 0.86, h * 0.18}, 10, -0.18);
    for (const double side : {0.0, 0.885})
        block({left + width * side, top + h * 0.30, width * 0.115, h * 0.62}, 26, 0.04);
    const double c = width * 0.17;
    paintCushion(canvas, {left + width * 0.13, top + h * 0.20, c, c}, QColor(rng.pick(Covers)), rng.range(-14, 4));
    if (rng.chance(0.7))
        paintCushion(canvas, {left + width * 0.70, top + h * 0.20, c, c}, QColor(rng.pick(Covers)), rng.range(-4, 14));
}

void paintFloorLamp(Canvas &canvas, double x, double floorY, double height)
{
    canvas.soft(ellipse({x + 8, floorY + 3}, 62, 11), faded(QColor(0, 0, 0), 0.5), 8);
    canvas.fill(ellipse({x, floorY}, 56, 10), QColor(44, 42, 42));
    canvas.fill(rounded({x - 4, floorY - height, 8, height}, 3), cylinder(x - 4, x + 4, QColor(70, 66, 64), 0.8));
    QPainterPath shade;
    const double top = floorY - height - 30;
    shade.addPolygon(QPolygonF({{x - 56, top}, {x + 56, top}, {x + 92, top + 128}, {x - 92, top + 128}}));
    shade.closeSubpath();
    QLinearGradient light(x - 92, 0, x + 92, 0);
    light.setColorAt(0, QColor(226, 190, 138));
    light.setColorAt(0.5, QColor(255, 243, 212));
    light.setColorAt(1, QColor(214, 172, 120));
    canvas.fill(shade, light);
    canvas.glow({x, top + 90}, 420, faded(QColor(255, 218, 150), 0.50), QPainter::CompositionMode_SoftLight);
    canvas.glow({x, top + 120}, 300, faded(QColor(255, 226, 170), 0.30));
}
} // namespace

void paintLivingRoom(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor paint(rng.pick(Paints));
    const double horizon = canvas.h() * rng.range(0.66, 0.71);
    canvas.backdrop({0, 0, canvas.w(), horizon}, {{0, toned(paint, -0.10)}, {0.6, paint}, {1, toned(paint, -0.06)}});
    QPainterPath wall;
    wall.addRect(0, 0, canvas.w(), horizon);
    canvas.texture(wall, grainTile(256, 12, 1, 60, quint32(rng.next())), 380, 0.22);
    canvas.glow({0, canvas.h() * 0.2}, canvas.w() * 0.8, faded(QColor(255, 242, 214), 0.60));
    canvas.glow({canvas.w(), canvas.h() * 0.4}, canvas.w() * 0.6, faded(QColor(36, 30, 40), 0.30));
    paintFloor(canvas, horizon, QColor(rng.pick(Floors)));
    canvas.fill(rounded({-10, horizon - 26, canvas.w() + 20, 28}, 0), toned(paint, 0.45));
    canvas.fill(rounded({-10, horizon - 2, canvas.w() + 20, 4}, 0), faded(QColor(0, 0, 0), 0.4));
    paintWindowLight(canvas, horizon);

    const double cx = canvas.w() * rng.range(0.46, 0.56);
    const double width = std::min(canvas.w() * 0.62, 820.0);
    const int frames = rng.whole(1, 3);
    const double each = width * (frames == 1 ? 0.34 : 0.22);
    for (int i = 0; i < frames; ++i) {
        const double x = cx + (i - (frames - 1) / 2.0) * each * 1.25 - each / 2;
        paintFrame(canvas, {x, canvas.h() * 0.12, each, each * (frames == 1 ? 0.8 : 1.3)});
    }
    const double sofaFloor = canvas.h() * 0.80;
    QPainterPath rug = ellipse({cx, canvas.h() * 0.87}, width * 0.62, canvas.h() * 0.085);
    canvas.soft(rug.translated(0, 6), faded(QColor(0, 0, 0), 0.25), 6);
    const QColor rugColour = toned(QColor(rng.pick(Covers)), 0.35);
    canvas.fill(rug, rugColour);
    canvas.fill(ellipse({cx, canvas.h() * 0.87}, width * 0.55, canvas.h() * 0.072), toned(rugColour, 0.25));
    canvas.fill(ellipse({cx, canvas.h() * 0.87}, width * 0.52, canvas.h() * 0.067), rugColour);
    canvas.texture(rug, weaveTile(128, 8, quint32(rng.next())), 60, 0.6);
    paintSofa(canvas, cx, sofaFloor, width, QColor(rng.pick(Covers)));
    const double lampX = std::min(canvas.w() - 110, cx + width * 0.5 + rng.range(70, 110));
    paintFloorLamp(canvas, lampX, canvas.h() * 0.79, canvas.h() * 0.42);
}

namespace
{
void paintShelf(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const double shelfY = canvas.h() * 0.26;
    const double shelfX = canvas.w() * rng.range(0.12, 0.44);
    const double shelfW = canvas.w() * 0.48;
    QPainterPath below;
    below.addRect(shelfX, shelfY + 20, shelfW, 46);
    canvas.soft(below, faded(QColor(20, 14, 14), 0.34), 18);
    double x = shelfX + 26;
    while (x < shelfX + shelfW - 190) {
        const double w = rng.range(20, 40);
        const double h = rng.range(120, 178);
        const QColor cover = toned(QColor(rng.pick(Covers)), rng.range(-0.2, 0.2));
        const QPainterPath book = rounded({x, shelfY - h, w, h}, 3);
        canvas.fill(book, cylinder(x - 6, x + w + 10, cover, 0.05));
        canvas.fill(rounded({x + 3, shelfY - h * 0.8, w - 6, 5}, 1), faded(QColor(250, 240, 220), 0.6));
        canvas.fill(rounded({x + 3, shelfY - h * 0.25, w - 6, 12}, 1), faded(QColor(250, 240, 220), 0.45));
        x += w + 1.5;
        if (rng.chance(0.12))
            x += rng.range(16, 50);
    }
    paintFrame(canvas, {shelfX + shelfW - 160, shelfY - 150, 112, 148});
    QLinearGradient board(0, shelfY, 0, shelfY + 22);
    board.setColorAt(0, QColor(206, 164, 116));
    board.setColorAt(1, QColor(140, 98, 60));
    canvas.fill(rounded({shelfX, shelfY, shelfW, 22}, 3), board);
}

void paintLaptop(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    QPainter &p = canvas.painter();
    const double lx = canvas.w() * 0.5;
    const double ly = canvas.h() * 0.80;
    canvas.soft(rounded({lx - 260, ly - 6, 560, 44}, 20), faded(QColor(0, 0, 0), 0.55), 14);
    const QRectF screen(lx - 230, ly - 310, 460, 296);
    canvas.fill(rounded(screen, 14), QColor(46, 48, 52));
    const QRectF glass = screen.adjusted(12, 12, -12, -14);
    const QColor tint(rng.pick(Covers));
    canvas.backdrop(glass, {{0, toned(tint, 0.55)}, {0.6, toned(tint, 0.1)}, {1, toned(tint, -0.35)}});
    p.save();
    p.setClipRect(glass);
    for (int i = 0; i < 3; ++i)
        canvas.fill(
            ellipse({glass.left() + glass.width() * (0.2 + 0.35 * i), glass.bottom() + 30 - i * 10}, 190, 110 - i * 16),
            toned(tint, -0.30 - 0.15 * i));
    QPainterPath shine;
    shine.addPolygon(QPolygonF(
        {glass.topLeft(), {glass.left() + 200, glass.top()}, {glass.left() + 60, glass.bottom()}, glass.bottomLeft()}));
    canvas.fill(shine, faded(QColor(255, 255, 255), 0.08));
    p.restore();
    QPainterPath base;
    base.addPolygon(QPolygonF({{lx - 232, ly - 14}, {lx + 232, ly - 14}, {lx + 280, ly + 26}, {lx - 280, ly + 26}}));
    QLinearGradient metal(0, ly - 14, 0, ly + 30);
    metal.setColorAt(0, QColor(176, 178, 182));
    metal.setColorAt(1, QColor(222, 223, 226));
    canvas.fill(base, metal);
    canvas.fill(rounded({lx - 280, ly + 25, 560, 9}, 4), QColor(140, 142, 146));
    for (int row = 0; row < 3; ++row) {
        const double y = ly - 9 + row * 8;
        const double inset = 205 + row * 9;
        canvas.fill(rounded({lx - inset, y, 2 * inset, 6}, 2), QColor(58, 60, 64));
    }
}

void paintCupAndNotebook(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    QPainter &p = canvas.painter();
    const QPointF cup(canvas.w() * 0.5 + 370, canvas.h() * 0.85);
    const QList<QPointF> profile{{50, 104}, {48, 60}, {44, 20}, {36, 0}};
    const QPainterPath shape = lathe(cup, profile);
    canvas.groundShadow({cup.x() - 46, cup.y() - 6, 92, 14}, 1);
    const QColor glaze(rng.pick(Covers));
    canvas.fill(shape, cylinder(cup.x() - 50, cup.x() + 50, toned(glaze, 0.3), 0.5));
    canvas.fill(ellipse(cup - QPointF(0, 104), 50, 10), toned(glaze, 0.45));
    canvas.fill(ellipse(cup - QPointF(0, 103), 44, 8), QColor(58, 36, 24));
    p.save();
    p.translate(canvas.w() * 0.5 - 420, canvas.h() * 0.875);
    p.shear(-0.5, 0);
    canvas.fill(rounded({-4, 6, 220, 66}, 4), faded(QColor(0, 0, 0), 0.35));
    canvas.fill(rounded({-10, -4, 220, 66}, 4), toned(QColor(rng.pick(Covers)), 0.05));
    canvas.fill(rounded({0, -4, 7, 66}, 0), faded(QColor(255, 255, 255), 0.25));
    p.restore();
}
} // namespace

void paintDesk(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const QColor paint(rng.pick(Paints));
    const double edge = canvas.h() * 0.68;
    canvas.backdrop({0, 0, canvas.w(), edge}, {{0, toned(paint, -0.05)}, {1, toned(paint, 0.12)}});
    QPainterPath wall;
    wall.addRect(0, 0, canvas.w(), edge);
    canvas.texture(wall, grainTile(256, 12, 1, 60, quint32(rng.next())), 380, 0.22);
    canvas.glow({canvas.w() * 0.1, 0}, canvas.w() * 0.8, faded(QColor(255, 244, 220), 0.55));
    canvas.painter().drawImage(
        QRectF(0, edge, canvas.w(), canvas.h() - edge),
        woodTexture({int(canvas.w()), int(canvas.h() - edge)}, QColor(rng.pick(Floors)), 3, quint32(rng.next())));
    canvas.backdrop({0, edge, canvas.w(), canvas.h() - edge},
                    {{0, faded(QColor(255, 246, 230), 0.25)}, {1, faded(QColor(20, 10, 6), 0.30)}});
    paintShelf(canvas);
    canvas.zoom({canvas.w() / 2, canvas.h()}, 1.18);
    paintLaptop(canvas);
    paintCupAndNotebook(canvas);
}

} // namespace td::samples
