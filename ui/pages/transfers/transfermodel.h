// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/queue.h"

#include <QAbstractItemModel>

namespace td
{

/// What the page shows, as it was read at one moment.
struct TransferRows {
    QList<Transfer> listed;   ///< those that do not wait, newest first
    QList<Transfer> upcoming; ///< those that wait, in the order of the queue
    QList<TransferGroup> causes;
    QHash<QString, QString> names; ///< of photos that move, by id
};

/// The queue as a tree: what failed, one branch a cause with its remedy; what waits to be tried again; what waits in
/// its order; what is done.
class TransferModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class GroupKind { Failed, PutBack, Running, Waiting, Done, Cancelled };
    enum Role {
        TransferIdRole = Qt::UserRole + 1,
        GroupKindRole,
        CauseRole, ///< text that tells causes apart
        StateRole,
        RemedyRole,
        DetailRole,
        CountRole,
        GroupRole
    };

    explicit TransferModel(QObject *parent = nullptr);

    /// Counts and what runs; at most every 200 ms.
    void setSnapshot(const QueueSnapshot &snapshot);
    void setRows(const TransferRows &rows, Instant now);
    /// The time that countdowns are seen from.
    void setNow(Instant now);

    [[nodiscard]] bool isEmpty() const { return m_groups.isEmpty(); }
    [[nodiscard]] QList<qint64> idsOf(const QModelIndex &index) const; ///< of a row, or of all rows of a branch
    [[nodiscard]] GroupKind kindOf(const QModelIndex &index) const;
    [[nodiscard]] TransferCause causeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(qint64 transferId) const;
    [[nodiscard]] bool hasPutBack() const;
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
        TransferCause cause; ///< of a failure, also of one that is put back
        QString text, remedy;
        QList<Transfer> rows;
        qint64 total = 0; ///< may be more than the rows that are loaded
        std::optional<Instant> nextTry;
        bool operator==(const Group &other) const { return kind == other.kind && cause == other.cause; }
    };
    [[nodiscard]] static QList<Group> grouped(const TransferRows &rows);
    [[nodiscard]] const Group &groupOf(const QModelIndex &index) const;
    [[nodiscard]] QString countdown(const std::optional<Instant> &until) const;
    [[nodiscard]] QString groupText(const Group &group) const;
    [[nodiscard]] QString detailOf(const Transfer &transfer) const;
    [[nodiscard]] QVariant rowData(const Group &group, int row, int role) const;

    QueueSnapshot m_snapshot;
    QHash<QString, QString> m_names;
    Instant m_now{};
    QList<Group> m_groups;
};

} // namespace td
