// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sharebar.h"

#include "ui/theme/paint.h"

#include <QPainter>
#include <QPainterPath>

namespace td
{

using namespace Qt::StringLiterals;

ShareBar::ShareBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setParts(const QList<SharePart> &parts)
{
    m_parts = parts;
    QStringList spoken;
    for (const SharePart &part : parts)
        spoken.append(QString(part.name % u' ' % part.valueText));
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

void ShareBar::setTotal(double total)
{
    m_total = total;
    update();
}

void ShareBar::setThickness(int px)
{
    m_thickness = px;
    updateGeometry();
}

void ShareBar::setLabelled(bool labelled)
{
    m_labelled = labelled;
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(labelled);
    setSizePolicy(policy);
    updateGeometry();
}

QSize ShareBar::sizeHint() const
{
    return {240, m_thickness + (m_labelled ? space::s2 + fontMetrics().height() : 0)};
}

QSize ShareBar::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

int ShareBar::heightForWidth(int width) const
{
    return layoutLabels(width, nullptr);
}

int ShareBar::layoutLabels(int width, QPainter *painter) const
{
    const Theme &theme = Theme::current();
    const QFontMetrics metrics = fontMetrics();
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics strongMetrics(strong);
    int x = 0;
    int y = m_thickness + space::s2;
    for (const SharePart &part : m_parts) {
        const int nameWidth = metrics.horizontalAdvance(part.name);
        const int valueWidth = strongMetrics.horizontalAdvance(part.valueText);
        const int whole = 16 + nameWidth + space::s2 + valueWidth;
        if (x > 0 && x + whole > width) {
            x = 0;
            y += metrics.height() + space::s1;
        }
        if (painter) {
            paintRound(*painter, QRectF(x, y + (metrics.height() - 10) / 2.0, 10, 10), 2, part.color);
            painter->setFont(font());
            painter->setPen(theme.color(ColorRole::Text2));
            painter->drawText(x + 16, y + metrics.ascent(), part.name);
            painter->setFont(strong);
            painter->setPen(theme.color(ColorRole::Text));
            painter->drawText(x + 16 + nameWidth + space::s2, y + metrics.ascent(), part.valueText);
        }
        x += whole + space::s5;
    }
    return y + metrics.height();
}

void ShareBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, m_labelled ? 0 : (height() - m_thickness) / 2.0, width(), m_thickness);
    const qreal round = qMin(m_thickness / 2.0, double(radius::chip));
    paintRound(painter, track, round, theme.color(ColorRole::Sunken),
               theme.isHighContrast() ? theme.color(ColorRole::Grid) : QColor());
    double total = m_total;
    if (total <= 0) {
        for (const SharePart &part : m_parts)
            total += part.value;
    }
    if (total > 0) {
        QPainterPath clip;
        clip.addRoundedRect(track, round, round);
        painter.save();
        painter.setClipPath(clip);
        double x = track.left();
        int drawn = 0;
        for (const SharePart &part : m_parts) {
            if (part.value <= 0)
                continue;
            // A part that is there is seen, however small its share.
            const double w = qMax(3.0, track.width() * part.value / total);
            const double gap = drawn++ ? 1.0 : 0.0;
            painter.fillRect(QRectF(x + gap, track.top(), qMax(1.0, w - gap), track.height()), part.color);
            x += w;
        }
        painter.restore();
    }
    if (m_labelled)
        layoutLabels(width(), &painter);
}

} // namespace td
