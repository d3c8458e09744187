// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/filesystem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr mode_t FileMode = 0600;
constexpr mode_t FolderMode = 0700;
constexpr quint64 FuseMagic = 0x65735546;

Error systemError(const QString &what, const QString &where)
{
    const int number = errno;
    const bool full = number == ENOSPC || number == EDQUOT;
    return {.code = full ? ErrorCode::ResourceExhausted : ErrorCode::PermissionDenied,
            .reason = full ? u"catalog.disk_full"_s : u"catalog.cannot_open"_s,
            .message = what,
            .where = where,
            .remedy = full ? u"Free some space on that disk and try again."_s
                           : u"Check that the folder exists and belongs to you."_s,
            .detail = QString::fromLocal8Bit(std::strerror(number))};
}

/// The mount that holds `path`, as /proc/self/mounts names its type ("fuse.sshfs"); empty when unknown.
QString mountType(const QString &path)
{
    QFile mounts(u"/proc/self/mounts"_s);
    if (!mounts.open(QIODevice::ReadOnly))
        return {};
    QString type;
    qsizetype longest = -1;
    const QByteArrayList lines = mounts.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QByteArrayList fields = line.split(' ');
        if (fields.size() < 3)
            continue;
        const QString folder = QString::fromLocal8Bit(fields.at(1)).replace("\\040"_L1, " "_L1);
        const bool holds = path == folder || path.startsWith(folder.endsWith(u'/') ? folder : QString(folder % u'/'));
        if (holds && folder.size() >= longest) {
            longest = folder.size();
            type = QString::fromLatin1(fields.at(2));
        }
    }
    return type;
}

bool isRemoteFuse(const QString &type)
{
    static constexpr std::array<const char *, 7> Remote{
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.smbnetfs", "fuse.davfs", "fuse.gvfsd-fuse"};
    return std::ranges::any_of(Remote, [&](const char *name) { return type == QLatin1StringView(name); });
}

Result<void> refuseNetwork(const QString &folder)
{
    struct statfs info = {};
    if (statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return fail(systemError(u"The folder of the catalogue cannot be read."_s, folder));
    const auto magic = quint64(std::uint32_t(info.f_type));
    if (isNetworkFileSystem(magic) || (magic == FuseMagic && isRemoteFuse(mountType(folder))))
        return fail(ErrorCode::FailedPrecondition, u"catalog.network_folder"_s,
                    u"The catalogue lies on a network file system, where two programs could damage it."_s, folder,
                    u"Put the profile on a local disk, or use PostgreSQL for several computers."_s);
    return {};
}

} // namespace

bool isNetworkFileSystem(quint64 magic)
{
    static constexpr std::array<quint64, 9> Remote{
        0x6969,     // NFS
        0xff534d42, // CIFS
        0xfe534d42, // SMB2
        0x517b,     // SMB
        0x564c,     // NCP
        0x5346414f, // AFS
        0x6b414653, // kAFS
        0x73757245, // Coda
        0x00c36400, // Ceph
    };
    return std::ranges::find(Remote, magic) != Remote.end();
}

Result<void> prepareCatalogueFile(const QString &file)
{
    const QFileInfo info(file);
    const QString folder = info.absolutePath();
    if (!QFileInfo::exists(folder)) {
        if (!QDir().mkpath(QFileInfo(folder).absolutePath()))
            return fail(systemError(u"The folder of the catalogue cannot be made."_s, folder));
        if (::mkdir(QFile::encodeName(folder).constData(), FolderMode) != 0 && errno != EEXIST)
            return fail(systemError(u"The folder of the catalogue cannot be made."_s, folder));
    }
    if (info.isDir())
        return fail(ErrorCode::FailedPrecondition, u"catalog.is_folder"_s, u"The catalogue is a folder, not a file."_s,
                    file, u"Name a file, for instance catalog.db in that folder."_s);
    TD_TRY(refuseNetwork(QFileInfo(folder).canonicalFilePath()));
    const QByteArray path = QFile::encodeName(info.absoluteFilePath());
    // Never open and close an existing database beside SQLite: that would drop this process's locks on it.
    const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FileMode);
    if (fd >= 0)
        ::close(fd);
    else if (errno != EEXIST)
        return fail(systemError(u"The catalogue file cannot be made."_s, file));
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0)
        return fail(systemError(u"The catalogue file cannot be read."_s, file));
    const bool openToOthers = (status.st_mode & 0077) != 0 && status.st_uid == ::geteuid();
    if (openToOthers && ::chmod(path.constData(), FileMode) != 0)
        return fail(systemError(u"The catalogue file cannot be kept from other users."_s, file));
    return {};
}

} // namespace td
