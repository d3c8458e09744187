// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"

#include "core/forecast.h"
#include "core/recommendations.h"

namespace td::cli
{

// Numbers and money for people.
void showStats(Output &out, const TierTotals &totals, const CostBreakdown &costs);
void showBreakdown(Output &out, const CostBreakdown &costs, const PriceBook &prices);
void showGroups(Output &out, const QString &by, const QList<GroupCost> &groups, const QString &currency);
/// `changed` may be empty.
void showForecast(Output &out, const QList<ForecastPoint> &present, const QList<ForecastPoint> &changed,
                  const QString &currency);
void showRecommendations(Output &out, const QList<Recommendation> &items, const QString &currency);

} // namespace td::cli
