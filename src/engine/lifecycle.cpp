// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lifecycle.h"

#include "engine/accounts.h"
#include "engine/housekeeping.h"
#include "engine/linkcleaning.h"
#include "engine/leftout.h"
#include "engine/lifecyclerun.h"
#include "engine/restorehold.h"

#include <QScopeGuard>
#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype RestoreBatch = 500;

tl::unexpected<Error> unknownRun(const QString &runId)
{
    return fail(ErrorCode::NotFound, u"run.unknown"_s, u"There is no lifecycle run %1"_s.arg(runId), runId,
                u"List the runs with: tierdeck-cli lifecycle runs"_s);
}

/// A mistyped id must not let the photo go that it was to keep.
Result<void> checkExcluded(const EngineParts &parts, const QStringList &photoIds, const std::optional<Plan> &agreed)
{
    QSet<QString> unknown(photoIds.cbegin(), photoIds.cend());
    if (agreed) {
        for (const PlannedAction &action : agreed->actions)
            unknown.remove(action.photoId);
    }
    const QStringList asked(unknown.cbegin(), unknown.cend());
    for (qsizetype from = 0; from < asked.size(); from += RestoreBatch) {
        TD_ASSIGN(const QList<Photo> known, parts.catalogue.photos().findAll(asked.mid(from, RestoreBatch)));
        for (const Photo &photo : known)
            unknown.remove(photo.photoId);
    }
    if (unknown.isEmpty())
        return {};
    QStringList names(unknown.cbegin(), unknown.cend());
    names.sort();
    return fail(ErrorCode::NotFound, u"photo.unknown"_s,
                u"There is no photo %1 to leave out, so nothing was done"_s.arg(names.mid(0, 3).join(u", "_s)),
                names.first(), u"List the photos with: tierdeck-cli photos list"_s);
}

void leaveOut(Plan &plan, const QStringList &photoIds)
{
    if (photoIds.isEmpty())
        return;
    const QSet<QString> out(photoIds.cbegin(), photoIds.cend());
    plan.actions.removeIf([&](const PlannedAction &action) { return out.contains(action.photoId); });
    plan.totals = {};
    for (const PlannedAction &action : std::as_const(plan.actions))
        addToTotals(plan.totals, action);
}

/// Saves the plan under its id. In a catalogue that may only be read the plan is to look at: it loses its id.
Result<void> keepPlan(const EngineParts &parts, Plan &plan)
{
    const Result<void> saved = parts.catalogue.lifecycle().savePlan(plan);
    if (!saved && saved.error().code != ErrorCode::PermissionDenied)
        return saved;
    if (!saved)
        plan.planId.clear();
    return {};
}

/// What execution would count; nothing is touched.
RunResult rehearse(const Plan &plan, bool withholdDeletes, RunResult result)
{
    for (const PlannedAction &action : plan.actions) {
        const bool isDelete = action.action == Action::Trash || action.action == Action::Purge;
        if (withholdDeletes && isDelete) {
            ++result.withheld;
            continue;
        }
        countAction(result, action.action, action.reason.rule);
        result.monthlySaving += action.monthlySaving;
    }
    return result;
}

QJsonObject runDetail(const RunResult &run)
{
    return {{u"started_by"_s, run.startedBy},
            {u"temp_deleted"_s, run.tempDeleted},
            {u"published_deleted"_s, run.publishedDeleted},
            {u"promoted_to_hot"_s, run.promotedToHot},
            {u"archived_to_cold"_s, run.archivedToCold},
            {u"old_deleted"_s, run.oldDeleted},
            {u"purged"_s, run.purged},
            {u"withheld"_s, run.withheld},
            {u"failed"_s, run.failedCount},
            {u"cancelled"_s, run.cancelled}};
}

} // namespace

Lifecycle::Lifecycle(const EngineParts &parts, const Rules &rules, Mover &mover)
    : m_parts(parts)
    , m_rules(rules)
    , m_mover(mover)
{
}

Result<Plan> Lifecycle::build(Instant asOf, std::stop_token stop)
{
    TD_ASSIGN(const Policy policy, m_rules.policy());
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const TierTotals totals, m_parts.catalogue.stats().totals());

    Plan plan;
    plan.planId = m_parts.ids.newId();
    plan.asOf = asOf;
    plan.coldConfigured = m_parts.stores.has(Tier::Cold);
    plan.catalogueSize = totals.liveSum().count;
    const LifecycleCutoffs cutoffs{.policy = policy, .coldConfigured = plan.coldConfigured, .now = asOf};
    TD_TRY(m_parts.catalogue.lifecycle().candidates(cutoffs, [&](const QList<LifecycleFacts> &batch) -> Result<void> {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"The plan was cancelled"_s);
        for (const LifecycleFacts &facts : batch) {
            const Decision decision = decide(facts, policy, plan.coldConfigured, asOf);
            if (!decision.isDue || decision.action == Action::None)
                continue;
            if (const std::optional<PlannedAction> action = plannedAction(facts, decision, prices)) {
                addToTotals(plan.totals, *action);
                plan.actions.append(*action);
            }
        }
        return {};
    }));
    sortPlan(plan);
    return plan;
}

