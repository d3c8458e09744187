// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlLifecycle final : public LifecycleRepository
{
public:
    explicit SqlLifecycle(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<qint64>
    candidates(const LifecycleCutoffs &cutoffs,
               const std::function<Result<void>(const QList<LifecycleFacts> &)> &batch) override;
    [[nodiscard]] Result<QList<LifecycleFacts>> facts(const QStringList &photoIds) override;
    [[nodiscard]] Result<PlanTotals> quickTotals(const LifecycleCutoffs &cutoffs) override;
    [[nodiscard]] Result<QList<Cohort>> cohorts() override;
    [[nodiscard]] Result<void> savePlan(const Plan &plan) override;
    [[nodiscard]] Result<std::optional<Plan>> findPlan(const QString &planId) override;
    [[nodiscard]] Result<void> saveRun(const RunResult &run) override;
    [[nodiscard]] Result<std::optional<RunResult>> findRun(const QString &runId) override;
    [[nodiscard]] Result<QList<RunResult>> runs(int limit) override;
    [[nodiscard]] Result<void> markUndone(const QString &runId, Instant now) override;
    [[nodiscard]] Result<qint64> closeInterrupted(Instant now) override;

private:
    const Store &m_store;
};

/// The anchor that a tier's rule counts from, word for word the expression of index ix_due.
inline const QString DueSince = QStringLiteral(
    "(CASE tier WHEN 'temp' THEN ifnull(temp_since, upload_date) WHEN 'hot' THEN CASE WHEN last_access_date > "
    "'1970-01-01T00:00:00Z' THEN last_access_date ELSE ifnull(promoted_at, upload_date) END ELSE "
    "max(ifnull(archived_at, upload_date), last_access_date) END)");
/// The condition of index ix_due.
inline const QString DueRows = QStringLiteral("deleted_at IS NULL AND published_to_vinted = 0 AND pinned = 0");

/// `now - age` as the catalogue writes it, kept within the years that text order can compare.
[[nodiscard]] QString cutoff(Instant now, Seconds age);

/// SQL for the anchor of the COLD rule under another setting; empty for the usual one, which ix_due has.
[[nodiscard]] QString otherColdAnchor(ColdAnchor anchor);

} // namespace td
