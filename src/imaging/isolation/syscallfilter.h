// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td
{

/// From here on this process can compute, use the memory and descriptors that it has, and end. Files cannot be opened
/// or looked up (EACCES, because libraries ask for files that they can do without); a socket, another program, another
/// process or anything else ends it (SIGSYS). 0, or the errno with which the kernel refused.
[[nodiscard]] int installSyscallFilter();

} // namespace td
