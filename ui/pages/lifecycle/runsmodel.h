// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan.h"

#include <QAbstractTableModel>

namespace td
{

/// The runs of the past, newest first.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, By, Promoted, Archived, Trashed, Purged, Failed, Saving, State, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const QList<RunResult> &runs, Instant now);
    [[nodiscard]] const RunResult &run(int row) const { return m_runs.at(row); }
    [[nodiscard]] int rowOf(const QString &runId) const;
    /// "Undone", "9 can come back", "3 withheld"...
    [[nodiscard]] static QString stateText(const RunResult &run);
    [[nodiscard]] static QString byText(const RunResult &run);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RunResult> m_runs;
    Instant m_now{};
};

} // namespace td
