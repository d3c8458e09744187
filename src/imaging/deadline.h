// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace td
{

/// A limit on the processor time of the thread that made it, so that a busy machine never turns a good photo away.
class Deadline
{
public:
    explicit Deadline(std::chrono::milliseconds limit);
    [[nodiscard]] bool passed() const;

private:
    std::chrono::nanoseconds m_end;
};

} // namespace td
