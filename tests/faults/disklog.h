// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What diskshim.cpp writes and a test reads: a header, then name, second name and data, of the sizes it says.
namespace td::test::disklog
{

inline constexpr uint32_t Magic = 0x6b736964;

enum class Op : uint32_t {
    Create,     ///< node: folder (0: none yet), to: the new file, name
    Write,      ///< node, offset, data
    Truncate,   ///< node, offset: the size
    Sync,       ///< node: a file or a folder
    Rename,     ///< node and name: from; to and toName
    Link,       ///< node: folder, to: the file, name
    Unlink,     ///< node: folder, name
    MakeFolder, ///< node: folder, to: the new one, name
};

struct Header {
    uint32_t magic;
    Op op;
    uint64_t node;
    uint64_t to;
    uint64_t offset;
    uint32_t nameSize;
    uint32_t toNameSize;
    uint32_t dataSize;
};

} // namespace td::test::disklog
