// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/healthplaces.h"
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

QJsonObject itemDocument(const HealthItem &item)
{
    return {{u"name"_s, item.name},
            {u"status"_s, healthStatusName(item.status)},
            {u"finding"_s, item.finding},
            {u"text"_s, item.text},
            {u"remedy"_s, item.remedy},
            {u"details"_s, item.args},
            {u"checked_at"_s, toIso(item.checkedAt)}};
}

/// Only errors decide the exit status: a warning is something to know.
QList<ItemFailure> errorsOf(const QList<HealthItem> &items)
{
    QList<ItemFailure> failed;
    for (const HealthItem &item : items) {
        if (item.status != HealthStatus::Error)
            continue;
        Error error = item.problem.value_or(Error{.code = ErrorCode::FailedPrecondition,
                                                  .reason = item.finding,
                                                  .message = item.text,
                                                  .where = item.name,
                                                  .remedy = item.remedy});
        error.message = item.text;
        failed.append({item.name, error});
    }
    return failed;
}

Result<int> healthOf(Session &session)
{
    TD_ASSIGN(Container *const container, session.container());
    Engine &engine = container->engine();
    const HealthReport health(engine.parts, engine.rules, engine.health,
                              healthPlacesOf(*container, [&session] { return session.keyring(); }));
    const QList<HealthItem> items = health.look(session.progress(u"Looking"_s), session.stop);
    session.endProgress();
    if (session.stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
    QJsonArray documents;
    Table table{.header = {u"STATUS"_s, u"WHAT"_s, u"FOUND"_s}, .numeric = {}, .rows = {}};
    for (const HealthItem &item : items) {
        documents.append(itemDocument(item));
        table.rows.append({healthStatusName(item.status), item.name, item.text});
    }
    session.out.table(table);
    for (const HealthItem &item : items) {
        if (item.status == HealthStatus::Warning)
            session.out.warn(u"%1: %2 %3"_s.arg(item.name, item.text, item.remedy).trimmed());
    }
    const QList<ItemFailure> failed = errorsOf(items);
    const int result = report(session, failed, true);
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"checked_at"_s, toIso(engine.parts.clock.now())},
                          {u"problems"_s, healthProblems(items)},
                          {u"items"_s, documents},
                          {u"failed"_s, shapes::failures(failed, u"name"_s)}});
    return result;
}

} // namespace

void addHealth(CLI::App &root, Handler &chosen)
{
    root.add_subcommand("health", "Look at everything that is depended on: catalogue, disks, tiers, runs, backups")
        ->callback([&chosen] { chosen = healthOf; });
}

} // namespace td::cli
