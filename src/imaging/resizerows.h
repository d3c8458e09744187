// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/lanczos.h"

#include <array>

namespace td
{

/// Which code works on the rows; both give the same bytes.
enum class RowCode { Fastest, Plain };

/// The vertical pass: `count` rows of `width` samples, each times its weight, become one row with LanczosFractionBits
/// of fraction. A zero follows the weights, and any row at all the rows.
void combineRows(const quint8 *const *rows, const qint16 *weights, int count, int width, qint16 *middle, RowCode code);

/// The horizontal pass over such rows, a block of them at a time.
class AcrossPass
{
public:
    /// Rows of a block.
    static constexpr int Rows = 8;

    /// `width` is that of the rows that come in.
    AcrossPass(std::shared_ptr<const LanczosKernel> kernel, int width, RowCode code);

    /// Where row `index` of the block is to be written.
    [[nodiscard]] qint16 *row(int index) { return m_middle.data() + size_t(index) * m_stride; }
    /// Resamples the first `count` rows of the block into `out`.
    void run(int count, std::array<quint8 *, Rows> out);

private:
    std::shared_ptr<const LanczosKernel> m_kernel;
    RowCode m_code;
    size_t m_stride;
    std::vector<qint16> m_middle;
    std::vector<qint16> m_woven;  ///< the same, sorted for the processor
    std::vector<quint8> m_unused; ///< takes what would be rows beyond `count`
};

} // namespace td
