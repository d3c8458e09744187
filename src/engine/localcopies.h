// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "core/result.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <limits>

namespace td
{

/// Copies of photos that lie at providers, as files on this computer: what was read once is shown again at once, also
/// without a connection. Named by photo and content, so that a copy is never taken for another; what reads back wrong
/// is thrown away. Several processes may share the folder. Thread-safe; every call reads or writes files.
class LocalCopies
{
public:
    explicit LocalCopies(QString folder);

    /// The bytes of this content, which then count as just used; nothing when they are not here or not whole.
    [[nodiscard]] std::optional<QByteArray> read(const QString &photoId, const QString &sha256) const;
    [[nodiscard]] bool has(const QString &photoId, const QString &sha256) const;
    /// A name that fits no file system is left out without an error.
    [[nodiscard]] Result<void> keep(const QString &photoId, const QString &sha256, const QByteArray &bytes) const;
    void forget(const QString &photoId, const QString &sha256) const;

    struct Entry {
        QString photoId;
        QString sha256;
        qint64 bytes = 0;
        qint64 used = 0; ///< ns since 1970
        QString path;
    };
    /// Everything, the least recently used first.
    [[nodiscard]] QList<Entry> entries() const;

    struct Evicted {
        qint64 count = 0;
        qint64 bytes = 0;
    };
    /// Removes the least recently used until at most `limit` bytes are left; those for which `mayGo` says no stay.
    [[nodiscard]] Evicted trim(qint64 limit, const std::function<bool(const Entry &)> &mayGo) const;
    /// Bytes kept by this process since its last trim(); without one as much as can be.
    [[nodiscard]] qint64 keptSinceTrim() const { return m_keptSinceTrim; }

    [[nodiscard]] QString folder() const { return m_folder; }

private:
    /// Empty when the photo's id is too long for a file name.
    [[nodiscard]] QString pathOf(const QString &photoId, const QString &sha256) const;
    const QString m_folder;
    mutable std::atomic<qint64> m_keptSinceTrim = std::numeric_limits<qint64>::max() / 2;
};

} // namespace td
