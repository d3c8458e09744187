// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/tiermarker.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;
using posix::Fd;

namespace
{
constexpr size_t LongestId = 128;

QByteArray below(const QString &folder, const QByteArray &name)
{
    return folder.toUtf8() + name;
}

/// What is left of an id without the tenure.
QString diskIn(const QString &id)
{
    return id.section(u'/', -1);
}
} // namespace

Result<QString> readTierMarker(const Fd &root, const QString &folder, const QString &where)
{
    const Fd file(::openat(root.get(), below(folder, TierMarkerName).constData(),
                           O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen() && errno == ENOENT)
        return QString();
    if (!file.isOpen())
        return fail(posix::systemError(errno, u"read the marker of the folder"_s, where));
    char bytes[LongestId] = {};
    const ssize_t count = ::read(file.get(), bytes, sizeof bytes);
    if (count < 0)
        return fail(posix::systemError(errno, u"read the marker of the folder"_s, where));
    return QString::fromUtf8(bytes, count).trimmed();
}

Result<void> writeTierMarker(const Fd &root, const QString &folder, const QString &id, const QString &where)
{
    if (!folder.isEmpty() && ::mkdirat(root.get(), folder.chopped(1).toUtf8().constData(), 0700) != 0 &&
        errno != EEXIST)
        return fail(posix::systemError(errno, u"create a folder"_s, where));
    TD_ASSIGN(const Fd tier, folder.isEmpty() ? posix::openFolder(root, "."_ba, where)
                                              : posix::openFolder(root, folder.chopped(1).toUtf8(), where));
    const QByteArray partial = posix::newPartialName();
    Fd file(::openat(tier.get(), partial.constData(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return fail(posix::systemError(errno, u"mark the folder"_s, where));
    const QByteArray text = id.toUtf8() + '\n';
    const bool written = ::write(file.get(), text.constData(), size_t(text.size())) == text.size();
    int err = written ? 0 : ENOSPC;
    if (written && (::fsync(file.get()) != 0 || !file.close() ||
                    ::renameat(tier.get(), partial.constData(), tier.get(), TierMarkerName) != 0))
        err = errno;
    if (err != 0) {
        ::unlinkat(tier.get(), partial.constData(), 0);
        return fail(posix::systemError(err, u"mark the folder"_s, where));
    }
    TD_TRY(posix::sync(tier, where));
    return posix::sync(root, where);
}

QString tierMarkerIn(const QString &tenure, const QString &id)
{
    return tenure.isEmpty() ? id : QString(tenure + u'/' + diskIn(id));
}

bool isTierTakenOver(const QString &found, const QString &id)
{
    return found != id && diskIn(found) == diskIn(id);
}

Error tierRefused(const QString &path, const QString &found, const QString &id)
{
    if (isTierTakenOver(found, id)) {
        return {.code = ErrorCode::FailedPrecondition,
                .reason = u"tier.taken_over"_s,
                .message = u"The folder %1 belongs to another profile now, which was restored from a backup and took "
                           "it over."_s.arg(path),
                .where = path,
                .remedy = u"Go on in that profile."_s};
    }
    return {
        .code = ErrorCode::FailedPrecondition,
        .reason = u"tier.not_mounted"_s,
        .message = u"The folder %1 is not the one the photos were stored in: its marker is missing or another's. Its "
                   "disk is probably not mounted."_s.arg(path),
        .where = path,
        .remedy = u"Mount the disk, then try again. Only if its photos are lost for good, write the line \"%1\" into "
                  "%2/%3."_s.arg(id, path, QLatin1StringView(TierMarkerName))};
}

} // namespace td
