// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"
#include "engine/transferrun.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct TransferArguments {
    std::vector<qint64> ids;
    std::string state, reason;
    bool all = false, wait = false;
    int limit = 50;
};

QJsonValue momentOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(toIso(*instant)) : QJsonValue();
}

QJsonObject asJson(const Transfer &transfer)
{
    return {{u"id"_s, transfer.id},
            {u"kind"_s, transferKindName(transfer.kind)},
            {u"state"_s, transferStateName(transfer.state)},
            {u"path"_s, transfer.path},
            {u"photo_id"_s, transfer.photoId},
            {u"to"_s, tierName(transfer.to)},
            {u"size_bytes"_s, transfer.bytes},
            {u"attempts"_s, transfer.attempts},
            {u"next_try"_s, momentOrNull(transfer.notBefore)},
            {u"reason"_s, transfer.errorReason},
            {u"store"_s, transfer.errorStore},
            {u"error"_s, transfer.errorText},
            {u"remedy"_s, transfer.remedy},
            {u"created_at"_s, toIso(transfer.createdAt)},
            {u"finished_at"_s, momentOrNull(transfer.finishedAt)}};
}

QJsonObject asJson(const TransferGroup &group)
{
    return {{u"reason"_s, group.cause.reason},
            {u"store"_s, group.cause.store},
            {u"failed"_s, group.failed},
            {u"put_back"_s, group.backedOff},
            {u"next_try"_s, momentOrNull(group.nextTry)},
            {u"error"_s, group.first.errorText},
            {u"remedy"_s, group.first.remedy},
            {u"example"_s, group.first.kind == TransferKind::Upload ? group.first.path : group.first.photoId}};
}

QString whatText(const Transfer &transfer)
{
    if (transfer.kind == TransferKind::Variants)
        return u"sizes of %1"_s.arg(shortId(transfer.photoId));
    return transfer.kind == TransferKind::Upload
               ? transfer.path
               : u"%1 to %2"_s.arg(shortId(transfer.photoId), tierName(transfer.to).toUpper());
}

Result<QList<Transfer>> chosenTransfers(TransferRepository &transfers, const TransferArguments &arguments)
{
    const QString wanted = text(arguments.state);
    if (wanted == "waiting"_L1)
        return transfers.upcoming(arguments.limit);
    if (const auto state = transferStateFromName(wanted))
        return transfers.list({*state}, arguments.limit);
    return transfers.list({}, arguments.limit);
}

void showGroups(Session &session, const QList<TransferGroup> &groups)
{
    for (const TransferGroup &group : groups) {
        const QString where = group.cause.store.isEmpty() ? QString() : QString(u" · "_s + group.cause.store);
        session.out.heading(u"%1 (%2)%3"_s.arg(group.first.errorText, group.cause.reason, where));
        session.out.facts(
            {{u"failed"_s, QString::number(group.failed)},
             {u"put back"_s, group.nextTry ? u"%1, next try %2"_s.arg(group.backedOff).arg(localTime(group.nextTry))
                                           : QString::number(group.backedOff)},
             {u"first"_s, whatText(group.first)},
             {u"remedy"_s, group.first.remedy}});
    }
}

