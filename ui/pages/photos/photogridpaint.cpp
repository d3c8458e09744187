// SPDX-License-Identifier: GPL-3.0-or-later
// How PhotoGridView is drawn.
#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/theme/paint.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace td
{

void PhotoGridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const std::pair<int, int> shown = visibleRows();
    if (shown.first >= 0) {
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        for (int row = shown.first; row <= shown.second; ++row) {
            const QModelIndex index = model()->index(row, 0);
            option.rect = visualRect(index);
            if (!event->region().intersects(option.rect))
                continue;
            option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
            option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex().row() == row);
            option.state.setFlag(QStyle::State_KeyboardFocusChange,
                                 window()->testAttribute(Qt::WA_KeyboardFocusChange));
            itemDelegate()->paint(&painter, option, index);
        }
    }
    paintBand(painter);
    paintBubble(painter);
}

void PhotoGridView::paintBand(QPainter &painter) const
{
    if (m_band.isNull())
        return;
    const Theme &theme = Theme::current();
    paintRound(painter, QRectF(m_band.translated(0, -verticalOffset())), radius::chip,
               theme.color(ColorRole::Accent, 0.12), theme.color(ColorRole::Accent));
}

void PhotoGridView::paintBubble(QPainter &painter) const
{
    const auto *delegate = qobject_cast<const PhotoDelegate *>(itemDelegate());
    const std::pair<int, int> shown = visibleRows();
    if (!m_bubble || !delegate || shown.first < 0)
        return;
    const QString text = delegate->placeText(model()->index(shown.first, 0));
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::current();
    const QFont font = theme.font(TextRole::Medium);
    const QFontMetrics metrics(font);
    const QScrollBar *bar = verticalScrollBar();
    const double share = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    const int height = metrics.height() + space::s3;
    const int width = metrics.horizontalAdvance(text) + space::s6;
    const QRectF box(viewport()->width() - width - space::s2, share * (viewport()->height() - height), width, height);
    paintShadow(painter, box, radius::control, space::s3);
    paintRound(painter, box, radius::control, theme.color(ColorRole::Raised), theme.color(ColorRole::Border));
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace td
