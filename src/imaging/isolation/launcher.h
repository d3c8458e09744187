// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imaging/isolation/uniquefd.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include <sys/types.h>

namespace td
{

/// A process that was started; whoever has it must wait for it.
struct Launched {
    pid_t pid = -1;
    UniqueFd control; ///< our end of the messages
};

/// Starts helper processes: `program --picture-helper` with the descriptors of helperprotocol.h and no others, next to
/// no environment, no terminal and no standard streams. Starts them from a thread of its own that lasts as long as it
/// does, because the kernel ends a helper when the thread that started it ends. Any thread.
class Launcher
{
public:
    explicit Launcher(QString program);
    ~Launcher();

    /// FailedPrecondition ("image.helper") when the program cannot be started.
    [[nodiscard]] Result<Launched> launch(int pictureFd, int resultFd);

private:
    void serve(const std::stop_token &stop);

    QString m_program;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::function<void()>> m_jobs;
    std::jthread m_thread; ///< runs from the first launch on
};

/// The error of a helper that cannot be started or does not get ready.
[[nodiscard]] Error helperError(const QString &why, const QString &detail = {});

} // namespace td
