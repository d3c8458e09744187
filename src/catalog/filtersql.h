// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "core/query.h"

namespace td
{

/// A condition over `photo_metadata p`, with values to bind.
struct SqlCondition {
    QString where; ///< never empty
    QVariantList args;
    /// True when the condition itself finds few rows by an index: the list is then sorted afterwards instead of walked
    /// in the order of the sort.
    bool isNarrow = false;
    /// When not empty, the same rows in parts that have none in common, each found by an index of its own.
    QList<SqlCondition> ways = {};
};

/// So many photos are sooner sorted than come upon on a walk through the list.
inline constexpr qint64 NarrowCount = 5'000;

/// Needs the connection to know how many photos a user, tag or text has, which decides the way through the data;
/// `order`, when the rows are wanted in one, may decide it too.
[[nodiscard]] Result<SqlCondition> conditionFor(Connection &connection, const PhotoFilter &filter,
                                                std::optional<PhotoSortField> order = {});

/// Column expression of a sort field over `photo_metadata p`, never NULL.
[[nodiscard]] QString sortExpression(const Database &database, PhotoSortField field);
/// The placeholder that a bound key of that field is compared through.
[[nodiscard]] QString sortBound(const Database &database, PhotoSortField field);
/// " ORDER BY ..." with seq as the second key.
[[nodiscard]] QString orderBy(const Database &database, const PhotoSort &sort, bool isNarrow);

/// `text` for LIKE ... ESCAPE '\', as a part of a longer text.
[[nodiscard]] QString likePart(const QString &text);

} // namespace td
