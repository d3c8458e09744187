// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/filtersql.h"

namespace td
{

/// Photos that a typed text means.
struct TextFilter {
    SqlCondition condition;
    QList<SqlCondition> ways = {}; ///< as in SqlCondition
};

/// Users, drafts, tags, cameras and lenses are few: the text is looked for in their own tables. File names and ids go
/// through the full-text index when that leaves few rows, else the list is walked in its order, which then soon finds
/// enough. A text may also mean days: a month has too many photos to be sorted for one page, so whoever wants rows in
/// an order (`isOrdered`) gets ways.
[[nodiscard]] Result<TextFilter> textFilter(Connection &connection, const QString &text, TrashScope trash,
                                            bool isOrdered);

} // namespace td
