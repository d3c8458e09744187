// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/resizerows.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

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
/// Columns that are woven at once.
constexpr int WovenColumns = 16;

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

void acrossPlain(const qint16 *middle, const LanczosKernel &kernel, quint8 *out)
{
    for (size_t i = 0; i < kernel.taps.size(); ++i) {
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
// neighbours are made: samples of two rows are interleaved, so one instruction does two rows of 8 columns. Along the
// rows they are there already, but the sums of one output sample would have to be gathered from 8 places. So 8 rows are
// woven: two neighbours of each row, then the next two, and one instruction does two columns of 8 rows.

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
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(rows[k + 1] + x));
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

/// Eight rows, `stride` apart, as pairs of neighbours: the first pair of each row, the second of each and so on.
[[gnu::target("avx2")]] void weave(const qint16 *rows, size_t stride, qint16 *woven)
{
    for (size_t x = 0; x < stride; x += WovenColumns) {
        __m256i a[AcrossPass::Rows];
        __m256i b[AcrossPass::Rows];
        for (size_t r = 0; r < AcrossPass::Rows; ++r)
            a[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(rows + r * stride + x));
        for (size_t r = 0; r < AcrossPass::Rows; r += 2) {
            b[r] = _mm256_unpacklo_epi32(a[r], a[r + 1]);
            b[r + 1] = _mm256_unpackhi_epi32(a[r], a[r + 1]);
        }
        for (size_t r = 0; r < AcrossPass::Rows; r += 4) {
            a[r] = _mm256_unpacklo_epi64(b[r], b[r + 2]);
            a[r + 1] = _mm256_unpackhi_epi64(b[r], b[r + 2]);
            a[r + 2] = _mm256_unpacklo_epi64(b[r + 1], b[r + 3]);
            a[r + 3] = _mm256_unpackhi_epi64(b[r + 1], b[r + 3]);
        }
        auto *out = reinterpret_cast<__m256i *>(woven + x * AcrossPass::Rows);
        for (size_t pair = 0; pair < 4; ++pair) {
            _mm256_storeu_si256(out + pair, _mm256_permute2x128_si256(a[pair], a[pair + 4], 0x20));
            _mm256_storeu_si256(out + pair + 4, _mm256_permute2x128_si256(a[pair], a[pair + 4], 0x31));
        }
    }
}

/// Output sample `i` of all eight rows.
[[gnu::target("avx2")]] inline __m256i sampleOfRows(const qint16 *woven, const LanczosKernel &kernel, size_t i)
{
    // Pairs start at even columns; the weight before the first is zero.
    const LanczosKernel::Taps &taps = kernel.taps[i];
    const int early = taps.first & 1;
    const qint16 *weights = kernel.weightsOf(i) - early;
    const qint16 *in = woven + size_t(taps.first - early) * AcrossPass::Rows;
    __m256i sum = _mm256_set1_epi32(AcrossHalf);
    for (int k = 0; k < taps.count + early; k += 2) {
        qint32 both = 0;
        std::memcpy(&both, weights + k, sizeof both);
        const __m256i samples =
            _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + size_t(k) * AcrossPass::Rows));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(samples, _mm256_set1_epi32(both)));
    }
    return _mm256_srai_epi32(sum, AcrossShift);
}

/// Four output samples from `i` on: four bytes of row 0, of row 1, 2 and 3; in the other half rows 4 to 7.
[[gnu::target("avx2")]] inline __m256i fourOfRows(const qint16 *woven, const LanczosKernel &kernel, size_t i)
{
    const __m256i byRow = _mm256_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15, 0, 4, 8, 12, 1, 5, 9,
                                           13, 2, 6, 10, 14, 3, 7, 11, 15);
    const __m256i firstTwo = _mm256_packs_epi32(sampleOfRows(woven, kernel, i), sampleOfRows(woven, kernel, i + 1));
    const __m256i lastTwo = _mm256_packs_epi32(sampleOfRows(woven, kernel, i + 2), sampleOfRows(woven, kernel, i + 3));
    return _mm256_shuffle_epi8(_mm256_packus_epi16(firstTwo, lastTwo), byRow);
}

/// Sixteen output samples from `i` on.
[[gnu::target("avx2")]] inline void across16(const qint16 *woven, const LanczosKernel &kernel, size_t i,
                                             const std::array<quint8 *, AcrossPass::Rows> &out)
{
    const __m256i a = fourOfRows(woven, kernel, i);
    const __m256i b = fourOfRows(woven, kernel, i + 4);
    const __m256i c = fourOfRows(woven, kernel, i + 8);
    const __m256i d = fourOfRows(woven, kernel, i + 12);
    const __m256i ab = _mm256_unpacklo_epi32(a, b);
    const __m256i cd = _mm256_unpacklo_epi32(c, d);
    const __m256i abHigh = _mm256_unpackhi_epi32(a, b);
    const __m256i cdHigh = _mm256_unpackhi_epi32(c, d);
    const __m256i rows[] = {_mm256_unpacklo_epi64(ab, cd), _mm256_unpackhi_epi64(ab, cd),
                            _mm256_unpacklo_epi64(abHigh, cdHigh), _mm256_unpackhi_epi64(abHigh, cdHigh)};
    for (size_t r = 0; r < 4; ++r) {
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out[r] + i), _mm256_castsi256_si128(rows[r]));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out[r + 4] + i), _mm256_extracti128_si256(rows[r], 1));
    }
}

constexpr size_t AcrossSamples = 16;

[[gnu::target("avx2")]] void acrossAvx2(const qint16 *woven, const LanczosKernel &kernel,
                                        const std::array<quint8 *, AcrossPass::Rows> &out)
{
    const size_t samples = kernel.taps.size();
    size_t i = 0;
    for (; i + AcrossSamples <= samples; i += AcrossSamples)
        across16(woven, kernel, i, out);
    if (i < samples)
        across16(woven, kernel, samples - AcrossSamples, out);
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

AcrossPass::AcrossPass(std::shared_ptr<const LanczosKernel> kernel, int width, RowCode code)
    : m_kernel(std::move(kernel))
    , m_code(code)
    // One column more, of a pair whose first is the last one.
    , m_stride((size_t(width) + WovenColumns) / WovenColumns * WovenColumns)
    , m_middle(m_stride * Rows)
    , m_unused(m_kernel->taps.size())
{
#if defined(__x86_64__)
    if (m_kernel->taps.size() < AcrossSamples || !hasAvx2())
        m_code = RowCode::Plain;
    if (m_code == RowCode::Fastest)
        m_woven.resize(m_middle.size());
#endif
}

void AcrossPass::run(int count, std::array<quint8 *, Rows> out)
{
#if defined(__x86_64__)
    if (m_code == RowCode::Fastest) {
        std::fill(out.begin() + count, out.end(), m_unused.data());
        weave(m_middle.data(), m_stride, m_woven.data());
        acrossAvx2(m_woven.data(), *m_kernel, out);
        return;
    }
#endif
    for (int i = 0; i < count; ++i)
        acrossPlain(row(i), *m_kernel, out[size_t(i)]);
}

} // namespace td
