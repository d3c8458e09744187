// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/health/backupsmodel.h"

#include "ui/support/errortext.h"
#include "ui/support/format.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

bool isBackupFigure(int column)
{
    return column == BackupsModel::Photos || column == BackupsModel::Size || column == BackupsModel::Files;
}

} // namespace

void BackupsModel::setBackups(const QList<BackupEntry> &entries, const QJsonObject &verified, Instant now)
{
    m_verified = verified;
    m_now = now;
    const bool same = std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(),
                                 [](const BackupEntry &a, const BackupEntry &b) { return a.name == b.name; });
    if (same) {
        m_entries = entries;
        if (!m_entries.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

int BackupsModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_entries, name, &BackupEntry::name);
    return found == m_entries.cend() ? -1 : int(found - m_entries.cbegin());
}

int BackupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int BackupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BackupsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BackupEntry &entry = m_entries.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return int((isBackupFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return index.column() == When ? QString(entry.name + u" · "_s + format::exact(entry.at)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    const BackupSet &set = entry.set;
    if (entry.problem && index.column() != When)
        return index.column() == Verified ? errorSentence(*entry.problem) : QString();
    switch (index.column()) {
    case When:
        return format::dateTime(entry.at, m_now);
    case Photos:
        return format::count(set.photos);
    case Size:
        return format::bytes(set.storedBytes() + (set.objects ? set.objects->bytes : 0));
    case Files:
        return set.objects ? format::count(set.objects->count) : tr("none");
    case Sealed:
        return set.isSealed ? tr("encrypted") : tr("plain");
    case Verified: {
        const auto at = fromIso(m_verified.value(entry.name).toString());
        return at ? format::dateTime(*at, m_now) : tr("not yet");
    }
    default:
        return {};
    }
}

QVariant BackupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isBackupFigure(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("Made");
    case Photos:
        return tr("Photos");
    case Size:
        return tr("Size");
    case Files:
        return tr("Files of photos");
    case Sealed:
        return tr("Kept");
    case Verified:
        return tr("Verified");
    default:
        return {};
    }
}

} // namespace td
