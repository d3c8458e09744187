// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart.h"

#include "ui/theme/paint.h"
#include "ui/widgets/chartpaint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

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
    const QRect place = columnRect(column);
    showExplanation(m_data.explain(column), this, QRect(mapToGlobal(place.topLeft()), place.size()));
}

QRect Chart::columnRect(int column) const
{
    const ChartGeometry g = chartGeometry(m_data, rect());
    return {int(g.x(column)), int(g.plot.top()), 1, int(g.plot.height())};
}

QString Chart::columnText(int column) const
{
    QStringList words = chartColumnLines(m_data, column);
    const QString name = words.takeFirst();
    return QString(name % u": "_s % words.join(u", "_s)).simplified();
}

void Chart::setCurrentColumn(int column)
{
    m_hover = column;
    update();
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(column);
    QAccessible::updateAccessibility(&event);
}

void Chart::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_data.categories.size()) - 1;
    const int before = m_hover;
    switch (last < 0 ? Qt::Key_unknown : Qt::Key(event->key())) {
    case Qt::Key_Left:
        setCurrentColumn(before < 0 ? last : qMax(before - 1, 0));
        return;
    case Qt::Key_Right:
        setCurrentColumn(before < 0 ? last : qMin(before + 1, last));
        return;
    case Qt::Key_Home:
        setCurrentColumn(0);
        return;
    case Qt::Key_End:
        setCurrentColumn(last);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_data.explain)
            break;
        explainColumn();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace td
