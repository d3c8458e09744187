// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imaging/isolation/uniquefd.h"

#include <QByteArray>

namespace td
{

/// Nameless memory behind a file descriptor, which a helper process maps as well. It is read and written by copying
/// only: what the other side changes meanwhile is never looked at twice. One thread at a time. Errors:
/// ResourceExhausted
/// ("image.memory").
class SharedMemory
{
public:
    /// Grows as it is written.
    [[nodiscard]] static Result<SharedMemory> growing();
    /// Takes exactly `size` bytes of addresses, and memory only where it is touched; nobody can change its size.
    [[nodiscard]] static Result<SharedMemory> sized(qint64 size);

    [[nodiscard]] int fd() const { return m_fd.get(); }
    /// Another descriptor of the same memory, through which nothing can be written.
    [[nodiscard]] Result<UniqueFd> readOnly() const;

    [[nodiscard]] Result<void> write(QByteArrayView bytes);
    /// Shorter than `size` when there is not so much.
    [[nodiscard]] QByteArray read(qint64 at, qint64 size) const;
    /// Gives the memory back when it holds more than `kept` bytes; what was in it reads as zeros then.
    void trim(qint64 kept);

private:
    explicit SharedMemory(UniqueFd fd)
        : m_fd(std::move(fd))
    {
    }
    UniqueFd m_fd;
};

} // namespace td
