// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/isolation/isolatedprocessor.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace td::test
{

/// Helpers that misbehave when a picture asks them to.
inline IsolatedProcessor::Options misbehaving(int helpers = 1, HelperLimits limits = {})
{
    return {.program = QStringView(TD_BIN_DIR).toString() + QStringLiteral("/misbehaving-picture-helper"),
            .helpers = helpers,
            .limits = limits};
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Processes that this one started and that have not been waited for, dead ones too.
inline QList<pid_t> helperProcesses()
{
    QList<pid_t> found;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(name));
        // pid (name) state parent ...
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.value(1).toInt() == ::getpid())
            found.append(name.toInt());
    }
    return found;
}

inline QByteArray commandName(pid_t pid)
{
    return contentOf(QStringLiteral("/proc/%1/comm").arg(pid)).trimmed();
}

/// A field of /proc/PID/status, in kB or as a number.
inline qint64 statusField(pid_t pid, const QByteArray &field)
{
    for (const QByteArray &line : contentOf(QStringLiteral("/proc/%1/status").arg(pid)).split('\n')) {
        if (line.startsWith(QByteArray(field + ':')))
            return line.mid(field.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

inline qsizetype openFiles()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

} // namespace td::test
