// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lifecycle/planmodel.h"

#include "ui/support/async.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr int NameWindow = 100;
constexpr qsizetype KeptPhotos = 20'000;
} // namespace

PlanModel::PlanModel(const UiServices &services, QObject *parent)
    : QAbstractItemModel(parent)
    , m_services(services)
{
}

void PlanModel::setPlan(const Plan &plan, bool isForTonight)
{
    m_tickable = isForTonight || !plan.lookAhead;
    m_plan = plan;
    QSet<QString> still;
    if (!m_excluded.isEmpty()) {
        for (const PlannedAction &action : plan.actions) {
            if (m_excluded.contains(action.photoId))
                still.insert(action.photoId);
        }
    }
    m_excluded = still;
    rebuild();
    Q_EMIT exclusionChanged();
}

void PlanModel::setShown(std::optional<Action> action, const std::optional<QSet<QString>> &photoIds)
{
    m_onlyAction = action;
    m_onlyPhotos = photoIds;
    rebuild();
}

void PlanModel::rebuild()
{
    beginResetModel();
    ++m_generation;
    m_groups.clear();
    m_places.clear();
    m_asked.clear();
    if (m_photos.size() > KeptPhotos)
        m_photos.clear();
    for (qsizetype i = 0; i < m_plan.actions.size(); ++i) {
        const PlannedAction &line = m_plan.actions.at(i);
        if ((m_onlyAction && line.action != *m_onlyAction) || (m_onlyPhotos && !m_onlyPhotos->contains(line.photoId)))
            continue;
        const auto same = [&line](const Group &group) {
            return group.action == line.action && group.rule == line.reason.rule && group.from == line.from
                && group.to == line.to;
        };
        auto group = std::find_if(m_groups.begin(), m_groups.end(), same);
        if (group == m_groups.end()) {
            m_groups.append({line.action, line.reason.rule, line.from, line.to, line.reason.limit, {}, 0, 0});
            group = m_groups.end() - 1;
        }
        group->shown.append(int(i));
        group->bytes += line.bytes;
        group->saving += line.monthlySaving;
    }
    endResetModel();
}

void PlanModel::setExcluded(const QSet<QString> &photoIds)
{
    m_excluded = photoIds;
    for (int group = 0; group < m_groups.size(); ++group) {
        const QModelIndex branch = index(group, 0);
        Q_EMIT dataChanged(branch, branch.siblingAtColumn(ColumnCount - 1)); // its words run over all columns
        if (rowCount(branch) > 0)
            Q_EMIT dataChanged(index(0, 0, branch), index(rowCount(branch) - 1, ColumnCount - 1, branch));
    }
    Q_EMIT exclusionChanged();
}

void PlanModel::setTicked(const QModelIndexList &rows, bool ticked)
{
    if (rows.isEmpty() || m_running || !m_tickable)
        return;
    QSet<QString> excluded = m_excluded;
    const auto set = [&](const QString &id) {
        if (ticked)
            excluded.remove(id);
        else
            excluded.insert(id);
    };
    for (const QModelIndex &row : rows) {
        if (const PlannedAction *line = action(row)) {
            set(line->photoId);
            continue;
        }
        for (const int i : m_groups.at(row.row()).shown)
            set(m_plan.actions.at(i).photoId);
    }
    setExcluded(excluded);
}

PlanTotals PlanModel::totals() const
{
    PlanTotals totals;
    for (const PlannedAction &line : m_plan.actions) {
        if (!m_excluded.contains(line.photoId))
            addToTotals(totals, line);
    }
    return totals;
}

void PlanModel::setRunning(bool running)
{
    m_running = running;
    m_places.clear();
    if (running) {
        for (int group = 0; group < m_groups.size(); ++group) {
            for (int row = 0; row < m_groups.at(group).shown.size(); ++row)
                m_places.insert(m_plan.actions.at(m_groups.at(group).shown.at(row)).photoId, {group, row});
        }
    }
    for (int group = 0; group < m_groups.size(); ++group)
        Q_EMIT dataChanged(index(group, 0), index(group, ColumnCount - 1));
}

void PlanModel::setRowState(const QString &photoId, RowState state, const QString &text)
{
    // News of the photo in hand may arrive after the news that it is done.
    if (state == RowState::Running && m_states.contains(photoId))
        return;
    m_states.insert(photoId, {state, text});
    const auto place = m_places.constFind(photoId);
    if (place == m_places.cend())
        return;
    const QModelIndex branch = index(place->first, 0);
    Q_EMIT dataChanged(index(place->second, 0, branch), index(place->second, ColumnCount - 1, branch));
}

