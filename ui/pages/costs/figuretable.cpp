// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/figuretable.h"

#include "ui/support/csv.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace td
{

FigureTable::FigureTable(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_model(new QStandardItemModel(this))
{
    setAccessibleName(accessibleName);
    setModel(m_model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);

    auto *action = new QAction(tr("Explain this number"), this);
    action->setShortcut(Qt::Key_Question);
    action->setShortcutContext(Qt::WidgetShortcut);
    addAction(action);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(action, &QAction::triggered, this, [this] { explain(currentIndex()); });
    connect(this, &QTableView::activated, this, &FigureTable::explain);
    connect(this, &QTableView::clicked, this, &FigureTable::explain);
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, &FigureTable::fit, Qt::QueuedConnection);
}

void FigureTable::setColumns(const QStringList &titles, int texts)
{
    m_titles = titles;
    m_texts = texts;
    fill();
}

void FigureTable::setRows(const QList<FigureRow> &rows)
{
    m_rows = rows;
    fill();
}

void FigureTable::fill()
{
    const QPoint current(currentIndex().column(), currentIndex().row());
    const auto align = [this](int column) {
        return Qt::AlignVCenter | (column < m_texts ? Qt::AlignLeft : Qt::AlignRight);
    };
    m_model->clear();
    m_model->setHorizontalHeaderLabels(m_titles);
    for (int column = 0; column < m_titles.size(); ++column)
        m_model->horizontalHeaderItem(column)->setTextAlignment(align(column));
    for (const FigureRow &row : std::as_const(m_rows)) {
        QList<QStandardItem *> items;
        for (int column = 0; column < m_titles.size(); ++column) {
            auto *item = new QStandardItem(row.cells.value(column));
            item->setTextAlignment(align(column));
            if (row.total)
                item->setFont(Theme::current().font(TextRole::Medium));
            if (column >= m_texts && !row.explanation.lines.isEmpty()) {
                item->setToolTip(tr("Explain this number"));
                item->setData(QVariant::fromValue(row.explanation), ExplanationRole);
            }
            items.append(item);
        }
        m_model->appendRow(items);
    }
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    if (!m_titles.isEmpty())
        horizontalHeader()->setSectionResizeMode(m_texts - 1, QHeaderView::Stretch);
    if (current.y() >= 0 && current.y() < m_model->rowCount())
        setCurrentIndex(m_model->index(current.y(), current.x()));
    fit();
}

void FigureTable::fit()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * space::s2);
    // Where the columns have no room, the bar that moves them stands below the rows.
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    setFixedHeight(horizontalHeader()->sizeHint().height() +
                   int(m_rows.size()) * verticalHeader()->defaultSectionSize() + 2 + bar);
}

void FigureTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void FigureTable::explain(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return;
    const QModelIndex figure = index.siblingAtColumn(int(m_titles.size()) - 1);
    const QRect cell = visualRect(index.column() < m_texts ? figure : index);
    showExplanation(m_rows[index.row()].explanation, this, QRect(viewport()->mapToGlobal(cell.topLeft()), cell.size()));
}

QString FigureTable::csv() const
{
    QList<QStringList> rows;
    for (const FigureRow &row : m_rows)
        rows << (row.exact.isEmpty() ? row.cells : row.exact);
    return csvText(m_titles, rows);
}

} // namespace td
