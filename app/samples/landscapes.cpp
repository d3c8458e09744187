// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace td::samples
{

namespace
{
struct Sky {
    QRgb top;
    QRgb middle;
    QRgb low;
    QRgb sun;
    QRgb far;  ///< the most distant hills
    QRgb near; ///< the closest ones
};
constexpr std::array<Sky, 6> Skies{{
    {0x2f5f9e, 0x8fb8dc, 0xe6eef0, 0xfff6dc, 0xa9c3d6, 0x27412f}, // clear day
    {0x35426e, 0xb3748a, 0xf4b27a, 0xffe2a8, 0xb98aa0, 0x2a2036}, // sunset
    {0x5b7fa8, 0xbfd0dc, 0xf7e3c6, 0xfff0cc, 0xbccad2, 0x3b4a3a}, // morning
    {0x1e2c4c, 0x4e5f8c, 0xd98d6c, 0xffc98a, 0x7a7da0, 0x141a28}, // late dusk
    {0x6d8794, 0xa9b9bd, 0xdfe2dc, 0xf6f3e6, 0xb4c2c4, 0x35443f}, // overcast
    {0x3a6ea5, 0xf0c9a0, 0xf8dfb4, 0xfff3d0, 0xd2b6a4, 0x4a3b3a}, // golden hour
}};

QRect cloudSize(const Canvas &canvas)
{
    return {0, 0, canvas.pixels().width() / 5, canvas.pixels().height() / 5};
}

void paintSky(Canvas &canvas, const Sky &sky, double horizon, double cover, QPointF sun, double flatness)
{
    Rng &rng = canvas.rng();
    canvas.backdrop({0, 0, canvas.w(), horizon + 2},
                    {{0, QColor(sky.top)}, {0.6, QColor(sky.middle)}, {1, QColor(sky.low)}});
    canvas.glow(sun, canvas.w() * 0.75, faded(QColor(sky.sun), 0.55));
    canvas.glow(sun, canvas.w() * 0.22, faded(QColor(sky.sun), 0.80));
    const QColor lit = mixed(QColor(sky.sun), Qt::white, 0.45);
    const QColor shaded = mixed(QColor(sky.middle), QColor(sky.far), 0.5);
    const QSize size = cloudSize(canvas).size();
    const QImage clouds = cloudLayer({size.width(), int(size.height() * horizon / canvas.h())}, cover, flatness, lit,
                                     shaded, quint32(rng.next()));
    canvas.painter().save();
    canvas.painter().setOpacity(0.92);
    canvas.painter().drawImage(QRectF(0, 0, canvas.w(), horizon), clouds);
    canvas.painter().restore();
}

/// Height of a range of hills, 0 to about 1, at a place along the picture.
double rise(double x, double roughness, int octaves, quint32 seed)
{
    const double n = fractalNoise(x / 1000 * roughness, 3.7, octaves, seed);
    if (octaves <= 3)
        return 0.5 + n;
    // Folded noise makes crests where plain noise makes domes; a slow swell makes some of them stand out.
    const double swell = 0.55 + 0.45 * smoothNoise(x / 1000 * roughness * 0.4, 9.1, seed + 5);
    return (1 - 1.9 * std::abs(n)) * swell;
}

QPainterPath ridge(const Canvas &canvas, double base, double height, double roughness, int octaves, quint32 seed)
{
    QPainterPath path;
    path.moveTo(-10, canvas.h() + 10);
    for (double x = -10; x <= canvas.w() + 14; x += 3)
        path.lineTo(x, base - rise(x, roughness, octaves, seed) * height);
    path.lineTo(canvas.w() + 10, canvas.h() + 10);
    path.closeSubpath();
    return path;
}

/// The slopes of a range that turn away from the sun, as one soft shade.
void paintSlopes(Canvas &canvas, const QPainterPath &range, double base, double height, double roughness, quint32 seed,
                 bool sunLeft, const QColor &shade)
{
    // From each summit down its far side to the next hollow, and back along a spur below the summit.
    constexpr double step = 5;
    const double sign = sunLeft ? 1 : -1;
    const auto crestAt = [&](double x) { return QPointF(x, base - rise(x, roughness, 5, seed) * height); };
    QPainterPath dark;
    dark.setFillRule(Qt::WindingFill);
    for (double x = sunLeft ? -120 : canvas.w() + 120; x > -130 && x < canvas.w() + 130;) {
        QPolygonF side{crestAt(x)};
        while (crestAt(x + sign * step).y() > crestAt(x).y() - 0.4 && side.size() < 400) {
            x += sign * step;
            side.append(crestAt(x));
        }
        const double fall = side.last().y() - side.first().y();
        x += sign * step;
        if (fall < height * 0.05)
            continue;
        const QPointF summit = side.first();
        const double spur = std::min(fall * 1.5, (base - summit.y()) * 0.9);
        side.prepend(summit - QPointF(0, 12));
        side.append(summit + QPointF(sign * spur * 0.42, spur));
        side.append(summit + QPointF(sign * spur * 0.05, spur * 0.55));
        side.append(summit + QPointF(sign * spur * 0.14, spur * 0.28));
        dark.addPolygon(side);
        dark.closeSubpath();
    }
    if (!dark.isEmpty())
        canvas.soft(dark, shade, 5, range);
}

void paintTree(QPainter &p, QPointF foot, double height, const QColor &colour)
{
    QPainterPath tree;
    tree.moveTo(foot + QPointF(0, -height));
    const int tiers = 7;
    for (int side = 1; side >= -1; side -= 2) {
        for (int i = 1; i <= tiers; ++i) {
            const int tier = side > 0 ? i : tiers + 1 - i;
            const double t = double(tier) / tiers;
            const double reach = height * 0.20 * t;
            const QPointF out = foot + QPointF(side * reach, -height * (1 - t) * 0.96 - height * 0.05);
            const QPointF in = foot + QPointF(side * reach * 0.45, -height * (1 - t) * 0.96 - height * 0.09);
            tree.lineTo(side > 0 ? out : in);
            tree.lineTo(side > 0 ? in : out);
        }
    }
    tree.closeSubpath();
    p.fillPath(tree, colour);
    p.fillRect(QRectF(foot.x() - height * 0.014, foot.y() - height * 0.08, height * 0.028, height * 0.1), colour);
}

void paintBroadTree(Canvas &canvas, QPointF foot, double height, const QColor &colour)
{
    Rng &rng = canvas.rng();
    const double r = height * 0.36;
    canvas.soft(ellipse(foot + QPointF(r * 0.5, 2), r * 1.25, r * 0.16), faded(QColor(10, 20, 10), 0.48), 6);
    canvas.fill(rounded({foot.x() - height * 0.022, foot.y() - height * 0.35, height * 0.044, height * 0.36}, 3),
                QColor(58, 44, 34));
    const QPointF crown = foot + QPointF(0, -height * 0.56);
    canvas.fill(ellipse(crown, r * 0.86, r * 0.84), toned(colour, -0.42));
    // From the shaded side to the lit one, small tufts of leaves.
    for (int i = 0; i < 90; ++i) {
        const double t = i / 89.0;
        const double angle = rng.range(0, 6.283);
        const double away = std::sqrt(rng.unit()) * r * 0.92;
        const QPointF at = crown + QPointF(std::cos(angle) * away - r * 0.16 * (t - 0.3),
                                           std::sin(angle) * away * 0.94 - r * 0.20 * (t - 0.3));
        const double light = (crown.y() - at.y()) / r * 0.26 + (crown.x() - at.x()) / r * 0.14 - 0.18 + t * 0.18;
        const double size = r * rng.range(0.10, 0.20);
        canvas.fill(ellipse(at, size, size * 0.84),
                    toned(colour, std::clamp(light + rng.range(-0.06, 0.06), -0.45, 0.32)));
    }
}
/// The sides of a dune away from the sun: sharp along the crest, soft below.
void paintLeeSides(Canvas &canvas, const QPainterPath &dune, const QList<QPointF> &crest, double height, bool sunLeft,
                   const QColor &shade)
{
    for (qsizetype from = 0; from + 1 < crest.size();) {
        qsizetype to = from;
        while (to + 1 < crest.size() && (crest[to + 1].y() > crest[to].y()) == sunLeft)
            ++to;
        if (to == from) {
            ++from;
            continue;
        }
        QList<QPointF> outline;
        for (qsizetype n = from; n <= to; ++n)
            outline.append(crest[n] + QPointF(0, -40));
        const double lean = (sunLeft ? 1 : -1) * height * 0.9;
        for (qsizetype n = to; n >= from; --n) {
            const double t = double(n - from) / double(to - from);
            const double fromTop = sunLeft ? t : 1 - t;
            const double depth = std::sin(3.14159 * std::pow(fromTop, 0.6));
            outline.append(crest[n] + QPointF(lean * depth * 0.4, 4 + height * 1.1 * depth));
        }
        QPainterPath lee;
        lee.addPolygon(outline);
        lee.closeSubpath();
        canvas.soft(lee, shade, 12, dune);
        from = to + 1;
    }
}
} // namespace

void paintMountains(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const Sky &sky = rng.pick(Skies);
    const double horizon = canvas.h() * 0.62;
    const QPointF sun(canvas.w() * rng.range(0.15, 0.85), canvas.h() * rng.range(0.18, 0.42));
    paintSky(canvas, sky, canvas.h() * 0.72, rng.range(0.30, 0.62), sun, 2.2);
    const bool sunLeft = sun.x() < canvas.w() / 2;
    const int ranges = rng.whole(4, 5);
    for (int i = 0; i < ranges; ++i) {
        const double t = double(i) / (ranges - 1);
        const bool high = t < 0.5;
        const double base = horizon + (canvas.h() * 0.90 - horizon) * std::pow(t, 1.4) + 30;
        const double height = canvas.h() * (high ? 0.42 - 0.22 * t : 0.16 - 0.04 * t);
        const double roughness = high ? 1.5 + t : 1.6;
        const int octaves = high ? 6 : 3;
        const quint32 seed = quint32(rng.next());
        const QPainterPath path = ridge(canvas, base, height, roughness, octaves, seed);
        const QColor colour = mixed(QColor(sky.far), QColor(sky.near), 0.10 + 0.86 * t);
        QLinearGradient shade(0, base - height, 0, base + canvas.h() * 0.16);
        shade.setColorAt(0, toned(colour, 0.04));
        shade.setColorAt(1, mixed(colour, QColor(sky.low), 0.50 * (1 - t) + 0.06));
        canvas.fill(path, shade);
        if (high) {
            QLinearGradient snow(0, base - height * 0.95, 0, base - height * 0.30);
            snow.setColorAt(0, faded(mixed(QColor(sky.sun), Qt::white, 0.6), 0.80));
            snow.setColorAt(1, faded(QColor(255, 252, 250), 0.0));
            canvas.fill(path, snow);
            paintSlopes(canvas, path, base, height, roughness, seed, sunLeft,
                        faded(mixed(QColor(sky.near), QColor(sky.top), 0.5), 0.34));
        }
        canvas.texture(path, grainTile(256, 4, 0.7, 150, seed), 150, 0.10 + 0.16 * t);
        if (t < 0.95) {
            QPainterPath mist;
            mist.addRect(-60, base + 6, canvas.w() + 120, canvas.h() * 0.045);
            canvas.soft(mist, faded(mixed(QColor(sky.low), Qt::white, 0.2), 0.48), 36);
        }
        if (!high && t < 0.95) {
            // A forest along the crest.
            for (double x = -10; x < canvas.w(); x += rng.range(5, 13)) {
                const double y = base - rise(x, roughness, octaves, seed) * height;
                paintTree(canvas.painter(), {x, y + 9}, rng.range(18, 40), toned(colour, rng.range(-0.22, -0.02)));
            }
        }
    }
    const QPainterPath ground = ridge(canvas, canvas.h() * 0.93, canvas.h() * 0.03, 1.4, 3, quint32(rng.next()));
    const QColor dark = toned(QColor(sky.near), -0.35);
    QList<QPointF> feet;
    for (int i = 0; i < 46; ++i)
        feet.append({rng.range(-20, canvas.w() + 20), canvas.h() * rng.range(0.90, 0.99)});
    std::sort(feet.begin(), feet.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
    canvas.fill(ground, dark);
    for (const QPointF &foot : std::as_const(feet))
        paintTree(canvas.painter(), foot, rng.range(70, 150) * (foot.y() / canvas.h()),
                  toned(dark, rng.range(-0.25, 0.10)));
}

void paintSea(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const Sky &sky = rng.pick(Skies);
    const double horizon = canvas.h() * rng.range(0.50, 0.60);
    const QPointF sun(canvas.w() * rng.range(0.25, 0.75), horizon - canvas.h() * rng.range(0.05, 0.16));
    paintSky(canvas, sky, horizon, rng.range(0.35, 0.60), sun, 3.6);
    canvas.fill(ellipse(sun, 26, 26), mixed(QColor(sky.sun), Qt::white, 0.7));
    canvas.glow(sun, 150, faded(QColor(sky.sun), 0.9));
    const double shore = canvas.h() * 0.88;
    const QColor deep = mixed(QColor(sky.top), QColor(12, 44, 62), 0.55);
    canvas.backdrop(
        {0, horizon, canvas.w(), shore - horizon},
        {{0, mixed(QColor(sky.low), deep, 0.45)}, {0.25, mixed(deep, QColor(sky.middle), 0.25)}, {1, deep}});
    QPainter &p = canvas.painter();
    for (int i = 0; i < 1900; ++i) {
        const double t = std::pow(rng.unit(), 1.7);
        const double y = horizon + 2 + t * (shore - horizon);
        const double reach = (14 + t * 150) * 2.0;
        const bool glint = rng.chance(0.45);
        const double x = glint ? sun.x() + (rng.unit() + rng.unit() + rng.unit() - 1.5) * (60 + reach * 1.5)
                               : rng.range(-40, canvas.w());
        const double w = rng.range(5, 20) + t * rng.range(16, 80);
        const double h = 0.7 + t * rng.range(1.2, 3.8);
        const QColor colour =
            glint ? faded(mixed(QColor(sky.sun), Qt::white, 0.35), rng.range(0.25, 0.85))
                  : faded(rng.chance(0.55) ? toned(deep, -0.45) : QColor(sky.middle), rng.range(0.10, 0.34));
        p.setBrush(colour);
        p.drawEllipse(QPointF(x, y), w / 2, h);
    }
    if (rng.chance(0.6)) {
        // A headland in the haze.
        const double side = rng.chance(0.5) ? 0 : canvas.w();
        QPainterPath land;
        land.moveTo(side, horizon + 1);
        const double dir = side > 0 ? -1 : 1;
        for (double d = 0; d <= canvas.w() * 0.42; d += 6) {
            const double fall = 1 - d / (canvas.w() * 0.42);
            land.lineTo(side + dir * d,
                        horizon - fall * canvas.h() * 0.10 - fall * 26 * fractalNoise(d / 90, 1.5, 4, 5));
        }
        land.lineTo(side + dir * canvas.w() * 0.42, horizon + 1);
        land.closeSubpath();
        canvas.fill(land, mixed(QColor(sky.far), QColor(sky.near), 0.45));
    }
    const QPainterPath beach = ridge(canvas, shore + 6, canvas.h() * 0.018, 2.4, 2, quint32(rng.next()));
    const QColor sand = mixed(QColor(206, 180, 142), QColor(sky.far), 0.25);
    canvas.soft(beach.translated(0, -12), faded(QColor(255, 255, 255), 0.75), 7);
    canvas.fill(beach.translated(0, -4), faded(toned(sand, -0.35), 0.85));
    QLinearGradient shade(0, shore, 0, canvas.h());
    shade.setColorAt(0, toned(sand, -0.22));
    shade.setColorAt(0.4, sand);
    shade.setColorAt(1, toned(sand, -0.20));
    canvas.fill(beach.translated(0, 14), shade);
    canvas.texture(beach.translated(0, 14), grainTile(256, 3, 2, 220, quint32(rng.next())), 160, 0.5);
}

void paintHills(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const Sky &sky = Skies[size_t(rng.chance(0.5) ? 0 : (rng.chance(0.5) ? 2 : 5))];
    const double horizon = canvas.h() * 0.56;
    paintSky(canvas, sky, horizon + 40, rng.range(0.42, 0.66), {canvas.w() * rng.range(0.1, 0.9), canvas.h() * 0.12},
             1.5);
    constexpr std::array<QRgb, 4> greens{0x6f8f3f, 0x87973f, 0x5c8246, 0xb59a45};
    const QColor grass(rng.pick(greens));
    for (int i = 0; i < 5; ++i) {
        const double t = i / 4.0;
        const double base = horizon + t * canvas.h() * 0.34;
        const double height = canvas.h() * (0.11 + 0.07 * t);
        const quint32 seed = quint32(rng.next());
        const QPainterPath path = ridge(canvas, base, height, 1.1 + t * 0.5, 2, seed);
        const QColor colour = mixed(mixed(QColor(sky.far), grass, 0.45), toned(grass, rng.range(-0.10, 0.10)), t);
        QLinearGradient shade(0, base - height * 1.2, 0, base + canvas.h() * 0.20);
        shade.setColorAt(0, toned(colour, 0.22));
        shade.setColorAt(0.4, colour);
        shade.setColorAt(1, toned(colour, -0.30));
        canvas.fill(path, shade);
        canvas.soft(ellipse({canvas.w() * rng.unit(), base + 60}, canvas.w() * 0.32, 40),
                    faded(QColor(20, 36, 24), 0.22), 44, path);
        canvas.texture(path, grainTile(256, 3, 2.5, 230, seed), 120 + 120 * t, 0.22 + 0.30 * t);
        const int trees = i == 4 ? 0 : (i == 0 ? rng.whole(8, 16) : rng.whole(2, 6));
        for (int n = 0; n < trees; ++n) {
            const double x = canvas.w() * rng.unit();
            const QPointF foot(x, base - rise(x, 1.1 + t * 0.5, 2, seed) * height + 10);
            paintBroadTree(canvas, foot, (48 + 150 * t) * rng.range(0.75, 1.25),
                           mixed(colour, QColor(42, 70, 36), 0.65));
        }
    }
    QPainter &p = canvas.painter();
    for (int i = 0; i < 900; ++i) {
        const QPointF foot(rng.range(0, canvas.w()), canvas.h() * (1.01 - 0.10 * std::pow(rng.unit(), 1.6)));
        p.setPen(QPen(faded(toned(grass, rng.range(-0.5, 0.25)), 0.8), 2.2, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(foot, foot + QPointF(rng.range(-12, 12), -rng.range(14, 46)));
    }
    p.setPen(Qt::NoPen);
    constexpr std::array<QRgb, 4> blossoms{0xf4efe4, 0xe0b13f, 0xc44f4a, 0x9a83c4};
    const QColor blossom(rng.pick(blossoms));
    for (int i = 0; i < 130; ++i)
        canvas.fill(ellipse({rng.range(0, canvas.w()), canvas.h() * rng.range(0.89, 1.0)}, rng.range(2.6, 5),
                            rng.range(2.4, 4)),
                    faded(blossom, 0.92));
}

void paintDunes(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const Sky &sky = Skies[size_t(rng.chance(0.5) ? 0 : (rng.chance(0.5) ? 5 : 1))];
    const double horizon = canvas.h() * 0.48;
    const QPointF sun(canvas.w() * rng.range(0.1, 0.9), canvas.h() * 0.20);
    paintSky(canvas, sky, horizon + 60, rng.range(0.10, 0.30), sun, 3.0);
    const QColor sand = mixed(QColor(222, 168, 108), QColor(sky.far), 0.12);
    for (int i = 0; i < 5; ++i) {
        const double t = i / 4.0;
        const double base = horizon + t * t * canvas.h() * 0.42 + 20;
        QList<QPointF> crest;
        const double phase = rng.range(0, 6.28);
        const double waves = rng.range(1.0, 1.8);
        const double height = canvas.h() * (0.04 + 0.07 * t);
        for (int n = 0; n <= 12; ++n) {
            const double x = canvas.w() * (n - 0.5) / 11;
            crest.append({x, base - height * std::sin(phase + waves * 6.283 * n / 12) -
                                 height * 0.4 * std::sin(phase * 2 + waves * 11 * n / 12)});
        }
        QPainterPath dune = curve(crest);
        dune.lineTo(canvas.w() * 1.1, canvas.h() + 10);
        dune.lineTo(-canvas.w() * 0.1, canvas.h() + 10);
        dune.closeSubpath();
        const QColor colour = mixed(mixed(sand, QColor(sky.low), 0.55), sand, t);
        QLinearGradient shade(0, base - height, 0, base + canvas.h() * 0.32);
        shade.setColorAt(0, toned(colour, 0.30));
        shade.setColorAt(0.35, colour);
        shade.setColorAt(1, toned(colour, -0.34));
        canvas.fill(dune, shade);
        paintLeeSides(canvas, dune, crest, height, sun.x() < canvas.w() / 2,
                      faded(mixed(toned(sand, -0.55), QColor(92, 52, 70), 0.5), 0.62));
        canvas.texture(dune, grainTile(256, 2.5, 9, 200, quint32(rng.next())), 150 + 150 * t, 0.30 + 0.2 * t);
    }
}

} // namespace td::samples
