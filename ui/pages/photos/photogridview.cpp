// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photogridview.h"

#include "ui/pages/photos/photodelegate.h"
#include "ui/pages/photos/photogridface.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHoverEvent>
#include <QScrollBar>

namespace td
{

namespace
{
constexpr int GapX = space::s3;
constexpr int GapY = space::s4;
constexpr int RegionLimit = 500;
} // namespace

PhotoGridView::PhotoGridView(QWidget *parent)
    : QAbstractItemView(parent)
{
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    installPhotoGridFace();
    setAccessibleName(tr("Photos as a grid"));
    m_bubbleTimer.setSingleShot(true);
    m_bubbleTimer.setInterval(900);
    connect(&m_bubbleTimer, &QTimer::timeout, this, [this] {
        m_bubble = false;
        viewport()->update();
    });
    m_visibleTimer.setSingleShot(true);
    m_visibleTimer.setInterval(30);
    connect(&m_visibleTimer, &QTimer::timeout, this, &PhotoGridView::visibleRowsChanged);
}

void PhotoGridView::setThumbSize(int px)
{
    const int wanted = std::clamp(px, SmallestThumb, LargestThumb);
    if (wanted == m_thumbSize)
        return;
    const std::pair<int, int> shown = visibleRows();
    const QModelIndex keep = currentIndex().isValid() && currentIndex().row() >= shown.first
            && currentIndex().row() <= shown.second
        ? currentIndex()
        : (model() ? model()->index(std::max(0, shown.first), 0) : QModelIndex());
    m_thumbSize = wanted;
    updateGeometries();
    if (keep.isValid())
        scrollTo(keep, PositionAtCenter);
    viewport()->update();
    Q_EMIT thumbSizeChanged(m_thumbSize);
}

void PhotoGridView::layoutCells()
{
    const int width = std::max(SmallestThumb, viewport()->width() - 2 * Frame - 2);
    m_columns = std::max(1, (width + GapX) / (m_thumbSize + GapX));
    const int cellWidth = (width - (m_columns - 1) * GapX) / m_columns;
    const auto *delegate = qobject_cast<const PhotoDelegate *>(itemDelegate());
    const int below = delegate ? delegate->captionHeight() : fontMetrics().height() * 2;
    m_cell = QSize(cellWidth, cellWidth * 3 / 4 + below);
    m_pitch = QSize(m_cell.width() + GapX, m_cell.height() + GapY);
}

QRect PhotoGridView::cellRect(int row) const
{
    const int x = Frame + (row % m_columns) * m_pitch.width();
    const int y = Frame + (row / m_columns) * m_pitch.height();
    return QRect(x, y, m_cell.width(), m_cell.height()).adjusted(-Frame, -Frame, Frame, Frame);
}

QRect PhotoGridView::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? cellRect(index.row()).translated(0, -verticalOffset()) : QRect();
}

int PhotoGridView::rowAtContent(const QPoint &point, bool nearest) const
{
    const int column = std::clamp((point.x() - Frame) / m_pitch.width(), 0, m_columns - 1);
    const int line = std::max(0, point.y() - Frame) / m_pitch.height();
    const int row = line * m_columns + column;
    if (nearest)
        return std::clamp(row, 0, count() - 1);
    return row < count() && cellRect(row).contains(point) ? row : -1;
}

QModelIndex PhotoGridView::indexAt(const QPoint &point) const
{
    if (count() == 0)
        return {};
    const int row = rowAtContent(point + QPoint(0, verticalOffset()), false);
    return row < 0 ? QModelIndex() : model()->index(row, 0);
}

int PhotoGridView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

std::pair<int, int> PhotoGridView::visibleRows() const
{
    if (count() == 0)
        return {-1, -1};
    const int top = std::max(0, verticalOffset() - Frame) / m_pitch.height();
    const int bottom = (verticalOffset() + viewport()->height()) / m_pitch.height();
    return {std::min(top * m_columns, count() - 1), std::min((bottom + 1) * m_columns, count()) - 1};
}

void PhotoGridView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect cell = cellRect(index.row());
    const int top = verticalOffset();
    const int height = viewport()->height();
    int value = top;
    if (hint == PositionAtTop || (hint == EnsureVisible && cell.top() < top))
        value = cell.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && cell.bottom() > top + height))
        value = cell.bottom() - height + 1;
    else if (hint == PositionAtCenter)
        value = cell.center().y() - height / 2;
    verticalScrollBar()->setValue(value);
}

void PhotoGridView::updateGeometries()
{
    layoutCells();
    const int lines = (count() + m_columns - 1) / m_columns;
    const int total = lines == 0 ? 0 : lines * m_pitch.height() - GapY + 2 * Frame + space::s4;
    verticalScrollBar()->setSingleStep(std::max(1, m_pitch.height() / 3));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
    QAbstractItemView::updateGeometries();
    m_visibleTimer.start();
}

void PhotoGridView::reset()
{
    m_hovered = -1;
    m_band = {};
    QAbstractItemView::reset();
    updateGeometries();
}

void PhotoGridView::resizeEvent(QResizeEvent *event)
{
    const int first = visibleRows().first;
    QAbstractItemView::resizeEvent(event);
    const int columns = m_columns;
    updateGeometries();
    if (columns != m_columns && first > 0)
        scrollTo(model()->index(first, 0), PositionAtTop);
}

