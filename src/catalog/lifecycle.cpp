// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/lifecycle.h"

#include "catalog/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int PlansKept = 20;

const QString RunColumns = QStringLiteral(
    "run_id, plan_id, as_of, started_at, finished_at, started_by, dry_run, temp_deleted, published_deleted, "
    "promoted_to_hot, "
    "archived_to_cold, old_deleted, purged, withheld, monthly_saving, failed_count, undone_at, cancelled, "
    "(SELECT count(*) FROM photo_metadata p WHERE p.deleted_at IS NOT NULL AND p.deleted_run = lifecycle_runs.run_id "
    "AND "
    "p.deleted_run <> ''), CASE WHEN failed LIKE '%\"reason\":\"run.interrupted\"%' THEN 1 ELSE 0 END");

RunResult runOf(const QSqlQuery &q)
{
    int at = 0;
    const auto next = [&] { return q.value(at++); };
    RunResult run;
    run.runId = next().toString();
    run.planId = next().toString();
    run.asOf = instantOrEpoch(next());
    run.startedAt = instantOrEpoch(next());
    run.finishedAt = instantFrom(next());
    run.startedBy = next().toString();
    run.dryRun = next().toBool();
    for (qint64 *counter : {&run.tempDeleted, &run.publishedDeleted, &run.promotedToHot, &run.archivedToCold,
                            &run.oldDeleted, &run.purged, &run.withheld})
        *counter = next().toLongLong();
    run.monthlySaving = next().toDouble();
    run.failedCount = next().toLongLong();
    run.undoneAt = instantFrom(next());
    run.cancelled = next().toBool();
    run.undoable = next().toLongLong();
    run.interrupted = next().toBool();
    return run;
}

