// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/pixels.h"

namespace td
{

/// Resamples a picture that arrives row by row with a Lanczos3 kernel.
///
/// Each output pixel is a weighted mean of the input around the place it comes from; the weights are the windowed sinc
/// L(x) = sinc(x) sinc(x/3) for |x| < 3, stretched by the reduction so that the finer detail, which the output cannot
/// carry, is averaged away. The kernel is separable: first down the columns (whole rows are added, which processors do
/// well), then along the one row that results. Weights are 14-bit integers that sum to 16384 exactly, so that a flat
/// colour stays that colour; the row between the two passes keeps 6 bits of fraction.
///
/// Only as many input rows as the kernel is high are held, so memory does not depend on the height of the picture.
class Resizer
{
public:
    Resizer(QSize from, QSize to, int channels);

    /// The next row from the top; rows beyond the announced height are ignored.
    void push(const quint8 *row);
    /// The result; rows that never came leave their part black.
    [[nodiscard]] Pixels take() { return std::move(m_out); }

private:
    struct Taps {
        int first = 0;
        int count = 0;
        size_t weights = 0; ///< where they start in Kernel::weights
    };
    struct Kernel {
        std::vector<Taps> taps; ///< one per output position
        std::vector<qint16> weights;
        int longest = 0;
    };
    static Kernel makeKernel(int from, int to);
    void emitRow(int y);

    QSize m_from;
    Kernel m_down;
    Kernel m_across;
    Pixels m_out;
    std::vector<quint8> m_ring; ///< the last m_down.longest rows
    std::vector<qint32> m_sums;
    std::vector<qint16> m_middle;
    int m_pushed = 0;
    int m_emitted = 0;
};

[[nodiscard]] Pixels resized(const Pixels &picture, QSize to);

} // namespace td
