// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/lifecycletexts.h"

#include "core/shapes.h"
#include "engine/tempsweep.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct LifecycleArguments {
    std::string at, plan, run;
    std::vector<std::string> exclude;
    bool dryRun = false, confirmed = false;
};

Result<int> plan(Session &session, const LifecycleArguments &arguments)
{
    std::optional<Instant> at;
    if (!arguments.at.empty()) {
        TD_ASSIGN(at, momentOf(arguments.at, u"--at"_s));
    }
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const Plan plan, engine->lifecycle.plan(at, session.stop));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    TD_ASSIGN(const Policy policy, engine->rules.policy());
    session.out.document(shapes::plan(plan));
    if (session.out.isJson())
        return status::Done;
    showPlan(session.out, plan, prices.currency, 40);
    if (brakeHolds(policy, plan.totals.trash + plan.totals.purge, plan.catalogueSize)) {
        session.out.note(u"The safety brake will withhold the deletes of this plan until `lifecycle run --yes`."_s);
    }
    if (!plan.lookAhead && !plan.actions.isEmpty() && !plan.planId.isEmpty())
        session.out.note(u"To do exactly this: tierdeck-cli lifecycle run --plan %1"_s.arg(plan.planId));
    return status::Done;
}

/// Beside the nightly run, as the timer has nothing else that would do it.
void sweepTemp(const Engine &engine, std::stop_token stop)
{
    const auto swept = TempSweep(engine.parts).runIfDue(std::move(stop));
    if (!swept)
        qCWarning(logApp) << "temp sweep:" << swept.error().message;
    else if (*swept)
        qCInfo(logApp) << "temp sweep:" << (*swept)->partials << "unfinished writes removed," << (*swept)->aside.size()
                       << "unknown objects set aside," << (*swept)->failed.size() << "failed";
}

Result<int> run(Session &session, const LifecycleArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const RunOptions options{.planId = text(arguments.plan),
                             .exclude = texts(arguments.exclude),
                             .dryRun = arguments.dryRun,
                             .confirmed = arguments.confirmed,
                             .startedBy = u"cli"_s};
    auto ran = engine->lifecycle.run(options, session.progress(u"Lifecycle"_s), {}, session.stop);
    session.endProgress();
    if (!ran)
        return fail(std::move(ran).error());
    const RunResult &result = *ran;
    if (!arguments.dryRun)
        sweepTemp(*engine, session.stop);
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    qCInfo(logApp) << "lifecycle run" << result.runId << "done" << result.done() << "withheld" << result.withheld
                   << "failed" << result.failed.size();
    session.out.document(shapes::run(result));
    showRun(session.out, result, prices.currency);
    int exitStatus = report(session, result.failed, result.done() > 0);
    if (result.cancelled)
        exitStatus = status::Interrupted;
    if (result.withheld > 0) {
        session.out.warn(
            u"%1 withheld by the safety brake"_s.arg(countText(result.withheld, u"delete was"_s, u"deletes were"_s)));
        session.out.warn(u"look at `lifecycle plan`, then run `tierdeck-cli lifecycle run --yes` to do them"_s);
        if (exitStatus == status::Done)
            exitStatus = status::SomeFailed;
    }
    return exitStatus;
}

/// Of photos that came back, those that a rule trashes at once again.
Result<QStringList> dueAgain(Engine &engine, const QStringList &ids)
{
    constexpr qsizetype batch = 500;
    QStringList again;
    for (qsizetype from = 0; from < ids.size(); from += batch) {
        TD_ASSIGN(const QList<Photo> photos, engine.parts.catalogue.photos().findAll(ids.mid(from, batch)));
        TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(photos));
        for (qsizetype i = 0; i < photos.size(); ++i) {
            if (next.at(i).action == Action::Trash && next.at(i).isDue)
                again.append(photos.at(i).photoId);
        }
    }
    return again;
}