Result<Plan> Lifecycle::plan(std::optional<Instant> at, std::stop_token stop, bool all)
{
    const Instant asOf = at.value_or(m_parts.clock.now());
    TD_ASSIGN(Plan made, build(asOf, std::move(stop)));
    if (!all) {
        TD_ASSIGN(const QStringList out, LeftOut(m_parts, m_rules).photos(asOf));
        leaveOut(made, out);
    }
    made.lookAhead = at.has_value();
    TD_TRY(keepPlan(m_parts, made));
    return made;
}

Result<PlanTotals> Lifecycle::quickTotals(std::optional<Instant> at)
{
    TD_ASSIGN(const Policy policy, m_rules.policy());
    return m_parts.catalogue.lifecycle().quickTotals(
        {.policy = policy, .coldConfigured = m_parts.stores.has(Tier::Cold), .now = at.value_or(m_parts.clock.now())});
}

Result<Plan> Lifecycle::planToRun(const RunOptions &options, Instant now, std::stop_token stop)
{
    std::optional<Plan> agreed;
    if (!options.planId.isEmpty()) {
        TD_ASSIGN(agreed, m_parts.catalogue.lifecycle().findPlan(options.planId));
        if (!agreed)
            return fail(ErrorCode::NotFound, u"plan.unknown"_s, u"There is no plan %1"_s.arg(options.planId),
                        options.planId, u"Make a new one with: tierdeck-cli lifecycle plan"_s);
        if (agreed->lookAhead)
            return fail(ErrorCode::FailedPrecondition, u"plan.look_ahead"_s,
                        u"The plan was made for %1 and is only to look at"_s.arg(toIso(agreed->asOf)), options.planId,
                        u"Make a plan for now, without --at"_s);
    }
    TD_TRY(checkExcluded(m_parts, options.exclude, agreed));
    // Of the night as well; a photo of those that is gone meanwhile is no mistake of this run.
    TD_ASSIGN(const QStringList out, LeftOut(m_parts, m_rules).photos(now));
    if (agreed)
        leaveOut(*agreed, options.exclude + out);
    TD_ASSIGN(Plan fresh, build(now, std::move(stop)));
    leaveOut(fresh, options.exclude + out);
    if (!agreed) {
        TD_TRY(keepPlan(m_parts, fresh));
        return fresh;
    }
    const PlanDifference change = comparePlans(agreed->actions, fresh.actions);
    if (!change.isEmpty())
        return fail(ErrorCode::FailedPrecondition, u"plan.changed"_s,
                    u"The plan no longer holds: %1 actions more, %2 less"_s.arg(change.more).arg(change.less),
                    options.planId, u"Make a new plan and look at it"_s);
    fresh.planId = agreed->planId;
    return fresh;
}

Result<RunResult> Lifecycle::run(const RunOptions &options, const ProgressFn &progress, const ItemDone &itemDone,
                                 std::stop_token stop)
{
    TD_ASSIGN(const Policy policy, m_rules.policy());
    RunResult start;
    start.startedBy = options.startedBy;
    start.dryRun = options.dryRun;
    start.startedAt = m_parts.clock.now();

    const auto holds = [&](const Plan &plan) {
        return !options.confirmed && brakeHolds(policy, plan.totals.trash + plan.totals.purge, plan.catalogueSize);
    };
    if (options.dryRun) {
        TD_ASSIGN(const Plan plan, planToRun(options, start.startedAt, stop));
        start.planId = plan.planId;
        start.asOf = plan.asOf;
        RunResult rehearsed = rehearse(plan, holds(plan), std::move(start));
        rehearsed.finishedAt = m_parts.clock.now();
        return rehearsed;
    }

    TD_TRY(refuseHeld(m_parts.catalogue));
    // The lease tells processes apart, not the threads of one.
    if (m_running.exchange(true))
        return fail(leaseHeldError(LeaseRepository::Lease{.holder = m_parts.self, .since = start.startedAt}));
    const auto notRunning = qScopeGuard([this] { m_running = false; });
    TD_ASSIGN(const std::unique_ptr<LeaseKeeper> lease, LeaseKeeper::take(m_parts, LifecycleLease));
    TD_ASSIGN(const Mover::Recovery recovery, m_mover.recover(stop));
    TD_TRY(closeInterruptedRuns(m_parts, true));
    TD_ASSIGN(const Plan plan, planToRun(options, m_parts.clock.now(), stop));

    start.runId = m_parts.ids.newId();
    start.planId = plan.planId;
    start.asOf = plan.asOf;
    start.failed = recovery.failed;
    TD_TRY(m_parts.catalogue.lifecycle().saveRun(start));

    RunResult result = LifecycleRun(m_parts, m_mover, *lease, policy, plan, holds(plan), std::move(start))
                           .execute(progress, itemDone, std::move(stop));
    result.finishedAt = m_parts.clock.now();

    // From here on photos have moved: what goes wrong with the books is told beside them.
    const auto note = [&](const QString &what, const Result<void> &done) {
        if (!done)
            result.failed.append({what, done.error()});
        result.failedCount = result.failed.size();
    };
    note(u"cost_snapshot"_s, Accounts(m_parts, m_rules).snapshotToday());
    Event event;
    event.at = *result.finishedAt;
    event.what = u"run"_s;
    event.runId = result.runId;
    event.count = result.done();
    event.detail = runDetail(result);
    note(u"event"_s, m_parts.catalogue.events().append(event));
    if (const Result<qint64> pruned = pruneJournal(m_parts); !pruned)
        note(u"journal"_s, fail(pruned.error()));
    if (const Result<qint64> cleaned = cleanUpLinks(m_parts, ExpiredLinksKept, {}); !cleaned)
        note(u"links"_s, fail(cleaned.error()));
    note(u"run"_s, m_parts.catalogue.lifecycle().saveRun(result));
    return result;
}