void PhotoGridView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometries();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Photos as a grid"));
}

void PhotoGridView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    tellCurrent();
}

void PhotoGridView::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    tellCurrent();
}

void PhotoGridView::tellCurrent()
{
    if (!QAccessible::isActive() || !hasFocus() || !currentIndex().isValid())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(currentIndex().row() - visibleRows().first);
    QAccessible::updateAccessibility(&event);
}

void PhotoGridView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    if (dy == 0)
        return;
    m_bubble = std::abs(dy) > viewport()->height() || m_bubble;
    if (m_bubble)
        m_bubbleTimer.start();
    viewport()->update();
    m_visibleTimer.start();
}

void PhotoGridView::keepPlace(int firstChanged, int difference)
{
    // Rows that come or go above the ones in sight must not move these.
    const int top = visibleRows().first;
    const int before = verticalOffset();
    updateGeometries();
    if (before > 0 && firstChanged <= top)
        verticalScrollBar()->setValue(before + difference / m_columns * m_pitch.height());
    viewport()->update();
}

void PhotoGridView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    keepPlace(start, end - start + 1);
}

void PhotoGridView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    m_hovered = -1;
    QMetaObject::invokeMethod(this, [this, start, end] { keepPlace(start, start - end - 1); }, Qt::QueuedConnection);
}

void PhotoGridView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    Q_UNUSED(roles)
    const std::pair<int, int> shown = visibleRows();
    if (bottomRight.row() >= shown.first && topLeft.row() <= shown.second)
        viewport()->update();
}

QModelIndex PhotoGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    Q_UNUSED(modifiers)
    const int last = count() - 1;
    if (last < 0)
        return {};
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    if (row < 0)
        return model()->index(0, 0);
    const int page = std::max(1, viewport()->height() / m_pitch.height()) * m_columns;
    int target = row;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        target = row - 1;
        break;
    case MoveRight:
    case MoveNext:
        target = row + 1;
        break;
    case MoveUp:
        target = row < m_columns ? row : row - m_columns;
        break;
    case MoveDown:
        target = row / m_columns == last / m_columns ? row : row + m_columns;
        break;
    case MovePageUp:
        target = std::max(row % m_columns, row - page);
        break;
    case MovePageDown:
        target = row + page;
        break;
    case MoveHome:
        target = 0;
        break;
    case MoveEnd:
        target = last;
        break;
    }
    return model()->index(std::clamp(target, 0, last), 0);
}

QItemSelection PhotoGridView::rangeSelection(int from, int to) const
{
    return {model()->index(std::min(from, to), 0), model()->index(std::max(from, to), model()->columnCount() - 1)};
}

void PhotoGridView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (count() == 0)
        return;
    const QPoint offset(0, verticalOffset());
    QItemSelection selection;
    if (state() == DragSelectingState) {
        m_band = rect.normalized().translated(offset);
        const int firstLine = std::max(0, m_band.top() - Frame) / m_pitch.height();
        const int lastLine = std::min(std::max(0, m_band.bottom() - Frame) / m_pitch.height(), (count() - 1) / m_columns);
        for (int line = firstLine; line <= lastLine; ++line) {
            int from = -1, to = -1;
            for (int column = 0; column < m_columns; ++column) {
                const int row = line * m_columns + column;
                if (row >= count() || !cellRect(row).intersects(m_band))
                    continue;
                from = from < 0 ? row : from;
                to = row;
            }
            if (from >= 0)
                selection.merge(rangeSelection(from, to), QItemSelectionModel::Select);
        }
        viewport()->update();
    } else {
        const int from = rowAtContent(rect.topLeft() + offset, rect.width() != 1);
        const int to = rowAtContent(rect.bottomRight() + offset, rect.width() != 1);
        if (from >= 0 && to >= 0)
            selection = rangeSelection(from, to);
    }
    selectionModel()->select(selection, command);
}

QRegion PhotoGridView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    int rects = 0;
    const std::pair<int, int> shown = visibleRows();
    for (const QItemSelectionRange &range : selection) {
        for (int row = std::max(range.top(), shown.first); row <= std::min(range.bottom(), shown.second); ++row) {
            region += cellRect(row).translated(0, -verticalOffset());
            if (++rects > RegionLimit)
                return viewport()->rect();
        }
    }
    return region;
}

void PhotoGridView::mouseReleaseEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    if (!m_band.isNull()) {
        m_band = {};
        viewport()->update();
    }
}

void PhotoGridView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        setThumbSize(m_thumbSize + (event->angleDelta().y() > 0 ? 20 : -20));
        event->accept();
        return;
    }
    QAbstractItemView::wheelEvent(event);
}

bool PhotoGridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave) {
        const QModelIndex under = event->type() == QEvent::HoverMove
            ? indexAt(static_cast<QHoverEvent *>(event)->position().toPoint())
            : QModelIndex();
        const int row = under.isValid() ? under.row() : -1;
        if (row != m_hovered) {
            m_hovered = row;
            viewport()->update();
        }
    }
    return QAbstractItemView::viewportEvent(event);
}

void PhotoGridView::startDrag(Qt::DropActions actions)
{
    Q_UNUSED(actions)
    Q_EMIT dragRequested();
}

} // namespace td
