// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/imagingprocessor.h"
#include "imaging/pictures.h"

#include <algorithm>

namespace td::test
{

inline ProcessedImage processed(const QByteArray &file, const ImagePolicy &policy = {})
{
    auto result = ImagingProcessor().process(file, QStringLiteral("test.jpg"), policy);
    if (!result)
        qWarning("%s", qPrintable(result.error().message));
    return result ? std::move(*result) : ProcessedImage{};
}
inline const ImageOutput *outputOf(const ProcessedImage &image, const QString &name)
{
    const auto found = std::find_if(image.outputs.begin(), image.outputs.end(),
                                    [&](const ImageOutput &o) { return o.variant == name; });
    return found == image.outputs.end() ? nullptr : &*found;
}
inline const ImageOutput &masterOf(const ProcessedImage &image)
{
    static const ImageOutput none;
    return image.outputs.isEmpty() ? none : image.outputs.first();
}

} // namespace td::test
