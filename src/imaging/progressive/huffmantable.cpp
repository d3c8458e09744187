// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/progressive/huffmantable.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace td::progressive
{

namespace
{
constexpr int LongestCode = 16;
constexpr int Reserved = 256; ///< the symbol that keeps the code of all ones free
constexpr int MostSymbols = Reserved + 1;

/// Depths in Huffman's tree, per symbol; 0 for symbols that do not occur.
std::array<int, MostSymbols> depths(std::span<const quint32> frequencies)
{
    struct Node {
        int symbol = 0; ///< the one that stands for the node among equals
        int parent = -1;
    };
    std::vector<Node> nodes;
    // Smallest frequency first, of equals the highest symbol: both in one number.
    std::vector<std::pair<quint64, int>> heap;
    const auto rank = [](quint64 frequency, int symbol) { return frequency << 9 | quint64(Reserved - symbol); };
    for (size_t i = 0; i < frequencies.size(); ++i) {
        if (frequencies[i] == 0)
            continue;
        heap.emplace_back(rank(frequencies[i], int(i)), int(nodes.size()));
        nodes.push_back({int(i), -1});
    }
    heap.emplace_back(rank(1, Reserved), int(nodes.size()));
    nodes.push_back({Reserved, -1});
    const size_t leaves = nodes.size();

    std::make_heap(heap.begin(), heap.end(), std::greater<>());
    const auto takeSmallest = [&heap] {
        std::pop_heap(heap.begin(), heap.end(), std::greater<>());
        const auto smallest = heap.back();
        heap.pop_back();
        return smallest;
    };
    while (heap.size() > 1) {
        const auto first = takeSmallest();
        const auto second = takeSmallest();
        const int parent = int(nodes.size());
        const int symbol = nodes[size_t(first.second)].symbol;
        nodes[size_t(first.second)].parent = nodes[size_t(second.second)].parent = parent;
        nodes.push_back({symbol, -1});
        heap.emplace_back(rank((first.first >> 9) + (second.first >> 9), symbol), parent);
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
    }

    std::array<int, MostSymbols> result = {};
    std::vector<int> depthOf(nodes.size());
    for (size_t i = nodes.size() - 1; i-- > 0;) { // parents come after their children
        depthOf[i] = depthOf[size_t(nodes[i].parent)] + 1;
        if (i < leaves)
            result[size_t(nodes[i].symbol)] = depthOf[i];
    }
    return result;
}

/// T.81, figure K.3: two codes that are too long give their prefix to one of them; the other shares the place of a
/// shorter code, which becomes a prefix.
void shorten(std::array<int, MostSymbols> &countOfLength)
{
    for (int length = MostSymbols - 1; length > LongestCode; --length) {
        while (countOfLength[size_t(length)] > 0) {
            size_t prefix = size_t(length) - 2;
            while (countOfLength[prefix] == 0)
                --prefix;
            countOfLength[size_t(length)] -= 2;
            ++countOfLength[size_t(length) - 1];
            countOfLength[prefix + 1] += 2;
            --countOfLength[prefix];
        }
    }
}
} // namespace

HuffmanTable optimalTable(std::span<const quint32> frequencies)
{
    const auto depth = depths(frequencies);
    std::array<int, MostSymbols> countOfLength = {};
    int longest = 0;
    for (const int d : depth) {
        if (d > 0)
            ++countOfLength[size_t(d)];
        longest = std::max(longest, d);
    }
    HuffmanTable table;
    for (int length = 1; length <= longest; ++length) {
        for (size_t symbol = 0; symbol < Reserved; ++symbol) {
            if (depth[symbol] == length)
                table.symbols.append(char(symbol));
        }
    }
    shorten(countOfLength);
    size_t last = LongestCode;
    while (countOfLength[last] == 0)
        --last;
    --countOfLength[last]; // the reserved symbol is the last of the longest
    for (size_t length = 1; length <= LongestCode; ++length)
        table.countOfLength[length] = quint8(countOfLength[length]);
    return table;
}

std::array<Code, 256> codesOf(const HuffmanTable &table)
{
    std::array<Code, 256> codes = {};
    quint32 next = 0;
    qsizetype at = 0;
    for (quint32 length = 1; length <= LongestCode; ++length, next <<= 1) {
        for (int i = 0; i < table.countOfLength[length]; ++i)
            codes[quint8(table.symbols[at++])] = {next++, length};
    }
    return codes;
}

} // namespace td::progressive
