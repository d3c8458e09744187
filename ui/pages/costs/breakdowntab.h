// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/explanation.h"

#include <QWidget>

class QTableView;

namespace td
{

class Card;
class CostModel;
class EmptyState;
class SegmentedControl;
class ShareBar;
class ExplainedLabel;
struct CostRow;

/// What each tier, draft, user or kind costs a month: one share bar and its table.
class BreakdownTab : public QWidget
{
    Q_OBJECT
public:
    BreakdownTab(const UiServices &services, QWidget *parent);

    void load(const Accounts::Stats &stats, const PriceBook &prices);
    [[nodiscard]] QString csv() const;
    [[nodiscard]] QString grouping() const;

Q_SIGNALS:
    void openPhotos(const QVariantMap &arguments);
    void failed(const td::Error &error);

private:
    void showGrouping();
    void showTiers();
    void showGroups(const QList<GroupCost> &groups, const QString &nameTitle);
    void showRows(const QString &nameTitle, const QList<CostRow> &rows);
    void fitTable(int rows);
    void openRow(const QModelIndex &index);
    [[nodiscard]] Explanation explained(const CostRow &row) const;
    void addTableActions();

    const UiServices &m_services;
    Accounts::Stats m_stats;
    PriceBook m_prices;
    Card *m_card;
    SegmentedControl *m_by;
    ShareBar *m_bar;
    ExplainedLabel *m_note;
    CostModel *m_model;
    QTableView *m_table;
    int m_generation = 0; ///< answers of an older choice are dropped
};

} // namespace td
