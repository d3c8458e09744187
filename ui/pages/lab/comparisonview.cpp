// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lab/comparisonview.h"

#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace td
{

namespace
{

constexpr double LargestComparisonZoom = 16;
constexpr double ZoomStep = 1.25;
constexpr double SplitStep = 0.02;
constexpr double LineReach = 6; ///< px beside the line where it can be grabbed

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 180);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Comparison of two versions"));
    setAccessibleDescription(tr("Left and right arrows move the line, plus and minus zoom, 0 shows the whole picture"));
}

void ComparisonView::setPictures(const QImage &left, const QImage &right)
{
    if (left.size() != m_left.size()) {
        m_zoom = 0;
        m_offset = {};
    }
    m_left = left;
    m_right = right;
    m_message.clear();
    update();
}

void ComparisonView::setMessage(const QString &message)
{
    m_message = message;
    update();
}

double ComparisonView::scale() const
{
    if (m_zoom > 0)
        return m_zoom / devicePixelRatioF();
    if (m_left.isNull())
        return 1;
    return std::min({double(width()) / m_left.width(), double(height()) / m_left.height(), 1.0});
}

QRectF ComparisonView::pictureRect() const
{
    const QSizeF size = QSizeF(m_left.size()) * scale();
    const QPointF middle = QPointF(width() / 2.0, height() / 2.0) + m_offset;
    return {middle - QPointF(size.width() / 2, size.height() / 2), size};
}

void ComparisonView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() * devicePixelRatioF() < 1.5);
    painter.fillRect(rect(), theme.color(ColorRole::Sunken));
    const double line = std::round(m_split * width());
    if (!m_left.isNull() && !m_right.isNull()) {
        const QRectF target = pictureRect();
        painter.setClipRect(QRectF(0, 0, line, height()));
        painter.drawImage(target, m_left);
        painter.setClipRect(QRectF(line, 0, width() - line, height()));
        painter.drawImage(target, m_right);
        painter.setClipping(false);
        painter.fillRect(QRectF(line - 1, 0, 2, height()), theme.color(ColorRole::Accent));
    }
    if (!m_message.isEmpty()) {
        painter.setPen(theme.color(ColorRole::Text2));
        painter.setFont(theme.font(TextRole::Body));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    if (hasKeyboardFocus(*this))
        paintFocusRing(painter, rect(), 0);
}

bool ComparisonView::isOnLine(QPointF at) const
{
    return std::abs(at.x() - m_split * width()) <= LineReach;
}

void ComparisonView::setSplit(double split)
{
    m_split = std::clamp(split, 0.0, 1.0);
    update();
}

void ComparisonView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = isOnLine(event->position()) ? Drag::Line : Drag::Picture;
    m_grab = event->position() - m_offset;
}

void ComparisonView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Line) {
        setSplit(event->position().x() / std::max(1, width()));
    } else if (m_drag == Drag::Picture) {
        m_offset = event->position() - m_grab;
        update();
    } else {
        setCursor(isOnLine(event->position()) ? Qt::SplitHCursor : Qt::OpenHandCursor);
    }
}

void ComparisonView::mouseReleaseEvent(QMouseEvent *)
{
    m_drag = Drag::None;
}

void ComparisonView::zoomBy(double factor, QPointF around)
{
    const double before = scale();
    m_zoom = std::clamp(before * devicePixelRatioF() * factor, 0.05, LargestComparisonZoom);
    // What is under the pointer stays under it.
    const QPointF fromMiddle = around - QPointF(width() / 2.0, height() / 2.0);
    m_offset = fromMiddle - (fromMiddle - m_offset) * (scale() / before);
    update();
}

void ComparisonView::wheelEvent(QWheelEvent *event)
{
    zoomBy(event->angleDelta().y() > 0 ? ZoomStep : 1 / ZoomStep, event->position());
    event->accept();
}

void ComparisonView::keyPressEvent(QKeyEvent *event)
{
    const QPointF middle(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        return setSplit(m_split - SplitStep);
    case Qt::Key_Right:
        return setSplit(m_split + SplitStep);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(ZoomStep, middle);
    case Qt::Key_Minus:
        return zoomBy(1 / ZoomStep, middle);
    case Qt::Key_0:
        m_zoom = 0;
        m_offset = {};
        return update();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace td
