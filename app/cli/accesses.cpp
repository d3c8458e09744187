// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct AccessArguments {
    std::string id;
    int limit = 50;
};

Result<int> listAccesses(Session &session, const AccessArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString id = text(arguments.id);
    TD_ASSIGN(const PhotoDetails details, engine->library.details(id));
    TD_ASSIGN(const QList<PhotoAccess> lines, engine->parts.catalogue.accesses().ofPhoto(id, arguments.limit));
    QJsonArray accesses;
    Table table{.header = {u"WHEN"_s, u"WHAT"_s, u"WHO"_s, u"LINK"_s}, .numeric = {}, .rows = {}};
    for (const PhotoAccess &line : lines) {
        accesses.append(shapes::access(line));
        table.rows.append({localTime(line.at), line.purpose, line.who.isEmpty() ? u"-"_s : line.who,
                           line.linkId.isEmpty() ? u"-"_s : line.linkId});
    }
    session.out.document({{u"ok"_s, true},
                          {u"photo_id"_s, id},
                          {u"access_count"_s, details.photo.accessCount},
                          {u"last_access_date"_s, toIso(details.photo.lastAccessDate)},
                          {u"accesses"_s, accesses}});
    if (lines.isEmpty())
        session.out.line(u"Nobody has read this photo yet."_s);
    else
        session.out.table(table);
    return status::Done;
}

} // namespace

void addPhotoAccesses(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<AccessArguments>();
    CLI::App *command = group.add_subcommand("accesses", "Who read a photo or was given it, the latest first");
    command->add_option("id", arguments->id, "Photo")->required()->option_text("ID");
    command->add_option("--limit", arguments->limit, "Lines at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return listAccesses(session, *arguments); }; });
}

} // namespace td::cli
