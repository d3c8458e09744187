// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"

namespace td
{

/// Has one small picture of every kind processed, with a colour profile and EXIF, so that the plugins and tables that
/// decoding wants are loaded before files can no longer be opened.
void warmUp(const ImageProcessor &processor);

} // namespace td
