// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/folderstore.h"

#include "core/digest.h"
#include "storage/cancelled.h"
#include "storage/posixfolder.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;
using posix::Fd;
using posix::KeyPath;

namespace
{
constexpr qint64 FileChunkBytes = 256 * 1024;
constexpr int FolderRaceTries = 8;
constexpr qsizetype MaxRememberedFolders = 4096;

ObjectInfo infoOf(const QString &key, const struct stat &info)
{
    ObjectInfo object;
    object.key = key;
    object.size = info.st_size;
    object.modified = instantOf(info.st_mtim.tv_sec);
    return object;
}

Result<void> writeAll(const Fd &file, const char *bytes, qint64 count, const QString &key)
{
    while (count > 0) {
        const ssize_t n = ::write(file.get(), bytes, static_cast<size_t>(count));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return fail(posix::systemError(n == 0 ? ENOSPC : errno, u"write the object"_s, key));
        bytes += n;
        count -= n;
    }
    return {};
}

/// Streams an open file; the number of bytes that came.
Result<qint64> readThrough(const Fd &file, const QString &key, const ByteSink &sink, const std::stop_token &stop)
{
    QByteArray chunk(FileChunkBytes, Qt::Uninitialized);
    qint64 total = 0;
    for (;;) {
        if (stop.stop_requested())
            return cancelled(key);
        const ssize_t n = ::read(file.get(), chunk.data(), static_cast<size_t>(chunk.size()));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(posix::systemError(errno, u"read the object"_s, key));
        if (n == 0)
            return total;
        total += n;
        TD_TRY(sink(QByteArrayView(chunk.constData(), n), false));
    }
}

struct Content {
    qint64 size = 0;
    QString sha256;
};

Result<Content> digestOf(const Fd &file, const QString &key, const std::stop_token &stop)
{
    Digest hash;
    const ByteSink sink = [&hash](QByteArrayView bytes, bool) -> Result<void> {
        hash.add(bytes);
        return {};
    };
    TD_ASSIGN(const qint64 size, readThrough(file, key, sink, stop));
    return Content{size, hash.hex()};
}

/// Copies the body into the file; its digest. DataLoss when it is not as long as it said or not what the caller hashed.
Result<Content> writeBody(const Fd &file, const PutRequest &request, ByteSource &body, const std::stop_token &stop)
{
    Digest hash;
    QByteArray chunk(FileChunkBytes, Qt::Uninitialized);
    Content written;
    for (;;) {
        if (stop.stop_requested())
            return cancelled(request.key);
        TD_ASSIGN(const qint64 n, body.read(chunk.data(), chunk.size()));
        if (n <= 0)
            break;
        hash.add(QByteArrayView(chunk.constData(), n));
        TD_TRY(writeAll(file, chunk.constData(), n, request.key));
        written.size += n;
    }
    written.sha256 = hash.hex();
    if (written.size != body.size())
        return fail(ErrorCode::DataLoss, u"object.size"_s,
                    u"The source gave %1 bytes instead of %2."_s.arg(written.size).arg(body.size()), request.key);
    if (!request.sha256.isEmpty() && written.sha256 != request.sha256)
        return fail(ErrorCode::DataLoss, u"object.checksum"_s,
                    u"The bytes to be stored are not those that were announced: their checksum differs."_s, request.key,
                    u"Read the source again; if it happens twice, check its disk."_s);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return fail(posix::systemError(errno, u"read the size of the object"_s, request.key));
    if (info.st_size != written.size)
        return fail(ErrorCode::DataLoss, u"object.size"_s, u"The disk kept a different number of bytes."_s, request.key,
                    u"Check the disk."_s);
    return written;
}

/// A temporary file that removes itself unless it was published.
class Partial
{
public:
    explicit Partial(const Fd &folder)
        : m_folder(folder)
    {
    }
    Partial(const Partial &) = delete;
    Partial &operator=(const Partial &) = delete;
    ~Partial()
    {
        if (!m_name.isEmpty())
            ::unlinkat(m_folder.get(), m_name.constData(), 0);
    }

