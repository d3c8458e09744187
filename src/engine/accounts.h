// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"

#include <QMutex>

namespace td
{

/// Numbers and money. Blocking; any worker thread.
class Accounts
{
public:
    Accounts(const EngineParts &parts, const Rules &rules);

    struct Stats {
        TierTotals totals;
        CostBreakdown breakdown;
    };
    [[nodiscard]] Result<Stats> stats();
    [[nodiscard]] Result<QList<GroupCost>> groups(GroupBy by);
    [[nodiscard]] Result<TierTotals> usage(const QString &user);
    [[nodiscard]] Result<LifecycleMetrics> metrics(int days);
    /// Records today's cost; once a day, the last wins.
    [[nodiscard]] Result<void> snapshotToday();
    [[nodiscard]] Result<QList<CostSnapshot>> trend(int days);

    /// What the last 30 days say about uploads and publishing.
    [[nodiscard]] Result<ForecastAssumptions> learned();
    /// `changes`: setting name -> value, on top of the present rules and prices ("lifecycle.hot_idle_days",
    /// "prices.preset", "prices.hot.gb_month").
    [[nodiscard]] Result<QList<ForecastPoint>> forecast(int months, const QMap<QString, QString> &changes,
                                                        std::optional<ForecastAssumptions> assumed);
    /// What one changed policy would do tonight compared with the present one: for live consequences beside a rule. The
    /// difference, changed minus present; every number may be negative.
    [[nodiscard]] Result<PlanTotals> consequence(const Policy &changed);

private:
    using Cohorts = std::shared_ptr<const QList<Cohort>>;
    /// The catalogue folded for the forecast; read again when anything in it has changed.
    [[nodiscard]] Result<Cohorts> cohorts();

    const EngineParts &m_parts;
    const Rules &m_rules;
    QMutex m_mutex;
    Cohorts m_cohorts;
    qint64 m_cohortsAt = 0; ///< the catalogue's change counter then
};

} // namespace td
