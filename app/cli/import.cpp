// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "catalog/foreigncatalogue.h"
#include "core/shapes.h"
#include "engine/filescan.h"
#include "engine/importer.h"

#include <QFileInfo>

#include <optional>

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

/// So many photos are in memory at once, however many there are.
constexpr qsizetype PartSize = 2000;

/// The files that are to be taken over, part by part.
class ImportSource
{
public:
    ImportSource(const Importer &importer, const ImportArguments &arguments)
        : m_importer(importer)
        , m_arguments(arguments)
    {
    }
    [[nodiscard]] Result<void> open(std::stop_token stop)
    {
        const QString source = pathFromBytes(QByteArray::fromStdString(m_arguments.source));
        if (!source.startsWith(DatabasePrefix)) {
            TD_ASSIGN(m_tree, m_importer.folder(source, std::move(stop)));
            return {};
        }
        const QString file = source.mid(DatabasePrefix.size());
        m_root = m_arguments.root.empty() ? QFileInfo(file).absolutePath()
                                          : pathFromBytes(QByteArray::fromStdString(m_arguments.root));
        TD_ASSIGN(m_known, ForeignPhotos::open(file));
        return {};
    }
    [[nodiscard]] qsizetype count() const { return m_known ? m_known->rows() : m_tree.items.size(); }
    /// Nothing when all were given.
    [[nodiscard]] Result<std::optional<ImportItems>> next()
    {
        if (m_known) {
            if (m_known->isAtEnd())
                return std::optional<ImportItems>();
            TD_ASSIGN(const QList<KnownPhoto> photos, m_known->next(PartSize));
            return std::optional(m_importer.files(photos, m_root));
        }
        if (m_given == m_tree.items.size() && m_tree.failed.isEmpty())
            return std::optional<ImportItems>();
        ImportItems part{.items = m_tree.items.mid(m_given, PartSize), .failed = std::exchange(m_tree.failed, {})};
        m_given += part.items.size();
        return std::optional(part);
    }

private:
    const Importer &m_importer;
    const ImportArguments &m_arguments;
    ImportItems m_tree;
    qsizetype m_given = 0;
    std::unique_ptr<ForeignPhotos> m_known;
    QString m_root;
};

/// What the answer tells of all parts. Single photos are kept only for --json.
class ImportTally
{
public:
    explicit ImportTally(bool isListed)
        : m_isListed(isListed)
    {
    }
    void add(const ImportReport &part)
    {
        failed += part.failed;
        taken += part.photos.size();
        for (const ImportedPhoto &photo : part.photos) {
            ++counts[photo.status];
            removed += photo.originalRemoved ? 1 : 0;
            bytes += photo.status == ImportStatus::Skipped ? 0 : photo.fileBytes;
            Sums &sums = drafts[photo.draftId];
            ++(photo.status == ImportStatus::Skipped ? sums.skipped : sums.taken);
            sums.bytes += photo.fileBytes;
            if (m_isListed)
                photos.append(toJson(photo));
        }
    }
    [[nodiscard]] Table draftTable() const
    {
        Table table{
            .header = {u"DRAFT"_s, u"PHOTOS"_s, u"ALREADY THERE"_s, u"SIZE"_s}, .numeric = {1, 2, 3}, .rows = {}};
        for (const auto &[draft, sums] : drafts.asKeyValueRange())
            table.rows.append({draft.isEmpty() ? u"(none)"_s : draft, groupedText(sums.taken),
                               groupedText(sums.skipped), sizeText(sums.bytes)});
        return table;
    }

    struct Sums {
        qint64 taken = 0, skipped = 0, bytes = 0;
    };
    QList<ItemFailure> failed;
    QMap<ImportStatus, qint64> counts;
    QMap<QString, Sums> drafts;
    QJsonArray photos;
    qint64 taken = 0, removed = 0, bytes = 0;
    qint64 soonTrashed = 0; ///< by the rules and their old dates

private:
    static QJsonObject toJson(const ImportedPhoto &photo)
    {
        return {{u"path"_s, photo.path},
                {u"photo_id"_s, photo.photoId.isEmpty() ? QJsonValue() : QJsonValue(photo.photoId)},
                {u"draft_id"_s, photo.draftId.isEmpty() ? QJsonValue() : QJsonValue(photo.draftId)},
                {u"tier"_s, tierName(photo.tier)},
                {u"status"_s, statusName(photo.status)},
                {u"file_size_bytes"_s, photo.fileBytes},
                {u"original_removed"_s, photo.originalRemoved}};
    }
    const bool m_isListed;
};

