// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"

#include <algorithm>

namespace td
{

namespace
{

/// Copies run first, then trash, then purges.
int phaseOf(Action action)
{
    switch (action) {
    case Action::Promote:
    case Action::Archive: return 0;
    case Action::Trash: return 1;
    case Action::Purge: return 2;
    case Action::None: break;
    }
    return 3;
}

} // namespace

std::optional<PlannedAction> plannedAction(const LifecycleFacts &facts, const Decision &decision,
                                           const PriceBook &prices)
{
    if (!decision.isDue || decision.action == Action::None)
        return std::nullopt;
    PlannedAction action{.photoId = facts.photoId,
                         .action = decision.action,
                         .from = decision.from,
                         .to = decision.to,
                         .reason = decision.reason,
                         .bytes = facts.storedBytes};
    const double before = storageCost(prices, decision.from, facts.storedBytes);
    switch (decision.action) {
    case Action::Promote:
    case Action::Archive: action.monthlySaving = before - storageCost(prices, decision.to, facts.storedBytes); break;
    case Action::Trash: action.monthlySaving = before; break;
    case Action::Purge: // already counted when it went to the trash
    case Action::None: break;
    }
    return action;
}

void addToTotals(PlanTotals &totals, const PlannedAction &action)
{
    switch (action.action) {
    case Action::Promote:
        ++totals.promote;
        totals.promoteBytes += action.bytes;
        break;
    case Action::Archive:
        ++totals.archive;
        totals.archiveBytes += action.bytes;
        break;
    case Action::Trash:
        ++totals.trash;
        totals.trashBytes += action.bytes;
        break;
    case Action::Purge:
        ++totals.purge;
        totals.purgeBytes += action.bytes;
        break;
    case Action::None: return;
    }
    totals.monthlySaving += action.monthlySaving;
}

void sortPlan(Plan &plan)
{
    std::ranges::sort(plan.actions, [](const PlannedAction &a, const PlannedAction &b) {
        const int phaseA = phaseOf(a.action);
        const int phaseB = phaseOf(b.action);
        return std::tie(phaseA, a.reason.rule, a.photoId) < std::tie(phaseB, b.reason.rule, b.photoId);
    });
}

PlanDifference comparePlans(const QList<PlannedAction> &before, const QList<PlannedAction> &now)
{
    QHash<QStringView, const PlannedAction *> known;
    known.reserve(before.size());
    for (const PlannedAction &action : before)
        known.insert(action.photoId, &action);
    PlanDifference difference;
    qint64 same = 0;
    for (const PlannedAction &action : now) {
        const PlannedAction *old = known.value(action.photoId);
        if (old && old->sameDeed(action))
            ++same;
        else
            ++difference.more;
    }
    difference.less = before.size() - same;
    return difference;
}

} // namespace td
