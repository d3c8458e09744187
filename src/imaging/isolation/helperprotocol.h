// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// What the program and a helper process agree on. A helper is started with three descriptors: messages
/// (SOCK_SEQPACKET), the file to decode (read-only) and the place of the result. The program asks with one message
/// (request.h); the helper answers with one number, the size of what it wrote to the beginning of the result
/// (answer.h).
namespace td::helper
{

inline constexpr char Argument[] = "--picture-helper";
inline constexpr int ControlFd = 3;
inline constexpr int PictureFd = 4;
inline constexpr int ResultFd = 5;
inline constexpr qsizetype LongestMessage = 64 * 1024;
inline constexpr qint64 ResultBytes = 256LL * 1024 * 1024;
/// Exit status of a helper that ran into its limit of memory.
inline constexpr int MemoryExit = 77;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
/// Sanitizers reserve terabytes of addresses, and their reports need files and processes.
inline constexpr bool IsSanitized = true;
#else
inline constexpr bool IsSanitized = false;
#endif

} // namespace td::helper
