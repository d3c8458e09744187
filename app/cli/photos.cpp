// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct ListArguments {
    std::string tier, user, draft, published, query, sort = "upload_date", cursor;
    std::string camera, lens, capturedFrom, capturedTo, orientation, position;
    std::optional<double> megapixels;
    std::vector<std::string> tags;
    bool deleted = false, descending = false;
    int limit = 50;
};

constexpr const char *VariantHelp = "master, cover, original, or a size: small, medium, large (image.variants)";

struct OneArguments {
    std::string id, variant, file, recipient;
    int expires = 3600;
    bool download = false, force = false;
};

Result<PhotoFilter> filterOf(const ListArguments &arguments)
{
    constexpr double pixelsInMegapixel = 1e6;
    PhotoFilter filter;
    filter.tier = tierFromName(text(arguments.tier));
    filter.user = text(arguments.user);
    filter.draft = text(arguments.draft);
    filter.tags = texts(arguments.tags);
    if (!arguments.published.empty())
        filter.published = arguments.published == "yes";
    filter.text = text(arguments.query);
    filter.trash = arguments.deleted ? TrashScope::Only : TrashScope::Without;
    filter.camera = text(arguments.camera);
    filter.lens = text(arguments.lens);
    TD_ASSIGN(filter.capturedFrom, dayOf(arguments.capturedFrom, u"--captured-from"_s));
    TD_ASSIGN(filter.capturedTo, dayOf(arguments.capturedTo, u"--captured-to"_s));
    if (arguments.megapixels)
        filter.minPixels = qint64(std::llround(*arguments.megapixels * pixelsInMegapixel));
    filter.shape = pictureShapeFromName(text(arguments.orientation));
    if (!arguments.position.empty())
        filter.hasPosition = arguments.position == "yes";
    return filter;
}

Result<int> listPhotos(Session &session, const ListArguments &arguments)
{
    const PhotoSort sort{.field = sortFieldFromName(text(arguments.sort)).value_or(PhotoSortField::UploadDate),
                         .descending = arguments.descending};
    TD_ASSIGN(const PhotoFilter filter, filterOf(arguments));
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const PhotoPage page, engine->library.page(filter, sort, text(arguments.cursor), arguments.limit));
    QJsonArray rows;
    for (const Photo &photo : page.photos)
        rows.append(shapes::photo(photo));
    session.out.document(
        {{u"ok"_s, true},
         {u"photos"_s, rows},
         {u"next_cursor"_s, page.nextCursor.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.nextCursor)}});
    if (session.out.isJson())
        return status::Done;

    TD_ASSIGN(const QList<Decision> next, engine->library.nextActions(page.photos));
    Table table{.header = {u"PHOTO"_s, u"TIER"_s, u"SIZE"_s, u"UPLOADED"_s, u"DRAFT"_s, u"NEXT"_s, u"FILE"_s},
                .numeric = {2},
                .rows = {}};
    for (qsizetype i = 0; i < page.photos.size(); ++i) {
        const Photo &photo = page.photos.at(i);
        const Decision &decision = next.at(i);
        const QString what = decision.action == Action::None
                                 ? u"-"_s
                                 : QString(actionName(decision.action) + u' ' + localTime(decision.due).left(10));
        table.rows.append({photo.photoId, tierName(photo.tier), sizeText(photo.storedBytes),
                           localTime(photo.uploadDate), photo.draftId.isEmpty() ? u"-"_s : photo.draftId, what,
                           photo.filename});
    }
    if (page.photos.isEmpty())
        session.out.line(u"No photos."_s);
    else
        session.out.table(table);
    if (!page.nextCursor.isEmpty())
        session.out.note(u"More: the same command with --cursor %1"_s.arg(page.nextCursor));
    return status::Done;
}

