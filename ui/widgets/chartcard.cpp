// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chartcard.h"

#include "ui/support/csv.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

ChartCard::ChartCard(const QString &title, QWidget *parent)
    : Card(title, parent)
    , m_chart(new Chart)
    , m_table(new QTableView)
    , m_model(new QStandardItemModel(this))
    , m_stack(new QStackedWidget)
    , m_switch(new SegmentedControl)
    , m_explain(new QAction(tr("Explain this number"), this))
{
    m_switch->addSegment(u"chart"_s, tr("Chart"));
    m_switch->addSegment(u"table"_s, tr("Table"));
    m_switch->setCurrent(u"chart"_s);
    addAction(m_switch);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setTabKeyNavigation(false);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    body()->addWidget(m_stack, 1);
    connect(m_switch, &SegmentedControl::currentChanged, this, [this](const QString &id) {
        if (id == "table"_L1)
            m_stack->setCurrentWidget(m_table);
        else if (m_hasEmpty && m_empty)
            m_stack->setCurrentWidget(m_empty);
        else
            m_stack->setCurrentWidget(m_chart);
    });
    m_chart->setAccessibleName(title);
    m_table->setAccessibleName(title);
    m_explain->setShortcut(Qt::Key_Question);
    m_explain->setShortcutContext(Qt::WidgetShortcut);
    m_explain->setVisible(false);
    for (QWidget *part : std::initializer_list<QWidget *>{m_chart, m_table}) {
        part->addAction(m_explain);
        part->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    connect(m_explain, &QAction::triggered, this, [this] {
        if (m_stack->currentWidget() == m_table)
            explainRow(m_table->currentIndex());
        else
            m_chart->explainColumn();
    });
    connect(m_table, &QTableView::activated, this, &ChartCard::explainRow);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() > 0)
            explainRow(index);
    });
}

void ChartCard::explainRow(const QModelIndex &index)
{
    const ChartData &data = m_chart->data();
    if (!data.explain || !index.isValid())
        return;
    const QRect cell = m_table->visualRect(index);
    showExplanation(data.explain(index.row()), m_table, QRect(m_table->viewport()->mapToGlobal(cell.topLeft()), cell.size()));
}

void ChartCard::setData(const ChartData &data)
{
    m_chart->setData(data);
    m_hasEmpty = false;
    if (m_switch->current() != "table"_L1)
        m_stack->setCurrentWidget(m_chart);
    m_switch->setEnabled(true);
    m_explain->setVisible(bool(data.explain));
    m_chart->setAccessibleName(title());
    m_table->setAccessibleName(title());
    fillTable();
}

void ChartCard::setSummaryText(const QString &text)
{
    m_chart->setAccessibleDescription(text);
    setAccessibleDescription(text);
}

void ChartCard::setEmptyText(const QString &title, const QString &text)
{
    delete m_empty;
    m_empty = new EmptyState(u"costs"_s, title, text);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(m_empty);
    m_hasEmpty = true;
    m_switch->setCurrent(u"chart"_s);
    m_switch->setEnabled(false);
    m_explain->setVisible(false);
    m_model->clear();
}

void ChartCard::fillTable()
{
    const ChartData &data = m_chart->data();
    m_model->clear();
    const bool total = data.kind == ChartKind::StackedArea && data.showTotal && !data.totalName.isEmpty();
    QStringList head{QString()};
    for (const ChartSeries &series : data.series)
        head.append(series.tier ? tierWord(*series.tier) : series.name);
    if (total)
        head.append(data.totalName);
    m_model->setHorizontalHeaderLabels(head);
    for (int column = 0; column < head.size(); ++column) {
        if (column)
            m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    const auto figure = [&data](int row, double value) {
        auto *item = new QStandardItem(std::isnan(value) ? QString() : data.format ? data.format(value) : QString::number(value));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        item->setData(value, Qt::UserRole);
        if (data.explain) {
            item->setToolTip(tr("Explain this number"));
            item->setData(QVariant::fromValue(data.explain(row)), ExplanationRole);
        }
        return item;
    };
    for (int row = 0; row < data.categories.size(); ++row) {
        QList<QStandardItem *> items{new QStandardItem(data.longCategories.value(row, data.categories.at(row)))};
        double sum = 0;
        for (const ChartSeries &series : data.series) {
            const double value = row < series.values.size() ? series.values.at(row) : std::nan("");
            items.append(figure(row, value));
            sum += std::isnan(value) ? 0 : value;
        }
        if (total)
            items.append(figure(row, sum));
        m_model->appendRow(items);
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

QString ChartCard::csv() const
{
    QString out;
    for (int row = -1; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (row < 0) {
                cells.append(csvCell(m_model->headerData(column, Qt::Horizontal).toString()));
                continue;
            }
            const QStandardItem *item = m_model->item(row, column);
            const QVariant value = item->data(Qt::UserRole);
            cells.append(value.isValid() ? QString::number(value.toDouble(), 'f', 6) : csvCell(item->text()));
        }
        out += cells.join(u',') + u"\r\n"_s;
    }
    return out;
}

void ChartCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ChartCard::retranslate()
{
    m_switch->setSegmentText(u"chart"_s, tr("Chart"));
    m_switch->setSegmentText(u"table"_s, tr("Table"));
    m_explain->setText(tr("Explain this number"));
}

} // namespace td
