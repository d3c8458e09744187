// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"
#include "imaging/colour.h"

namespace td
{

/// Tries policies with the processor that ingest uses, and compares the result with the source (SSIM).
class ImagingLab final : public ImageLab
{
public:
    /// `processor` outlives this.
    explicit ImagingLab(const ImageProcessor &processor)
        : m_processor(processor)
    {
    }

    [[nodiscard]] Result<ImageTrial> attempt(const QByteArray &source, const QString &name,
                                             const ImagePolicy &policy) const override;

private:
    [[nodiscard]] Result<double> similarity(const QByteArray &source, const QByteArray &master, const QString &name,
                                            const ImagePolicy &policy) const;

    const ImageProcessor &m_processor;
    ColourProfiles m_colours;
};

} // namespace td