Result<int> undo(Session &session, const LifecycleArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.run);
    TD_ASSIGN(const BatchOutcome outcome, engine->lifecycle.undo(id));
    const int result = report(session, outcome.failed, !outcome.done.isEmpty());
    TD_ASSIGN(const QStringList again, dueAgain(*engine, outcome.done));
    if (!again.isEmpty())
        session.out.warn(u"%1 will be trashed again by the next run. Pin what is to stay, or change the rule."_s.arg(
            countText(again.size(), u"photo"_s, u"photos"_s)));
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"run_id"_s, id},
                          {u"restored"_s, QJsonArray::fromStringList(outcome.done)},
                          {u"due_again"_s, QJsonArray::fromStringList(again)},
                          {u"failed"_s, shapes::failures(outcome.failed, u"photo_id"_s)}});
    session.out.line(u"%1 brought back from the trash. Moves between tiers are not undone."_s.arg(
        countText(outcome.done.size(), u"photo"_s, u"photos"_s)));
    return result;
}

QString stateOf(const RunResult &run)
{
    if (run.interrupted)
        return u"interrupted"_s;
    if (!run.finishedAt)
        return u"running"_s;
    return run.cancelled ? u"stopped"_s : u"finished"_s;
}

Result<int> runs(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<RunResult> list, engine->lifecycle.runs(100));
    QJsonArray array;
    Table table{.header = {u"RUN"_s, u"WHEN"_s, u"BY"_s, u"PROMOTED"_s, u"ARCHIVED"_s, u"TRASHED"_s, u"PURGED"_s,
                           u"WITHHELD"_s, u"FAILED"_s, u"UNDO"_s, u"STATE"_s},
                .numeric = {3, 4, 5, 6, 7, 8},
                .rows = {}};
    for (const RunResult &one : list) {
        array.append(shapes::runSummary(one));
        table.rows.append({one.runId, localTime(one.startedAt), one.startedBy, QString::number(one.promotedToHot),
                           QString::number(one.archivedToCold),
                           QString::number(one.tempDeleted + one.publishedDeleted + one.oldDeleted),
                           QString::number(one.purged), QString::number(one.withheld), QString::number(one.failedCount),
                           one.undoneAt ? u"undone"_s : u"%1 possible"_s.arg(one.undoable), stateOf(one)});
    }
    session.out.document({{u"ok"_s, true}, {u"runs"_s, array}});
    if (list.isEmpty())
        session.out.line(u"No runs yet."_s);
    else
        session.out.table(table);
    return status::Done;
}

} // namespace

void addLifecycle(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("lifecycle", "Plan, run and undo what the rules say");
    group->require_subcommand(1);

    auto planned = std::make_shared<LifecycleArguments>();
    CLI::App *command = group->add_subcommand("plan", "What a run would do, with a reason for each photo");
    command->add_option("--at", planned->at, "Look ahead to this moment")->option_text("TIME");
    command->callback([planned, &chosen] { chosen = [planned](Session &session) { return plan(session, *planned); }; });

    auto started = std::make_shared<LifecycleArguments>();
    command = group->add_subcommand("run", "Do what the rules say now");
    command->add_flag("--dry-run", started->dryRun, "Only count what would be done");
    command->add_flag("--yes", started->confirmed, "Lift the safety brake: also do many deletes");
    command->add_option("--plan", started->plan, "Exactly this plan, or nothing")->option_text("ID");
    cli::addList(*command, "--exclude", started->exclude, "Leave this photo out; may be repeated")
        ->option_text("PHOTO");
    command->callback([started, &chosen] { chosen = [started](Session &session) { return run(session, *started); }; });

    auto undone = std::make_shared<LifecycleArguments>();
    command = group->add_subcommand("undo", "Bring back what a run trashed");
    command->add_option("run", undone->run, "Run")->required()->option_text("RUN");
    command->callback([undone, &chosen] { chosen = [undone](Session &session) { return undo(session, *undone); }; });

    group->add_subcommand("runs", "The last runs, newest first")->callback([&chosen] { chosen = runs; });
}

} // namespace td::cli
