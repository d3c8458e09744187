// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/planar.h"
#include "imaging/resizerows.h"

namespace td
{

/// Resamples one plane that arrives in strips of rows from the top, with a separable Lanczos3 kernel: first down the
/// columns, which adds whole rows, then along the one row that results. All numbers are integers, see lanczos.h.
///
/// Only as many rows as the kernel is high and one strip are held, so memory does not depend on the height; a decoder
/// writes straight into them.
class PlaneResizer
{
public:
    /// How the samples of the plane become those of the result.
    struct Mapping {
        LanczosAxis across;
        LanczosAxis down; ///< of positive step
        bool upsideDown = false;
    };
    /// `strip` rows come at once, each with room for `stride` samples.
    PlaneResizer(const Mapping &mapping, int strip, size_t stride, LanczosKernels &kernels,
                 RowCode code = RowCode::Fastest);

    /// For a plane that is there already, as one strip; `plane` outlives this.
    PlaneResizer(const Mapping &mapping, const Plane &plane, LanczosKernels &kernels);
    PlaneResizer(PlaneResizer &&) = default;
    PlaneResizer &operator=(PlaneResizer &&) = default;

    /// Where row `ahead` of the next strip is to be written.
    [[nodiscard]] quint8 *nextRow(int ahead) { return m_ring.data() + placeOf(m_pushed + ahead); }
    /// The strip is there; rows beyond the height are ignored.
    void pushStrip();
    /// The result; what never came leaves its part black.
    [[nodiscard]] Plane take() { return std::move(m_out); }

private:
    [[nodiscard]] size_t placeOf(int row) const { return size_t(row % m_ringRows) * m_stride; }
    [[nodiscard]] int rowsReady() const; ///< that the block has room for
    void combine(int count);
    void emitBlock();

    Mapping m_mapping;
    RowCode m_code;
    std::shared_ptr<const LanczosKernel> m_down;
    AcrossPass m_across;
    Plane m_out;
    int m_strip;
    int m_ringRows;
    size_t m_stride;
    std::vector<quint8> m_ring;
    const quint8 *m_in; ///< the rows: of the ring, or of the plane
    std::vector<const quint8 *> m_rows;
    int m_pushed = 0;
    int m_emitted = 0; ///< rows of the result
    int m_block = 0;   ///< of them in the block
};

/// Pixels that one sample of chroma spans, each way: 2, but 1 for icons, whose colours would run into each other.
[[nodiscard]] int chromaSpan(QSize size);

/// One axis of a plane that spans `extent` of its own samples (a fraction where the picture's side is no multiple), for
/// a result in which one sample spans `span` of the picture's `target` pixels. Both are sited in the centre.
[[nodiscard]] LanczosAxis planeAxis(int samples, double extent, int target, int span);

/// All of a plane at another size.
[[nodiscard]] Plane resized(const Plane &plane, QSize to);

/// The picture at another size; chroma as chromaSpan() says, or as fine as luma when `fullColour`.
[[nodiscard]] PlanarPicture resized(const PlanarPicture &picture, QSize to, bool fullColour = false);

/// Rows become columns.
[[nodiscard]] Plane transposed(const Plane &plane);

} // namespace td
