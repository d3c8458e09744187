// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/confinement.h"

#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/syscallfilter.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace td::confinement
{

namespace
{
/// Qt converts large pictures in threads, each of which takes an eventfd.
constexpr rlim_t FewFiles = 64;

void limit(__rlimit_resource what, rlim_t value)
{
    const rlimit both{value, value};
    ::setrlimit(what, &both);
}

void goFirstWithoutMemory()
{
    const int file = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    // of 1000; more than any browser tab asks for
    [[maybe_unused]] const ssize_t written = ::write(file, "900", 3);
    ::close(file);
}
} // namespace

void begin()
{
    // Its files in /proc belong to root once the process is not dumpable.
    goFirstWithoutMemory();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    limit(RLIMIT_CORE, 0);
    // A service manager tells all processes of the service to end; the program decides when its helpers do.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE})
        ::signal(signal, SIG_IGN);
}

Outcome close()
{
    if (helper::IsSanitized)
        return {.filter = Filter::Off, .error = 0};
    limit(RLIMIT_NOFILE, FewFiles);
    // The result is mapped memory, which this limit does not count.
    limit(RLIMIT_FSIZE, 0);
    const int refused = installSyscallFilter();
    return {.filter = refused == 0 ? Filter::On : Filter::Refused, .error = refused};
}

} // namespace td::confinement
