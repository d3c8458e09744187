// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/deadline.h"

#include <ctime>

namespace td
{

namespace
{
std::chrono::nanoseconds threadTime()
{
    timespec now = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}
} // namespace

Deadline::Deadline(std::chrono::milliseconds limit)
    : m_end(threadTime() + limit)
{
}

bool Deadline::passed() const
{
    return threadTime() >= m_end;
}

} // namespace td
