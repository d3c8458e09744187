// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/privatefolder.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace td
{

Result<void> makePrivateFolder(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    const QByteArray name = QFile::encodeName(clean);
    if (::mkdir(name.constData(), 0700) == 0)
        return {};
    int error = errno;
    if (error == ENOENT && clean.contains(u'/')) {
        TD_TRY(makePrivateFolder(clean.left(std::max<qsizetype>(1, clean.lastIndexOf(u'/')))));
        error = ::mkdir(name.constData(), 0700) == 0 ? 0 : errno;
    }
    if (error == 0 || (error == EEXIST && QFileInfo(clean).isDir()))
        return {};
    return fail(
        Error{.code = ErrorCode::PermissionDenied,
              .reason = u"config.folder"_s,
              .message = u"The folder %1 cannot be made: %2"_s.arg(clean, QString::fromLocal8Bit(std::strerror(error))),
              .where = clean,
              .remedy = u"Make the folder writable for this user, or choose another."_s,
              .detail = u"errno %1"_s.arg(error)});
}

} // namespace td
