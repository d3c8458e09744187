// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace td
{

/// What a helper process does to itself, in the order of use. One thread.
namespace confinement
{

/// Before anything else: ends with its parent, cannot win rights, leaves no core dump, is the first to go when the
/// computer runs out of memory, and leaves Ctrl+C to the program.
void begin();

enum class Filter {
    On,      ///< only the system calls that decoding needs
    Refused, ///< this kernel does not do it
    Off      ///< built with a sanitizer, whose reports need more
};
struct Outcome {
    Filter filter = Filter::Off;
    int error = 0; ///< errno of the refusal
};
/// When every library and plugin is loaded: no writing to files, and the filter.
[[nodiscard]] Outcome close();

} // namespace confinement

} // namespace td
