// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/isolation/helperdeath.h"

#include "imaging/isolation/helperprotocol.h"

#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 Megabyte = 1024 * 1024;

int signalOf(const HelperDeath &death)
{
    return WIFSIGNALED(death.waitStatus) ? WTERMSIG(death.waitStatus) : 0;
}

QString endOf(const HelperDeath &death)
{
    if (death.hung)
        return u"ended after its time was up"_s;
    if (death.misbehaved)
        return u"ended for a malformed answer"_s;
    if (const int signal = signalOf(death); signal != 0)
        return u"signal %1 (%2)"_s.arg(signal).arg(QString::fromLatin1(::sigabbrev_np(signal)));
    return u"exit status %1"_s.arg(WEXITSTATUS(death.waitStatus));
}

bool ranOutOfMemory(const HelperDeath &death)
{
    return !death.hung && !death.misbehaved && WIFEXITED(death.waitStatus) &&
           WEXITSTATUS(death.waitStatus) == helper::MemoryExit;
}
} // namespace

bool isBlameless(const HelperDeath &death)
{
    const int signal = signalOf(death);
    return !death.hung && !death.misbehaved && (signal == SIGKILL || signal == SIGTERM);
}

Error errorOf(const HelperDeath &death, const QString &name)
{
    Error error{.code = ErrorCode::InvalidArgument, .reason = {}, .message = {}, .where = name, .remedy = {}};
    error.detail = u"picture helper: "_s + endOf(death);
    if (death.hung || signalOf(death) == SIGXCPU) {
        error.reason = u"image.deadline"_s;
        error.message = u"The picture takes too long to decode, so it was given up."_s;
        error.remedy = u"Open it in an image editor, save it anew and upload that."_s;
    } else if (ranOutOfMemory(death)) {
        error.reason = u"image.memory"_s;
        error.message = u"The picture needs more memory than the %1 MB that one photo may take."_s.arg(
            death.memoryBytes / Megabyte);
        error.remedy = u"Make the picture smaller, and upload it again."_s;
    } else if (isBlameless(death)) {
        // Twice by now: hardly anybody ends helpers but a kernel without memory.
        error.code = ErrorCode::ResourceExhausted;
        error.reason = u"image.memory"_s;
        error.message =
            u"The program that decodes this picture was ended by the system, most likely for want of memory."_s;
        error.remedy = u"Close other programs, or upload fewer files at a time."_s;
    } else {
        error.reason = u"image.crashed"_s;
        error.message = u"The picture made the program that decodes it fail; nothing else was touched."_s;
        error.remedy = u"Treat the file with care: it is damaged or made to do harm. If you know where it comes from, "
                       "open it in an image editor, save it anew and upload that."_s;
    }
    return error;
}

} // namespace td