    /// 0 or an errno.
    int create()
    {
        for (;;) {
            const QByteArray candidate = posix::newPartialName();
            m_file = Fd(::openat(m_folder.get(), candidate.constData(),
                                 O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600));
            if (!m_file.isOpen()) {
                if (errno == EEXIST)
                    continue;
                return errno;
            }
            m_name = candidate;
            // The lock tells a sweeper of any process that this writer lives; the kernel drops it when we die.
            if (::flock(m_file.get(), LOCK_EX | LOCK_NB) != 0)
                return errno;
            struct stat info = {};
            if (::fstat(m_file.get(), &info) != 0)
                return errno;
            // A sweeper may have come between creation and lock; once locked and still linked it is ours.
            if (info.st_nlink > 0)
                return 0;
        }
    }
    [[nodiscard]] Fd &file() { return m_file; }
    [[nodiscard]] const QByteArray &name() const { return m_name; }
    void published() { m_name.clear(); }

private:
    const Fd &m_folder;
    Fd m_file;
    QByteArray m_name;
};
} // namespace

FolderStore::FolderStore(QString root, QString prefix, QString name, QString displayName, qint64 reserveBytes)
    : m_root(std::move(root))
    , m_prefix(std::move(prefix))
    , m_name(std::move(name))
    , m_displayName(std::move(displayName))
    , m_reserveBytes(reserveBytes)
{
}

FolderStore::~FolderStore() = default;

Result<Fd> FolderStore::makeFolders(const QList<QByteArray> &folders, const QString &key)
{
    // Only the root's own last part is created: a missing parent means an unmounted disk, not a new store.
    if (::mkdir(m_root.toUtf8().constData(), 0700) != 0 && errno != EEXIST && errno != ENOENT)
        return fail(posix::systemError(errno, u"create the folder of the store"_s, m_root));
    TD_ASSIGN(Fd at, openMounted());
    QByteArray walked;
    for (const QByteArray &folder : folders) {
        walked += '/' + folder;
        const bool created = ::mkdirat(at.get(), folder.constData(), 0700) == 0;
        if (!created && errno != EEXIST)
            return fail(posix::systemError(errno, u"create a folder"_s, key));
        TD_ASSIGN(Fd next, posix::openFolder(at, folder, key));
        bool durable = false;
        if (!created) {
            const QMutexLocker lock(&m_mutex);
            durable = m_durableFolders.contains(walked);
        }
        if (!durable) {
            TD_TRY(posix::sync(at, key));
            const QMutexLocker lock(&m_mutex);
            if (m_durableFolders.size() >= MaxRememberedFolders)
                m_durableFolders.clear();
            m_durableFolders.insert(walked);
        }
        at = std::move(next);
    }
    return at;
}

Result<void> FolderStore::checkSpace(const Fd &folder, qint64 bytes, const QString &key) const
{
    struct statvfs disk = {};
    if (::fstatvfs(folder.get(), &disk) != 0)
        return fail(posix::systemError(errno, u"read the free space of the disk"_s, key));
    const auto available = static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
    if (available - bytes >= m_reserveBytes)
        return {};
    return fail(
        ErrorCode::ResourceExhausted, u"disk.full"_s,
        u"The disk is nearly full: %1 bytes are free, %2 are kept in reserve."_s.arg(available).arg(m_reserveBytes),
        key, u"Free space on the disk, or bind the tier to a larger one."_s);
}

Result<ObjectInfo> FolderStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(request.key));
    for (int tries = 1;; ++tries) {
        if (stop.stop_requested())
            return cancelled(request.key);
        auto folder = makeFolders(path.folders, request.key);
        // A neighbour's remove() may prune an empty folder between its creation and our first file in it.
        if (!folder && folder.error().code == ErrorCode::NotFound && tries < FolderRaceTries)
            continue;
        if (!folder)
            return fail(std::move(folder).error());
        TD_TRY(checkSpace(*folder, body.size(), request.key));
        Partial partial(*folder);
        const int err = partial.create();
        if ((err == ENOENT || err == EWOULDBLOCK) && tries < FolderRaceTries)
            continue;
        if (err != 0)
            return fail(posix::systemError(err, u"create the object"_s, request.key));
        TD_ASSIGN(const Content written, writeBody(partial.file(), request, body, stop));
        TD_TRY(posix::sync(partial.file(), request.key));
        struct stat info = {};
        if (::fstat(partial.file().get(), &info) != 0)
            return fail(posix::systemError(errno, u"read the size of the object"_s, request.key));
        TD_TRY(publish(*folder, partial.name(), path, request, written.sha256, stop));
        partial.published();
        // The lock goes with the descriptor, so it is closed last; the bytes are already on the disk.
        if (!partial.file().close())
            return fail(posix::systemError(errno, u"close the object"_s, request.key));
        return infoOf(request.key, info);
    }
}

