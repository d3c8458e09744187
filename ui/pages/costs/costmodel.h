// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "ui/widgets/explanation.h"

#include <QAbstractTableModel>

#include <functional>

namespace td
{

/// One line of a cost table: a tier, the trash, a draft, a user or a kind.
struct CostRow {
    QString key; ///< argument for the Photos page
    QString label;
    std::optional<Tier> tier;
    bool isTrash = false;
    qint64 count = 0;
    qint64 bytes = 0;
    double cost = 0;
    double share = 0;             ///< percent of the cost
    QMap<Tier, CountBytes> tiers; ///< of a draft, user or kind: what it is made of
};

/// Costs as a table that sorts by any column; holds values only.
class CostModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Photos, Size, Share, Cost, ColumnCount };
    explicit CostModel(QObject *parent = nullptr);

    /// Says how the cost of a row came to be, under ExplanationRole.
    void setExplainer(std::function<Explanation(const CostRow &)> explain) { m_explain = std::move(explain); }
    void setRows(const QString &nameTitle, const QList<CostRow> &rows);
    [[nodiscard]] const CostRow &row(int index) const { return m_rows[index]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QString csv() const;

private:
    [[nodiscard]] QString text(const CostRow &row, int column) const;
    QString m_nameTitle;
    QList<CostRow> m_rows;
    std::function<Explanation(const CostRow &)> m_explain;
};

} // namespace td
