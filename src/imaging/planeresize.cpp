// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/planeresize.h"

#include <algorithm>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace td
{

namespace
{
/// Icons keep the full resolution of their colours.
constexpr int LeastForHalfColour = 64;

constexpr int Tile = 16;

/// The vertical pass works on so many columns of all rows that are due, so that the samples, which a dozen output rows
/// share, stay in the nearest cache.
constexpr int ColumnsAtOnce = 1024;

#if defined(__SSE2__)
/// Interleaving row i with row i + 8 moves every bit of a sample's place (row, column) one up and the topmost to the
/// bottom: done four times it swaps row and column.
void transposeWholeTile(const quint8 *from, size_t fromStride, quint8 *to, size_t toStride)
{
    __m128i rows[Tile];
    __m128i mixed[Tile];
    for (int i = 0; i < Tile; ++i)
        rows[i] = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from + size_t(i) * fromStride));
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < Tile / 2; ++i) {
            mixed[2 * i] = _mm_unpacklo_epi8(rows[i], rows[i + Tile / 2]);
            mixed[2 * i + 1] = _mm_unpackhi_epi8(rows[i], rows[i + Tile / 2]);
        }
        std::copy_n(mixed, Tile, rows);
    }
    for (int i = 0; i < Tile; ++i)
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + size_t(i) * toStride), rows[i]);
}
#endif

void transposeTile(const Plane &plane, int left, int top, Plane &out)
{
    const int right = std::min(left + Tile, plane.width);
    const int bottom = std::min(top + Tile, plane.height);
#if defined(__SSE2__)
    if (right - left == Tile && bottom - top == Tile) {
        transposeWholeTile(plane.row(top) + left, plane.stride, out.row(left) + top, out.stride);
        return;
    }
#endif
    for (int x = left; x < right; ++x) {
        for (int y = top; y < bottom; ++y)
            out.row(x)[y] = plane.row(y)[x];
    }
}

Plane resizedPlane(const Plane &plane, const PlaneResizer::Mapping &mapping, LanczosKernels &kernels)
{
    PlaneResizer resizer(mapping, plane, kernels);
    resizer.pushStrip();
    return resizer.take();
}
} // namespace

PlaneResizer::PlaneResizer(const Mapping &mapping, int strip, size_t stride, LanczosKernels &kernels, RowCode code)
    : m_mapping(mapping)
    , m_code(code)
    , m_down(kernels.of(mapping.down))
    , m_across(kernels.of(mapping.across), mapping.across.from, code)
    , m_out(mapping.across.to, mapping.down.to)
    , m_strip(strip)
    , m_ringRows(m_down->longest + strip)
    , m_stride(stride)
    , m_ring(stride * size_t(m_ringRows))
    , m_in(m_ring.data())
    , m_rows(size_t(m_down->longest) + 1)
{
}

PlaneResizer::PlaneResizer(const Mapping &mapping, const Plane &plane, LanczosKernels &kernels)
    : m_mapping(mapping)
    , m_code(RowCode::Fastest)
    , m_down(kernels.of(mapping.down))
    , m_across(kernels.of(mapping.across), mapping.across.from, m_code)
    , m_out(mapping.across.to, mapping.down.to)
    , m_strip(plane.height)
    , m_ringRows(plane.height)
    , m_stride(plane.stride)
    , m_in(plane.data.data())
    , m_rows(size_t(m_down->longest) + 1)
{
}

void PlaneResizer::pushStrip()
{
    m_pushed = std::min(m_pushed + m_strip, m_mapping.down.from);
    while (const int ready = rowsReady()) {
        combine(ready);
        m_emitted += ready;
        m_block += ready;
        if (m_block == AcrossPass::Rows || m_emitted == m_out.height)
            emitBlock();
    }
}

int PlaneResizer::rowsReady() const
{
    const int most = std::min(m_emitted + AcrossPass::Rows - m_block, m_out.height);
    int end = m_emitted;
    while (end < most && m_down->taps[size_t(end)].first + m_down->taps[size_t(end)].count <= m_pushed)
        ++end;
    return end - m_emitted;
}

void PlaneResizer::combine(int count)
{
    const int width = m_mapping.across.from;
    for (int x = 0; x < width; x += ColumnsAtOnce) {
        // the last ones take up a remainder that would be too narrow
        const int columns = width - x < 2 * ColumnsAtOnce ? width - x : ColumnsAtOnce;
        for (int i = 0; i < count; ++i) {
            const size_t row = size_t(m_emitted + i);
            const LanczosKernel::Taps &taps = m_down->taps[row];
            for (int k = 0; k < taps.count; ++k)
                m_rows[size_t(k)] = m_in + placeOf(taps.first + k) + x;
            m_rows[size_t(taps.count)] = m_rows[0];
            combineRows(m_rows.data(), m_down->weightsOf(row), taps.count, columns, m_across.row(m_block + i) + x,
                        m_code);
        }
        if (columns != ColumnsAtOnce)
            break;
    }
}

void PlaneResizer::emitBlock()
{
    std::array<quint8 *, AcrossPass::Rows> out = {};
    for (int i = 0; i < m_block; ++i) {
        const int row = m_emitted - m_block + i;
        out[size_t(i)] = m_out.row(m_mapping.upsideDown ? m_out.height - 1 - row : row);
    }
    m_across.run(m_block, out);
    m_block = 0;
}

int chromaSpan(QSize size)
{
    return std::min(size.width(), size.height()) < LeastForHalfColour ? 1 : 2;
}

LanczosAxis planeAxis(int samples, double extent, int target, int span)
{
    return {.from = samples, .to = (target + span - 1) / span, .start = 0, .step = extent * span / target};
}

Plane resized(const Plane &plane, QSize to)
{
    LanczosKernels kernels;
    return resizedPlane(
        plane, {.across = wholeAxis(plane.width, to.width()), .down = wholeAxis(plane.height, to.height())}, kernels);
}

PlanarPicture resized(const PlanarPicture &picture, QSize to, bool fullColour)
{
    LanczosKernels kernels;
    const auto plane = [&](const Plane &from, int span) {
        // One sample of a plane that is narrower than the picture spans two pixels.
        const double width = from.width < picture.size.width() ? picture.size.width() / 2.0 : from.width;
        const double height = from.height < picture.size.height() ? picture.size.height() / 2.0 : from.height;
        return resizedPlane(from,
                            {.across = planeAxis(from.width, width, to.width(), span),
                             .down = planeAxis(from.height, height, to.height(), span)},
                            kernels);
    };
    PlanarPicture result;
    result.size = to;
    result.y = plane(picture.y, 1);
    if (picture.isGray())
        return result;
    const int span = fullColour ? 1 : chromaSpan(to);
    result.cb = plane(picture.cb, span);
    result.cr = plane(picture.cr, span);
    return result;
}

Plane transposed(const Plane &plane)
{
    Plane out(plane.height, plane.width);
    for (int y = 0; y < plane.height; y += Tile) {
        for (int x = 0; x < plane.width; x += Tile)
            transposeTile(plane, x, y, out);
    }
    return out;
}

} // namespace td
