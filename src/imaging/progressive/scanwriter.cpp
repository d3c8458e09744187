// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/progressive/scanwriter.h"

namespace td::progressive
{

namespace
{
/// Copies with a zero after each 0xFF, so that no marker appears in the data.
void appendStuffed(const quint8 *from, const quint8 *end, QByteArray &file)
{
    file.reserve(file.size() + (end - from) + (end - from) / 64);
    while (from != end) {
        const void *found = std::memchr(from, 0xff, size_t(end - from));
        const quint8 *stop = found == nullptr ? end : static_cast<const quint8 *>(found) + 1;
        file.append(reinterpret_cast<const char *>(from), stop - from);
        if (found != nullptr)
            file.append('\0');
        from = stop;
    }
}

/// A symbol's code, moved left to make room for the bits that follow it; `length` counts them in.
std::array<Code, 256> withExtraBits(std::array<Code, 256> codes)
{
    for (quint32 symbol = 0; symbol < codes.size(); ++symbol) {
        codes[symbol].bits <<= token::extraBits(symbol);
        codes[symbol].length += token::extraBits(symbol);
    }
    return codes;
}

void writeWithCorrections(const ScanTokens &tokens, const std::array<Code, 256> &codes, BitWriter &writer)
{
    constexpr int Most = 56;
    BitWriter out = writer;
    BitReader corrections(tokens.corrections());
    for (const quint32 token : tokens.tokens()) {
        const Code code = codes[token & 0xff];
        const quint64 bits = code.bits | (token >> token::ExtraAt & token::ExtraMask);
        int count = int(token >> token::CorrectionsAt);
        if (int(code.length) + count <= Most) [[likely]] {
            out.put(bits << count | corrections.take(count), int(code.length) + count);
            continue;
        }
        out.put(bits, int(code.length));
        for (; count > Most; count -= Most)
            out.put(corrections.take(Most), Most);
        out.put(corrections.take(count), count);
    }
    writer = out;
}

void writeSymbols(const ScanTokens &tokens, const std::array<Code, 256> &codes, BitWriter &writer)
{
    BitWriter out = writer;
    for (const quint32 token : tokens.tokens()) {
        const Code code = codes[token & 0xff];
        out.put(code.bits | token >> token::ExtraAt, int(code.length));
    }
    writer = out;
}
} // namespace

void appendTokens(const ScanTokens &tokens, const std::array<Code, 256> &codes, QByteArray &file)
{
    const auto whole = withExtraBits(codes);
    quint64 bits = 0;
    for (size_t symbol = 0; symbol < whole.size(); ++symbol)
        bits += quint64(tokens.counts()[symbol]) * whole[symbol].length;
    const auto buffer =
        std::make_unique_for_overwrite<quint8[]>(size_t(bits / 8) + tokens.correctionBytes() + BitSlack);
    BitWriter writer(buffer.get());
    if (tokens.correctionBytes() > 0)
        writeWithCorrections(tokens, whole, writer);
    else
        writeSymbols(tokens, whole, writer);
    appendStuffed(buffer.get(), writer.finish(), file);
}

void appendBits(std::span<const quint8> bits, QByteArray &file)
{
    const auto buffer = std::make_unique_for_overwrite<quint8[]>(bits.size() / 8 + BitSlack);
    BitWriter writer(buffer.get());
    for (const quint8 bit : bits)
        writer.put(bit, 1);
    appendStuffed(buffer.get(), writer.finish(), file);
}

} // namespace td::progressive
