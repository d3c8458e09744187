// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/resize.h"

#include "imaging/resizerows.h"

#include <algorithm>

namespace td
{

namespace
{
template <int Channels>
void acrossPixels(const qint16 *middle, const qint16 *weights, int first, int count, quint8 *out)
{
    constexpr int shift = LanczosWeightBits + LanczosFractionBits;
    qint32 sums[Channels];
    std::fill_n(sums, Channels, 1 << (shift - 1));
    const qint16 *in = middle + ptrdiff_t(first) * Channels;
    for (int k = 0; k < count; ++k, in += Channels) {
        for (int c = 0; c < Channels; ++c)
            sums[c] += qint32(in[c]) * weights[k];
    }
    for (int c = 0; c < Channels; ++c)
        out[c] = quint8(std::clamp(sums[c] >> shift, 0, 255));
}
} // namespace

Resizer::Resizer(QSize from, QSize to, int channels)
    : m_from(from)
    , m_down(makeLanczosKernel(wholeAxis(from.height(), to.height())))
    , m_across(makeLanczosKernel(wholeAxis(from.width(), to.width())))
    , m_out(to, channels)
    , m_stride(size_t(from.width()) * size_t(channels))
    , m_ring(m_stride * size_t(m_down.longest))
    , m_rows(size_t(m_down.longest) + 1)
    , m_middle(m_stride)
{
}

void Resizer::push(const quint8 *row)
{
    if (m_pushed >= m_from.height())
        return;
    std::copy_n(row, m_stride, m_ring.data() + size_t(m_pushed % m_down.longest) * m_stride);
    ++m_pushed;
    while (m_emitted < m_out.size.height()) {
        const LanczosKernel::Taps &taps = m_down.taps[size_t(m_emitted)];
        if (taps.first + taps.count > m_pushed)
            break;
        emitRow(m_emitted++);
    }
}

void Resizer::emitRow(int y)
{
    const LanczosKernel::Taps &down = m_down.taps[size_t(y)];
    for (int k = 0; k < down.count; ++k)
        m_rows[size_t(k)] = m_ring.data() + size_t((down.first + k) % m_down.longest) * m_stride;
    m_rows[size_t(down.count)] = m_rows[0];
    combineRows(m_rows.data(), m_down.weightsOf(size_t(y)), down.count, int(m_stride), m_middle.data(),
                RowCode::Fastest);
    quint8 *out = m_out.row(y);
    for (size_t x = 0; x < m_across.taps.size(); ++x) {
        const LanczosKernel::Taps &across = m_across.taps[x];
        const qint16 *weights = m_across.weightsOf(x);
        if (m_out.channels == 1)
            acrossPixels<1>(m_middle.data(), weights, across.first, across.count, out);
        else
            acrossPixels<3>(m_middle.data(), weights, across.first, across.count, out);
        out += m_out.channels;
    }
}

Pixels resized(const Pixels &picture, QSize to)
{
    if (picture.size == to)
        return picture;
    Resizer resizer(picture.size, to, picture.channels);
    for (int y = 0; y < picture.size.height(); ++y)
        resizer.push(picture.row(y));
    return resizer.take();
}

} // namespace td
