// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"
#include "imaging/colour.h"

#include <chrono>

namespace td
{

/// The image pipeline: one decode, many outputs (SPEC section 4). Any number of threads; keeps nothing
/// between photos but what their colour profiles mean.
class ImagingProcessor final : public ImageProcessor
{
public:
    /// `decodeLimit`: processor time one file may take to decode; beyond it the file is refused.
    explicit ImagingProcessor(std::chrono::milliseconds decodeLimit = std::chrono::seconds(8));

    [[nodiscard]] Result<ProcessedImage> process(const QByteArray &file, const QString &name,
                                                 const ImagePolicy &policy) const override;

private:
    std::chrono::milliseconds m_decodeLimit;
    ColourProfiles m_colours;
};

} // namespace td
