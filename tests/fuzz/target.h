// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// One fuzz target a file: what libFuzzer calls with its own main(), and shortrun.cpp without it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace td::fuzz
{

/// A promise of the code under test; a broken one ends the process, which is how a fuzzer notices.
inline void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// A copy of exactly these bytes, so that a sanitizer sees a read behind their end.
inline QByteArray copyOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

} // namespace td::fuzz
