// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "core/costs.h"

/// The counters of table totals, which triggers keep.
namespace td
{

inline const QString TotalsColumns = QStringLiteral("tn, tb, hn, hb, cn, cb, xtn, xtb, xhn, xhb, xcn, xcb");
/// Reads TotalsColumns from column `at` on.
[[nodiscard]] TierTotals totalsOf(const QSqlQuery &q, int at = 0);
/// Zeroes for every tier when nothing was ever counted under that key.
[[nodiscard]] Result<TierTotals> totalsFor(Connection &connection, const QString &scope, const QString &key);

/// Counts again and says which counters are wrong; puts them right when asked.
[[nodiscard]] Result<QStringList> checkTotals(Connection &connection, bool repair);

} // namespace td
