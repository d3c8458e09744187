// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draft.h"
#include "core/event.h"
#include "core/forecast.h"
#include "core/ports/repositories.h"
#include "core/recommendations.h"

#include <QJsonArray>
#include <QJsonObject>

/// The JSON shapes of SPEC section 3, with the field names of the source documents. Pure: values in, objects out. Money
/// and GB have at most six decimals, sizes also exist as exact bytes, times are ISO UTC, null stands for "none".
namespace td::shapes
{

/// `{<idField>, error, code}`.
[[nodiscard]] QJsonObject failure(const ItemFailure &failed, const QString &idField);
[[nodiscard]] QJsonArray failures(const QList<ItemFailure> &failed, const QString &idField);
/// One link of the register, without its address; `uses` is null where nobody tells of them.
[[nodiscard]] QJsonObject link(const Link &link, LinkState state);
/// One line of the access log.
[[nodiscard]] QJsonObject access(const PhotoAccess &access);
/// The failure of a whole command: `{"ok":false,"error":{code,message,remedy},"failed":[]}`.
[[nodiscard]] QJsonObject wholeFailure(const Error &error);

/// One entry of an upload's `photos`; `status` is stored, skipped or damaged.
[[nodiscard]] QJsonObject uploaded(const Photo &photo, const QString &status, const QString &duplicateOf);
/// A row of `photos list`.
[[nodiscard]] QJsonObject photo(const Photo &photo);
[[nodiscard]] QJsonObject copy(const Copy &copy);
[[nodiscard]] QJsonObject event(const Event &event);
/// `metadata` of `photos show`.
[[nodiscard]] QJsonObject photoMetadata(const Photo &photo, const Decision &next, const QList<Copy> &copies,
                                        const QList<Event> &history);

[[nodiscard]] QJsonObject plannedAction(const PlannedAction &action);
[[nodiscard]] QJsonObject planTotals(const PlanTotals &totals);
[[nodiscard]] QJsonObject plan(const Plan &plan);
/// `lifecycle run`; `ok` is false when something failed, was withheld or cut short.
[[nodiscard]] QJsonObject run(const RunResult &run);
/// A line of `lifecycle runs`.
[[nodiscard]] QJsonObject runSummary(const RunResult &run);

[[nodiscard]] QJsonObject stats(const TierTotals &totals, const CostBreakdown &costs);
/// `breakdown` of `costs`: an object per tier, the trash, and `total`.
[[nodiscard]] QJsonObject breakdown(const CostBreakdown &costs);
[[nodiscard]] QJsonArray groups(const QList<GroupCost> &groups);
[[nodiscard]] QJsonArray forecast(const QList<ForecastPoint> &points);
[[nodiscard]] QJsonObject assumptions(const ForecastAssumptions &assumed);
[[nodiscard]] QJsonObject metrics(const LifecycleMetrics &metrics);
[[nodiscard]] QJsonObject usage(const QString &user, const TierTotals &totals);

/// Where a tier keeps its objects, for people; an absent tier has no store.
using TierPlaces = QMap<Tier, QString>;
[[nodiscard]] QJsonObject tiers(const TierPlaces &places, const Policy &policy, const PriceBook &prices);

/// All clear is one string.
[[nodiscard]] QJsonObject recommendations(const QList<Recommendation> &items);
[[nodiscard]] QJsonObject alerts(const QList<Alert> &items);

[[nodiscard]] QJsonObject draft(const Draft &draft, double monthlyCost);
[[nodiscard]] QJsonObject order(const Order &order);

} // namespace td::shapes
