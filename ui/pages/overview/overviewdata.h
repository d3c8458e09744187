// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

namespace td
{

/// What the overview shows, the advice apart, read in one go off the GUI thread: all of it is quick in any catalogue. A
/// part that failed says so and leaves the rest whole.
struct OverviewData {
    struct TierInfo {
        bool configured = false;
        bool local = true;
        QString displayName;
        std::optional<Error> problem; ///< it does not answer, or refuses; what is shown is what the catalogue knows
        std::optional<Instant> since;
    };
    Instant now{};
    QMap<Tier, TierInfo> tiers;
    Result<Accounts::Stats> stats;
    Result<PriceBook> prices;
    Result<PlanTotals> tonight; ///< what the next run does; at its hour, or now when the schedule is off
    Rules::Schedule schedule;
    Result<QList<RunResult>> runs;
    Result<QList<Event>> events;
    Result<QList<CostSnapshot>> trend;
    [[nodiscard]] bool isEmpty() const { return stats && stats->totals.liveSum().count + stats->totals.trashSum().count == 0; }
};

[[nodiscard]] OverviewData loadOverview(Engine &engine, std::optional<Instant> nextRun);

/// The trend as a chart: by day in the first two months, by month after.
struct ChartData;
[[nodiscard]] ChartData overviewTrend(const QList<CostSnapshot> &snapshots, const QString &currency);

} // namespace td
