// SPDX-License-Identifier: GPL-3.0-or-later
// How the savings of a plan came to be.
#include "ui/pages/lifecycle/planmodel.h"

#include "ui/support/explain.h"

namespace td
{

QList<PlannedAction> PlanModel::ticked() const
{
    QList<PlannedAction> actions;
    for (const PlannedAction &action : m_plan.actions) {
        if (!m_excluded.contains(action.photoId))
            actions.append(action);
    }
    return actions;
}

Explanation PlanModel::explained(const QModelIndex &index) const
{
    if (const PlannedAction *line = action(index))
        return explainPlanned({*line}, m_prices);
    QList<PlannedAction> actions;
    for (const int at : m_groups.at(index.row()).shown)
        actions.append(m_plan.actions.at(at));
    return explainPlanned(actions, m_prices);
}

} // namespace td
