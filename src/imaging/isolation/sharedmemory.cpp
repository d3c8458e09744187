// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/sharedmemory.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 BlockBytes = 512;

tl::unexpected<Error> noMemory(const char *what)
{
    Error error{.code = ErrorCode::ResourceExhausted,
                .reason = u"image.memory"_s,
                .message = u"There is no memory to hand the picture to the program that decodes it."_s,
                .where = {},
                .remedy = u"Close other programs, or upload fewer files at a time."_s};
    error.detail = QString(QString::fromLatin1(what) + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
    return fail(error);
}
} // namespace

Result<SharedMemory> SharedMemory::growing()
{
    UniqueFd fd(::memfd_create("picture", MFD_CLOEXEC));
    if (!fd)
        return noMemory("memfd_create");
    return SharedMemory(std::move(fd));
}

Result<SharedMemory> SharedMemory::sized(qint64 size)
{
    UniqueFd fd(::memfd_create("result", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd)
        return noMemory("memfd_create");
    if (::ftruncate(fd.get(), size) != 0)
        return noMemory("ftruncate");
    if (::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return noMemory("F_ADD_SEALS");
    return SharedMemory(std::move(fd));
}

Result<UniqueFd> SharedMemory::readOnly() const
{
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(m_fd.get());
    UniqueFd fd(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return noMemory("open");
    return fd;
}

Result<void> SharedMemory::write(QByteArrayView bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::pwrite(m_fd.get(), bytes.data() + done, size_t(bytes.size() - done), done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return noMemory("pwrite");
        done += count;
    }
    return {};
}

QByteArray SharedMemory::read(qint64 at, qint64 size) const
{
    QByteArray bytes(size, Qt::Uninitialized);
    qint64 done = 0;
    while (done < size) {
        const ssize_t count = ::pread(m_fd.get(), bytes.data() + done, size_t(size - done), at + done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += count;
    }
    bytes.truncate(done);
    return bytes;
}

void SharedMemory::trim(qint64 kept)
{
    struct stat now = {};
    if (::fstat(m_fd.get(), &now) == 0 && qint64(now.st_blocks) * BlockBytes > kept)
        ::fallocate(m_fd.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, now.st_size);
}

} // namespace td
