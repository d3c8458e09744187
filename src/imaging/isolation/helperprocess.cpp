// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/helperprocess.h"

#include "imaging/isolation/answer.h"
#include "imaging/isolation/helperprotocol.h"
#include "imaging/isolation/request.h"
#include "imaging/isolation/wire.h"

#include <QFile>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <poll.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
using Clock = std::chrono::steady_clock;

/// What a helper's shared memory keeps for the next photo; giving it back and taking it anew costs time.
constexpr qint64 KeptSharedBytes = 16LL << 20;
/// A process that closed its end is about to end; one that did so and lives on is not to be trusted.
constexpr std::chrono::milliseconds EndsWithin{2'000};
constexpr qint64 LargestErrno = 4096;

/// Whether `fd` has something to say before `end`: its events, or none.
short pollUntil(int fd, Clock::time_point end)
{
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        pollfd one{.fd = fd, .events = POLLIN, .revents = 0};
        const int found = ::poll(&one, 1, int(std::clamp<qint64>(left.count(), 0, 3'600'000)));
        if (found > 0)
            return one.revents;
        if (found == 0 && left.count() <= 0)
            return 0;
        if (found < 0 && errno != EINTR)
            return POLLERR;
    }
}

/// Total and resident bytes of a process; zeros when that is not told.
std::pair<qint64, qint64> memoryOf(pid_t pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> pages = file.readAll().split(' ');
    const qint64 pageBytes = ::sysconf(_SC_PAGESIZE);
    return {pages.value(0).toLongLong() * pageBytes, pages.value(1).toLongLong() * pageBytes};
}
} // namespace

HelperProcess::HelperProcess(Launched launched, SharedMemory picture, SharedMemory result, const HelperLimits &limits)
    : m_pid(launched.pid)
    , m_control(std::move(launched.control))
    , m_process(int(::syscall(SYS_pidfd_open, launched.pid, 0)))
    , m_picture(std::move(picture))
    , m_result(std::move(result))
    , m_limits(limits)
{
}

HelperProcess::~HelperProcess()
{
    if (m_pid > 0)
        bury(false, true);
}

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(Launcher &launcher, const HelperLimits &limits)
{
    TD_ASSIGN(SharedMemory picture, SharedMemory::growing());
    TD_ASSIGN(SharedMemory result, SharedMemory::sized(helper::ResultBytes));
    TD_ASSIGN(const UniqueFd theirPicture, picture.readOnly());
    TD_ASSIGN(Launched launched, launcher.launch(theirPicture.get(), result.fd()));
    std::unique_ptr<HelperProcess> helper(
        new HelperProcess(std::move(launched), std::move(picture), std::move(result), limits));
    TD_TRY(helper->becomeReady());
    helper->limitMemory();
    return helper;
}

Result<void> HelperProcess::becomeReady()
{
    const auto [waited, message] = hear(m_limits.start);
    if (waited != Waited::Message) {
        const HelperDeath death = bury(waited == Waited::TimeUp, false);
        const QString why = waited == Waited::TimeUp ? u"it does not get ready"_s : u"it ends at once"_s;
        return fail(helperError(why, errorOf(death, {}).detail));
    }
    WireReader ready(message);
    m_confined.filter = confinement::Filter(ready.number(0, qint64(confinement::Filter::Off)));
    m_confined.error = int(ready.number(0, LargestErrno));
    if (!ready.isWhole())
        return fail(helperError(u"it is another program"_s, errorOf(bury(false, true), {}).detail));
    return {};
}

void HelperProcess::limitMemory() const
{
    const qint64 begun = memoryOf(m_pid).first;
    if (helper::IsSanitized || begun == 0)
        return;
    const auto bytes = rlim_t(begun + m_limits.memoryBytes);
    const rlimit limit{bytes, bytes};
    ::prlimit(m_pid, RLIMIT_AS, &limit, nullptr);
}

void HelperProcess::renewProcessorTime() const
{
    clockid_t clock = {};
    timespec used = {};
    if (::clock_getcpuclockid(m_pid, &clock) != 0 || ::clock_gettime(clock, &used) != 0)
        return;
    const rlimit limit{rlim_t(used.tv_sec) + rlim_t(m_limits.cpu.count()), RLIM_INFINITY};
    ::prlimit(m_pid, RLIMIT_CPU, &limit, nullptr);
}

bool HelperProcess::send(const QByteArray &message) const
{
    ssize_t sent = -1;
    do {
        sent = ::send(m_control.get(), message.constData(), size_t(message.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    return sent == message.size();
}

HelperProcess::Heard HelperProcess::hear(std::chrono::milliseconds limit) const
{
    const short events = pollUntil(m_control.get(), Clock::now() + limit);
    if (events == 0)
        return {};
    QByteArray message(helper::LongestMessage, Qt::Uninitialized);
    const ssize_t size = ::recv(m_control.get(), message.data(), size_t(message.size()), MSG_DONTWAIT);
    message.truncate(std::max<qsizetype>(0, size));
    return {.waited = message.isEmpty() ? Waited::Closed : Waited::Message, .message = message};
}

HelperDeath HelperProcess::bury(bool hung, bool misbehaved)
{
    HelperDeath death{.waitStatus = 0, .hung = hung, .misbehaved = misbehaved, .memoryBytes = m_limits.memoryBytes};
    // Killing a process that is ending does not change what it ended of.
    if (!hung && !misbehaved && m_process)
        death.misbehaved = pollUntil(m_process.get(), Clock::now() + EndsWithin) == 0;
    ::kill(m_pid, SIGKILL);
    while (::waitpid(m_pid, &death.waitStatus, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return death;
}

HelperProcess::Outcome HelperProcess::process(const QByteArray &file, PictureRequest request)
{
    const auto died = [&](bool hung, bool misbehaved) -> Outcome {
        const HelperDeath death = bury(hung, misbehaved);
        return {.answer = fail(errorOf(death, request.name)), .mayTryAgain = isBlameless(death)};
    };
    if (const Result<void> written = m_picture.write(file); !written) {
        Error error = written.error();
        error.where = request.name;
        return {.answer = fail(std::move(error))};
    }
    if (const Waited unasked = hear(std::chrono::milliseconds(0)).waited; unasked != Waited::TimeUp) {
        // It ended while it had nothing to do, or has something to say that nobody asked: no fault of this photo.
        Outcome outcome = died(false, unasked == Waited::Message);
        outcome.mayTryAgain = true;
        return outcome;
    }
    renewProcessorTime();
    request.fileBytes = file.size();
    if (!send(encodeRequest(request))) {
        Outcome outcome = died(false, false);
        outcome.mayTryAgain = true;
        return outcome;
    }
    const auto [waited, message] = hear(m_limits.wall);
    if (waited != Waited::Message)
        return died(waited == Waited::TimeUp, false);
    WireReader done(message);
    const qint64 headBytes = done.number(1, LongestHead);
    if (!done.isWhole())
        return died(false, true);
    std::optional<Result<PictureAnswer>> answer = decodeAnswer(m_result, headBytes, {request, file});
    if (!answer)
        return died(false, true);
    m_picture.trim(KeptSharedBytes);
    m_result.trim(KeptSharedBytes);
    ++m_photos;
    return {.answer = *std::move(answer)};
}

bool HelperProcess::isSpent() const
{
    // A sanitizer keeps what was freed.
    const bool grown = !helper::IsSanitized && residentBytes() > m_limits.keptBytes;
    return isDead() || m_photos >= m_limits.photos || grown;
}

qint64 HelperProcess::residentBytes() const
{
    return isDead() ? 0 : memoryOf(m_pid).second;
}

} // namespace td
