// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <QMap>

namespace td
{

/// Puts pictures of the caller's own in the place of the renditions that were made: variant -> file. Each is checked
/// and cleaned as an upload is. InvalidArgument ("upload.rendition") for a master or an original.
[[nodiscard]] Result<void> useOwnRenditions(const EngineParts &parts, const ImagePolicy &policy,
                                            const QMap<QString, QString> &files, ProcessedImage &image,
                                            std::stop_token stop);

} // namespace td
