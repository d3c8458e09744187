// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/links/linksmodel.h"

#include "ui/support/format.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString linkPurposeWord(const QString &purpose)
{
    if (purpose == "view"_L1)
        return LinksModel::tr("to look at");
    if (purpose == "download"_L1)
        return LinksModel::tr("to download");
    if (purpose == "upload"_L1)
        return LinksModel::tr("to upload one photo");
    if (purpose == "delivery"_L1)
        return LinksModel::tr("sent instead of the photo");
    return purpose;
}

QString linkKindWord(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Cdn:
        return LinksModel::tr("Public address of the CDN. It ends when the photo's files get new names.");
    case LinkKind::Presigned:
        return LinksModel::tr("Signed by the provider, which tells nobody how often it is used.");
    case LinkKind::Upload:
        return LinksModel::tr("Signed by the provider, for one file.");
    case LinkKind::Service:
        return LinksModel::tr("Signed by this console and answered by its service, which counts each use.");
    case LinkKind::File:
        return LinksModel::tr("A path on this computer.");
    }
    return {};
}

} // namespace

QString linkStateWord(LinkState state)
{
    switch (state) {
    case LinkState::Active:
        return LinksModel::tr("active");
    case LinkState::Expired:
        return LinksModel::tr("has expired");
    case LinkState::Revoked:
        return LinksModel::tr("revoked");
    case LinkState::Moved:
        return LinksModel::tr("leads nowhere: the photo moved");
    }
    return {};
}

void LinksModel::setRows(const QList<LinkRow> &rows, Instant now)
{
    beginResetModel();
    m_rows = rows;
    m_now = now;
    endResetModel();
}

int LinksModel::rowOf(const QString &linkId) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const LinkRow &row) { return row.link.linkId == linkId; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int LinksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LinksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LinksModel::textOf(const LinkRow &row, int column) const
{
    const Link &link = row.link;
    switch (column) {
    case Photo:
        return row.photo;
    case Purpose:
        return linkPurposeWord(link.purpose);
    case Recipient:
        return link.recipient.isEmpty() ? tr("not said") : link.recipient;
    case Issued:
        return format::dateTime(link.issuedAt, m_now);
    case Expires:
        return link.expiresAt ? format::dateTime(*link.expiresAt, m_now) : tr("never by itself");
    case Uses:
        return countsUses(link.kind) || link.kind == LinkKind::Upload ? format::count(link.uses) : tr("not known");
    case State:
        return row.isAbused ? tr("used far too often") : linkStateWord(row.state);
    default:
        return {};
    }
}

QString LinksModel::tipOf(const LinkRow &row, int column) const
{
    switch (column) {
    case Photo:
        return row.link.photoId;
    case Purpose:
        return linkKindWord(row.link.kind);
    case Recipient:
        return tr("Asked for by %1").arg(row.link.issuedBy);
    case Issued:
        return format::exact(row.link.issuedAt);
    case Expires:
        return row.link.expiresAt ? format::exact(*row.link.expiresAt) : QString();
    case Uses:
        return row.link.lastUsedAt ? tr("The last time: %1").arg(format::exact(*row.link.lastUsedAt)) : QString();
    default:
        return {};
    }
}

QVariant LinksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LinkRow &row = m_rows.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Uses ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return tipOf(row, index.column());
    if (role == Qt::DisplayRole)
        return textOf(row, index.column());
    return {};
}

QVariant LinksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Uses ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Photo:
        return tr("Photo");
    case Purpose:
        return tr("Purpose");
    case Recipient:
        return tr("Given to");
    case Issued:
        return tr("Issued");
    case Expires:
        return tr("Works until");
    case Uses:
        return tr("Uses");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace td