int tellImport(Session &session, const ImportTally &tally, bool isDryRun)
{
    const int outcome = report(session, tally.failed, tally.taken > 0);
    session.out.document({{u"ok"_s, outcome == status::Done},
                          {u"dry_run"_s, isDryRun},
                          {u"stored"_s, tally.counts.value(ImportStatus::Stored)},
                          {u"damaged"_s, tally.counts.value(ImportStatus::Damaged)},
                          {u"would_store"_s, tally.counts.value(ImportStatus::WouldStore)},
                          {u"skipped"_s, tally.counts.value(ImportStatus::Skipped)},
                          {u"originals_removed"_s, tally.removed},
                          {u"bytes"_s, tally.bytes},
                          {u"photos"_s, tally.photos},
                          {u"failed"_s, shapes::failures(tally.failed, u"path"_s)}});
    if (const Table table = tally.draftTable(); !table.rows.isEmpty())
        session.out.table(table);
    const qint64 taken = isDryRun
                             ? tally.counts.value(ImportStatus::WouldStore)
                             : tally.counts.value(ImportStatus::Stored) + tally.counts.value(ImportStatus::Damaged);
    session.out.line(u"%1 %2, %3 already there, %4 failed%5."_s.arg(
        countText(taken, u"photo"_s, u"photos"_s), isDryRun ? u"would be taken over"_s : u"taken over"_s,
        groupedText(tally.counts.value(ImportStatus::Skipped)), groupedText(tally.failed.size()),
        tally.removed > 0 ? u"; %1 removed"_s.arg(countText(tally.removed, u"original"_s, u"originals"_s))
                          : QString()));
    return outcome;
}

/// How many of what was taken over the next run trashes: published photos whose days are over.
Result<qint64> soonTrashed(Engine &engine, const ImportReport &result)
{
    QStringList ids;
    for (const ImportedPhoto &photo : result.photos) {
        if (!photo.photoId.isEmpty() && photo.status != ImportStatus::Skipped)
            ids.append(photo.photoId);
    }
    TD_ASSIGN(const QList<Photo> photos, engine.library.findAll(ids));
    TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(photos));
    return std::ranges::count_if(
        next, [](const Decision &decision) { return decision.action == Action::Trash && decision.isDue; });
}

Result<int> importPhotos(Session &session, const ImportArguments &arguments)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    Importer importer(engine->parts, engine->ingest, engine->mover);
    ImportSource source(importer, arguments);
    TD_TRY(source.open(session.stop));
    const ProgressFn progress = session.progress(arguments.dryRun ? u"Looking"_s : u"Importing"_s);
    const ImportOptions options = optionsOf(arguments);
    ImportTally tally(session.out.isJson());
    qint64 seen = 0;
    while (!session.stop.stop_requested()) {
        const Result<std::optional<ImportItems>> read = source.next();
        if (!read)
            tally.failed.append({text(arguments.source), read.error()}); // what was taken over before is told
        if (!read || !*read)
            break;
        const ImportItems &part = **read;
        const auto ofAll = [&](Progress now) {
            now.done += seen;
            now.total = source.count();
            progress(now);
        };
        ImportReport result = importer.run(part.items, options, ofAll, session.stop);
        seen += part.items.size() + part.failed.size();
        result.failed = part.failed + result.failed;
        tally.add(result);
        if (arguments.dryRun)
            continue;
        if (const Result<qint64> due = soonTrashed(*engine, result))
            tally.soonTrashed += *due;
        else
            tally.failed.append({text(arguments.source), due.error()});
    }
    session.endProgress();
    qCInfo(logApp) << "import:" << tally.taken << "photos," << tally.failed.size() << "failed";
    // the operator is told before
    if (tally.soonTrashed > 0)
        session.out.note(
            u"By the rules and their old dates, the next run trashes %1 of them. See `lifecycle plan`; "
            "`photos edit --pin` keeps a photo."_s.arg(countText(tally.soonTrashed, u"photo"_s, u"photos"_s)));
    return tellImport(session, tally, arguments.dryRun);
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
