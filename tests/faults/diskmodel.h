// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/disklog.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QRandomGenerator>
#include <QString>

#include <functional>

namespace td::test
{

struct DiskRecord {
    disklog::Header header{};
    QByteArray name, toName, data;
};

/// The records of a log, in order; aborts the test when it is no log.
[[nodiscard]] QList<DiskRecord> readDiskLog(const QString &file);

/// What a disk holds after a power cut: what was brought safely there by fsync, and of the rest whatever the disk
/// pleases. As strict as POSIX allows: the name of a file needs the fsync of its folder.
class DiskModel
{
public:
    /// `root` is the inode of the folder that is looked at. `isLie` says which fsync the disk only pretends to do.
    explicit DiskModel(quint64 root, std::function<bool(const QByteArray &name, bool isFolder)> isLie = {});

    void apply(const DiskRecord &record);
    /// Writes into the empty `folder` what is left; nothing that was not synced survives, or, with `random`, some of
    /// it.
    void writeOut(const QString &folder, QRandomGenerator *random) const;

private:
    using Names = QMap<QByteArray, int>;
    struct Node {
        QByteArray name; ///< its first one
        bool isFolder = false;
        QByteArray data, safeData;
        Names names, safeNames;
    };
    int add(quint64 inode, const QByteArray &name, bool isFolder);
    void writeFolder(int node, const QString &folder, QRandomGenerator *random) const;
    [[nodiscard]] static Names namesAfterCut(const Node &node, QRandomGenerator *random);
    [[nodiscard]] static QByteArray dataAfterCut(const Node &node, QRandomGenerator *random);

    std::function<bool(const QByteArray &, bool)> m_isLie;
    QList<Node> m_nodes;
    QHash<quint64, int> m_byInode;
};

} // namespace td::test
