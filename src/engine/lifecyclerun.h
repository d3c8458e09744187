// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/leasekeeper.h"
#include "engine/lifecycle.h"
#include "engine/workers.h"

namespace td
{

/// Adds one action to the counters of a run.
void countAction(RunResult &result, Action action, Rule rule);

/// One execution of one plan: copies, then trash, then purges. Used once, by Lifecycle.
class LifecycleRun
{
public:
    LifecycleRun(const EngineParts &parts, Mover &mover, LeaseKeeper &lease, const Policy &policy, const Plan &plan,
                 bool withholdDeletes, RunResult start);

    [[nodiscard]] RunResult execute(const ProgressFn &progress, const ItemDone &itemDone, std::stop_token stop);

private:
    void copy();
    void trash();
    void purge();
    void purgeTrashedNow();

    [[nodiscard]] QList<const PlannedAction *> actionsOf(std::initializer_list<Action> actions) const;
    [[nodiscard]] Result<Decision> judge(const PlannedAction &action);
    [[nodiscard]] Result<void> judgedFacts(const PlannedAction &action, const QList<LifecycleFacts> &facts,
                                           Decision &decision) const;
    void trashBatch(const QList<const PlannedAction *> &batch);
    void settle(const PlannedAction &action, Rule rule, const Result<void> &outcome);
    [[nodiscard]] bool mayGoOn();
    [[nodiscard]] Result<void> moveThroughOutage(const PlannedAction &action);

    const EngineParts &m_parts;
    Mover &m_mover;
    LeaseKeeper &m_lease;
    const Policy m_policy;
    const Plan &m_plan;
    const bool m_withholdDeletes;

    std::stop_source m_halt; ///< the operator's stop, or a lost lease
    QMutex m_mutex;          ///< guards what follows
    RunResult m_result;
    QStringList m_trashed;
    qint64 m_settled = 0;
    qint64 m_total = 0;
    const ItemDone *m_itemDone = nullptr;
    ProgressMeter *m_meter = nullptr;
};

} // namespace td
