// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/output.h"

#include <atomic>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace td::cli
{

namespace
{

std::atomic<int> theWriteEnd{-1};

// Only what is safe inside a signal handler: a write to a pipe that a thread reads.
extern "C" void onSignal(int)
{
    const int fd = theWriteEnd.load();
    if (fd >= 0 && ::write(fd, "i", 1) != 1)
        ::_exit(status::Interrupted);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(m_pipe, O_CLOEXEC) != 0)
        return;
    theWriteEnd = m_pipe[1];
    m_thread = std::thread([this] {
        char byte = 0;
        bool asked = false;
        while (::read(m_pipe[0], &byte, 1) == 1 && byte == 'i') {
            if (asked)
                ::_exit(status::Interrupted);
            asked = true;
            std::fputs("\ntierdeck-cli: stopping; once more to stop at once\n", stderr);
            m_stop.request_stop();
        }
    });
    struct sigaction action {
    };
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt()
{
    struct sigaction action {
    };
    action.sa_handler = SIG_DFL;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    theWriteEnd = -1;
    if (m_thread.joinable()) {
        if (::write(m_pipe[1], "q", 1) == 1)
            m_thread.join();
        else
            m_thread.detach();
        ::close(m_pipe[0]);
        ::close(m_pipe[1]);
    }
}

} // namespace td::cli
