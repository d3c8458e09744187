// SPDX-License-Identifier: GPL-3.0-or-later
// The half of FolderStore that goes through folders: list, sweep, remove with its pruning, set aside.
#include "storage/folderstore.h"

#include "storage/cancelled.h"
#include "storage/posixfolder.h"
#include "storage/tiermarker.h"

#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;
using posix::Fd;
using posix::KeyPath;

namespace
{
constexpr qsizetype MaxDepth = 64;

struct CloseDir {
    void operator()(DIR *dir) const { ::closedir(dir); }
};
using Dir = std::unique_ptr<DIR, CloseDir>;

/// One entry of a folder: its own name, and where it lies.
struct Entry {
    const Fd &folder;
    const QByteArray &path; ///< of the folder, "" or ending with "/"
    const char *name;
    struct stat info;
};
using EntryFn = std::function<Result<void>(const Entry &)>;

QList<QByteArray> partsOf(const QByteArray &folderPath)
{
    QList<QByteArray> parts = folderPath.split('/');
    parts.removeAll(QByteArray());
    return parts;
}

Result<Dir> openDir(const Fd &folder, const QString &where)
{
    Fd own(::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!own.isOpen())
        return fail(posix::systemError(errno, u"list the folder"_s, where));
    Dir dir(::fdopendir(own.get()));
    if (!dir)
        return fail(posix::systemError(errno, u"list the folder"_s, where));
    own.release();
    return dir;
}

/// Every regular file below `start` ("" or "a/b/"), each once. Links are not followed; a folder that goes while we look
/// is simply gone; anything else that cannot be read fails the walk.
Result<void> walk(const QString &root, const QByteArray &start, const EntryFn &each, const std::stop_token &stop)
{
    std::vector<QByteArray> pending{start};
    while (!pending.empty()) {
        const QByteArray path = std::move(pending.back());
        pending.pop_back();
        const QList<QByteArray> parts = partsOf(path);
        if (parts.size() > MaxDepth)
            return fail(ErrorCode::FailedPrecondition, u"folder.depth"_s, u"The folder is nested too deeply."_s,
                        QString::fromUtf8(path));
        const QString where = QString::fromUtf8(path);
        auto folder = posix::openFolders(root, parts, where);
        if (!folder && folder.error().code == ErrorCode::NotFound)
            continue;
        if (!folder)
            return fail(std::move(folder).error());
        TD_ASSIGN(const Dir dir, openDir(*folder, where));
        for (;;) {
            if (stop.stop_requested())
                return cancelled(where);
            errno = 0;
            const dirent *entry = ::readdir(dir.get());
            if (entry == nullptr && errno != 0)
                return fail(posix::systemError(errno, u"list the folder"_s, where));
            if (entry == nullptr)
                break;
            const QByteArrayView name(entry->d_name);
            if (name == "." || name == ".." || (path.isEmpty() && name == posix::LostAndFound))
                continue;
            Entry found{*folder, path, entry->d_name, {}};
            if (::fstatat(folder->get(), entry->d_name, &found.info, AT_SYMLINK_NOFOLLOW) != 0) {
                if (errno == ENOENT)
                    continue;
                return fail(posix::systemError(errno, u"look at a file"_s, where));
            }
            if (S_ISDIR(found.info.st_mode) && posix::isKeyPart(name))
                pending.push_back(path + name.toByteArray() + '/');
            else if (S_ISREG(found.info.st_mode))
                TD_TRY(each(found));
        }
    }
    return {};
}

/// The folder part of a key prefix: "hot/ab" -> "hot/". InvalidArgument when it could leave the store.
Result<QByteArray> folderOf(const QString &prefix)
{
    const QString folder = prefix.left(prefix.lastIndexOf(u'/') + 1);
    if (folder.isEmpty())
        return QByteArray();
    TD_TRY(posix::parseKey(folder.chopped(1)));
    return folder.toUtf8();
}
} // namespace

Result<QString> FolderStore::marker() const
{
    TD_ASSIGN(const Fd root, posix::openRoot(m_root));
    return readTierMarker(root, m_prefix, m_root);
}

Result<void> FolderStore::writeMarker(const QString &id)
{
    TD_ASSIGN(const Fd root, posix::openRoot(m_root));
    return writeTierMarker(root, m_prefix, id, m_root);
}

void FolderStore::requireMarker(const QString &id, std::function<Result<bool>(const QString &found)> isOurs)
{
    const QMutexLocker lock(&m_mutex);
    m_marker = id;
    m_isOurs = std::move(isOurs);
}

Result<void> FolderStore::compareMarker(const QString &found) const
{
    std::function<Result<bool>(const QString &)> isOurs;
    QString required;
    {
        const QMutexLocker lock(&m_mutex);
        required = m_marker;
        isOurs = m_isOurs;
    }
    if (found == required)
        return {};
    if (!found.isEmpty() && isOurs) {
        TD_ASSIGN(const bool isNew, isOurs(found));
        if (isNew) {
            const QMutexLocker lock(&m_mutex);
            m_marker = found;
            return {};
        }
    }
    const QString path = QString(m_root + u'/' + m_prefix.chopped(m_prefix.endsWith(u'/') ? 1 : 0));
    return fail(tierRefused(path, found, required));
}

Result<Fd> FolderStore::openMounted() const
{
    TD_ASSIGN(Fd root, posix::openRoot(m_root));
    {
        const QMutexLocker lock(&m_mutex);
        if (m_marker.isEmpty())
            return root;
    }
    TD_ASSIGN(const QString found, readTierMarker(root, m_prefix, m_root));
    TD_TRY(compareMarker(found));
    return root;
}

