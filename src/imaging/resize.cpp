// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace td
{

namespace
{
constexpr int WeightBits = 14;
constexpr int FractionBits = 6;
constexpr double Lobes = 3.0;

double lanczos(double x)
{
    if (x == 0.0)
        return 1.0;
    if (std::abs(x) >= Lobes)
        return 0.0;
    const double px = std::numbers::pi * x;
    return Lobes * std::sin(px) * std::sin(px / Lobes) / (px * px);
}

template <int Channels> void acrossRow(const qint16 *middle, const qint16 *weights, int first, int count, quint8 *out)
{
    constexpr int shift = WeightBits + FractionBits;
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

Resizer::Kernel Resizer::makeKernel(int from, int to)
{
    Kernel kernel;
    const double scale = double(from) / to;
    const double stretch = std::max(1.0, scale);
    const double reach = Lobes * stretch;
    std::vector<double> exact;
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * scale - 0.5;
        const int first = std::max(0, int(std::ceil(centre - reach)));
        const int last = std::min(from - 1, int(std::floor(centre + reach)));
        exact.clear();
        double sum = 0;
        for (int k = first; k <= last; ++k) {
            exact.push_back(lanczos((k - centre) / stretch));
            sum += exact.back();
        }
        Taps taps{first, int(exact.size()), kernel.weights.size()};
        int total = 0;
        size_t largest = taps.weights;
        for (const double weight : exact) {
            const auto rounded = qint16(std::lround(weight / sum * (1 << WeightBits)));
            kernel.weights.push_back(rounded);
            total += rounded;
            if (rounded > kernel.weights[largest])
                largest = kernel.weights.size() - 1;
        }
        kernel.weights[largest] = qint16(kernel.weights[largest] + (1 << WeightBits) - total);
        kernel.longest = std::max(kernel.longest, taps.count);
        kernel.taps.push_back(taps);
    }
    return kernel;
}

Resizer::Resizer(QSize from, QSize to, int channels)
    : m_from(from)
    , m_down(makeKernel(from.height(), to.height()))
    , m_across(makeKernel(from.width(), to.width()))
    , m_out(to, channels)
{
    const size_t stride = size_t(from.width()) * size_t(channels);
    m_ring.resize(stride * size_t(m_down.longest));
    m_sums.resize(stride);
    m_middle.resize(stride);
}

void Resizer::push(const quint8 *row)
{
    if (m_pushed >= m_from.height())
        return;
    const size_t stride = m_sums.size();
    std::copy_n(row, stride, m_ring.data() + size_t(m_pushed % m_down.longest) * stride);
    ++m_pushed;
    while (m_emitted < m_out.size.height()) {
        const Taps &taps = m_down.taps[size_t(m_emitted)];
        if (taps.first + taps.count > m_pushed)
            break;
        emitRow(m_emitted++);
    }
}

void Resizer::emitRow(int y)
{
    const Taps &down = m_down.taps[size_t(y)];
    const size_t stride = m_sums.size();
    constexpr int shift = WeightBits - FractionBits;
    std::fill(m_sums.begin(), m_sums.end(), 1 << (shift - 1));
    for (int k = 0; k < down.count; ++k) {
        const quint8 *row = m_ring.data() + size_t((down.first + k) % m_down.longest) * stride;
        const qint32 weight = m_down.weights[down.weights + size_t(k)];
        qint32 *sums = m_sums.data();
        for (size_t i = 0; i < stride; ++i)
            sums[i] += weight * row[i];
    }
    for (size_t i = 0; i < stride; ++i)
        m_middle[i] = qint16(m_sums[i] >> shift);
    quint8 *out = m_out.row(y);
    for (const Taps &across : m_across.taps) {
        const qint16 *weights = m_across.weights.data() + across.weights;
        if (m_out.channels == 1)
            acrossRow<1>(m_middle.data(), weights, across.first, across.count, out);
        else
            acrossRow<3>(m_middle.data(), weights, across.first, across.count, out);
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
