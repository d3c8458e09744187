// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <span>

namespace td::progressive
{

/// A Huffman code as a JPEG file carries it: how many codes have each length, and the symbols by length.
struct HuffmanTable {
    std::array<quint8, 17> countOfLength = {}; ///< 1 to 16
    QByteArray symbols;
};

/// The code for these frequencies of at most 256 symbols (ITU-T T.81, K.2): Huffman's, in which a 257th symbol takes
/// the code of all ones, and codes beyond 16 bits are shortened. Of equal frequencies the higher symbol is merged
/// first.
[[nodiscard]] HuffmanTable optimalTable(std::span<const quint32> frequencies);

struct Code {
    quint32 bits = 0;
    quint32 length = 0; ///< 0: the symbol has no code
};
[[nodiscard]] std::array<Code, 256> codesOf(const HuffmanTable &table);

} // namespace td::progressive