Result<int> listTransfers(Session &session, const TransferArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TransferRepository &transfers = engine->parts.catalogue.transfers();
    TD_ASSIGN(const TransferRules rules, engine->rules.transfers());
    TD_ASSIGN(const auto counts, transfers.counts());
    TD_ASSIGN(const TransferBackoff backoff, transfers.backoff(engine->parts.clock.now()));
    TD_ASSIGN(const QList<TransferGroup> groups, transfers.groups());
    TD_ASSIGN(const QList<Transfer> shown, chosenTransfers(transfers, arguments));

    QJsonObject numbers{{u"put_back"_s, backoff.count}};
    QStringList words;
    for (const TransferState state : {TransferState::Waiting, TransferState::Running, TransferState::Done,
                                      TransferState::Failed, TransferState::Cancelled}) {
        numbers.insert(transferStateName(state), counts.value(state));
        words.append(u"%1 %2"_s.arg(counts.value(state)).arg(transferStateName(state)));
    }
    QJsonArray causes;
    for (const TransferGroup &group : groups)
        causes.append(asJson(group));
    QJsonArray rows;
    Table table{.header = {u"ID"_s, u"STATE"_s, u"WHAT"_s, u"SIZE"_s, u"TRIES"_s, u"NEXT TRY"_s},
                .numeric = {0, 3, 4},
                .rows = {}};
    for (const Transfer &transfer : shown) {
        rows.append(asJson(transfer));
        table.rows.append({QString::number(transfer.id), transferStateName(transfer.state), whatText(transfer),
                           sizeText(transfer.bytes), QString::number(transfer.attempts),
                           transfer.notBefore ? localTime(transfer.notBefore) : QString()});
    }
    session.out.document({{u"ok"_s, true},
                          {u"paused"_s, rules.paused},
                          {u"counts"_s, numbers},
                          {u"causes"_s, causes},
                          {u"transfers"_s, rows}});
    session.out.line(QString((rules.paused ? u"Paused: "_s : QString()) + words.join(u", "_s)));
    showGroups(session, groups);
    if (!shown.isEmpty())
        session.out.table(table);
    return status::Done;
}

int answerChange(Session &session, qint64 count, const QString &done, const QList<ItemFailure> &failed)
{
    const int result = report(session, failed, count > 0);
    session.out.document(
        {{u"ok"_s, result == status::Done}, {u"count"_s, count}, {u"failed"_s, shapes::failures(failed, u"id"_s)}});
    session.out.line(u"%1 %2."_s.arg(countText(count, u"transfer"_s, u"transfers"_s), done));
    return result;
}

/// Does `deed` to each id by itself, so that those it does not fit can be named.
template <typename Deed>
Result<std::pair<qint64, QList<ItemFailure>>> eachId(const std::vector<qint64> &ids, const QString &needed, Deed deed)
{
    qint64 count = 0;
    QList<ItemFailure> failed;
    for (const qint64 id : ids) {
        TD_ASSIGN(const qint64 changed, deed(id));
        count += changed;
        if (changed == 0) {
            const QString name = QString::number(id);
            failed.append({name, Error{.code = ErrorCode::NotFound,
                                       .reason = u"transfer.unknown"_s,
                                       .message = u"There is no transfer %1 that %2"_s.arg(name, needed),
                                       .where = name,
                                       .remedy = u"See `tierdeck-cli transfers list`."_s}});
        }
    }
    return std::pair(count, failed);
}

Result<int> retry(Session &session, const TransferArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TransferRepository &transfers = engine->parts.catalogue.transfers();
    const QString done = u"wait to be tried again"_s;
    if (!arguments.ids.empty()) {
        TD_ASSIGN(const auto outcome, eachId(arguments.ids, u"failed, was cancelled or was put back"_s,
                                             [&](qint64 id) { return transfers.retry({id}); }));
        return answerChange(session, outcome.first, done, outcome.second);
    }
    qint64 count = 0;
    TD_ASSIGN(const QList<TransferGroup> groups, transfers.groups());
    for (const TransferGroup &group : groups) {
        if (!arguments.reason.empty() && group.cause.reason != text(arguments.reason))
            continue;
        TD_ASSIGN(const qint64 changed, transfers.retryFailed(group.cause));
        count += changed;
    }
    return answerChange(session, count, done, {});
}

Result<int> cancel(Session &session, const TransferArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TransferRepository &transfers = engine->parts.catalogue.transfers();
    const Instant now = engine->parts.clock.now();
    if (arguments.all) {
        TD_ASSIGN(const qint64 count, transfers.cancelWaiting(std::nullopt, now));
        return answerChange(session, count, u"cancelled"_s, {});
    }
    TD_ASSIGN(const auto outcome, eachId(arguments.ids, u"waits"_s,
                                         [&](qint64 id) { return transfers.cancelWaiting(QList<qint64>{id}, now); }));
    return answerChange(session, outcome.first, u"cancelled"_s, outcome.second);
}

