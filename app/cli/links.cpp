// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct LinkArguments {
    std::vector<std::string> ids;
    std::string state, photo, query, cursor;
    int limit = 50;
    int days = 0;
    bool yes = false;
};

struct IncomingArguments {
    std::string id, name, type, recipient, user = "default", draft;
    qint64 size = 0;
    int expires = 3600;
};

QString usesText(const Link &link)
{
    return countsUses(link.kind) || link.kind == LinkKind::Upload ? QString::number(link.uses) : u"?"_s;
}

Result<int> listLinks(Session &session, const LinkArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const LinkFilter filter{.state = linkStateFromName(text(arguments.state)),
                            .photoId = text(arguments.photo),
                            .text = text(arguments.query)};
    TD_ASSIGN(const QList<Link> links, engine->links.list(filter, text(arguments.cursor), arguments.limit));
    TD_ASSIGN(const QList<Link> abused, engine->links.abused());
    QJsonArray rows;
    Table table{.header = {u"LINK"_s, u"STATE"_s, u"KIND"_s, u"USES"_s, u"ISSUED"_s, u"EXPIRES"_s, u"TO"_s, u"PHOTO"_s},
                .numeric = {3},
                .rows = {}};
    for (const Link &link : links) {
        const LinkState state = engine->links.state(link);
        rows.append(shapes::link(link, state));
        table.rows.append({link.linkId, linkStateName(state), linkKindName(link.kind), usesText(link),
                           localTime(link.issuedAt), link.expiresAt ? localTime(link.expiresAt) : u"-"_s,
                           link.recipient.isEmpty() ? u"-"_s : link.recipient,
                           link.photoId.isEmpty() ? u"-"_s : link.photoId});
    }
    const bool isMore = links.size() == arguments.limit;
    session.out.document({{u"ok"_s, true},
                          {u"links"_s, rows},
                          {u"next_cursor"_s, isMore ? QJsonValue(links.last().linkId) : QJsonValue(QJsonValue::Null)}});
    if (links.isEmpty())
        session.out.line(u"No links."_s);
    else
        session.out.table(table);
    for (const Link &link : abused)
        session.out.warn(u"The link %1 was used %2 times, far more often than usual. Revoke it: tierdeck-cli links "
                         "revoke %1"_s.arg(link.linkId)
                             .arg(link.uses));
    if (isMore)
        session.out.note(u"More: the same command with --cursor %1"_s.arg(links.last().linkId));
    return status::Done;
}

Result<int> revokeLinks(Session &session, const LinkArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QStringList revoked;
    QList<ItemFailure> failed;
    for (const QString &id : texts(arguments.ids)) {
        const Result<void> done =
            engine->links.revoke(id, arguments.yes ? Links::Moving::Allowed : Links::Moving::Refused, session.stop);
        if (done)
            revoked.append(id);
        else
            failed.append({id, done.error()});
    }
    session.out.line(countText(revoked.size(), u"link revoked"_s, u"links revoked"_s));
    const int result = report(session, failed, !revoked.isEmpty());
    session.out.document({{u"ok"_s, result == status::Done},
                          {u"revoked"_s, QJsonArray::fromStringList(revoked)},
                          {u"failed"_s, shapes::failures(failed, u"link_id"_s)}});
    return result;
}

Result<int> cleanLinks(Session &session, const LinkArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const qint64 removed, engine->links.cleanUp(arguments.days * Day, session.stop));
    session.out.document({{u"ok"_s, true}, {u"removed"_s, removed}});
    session.out.line(u"%1 removed from the register"_s.arg(countText(removed, u"expired link"_s, u"expired links"_s)));
    return status::Done;
}

Result<int> rotateLinkKey(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QString keyId, engine->links.rotateKey());
    session.out.document({{u"ok"_s, true}, {u"key_id"_s, keyId}});
    session.out.line(u"A new key signs links from now on. Those of the old one work until they expire."_s);
    return status::Done;
}

Result<int> uploadLink(Session &session, const IncomingArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const IssuedLink issued, engine->links.issueUpload({.filename = text(arguments.name),
                                                                  .contentType = text(arguments.type),
                                                                  .contentLength = arguments.size,
                                                                  .expires = Seconds(arguments.expires),
                                                                  .recipient = text(arguments.recipient)}));
    const QJsonObject headers{{u"Content-Type"_s, text(arguments.type)},
                              {u"Content-Length"_s, QString::number(arguments.size)}};
    session.out.document({{u"ok"_s, true},
                          {u"link_id"_s, issued.link.linkId},
                          {u"method"_s, u"PUT"_s},
                          {u"url"_s, issued.url},
                          {u"headers"_s, headers},
                          {u"expires"_s, toIso(*issued.link.expiresAt)}});
    session.out.line(issued.url);
    session.out.note(
        u"Send the file by PUT with Content-Type: %1 and exactly %2 bytes, then: tierdeck-cli links take %3"_s
            .arg(text(arguments.type))
            .arg(arguments.size)
            .arg(issued.link.linkId));
    return status::Done;
}

