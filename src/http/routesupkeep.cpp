// SPDX-License-Identifier: GPL-3.0-or-later
// The lifecycle and the backups.
#include "http/service.h"

#include "core/shapes.h"
#include "engine/backup/backupcleaner.h"
#include "engine/backup/backuprestorer.h"
#include "engine/backup/backuprules.h"
#include "engine/backup/backupwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int RunsShown = 100;
constexpr int ActionsShown = 10'000;

QString runMessage(const RunResult &run)
{
    if (run.failed.isEmpty() && run.failedCount == 0 && run.withheld == 0 && !run.cancelled)
        return u"Lifecycle job completed successfully"_s;
    QString message = run.cancelled ? u"Lifecycle job was stopped"_s : u"Lifecycle job completed"_s;
    if (!run.failed.isEmpty())
        message += u"; %1 failed"_s.arg(run.failed.size());
    if (run.withheld > 0)
        message += u"; %1 deletes were withheld by the safety brake"_s.arg(run.withheld);
    return message;
}

Result<ServiceReply> runLifecycle(const HttpCall &call)
{
    RunOptions options;
    options.dryRun = call.inputs.isSet(u"dry_run"_s);
    options.confirmed = call.inputs.isSet(u"confirm"_s);
    options.startedBy = u"http"_s;
    TD_ASSIGN(const RunResult run, call.engine().lifecycle.run(options, {}, {}, call.stop));
    const QJsonObject whole = shapes::run(run);
    QJsonObject stats;
    for (const QString &counter : {u"temp_deleted"_s, u"published_deleted"_s, u"promoted_to_hot"_s,
                                   u"archived_to_cold"_s, u"old_deleted"_s, u"purged"_s, u"withheld"_s})
        stats.insert(counter, whole.value(counter));
    return jsonReply({{u"ok"_s, whole.value("ok"_L1)},
                      {u"message"_s, runMessage(run)},
                      {u"stats"_s, stats},
                      {u"run_id"_s, whole.value("run_id"_L1)},
                      {u"dry_run"_s, run.dryRun},
                      {u"failed"_s, whole.value("failed"_L1)}});
}

Result<ServiceReply> planLifecycle(const HttpCall &call)
{
    TD_ASSIGN(Plan plan, call.engine().lifecycle.plan(call.inputs.moment(u"at"_s), call.stop));
    // Of a million photos every one may have its line: the answer is bounded, the totals are of all.
    const qsizetype count = plan.actions.size();
    plan.actions = plan.actions.first(std::min<qsizetype>(count, call.inputs.integer(u"limit"_s)));
    QJsonObject object = shapes::plan(plan);
    object.insert(u"actions_count"_s, count);
    return jsonReply(object);
}

Result<ServiceReply> listRuns(const HttpCall &call)
{
    TD_ASSIGN(const QList<RunResult> runs, call.engine().lifecycle.runs(RunsShown));
    QJsonArray list;
    for (const RunResult &run : runs)
        list.append(shapes::runSummary(run));
    return jsonReply({{u"ok"_s, true}, {u"runs"_s, list}});
}

Result<ServiceReply> undoRun(const HttpCall &call)
{
    const QString id = call.path.value(u"run_id"_s);
    TD_ASSIGN(const BatchOutcome outcome, call.engine().lifecycle.undo(id));
    return jsonReply({{u"ok"_s, outcome.failed.isEmpty()},
                      {u"run_id"_s, id},
                      {u"restored"_s, QJsonArray::fromStringList(outcome.done)},
                      {u"failed"_s, shapes::failures(outcome.failed, u"photo_id"_s)}});
}

Result<ServiceReply> createBackup(const HttpCall &call)
{
    TD_ASSIGN(const BackupPlace place, call.service.parts().backups());
    TD_ASSIGN(const BackupRules rules, backupRules(call.engine().rules));
    TD_ASSIGN(const BackupMade made, BackupWriter(call.engine().parts, place).create(rules, false, {}, call.stop));
    const BackupSet &set = made.set;
    return jsonReply({{u"ok"_s, made.failed.isEmpty()},
                      {u"backup"_s, QJsonObject{{u"name"_s, set.name},
                                                {u"created_at"_s, toIso(set.createdAt)},
                                                {u"photos"_s, set.photos},
                                                {u"copies"_s, set.copies},
                                                {u"stored_bytes"_s, set.storedBytes()},
                                                {u"encrypted"_s, set.isSealed}}},
                      {u"failed"_s, shapes::failures(made.failed, u"id"_s)}});
}

