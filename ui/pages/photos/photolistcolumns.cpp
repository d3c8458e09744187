// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of PhotoListModel say.
#include "ui/pages/photos/photolistmodel.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/support/reasontext.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace td
{

QVariant PhotoListModel::display(const PhotoRow &row, int column) const
{
    const Photo &photo = row.photo;
    switch (column) {
    case Name:
        return photo.filename;
    case Draft:
        return photo.draftId;
    case TierColumn:
        return photo.deletedAt ? tr("Trash") : tierWord(photo.tier);
    case Size:
        return format::bytes(photo.storedBytes);
    case Saved:
        return format::percent(compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes));
    case Uploaded:
        return format::shortDate(photo.uploadDate, now());
    case Accessed:
        return format::shortDate(photo.lastAccessDate, now());
    case Next:
        return nextActionText(row.next, now());
    case Cost:
        return format::money(row.monthlyCost);
    default:
        return {};
    }
}

QVariant PhotoListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_spine.size()))
        return {};
    if (role == SeqRole)
        return seqAt(index.row());
    if (role == Qt::TextAlignmentRole) {
        const int column = index.column();
        const bool figure = column == Size || column == Saved || column == Cost;
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == LoadedRole)
        return loadedRow(index.row()) != nullptr;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != IdRole && role != Qt::AccessibleTextRole &&
        role != ExplanationRole)
        return {};
    const PhotoRow *cached = row(index.row());
    if (!cached)
        return {};
    switch (role) {
    case IdRole:
        return cached->photo.photoId;
    case Qt::AccessibleTextRole:
        return index.column() == Thumbnail || index.column() == Name ? QVariant(photoAccessibleText(*cached, now()))
                                                                     : display(*cached, index.column());
    case ExplanationRole:
        return index.column() == Cost && !m_prices.preset.isEmpty()
                   ? QVariant::fromValue(explainPhoto(cached->photo.tier, cached->photo.storedBytes, m_prices))
                   : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Cost)
            return tr("Explain this number");
        return index.column() == Next ? QVariant(reasonSentence(cached->next.reason, cached->next.action, now())) : QVariant();
    default:
        return display(*cached, index.column());
    }
}

QVariant PhotoListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole) {
        const bool figure = section == Size || section == Saved || section == Cost;
        return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Draft:
        return tr("Draft");
    case TierColumn:
        return tr("Tier");
    case Size:
        return tr("Size");
    case Saved:
        return tr("Saved");
    case Uploaded:
        return tr("Uploaded");
    case Accessed:
        return tr("Last access");
    case Next:
        return tr("Next action");
    case Cost:
        return tr("Cost a month");
    default:
        return {};
    }
}

void PhotoListModel::sort(int column, Qt::SortOrder order)
{
    PhotoSort wanted{.field = m_sort.field, .descending = order == Qt::DescendingOrder};
    switch (column) {
    case Name:
        wanted.field = PhotoSortField::Filename;
        break;
    case Draft:
        wanted.field = PhotoSortField::DraftId;
        break;
    case Size:
        wanted.field = PhotoSortField::CompressedSize;
        break;
    case Uploaded:
        wanted.field = PhotoSortField::UploadDate;
        break;
    case Accessed:
        wanted.field = PhotoSortField::LastAccessDate;
        break;
    default:
        return;
    }
    Q_EMIT sortRequested(wanted);
}

} // namespace td
