// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/transfers/transfermodel.h"

#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/theme/theme.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
TransferModel::GroupKind kindFor(const Transfer &transfer)
{
    switch (transfer.state) {
    case TransferState::Failed:
        return TransferModel::GroupKind::Failed;
    case TransferState::Running:
        return TransferModel::GroupKind::Running;
    case TransferState::Waiting:
    case TransferState::Paused:
        return transfer.errorReason.isEmpty() ? TransferModel::GroupKind::Waiting : TransferModel::GroupKind::PutBack;
    case TransferState::Done:
        return TransferModel::GroupKind::Done;
    case TransferState::Cancelled:
        break;
    }
    return TransferModel::GroupKind::Cancelled;
}
} // namespace

TransferModel::TransferModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

QList<TransferModel::Group> TransferModel::grouped(const TransferRows &rows)
{
    QList<Group> groups;
    for (const Transfer &transfer : QList<Transfer>(rows.listed + rows.upcoming)) {
        Group wanted;
        wanted.kind = kindFor(transfer);
        const bool hasCause = wanted.kind == GroupKind::Failed || wanted.kind == GroupKind::PutBack;
        if (hasCause)
            wanted.cause = {transfer.errorReason, transfer.errorStore};
        qsizetype at = groups.indexOf(wanted);
        if (at < 0) {
            if (hasCause) {
                wanted.text = errorSentence(transfer.errorReason, transfer.errorText);
                if (!transfer.errorStore.isEmpty())
                    wanted.text.prepend(transfer.errorStore + u": "_s);
                wanted.remedy = errorRemedy(transfer.errorReason, transfer.remedy);
            }
            at = groups.size();
            groups.append(wanted);
        }
        Group &group = groups[at];
        group.rows.append(transfer);
        if (transfer.notBefore)
            group.nextTry = std::min(group.nextTry.value_or(*transfer.notBefore), *transfer.notBefore);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.kind < b.kind; });
    for (Group &group : groups) {
        group.total = group.rows.size();
        for (const TransferGroup &known : rows.causes) {
            if (known.cause == group.cause && !group.cause.reason.isEmpty())
                group.total = std::max(group.total, group.kind == GroupKind::Failed ? known.failed : known.backedOff);
        }
    }
    return groups;
}

void TransferModel::setRows(const TransferRows &rows, Instant now)
{
    m_names = rows.names;
    m_now = now;
    QList<Group> fresh = grouped(rows);
    const auto sameIds = [](const Group &a, const Group &b) {
        return a == b && std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(),
                                    [](const Transfer &x, const Transfer &y) { return x.id == y.id; });
    };
    if (std::equal(fresh.begin(), fresh.end(), m_groups.begin(), m_groups.end(), sameIds)) {
        m_groups = std::move(fresh);
        for (int group = 0; group < m_groups.size(); ++group) {
            const QModelIndex branch = index(group, 0);
            Q_EMIT dataChanged(branch, branch);
            Q_EMIT dataChanged(index(0, 0, branch), index(rowCount(branch) - 1, 0, branch));
        }
        return;
    }
    beginResetModel();
    m_groups = std::move(fresh);
    endResetModel();
    Q_EMIT groupsChanged();
}

void TransferModel::setNow(Instant now)
{
    m_now = now;
    for (int group = 0; group < m_groups.size(); ++group) {
        if (m_groups.at(group).kind != GroupKind::PutBack)
            continue;
        const QModelIndex branch = index(group, 0);
        Q_EMIT dataChanged(branch, branch);
        Q_EMIT dataChanged(index(0, 0, branch), index(rowCount(branch) - 1, 0, branch));
    }
}

bool TransferModel::hasPutBack() const
{
    return std::any_of(m_groups.cbegin(), m_groups.cend(), [](const Group &g) { return g.kind == GroupKind::PutBack; });
}

QModelIndex TransferModel::indexOf(qint64 transferId) const
{
    for (int group = 0; group < m_groups.size(); ++group) {
        const QList<Transfer> &rows = m_groups.at(group).rows;
        for (int row = 0; row < rows.size(); ++row) {
            if (rows.at(row).id == transferId)
                return index(row, 0, index(group, 0));
        }
    }
    return {};
}

void TransferModel::setSnapshot(const QueueSnapshot &snapshot)
{
    m_snapshot = snapshot;
    for (int group = 0; group < m_groups.size(); ++group) {
        const QModelIndex branch = index(group, 0);
        Q_EMIT dataChanged(branch, branch);
    }
}

QModelIndex TransferModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex TransferModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups.at(parent.row()).rows.size()) : 0;
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

