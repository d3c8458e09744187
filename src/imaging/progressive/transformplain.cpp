// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/progressive/block.h"
#include "imaging/progressive/transform.h"

#include <bit>
#include <cstdlib>

namespace td::progressive
{

namespace
{
/// One pass over eight values that stand `step` apart; `EvenUp` bits more (or fewer) of fraction than came in.
template <bool Rows> void pass(int *x, int step)
{
    constexpr int Shift = Rows ? ConstantBits - PassBits : ConstantBits + PassBits;
    constexpr int Half = 1 << (Shift - 1);
    int s[4];
    int d[4];
    for (int i = 0; i < 4; ++i) {
        s[i] = x[i * step] + x[(7 - i) * step];
        d[i] = x[i * step] - x[(7 - i) * step];
    }
    const int outer = s[0] + s[3];
    const int inner = s[1] + s[2];
    if constexpr (Rows) {
        x[0] = (outer + inner) * (1 << PassBits);
        x[4 * step] = (outer - inner) * (1 << PassBits);
    } else {
        x[0] = (outer + inner + (1 << (PassBits - 1))) >> PassBits;
        x[4 * step] = (outer - inner + (1 << (PassBits - 1))) >> PassBits;
    }
    x[2 * step] = ((s[0] - s[3]) * Even2[0] + (s[1] - s[2]) * Even2[1] + Half) >> Shift;
    x[6 * step] = ((s[0] - s[3]) * Even6[0] + (s[1] - s[2]) * Even6[1] + Half) >> Shift;
    for (int i = 0; i < 4; ++i)
        x[(2 * i + 1) * step] =
            (d[0] * Odd[i][0] + d[1] * Odd[i][1] + d[2] * Odd[i][2] + d[3] * Odd[i][3] + Half) >> Shift;
}

/// The bits of `bits` at the places of `places`, side by side in the low bits.
quint64 gathered(quint64 bits, quint64 places)
{
    quint64 result = 0;
    while (places != 0) {
        const int at = std::bit_width(places) - 1;
        result = result << 1 | (bits >> at & 1);
        places ^= quint64(1) << at;
    }
    return result;
}

void describe(const int *coefficients, int shift, Block &block)
{
    block = {};
    block.dc = qint16(coefficients[0]);
    for (int k = 1; k < BlockArea; ++k) {
        const int value = coefficients[Zigzag[size_t(k)]];
        const int magnitude = std::abs(value);
        const int place = BlockArea - 1 - k;
        block.ones |= quint64(magnitude & 1) << place;
        block.twos |= quint64(magnitude >> 1 & 1) << place;
        block.fours |= quint64(magnitude > 3) << place;
        block.negative |= quint64(value < 0) << place;
        block.level[place] = qint16(value < 0 ? -(magnitude >> shift) : magnitude >> shift);
    }
    block.onesOfKnown = gathered(block.ones, block.twos | block.fours);
    block.twosOfKnown = gathered(block.twos, block.fours);
}
} // namespace

void transformPlain(const quint8 *const *rows, int count, const Quantiser &quantiser, int shift, Block *blocks)
{
    for (int n = 0; n < count; ++n) {
        int x[BlockArea];
        for (int i = 0; i < BlockArea; ++i)
            x[i] = rows[i / BlockSide][n * BlockSide + i % BlockSide] - 128;
        for (int i = 0; i < BlockSide; ++i)
            pass<true>(x + i * BlockSide, 1);
        for (int i = 0; i < BlockSide; ++i)
            pass<false>(x + i, BlockSide);
        for (size_t i = 0; i < BlockArea; ++i) {
            const auto n16 = quint32(std::abs(x[i])) + quantiser.rounding[i];
            const auto quotient = int(((n16 * quantiser.reciprocal[i]) >> 16) * quantiser.scale[i] >> 16);
            x[i] = x[i] < 0 ? -quotient : quotient;
        }
        describe(x, shift, blocks[n]);
    }
}

} // namespace td::progressive