QString failuresToJson(const QList<ItemFailure> &failures)
{
    QJsonArray list;
    for (const ItemFailure &failure : failures)
        list.append(QJsonObject{{u"id"_s, failure.id},
                                {u"code"_s, int(failure.error.code)},
                                {u"reason"_s, failure.error.reason},
                                {u"message"_s, failure.error.message},
                                {u"where"_s, failure.error.where},
                                {u"remedy"_s, failure.error.remedy},
                                {u"detail"_s, failure.error.detail}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<ItemFailure> failuresFromJson(const QString &json)
{
    QList<ItemFailure> failures;
    const QJsonArray list = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : list) {
        const auto text = [&value](QLatin1StringView key) { return value[key].toString(); };
        failures.append({.id = text("id"_L1),
                         .error = {.code = ErrorCode(value["code"_L1].toInt(int(ErrorCode::Internal))),
                                   .reason = text("reason"_L1),
                                   .message = text("message"_L1),
                                   .where = text("where"_L1),
                                   .remedy = text("remedy"_L1),
                                   .detail = text("detail"_L1)}});
    }
    return failures;
}

QJsonObject totalsToJson(const PlanTotals &t)
{
    return {{u"promote"_s, t.promote},
            {u"archive"_s, t.archive},
            {u"trash"_s, t.trash},
            {u"purge"_s, t.purge},
            {u"promote_bytes"_s, t.promoteBytes},
            {u"archive_bytes"_s, t.archiveBytes},
            {u"trash_bytes"_s, t.trashBytes},
            {u"purge_bytes"_s, t.purgeBytes},
            {u"monthly_saving"_s, t.monthlySaving}};
}

PlanTotals totalsFromJson(const QJsonObject &json)
{
    const auto number = [&json](QLatin1StringView key) { return json.value(key).toInteger(); };
    return {.promote = number("promote"_L1),
            .archive = number("archive"_L1),
            .trash = number("trash"_L1),
            .purge = number("purge"_L1),
            .promoteBytes = number("promote_bytes"_L1),
            .archiveBytes = number("archive_bytes"_L1),
            .trashBytes = number("trash_bytes"_L1),
            .purgeBytes = number("purge_bytes"_L1),
            .monthlySaving = json.value("monthly_saving"_L1).toDouble()};
}

Result<void> writeRun(Connection &c, const RunResult &run)
{
    TD_TRY(c.exec(
            u"INSERT INTO lifecycle_runs(run_id, plan_id, as_of, started_at, finished_at, started_by, dry_run, "
            u"temp_deleted, "
            "published_deleted, promoted_to_hot, archived_to_cold, old_deleted, purged, withheld, monthly_saving, "
            "failed_count, "
            "failed, undone_at, cancelled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
            "CONFLICT(run_id) DO "
            "UPDATE SET plan_id = excluded.plan_id, as_of = excluded.as_of, started_at = excluded.started_at, "
            "finished_at = "
            "excluded.finished_at, started_by = excluded.started_by, dry_run = excluded.dry_run, temp_deleted = "
            "excluded.temp_deleted, published_deleted = excluded.published_deleted, promoted_to_hot = "
            "excluded.promoted_to_hot, "
            "archived_to_cold = excluded.archived_to_cold, old_deleted = excluded.old_deleted, purged = "
            "excluded.purged, withheld "
            "= excluded.withheld, monthly_saving = excluded.monthly_saving, failed_count = excluded.failed_count, "
            "failed = "
            "excluded.failed, undone_at = coalesce(excluded.undone_at, lifecycle_runs.undone_at), cancelled = excluded.cancelled"_s,
            {run.runId, run.planId, toIso(run.asOf), toIso(run.startedAt), bindable(run.finishedAt), run.startedBy,
             int(run.dryRun), run.tempDeleted, run.publishedDeleted, run.promotedToHot, run.archivedToCold,
             run.oldDeleted, run.purged, run.withheld, run.monthlySaving,
             std::max<qint64>(run.failedCount, run.failed.size()), failuresToJson(run.failed), bindable(run.undoneAt),
             int(run.cancelled)}));
    return {};
}

/// What a run did, as far as its events tell: their summaries count, the photos' own events name the rule.
Result<void> countFromEvents(Connection &c, RunResult &run)
{
    qint64 trashed = 0;
    TD_TRY(c.each(u"SELECT what, count FROM events WHERE run_id = ? AND photo_id = '' AND run_id <> '' AND what IN "
                  "('promoted','archived','moved','trashed','restored','purged')"_s,
                  {run.runId}, [&](const QSqlQuery &q) {
                      const QString what = q.value(0).toString();
                      const qint64 count = q.value(1).toLongLong();
                      if (what == "promoted"_L1)
                          run.promotedToHot = count;
                      else if (what == "archived"_L1)
                          run.archivedToCold = count;
                      else if (what == "purged"_L1)
                          run.purged = count;
                      else if (what == "trashed"_L1)
                          trashed = count;
                  }));
    if (trashed == 0)
        return {};
    run.tempDeleted = run.publishedDeleted = 0;
    TD_TRY(c.each(u"SELECT detail FROM events WHERE what = 'trashed' AND photo_id <> '' AND at >= ? AND run_id = ?"_s,
                  {toIso(run.startedAt), run.runId}, [&](const QSqlQuery &q) {
                      const QString rule = objectFrom(q.value(0)).value("rule"_L1).toString();
                      run.tempDeleted += rule == ruleName(Rule::TempOrphan) ? 1 : 0;
                      run.publishedDeleted += rule == ruleName(Rule::Published) ? 1 : 0;
                  }));
    run.oldDeleted = trashed - run.tempDeleted - run.publishedDeleted;
    return {};
}

} // namespace

Result<void> SqlLifecycle::savePlan(const Plan &plan)
{
    const QByteArray actions = packActions(plan.actions);
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO plans(plan_id, as_of, look_ahead, cold_configured, catalogue_size, totals, "
                      u"actions) VALUES (?, ?, "
                      "?, ?, ?, ?, ?) ON CONFLICT(plan_id) DO UPDATE SET as_of = excluded.as_of, look_ahead = "
                      "excluded.look_ahead, "
                      "cold_configured = excluded.cold_configured, catalogue_size = excluded.catalogue_size, totals = "
                      "excluded.totals, actions = excluded.actions"_s,
                      {plan.planId, toIso(plan.asOf), int(plan.lookAhead), int(plan.coldConfigured), plan.catalogueSize,
                       jsonText(totalsToJson(plan.totals)), actions.isNull() ? QByteArray("") : actions}));
        TD_TRY(
            c.exec(u"DELETE FROM plans WHERE number NOT IN (SELECT number FROM plans ORDER BY number DESC LIMIT ?)"_s,
                   {PlansKept}));
        return {};
    });
}

