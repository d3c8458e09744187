// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/runsmodel.h"

#include "ui/pages/photos/phototexts.h"
#include "ui/support/format.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
bool isFigure(int column)
{
    return column >= RunsModel::Promoted && column <= RunsModel::Saving;
}

qint64 trashed(const RunResult &run)
{
    return run.tempDeleted + run.publishedDeleted + run.oldDeleted;
}
} // namespace

void RunsModel::setRuns(const QList<RunResult> &runs, Instant now)
{
    m_now = now;
    const bool same = std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(),
                                 [](const RunResult &a, const RunResult &b) { return a.runId == b.runId; });
    if (same) {
        m_runs = runs;
        if (!m_runs.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int RunsModel::rowOf(const QString &runId) const
{
    for (int row = 0; row < m_runs.size(); ++row) {
        if (m_runs.at(row).runId == runId)
            return row;
    }
    return -1;
}

QString RunsModel::stateText(const RunResult &run)
{
    if (run.undoneAt)
        return tr("Undone");
    if (run.withheld > 0)
        return tr("%Ln withheld", nullptr, int(run.withheld));
    if (run.interrupted)
        return tr("Interrupted");
    if (run.cancelled)
        return tr("Stopped");
    if (!run.finishedAt)
        return tr("Not finished");
    if (run.undoable > 0)
        return tr("%Ln can come back", nullptr, int(run.undoable));
    return tr("Done");
}

QString RunsModel::byText(const RunResult &run)
{
    if (run.startedBy == "window"_L1)
        return tr("this console");
    if (run.startedBy == "cli"_L1)
        return tr("command line");
    if (run.startedBy == "schedule"_L1)
        return tr("schedule");
    if (run.startedBy == "demo"_L1)
        return tr("demonstration");
    return run.startedBy;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RunResult &run = m_runs.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == When)
        return format::exact(run.startedAt);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When:
        return format::dateTime(run.startedAt, m_now);
    case By:
        return byText(run);
    case Promoted:
        return format::count(run.promotedToHot);
    case Archived:
        return format::count(run.archivedToCold);
    case Trashed:
        return format::count(trashed(run));
    case Purged:
        return format::count(run.purged);
    case Failed:
        return format::count(std::max<qint64>(run.failedCount, run.failed.size()));
    case Saving:
        return savingText(run.monthlySaving);
    case State:
        return stateText(run);
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Run");
    case By:
        return tr("Started by");
    case Promoted:
        return tr("To HOT");
    case Archived:
        return tr("To COLD");
    case Trashed:
        return tr("To trash");
    case Purged:
        return tr("Deleted");
    case Failed:
        return tr("Failed");
    case Saving:
        return tr("A month");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace td
