// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/lanczos.h"
#include "imaging/pixels.h"

namespace td
{

/// Resamples a picture that arrives row by row with a Lanczos3 kernel.
///
/// Each output pixel is a weighted mean of the input around the place it comes from, see lanczos.h: first down the
/// columns (whole rows are added, which processors do well), then along the one row that results.
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
    void emitRow(int y);

    QSize m_from;
    LanczosKernel m_down;
    LanczosKernel m_across;
    Pixels m_out;
    size_t m_stride;
    std::vector<quint8> m_ring; ///< the last m_down.longest rows
    std::vector<const quint8 *> m_rows;
    std::vector<qint16> m_middle;
    int m_pushed = 0;
    int m_emitted = 0;
};

[[nodiscard]] Pixels resized(const Pixels &picture, QSize to);

} // namespace td
