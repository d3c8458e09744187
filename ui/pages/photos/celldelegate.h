// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyledItemDelegate>

class QAbstractItemModel;
class QTableView;

namespace td
{

/// Ground and text of a table's cell, the text under the text of its head. `option` is after initStyleOption().
void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option);
void paintCellText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room, const QString &text);
/// Where the text of a cell lies.
[[nodiscard]] QRect cellTextRoom(const QStyleOptionViewItem &option);

/// The list or table on a card of its own, edge to edge.
[[nodiscard]] QWidget *framed(QWidget *view);
/// Rows of which one is selected, no grid, room for a badge, the last column as wide as is left; Tab leaves the table.
/// `columns`: widths in average characters.
[[nodiscard]] QTableView *makeListTable(QAbstractItemModel *model, const QString &accessibleName,
                                        const QList<int> &columns);

/// Cells of a table with nothing but text.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace td
