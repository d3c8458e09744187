// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backup/backupvault.h"

#include <QAbstractTableModel>
#include <QJsonObject>

namespace td
{

/// The backups at their place, newest first.
class BackupsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Photos, Size, Files, Sealed, Verified, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// `verified`: name -> moment, of those that were read again and found right.
    void setBackups(const QList<BackupEntry> &entries, const QJsonObject &verified, Instant now);
    [[nodiscard]] const BackupEntry &backup(int row) const { return m_entries.at(row); }
    [[nodiscard]] int rowOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<BackupEntry> m_entries;
    QJsonObject m_verified;
    Instant m_now{};
};

} // namespace td
