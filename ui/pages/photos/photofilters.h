// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query.h"
#include "ui/widgets/filterchipbar.h"

#include <QVariantMap>

namespace td
{

/// One chip for each condition of the filter.
[[nodiscard]] QList<FilterChip> chipsOf(const PhotoFilter &filter);
/// The filter without the condition of that chip.
[[nodiscard]] PhotoFilter without(PhotoFilter filter, const QString &chipId);

/// A filter as a plain map: arguments of a page, saved views. Keys as in the command line: "tier", "user", "draft", "tags"...
[[nodiscard]] QVariantMap filterToMap(const PhotoFilter &filter);
[[nodiscard]] PhotoFilter filterFromMap(const QVariantMap &map);

} // namespace td
