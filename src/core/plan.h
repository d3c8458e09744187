// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide.h"
#include "core/pricebook.h"

namespace td
{

/// One line of a plan.
struct PlannedAction {
    QString photoId;
    Action action = Action::None;
    Tier from = Tier::Temp;
    Tier to = Tier::Temp;
    Reason reason;
    qint64 bytes = 0;         ///< stored bytes of the photo
    double monthlySaving = 0; ///< currency of the price book a month; negative when it will cost more

    /// Same photo, same deed: what "the plan has changed" compares.
    [[nodiscard]] bool sameDeed(const PlannedAction &other) const
    {
        return photoId == other.photoId && action == other.action && from == other.from && to == other.to;
    }
};

struct PlanTotals {
    qint64 promote = 0, archive = 0, trash = 0, purge = 0;
    qint64 promoteBytes = 0, archiveBytes = 0, trashBytes = 0, purgeBytes = 0;
    double monthlySaving = 0;
    [[nodiscard]] qint64 count() const { return promote + archive + trash + purge; }
    [[nodiscard]] qint64 bytes() const { return promoteBytes + archiveBytes + trashBytes + purgeBytes; }
};

/// What a run at `asOf` would do. Ordered: copies, then trash, then purges; by rule and photo id inside.
struct Plan {
    QString planId;
    Instant asOf{};
    bool lookAhead = false; ///< made with --at: shown, never run
    bool coldConfigured = true;
    QList<PlannedAction> actions;
    PlanTotals totals;
    qint64 catalogueSize = 0; ///< photos not in the trash, for the brake
};

/// Builds the ordered list and its totals from decisions already made. Pure.
[[nodiscard]] std::optional<PlannedAction> plannedAction(const LifecycleFacts &facts, const Decision &decision,
                                                         const PriceBook &prices);
void addToTotals(PlanTotals &totals, const PlannedAction &action);
void sortPlan(Plan &plan);

struct PlanDifference {
    qint64 more = 0;
    qint64 less = 0;
    [[nodiscard]] bool isEmpty() const { return more == 0 && less == 0; }
};
[[nodiscard]] PlanDifference comparePlans(const QList<PlannedAction> &before, const QList<PlannedAction> &now);

/// Compact form for the plans table.
[[nodiscard]] QByteArray packActions(const QList<PlannedAction> &actions);
[[nodiscard]] Result<QList<PlannedAction>> unpackActions(const QByteArray &packed);

/// What one photo failed with, in any batch.
struct ItemFailure {
    QString id; ///< photo id or path
    Error error;
};

/// The counters of SPEC section 3, `lifecycle run`.
struct RunResult {
    QString runId;
    QString planId;
    Instant asOf{};
    Instant startedAt{};
    std::optional<Instant> finishedAt;
    QString startedBy; ///< "window", "cli", "schedule", "demo"
    bool dryRun = false;
    qint64 tempDeleted = 0, publishedDeleted = 0, promotedToHot = 0, archivedToCold = 0, oldDeleted = 0, purged = 0;
    qint64 withheld = 0;
    double monthlySaving = 0;
    QList<ItemFailure> failed;
    qint64 failedCount = 0; ///< also known for old runs whose list is not loaded
    std::optional<Instant> undoneAt;
    qint64 undoable = 0; ///< photos it trashed that are still in the trash
    bool cancelled = false;
    bool interrupted = false; ///< its program died; the counters are what the events tell
    [[nodiscard]] qint64 done() const
    {
        return tempDeleted + publishedDeleted + promotedToHot + archivedToCold + oldDeleted + purged;
    }
};

} // namespace td