void PlanModel::clearRowStates()
{
    m_states.clear();
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex PlanModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return int(m_groups.at(parent.row()).shown.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return ColumnCount;
}

const PlannedAction *PlanModel::action(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const Group &group = m_groups.at(qsizetype(index.internalId()) - 1);
    return &m_plan.actions.at(group.shown.at(index.row()));
}

QString PlanModel::photoId(const QModelIndex &index) const
{
    const PlannedAction *line = action(index);
    return line ? line->photoId : QString();
}

const Photo *PlanModel::photo(const QModelIndex &index) const
{
    const PlannedAction *line = action(index);
    if (!line)
        return nullptr;
    const auto found = m_photos.constFind(line->photoId);
    if (found != m_photos.cend())
        return &*found;
    requestNames(int(index.internalId()) - 1, index.row());
    return nullptr;
}

void PlanModel::requestNames(int group, int row) const
{
    const QList<int> &shown = m_groups.at(group).shown;
    const int first = row / NameWindow * NameWindow;
    const int last = std::min(first + NameWindow, int(shown.size()));
    QStringList ids;
    for (int i = first; i < last; ++i) {
        const QString &id = m_plan.actions.at(shown.at(i)).photoId;
        if (!m_photos.contains(id) && !m_asked.contains(id))
            ids.append(id);
    }
    if (ids.isEmpty())
        return;
    for (const QString &id : ids)
        m_asked.insert(id);
    auto *self = const_cast<PlanModel *>(this);
    runAsync(
        m_services.pool, self, [&library = m_services.engine.library, ids] { return library.findAll(ids); },
        [self, group, first, last, generation = m_generation](const Result<QList<Photo>> &photos) {
            if (!photos)
                return;
            for (const Photo &photo : *photos)
                self->m_photos.insert(photo.photoId, photo);
            if (generation != self->m_generation)
                return;
            const QModelIndex branch = self->index(group, 0);
            Q_EMIT self->dataChanged(self->index(first, 0, branch), self->index(last - 1, ColumnCount - 1, branch));
        });
}

Qt::CheckState PlanModel::groupCheck(const Group &group) const
{
    if (m_excluded.isEmpty())
        return Qt::Checked;
    qsizetype out = 0;
    for (const int line : group.shown)
        out += m_excluded.contains(m_plan.actions.at(line).photoId) ? 1 : 0;
    return out == 0 ? Qt::Checked : out == group.shown.size() ? Qt::Unchecked : Qt::PartiallyChecked;
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != What || m_running || !m_tickable)
        return false;
    setTicked({index}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == What && !m_running && m_tickable)
        flags |= Qt::ItemIsUserCheckable;
    if (index.isValid() && index.internalId() != 0)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QString PlanModel::statusText(const QString &photoId) const
{
    const auto state = m_states.constFind(photoId);
    if (state != m_states.cend()) {
        switch (state->first) {
        case RowState::Done:
            return tr("Done");
        case RowState::Failed:
            return state->second;
        case RowState::Running:
            return tr("Running");
        case RowState::Waiting:
            break;
        }
    }
    if (m_excluded.contains(photoId))
        return tr("Left out");
    return m_running ? tr("Waiting") : QString();
}

QVariant PlanModel::groupData(const Group &group, int column, int role) const
{
    if (role == Qt::CheckStateRole && column == What && m_tickable)
        return groupCheck(group);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case What:
        return tr("%1 (%2)").arg(ruleTitle(group.rule),
                                 QLocale().toString(group.shown.size()));
    case Size:
        return format::bytes(group.bytes);
    case Saving:
        return savingText(group.saving);
    default:
        return {};
    }
}

QVariant PlanModel::leafData(const QModelIndex &index, int role) const
{
    const PlannedAction &line = *action(index);
    if (role == Qt::CheckStateRole && index.column() == What && m_tickable)
        return m_excluded.contains(line.photoId) ? Qt::Unchecked : Qt::Checked;
    if (role == StateRole)
        return int(m_states.value(line.photoId).first);
    if (role == FailedRole)
        return m_states.value(line.photoId).first == RowState::Failed;
    if (role == Qt::ToolTipRole && index.column() == Status)
        return statusText(line.photoId);
    if (role == Qt::ToolTipRole && index.column() == Why)
        return reasonSentence(line.reason, line.action, m_plan.asOf);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case What: {
        const Photo *known = photo(index);
        const QString name = known ? known->filename : QString();
        if (role == Qt::DisplayRole)
            return name;
        // A reader says the row by its first cell.
        QStringList words{name, wayText(line.action, line.from, line.to),
                          reasonSentence(line.reason, line.action, m_plan.asOf)};
        if (const QString state = statusText(line.photoId); !state.isEmpty())
            words.append(state);
        return words.join(u", "_s);
    }
    case Why:
        return reasonSentence(line.reason, line.action, m_plan.asOf);
    case Way:
        return wayText(line.action, line.from, line.to);
    case Size:
        return format::bytes(line.bytes);
    case Saving:
        return savingText(line.monthlySaving);
    case Status:
        return statusText(line.photoId);
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Size || index.column() == Saving ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == PhotoIdRole)
        return photoId(index);
    if (role == ExplanationRole)
        return index.column() == Saving ? QVariant::fromValue(explained(index)) : QVariant();
    if (role == Qt::ToolTipRole && index.column() == Saving)
        return tr("Explain this number");
    if (role == ActionRole)
        return int(index.internalId() == 0 ? m_groups.at(index.row()).action : action(index)->action);
    return index.internalId() == 0 ? groupData(m_groups.at(index.row()), index.column(), role) : leafData(index, role);
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Size || section == Saving ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Photo");
    case Why:
        return tr("Why");
    case Way:
        return tr("Goes");
    case Size:
        return tr("Size");
    case Saving:
        return tr("A month");
    case Status:
        return tr("State");
    default:
        return {};
    }
}

} // namespace td
