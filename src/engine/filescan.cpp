// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/filescan.h"

#include "engine/ingest.h"

#include <QFile>
#include <QSet>
#include <QStringConverter>

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Error fileError(int number, const QString &path)
{
    const bool isMissing = number == ENOENT || number == ENOTDIR;
    const bool isDenied = number == EACCES || number == EPERM;
    return Error{.code = isMissing  ? ErrorCode::NotFound
                         : isDenied ? ErrorCode::PermissionDenied
                                    : ErrorCode::Internal,
                 .reason = isMissing  ? u"file.missing"_s
                           : isDenied ? u"file.denied"_s
                                      : u"file.unreadable"_s,
                 .message = isMissing  ? u"The file does not exist."_s
                            : isDenied ? u"The file may not be read."_s
                                       : u"The file cannot be read."_s,
                 .where = path,
                 .remedy = isMissing  ? u"Check the path."_s
                           : isDenied ? u"Change its permissions, or copy it to a folder of your own."_s
                                      : u"Check the disk it lies on."_s,
                 .detail = QString::fromLocal8Bit(std::strerror(number))};
}

Error notRegular(const QString &path, const QString &what)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .reason = u"file.not_regular"_s,
                 .message = u"It is %1, not a file with a picture."_s.arg(what),
                 .where = path,
                 .remedy = u"Choose the picture itself."_s};
}

QString kindOf(mode_t mode)
{
    if (S_ISLNK(mode))
        return u"a symbolic link"_s;
    if (S_ISDIR(mode))
        return u"a folder"_s;
    if (S_ISFIFO(mode))
        return u"a pipe"_s;
    if (S_ISSOCK(mode))
        return u"a socket"_s;
    return u"a device"_s;
}

struct File {
    int fd = -1;
    explicit File(int given)
        : fd(given)
    {
    }
    ~File()
    {
        if (fd >= 0)
            ::close(fd);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
};

bool isSameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
           a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// Goes through the given paths, one level at a time and in the order of names, so that every run finds the same list.
class Scan
{
public:
    Scan(FileList &list, bool recursive, std::stop_token stop)
        : m_list(list)
        , m_recursive(recursive)
        , m_stop(std::move(stop))
    {
    }

    void visit(const QString &path)
    {
        struct stat info = {};
        if (::lstat(bytesFromPath(path).constData(), &info) != 0)
            return refuse(fileError(errno, path));
        if (S_ISREG(info.st_mode))
            return add(path);
        if (!S_ISDIR(info.st_mode))
            return refuse(notRegular(path, kindOf(info.st_mode)));
        if (!m_recursive)
            return refuse(Error{.code = ErrorCode::InvalidArgument,
                                .reason = u"file.folder"_s,
                                .message = u"It is a folder."_s,
                                .where = path,
                                .remedy = u"Add --recursive to take in the pictures inside."_s});
        walk(path, info);
    }

private:
    void refuse(const Error &error) { m_list.failed.append({error.where, error}); }
    void add(const QString &path)
    {
        if (m_seenFiles.contains(path))
            return;
        m_seenFiles.insert(path);
        m_list.files.append(path);
    }

    void walk(const QString &top, const struct stat &topInfo)
    {
        QList<std::pair<QString, std::pair<quint64, quint64>>> pending{{top, {topInfo.st_dev, topInfo.st_ino}}};
        while (!pending.isEmpty() && !m_stop.stop_requested()) {
            const auto [folder, identity] = pending.takeLast();
            // A bind mount can lead back up although no link is followed.
            if (m_seenFolders.contains(identity))
                continue;
            m_seenFolders.insert(identity);
            const QList<QByteArray> names = namesIn(folder);
            QList<std::pair<QString, std::pair<quint64, quint64>>> folders;
            for (const QByteArray &name : names) {
                const QString path = (folder.endsWith(u'/') ? folder : QString(folder % u'/')) % pathFromBytes(name);
                struct stat info = {};
                if (::lstat(bytesFromPath(path).constData(), &info) != 0)
                    refuse(fileError(errno, path));
                else if (S_ISDIR(info.st_mode))
                    folders.prepend({path, {info.st_dev, info.st_ino}});
                else if (S_ISREG(info.st_mode))
                    add(path);
                else
                    refuse(notRegular(path, kindOf(info.st_mode)));
            }
            pending.append(folders);
        }
    }

