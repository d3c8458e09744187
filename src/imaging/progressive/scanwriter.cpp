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

[[gnu::always_inline]] inline void writeWithCorrections(const ScanTokens &tokens, const std::array<Code, 256> &codes,
                                                        BitWriter &out)
{
    constexpr int Most = 56;
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
}

[[gnu::always_inline]] inline quint8 *writeTokens(const ScanTokens &tokens, const std::array<Code, 256> &codes,
                                                  quint8 *to)
{
    BitWriter out(to);
    if (tokens.correctionBytes() > 0) {
        writeWithCorrections(tokens, codes, out);
    } else {
        for (const quint32 token : tokens.tokens()) {
            const Code code = codes[token & 0xff];
            out.put(code.bits | token >> token::ExtraAt, int(code.length));
        }
    }
    return out.finish();
}
} // namespace

quint8 *writeTokensPlain(const ScanTokens &tokens, const std::array<Code, 256> &codes, quint8 *to)
{
    return writeTokens(tokens, codes, to);
}

#if defined(__x86_64__)
[[gnu::target("bmi,bmi2")]] quint8 *writeTokensBmi2(const ScanTokens &tokens, const std::array<Code, 256> &codes,
                                                    quint8 *to)
{
    return writeTokens(tokens, codes, to);
}
#endif

void appendTokens(const ScanTokens &tokens, const std::array<Code, 256> &codes, WriteFunction write, QByteArray &file)
{
    const auto whole = withExtraBits(codes);
    quint64 bits = 0;
    for (size_t symbol = 0; symbol < whole.size(); ++symbol)
        bits += quint64(tokens.counts()[symbol]) * whole[symbol].length;
    const auto buffer =
        std::make_unique_for_overwrite<quint8[]>(size_t(bits / 8) + tokens.correctionBytes() + BitSlack);
    appendStuffed(buffer.get(), write(tokens, whole, buffer.get()), file);
}

void appendLastBits(std::span<const qint16> values, QByteArray &file)
{
    const auto buffer = std::make_unique_for_overwrite<quint8[]>(values.size() / 8 + BitSlack);
    BitWriter writer(buffer.get());
    for (const qint16 value : values)
        writer.put(value & 1, 1);
    appendStuffed(buffer.get(), writer.finish(), file);
}

} // namespace td::progressive
