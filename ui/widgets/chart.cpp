// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart.h"

#include "ui/theme/paint.h"
#include "ui/widgets/chartpaint.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>

namespace td
{

Chart::Chart(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Chart::setData(const ChartData &data)
{
    m_data = data;
    m_hover = -1;
    update();
}

QSize Chart::sizeHint() const
{
    return {Theme::em() * 26, Theme::em() * 11};
}

QSize Chart::minimumSizeHint() const
{
    return {Theme::em() * 14, Theme::em() * 9};
}

void Chart::render(QPainter &painter, const QRectF &area) const
{
    paintChart(painter, m_data, area);
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    render(painter, rect());
    if (m_hover >= 0 && m_hover < m_data.categories.size())
        paintChartColumn(painter, m_data, rect(), m_hover);
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), radius::control);
}

void Chart::mouseMoveEvent(QMouseEvent *event)
{
    const ChartGeometry g = chartGeometry(m_data, rect());
    int nearest = -1;
    double distance = 1e9;
    for (int c = 0; c < g.columns; ++c) {
        const double d = std::abs(g.x(c) - event->position().x());
        if (d < distance) {
            distance = d;
            nearest = c;
        }
    }
    if (!g.plot.adjusted(-8, -8, 8, 8).contains(event->position()))
        nearest = -1;
    if (nearest != m_hover) {
        m_hover = nearest;
        setCursor(m_hover >= 0 && m_data.explain ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void Chart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_hover >= 0)
        explainColumn();
}

void Chart::explainColumn()
{
    const int last = int(m_data.categories.size()) - 1;
    if (!m_data.explain || last < 0)
        return;
    const int column = m_hover < 0 ? last : qMin(m_hover, last);
    const ChartGeometry g = chartGeometry(m_data, rect());
    const QRect place(int(g.x(column)), int(g.plot.top()), 1, int(g.plot.height()));
    showExplanation(m_data.explain(column), this, QRect(mapToGlobal(place.topLeft()), place.size()));
}

void Chart::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int columns = int(m_data.categories.size());
    if (columns > 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const int step = event->key() == Qt::Key_Left ? -1 : 1;
        m_hover = m_hover < 0 ? columns - 1 : qBound(0, m_hover + step, columns - 1);
        update();
        return;
    }
    if (m_data.explain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        explainColumn();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace td
