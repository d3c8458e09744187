// SPDX-License-Identifier: GPL-3.0-or-later
// Two neighbouring blocks at a time: eight rows of sixteen samples are eight registers of 16-bit numbers, and every
// instruction below works within the halves of a register, so each half is one block from the load to the masks.
#include "imaging/progressive/block.h"
#include "imaging/progressive/transform.h"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2")
#endif

namespace td::progressive
{

namespace
{
using Vector = __m256i;

/// Within each half: row i, column j becomes row j, column i.
[[gnu::always_inline]] inline void transpose(Vector (&x)[8])
{
    Vector pairs[8];
    Vector quads[8];
    for (int i = 0; i < 4; ++i) {
        pairs[2 * i] = _mm256_unpacklo_epi16(x[2 * i], x[2 * i + 1]);
        pairs[2 * i + 1] = _mm256_unpackhi_epi16(x[2 * i], x[2 * i + 1]);
    }
    for (int i = 0; i < 8; i += 4) {
        for (int half = 0; half < 2; ++half) {
            quads[i + 2 * half] = _mm256_unpacklo_epi32(pairs[i + half], pairs[i + 2 + half]);
            quads[i + 2 * half + 1] = _mm256_unpackhi_epi32(pairs[i + half], pairs[i + 2 + half]);
        }
    }
    for (int i = 0; i < 4; ++i) {
        x[2 * i] = _mm256_unpacklo_epi64(quads[i], quads[i + 4]);
        x[2 * i + 1] = _mm256_unpackhi_epi64(quads[i], quads[i + 4]);
    }
}

/// Two constants side by side, for the multiply-add instruction.
[[gnu::always_inline]] inline Vector both(int a, int b)
{
    return _mm256_set1_epi32(int((quint32(b) << 16) | (quint32(a) & 0xffff)));
}

/// Numbers interleaved for the multiply-add instruction: the halves' lower and upper four.
struct Interleaved {
    Vector low;
    Vector high;
};

[[gnu::always_inline]] inline Interleaved interleaved(Vector a, Vector b)
{
    return {_mm256_unpacklo_epi16(a, b), _mm256_unpackhi_epi16(a, b)};
}

template <int Shift> [[gnu::always_inline]] inline Vector rounded(Vector low, Vector high)
{
    const Vector half = _mm256_set1_epi32(1 << (Shift - 1));
    return _mm256_packs_epi32(_mm256_srai_epi32(_mm256_add_epi32(low, half), Shift),
                              _mm256_srai_epi32(_mm256_add_epi32(high, half), Shift));
}

template <int Shift> [[gnu::always_inline]] inline Vector rotated(const Interleaved &x, int a, int b)
{
    const Vector constants = both(a, b);
    return rounded<Shift>(_mm256_madd_epi16(x.low, constants), _mm256_madd_epi16(x.high, constants));
}

template <int Shift>
[[gnu::always_inline]] inline Vector rotated(const Interleaved &x, const Interleaved &y, const int (&c)[4])
{
    const Vector first = both(c[0], c[1]);
    const Vector second = both(c[2], c[3]);
    return rounded<Shift>(_mm256_add_epi32(_mm256_madd_epi16(x.low, first), _mm256_madd_epi16(y.low, second)),
                          _mm256_add_epi32(_mm256_madd_epi16(x.high, first), _mm256_madd_epi16(y.high, second)));
}

/// One pass of the DCT across the eight registers.
template <bool Rows> [[gnu::always_inline]] inline void pass(Vector (&x)[8])
{
    constexpr int Shift = Rows ? ConstantBits - PassBits : ConstantBits + PassBits;
    Vector s[4];
    Vector d[4];
    for (int i = 0; i < 4; ++i) {
        s[i] = _mm256_add_epi16(x[i], x[7 - i]);
        d[i] = _mm256_sub_epi16(x[i], x[7 - i]);
    }
    const Vector outer = _mm256_add_epi16(s[0], s[3]);
    const Vector inner = _mm256_add_epi16(s[1], s[2]);
    if constexpr (Rows) {
        x[0] = _mm256_slli_epi16(_mm256_add_epi16(outer, inner), PassBits);
        x[4] = _mm256_slli_epi16(_mm256_sub_epi16(outer, inner), PassBits);
    } else {
        const Vector half = _mm256_set1_epi16(1 << (PassBits - 1));
        x[0] = _mm256_srai_epi16(_mm256_add_epi16(_mm256_add_epi16(outer, inner), half), PassBits);
        x[4] = _mm256_srai_epi16(_mm256_add_epi16(_mm256_sub_epi16(outer, inner), half), PassBits);
    }
    const Interleaved even = interleaved(_mm256_sub_epi16(s[0], s[3]), _mm256_sub_epi16(s[1], s[2]));
    x[2] = rotated<Shift>(even, Even2[0], Even2[1]);
    x[6] = rotated<Shift>(even, Even6[0], Even6[1]);
    const Interleaved d01 = interleaved(d[0], d[1]);
    const Interleaved d23 = interleaved(d[2], d[3]);
    x[1] = rotated<Shift>(d01, d23, Odd[0]);
    x[3] = rotated<Shift>(d01, d23, Odd[1]);
    x[5] = rotated<Shift>(d01, d23, Odd[2]);
    x[7] = rotated<Shift>(d01, d23, Odd[3]);
}

[[gnu::always_inline]] inline void quantise(Vector (&x)[8], const Quantiser &quantiser)
{
    for (int i = 0; i < 8; ++i) {
        const auto constants = [i](const std::array<quint16, BlockArea> &values) {
            return _mm256_broadcastsi128_si256(
                _mm_load_si128(reinterpret_cast<const __m128i *>(values.data() + i * BlockSide)));
        };
        const Vector n = _mm256_add_epi16(_mm256_abs_epi16(x[i]), constants(quantiser.rounding));
        const Vector scaled = _mm256_mulhi_epu16(n, constants(quantiser.reciprocal));
        x[i] = _mm256_sign_epi16(_mm256_mulhi_epu16(scaled, constants(quantiser.scale)), x[i]);
    }
}

/// How group g of eight places (from the last coefficient to DC) is collected from the rows: the bytes that row r
/// gives.
struct Collection {
    alignas(16) quint8 bytes[8][8][16];
    bool used[8][8];
};

constexpr Collection collectionOfZigzag()
{
    Collection c = {};
    for (auto &group : c.bytes) {
        for (auto &row : group) {
            for (quint8 &byte : row)
                byte = 0x80; // gives zero
        }
    }
    for (int place = 0; place < BlockArea; ++place) {
        const int from = Zigzag[size_t(BlockArea - 1 - place)];
        quint8 *bytes = c.bytes[place / 8][from / 8] + place % 8 * 2;
        bytes[0] = quint8(from % 8 * 2);
        bytes[1] = quint8(from % 8 * 2 + 1);
        c.used[place / 8][from / 8] = true;
    }
    return c;
}
constexpr Collection Places = collectionOfZigzag();

template <int Group> [[gnu::always_inline]] inline Vector collected(const Vector (&rows)[8])
{
    Vector result = _mm256_setzero_si256();
#pragma GCC unroll 8
    for (int row = 0; row < 8; ++row) {
        if (!Places.used[Group][row])
            continue;
        const auto *bytes = reinterpret_cast<const __m128i *>(Places.bytes[Group][row]);
        const Vector shuffle = _mm256_broadcastsi128_si256(_mm_load_si128(bytes));
        result = _mm256_or_si256(result, _mm256_shuffle_epi8(rows[row], shuffle));
    }
    return result;
}

[[gnu::always_inline]] inline quint64 highBits(Vector lower, Vector upper)
{
    return quint64(quint32(_mm256_movemask_epi8(upper))) << 32 | quint32(_mm256_movemask_epi8(lower));
}

/// The groups of one block, two to a register: 0 and 2, 1 and 3, 4 and 6, 5 and 7. Packed to bytes, they are in order.
struct Groups {
    Vector g02;
    Vector g13;
    Vector g46;
    Vector g57;
};

template <int Half> [[gnu::always_inline]] inline Groups groupsOf(const Vector (&g)[8])
{
    constexpr int Choice = Half == 0 ? 0x20 : 0x31;
    return {_mm256_permute2x128_si256(g[0], g[2], Choice), _mm256_permute2x128_si256(g[1], g[3], Choice),
            _mm256_permute2x128_si256(g[4], g[6], Choice), _mm256_permute2x128_si256(g[5], g[7], Choice)};
}

/// Bits 0 and 1 of the magnitude, and bit 2 set when there are higher ones.
[[gnu::always_inline]] inline Vector threeBits(Vector x)
{
    const Vector magnitude = _mm256_abs_epi16(x);
    const Vector more = _mm256_cmpgt_epi16(magnitude, _mm256_set1_epi16(3));
    return _mm256_or_si256(_mm256_and_si256(magnitude, _mm256_set1_epi16(3)),
                           _mm256_and_si256(more, _mm256_set1_epi16(4)));
}

template <int Half> [[gnu::always_inline]] inline void describe(const Vector (&groups)[8], int dc, Block &block)
{
    constexpr quint64 Ac = ~quint64(0) >> 1;
    const Groups g = groupsOf<Half>(groups);
    const Vector lower = _mm256_packus_epi16(threeBits(g.g02), threeBits(g.g13));
    const Vector upper = _mm256_packus_epi16(threeBits(g.g46), threeBits(g.g57));
    block.ones = highBits(_mm256_slli_epi16(lower, 7), _mm256_slli_epi16(upper, 7)) & Ac;
    block.twos = highBits(_mm256_slli_epi16(lower, 6), _mm256_slli_epi16(upper, 6)) & Ac;
    block.fours = highBits(_mm256_slli_epi16(lower, 5), _mm256_slli_epi16(upper, 5)) & Ac;
    block.negative = highBits(_mm256_packs_epi16(g.g02, g.g13), _mm256_packs_epi16(g.g46, g.g57)) & Ac;
    block.onesOfKnown = _pext_u64(block.ones, block.twos | block.fours);
    block.twosOfKnown = _pext_u64(block.twos, block.fours);
    block.dc = qint16(dc);
}
} // namespace

void transformAvx2(const quint8 *const *rows, int count, const Quantiser &quantiser, int shift, Block *blocks)
{
    const __m128i shiftCount = _mm_cvtsi32_si128(shift);
    for (int n = 0; n < count; n += 2) {
        Vector x[8];
        for (int i = 0; i < 8; ++i) {
            const auto *samples = reinterpret_cast<const __m128i *>(rows[i] + n * BlockSide);
            x[i] = _mm256_sub_epi16(_mm256_cvtepu8_epi16(_mm_loadu_si128(samples)), _mm256_set1_epi16(128));
        }
        transpose(x);
        pass<true>(x);
        transpose(x);
        pass<false>(x);
        quantise(x, quantiser);
        const Vector groups[8] = {collected<0>(x), collected<1>(x), collected<2>(x), collected<3>(x),
                                  collected<4>(x), collected<5>(x), collected<6>(x), collected<7>(x)};
        describe<0>(groups, _mm256_extract_epi16(x[0], 0), blocks[n]);
        describe<1>(groups, _mm256_extract_epi16(x[0], 8), blocks[n + 1]);
        for (int i = 0; i < 8; ++i) {
            const Vector level =
                _mm256_sign_epi16(_mm256_srl_epi16(_mm256_abs_epi16(groups[i]), shiftCount), groups[i]);
            _mm_store_si128(reinterpret_cast<__m128i *>(blocks[n].level + i * 8), _mm256_castsi256_si128(level));
            _mm_store_si128(reinterpret_cast<__m128i *>(blocks[n + 1].level + i * 8),
                            _mm256_extracti128_si256(level, 1));
        }
    }
}

} // namespace td::progressive

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif
