// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/spoolfile.h"

#include <QFile>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

tl::unexpected<Error> spoolFailure(int number)
{
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return fail(
        Error{.code = isFull ? ErrorCode::ResourceExhausted : ErrorCode::Unavailable,
              .reason = isFull ? u"disk.full"_s : u"http.spool"_s,
              .message = isFull ? u"The disk of the service is full"_s : u"The service cannot keep a temporary file"_s,
              .where = {},
              .remedy = u"Look at the disk that the profile lies on."_s,
              .detail = QString::fromLocal8Bit(std::strerror(number))});
}

} // namespace

Result<SpoolFile> SpoolFile::create(const QString &folder)
{
    QByteArray path = QFile::encodeName(folder) + "/spool-XXXXXX";
    const int fd = ::mkostemp(path.data(), O_CLOEXEC);
    if (fd < 0)
        return spoolFailure(errno);
    SpoolFile file(fd);
    if (::unlink(path.constData()) != 0)
        return spoolFailure(errno);
    return Result<SpoolFile>(std::move(file));
}

SpoolFile::SpoolFile(SpoolFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_size(std::exchange(other.m_size, 0))
{
}

SpoolFile &SpoolFile::operator=(SpoolFile &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_size, other.m_size);
    return *this;
}

SpoolFile::~SpoolFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<void> SpoolFile::append(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::pwrite(m_fd, bytes.data(), std::size_t(bytes.size()), m_size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return spoolFailure(errno);
        m_size += written;
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> SpoolFile::clear()
{
    if (::ftruncate(m_fd, 0) != 0)
        return spoolFailure(errno);
    m_size = 0;
    return {};
}

Result<QByteArray> SpoolFile::readAll() const
{
    QByteArray bytes(m_size, Qt::Uninitialized);
    qint64 at = 0;
    while (at < m_size) {
        const ssize_t got = ::pread(m_fd, bytes.data() + at, std::size_t(m_size - at), at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return spoolFailure(got < 0 ? errno : EIO);
        at += got;
    }
    return bytes;
}

int SpoolFile::release()
{
    return std::exchange(m_fd, -1);
}

} // namespace td
