// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSize>
#include <QStringList>

#include <stop_token>

namespace td
{

/// Renders `count` photos into `dir` (created when missing): products, rooms and landscapes of 1600 to 4000 px, JPEG
/// with EXIF as a camera writes it, some turned by 90 degrees, some with a position. The same seed gives the same
/// pictures; `sides` (long by short) makes them all as large as that instead. The answer is the paths, in order.
/// Existing files of the same names are replaced. Blocks; any thread; uses all processors.
[[nodiscard]] Result<QStringList> renderSamples(const QString &dir, int count, quint64 seed, std::stop_token stop,
                                                QSize sides = {});

} // namespace td
