// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/progressive/bitwriter.h"
#include "imaging/progressive/block.h"

#include <array>
#include <memory>
#include <span>

namespace td::progressive
{

/// One scan of the script: a band of coefficients of one component, or DC of all; `high` and `low` are the bits of
/// successive approximation (T.81 calls them Ah and Al).
struct Scan {
    int component = 0; ///< AllComponents for DC
    int first = 0;
    int last = 0;
    int high = 0;
    int low = 0;

    [[nodiscard]] bool isDc() const { return first == 0; }
    [[nodiscard]] bool refines() const { return high != 0; }
};
inline constexpr int AllComponents = -1;

/// What a scan will write, before its Huffman code is known: one token per symbol.
///   bits 0-7    the symbol
///   bits 8-21   the bits that follow it; their number is a property of the symbol
///   bits 22-31  how many correction bits follow those
/// Correction bits are queued apart. They need no further bookkeeping because they leave in the order they came in.
namespace token
{
inline constexpr int ExtraAt = 8;
inline constexpr int CorrectionsAt = 22;
inline constexpr quint32 ExtraMask = (1u << (CorrectionsAt - ExtraAt)) - 1;

/// Bits that follow a symbol: its size, or the length of a run of blocks.
[[nodiscard]] constexpr quint32 extraBits(quint32 symbol)
{
    const quint32 size = symbol & 15;
    const quint32 run = symbol >> 4;
    return size != 0 ? size : (run == 15 ? 0 : run);
}
} // namespace token

/// Set in the symbols of chroma's DC, which has its own code within the scan.
inline constexpr quint32 ChromaSymbol = 0xf0;
inline constexpr quint32 DcSymbols = 16;

/// The tokens of one scan and what is pending between its blocks.
class ScanTokens
{
public:
    /// At least room for this many more blocks; everything else trusts that.
    void makeRoom(size_t blocks);
    /// Closes a run of empty blocks that is still open. Only then may the rest be asked.
    void finish();

    [[nodiscard]] std::span<const quint32> tokens() const { return {m_tokens.get(), size_t(m_next - m_tokens.get())}; }
    [[nodiscard]] const std::array<quint32, 256> &counts() const { return m_counts; }
    [[nodiscard]] const quint8 *corrections() const { return m_corrections.get(); }
    [[nodiscard]] size_t correctionBytes() const { return size_t(m_queue.at() - m_corrections.get()); }

private:
    friend class ScanCoder;

    std::unique_ptr<quint32[]> m_tokens;
    quint32 *m_next = nullptr;
    size_t m_capacity = 0;
    std::array<quint32, 256> m_counts = {};
    quint32 m_run = 0;     ///< blocks at whose end nothing more comes
    quint32 m_pending = 0; ///< correction bits of those blocks
    std::unique_ptr<quint8[]> m_corrections;
    size_t m_correctionCapacity = 0;
    BitWriter m_queue;
};

/// Codes AC of `blocks`, whose levels are shifted by the `low` of their first scans, into the scan's tokens.
using CodeFunction = void (*)(const Scan &scan, std::span<const Block> blocks, ScanTokens &tokens);
void codeBlocksPlain(const Scan &scan, std::span<const Block> blocks, ScanTokens &tokens);
#if defined(__x86_64__)
void codeBlocksBmi2(const Scan &scan, std::span<const Block> blocks, ScanTokens &tokens);
#endif

/// Codes DC >> low of blocks in the order of the file, each as the difference to the last one of its component;
/// `components` names the component of each block of an MCU.
void codeDc(std::span<const qint16> dc, std::span<const quint8> components, int low, ScanTokens &tokens);

} // namespace td::progressive
