// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/openmark.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;

OpenMark::OpenMark(const QString &catalogueFile)
    : m_fd(::open(QFile::encodeName(catalogueFile + u".open"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                  0600))
{
    if (m_fd < 0)
        return;
    if (::flock(m_fd, LOCK_EX | LOCK_NB) != 0) {
        // Others have it open, or check it right now: then this waits for them.
        ::flock(m_fd, LOCK_SH);
        return;
    }
    struct stat info = {};
    m_wasUnclean = ::fstat(m_fd, &info) == 0 && info.st_size > 0;
    constexpr char open = '1';
    if (!m_wasUnclean)
        (void)!::write(m_fd, &open, 1);
}

OpenMark::~OpenMark()
{
    if (m_fd < 0)
        return;
    if (!m_staysUnclean && ::flock(m_fd, LOCK_EX | LOCK_NB) == 0)
        (void)!::ftruncate(m_fd, 0);
    ::close(m_fd);
}

void OpenMark::share()
{
    if (m_fd >= 0)
        ::flock(m_fd, LOCK_SH);
}

} // namespace td
