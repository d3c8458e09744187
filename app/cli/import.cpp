// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "catalog/foreigncatalogue.h"
#include "core/shapes.h"
#include "engine/filescan.h"
#include "engine/importer.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

constexpr QLatin1StringView DatabasePrefix("sqlite:");

struct ImportArguments {
    std::string source, user = "default", draft, kind = "user", root;
    std::vector<std::string> tags;
    bool isPublic = false, keepOriginal = false, removeOriginals = false, dryRun = false;
};

QString statusName(ImportStatus status)
{
    switch (status) {
    case ImportStatus::Stored:
        return u"stored"_s;
    case ImportStatus::Skipped:
        return u"skipped"_s;
    case ImportStatus::Damaged:
        return u"damaged"_s;
    case ImportStatus::WouldStore:
        return u"would_store"_s;
    }
    return {};
}

ImportOptions optionsOf(const ImportArguments &arguments)
{
    ImportOptions options;
    options.upload.user = text(arguments.user);
    options.upload.draft = text(arguments.draft);
    options.upload.tags = texts(arguments.tags);
    options.upload.kind = text(arguments.kind);
    options.upload.isPublic = arguments.isPublic;
    if (arguments.keepOriginal)
        options.upload.keepOriginal = true;
    options.removeOriginals = arguments.removeOriginals;
    options.dryRun = arguments.dryRun;
    return options;
}

Result<ImportItems> itemsOf(const Importer &importer, const ImportArguments &arguments, std::stop_token stop)
{
    const QString source = pathFromBytes(QByteArray::fromStdString(arguments.source));
    if (!source.startsWith(DatabasePrefix))
        return importer.folder(source, std::move(stop));
    const QString file = source.mid(DatabasePrefix.size());
    TD_ASSIGN(const QList<KnownPhoto> photos, readForeignPhotos(file));
    const QString root = arguments.root.empty() ? QFileInfo(file).absolutePath()
                                                : pathFromBytes(QByteArray::fromStdString(arguments.root));
    return importer.files(photos, root);
}

void showDrafts(Session &session, const ImportReport &result)
{
    struct Sums {
        qint64 taken = 0, skipped = 0, bytes = 0;
    };
    QMap<QString, Sums> drafts;
    for (const ImportedPhoto &photo : result.photos) {
        Sums &sums = drafts[photo.draftId];
        ++(photo.status == ImportStatus::Skipped ? sums.skipped : sums.taken);
        sums.bytes += photo.fileBytes;
    }
    Table table{.header = {u"DRAFT"_s, u"PHOTOS"_s, u"ALREADY THERE"_s, u"SIZE"_s}, .numeric = {1, 2, 3}, .rows = {}};
    for (const auto &[draft, sums] : drafts.asKeyValueRange())
        table.rows.append({draft.isEmpty() ? u"(none)"_s : draft, groupedText(sums.taken), groupedText(sums.skipped),
                           sizeText(sums.bytes)});
    if (!table.rows.isEmpty())
        session.out.table(table);
}

int tellImport(Session &session, const ImportReport &result, bool isDryRun)
{
    QJsonArray photos;
    QMap<ImportStatus, qint64> counts;
    qint64 removed = 0, bytes = 0;
    for (const ImportedPhoto &photo : result.photos) {
        ++counts[photo.status];
        removed += photo.originalRemoved ? 1 : 0;
        bytes += photo.status == ImportStatus::Skipped ? 0 : photo.fileBytes;
        photos.append(QJsonObject{{u"path"_s, photo.path},
                                  {u"photo_id"_s, photo.photoId.isEmpty() ? QJsonValue() : QJsonValue(photo.photoId)},
                                  {u"draft_id"_s, photo.draftId.isEmpty() ? QJsonValue() : QJsonValue(photo.draftId)},
                                  {u"tier"_s, tierName(photo.tier)},
                                  {u"status"_s, statusName(photo.status)},
                                  {u"file_size_bytes"_s, photo.fileBytes},
                                  {u"original_removed"_s, photo.originalRemoved}});
    }
    const int outcome = report(session, result.failed, !result.photos.isEmpty());
    session.out.document({{u"ok"_s, outcome == status::Done},
                          {u"dry_run"_s, isDryRun},
                          {u"stored"_s, counts.value(ImportStatus::Stored)},
                          {u"damaged"_s, counts.value(ImportStatus::Damaged)},
                          {u"would_store"_s, counts.value(ImportStatus::WouldStore)},
                          {u"skipped"_s, counts.value(ImportStatus::Skipped)},
                          {u"originals_removed"_s, removed},
                          {u"bytes"_s, bytes},
                          {u"photos"_s, photos},
                          {u"failed"_s, shapes::failures(result.failed, u"path"_s)}});
    showDrafts(session, result);
    const qint64 taken = isDryRun ? counts.value(ImportStatus::WouldStore)
                                  : counts.value(ImportStatus::Stored) + counts.value(ImportStatus::Damaged);
    session.out.line(u"%1 %2, %3 already there, %4 failed%5."_s.arg(
        countText(taken, u"photo"_s, u"photos"_s), isDryRun ? u"would be taken over"_s : u"taken over"_s,
        groupedText(counts.value(ImportStatus::Skipped)), groupedText(result.failed.size()),
        removed > 0 ? u"; %1 removed"_s.arg(countText(removed, u"original"_s, u"originals"_s)) : QString()));
    return outcome;
}

