// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"

namespace td
{

/// Photos that were uploaded or captured on the days that a text means; nothing for a text that means none.
struct DaySearch {
    QString holds; ///< condition over `photo_metadata p`
    QVariantList holdsArgs;
    QString rows; ///< the seqs of those outside the trash, out of indexes alone; empty when they are too many
    QVariantList rowsArgs;
};

[[nodiscard]] Result<DaySearch> daySearch(Connection &connection, const QString &text);

} // namespace td
