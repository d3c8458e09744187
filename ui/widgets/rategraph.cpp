// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rategraph.h"

#include "ui/support/format.h"
#include "ui/theme/paint.h"

#include <QPainterPath>

#include <algorithm>

namespace td
{

RateGraph::RateGraph(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Rate of the last two minutes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RateGraph::add(double bytesPerSecond)
{
    m_samples.append(std::max(0.0, bytesPerSecond));
    if (m_samples.size() > Samples)
        m_samples.removeFirst();
    const double most = *std::max_element(m_samples.cbegin(), m_samples.cend());
    const QString words = tr("now %1, at most %2").arg(format::rate(m_samples.last()), format::rate(most));
    setAccessibleDescription(words);
    setToolTip(words);
    update();
}

bool RateGraph::isFlat() const
{
    return std::all_of(m_samples.cbegin(), m_samples.cend(), [](double sample) { return sample <= 0; });
}

QSize RateGraph::sizeHint() const
{
    return {Theme::em() * 20, Theme::em() * 3};
}

QSize RateGraph::minimumSizeHint() const
{
    return {Theme::em() * 8, Theme::em() * 3};
}

void RateGraph::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0, 1, 0, -1);
    painter.setPen(theme.color(ColorRole::Grid));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_samples.size() < 2)
        return;
    const double most = std::max(1.0, *std::max_element(m_samples.cbegin(), m_samples.cend()));
    const auto at = [&](qsizetype i) {
        const double x = area.right() - double(m_samples.size() - 1 - i) * area.width() / (Samples - 1);
        return QPointF(x, area.bottom() - m_samples[i] / most * area.height());
    };
    QPainterPath line(at(0));
    for (qsizetype i = 1; i < m_samples.size(); ++i)
        line.lineTo(at(i));
    QPainterPath fill = line;
    fill.lineTo(area.right(), area.bottom());
    fill.lineTo(at(0).x(), area.bottom());
    fill.closeSubpath();
    painter.fillPath(fill, theme.color(ColorRole::AccentSoft));
    painter.setPen(QPen(theme.color(ColorRole::Accent), 1.5));
    painter.drawPath(line);
}

} // namespace td
