// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/photo.h"
#include "ui/widgets/keyvalueinspector.h"

namespace td
{

/// What the camera wrote of the photo, in words; no rows when it wrote nothing.
[[nodiscard]] KeyValueSection exifSection(const Photo &photo);
/// The pictures that are stored of a photo, largest first: what each is called, its pixels and bytes.
[[nodiscard]] KeyValueSection sizesSection(const QList<Copy> &copies, Tier tier);

} // namespace td
