// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/mover.h"
#include "engine/rules.h"

#include <atomic>

namespace td
{

struct RunOptions {
    QString planId;         ///< run exactly this plan; refused ("plan.changed") when it no longer holds
    QStringList exclude;    ///< photo ids to leave out
    bool dryRun = false;    ///< counters of what would be done, no effect
    bool confirmed = false; ///< lifts the safety brake
    QString startedBy = QStringLiteral("cli");
};

/// Live state of a run, for a plan shown on screen.
using ItemDone = std::function<void(const QString &photoId, const std::optional<Error> &error)>;

/// Plan, run and undo of the lifecycle. Blocking; any worker thread.
class Lifecycle
{
public:
    Lifecycle(const EngineParts &parts, const Rules &rules, Mover &mover);

    /// What a run would do now, or at a later moment (`at`: shown, never run). Saved under its plan id. With `all`: also what
    /// was left out of the night, to be shown as such; a run still leaves it out.
    [[nodiscard]] Result<Plan> plan(std::optional<Instant> at, std::stop_token stop, bool all = false);
    [[nodiscard]] Result<PlanTotals> quickTotals(std::optional<Instant> at = std::nullopt);
    /// Takes the lease ("lifecycle.running" when another has it), runs copies, then trash, then purges. Fails as a
    /// whole only when nothing could be attempted; photos that fail are listed in the result. Writes the day's cost
    /// snapshot.
    [[nodiscard]] Result<RunResult> run(const RunOptions &options, const ProgressFn &progress, const ItemDone &itemDone,
                                        std::stop_token stop);
    /// Brings back what the run trashed and is not purged yet.
    [[nodiscard]] Result<BatchOutcome> undo(const QString &runId);
    [[nodiscard]] Result<QList<RunResult>> runs(int limit);
    [[nodiscard]] Result<std::optional<RunResult>> findRun(const QString &runId);
    /// Who runs right now, if anybody.
    [[nodiscard]] Result<std::optional<LeaseRepository::Lease>> running();

private:
    [[nodiscard]] Result<Plan> build(Instant asOf, std::stop_token stop);
    [[nodiscard]] Result<Plan> planToRun(const RunOptions &options, Instant now, std::stop_token stop);
    [[nodiscard]] QList<ItemFailure> purgedSince(const RunResult &run, const QStringList &inTrash);

    const EngineParts &m_parts;
    const Rules &m_rules;
    Mover &m_mover;
    std::atomic<bool> m_running = false; ///< in this process; the lease tells about the others
};

} // namespace td