Result<int> takeUpload(Session &session, const IncomingArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    UploadOptions options;
    options.user = text(arguments.user);
    options.draft = text(arguments.draft);
    TD_ASSIGN(const UploadedPhoto uploaded, engine->links.takeUpload(text(arguments.id), options, session.stop));
    session.out.document({{u"ok"_s, true},
                          {u"link_id"_s, text(arguments.id)},
                          {u"photo_id"_s, uploaded.photo.photoId},
                          {u"tier"_s, tierName(uploaded.photo.tier)}});
    session.out.line(u"Taken in as photo %1"_s.arg(uploaded.photo.photoId));
    return status::Done;
}

void addLinkList(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<LinkArguments>();
    CLI::App *command = group.add_subcommand("list", "List links, the newest first");
    command->add_option("--state", arguments->state, "Only in this state")
        ->check(CLI::IsMember({"active", "expired", "revoked", "moved"}));
    command->add_option("--photo", arguments->photo, "Only to this photo")->option_text("ID");
    command->add_option("--query", arguments->query, "Part of link, photo, file name or recipient")
        ->option_text("TEXT");
    command->add_option("--limit", arguments->limit, "Links on one page")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--cursor", arguments->cursor, "Where the page before ended")->option_text("LINK");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return listLinks(session, *arguments); }; });
}

void addLinkEnds(CLI::App &group, Handler &chosen)
{
    auto revoked = std::make_shared<LinkArguments>();
    CLI::App *command = group.add_subcommand("revoke", "End links before their time");
    command->add_option("id", revoked->ids, "Link")->required()->option_text("ID...");
    command->add_flag("--yes", revoked->yes,
                      "Also presigned and CDN links, by giving the photo's objects new keys: all such links to it end");
    command->callback(
        [revoked, &chosen] { chosen = [revoked](Session &session) { return revokeLinks(session, *revoked); }; });

    auto cleaned = std::make_shared<LinkArguments>();
    command = group.add_subcommand("cleanup", "Remove expired links from the register");
    command->add_option("--days", cleaned->days, "Keep those that expired within so many days")
        ->check(CLI::Range(0, 3650))
        ->capture_default_str();
    command->callback(
        [cleaned, &chosen] { chosen = [cleaned](Session &session) { return cleanLinks(session, *cleaned); }; });

    command = group.add_subcommand("rotate-key", "Sign links of the service with a new key from now on");
    command->callback([&chosen] { chosen = rotateLinkKey; });
}

void addIncomingLinks(CLI::App &group, Handler &chosen)
{
    auto issued = std::make_shared<IncomingArguments>();
    CLI::App *command = group.add_subcommand("upload", "A link by which somebody can put one photo into HOT's bucket");
    command->add_option("--name", issued->name, "File name")->required()->option_text("NAME");
    command->add_option("--type", issued->type, "The only type it takes, such as image/jpeg")
        ->required()
        ->option_text("TYPE");
    command->add_option("--size", issued->size, "The only length it takes, in bytes")->required()->option_text("BYTES");
    command->add_option("--expires", issued->expires, "Seconds the link is valid")
        ->check(CLI::Range(1, 604800))
        ->capture_default_str();
    command->add_option("--to", issued->recipient, "Who gets it: a word for the register of links")
        ->option_text("NAME");
    command->callback(
        [issued, &chosen] { chosen = [issued](Session &session) { return uploadLink(session, *issued); }; });

    auto taken = std::make_shared<IncomingArguments>();
    command = group.add_subcommand("take", "Take in what came by an upload link");
    command->add_option("id", taken->id, "Link")->required()->option_text("ID");
    command->add_option("--user", taken->user, "Whose photo it is")->capture_default_str();
    command->add_option("--draft", taken->draft, "Draft it belongs to");
    command->callback([taken, &chosen] { chosen = [taken](Session &session) { return takeUpload(session, *taken); }; });
}

} // namespace

void addLinks(CLI::App &root, Handler &chosen)
{
    CLI::App *group =
        root.add_subcommand("links", "Links that were given out: list, revoke, clean up; links for uploads");
    group->require_subcommand(1);
    addLinkList(*group, chosen);
    addLinkEnds(*group, chosen);
    addIncomingLinks(*group, chosen);
}

} // namespace td::cli