QList<ItemFailure> Lifecycle::purgedSince(const RunResult &run, const QStringList &inTrash)
{
    QList<ItemFailure> gone;
    const Result<std::optional<Plan>> plan = m_parts.catalogue.lifecycle().findPlan(run.planId);
    if (!plan)
        return {{run.runId, plan.error()}};
    if (!plan->has_value())
        return gone;
    const QSet<QString> there(inTrash.cbegin(), inTrash.cend());
    QSet<QString> failed;
    for (const ItemFailure &failure : run.failed)
        failed.insert(failure.id);
    QStringList asked;
    for (const PlannedAction &action : (*plan)->actions) {
        if (action.action == Action::Trash && !there.contains(action.photoId) && !failed.contains(action.photoId))
            asked.append(action.photoId);
    }
    for (qsizetype from = 0; from < asked.size(); from += RestoreBatch) {
        const QStringList ids = asked.mid(from, RestoreBatch);
        const Result<QList<Photo>> photos = m_parts.catalogue.photos().findAll(ids);
        if (!photos)
            return {{run.runId, photos.error()}};
        QSet<QString> known;
        for (const Photo &photo : *photos)
            known.insert(photo.photoId);
        for (const QString &id : ids) {
            if (!known.contains(id))
                gone.append({id, Error{.code = ErrorCode::NotFound,
                                       .reason = u"photo.purged"_s,
                                       .message = u"The photo has been purged since and cannot come back"_s,
                                       .where = id,
                                       .remedy = {}}});
        }
    }
    return gone;
}

Result<BatchOutcome> Lifecycle::undo(const QString &runId)
{
    LifecycleRepository &lifecycle = m_parts.catalogue.lifecycle();
    TD_ASSIGN(const std::optional<RunResult> run, lifecycle.findRun(runId));
    if (!run)
        return unknownRun(runId);
    if (run->undoneAt)
        return fail(ErrorCode::FailedPrecondition, u"run.already_undone"_s,
                    u"The run was already undone on %1"_s.arg(toIso(*run->undoneAt)), runId);
    TD_ASSIGN(const QStringList inTrash, m_parts.catalogue.photos().trashedByRun(runId));

    const Instant now = m_parts.clock.now();
    BatchOutcome outcome;
    outcome.failed = purgedSince(*run, inTrash);
    for (qsizetype from = 0; from < inTrash.size(); from += RestoreBatch) {
        TD_ASSIGN(const BatchOutcome part, m_parts.catalogue.photos().restore(inTrash.mid(from, RestoreBatch), now));
        outcome.done += part.done;
        outcome.failed += part.failed;
    }
    // Photos that are in somebody's hands at this moment can still come back: then the run stays open for another undo.
    const bool isWhole = std::none_of(outcome.failed.cbegin(), outcome.failed.cend(), [](const ItemFailure &failure) {
        return failure.error.code == ErrorCode::Aborted;
    });
    if (isWhole)
        TD_TRY(lifecycle.markUndone(runId, now));
    Event event;
    event.at = now;
    event.what = u"undo"_s;
    event.runId = runId;
    event.count = outcome.done.size();
    TD_TRY(m_parts.catalogue.events().append(event));
    return outcome;
}

Result<QList<RunResult>> Lifecycle::runs(int limit)
{
    return m_parts.catalogue.lifecycle().runs(limit);
}

Result<std::optional<RunResult>> Lifecycle::findRun(const QString &runId)
{
    return m_parts.catalogue.lifecycle().findRun(runId);
}

Result<std::optional<LeaseRepository::Lease>> Lifecycle::running()
{
    TD_ASSIGN(std::optional<LeaseRepository::Lease> lease, m_parts.catalogue.leases().find(LifecycleLease));
    const Instant now = m_parts.clock.now();
    // SPEC section 2: a lease far ahead of the clock is as stale as one that has run out.
    if (lease &&
        (lease->until <= now || lease->until > now + LeaseTerm + Seconds{15} || m_parts.holderDead(lease->holder)))
        lease.reset();
    return lease;
}

} // namespace td
