// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/syscallfilter.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <sched.h>
#include <seccomp.h>

namespace td
{

namespace
{
/// Computing, memory, threads and what is open already.
constexpr int Allowed[] = {SCMP_SYS(read),
                           SCMP_SYS(write),
                           SCMP_SYS(readv),
                           SCMP_SYS(writev),
                           SCMP_SYS(pread64),
                           SCMP_SYS(pwrite64),
                           SCMP_SYS(recvfrom),
                           SCMP_SYS(sendto),
                           SCMP_SYS(recvmsg),
                           SCMP_SYS(sendmsg),
                           SCMP_SYS(poll),
                           SCMP_SYS(ppoll),
                           SCMP_SYS(close),
                           SCMP_SYS(fstat),
                           SCMP_SYS(lseek), //
                           SCMP_SYS(munmap),
                           SCMP_SYS(mremap),
                           SCMP_SYS(madvise),
                           SCMP_SYS(brk),
                           SCMP_SYS(sysinfo), //
                           SCMP_SYS(futex),
                           SCMP_SYS(set_robust_list),
                           SCMP_SYS(rseq),
                           SCMP_SYS(set_tid_address),
                           SCMP_SYS(sched_yield),
                           SCMP_SYS(sched_getaffinity),
                           SCMP_SYS(eventfd2),
                           SCMP_SYS(nanosleep),
                           SCMP_SYS(clock_nanosleep),
                           SCMP_SYS(restart_syscall), //
                           SCMP_SYS(clock_gettime),
                           SCMP_SYS(clock_getres),
                           SCMP_SYS(gettimeofday),
                           SCMP_SYS(time),
                           SCMP_SYS(getrusage),
                           SCMP_SYS(times),
                           SCMP_SYS(getpid),
                           SCMP_SYS(gettid),
                           SCMP_SYS(getuid),
                           SCMP_SYS(geteuid),
                           SCMP_SYS(getgid),
                           SCMP_SYS(getegid),
                           SCMP_SYS(getrandom), //
                           SCMP_SYS(rt_sigaction),
                           SCMP_SYS(rt_sigprocmask),
                           SCMP_SYS(rt_sigreturn),
                           SCMP_SYS(sigaltstack),
                           SCMP_SYS(exit),
                           SCMP_SYS(exit_group)};

/// Libraries look for files that they can do without: a time zone, a table of characters, the number of processors.
constexpr int NotThere[] = {
    SCMP_SYS(open),         SCMP_SYS(openat),     SCMP_SYS(openat2),        SCMP_SYS(stat),
    SCMP_SYS(lstat),        SCMP_SYS(newfstatat), SCMP_SYS(statx),          SCMP_SYS(access),
    SCMP_SYS(faccessat),    SCMP_SYS(faccessat2), SCMP_SYS(readlink),       SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),       SCMP_SYS(uname),      SCMP_SYS(ioctl),          SCMP_SYS(fcntl),
    SCMP_SYS(memfd_create), SCMP_SYS(prlimit64),  SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler)};

struct Release {
    void operator()(void *filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// Adds rules until one is refused.
class Rules
{
public:
    explicit Rules(scmp_filter_ctx filter)
        : m_filter(filter)
    {
    }
    void add(std::uint32_t action, int call)
    {
        if (m_refused == 0)
            m_refused = -seccomp_rule_add_array(m_filter, action, call, 0, nullptr);
    }
    /// Only where (argument & mask) is `value`, or is not.
    void addWhere(std::uint32_t action, int call, unsigned argument, std::uint64_t mask, std::uint64_t value)
    {
        const scmp_arg_cmp condition{.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = value};
        if (m_refused == 0)
            m_refused = -seccomp_rule_add_array(m_filter, action, call, 1, &condition);
    }
    [[nodiscard]] int refused() const { return m_refused; }

private:
    scmp_filter_ctx m_filter;
    int m_refused = 0;
};

void fill(Rules &rules)
{
    constexpr std::uint64_t whole = ~std::uint64_t(0);
    for (const int call : Allowed)
        rules.add(SCMP_ACT_ALLOW, call);
    for (const int call : NotThere)
        rules.add(SCMP_ACT_ERRNO(EACCES), call);
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        rules.addWhere(SCMP_ACT_ALLOW, call, 2, PROT_EXEC, 0);
        rules.addWhere(SCMP_ACT_ERRNO(EACCES), call, 2, PROT_EXEC, PROT_EXEC);
    }
    // Threads, but no processes: decoders may use several. clone3 hides its flags from filters; without it clone is
    // used.
    constexpr std::uint64_t thread = CLONE_THREAD | CLONE_VM;
    rules.addWhere(SCMP_ACT_ALLOW, SCMP_SYS(clone), 0, thread, thread);
    rules.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    rules.addWhere(SCMP_ACT_ALLOW, SCMP_SYS(prctl), 0, whole, PR_SET_NAME);
    // abort() ends the process with this one.
    rules.addWhere(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 0, whole, std::uint64_t(::getpid()));
}
} // namespace

int installSyscallFilter()
{
    const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter)
        return ENOMEM;
    // The kernel's own errno is wanted, not the library's summary.
    seccomp_attr_set(filter.get(), SCMP_FLTATR_API_SYSRAWRC, 1);
    Rules rules(filter.get());
    fill(rules);
    if (rules.refused() != 0)
        return rules.refused();
    return -seccomp_load(filter.get());
}

} // namespace td
