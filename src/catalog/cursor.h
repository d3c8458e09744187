// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query.h"
#include "core/result.h"

namespace td
{

/// Where a page ended: the sort key and the number of its last row.
struct PageMark {
    QVariant key;
    qint64 seq = 0;
};

/// Text for the outside, bound to filter and sort.
[[nodiscard]] QString cursorFor(const PageMark &mark, const PhotoFilter &filter, const PhotoSort &sort);
/// InvalidArgument: "cursor.malformed", or "cursor.mismatch" when it belongs to another filter or sort.
[[nodiscard]] Result<PageMark> readCursor(const QString &cursor, const PhotoFilter &filter, const PhotoSort &sort);

} // namespace td
