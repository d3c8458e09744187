// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/celldelegate.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

#include <QApplication>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace td
{

QRect cellTextRoom(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(space::s2, 0, -space::s2, 0);
}

void paintCellGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
}

void paintCellText(QPainter &painter, const QStyleOptionViewItem &option, const QRect &room, const QString &text)
{
    painter.setFont(option.font);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(room, int(option.displayAlignment),
                     option.fontMetrics.elidedText(text, option.textElideMode, room.width()));
}

QTableView *makeListTable(QAbstractItemModel *model, const QString &accessibleName, const QList<int> &columns)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setTabKeyNavigation(false);
    table->setAccessibleName(accessibleName);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(std::max(34, table->fontMetrics().height() + 2 * space::s2));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    const int em = table->fontMetrics().averageCharWidth();
    for (int at = 0; at < columns.size(); ++at)
        table->setColumnWidth(at, columns.at(at) * em);
    table->setItemDelegate(new CellDelegate(table));
    return table;
}

QWidget *framed(QWidget *view)
{
    auto *card = new Card;
    card->layout()->setContentsMargins(1, space::s1, 1, space::s2);
    card->layout()->setSpacing(0);
    card->body()->setContentsMargins({});
    card->body()->addWidget(view, 1);
    return card;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    painter->save();
    paintCellGround(*painter, cell);
    paintCellText(*painter, cell, cellTextRoom(cell), cell.text);
    painter->restore();
}

} // namespace td