Result<std::optional<Plan>> SqlLifecycle::findPlan(const QString &planId)
{
    QByteArray actions;
    TD_ASSIGN(std::optional<Plan> plan, m_store.read([&](Connection &c) {
        return c.one<Plan>(
            u"SELECT plan_id, as_of, look_ahead, cold_configured, catalogue_size, totals, actions FROM plans WHERE "
            "plan_id = ?"_s,
            {planId}, [&](const QSqlQuery &q) {
                actions = q.value(6).toByteArray();
                Plan found;
                found.planId = q.value(0).toString();
                found.asOf = instantOrEpoch(q.value(1));
                found.lookAhead = q.value(2).toBool();
                found.coldConfigured = q.value(3).toBool();
                found.catalogueSize = q.value(4).toLongLong();
                found.totals = totalsFromJson(objectFrom(q.value(5)));
                return found;
            });
    }));
    if (plan) {
        TD_ASSIGN(plan->actions, unpackActions(actions));
    }
    return plan;
}

Result<void> SqlLifecycle::saveRun(const RunResult &run)
{
    return m_store.write([&](Connection &c) { return writeRun(c, run); });
}

Result<qint64> SqlLifecycle::closeInterrupted(Instant now)
{
    return m_store.write([now](Connection &c) -> Result<qint64> {
        TD_ASSIGN(
            const QList<RunResult> open,
            c.all<RunResult>(QString("SELECT "_L1 % RunColumns % " FROM lifecycle_runs WHERE finished_at IS NULL"_L1),
                             {}, runOf));
        for (RunResult run : open) {
            TD_TRY(countFromEvents(c, run));
            run.finishedAt = now;
            run.cancelled = true;
            run.failed = {{run.runId, Error{.code = ErrorCode::Aborted,
                                            .reason = u"run.interrupted"_s,
                                            .message = u"The program ended in the middle of this run."_s,
                                            .where = run.runId,
                                            .remedy = u"Run the lifecycle again for what it left."_s}}};
            TD_TRY(writeRun(c, run));
        }
        return qint64(open.size());
    });
}

Result<std::optional<RunResult>> SqlLifecycle::findRun(const QString &runId)
{
    return m_store.read([&](Connection &c) -> Result<std::optional<RunResult>> {
        TD_ASSIGN(std::optional<RunResult> run,
                  c.one<RunResult>(QString("SELECT "_L1 % RunColumns % " FROM lifecycle_runs WHERE run_id = ?"_L1),
                                   {runId}, runOf));
        if (run) {
            TD_ASSIGN(const QVariant failed, c.value(u"SELECT failed FROM lifecycle_runs WHERE run_id = ?"_s, {runId}));
            run->failed = failuresFromJson(failed.toString());
        }
        return run;
    });
}

Result<QList<RunResult>> SqlLifecycle::runs(int limit)
{
    return m_store.read([limit](Connection &c) {
        return c.all<RunResult>(
            QString("SELECT "_L1 % RunColumns % " FROM lifecycle_runs ORDER BY started_at DESC, rowid DESC LIMIT ?"_L1),
            {limit}, runOf);
    });
}

Result<void> SqlLifecycle::markUndone(const QString &runId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE lifecycle_runs SET undone_at = ? WHERE run_id = ?"_s, {toIso(now), runId}));
        if (changed != 1)
            return fail(ErrorCode::NotFound, u"run.unknown"_s, u"There is no run with this id."_s, runId,
                        u"List the runs to see their ids."_s);
        return {};
    });
}

} // namespace td