void showDetails(Output &out, const PhotoDetails &details, const QString &currency)
{
    const Photo &photo = details.photo;
    out.heading(photo.filename.isEmpty() ? photo.photoId : photo.filename);
    QList<std::pair<QString, QString>> facts{
        {u"photo"_s, photo.photoId},
        {u"tier"_s, tierName(photo.tier)},
        {u"user"_s, photo.userId},
        {u"draft"_s, photo.draftId.isEmpty() ? u"-"_s : photo.draftId},
        {u"picture"_s, u"%1, %2 x %3 px"_s.arg(photo.mimeType).arg(photo.width).arg(photo.height)},
        {u"size"_s, u"%1 uploaded, %2 master (%3 % smaller), %4 stored in all"_s
                        .arg(sizeText(photo.fileSizeBytes), sizeText(photo.compressedSizeBytes))
                        .arg(compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes), 0, 'f', 1)
                        .arg(sizeText(photo.storedBytes))},
        {u"cost"_s, u"%1 a month"_s.arg(moneyText(details.monthlyCost, currency))},
        {u"uploaded"_s, localTime(photo.uploadDate)},
        {u"last access"_s,
         u"%1 (%2)"_s.arg(localTime(photo.lastAccessDate), countText(photo.accessCount, u"access"_s, u"accesses"_s))},
        {u"published"_s, photo.publishedToVinted ? localTime(photo.publishedDate) : u"no"_s}};
    const QJsonObject exif = photo.metadata.value("exif"_L1).toObject();
    for (const QString &key : {u"camera"_s, u"lens"_s}) {
        if (exif.contains(key))
            facts.append({key, exif.value(key).toString()});
    }
    if (exif.contains("captured_at"_L1))
        facts.append({u"captured"_s, exif.value("captured_at"_L1).toString().replace(u'T', u' ')});
    if (!photo.tags.isEmpty())
        facts.append({u"tags"_s, photo.tags.join(u", "_s)});
    if (photo.pinned)
        facts.append({u"pinned"_s, u"yes: no rule touches it"_s});
    if (photo.damaged)
        facts.append({u"damaged"_s, u"yes: the uploaded file was truncated or damaged"_s});
    if (photo.deletedAt)
        facts.append({u"in the trash"_s, u"since %1"_s.arg(localTime(photo.deletedAt))});
    facts.append({u"next"_s, details.next.action == Action::None
                                 ? u"nothing"_s
                                 : u"%1 after %2"_s.arg(actionName(details.next.action), localTime(details.next.due))});
    facts.append({u"why"_s, reasonText(details.next)});
    facts.append({u"sha256"_s, photo.sha256});
    out.facts(facts);

    out.line();
    Table copies{.header = {u"COPY"_s, u"TIER"_s, u"PIXELS"_s, u"SIZE"_s, u"STATE"_s, u"KEY"_s},
                 .numeric = {3},
                 .rows = {}};
    for (const Copy &copy : details.copies) {
        copies.rows.append(
            {copy.variant, tierName(copy.tier), u"%1 x %2"_s.arg(copy.width).arg(copy.height), sizeText(copy.size),
             copyStateName(copy.state), copy.key});
    }
    out.table(copies);
    out.line();
    Table history{.header = {u"WHEN"_s, u"WHAT"_s}, .numeric = {}, .rows = {}};
    for (const Event &event : details.history)
        history.rows.append({localTime(event.at), event.what});
    if (!history.rows.isEmpty())
        out.table(history);
}

Result<int> showPhoto(Session &session, const OneArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const PhotoDetails details, engine->library.details(text(arguments.id)));
    TD_ASSIGN(const PriceBook prices, engine->rules.prices());
    session.out.document(
        {{u"ok"_s, true},
         {u"metadata"_s, shapes::photoMetadata(details.photo, details.next, details.copies, details.history)}});
    if (!session.out.isJson())
        showDetails(session.out, details, prices.currency);
    return status::Done;
}

Result<int> get(Session &session, const OneArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString variantName = arguments.variant.empty() ? variant::Master : text(arguments.variant);
    const QString file = text(arguments.file);
    TD_ASSIGN(const Copy copy,
              engine->library.saveTo(text(arguments.id), variantName, file, arguments.force, session.stop));
    session.out.document({{u"ok"_s, true},
                          {u"photo_id"_s, copy.photoId},
                          {u"variant"_s, copy.variant},
                          {u"file"_s, file},
                          {u"size_bytes"_s, copy.size},
                          {u"sha256"_s, copy.sha256}});
    session.out.line(u"%1: %2, checked"_s.arg(file, sizeText(copy.size)));
    return status::Done;
}

Result<int> url(Session &session, const OneArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    const QString variantName = arguments.variant.empty() ? variant::Master : text(arguments.variant);
    TD_ASSIGN(const IssuedLink issued,
              engine->links.issue({.photoId = text(arguments.id),
                                   .variant = variantName,
                                   .use = arguments.download ? LinkUse::Download : LinkUse::View,
                                   .expires = Seconds(arguments.expires),
                                   .recipient = text(arguments.recipient)}));
    const Link &link = issued.link;
    session.out.document(
        {{u"ok"_s, true},
         {u"photo_id"_s, link.photoId},
         {u"link_id"_s, link.linkId},
         {u"url"_s, issued.url},
         {u"kind"_s, linkKindName(link.kind)},
         {u"expires"_s, link.expiresAt ? QJsonValue(toIso(*link.expiresAt)) : QJsonValue(QJsonValue::Null)}});
    session.out.line(issued.url);
    return status::Done;
}

