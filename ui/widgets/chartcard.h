// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"

class QAction;
class QModelIndex;
class QStackedWidget;
class QTableView;
class QStandardItemModel;

namespace td
{

class SegmentedControl;

/// A chart and its table twin, with a switch between them.
class ChartCard : public Card
{
    Q_OBJECT
public:
    explicit ChartCard(const QString &title, QWidget *parent = nullptr);
    void setData(const ChartData &data);
    /// Said to screen readers: "Cost per month from December to November, from 0.31 to 0.87 dollars".
    void setSummaryText(const QString &text);
    /// Shown instead of the chart when there is nothing to draw.
    void setEmptyText(const QString &title, const QString &text);
    [[nodiscard]] Chart *chart() const { return m_chart; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    /// The table twin as CSV with a header line.
    [[nodiscard]] QString csv() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillTable();
    void explainRow(const QModelIndex &index);
    void retranslate();
    Chart *m_chart;
    QTableView *m_table;
    QStandardItemModel *m_model;
    QStackedWidget *m_stack;
    SegmentedControl *m_switch;
    QAction *m_explain;
    QWidget *m_empty = nullptr;
    bool m_hasEmpty = false;
};

} // namespace td
