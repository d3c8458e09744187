// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/processholder.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <QSysInfo>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.readAll().trimmed());
}

/// Start tick of a process since boot; empty when there is no such process.
QString startTick(qint64 pid)
{
    const QString stat = contentOf(u"/proc/%1/stat"_s.arg(pid));
    // The name of the program stands in brackets and may itself hold spaces and brackets; field 22 is the start.
    const QStringList fields = stat.sliced(stat.lastIndexOf(u')') + 1).simplified().split(u' ');
    constexpr qsizetype StartField = 22 - 3;
    if (stat.isEmpty() || fields.size() <= StartField)
        return {};
    // A zombie holds nothing any more, it only waits for its parent to look.
    return fields.first() == "Z"_L1 ? QString() : fields.at(StartField);
}

QString machine()
{
    return QString::fromLatin1(QSysInfo::machineUniqueId().left(12));
}

QString boot()
{
    return contentOf(u"/proc/sys/kernel/random/boot_id"_s).remove(u'-').left(12);
}

/// Processes of another container have pids of their own: two equal numbers are two processes.
QString pidSpace()
{
    return QFile::symLinkTarget(u"/proc/self/ns/pid"_s).section(u'[', -1).remove(u']');
}

} // namespace

Holder thisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return Holder{.host = QSysInfo::machineHostName(),
                  .pid = pid,
                  .started = QStringList{machine(), boot(), pidSpace(), startTick(pid)}.join(u'.')};
}

bool holderCertainlyDead(const Holder &holder)
{
    const QStringList theirs = holder.started.split(u'.');
    const Holder self = thisProcess();
    const QStringList ours = self.started.split(u'.');
    if (theirs.size() != 4 || ours.size() != 4)
        return false;
    const bool isSameMachine = theirs.at(0).isEmpty() ? holder.host == self.host : theirs.at(0) == ours.at(0);
    const bool isSameBoot = !theirs.at(1).isEmpty() && theirs.at(1) == ours.at(1);
    if (!isSameBoot)
        return isSameMachine && !theirs.at(1).isEmpty() && !ours.at(1).isEmpty();
    if (theirs.at(2) != ours.at(2))
        return false;
    return startTick(holder.pid) != theirs.at(3);
}

} // namespace td
