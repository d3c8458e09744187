// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/resizerows.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace td
{

namespace
{
constexpr int DownShift = LanczosWeightBits - LanczosFractionBits;
constexpr int AcrossShift = LanczosWeightBits + LanczosFractionBits;
constexpr int DownHalf = 1 << (DownShift - 1);
constexpr int AcrossHalf = 1 << (AcrossShift - 1);

void combineFrom(int start, const quint8 *const *rows, const qint16 *weights, int count, int width, qint16 *middle)
{
    constexpr int block = 64;
    for (int x = start; x < width; x += block) {
        const int columns = std::min(block, width - x);
        std::array<qint32, block> sums;
        sums.fill(DownHalf);
        for (int k = 0; k < count; ++k) {
            const quint8 *row = rows[k] + x;
            for (int i = 0; i < columns; ++i)
                sums[size_t(i)] += qint32(row[i]) * weights[k];
        }
        for (int i = 0; i < columns; ++i)
            middle[x + i] = qint16(std::clamp<qint32>(sums[size_t(i)] >> DownShift, std::numeric_limits<qint16>::min(),
                                                      std::numeric_limits<qint16>::max()));
    }
}

void acrossFrom(size_t start, const qint16 *middle, const LanczosKernel &kernel, quint8 *out)
{
    for (size_t i = start; i < kernel.taps.size(); ++i) {
        const LanczosKernel::Taps &taps = kernel.taps[i];
        const qint16 *weights = kernel.weightsOf(i);
        qint32 sum = AcrossHalf;
        for (int k = 0; k < taps.count; ++k)
            sum += qint32(middle[taps.first + k]) * weights[k];
        out[i] = quint8(std::clamp(sum >> AcrossShift, 0, 255));
    }
}

#if defined(__x86_64__)
// A multiply-add instruction takes 16 pairs of 16-bit numbers and leaves 8 sums of neighbours. Down the columns the
// neighbours are made: samples of two rows are interleaved, so one instruction does two rows of 8 columns. Along a row
// they are there already, and the 8 sums of an output sample are added up at the end, for 8 output samples at once.

/// The 32 columns that start at `x`.
[[gnu::target("avx2")]] inline void combine32(const quint8 *const *rows, const qint16 *weights, int count, int x,
                                              qint16 *middle)
{
    const __m256i zero = _mm256_setzero_si256();
    const __m256i half = _mm256_set1_epi32(DownHalf);
    __m256i sum0 = half;
    __m256i sum1 = half;
    __m256i sum2 = half;
    __m256i sum3 = half;
    for (int k = 0; k < count; k += 2) {
        qint32 both = 0; // this weight and the next, which is zero behind the last
        std::memcpy(&both, weights + k, sizeof both);
        const __m256i weight = _mm256_set1_epi32(both);
        const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(rows[k] + x));
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(rows[std::min(k + 1, count - 1)] + x));
        const __m256i low = _mm256_unpacklo_epi8(a, b);
        const __m256i high = _mm256_unpackhi_epi8(a, b);
        sum0 = _mm256_add_epi32(sum0, _mm256_madd_epi16(_mm256_unpacklo_epi8(low, zero), weight));
        sum1 = _mm256_add_epi32(sum1, _mm256_madd_epi16(_mm256_unpackhi_epi8(low, zero), weight));
        sum2 = _mm256_add_epi32(sum2, _mm256_madd_epi16(_mm256_unpacklo_epi8(high, zero), weight));
        sum3 = _mm256_add_epi32(sum3, _mm256_madd_epi16(_mm256_unpackhi_epi8(high, zero), weight));
    }
    // Interleaving works within halves of a register: `first` holds columns 0-7 and 16-23, `second` 8-15 and 24-31.
    const __m256i first = _mm256_packs_epi32(_mm256_srai_epi32(sum0, DownShift), _mm256_srai_epi32(sum1, DownShift));
    const __m256i second = _mm256_packs_epi32(_mm256_srai_epi32(sum2, DownShift), _mm256_srai_epi32(sum3, DownShift));
    auto *out = reinterpret_cast<__m256i *>(middle + x);
    _mm256_storeu_si256(out, _mm256_permute2x128_si256(first, second, 0x20));
    _mm256_storeu_si256(out + 1, _mm256_permute2x128_si256(first, second, 0x31));
}

[[gnu::target("avx2")]] void combineAvx2(const quint8 *const *rows, const qint16 *weights, int count, int width,
                                         qint16 *middle)
{
    constexpr int columns = 32;
    int x = 0;
    for (; x + columns <= width; x += columns)
        combine32(rows, weights, count, x, middle);
    if (width >= columns && x < width) {
        combine32(rows, weights, count, width - columns, middle);
        x = width;
    }
    combineFrom(x, rows, weights, count, width, middle);
}

/// The 8 partial sums of one output sample.
[[gnu::target("avx2")]] inline __m256i partialSums(const qint16 *middle, const LanczosKernel &kernel, size_t i)
{
    const qint16 *in = middle + kernel.taps[i].first;
    const qint16 *weights = kernel.weightsOf(i);
    __m256i sum = _mm256_setzero_si256();
    for (int k = 0; k < kernel.padded; k += LanczosKernel::Group) {
        const __m256i samples = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + k));
        const __m256i factors = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(weights + k));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(samples, factors));
    }
    return sum;
}

/// The sums of four output samples that start at `i`, as 32-bit numbers.
[[gnu::target("avx2")]] inline __m128i sumsOfFour(const qint16 *middle, const LanczosKernel &kernel, size_t i)
{
    const __m256i firstTwo = _mm256_hadd_epi32(partialSums(middle, kernel, i), partialSums(middle, kernel, i + 1));
    const __m256i lastTwo = _mm256_hadd_epi32(partialSums(middle, kernel, i + 2), partialSums(middle, kernel, i + 3));
    const __m256i four = _mm256_hadd_epi32(firstTwo, lastTwo);
    const __m128i sums = _mm_add_epi32(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
    return _mm_srai_epi32(_mm_add_epi32(sums, _mm_set1_epi32(AcrossHalf)), AcrossShift);
}

[[gnu::target("avx2")]] void acrossAvx2(const qint16 *middle, const LanczosKernel &kernel, quint8 *out)
{
    constexpr size_t samples = 8;
    size_t i = 0;
    for (; i + samples <= kernel.taps.size(); i += samples) {
        const __m128i words = _mm_packs_epi32(sumsOfFour(middle, kernel, i), sumsOfFour(middle, kernel, i + 4));
        _mm_storel_epi64(reinterpret_cast<__m128i *>(out + i), _mm_packus_epi16(words, words));
    }
    acrossFrom(i, middle, kernel, out);
}

bool hasAvx2()
{
    static const bool found = __builtin_cpu_supports("avx2") != 0;
    return found;
}
#endif
} // namespace

void combineRows(const quint8 *const *rows, const qint16 *weights, int count, int width, qint16 *middle, RowCode code)
{
#if defined(__x86_64__)
    if (code == RowCode::Fastest && hasAvx2()) {
        combineAvx2(rows, weights, count, width, middle);
        return;
    }
#endif
    static_cast<void>(code);
    combineFrom(0, rows, weights, count, width, middle);
}

void acrossRow(const qint16 *middle, const LanczosKernel &kernel, quint8 *out, RowCode code)
{
#if defined(__x86_64__)
    if (code == RowCode::Fastest && hasAvx2()) {
        acrossAvx2(middle, kernel, out);
        return;
    }
#endif
    static_cast<void>(code);
    acrossFrom(0, middle, kernel, out);
}

} // namespace td
