// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/queue.h"

#include <QAbstractItemModel>

namespace td
{

/// The queue as a tree: what failed, one branch a cause with its remedy; what runs; what waits; what is done.
class TransferModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class GroupKind { Failed, Running, Waiting, Done, Cancelled };
    enum Role {
        TransferIdRole = Qt::UserRole + 1,
        GroupKindRole,
        ReasonRole,
        StateRole,
        RemedyRole,
        DetailRole,
        CountRole,
        GroupRole
    };

    explicit TransferModel(QObject *parent = nullptr);

    /// Counts and what runs; at most every 200 ms.
    void setSnapshot(const QueueSnapshot &snapshot);
    /// The rows, newest first; names of photos that move, by id.
    void setTransfers(const QList<Transfer> &transfers, const QHash<QString, QString> &names = {});

    [[nodiscard]] bool isEmpty() const { return m_groups.isEmpty(); }
    [[nodiscard]] QList<qint64> idsOf(const QModelIndex &index) const; ///< of a row, or of all rows of a branch
    [[nodiscard]] GroupKind kindOf(const QModelIndex &index) const;
    [[nodiscard]] QString reasonOf(const QModelIndex &index) const;
    [[nodiscard]] QString nameOf(const Transfer &transfer) const;
    [[nodiscard]] const Transfer *transfer(const QModelIndex &index) const; ///< null for a branch

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void groupsChanged(); ///< branches came or went

private:
    struct Group {
        GroupKind kind = GroupKind::Waiting;
        QString reason; ///< of a failure
        QString text, remedy;
        QList<Transfer> rows;
        qint64 total = 0; ///< may be more than the rows that are loaded
        bool operator==(const Group &other) const { return kind == other.kind && reason == other.reason; }
    };
    [[nodiscard]] QList<Group> grouped(const QList<Transfer> &transfers) const;
    [[nodiscard]] QString groupText(const Group &group) const;
    [[nodiscard]] QString detailOf(const Transfer &transfer) const;
    [[nodiscard]] QVariant rowData(const Group &group, int row, int role) const;

    QueueSnapshot m_snapshot;
    QHash<QString, QString> m_names;
    QList<Group> m_groups;
};

} // namespace td
