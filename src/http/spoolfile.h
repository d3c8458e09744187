// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace td
{

/// Bytes on their way in or out, on the disk instead of in memory: a file without a name, of which nothing is left when
/// the program dies. One thread at a time.
class SpoolFile
{
public:
    /// In `folder`. ResourceExhausted ("disk.full"), Unavailable ("http.spool").
    [[nodiscard]] static Result<SpoolFile> create(const QString &folder);
    SpoolFile(SpoolFile &&other) noexcept;
    SpoolFile &operator=(SpoolFile &&other) noexcept;
    ~SpoolFile();
    SpoolFile(const SpoolFile &) = delete;
    SpoolFile &operator=(const SpoolFile &) = delete;

    [[nodiscard]] Result<void> append(QByteArrayView bytes);
    [[nodiscard]] Result<void> clear();
    [[nodiscard]] qint64 size() const { return m_size; }
    /// All of it in memory.
    [[nodiscard]] Result<QByteArray> readAll() const;
    /// The descriptor, which is the caller's to close from now on.
    [[nodiscard]] int release();

private:
    explicit SpoolFile(int fd)
        : m_fd(fd)
    {
    }
    int m_fd = -1;
    qint64 m_size = 0;
};

} // namespace td