    QList<QByteArray> namesIn(const QString &folder)
    {
        DIR *dir = ::opendir(bytesFromPath(folder).constData());
        if (dir == nullptr) {
            refuse(fileError(errno, folder));
            return {};
        }
        QList<QByteArray> names;
        errno = 0;
        while (const dirent *entry = ::readdir(dir)) {
            if (entry->d_name[0] != '.')
                names.append(entry->d_name);
            if (m_stop.stop_requested())
                break;
            errno = 0;
        }
        const int number = errno;
        ::closedir(dir);
        if (number != 0)
            refuse(fileError(number, folder));
        std::ranges::sort(names);
        return names;
    }

    FileList &m_list;
    bool m_recursive;
    std::stop_token m_stop;
    QSet<QString> m_seenFiles;
    QSet<std::pair<quint64, quint64>> m_seenFolders;
};

/// The byte that "\xHH" at `at` stands for; nothing when no such escape is there.
std::optional<char> escapedByte(const QByteArray &text, qsizetype at)
{
    constexpr qsizetype length = 4;
    constexpr int firstOdd = 0x80; // bytes below are always valid and never escaped
    if (at + length > text.size() || text[at] != '\\' || text[at + 1] != 'x')
        return std::nullopt;
    bool isNumber = false;
    const int value = text.sliced(at + 2, 2).toInt(&isNumber, 16);
    return isNumber && value >= firstOdd ? std::optional(char(value)) : std::nullopt;
}

} // namespace

QString pathFromBytes(const QByteArray &bytes)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString plain = whole(bytes);
    if (!whole.hasError())
        return plain;
    QString path;
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype length = 1;
        // The shortest run of bytes that is text; at most four make one character.
        for (; length <= 4 && at + length <= bytes.size(); ++length) {
            QStringDecoder some(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString character = some(bytes.sliced(at, length));
            if (!some.hasError() && !character.isEmpty()) {
                path += character;
                break;
            }
        }
        if (length > 4 || at + length > bytes.size()) {
            path += u"\\x%1"_s.arg(uint(quint8(bytes[at])), 2, 16, QChar(u'0'));
            length = 1;
        }
        at += length;
    }
    return path;
}

QByteArray bytesFromPath(const QString &path)
{
    const QByteArray plain = path.toUtf8();
    struct stat info = {};
    if (!plain.contains("\\x") || ::lstat(plain.constData(), &info) == 0)
        return plain;
    QByteArray bytes;
    for (qsizetype at = 0; at < plain.size();) {
        const std::optional<char> odd = escapedByte(plain, at);
        bytes += odd.value_or(plain[at]);
        at += odd ? 4 : 1;
    }
    return bytes;
}

Error tooLarge(const QString &name, qint64 size, qint64 maxBytes)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .reason = u"image.too_large"_s,
                 .message = u"The file has %1 bytes; at most %2 are accepted."_s.arg(size).arg(maxBytes),
                 .where = name,
                 .remedy = u"Export the picture smaller, or raise image.max_bytes."_s};
}

Result<QByteArray> readRegularFile(const QString &path, qint64 maxBytes, std::stop_token stop)
{
    const QByteArray name = bytesFromPath(path);
    // O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
    const File file(::open(name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.fd < 0)
        return fail(errno == ELOOP ? notRegular(path, u"a symbolic link"_s) : fileError(errno, path));
    struct stat before = {};
    if (::fstat(file.fd, &before) != 0)
        return fail(fileError(errno, path));
    if (!S_ISREG(before.st_mode))
        return fail(notRegular(path, kindOf(before.st_mode)));
    if (before.st_size > maxBytes)
        return fail(tooLarge(path, before.st_size, maxBytes));
    constexpr qint64 Chunk = 1024 * 1024;
    QByteArray bytes(before.st_size, Qt::Uninitialized);
    qint64 at = 0;
    while (at < bytes.size()) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, path);
        const ssize_t n = ::read(file.fd, bytes.data() + at, size_t(std::min(Chunk, bytes.size() - at)));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(fileError(errno, path));
        if (n == 0)
            break;
        at += n;
    }
    struct stat after = {};
    if (::fstat(file.fd, &after) != 0)
        return fail(fileError(errno, path));
    if (at != bytes.size() || !isSameFile(before, after))
        return fail(ErrorCode::Aborted, u"file.changed"_s, u"The file changed while it was read."_s, path,
                    u"Wait until it is complete, then upload it again."_s);
    return bytes;
}

FileList collectFiles(const QStringList &paths, bool recursive, std::stop_token stop)
{
    FileList list;
    Scan scan(list, recursive, stop);
    for (const QString &path : paths) {
        if (stop.stop_requested())
            break;
        scan.visit(path);
    }
    return list;
}

} // namespace td
