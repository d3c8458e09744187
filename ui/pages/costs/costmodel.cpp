// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/costs/costmodel.h"

#include "ui/support/csv.h"
#include "ui/support/format.h"
#include "ui/theme/icons.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

CostModel::CostModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CostModel::setRows(const QString &nameTitle, const QList<CostRow> &rows)
{
    beginResetModel();
    m_nameTitle = nameTitle;
    m_rows = rows;
    endResetModel();
}

int CostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CostModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CostModel::text(const CostRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.label;
    case Photos:
        return format::count(row.count);
    case Size:
        return format::bytes(row.bytes);
    case Share:
        return format::percent(row.share, row.share > 0 && row.share < 10 ? 1 : 0);
    case Cost:
        return format::money(row.cost);
    default:
        return {};
    }
}

QVariant CostModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const CostRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case ExplanationRole:
        return index.column() == Cost && m_explain ? QVariant::fromValue(m_explain(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Name ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() != Name)
            return {};
        if (row.tier)
            return icon(tierIcon(*row.tier), tierRole(*row.tier));
        return row.isTrash ? QVariant(icon(u"trash"_s)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Size)
            return format::exactBytes(row.bytes);
        if (index.column() == Cost)
            return tr("Explain this number");
        return index.column() == Name ? QVariant(row.label) : QVariant();
    default:
        return {};
    }
}

QVariant CostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Name ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_nameTitle;
    case Photos:
        return tr("Photos");
    case Size:
        return tr("Size");
    case Share:
        return tr("Share of cost");
    case Cost:
        return tr("Cost a month");
    default:
        return {};
    }
}

void CostModel::sort(int column, Qt::SortOrder order)
{
    const auto less = [column](const CostRow &a, const CostRow &b) {
        switch (column) {
        case Name:
            return a.label.localeAwareCompare(b.label) < 0;
        case Photos:
            return a.count < b.count;
        case Size:
            return a.bytes < b.bytes;
        default:
            return a.cost < b.cost;
        }
    };
    Q_EMIT layoutAboutToBeChanged();
    if (order == Qt::AscendingOrder)
        std::stable_sort(m_rows.begin(), m_rows.end(), less);
    else
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](const CostRow &a, const CostRow &b) { return less(b, a); });
    Q_EMIT layoutChanged();
}

QString CostModel::csv() const
{
    QList<QStringList> rows;
    for (const CostRow &row : m_rows)
        rows << QStringList{row.label, QString::number(row.count), QString::number(row.bytes),
                            QString::number(row.share, 'f', 2), QString::number(sixDecimals(row.cost), 'f', 6)};
    return csvText({m_nameTitle, u"photos"_s, u"bytes"_s, u"share_percent"_s, u"cost_per_month"_s}, rows);
}

} // namespace td
