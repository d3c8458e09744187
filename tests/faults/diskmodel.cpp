// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/diskmodel.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace td::test
{

using disklog::Op;

namespace
{
constexpr qsizetype PageBytes = 4096;
}

QList<DiskRecord> readDiskLog(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no disk log %s", qPrintable(path));
    const QByteArray all = file.readAll();
    QList<DiskRecord> records;
    for (qsizetype at = 0; at < all.size();) {
        DiskRecord record;
        if (all.size() - at < qsizetype(sizeof record.header))
            qFatal("the disk log is cut");
        std::memcpy(&record.header, all.constData() + at, sizeof record.header);
        if (record.header.magic != disklog::Magic)
            qFatal("the disk log is torn");
        at += sizeof record.header;
        for (const auto &[text, size] :
             {std::pair(&record.name, record.header.nameSize), std::pair(&record.toName, record.header.toNameSize),
              std::pair(&record.data, record.header.dataSize)}) {
            *text = all.mid(at, size);
            at += size;
        }
        records.append(std::move(record));
    }
    return records;
}

DiskModel::DiskModel(quint64 root, std::function<bool(const QByteArray &, bool)> isLie)
    : m_isLie(std::move(isLie))
{
    add(root, {}, true);
}

int DiskModel::add(quint64 inode, const QByteArray &name, bool isFolder)
{
    m_nodes.append({.name = name, .isFolder = isFolder, .data = {}, .safeData = {}, .names = {}, .safeNames = {}});
    const int node = int(m_nodes.size()) - 1;
    m_byInode.insert(inode, node);
    return node;
}

void DiskModel::apply(const DiskRecord &record)
{
    const disklog::Header &header = record.header;
    const int node = m_byInode.value(header.node, -1);
    if (header.op == Op::Create || header.op == Op::MakeFolder) {
        if (node < 0 && header.node != 0)
            return; // outside
        const int made = add(header.to, record.name, header.op == Op::MakeFolder);
        if (node >= 0)
            m_nodes[node].names.insert(record.name, made);
        return;
    }
    if (node < 0)
        return;
    Node &known = m_nodes[node];
    switch (header.op) {
    case Op::Write:
        if (known.data.size() < qsizetype(header.offset))
            known.data.append(qsizetype(header.offset) - known.data.size(), '\0');
        known.data.replace(qsizetype(header.offset), record.data.size(), record.data);
        break;
    case Op::Truncate:
        if (qsizetype(header.offset) > known.data.size())
            known.data.append(qsizetype(header.offset) - known.data.size(), '\0');
        known.data.truncate(qsizetype(header.offset));
        break;
    case Op::Sync:
        if (m_isLie && m_isLie(known.name, known.isFolder))
            break;
        known.safeData = known.data;
        known.safeNames = known.names;
        break;
    case Op::Link:
        if (const int target = m_byInode.value(header.to, -1); target >= 0)
            known.names.insert(record.name, target);
        break;
    case Op::Unlink:
        known.names.remove(record.name);
        break;
    case Op::Rename: {
        const int moved = known.names.contains(record.name) ? known.names.take(record.name) : -1;
        const int target = m_byInode.value(header.to, -1);
        if (moved >= 0 && target >= 0)
            m_nodes[target].names.insert(record.toName, moved);
        break;
    }
    case Op::Create:
    case Op::MakeFolder:
        break;
    }
}

DiskModel::Names DiskModel::namesAfterCut(const Node &node, QRandomGenerator *random)
{
    if (!random)
        return node.safeNames;
    Names names;
    for (const Names *side : {&node.safeNames, &node.names}) {
        const Names &other = side == &node.names ? node.safeNames : node.names;
        for (auto it = side->cbegin(); it != side->cend(); ++it) {
            const bool isSure = other.contains(it.key()) && other.value(it.key()) == it.value();
            if (isSure || random->bounded(2) == 0)
                names.insert(it.key(), it.value());
        }
    }
    return names;
}

QByteArray DiskModel::dataAfterCut(const Node &node, QRandomGenerator *random)
{
    if (!random || node.data == node.safeData)
        return node.safeData;
    QByteArray data = random->bounded(2) == 0 ? node.data : node.safeData;
    const QByteArray &other = random->bounded(2) == 0 ? node.data : node.safeData;
    for (qsizetype at = 0; at + PageBytes <= std::min(data.size(), other.size()); at += PageBytes) {
        if (random->bounded(2) == 0)
            data.replace(at, PageBytes, other.mid(at, PageBytes));
    }
    return data;
}

void DiskModel::writeFolder(int node, const QString &folder, QRandomGenerator *random) const
{
    const Names names = namesAfterCut(m_nodes.at(node), random);
    for (auto it = names.cbegin(); it != names.cend(); ++it) {
        const Node &child = m_nodes.at(it.value());
        const QString path = QString(folder + u'/' + QString::fromUtf8(it.key()));
        if (child.isFolder) {
            QDir().mkdir(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            writeFolder(it.value(), path, random);
            continue;
        }
        if (it.key().endsWith("-shm")) // shared memory: made anew by whoever opens the catalogue first
            continue;
        QFile file(path);
        const QByteArray data = dataAfterCut(child, random);
        if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size())
            qFatal("cannot write %s", qPrintable(path));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
}

void DiskModel::writeOut(const QString &folder, QRandomGenerator *random) const
{
    writeFolder(0, folder, random);
}

} // namespace td::test
