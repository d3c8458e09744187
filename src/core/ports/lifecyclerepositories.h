// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/forecast.h"
#include "core/plan.h"
#include "core/result.h"

#include <functional>

/// Rules, runs and figures over the whole catalogue. Every method is one transaction or one consistent read (ports/repositories.h).
namespace td
{

/// Cut-offs by which SQL picks what decide() then judges. Made by the engine from the policy and now.
struct LifecycleCutoffs {
    Policy policy;
    bool coldConfigured = true;
    Instant now{};
};

class LifecycleRepository
{
public:
    virtual ~LifecycleRepository() = default;
    /// Every photo that decide() could act on at `cutoffs.now` (a superset), in batches; returns the number visited.
    [[nodiscard]] virtual Result<qint64>
    candidates(const LifecycleCutoffs &cutoffs, const std::function<Result<void>(const QList<LifecycleFacts> &)> &batch) = 0;
    [[nodiscard]] virtual Result<QList<LifecycleFacts>> facts(const QStringList &photoIds) = 0;
    /// Counts and bytes per action by SQL alone: quick totals for the overview. monthlySaving is left 0.
    [[nodiscard]] virtual Result<PlanTotals> quickTotals(const LifecycleCutoffs &cutoffs) = 0;
    /// The catalogue folded into cohorts for the forecast.
    [[nodiscard]] virtual Result<QList<Cohort>> cohorts() = 0;
    [[nodiscard]] virtual Result<void> savePlan(const Plan &plan) = 0; ///< keeps the newest 20
    [[nodiscard]] virtual Result<std::optional<Plan>> findPlan(const QString &planId) = 0;
    [[nodiscard]] virtual Result<void> saveRun(const RunResult &run) = 0; ///< inserts or updates
    [[nodiscard]] virtual Result<std::optional<RunResult>> findRun(const QString &runId) = 0;
    [[nodiscard]] virtual Result<QList<RunResult>> runs(int limit) = 0; ///< newest first, without the failed lists
    [[nodiscard]] virtual Result<void> markUndone(const QString &runId, Instant now) = 0;
    /// Ends every run that has no end ("run.interrupted" among its failures), with what its events tell; how many. Only
    /// for who knows that nobody runs.
    [[nodiscard]] virtual Result<qint64> closeInterrupted(Instant now) = 0;
};

enum class GroupBy { Draft, User, Kind };

/// Counters over a period (CHECKLIST 106 to 108).
struct LifecycleMetrics {
    int days = 0;
    qint64 uploaded = 0, promoted = 0, archived = 0, deleted = 0;
};

class StatsRepository
{
public:
    virtual ~StatsRepository() = default;
    [[nodiscard]] virtual Result<TierTotals> totals() = 0;
    [[nodiscard]] virtual Result<TierTotals> totalsOfUser(const QString &user) = 0;
    /// What lies in the tiers, by variant: those of photos in the trash too. Only variants that there are.
    [[nodiscard]] virtual Result<QMap<QString, CountBytes>> objects() = 0;
    [[nodiscard]] virtual Result<QList<GroupTotals>> groups(GroupBy by) = 0;
    [[nodiscard]] virtual Result<LifecycleMetrics> metrics(int days, Instant now) = 0;
    [[nodiscard]] virtual Result<void> saveSnapshot(const CostSnapshot &snapshot) = 0; ///< one a day, the last wins
    [[nodiscard]] virtual Result<QList<CostSnapshot>> snapshots(QDate from, QDate to) = 0;
};

} // namespace td
