// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace td::posix
{

/// Owns a file descriptor.
class Fd
{
public:
    Fd() = default;
    explicit Fd(int fd)
        : m_fd(fd)
    {
    }
    Fd(Fd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    Fd &operator=(Fd &&other) noexcept;
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    ~Fd() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); }
    /// False with errno set when the system reports a late write error.
    bool close();

private:
    int m_fd = -1;
};

/// A key taken apart: folders from the root, then the file's own name, all UTF-8.
struct KeyPath {
    QList<QByteArray> folders;
    QByteArray file;
};

/// Folder under the root for what setAside() takes out of the key space; no key may start with it.
inline constexpr char LostAndFound[] = "lost+found";

/// Temporary names; they can never be keys.
[[nodiscard]] QByteArray newPartialName();
[[nodiscard]] bool isPartialName(QByteArrayView name);

/// InvalidArgument for "..", ".", empty parts, a leading "/", NUL, backslash, text that is not Unicode, too long parts,
/// and names the store keeps for itself.
[[nodiscard]] Result<KeyPath> parseKey(const QString &key);
/// Whether a name met in a folder can be a part of a key.
[[nodiscard]] bool isKeyPart(QByteArrayView name);

/// errno as an Error about `where`; `what` completes "could not ...".
[[nodiscard]] Error systemError(int err, const QString &what, const QString &where);

/// The root itself may be a symbolic link (the operator's choice); nothing below it may. Unavailable when it is
/// missing, so that an unmounted disk never looks like an empty store.
[[nodiscard]] Result<Fd> openRoot(const QString &root);
/// Opens `folder` inside `parent`; never follows a symbolic link. NotFound, InvalidArgument (a link or a file stands
/// there).
[[nodiscard]] Result<Fd> openFolder(const Fd &parent, const QByteArray &folder, const QString &where);
/// All of `folders` one after the other.
[[nodiscard]] Result<Fd> openFolders(const QString &root, const QList<QByteArray> &folders, const QString &where);
/// A regular file for reading; never a link, never blocks on a pipe.
[[nodiscard]] Result<Fd> openFile(const Fd &folder, const QByteArray &name, const QString &where);

[[nodiscard]] Result<void> sync(const Fd &fd, const QString &where);
/// Renames, failing with EEXIST instead of replacing. 0 or an errno.
[[nodiscard]] int renameNew(const Fd &from, const QByteArray &fromName, const Fd &to, const QByteArray &toName);

} // namespace td::posix
