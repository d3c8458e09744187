// SPDX-License-Identifier: GPL-3.0-or-later
// A library that somebody left lying about: loading it leaves a trace.
#include <cstdio>
#include <cstdlib>

namespace
{
struct Trace {
    Trace()
    {
        if (const char *const path = std::getenv("TD_TRACE"))
            if (std::FILE *const file = std::fopen(path, "w"))
                std::fclose(file);
    }
} trace;
} // namespace
