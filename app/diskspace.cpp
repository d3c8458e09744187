// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diskspace.h"

#include <QFile>

#include <sys/statvfs.h>

namespace td
{

std::pair<qint64, qint64> diskSpaceOf(const QString &folder)
{
    struct statvfs space = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &space) != 0)
        return {0, 0};
    const auto unit = qint64(space.f_frsize);
    return {qint64(space.f_bavail) * unit, qint64(space.f_blocks) * unit};
}

} // namespace td