/// What the tiers miss comes back; what is there, the catalogue above all, is not touched.
Result<ServiceReply> restorePhotosFromBackup(const HttpCall &call)
{
    TD_ASSIGN(const BackupPlace place, call.service.parts().backups());
    TD_ASSIGN(const BackupVault vault, BackupVault::open(place.target, place.passphrase, call.stop));
    TD_ASSIGN(const PhotosBack back, BackupRestorer(call.engine().parts, vault).run({}, call.stop));
    return jsonReply({{u"ok"_s, back.failed.isEmpty() && back.lost == 0},
                      {u"looked"_s, back.looked},
                      {u"restored"_s, back.restored},
                      {u"restored_bytes"_s, back.bytes},
                      {u"lost"_s, back.lost},
                      {u"failed"_s, shapes::failures(back.failed, u"photo_id"_s)}});
}

Result<ServiceReply> cleanBackups(const HttpCall &call)
{
    TD_ASSIGN(const BackupPlace place, call.service.parts().backups());
    TD_ASSIGN(const BackupRules rules, backupRules(call.engine().rules));
    const BackupCleanupOptions options{.keepDays = rules.keepDays,
                                       .dryRun = call.inputs.isSet(u"dry_run"_s),
                                       .confirmed = call.inputs.isSet(u"confirm"_s)};
    TD_ASSIGN(const BackupCleanup cleaned, BackupCleaner(call.engine().parts, place).clean(options, {}, call.stop));
    return jsonReply({{u"ok"_s, cleaned.failed.isEmpty() && cleaned.withheld + cleaned.withheldSets == 0},
                      {u"removed"_s, QJsonArray::fromStringList(cleaned.removed)},
                      {u"kept"_s, cleaned.kept},
                      {u"objects_removed"_s, cleaned.objectsRemoved},
                      {u"bytes_freed"_s, cleaned.bytesFreed},
                      {u"withheld"_s, cleaned.withheld},
                      {u"backups_withheld"_s, cleaned.withheldSets},
                      {u"failed"_s, shapes::failures(cleaned.failed, u"id"_s)}});
}

Route upkeepRoute(HttpMethod method, const QString &path, const QString &summary, HttpHandler handler)
{
    return {.method = method,
            .path = path,
            .summary = summary,
            .scope = RouteScope::Whole,
            .role = TokenRole::Admin,
            .lane = RouteLane::Long,
            .handler = handler};
}

} // namespace

QList<Route> upkeepRoutes()
{
    Route run = upkeepRoute(HttpMethod::Post, u"/api/storage/lifecycle/run-now"_s, u"Do what the rules say now"_s,
                            runLifecycle);
    run.body = RouteBody::Json;
    run.fields = {flagField(u"dry_run"_s, u"Only count what would be done"_s),
                  flagField(u"confirm"_s, u"Lift the safety brake: also do many deletes"_s)};
    Route plan = upkeepRoute(HttpMethod::Get, u"/api/storage/lifecycle/plan"_s,
                             u"What a run would do, with a reason for each photo"_s, planLifecycle);
    plan.role = TokenRole::Viewer;
    plan.query = {momentField(u"at"_s, u"Look ahead to this moment"_s),
                  withFallback(integerField(u"limit"_s, 0, 10 * ActionsShown, u"Actions listed; totals are of all"_s),
                               ActionsShown)};
    Route runs = upkeepRoute(HttpMethod::Get, u"/api/storage/lifecycle/runs"_s, u"The last runs"_s, listRuns);
    runs.role = TokenRole::Viewer;
    runs.lane = RouteLane::Quick;
    Route cleanup = upkeepRoute(HttpMethod::Delete, u"/storage/backups/cleanup"_s,
                                u"Remove backups that are older than they are kept"_s, cleanBackups);
    cleanup.query = {
        flagField(u"dry_run"_s, u"Only say what would be removed"_s),
        flagField(u"confirm"_s, u"Also very many photos at once, and what is old only if the clock is right"_s)};
    return {run,
            plan,
            runs,
            upkeepRoute(HttpMethod::Post, u"/api/storage/lifecycle/runs/{run_id}/undo"_s,
                        u"Bring back what a run trashed"_s, undoRun),
            upkeepRoute(HttpMethod::Post, u"/storage/backup"_s, u"Make a backup"_s, createBackup),
            upkeepRoute(HttpMethod::Post, u"/storage/restore"_s,
                        u"Bring back the files that the tiers miss, from the backups"_s, restorePhotosFromBackup),
            cleanup};
}

} // namespace td
