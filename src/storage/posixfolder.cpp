// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/posixfolder.h"

#include "storage/tiermarker.h"

#include <QRandomGenerator>

#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif

namespace td::posix
{

using namespace Qt::StringLiterals;

namespace
{
constexpr char PartialStart[] = ".td-";
constexpr char PartialEnd[] = ".partial";

tl::unexpected<Error> badKey(const QString &key, const QString &why)
{
    return fail(ErrorCode::InvalidArgument, u"key.invalid"_s, u"The object key cannot be used: %1."_s.arg(why), key,
                u"Choose a storage template whose keys are plain relative paths."_s);
}
} // namespace

Fd &Fd::operator=(Fd &&other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

bool Fd::close()
{
    if (m_fd < 0)
        return true;
    return ::close(std::exchange(m_fd, -1)) == 0;
}

QByteArray newPartialName()
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return PartialStart + QByteArray::number(random, 16).rightJustified(16, '0') + PartialEnd;
}

bool isPartialName(QByteArrayView name)
{
    return name.startsWith(PartialStart) && name.endsWith(PartialEnd);
}

bool isKeyPart(QByteArrayView name)
{
    if (name.isEmpty() || name == "." || name == ".." || name.size() > NAME_MAX || isPartialName(name) ||
        name == TierMarkerName)
        return false;
    if (name.contains('\\') || name.contains('\0') || name.contains('/'))
        return false;
    return QString::fromUtf8(name).toUtf8() == name;
}

Result<KeyPath> parseKey(const QString &key)
{
    if (key.isEmpty())
        return badKey(key, u"it is empty"_s);
    if (key.startsWith(u'/'))
        return badKey(key, u"it is an absolute path"_s);
    const QByteArray utf8 = key.toUtf8();
    if (QString::fromUtf8(utf8) != key)
        return badKey(key, u"it is not valid Unicode"_s);
    if (utf8.size() >= PATH_MAX)
        return badKey(key, u"it is too long"_s);
    KeyPath path;
    path.folders = utf8.split('/');
    for (const QByteArray &part : std::as_const(path.folders)) {
        if (part.isEmpty())
            return badKey(key, u"it has an empty part"_s);
        if (part.size() > NAME_MAX)
            return badKey(key, u"one of its parts is longer than %1 bytes"_s.arg(NAME_MAX));
        if (!isKeyPart(part))
            return badKey(key, u"it has a part that could leave the folder or is reserved"_s);
    }
    if (path.folders.first() == LostAndFound)
        return badKey(key, u"lost+found is reserved"_s);
    path.file = path.folders.takeLast();
    return path;
}

Error systemError(int err, const QString &what, const QString &where)
{
    Error error{.code = ErrorCode::Internal,
                .reason = u"disk.error"_s,
                .message = u"Could not %1."_s.arg(what),
                .where = where,
                .remedy = {},
                .detail = QString::fromLocal8Bit(std::strerror(err))};
    switch (err) {
    case ENOSPC:
    case EDQUOT:
        error.code = ErrorCode::ResourceExhausted;
        error.reason = u"disk.full"_s;
        error.message = u"Could not %1: the disk is full."_s.arg(what);
        error.remedy = u"Free space on the disk, or bind the tier to a larger one."_s;
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        error.code = ErrorCode::PermissionDenied;
        error.reason = u"disk.permission"_s;
        error.message = u"Could not %1: permission denied."_s.arg(what);
        error.remedy = u"Give your account read and write access to the folder."_s;
        break;
    case ENOENT:
        error.code = ErrorCode::NotFound;
        error.reason = u"object.missing"_s;
        error.message = u"Could not %1: it does not exist."_s.arg(what);
        break;
    case ELOOP:
    case ENOTDIR:
    case ENXIO:
        error.code = ErrorCode::InvalidArgument;
        error.reason = u"key.not_a_folder"_s;
        error.message = u"Could not %1: a symbolic link or a special file is in the way."_s.arg(what);
        error.remedy = u"Remove the link; the store never follows links."_s;
        break;
    case ENAMETOOLONG:
        error.code = ErrorCode::InvalidArgument;
        error.reason = u"key.invalid"_s;
        error.message = u"Could not %1: the name is too long."_s.arg(what);
        break;
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EIO:
    case ESTALE:
    case EBUSY:
    case ETIMEDOUT:
        error.code = ErrorCode::Unavailable;
        error.reason = u"disk.unavailable"_s;
        error.remedy = u"Check the disk and its cable or network, then try again."_s;
        break;
    default:
        break;
    }
    return error;
}

Result<Fd> openRoot(const QString &root)
{
    Fd fd(::open(root.toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.isOpen())
        return fd;
    Error error = systemError(errno, u"open the folder of the store"_s, root);
    if (error.code == ErrorCode::NotFound) {
        error.code = ErrorCode::Unavailable;
        error.reason = u"folder.missing"_s;
        error.remedy = u"Mount the disk or create the folder, then try again."_s;
    }
    return fail(std::move(error));
}

Result<Fd> openFolder(const Fd &parent, const QByteArray &folder, const QString &where)
{
    Fd fd(::openat(parent.get(), folder.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!fd.isOpen())
        return fail(systemError(errno, u"open the folder of the object"_s, where));
    return fd;
}

Result<Fd> openFolders(const QString &root, const QList<QByteArray> &folders, const QString &where)
{
    TD_ASSIGN(Fd at, openRoot(root));
    for (const QByteArray &folder : folders) {
        TD_ASSIGN(at, openFolder(at, folder, where));
    }
    return at;
}

Result<Fd> openFile(const Fd &folder, const QByteArray &name, const QString &where)
{
    Fd fd(::openat(folder.get(), name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!fd.isOpen())
        return fail(systemError(errno, u"open the object"_s, where));
    struct stat info = {};
    if (::fstat(fd.get(), &info) != 0)
        return fail(systemError(errno, u"read the size of the object"_s, where));
    if (S_ISDIR(info.st_mode))
        return fail(systemError(ENOENT, u"open the object"_s, where));
    if (!S_ISREG(info.st_mode))
        return fail(systemError(ELOOP, u"open the object"_s, where));
    return fd;
}

Result<void> sync(const Fd &fd, const QString &where)
{
    if (::fsync(fd.get()) != 0)
        return fail(systemError(errno, u"bring the object safely to the disk"_s, where));
    return {};
}

int renameNew(const Fd &from, const QByteArray &fromName, const Fd &to, const QByteArray &toName)
{
    if (::renameat2(from.get(), fromName.constData(), to.get(), toName.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // Some file systems cannot rename without replacing; a hard link can never replace either.
    if (::linkat(from.get(), fromName.constData(), to.get(), toName.constData(), 0) != 0)
        return errno;
    return ::unlinkat(from.get(), fromName.constData(), 0) == 0 ? 0 : errno;
}

} // namespace td::posix
