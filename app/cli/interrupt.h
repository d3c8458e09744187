// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace td::cli
{

/// Turns SIGINT and SIGTERM into a stop request; a second one ends the process at once (the journal makes that safe).
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    int m_pipe[2]{-1, -1};
    std::thread m_thread;
};

} // namespace td::cli
