// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast.h"
#include "core/recommendations.h"
#include "core/plan.h"
#include "engine/billing.h"
#include "ui/widgets/explanation.h"

/// How figures of money came to be, in the window's language: formula, inputs, price with its date and source.
namespace td
{

/// "Storage", "Writes", "Free allowance"...
[[nodiscard]] QString billItemWord(BillItem item);
/// "50.0 GB", "12,000 requests"; empty for the credit.
[[nodiscard]] QString billQuantity(BillItem item, double quantity);

/// What is stored now, tier by tier, and the trash; and what all of it would cost in HOT.
[[nodiscard]] Explanation explainBreakdown(const CostBreakdown &breakdown, const PriceBook &prices);
/// One tier's photos, or with `tier` unset the trash.
[[nodiscard]] Explanation explainTier(std::optional<Tier> tier, const CostLine &line, const PriceBook &prices);
/// The same with what it would cost in HOT, of which a card tells.
[[nodiscard]] Explanation explainTierCard(Tier tier, const CostLine &line, const PriceBook &prices);
/// One photo with its sizes, where it lies now.
[[nodiscard]] Explanation explainPhoto(Tier tier, qint64 bytes, const PriceBook &prices);
/// A day of the trend, as it was recorded.
[[nodiscard]] Explanation explainSnapshot(const CostSnapshot &snapshot, const QString &currency);
/// A draft, a user or a kind: what it has in each tier.
[[nodiscard]] Explanation explainGroup(const QString &label, const QMap<Tier, CountBytes> &tiers,
                                       const PriceBook &prices);
/// One line of a tier's bill, with how its quantity was counted.
[[nodiscard]] Explanation explainBillLine(Tier tier, const BillLine &line, const Billing::Bill &bill);
[[nodiscard]] Explanation explainMove(const Billing::Move &move, const PriceBook &prices);
/// What photos cost in one tier less what they cost in another.
[[nodiscard]] Explanation explainSaving(qint64 bytes, Tier from, std::optional<Tier> to, const PriceBook &prices);
/// What planned actions save together.
[[nodiscard]] Explanation explainPlanned(const QList<PlannedAction> &actions, const PriceBook &prices);
/// What a changed rule does to the next run; and what a month costs less after it.
[[nodiscard]] Explanation explainChange(const PlanTotals &change, const PriceBook &prices);
[[nodiscard]] double savingOf(const PlanTotals &change, const PriceBook &prices);
[[nodiscard]] Explanation explainRun(const RunResult &run);
/// What photos that go away cost now, each in the tier it lies in.
[[nodiscard]] Explanation explainFreed(qint64 bytes, double saving);
/// Photos wherever they lie.
[[nodiscard]] Explanation explainPhotos(const QMap<Tier, CountBytes> &tiers, const PriceBook &prices);
/// The last month of a forecast.
[[nodiscard]] Explanation explainForecast(const ForecastPoint &point, const ForecastAssumptions &assumed,
                                          const PriceBook &prices);

/// Why a recommendation is worth its amount; without lines when it has none.
[[nodiscard]] Explanation explainAdvice(const Recommendation &advice, const PriceBook &prices);

/// "after 2 days", "at once", "never".
[[nodiscard]] QString paybackText(const std::optional<double> &months);

} // namespace td
