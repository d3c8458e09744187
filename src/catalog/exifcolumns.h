// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"

namespace td
{

/// What the camera wrote of a photo, as the catalogue filters by it.
struct ExifColumns {
    QString camera;
    QString lens;
    QString capturedAt; ///< YYYY-MM-DDTHH:MM:SS by the camera's clock; empty when unknown
    qint64 pixels = 0;  ///< of the picture as it was uploaded
    bool hasPosition = false;
};

/// Read from the photo's metadata; what has another shape counts as unknown.
[[nodiscard]] ExifColumns exifColumnsOf(const Photo &photo);

} // namespace td
