// SPDX-License-Identifier: GPL-3.0-or-later
#include "child.h"

#include <QFile>
#include <QTemporaryFile>

#include <sys/resource.h>
#include <sys/wait.h>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>
#include <vector>

namespace td::bench
{

namespace
{
double ms(const timeval &time)
{
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
}
} // namespace

Cost run(const QStringList &command)
{
    QTemporaryFile output;
    if (!output.open())
        qFatal("No temporary file can be made");
    std::vector<QByteArray> arguments;
    for (const QString &argument : command)
        arguments.push_back(QFile::encodeName(argument));
    std::vector<char *> pointers;
    for (QByteArray &argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions = {};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output.handle(), STDOUT_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, pointers.front(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        qFatal("%s cannot be started", pointers.front());
    int status = 0;
    rusage usage = {};
    if (::wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        qFatal("failed: %s", qPrintable(command.mid(0, 8).join(u' ')));

    Cost cost{
        .cpuMs = ms(usage.ru_utime) + ms(usage.ru_stime), .peakMib = double(usage.ru_maxrss) / 1024, .figures = {}};
    output.seek(0);
    const QList<QByteArray> lines = output.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype space = line.indexOf(' ');
        if (space > 0)
            cost.figures.insert(QString::fromUtf8(line.first(space)), line.sliced(space + 1).toDouble());
    }
    return cost;
}

} // namespace td::bench