/// A published photo whose days are over goes to the trash in the next run: the operator is told before.
Result<void> tellOfTrash(Session &session, Engine &engine, const ImportReport &result)
{
    QStringList ids;
    for (const ImportedPhoto &photo : result.photos) {
        if (!photo.photoId.isEmpty() && photo.status != ImportStatus::Skipped)
            ids.append(photo.photoId);
    }
    TD_ASSIGN(const QList<Photo> photos, engine.library.findAll(ids));
    TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(photos));
    const auto due = std::ranges::count_if(
        next, [](const Decision &decision) { return decision.action == Action::Trash && decision.isDue; });
    if (due > 0)
        session.out.note(u"By the rules and their old dates, the next run trashes %1 of them. See `lifecycle plan`; "
                         "`photos edit --pin` keeps a photo."_s.arg(countText(due, u"photo"_s, u"photos"_s)));
    return {};
}

Result<int> importPhotos(Session &session, const ImportArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    Importer importer(engine->parts, engine->ingest, engine->mover);
    TD_ASSIGN(ImportItems found, itemsOf(importer, arguments, session.stop));
    const QString verb = arguments.dryRun ? u"Looking"_s : u"Importing"_s;
    ImportReport result = importer.run(found.items, optionsOf(arguments), session.progress(verb), session.stop);
    session.endProgress();
    result.failed = found.failed + result.failed;
    qCInfo(logApp) << "import:" << result.photos.size() << "photos," << result.failed.size() << "failed";
    if (!arguments.dryRun)
        TD_TRY(tellOfTrash(session, *engine, result));
    return tellImport(session, result, arguments.dryRun);
}

} // namespace

void addImport(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App *command =
        root.add_subcommand("import", "Take over a tree of folders, or the files of an existing catalogue");
    command->add_option("source", arguments->source, "A folder, or sqlite:FILE")
        ->required()
        ->option_text("PATH|sqlite:FILE");
    command->add_option("--user", arguments->user, "Owner of photos that have none")->capture_default_str();
    command->add_option("--draft", arguments->draft,
                        "Draft of photos that have none; else the folder in PATH that they lie in");
    addList(*command, "--tag", arguments->tags, "Tag; may be repeated");
    command->add_option("--kind", arguments->kind, "What they show")
        ->check(CLI::IsMember({"user", "cloth", "result"}))
        ->capture_default_str();
    command->add_flag("--public", arguments->isPublic, "May have a public link once in HOT");
    command->add_flag("--keep-original", arguments->keepOriginal, "Keep the exact bytes as well");
    command->add_option("--root", arguments->root, "Where the files of a database lie now; else beside it")
        ->option_text("DIR");
    command->add_flag("--remove-originals", arguments->removeOriginals,
                      "Delete each file once its photo is stored and proven");
    command->add_flag("--dry-run", arguments->dryRun, "Only tell what would be taken over");
    command->footer("May be run again: what is there already is skipped. Example: tierdeck-cli import --dry-run "
                    "~/product_images");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return importPhotos(session, *arguments); }; });
}

} // namespace td::cli
