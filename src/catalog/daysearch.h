// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/filtersql.h"

#include <optional>

namespace td
{

/// Photos that were uploaded or captured on the days that a text means.
struct DaySearch {
    SqlCondition uploaded;
    SqlCondition captured;
};

/// Nothing for a text that means no days.
[[nodiscard]] std::optional<DaySearch> daySearch(const QString &text);

/// The seqs of those outside the trash, out of indexes alone, with the values of both conditions to bind; empty when
/// they are so many that a walk through the list comes upon them soon enough.
[[nodiscard]] Result<QString> fewSeqs(Connection &connection, const DaySearch &days);

} // namespace td