const Transfer *TransferModel::transfer(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_groups.at(qsizetype(index.internalId()) - 1).rows.at(index.row());
}

const TransferModel::Group &TransferModel::groupOf(const QModelIndex &index) const
{
    return m_groups.at(index.internalId() == 0 ? index.row() : qsizetype(index.internalId()) - 1);
}

TransferModel::GroupKind TransferModel::kindOf(const QModelIndex &index) const
{
    return index.isValid() ? groupOf(index).kind : GroupKind::Done;
}

TransferCause TransferModel::causeOf(const QModelIndex &index) const
{
    return index.isValid() ? groupOf(index).cause : TransferCause();
}

QString TransferModel::countdown(const std::optional<Instant> &until) const
{
    return until && *until > m_now ? tr("again in %1").arg(format::duration(*until - m_now)) : tr("again in a moment");
}

QList<qint64> TransferModel::idsOf(const QModelIndex &index) const
{
    if (const Transfer *one = transfer(index))
        return {one->id};
    QList<qint64> ids;
    if (index.isValid()) {
        for (const Transfer &row : m_groups.at(index.row()).rows)
            ids.append(row.id);
    }
    return ids;
}

QString TransferModel::groupText(const Group &group) const
{
    const auto atLeast = [&group](qint64 known) { return QLocale().toString(std::max(known, group.total)); };
    switch (group.kind) {
    case GroupKind::Failed:
        return tr("Failed (%1)").arg(QLocale().toString(group.total));
    case GroupKind::PutBack:
        return tr("Put back (%1), %2").arg(QLocale().toString(group.total), countdown(group.nextTry));
    case GroupKind::Running:
        return tr("Running (%1)").arg(QLocale().toString(group.total));
    case GroupKind::Waiting:
        return tr("Waiting (%1)").arg(atLeast(m_snapshot.waiting - m_snapshot.backedOff));
    case GroupKind::Done:
        return tr("Done (%1)").arg(atLeast(m_snapshot.done));
    case GroupKind::Cancelled:
        return tr("Cancelled (%1)").arg(atLeast(m_snapshot.cancelled));
    }
    return {};
}

QString TransferModel::nameOf(const Transfer &transfer) const
{
    return transfer.kind == TransferKind::Upload ? QFileInfo(transfer.path).fileName()
                                                 : m_names.value(transfer.photoId, transfer.photoId);
}

QString TransferModel::detailOf(const Transfer &transfer) const
{
    if (transfer.state == TransferState::Waiting && transfer.notBefore)
        return countdown(transfer.notBefore);
    if (transfer.kind == TransferKind::Move && transfer.state != TransferState::Failed)
        return tr("to %1").arg(tierWord(transfer.to));
    if (transfer.kind == TransferKind::Variants && transfer.state != TransferState::Failed &&
        transfer.state != TransferState::Done)
        return tr("its sizes");
    switch (transfer.state) {
    case TransferState::Failed:
        return transfer.attempts > 1 ? tr("tried %Ln time(s)", nullptr, transfer.attempts) : QString();
    case TransferState::Done:
        if (transfer.resultBytes > 0 && transfer.bytes > 0)
            return tr("%1 → %2").arg(format::bytes(transfer.bytes), format::bytes(transfer.resultBytes));
        break;
    default:
        break;
    }
    return transfer.bytes > 0 ? format::bytes(transfer.bytes) : QString();
}

QVariant TransferModel::rowData(const Group &group, int row, int role) const
{
    const Transfer &line = group.rows.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(line);
    case Qt::ToolTipRole:
        return line.kind == TransferKind::Upload ? line.path : line.photoId;
    case DetailRole:
        return detailOf(line);
    case TransferIdRole:
        return line.id;
    case StateRole:
        return int(line.state);
    case Qt::AccessibleTextRole: {
        QString spoken = nameOf(line) + u", "_s + groupText(group);
        return spoken;
    }
    default:
        return {};
    }
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == GroupKindRole)
        return int(kindOf(index));
    if (role == CauseRole)
        return QString(causeOf(index).reason + u'/' + causeOf(index).store);
    if (index.internalId() != 0)
        return rowData(m_groups.at(qsizetype(index.internalId()) - 1), index.row(), role);
    const Group &group = m_groups.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return group.text.isEmpty() ? groupText(group) : QString(groupText(group) + u"  "_s + group.text);
    case GroupRole:
        return groupText(group);
    case DetailRole:
        return group.text;
    case RemedyRole:
        return group.remedy;
    case CountRole:
        return group.total;
    default:
        return {};
    }
}

} // namespace td