Result<void> FolderStore::publish(const Fd &folder, const QByteArray &partial, const KeyPath &path,
                                  const PutRequest &request, const QString &sha256, std::stop_token stop)
{
    const int err = posix::renameNew(folder, partial, folder, path.file);
    if (err == EEXIST) {
        TD_TRY(checkSame(folder, path, request, sha256, std::move(stop)));
        ::unlinkat(folder.get(), partial.constData(), 0);
        return {};
    }
    if (err != 0)
        return fail(posix::systemError(err, u"give the object its name"_s, request.key));
    if (auto synced = posix::sync(folder, request.key); !synced) {
        // A name that may vanish with the next power cut must not look stored.
        ::unlinkat(folder.get(), path.file.constData(), 0);
        return synced;
    }
    return {};
}

Result<void> FolderStore::checkSame(const Fd &folder, const KeyPath &path, const PutRequest &request,
                                    const QString &sha256, std::stop_token stop)
{
    auto taken = fail(ErrorCode::AlreadyExists, u"object.exists"_s,
                      u"Another object with other bytes is already stored under this key."_s, request.key,
                      u"Nothing was overwritten; store it under a new key."_s);
    auto existing = posix::openFile(folder, path.file, request.key);
    if (!existing)
        return existing.error().code == ErrorCode::NotFound ? taken : fail(std::move(existing).error());
    TD_ASSIGN(const Content there, digestOf(*existing, request.key, stop));
    if (there.sha256 != sha256)
        return taken;
    // The first writer may still be on its way to the disk.
    TD_TRY(posix::sync(*existing, request.key));
    return posix::sync(folder, request.key);
}

Result<ObjectInfo> FolderStore::get(const QString &key, const ByteSink &sink, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(key));
    TD_ASSIGN(const Fd folder, openFolders(path.folders, key));
    TD_ASSIGN(const Fd file, posix::openFile(folder, path.file, key));
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return fail(posix::systemError(errno, u"read the size of the object"_s, key));
    TD_ASSIGN(const qint64 size, readThrough(file, key, sink, stop));
    if (size != info.st_size)
        return fail(ErrorCode::DataLoss, u"object.size"_s,
                    u"%1 bytes came instead of %2."_s.arg(size).arg(qint64(info.st_size)), key);
    return infoOf(key, info);
}

Result<std::optional<ObjectInfo>> FolderStore::head(const QString &key, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(key));
    if (stop.stop_requested())
        return cancelled(key);
    auto folder = openFolders(path.folders, key);
    if (!folder && folder.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!folder)
        return fail(std::move(folder).error());
    auto file = posix::openFile(*folder, path.file, key);
    if (!file && file.error().code == ErrorCode::NotFound)
        return std::nullopt;
    if (!file)
        return fail(std::move(file).error());
    struct stat info = {};
    if (::fstat(file->get(), &info) != 0)
        return fail(posix::systemError(errno, u"read the size of the object"_s, key));
    return infoOf(key, info);
}

Result<Verification> FolderStore::verify(const QString &key, const Expected &expected, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(key));
    auto folder = openFolders(path.folders, key);
    if (!folder && folder.error().code == ErrorCode::NotFound)
        return Verification{Proof::Missing, u"sha256"_s};
    if (!folder)
        return fail(std::move(folder).error());
    auto file = posix::openFile(*folder, path.file, key);
    if (!file && file.error().code == ErrorCode::NotFound)
        return Verification{Proof::Missing, u"sha256"_s};
    if (!file)
        return fail(std::move(file).error());
    // Drops clean cached pages, so that the bytes come from the disk and not from the write a moment ago.
    (void)::posix_fadvise(file->get(), 0, 0, POSIX_FADV_DONTNEED);
    TD_ASSIGN(const Content there, digestOf(*file, key, stop));
    if (there.size != expected.size)
        return Verification{Proof::Mismatch, u"size"_s};
    if (expected.sha256.isEmpty())
        return Verification{Proof::Unverifiable, u"size"_s};
    return Verification{there.sha256 == expected.sha256 ? Proof::Verified : Proof::Mismatch, u"sha256"_s};
}

} // namespace td
