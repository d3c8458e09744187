// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link.h"

#include <QAbstractTableModel>

namespace td
{

/// A link with what is shown of its photo.
struct LinkRow {
    Link link;
    QString photo; ///< file name, or the id
    LinkState state = LinkState::Active;
    bool isAbused = false;
};

/// The register of links, newest first.
class LinksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Photo, Purpose, Recipient, Issued, Expires, Uses, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(const QList<LinkRow> &rows, Instant now);
    [[nodiscard]] const LinkRow &at(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const QString &linkId) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const LinkRow &row, int column) const;
    [[nodiscard]] QString tipOf(const LinkRow &row, int column) const;

    QList<LinkRow> m_rows;
    Instant m_now{};
};

/// In the operator's language: "active", "has expired", "revoked", "leads nowhere any more".
[[nodiscard]] QString linkStateWord(LinkState state);

} // namespace td