Result<int> pause(Session &session, bool paused)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_TRY(engine->rules.set(u"transfers.paused"_s, paused ? u"true"_s : u"false"_s));
    session.out.document({{u"ok"_s, true}, {u"paused"_s, paused}});
    session.out.line(paused ? u"Transfers are paused, in every console of this profile."_s : u"Transfers go on."_s);
    return status::Done;
}

Result<int> runThem(Session &session, const TransferArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const auto ran = TransferRun(engine->parts, engine->ingest, engine->library)
                         .run(arguments.wait, session.progress(u"Transferring"_s), session.stop);
    session.endProgress();
    if (!ran)
        return fail(ran.error());
    const TransferRun::Outcome &outcome = *ran;
    int result = report(session, outcome.failed, outcome.done > 0);
    if (outcome.paused)
        session.out.warn(u"Transfers are paused; `tierdeck-cli transfers resume` lets them go on."_s);
    if (outcome.putBack > 0)
        session.out.warn(u"%1 failed for a cause that may pass; the next try is due at %2."_s.arg(
            countText(outcome.putBack, u"transfer"_s, u"transfers"_s), localTime(outcome.nextTry)));
    if (result == status::Done && (outcome.putBack > 0 || outcome.paused))
        result = status::SomeFailed;
    if (outcome.cancelled)
        result = status::Interrupted;
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"done"_s, outcome.done},
                          {u"put_back"_s, outcome.putBack},
                          {u"next_try"_s, momentOrNull(outcome.nextTry)},
                          {u"left"_s, outcome.left},
                          {u"paused"_s, outcome.paused},
                          {u"failed"_s, shapes::failures(outcome.failed, u"id"_s)}});
    session.out.line(u"%1 done, %2 failed, %3 left."_s.arg(
        countText(outcome.done, u"transfer"_s, u"transfers"_s), QString::number(outcome.failed.size()),
        QString::number(outcome.left + outcome.putBack)));
    return result;
}

} // namespace

void addTransfers(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("transfers", "The queue of the window: what waits, what failed and why");
    group->require_subcommand(1);
    const auto bind = [&chosen](CLI::App *command, auto handler) {
        const auto arguments = std::make_shared<TransferArguments>();
        command->callback([arguments, handler, &chosen] {
            chosen = [arguments, handler](Session &session) { return handler(session, *arguments); };
        });
        return arguments;
    };
    CLI::App *command = group->add_subcommand("list", "Counts, failures by cause, and the newest transfers");
    auto arguments = bind(command, listTransfers);
    command->add_option("--state", arguments->state, "Only these; waiting ones in the order of the queue")
        ->check(CLI::IsMember({"waiting", "running", "done", "failed", "cancelled"}));
    command->add_option("--limit", arguments->limit, "At most so many")->check(CLI::Range(1, 1000));

    command = group->add_subcommand("run", "Carry out what waits, as an open window does");
    arguments = bind(command, runThem);
    command->add_flag("--wait", arguments->wait, "Also wait for the later tries of what failed for a cause that may pass");

    command = group->add_subcommand("retry", "Try again what failed: all of it, one cause, or these");
    arguments = bind(command, retry);
    CLI::Option *ids = command->add_option("ids", arguments->ids, "Transfers")->option_text("ID...");
    command->add_option("--reason", arguments->reason, "Only what failed for this cause, e.g. s3.timeout")
        ->excludes(ids);

    command = group->add_subcommand("cancel", "Cancel transfers that wait");
    arguments = bind(command, cancel);
    ids = command->add_option("ids", arguments->ids, "Transfers")->option_text("ID...");
    CLI::Option *all = command->add_flag("--all", arguments->all, "All that wait")->excludes(ids);
    command->callback([&chosen, arguments, ids, all] {
        if (ids->count() == 0 && all->count() == 0)
            throw CLI::RequiredError("ID or --all");
        chosen = [arguments](Session &session) { return cancel(session, *arguments); };
    });

    group->add_subcommand("pause", "Begin no further transfer, in any console")->callback([&chosen] {
        chosen = [](Session &session) { return pause(session, true); };
    });
    group->add_subcommand("resume", "Go on")->callback([&chosen] {
        chosen = [](Session &session) { return pause(session, false); };
    });
}

} // namespace td::cli
