// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

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

/// What is tried with one kind of input, and what such inputs look like.
struct Target {
    const char *name;
    std::vector<QByteArray> (*seeds)();
    void (*tryOut)(const QByteArray &input);
};
/// Makes a target known to the short run (shortrun.cpp).
bool add(const Target &target);

} // namespace td::fuzz

/// At the end of a target's file: a libFuzzer program of this target alone, or one more of the short run's.
#ifdef TD_LIBFUZZER
#define TD_FUZZ_TARGET(name, seeds, attempt)                                                                           \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)                                  \
    {                                                                                                                  \
        /* a copy of exactly these bytes, so that a sanitizer sees a read behind their end */                          \
        attempt(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));                                    \
        return 0;                                                                                                      \
    }
#else
#define TD_FUZZ_TARGET(name, seeds, attempt) static const bool isTarget_##name = td::fuzz::add({#name, seeds, attempt});
#endif
