// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lifecyclerun.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype TrashBatch = 500;
constexpr Seconds OutagePatience{600};

bool isCopy(Action action)
{
    return action == Action::Promote || action == Action::Archive;
}

tl::unexpected<Error> outdated(const QString &photoId)
{
    return fail(ErrorCode::Aborted, u"plan.outdated"_s,
                u"The photo changed after the plan was made and is no longer due; it was left alone"_s, photoId,
                u"Make a new plan"_s);
}

} // namespace

void countAction(RunResult &result, Action action, Rule rule)
{
    switch (action) {
    case Action::Promote:
        ++result.promotedToHot;
        break;
    case Action::Archive:
        ++result.archivedToCold;
        break;
    case Action::Purge:
        ++result.purged;
        break;
    case Action::None:
        break;
    case Action::Trash:
        if (rule == Rule::Published)
            ++result.publishedDeleted;
        else if (rule == Rule::TempOrphan)
            ++result.tempDeleted;
        else
            ++result.oldDeleted;
        break;
    }
}

LifecycleRun::LifecycleRun(const EngineParts &parts, Mover &mover, LeaseKeeper &lease, const Policy &policy,
                           const Plan &plan, bool withholdDeletes, RunResult start)
    : m_parts(parts)
    , m_mover(mover)
    , m_lease(lease)
    , m_policy(policy)
    , m_plan(plan)
    , m_withholdDeletes(withholdDeletes)
    , m_result(std::move(start))
{
}

RunResult LifecycleRun::execute(const ProgressFn &progress, const ItemDone &itemDone, std::stop_token stop)
{
    const std::stop_callback onStop(stop, [this] { m_halt.request_stop(); });
    const std::stop_callback onLost(m_lease.lost(), [this] { m_halt.request_stop(); });

    const PlanTotals &totals = m_plan.totals;
    const bool purgeAtOnce = m_policy.undoHours == 0;
    m_total = totals.promote + totals.archive;
    if (m_withholdDeletes)
        m_result.withheld = totals.trash + totals.purge;
    else
        m_total += totals.trash + totals.purge;
    ProgressMeter meter(progress, m_total, totals.promoteBytes + totals.archiveBytes);
    m_meter = &meter;
    m_itemDone = &itemDone;

    copy();
    if (!m_withholdDeletes) {
        trash();
        purge();
        if (purgeAtOnce)
            purgeTrashedNow();
    }
    m_result.cancelled = m_settled < m_total;
    m_result.failedCount = m_result.failed.size();
    m_result.undoable = purgeAtOnce ? 0 : m_trashed.size();
    return m_result;
}

QList<const PlannedAction *> LifecycleRun::actionsOf(std::initializer_list<Action> actions) const
{
    QList<const PlannedAction *> found;
    for (const PlannedAction &action : m_plan.actions) {
        if (std::find(actions.begin(), actions.end(), action.action) != actions.end())
            found.append(&action);
    }
    return found;
}

bool LifecycleRun::mayGoOn()
{
    if (m_halt.stop_requested())
        return false;
    Result<void> ours = m_lease.confirm();
    if (ours)
        return true;
    m_halt.request_stop();
    const QMutexLocker lock(&m_mutex);
    m_result.failed.append({LifecycleLease, std::move(ours).error()});
    return false;
}

Result<void> LifecycleRun::judgedFacts(const PlannedAction &action, const QList<LifecycleFacts> &facts,
                                       Decision &decision) const
{
    const auto found = std::find_if(facts.cbegin(), facts.cend(),
                                    [&](const LifecycleFacts &f) { return f.photoId == action.photoId; });
    if (found == facts.cend())
        return outdated(action.photoId);
    decision = decide(*found, m_policy, m_plan.coldConfigured, m_parts.clock.now());
    if (!decision.isDue || decision.action != action.action || decision.from != action.from || decision.to != action.to)
        return outdated(action.photoId);
    return {};
}

Result<Decision> LifecycleRun::judge(const PlannedAction &action)
{
    TD_ASSIGN(const QList<LifecycleFacts> facts, m_parts.catalogue.lifecycle().facts({action.photoId}));
    Decision decision;
    TD_TRY(judgedFacts(action, facts, decision));
    return decision;
}

void LifecycleRun::settle(const PlannedAction &action, Rule rule, const Result<void> &outcome)
{
    {
        const QMutexLocker lock(&m_mutex);
        ++m_settled;
        if (outcome) {
            countAction(m_result, action.action, rule);
            m_result.monthlySaving += action.monthlySaving;
            if (action.action == Action::Trash)
                m_trashed.append(action.photoId);
        } else if (outcome.error().reason != "copy.elsewhere"_L1) { // its own computer's run does it
            m_result.failed.append({action.photoId, outcome.error()});
        }
        if (*m_itemDone)
            (*m_itemDone)(action.photoId, outcome ? std::nullopt : std::optional(outcome.error()));
    }
    m_meter->step(action.photoId, isCopy(action.action) ? action.bytes : 0);
}