Result<Fd> FolderStore::openFolders(const QList<QByteArray> &folders, const QString &key) const
{
    // The marker is read through the same descriptor, so that a disk cannot go between the look and the deed.
    TD_ASSIGN(Fd at, openMounted());
    for (const QByteArray &folder : folders) {
        TD_ASSIGN(at, posix::openFolder(at, folder, key));
    }
    return at;
}

Result<void> FolderStore::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                               std::stop_token stop)
{
    TD_TRY(folderOf(prefix));
    // The narrower of what is asked for and what this store answers for.
    if (!prefix.startsWith(m_prefix) && !m_prefix.startsWith(prefix))
        return {};
    TD_ASSIGN(const Fd mounted, openMounted());
    const QString wanted = prefix.size() > m_prefix.size() ? prefix : m_prefix;
    TD_ASSIGN(const QByteArray start, folderOf(wanted));
    const auto visit = [&wanted, &each](const Entry &entry) -> Result<void> {
        if (!posix::isKeyPart(entry.name))
            return {};
        const QString key = QString::fromUtf8(entry.path + entry.name);
        if (!key.startsWith(wanted))
            return {};
        ObjectInfo object;
        object.key = key;
        object.size = entry.info.st_size;
        object.modified = instantOf(entry.info.st_mtim.tv_sec);
        return each(object);
    };
    return walk(m_root, start, visit, stop);
}

Result<qint64> FolderStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    TD_ASSIGN(const Fd mounted, openMounted());
    TD_ASSIGN(const QByteArray start, folderOf(m_prefix));
    const qint64 now = std::chrono::duration_cast<Seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    qint64 swept = 0;
    const auto visit = [&](const Entry &entry) -> Result<void> {
        if (!posix::isPartialName(entry.name))
            return {};
        // The distance counts, not the direction: under a moved clock a file may be dated in the future.
        if (std::abs(now - entry.info.st_mtim.tv_sec) < olderThan.count())
            return {};
        const QString where = QString::fromUtf8(entry.path + entry.name);
        auto file = posix::openFile(entry.folder, entry.name, where);
        if (!file)
            return file.error().code == ErrorCode::NotFound ? Result<void>{} : fail(std::move(file).error());
        if (::flock(file->get(), LOCK_EX | LOCK_NB) != 0)
            return {};
        if (::unlinkat(entry.folder.get(), entry.name, 0) == 0)
            ++swept;
        else if (errno != ENOENT)
            return fail(posix::systemError(errno, u"remove a temporary file"_s, where));
        return {};
    };
    TD_TRY(walk(m_root, start, visit, stop));
    return swept;
}

Result<void> FolderStore::remove(const QString &key, const QString &, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(key));
    if (stop.stop_requested())
        return cancelled(key);
    {
        auto folder = openFolders(path.folders, key);
        if (!folder)
            return folder.error().code == ErrorCode::NotFound ? Result<void>{} : fail(std::move(folder).error());
        // Only a regular file is an object of ours; a link in its place is refused, never removed.
        auto file = posix::openFile(*folder, path.file, key);
        if (!file && file.error().code == ErrorCode::NotFound)
            return {};
        if (!file && file.error().code == ErrorCode::InvalidArgument)
            return fail(std::move(file).error());
        if (::unlinkat(folder->get(), path.file.constData(), 0) != 0 && errno != ENOENT)
            return fail(posix::systemError(errno, u"remove the object"_s, key));
        TD_TRY(posix::sync(*folder, key));
    }
    pruneFolders(path.folders);
    return {};
}

void FolderStore::pruneFolders(const QList<QByteArray> &folders)
{
    // The first folder (the tier) stays. rmdir refuses a folder that is not empty, so nothing can be lost; an empty
    // folder that stays for whatever reason harms nobody, so errors end the pruning quietly.
    for (qsizetype depth = folders.size(); depth > 1; --depth) {
        {
            const QMutexLocker lock(&m_mutex);
            m_durableFolders.remove('/' + folders.first(depth).join('/'));
        }
        auto parent = posix::openFolders(m_root, folders.first(depth - 1), {});
        if (!parent || ::unlinkat(parent->get(), folders.at(depth - 1).constData(), AT_REMOVEDIR) != 0)
            return;
    }
}

std::optional<QString> FolderStore::localPath(const QString &key) const
{
    const auto path = posix::parseKey(key);
    if (!path)
        return std::nullopt;
    const auto folder = openFolders(path->folders, key);
    if (!folder || !posix::openFile(*folder, path->file, key))
        return std::nullopt;
    return QString(m_root + u'/' + key);
}

Result<QString> FolderStore::setAside(const QString &key, std::stop_token stop)
{
    TD_ASSIGN(const KeyPath path, posix::parseKey(key));
    if (stop.stop_requested())
        return cancelled(key);
    QString target;
    {
        TD_ASSIGN(const Fd from, openFolders(path.folders, key));
        TD_ASSIGN(const Fd file, posix::openFile(from, path.file, key));
        const QList<QByteArray> folders = QList<QByteArray>{posix::LostAndFound} + path.folders;
        TD_ASSIGN(const Fd to, makeFolders(folders, key));
        const QByteArray base = path.file.left(200);
        int err = EEXIST;
        for (int n = 1; err == EEXIST; ++n) {
            const QByteArray name = n == 1 ? path.file : base + '-' + QByteArray::number(n);
            err = posix::renameNew(from, path.file, to, name);
            target = m_root + u'/' + QString::fromUtf8(folders.join('/') + '/' + name);
        }
        if (err != 0)
            return fail(posix::systemError(err, u"set the object aside"_s, key));
        TD_TRY(posix::sync(to, key));
        TD_TRY(posix::sync(from, key));
    }
    pruneFolders(path.folders);
    return target;
}

} // namespace td
