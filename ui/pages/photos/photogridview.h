// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QTimer>

namespace td
{

/// Cells of one size over a model of any length: where a cell lies is arithmetic, so a million rows cost nothing. Cells stretch
/// to fill the row. Selection works on whole rows of the model and can be shared with a table.
class PhotoGridView : public QAbstractItemView
{
    Q_OBJECT
public:
    static constexpr int SmallestThumb = 120, LargestThumb = 320, DefaultThumb = 160;
    /// Room around a cell's content for the frame of selection, px.
    static constexpr int Frame = 5;

    explicit PhotoGridView(QWidget *parent = nullptr);

    void setThumbSize(int px); ///< wished width of a picture; kept inside the limits
    [[nodiscard]] int thumbSize() const { return m_thumbSize; }
    [[nodiscard]] QSize pictureSize() const { return {m_cell.width(), m_cell.width() * 3 / 4}; }
    /// Rows of the model that can be seen, first and last; -1 when there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    void keyboardSearch(const QString &search) override { Q_UNUSED(search) }

Q_SIGNALS:
    void thumbSizeChanged(int px);
    void visibleRowsChanged();
    void dragRequested();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void startDrag(Qt::DropActions actions) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

    void focusInEvent(QFocusEvent *event) override;

protected Q_SLOTS:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;

private:
    [[nodiscard]] int count() const { return model() ? model()->rowCount() : 0; }
    [[nodiscard]] QRect cellRect(int row) const; ///< in content coordinates
    [[nodiscard]] int rowAtContent(const QPoint &point, bool nearest) const;
    void layoutCells();
    void tellCurrent(); ///< to assistive programs
    void keepPlace(int firstChanged, int difference);
    void paintBand(QPainter &painter) const;
    void paintBubble(QPainter &painter) const;
    [[nodiscard]] QItemSelection rangeSelection(int from, int to) const;

    int m_thumbSize = DefaultThumb;
    int m_columns = 1;
    QSize m_cell{DefaultThumb, DefaultThumb};
    QSize m_pitch{DefaultThumb, DefaultThumb};
    int m_hovered = -1;
    QRect m_band; ///< in content coordinates
    bool m_bubble = false;
    QTimer m_bubbleTimer;
    QTimer m_visibleTimer;
};

} // namespace td
