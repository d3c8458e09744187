// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/scenes.h"

#include "app/samples/noise.h"

#include <array>
#include <cmath>

namespace td::samples
{

namespace
{
struct Dusk {
    QRgb top;
    QRgb middle;
    QRgb low;
    QRgb stone;
};
constexpr std::array<Dusk, 4> Dusks{{
    {0x131a36, 0x3b3f73, 0xe08a62, 0x1b2036},
    {0x0c1428, 0x1f3a5c, 0x6e8fae, 0x101a2a},
    {0x2a2348, 0x8d4f7c, 0xf6a86c, 0x231c36},
    {0x1c2f4f, 0x5a7fa6, 0xf1cfa6, 0x1f2a3c},
}};

void paintTower(Canvas &canvas, const QRectF &rect, const QColor &stone, double lit)
{
    Rng &rng = canvas.rng();
    QPainter &p = canvas.painter();
    QLinearGradient shade(rect.topLeft(), rect.topRight());
    shade.setColorAt(0, toned(stone, 0.10));
    shade.setColorAt(0.5, stone);
    shade.setColorAt(1, toned(stone, -0.35));
    p.fillRect(rect, shade);
    if (rng.chance(0.3))
        p.fillRect(QRectF(rect.center().x() - 2, rect.top() - rng.range(30, 80), 4, 82), stone);
    const double w = rng.range(7, 11);
    const double h = w * rng.range(1.1, 1.6);
    constexpr std::array<QRgb, 4> lamps{0xffd995, 0xffe9c2, 0xffc46e, 0xcfe4ff};
    for (double y = rect.top() + 14; y + h < rect.bottom() - 6; y += h * 1.9) {
        for (double x = rect.left() + 8; x + w < rect.right() - 6; x += w * 1.8) {
            if (rng.chance(lit))
                p.fillRect(QRectF(x, y, w, h), faded(QColor(rng.pick(lamps)), rng.range(0.55, 1.0)));
            else if (rng.chance(0.6))
                p.fillRect(QRectF(x, y, w, h), faded(toned(stone, 0.22), 0.5));
        }
    }
}
} // namespace

void paintCity(Canvas &canvas)
{
    Rng &rng = canvas.rng();
    const Dusk &dusk = rng.pick(Dusks);
    const double water = canvas.h() * rng.range(0.70, 0.78);
    canvas.backdrop({0, 0, canvas.w(), water},
                    {{0, QColor(dusk.top)}, {0.55, QColor(dusk.middle)}, {1, QColor(dusk.low)}});
    const QSize size(canvas.pixels().width() / 5, int(canvas.pixels().height() / 5 * water / canvas.h()));
    canvas.painter().drawImage(QRectF(0, 0, canvas.w(), water),
                               cloudLayer(size, rng.range(0.25, 0.5), 3.2,
                                          mixed(QColor(dusk.low), QColor(dusk.middle), 0.25), QColor(dusk.middle),
                                          quint32(rng.next())));
    canvas.glow({canvas.w() * rng.range(0.2, 0.8), water}, canvas.w() * 0.6, faded(QColor(dusk.low), 0.65));
    for (int layer = 0; layer < 3; ++layer) {
        const double t = layer / 2.0;
        const QColor stone = mixed(mixed(QColor(dusk.low), QColor(dusk.stone), 0.45), QColor(dusk.stone), t);
        double x = -rng.range(0, 60);
        while (x < canvas.w()) {
            const double w = rng.range(54, 120);
            const double centre = 1 - std::abs((x + w / 2) / canvas.w() - 0.5) * 1.1;
            const double h = canvas.h() * (0.12 + rng.unit() * 0.34 * centre) * (1.05 - 0.28 * t);
            paintTower(canvas, {x, water - h, w, h + 4}, toned(stone, rng.range(-0.12, 0.10)), 0.16 + 0.26 * t);
            x += w + (rng.chance(0.25) ? rng.range(4, 40) : rng.range(-6, 4));
        }
        QPainterPath haze;
        haze.addRect(-40, water - 60, canvas.w() + 80, 60);
        if (layer < 2)
            canvas.soft(haze, faded(QColor(dusk.low), 0.22), 40);
    }
    // The river mirrors what stands above it, drawn out and broken by waves.
    QPainter &p = canvas.painter();
    const double scale = canvas.pixels().width() / canvas.w();
    const double depth = canvas.h() - water;
    p.save();
    p.resetTransform();
    const QImage above =
        static_cast<QImage *>(p.device())
            ->copy(0, int((water - depth * 1.3) * scale), canvas.pixels().width(), int(depth * 1.3 * scale));
    const QImage mirrored =
        above.scaled(above.width() / 4, above.height() / 16, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .mirrored(false, true);
    p.drawImage(QRectF(0, water * scale, canvas.pixels().width(), canvas.pixels().height() - water * scale), mirrored);
    p.restore();
    canvas.backdrop({0, water, canvas.w(), depth},
                    {{0, faded(QColor(dusk.stone), 0.30)}, {1, faded(QColor(dusk.top), 0.72)}});
    for (int i = 0; i < 700; ++i) {
        const double t = std::pow(rng.unit(), 1.4);
        const double y = water + 3 + t * depth;
        p.setBrush(faded(rng.chance(0.5) ? QColor(dusk.stone) : mixed(QColor(dusk.low), Qt::white, 0.2),
                         rng.range(0.06, 0.26)));
        p.drawEllipse(QPointF(rng.range(0, canvas.w()), y), 12 + t * rng.range(10, 70), 0.8 + t * 2.4);
    }
    QPainterPath quay;
    quay.addRect(0, water - 5, canvas.w(), 9);
    canvas.fill(quay, toned(QColor(dusk.stone), -0.4));
    for (double x = rng.range(10, 60); x < canvas.w(); x += rng.range(70, 120)) {
        canvas.glow({x, water - 16}, 46, faded(QColor(255, 210, 130), 0.75));
        canvas.fill(ellipse({x, water - 16}, 3.4, 3.4), QColor(255, 244, 214));
    }
}

} // namespace td::samples