void LifecycleRun::copy()
{
    const QList<const PlannedAction *> todo = actionsOf({Action::Promote, Action::Archive});
    parallelEach(todo.size(), storeWorkerCount(m_parts), m_halt.get_token(), [&](qsizetype i) {
        const PlannedAction &action = *todo.at(i);
        settle(action, action.reason.rule, moveThroughOutage(action));
    });
}

Result<void> LifecycleRun::moveThroughOutage(const PlannedAction &action)
{
    for (Seconds waited{0};;) {
        TD_TRY(judge(action));
        // No stop token: a photo in hand is finished, a stopped run leaves nothing half done.
        const Result<void> moved = m_mover.move(action.photoId, action.to, false, m_result.runId, {});
        // A store that is left alone for a moment would fail every photo of the plan at once.
        if (moved || moved.error().reason != "store.paused"_L1 || waited >= OutagePatience)
            return moved;
        const Seconds pause{std::clamp<qint64>(moved.error().retryAfterSeconds.value_or(1), 1, 60)};
        if (!waitUnlessStopped(pause, m_halt.get_token()))
            return moved;
        waited += pause;
    }
}

void LifecycleRun::trash()
{
    const QList<const PlannedAction *> todo = actionsOf({Action::Trash});
    for (qsizetype from = 0; from < todo.size() && mayGoOn(); from += TrashBatch)
        trashBatch(todo.mid(from, TrashBatch));
}

void LifecycleRun::trashBatch(const QList<const PlannedAction *> &batch)
{
    QStringList ids;
    for (const PlannedAction *action : batch)
        ids.append(action->photoId);
    const Result<QList<LifecycleFacts>> facts = m_parts.catalogue.lifecycle().facts(ids);

    QHash<QString, const LifecycleFacts *> byId;
    if (facts) {
        for (const LifecycleFacts &f : *facts)
            byId.insert(f.photoId, &f);
    }
    QMap<Rule, QList<const PlannedAction *>> due;
    for (const PlannedAction *action : batch) {
        Decision decision;
        Result<void> judged;
        if (!facts)
            judged = fail(facts.error());
        else if (const LifecycleFacts *f = byId.value(action->photoId))
            judged = judgedFacts(*action, {*f}, decision);
        else
            judged = outdated(action->photoId);
        if (judged)
            due[decision.reason.rule].append(action);
        else
            settle(*action, action->reason.rule, judged);
    }

    for (const auto &[rule, actions] : due.asKeyValueRange()) {
        QStringList dueIds;
        for (const PlannedAction *action : actions)
            dueIds.append(action->photoId);
        const Result<BatchOutcome> outcome =
            m_parts.catalogue.photos().trash(dueIds, ruleName(rule), m_result.runId, m_parts.clock.now());
        QHash<QString, Error> errors;
        if (outcome) {
            for (const ItemFailure &failure : outcome->failed)
                errors.insert(failure.id, failure.error);
        }
        for (const PlannedAction *action : actions) {
            Result<void> done;
            if (!outcome)
                done = fail(outcome.error());
            else if (const auto error = errors.constFind(action->photoId); error != errors.cend())
                done = fail(*error);
            settle(*action, rule, done);
        }
    }
}

void LifecycleRun::purge()
{
    const QList<const PlannedAction *> todo = actionsOf({Action::Purge});
    if (todo.isEmpty() || !mayGoOn())
        return;
    parallelEach(todo.size(), storeWorkerCount(m_parts), m_halt.get_token(), [&](qsizetype i) {
        const PlannedAction &action = *todo.at(i);
        const Result<Decision> decision = judge(action);
        const Result<void> purged =
            decision ? m_mover.purge(action.photoId, m_result.runId, {}) : Result<void>(tl::unexpect, decision.error());
        settle(action, Rule::Purge, purged);
    });
}

void LifecycleRun::purgeTrashedNow()
{
    if (m_trashed.isEmpty() || !mayGoOn())
        return;
    const QStringList ids = m_trashed;
    parallelEach(ids.size(), storeWorkerCount(m_parts), m_halt.get_token(), [&](qsizetype i) {
        const QString &id = ids.at(i);
        const Result<QList<LifecycleFacts>> facts = m_parts.catalogue.lifecycle().facts({id});
        if (facts && facts->isEmpty())
            return;
        Result<void> purged;
        if (!facts) {
            purged = fail(facts.error());
        } else {
            // Photos of drafts with orders are not due yet and stay: they are only soft-deleted.
            const Decision next = decide(facts->first(), m_policy, m_plan.coldConfigured, m_parts.clock.now());
            if (!next.isDue || next.action != Action::Purge)
                return;
            purged = m_mover.purge(id, m_result.runId, {});
        }
        const QMutexLocker lock(&m_mutex);
        if (purged)
            ++m_result.purged;
        else
            m_result.failed.append({id, purged.error()});
    });
}

} // namespace td