void addExifFilters(CLI::App &command, ListArguments &arguments)
{
    command.add_option("--camera", arguments.camera, "Taken with this camera: its name, or a part of it");
    command.add_option("--lens", arguments.lens, "Taken with this lens: its name, or a part of it");
    command.add_option("--captured-from", arguments.capturedFrom, "Captured on this day or later, by the camera's clock")
        ->option_text("DAY");
    command.add_option("--captured-to", arguments.capturedTo, "Captured on this day or earlier")->option_text("DAY");
    command.add_option("--min-megapixels", arguments.megapixels, "Uploaded with at least so many megapixels")
        ->check(CLI::Range(0.0, 1000.0));
    command.add_option("--orientation", arguments.orientation, "How the picture lies")
        ->check(CLI::IsMember({"landscape", "portrait", "square"}));
    command.add_option("--position", arguments.position, "With a position (image.keep_gps), or without")
        ->check(CLI::IsMember({"yes", "no"}));
}

void addList(CLI::App &group, Handler &chosen)
{
    auto arguments = std::make_shared<ListArguments>();
    CLI::App *command = group.add_subcommand("list", "List photos");
    command->add_option("--tier", arguments->tier, "Only this tier")->check(CLI::IsMember({"temp", "hot", "cold"}));
    command->add_option("--user", arguments->user, "Only this user");
    command->add_option("--draft", arguments->draft, "Only this draft");
    cli::addList(*command, "--tag", arguments->tags, "Only with this tag; may be repeated");
    command->add_option("--published", arguments->published, "Only published, or not")
        ->check(CLI::IsMember({"yes", "no"}));
    command->add_flag("--deleted", arguments->deleted, "The trash instead");
    command->add_option("--query", arguments->query,
                        "Part of file name, id, draft, user, tag, camera or lens; or a day or month (2026-03-12, march 2026)");
    addExifFilters(*command, *arguments);
    command->add_option("--sort", arguments->sort, "Field to sort by")
        ->check(CLI::IsMember(
            {"photo_id", "upload_date", "last_access_date", "compressed_size_bytes", "filename", "draft_id"}))
        ->capture_default_str();
    command->add_flag("--desc", arguments->descending, "Largest or newest first");
    command->add_option("--limit", arguments->limit, "Photos on one page")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--cursor", arguments->cursor, "Where the page before ended; same filters and sort");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return listPhotos(session, *arguments); }; });
}

void addOne(CLI::App &group, Handler &chosen)
{
    auto shown = std::make_shared<OneArguments>();
    CLI::App *command = group.add_subcommand("show", "Everything about one photo");
    command->add_option("id", shown->id, "Photo")->required()->option_text("ID");
    command->callback([shown, &chosen] { chosen = [shown](Session &session) { return showPhoto(session, *shown); }; });

    auto got = std::make_shared<OneArguments>();
    command = group.add_subcommand("get", "Write a photo to a file, checked against its checksum");
    command->add_option("id", got->id, "Photo")->required()->option_text("ID");
    command->add_option("-o,--output", got->file, "File to write")->required()->option_text("FILE");
    command->add_option("--variant", got->variant, VariantHelp);
    command->add_flag("--force", got->force, "Replace an existing file");
    command->callback([got, &chosen] { chosen = [got](Session &session) { return get(session, *got); }; });

    auto linked = std::make_shared<OneArguments>();
    command = group.add_subcommand("url", "A link to a photo");
    command->add_option("id", linked->id, "Photo")->required()->option_text("ID");
    command->add_option("--variant", linked->variant, VariantHelp);
    command->add_option("--expires", linked->expires, "Seconds the link is valid")
        ->check(CLI::Range(1, 604800))
        ->capture_default_str();
    command->add_flag("--download", linked->download, "A link that saves instead of showing");
    command->add_option("--to", linked->recipient, "Who gets it: a word for the register of links")
        ->option_text("NAME");
    command->callback([linked, &chosen] { chosen = [linked](Session &session) { return url(session, *linked); }; });
}

} // namespace

void addPhotoChanges(CLI::App &group, Handler &chosen);

void addPhotos(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("photos", "List, show, change, delete and restore photos");
    group->require_subcommand(1);
    addList(*group, chosen);
    addOne(*group, chosen);
    addPhotoChanges(*group, chosen);
    addPhotoAccesses(*group, chosen);
    addPhotoVariants(*group, chosen);
}

} // namespace td::cli
