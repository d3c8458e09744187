// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "catalog/cataloguecopy.h"
#include "engine/processholder.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

/// Where the copy goes; with the password, wherever it is kept.
Result<Settings> bothPlaces(Session &session)
{
    TD_ASSIGN(Settings settings, session.settings());
    if (!settings.postgres)
        return fail(ErrorCode::FailedPrecondition, u"config.no_database"_s,
                    u"No PostgreSQL database is named to copy the catalogue to."_s, u"PGHOST"_s,
                    u"Set PGHOST and PGDATABASE (and PGUSER) to an empty database, then run this again."_s);
    if (needsKeyring(settings)) {
        const SecretStore secrets(session.keyring(), settings.paths.root);
        TD_TRY(completeFromKeyring(settings, secrets));
    }
    return settings;
}

Result<int> copy(Session &session)
{
    TD_ASSIGN(const Settings settings, bothPlaces(session));
    const ProgressFn shown = session.progress(u"Copying"_s);
    QMap<QString, QString> folders;
    for (const auto &[tier, binding] : {std::pair(Tier::Temp, &settings.temp), std::pair(Tier::Hot, &settings.hot),
                                        std::pair(Tier::Cold, &settings.cold)}) {
        if (binding->enabled && !binding->remote)
            folders.insert(tierName(tier), folderStoreName(thisProcess().host, binding->folder));
    }
    const auto progress = [&shown](qint64 done, qint64 total) {
        shown({.done = done, .total = total, .bytesDone = 0, .bytesTotal = 0, .current = {}});
    };
    TD_ASSIGN(const CatalogueCopy copied,
              copyCatalogue(
                  settings.paths.catalogue, *settings.postgres,
                  {.progress = progress, .stop = session.stop, .folderNames = folders, .now = SystemClock().now()}));
    session.endProgress();
    QJsonArray tables;
    Table table{.header = {u"TABLE"_s, u"ROWS"_s}, .numeric = {1}, .rows = {}};
    for (const CatalogueCopy::Table &one : copied.tables) {
        tables.append(QJsonObject{{u"name"_s, one.name}, {u"rows"_s, one.rows}});
        table.rows.append({one.name, QString::number(one.rows)});
    }
    session.out.document({{u"ok"_s, true},
                          {u"from"_s, settings.paths.catalogue},
                          {u"to"_s, settings.postgres->displayName()},
                          {u"rows"_s, copied.rows},
                          {u"tables"_s, tables},
                          {u"left_out"_s, QJsonArray::fromStringList(copied.leftOut)}});
    session.out.table(table);
    session.out.line(
        u"%1 rows are in %2, counted and compared."_s.arg(copied.rows).arg(settings.postgres->displayName()));
    if (!copied.leftOut.isEmpty())
        session.out.note(u"Left out, no part of a catalogue: %1."_s.arg(copied.leftOut.join(u", "_s)));
    session.out.note(u"This profile uses that database as long as PGHOST and PGDATABASE name it. %1 was not changed: "
                     "what other consoles still write there does not follow."_s.arg(settings.paths.catalogue));
    return status::Done;
}

} // namespace

void addCatalogue(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("catalogue", "Move the catalogue to another database");
    group->require_subcommand(1);
    group
        ->add_subcommand("copy", "Copy this profile's SQLite catalogue into the empty PostgreSQL database that PGHOST "
                                 "and PGDATABASE name")
        ->callback([&chosen] { chosen = copy; });
}

} // namespace td::cli
