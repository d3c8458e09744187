// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"
#include "engine/filescan.h"

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct UploadArguments {
    std::vector<std::string> paths, tags, renditions;
    std::string user = "default", vendor, draft, kind = "user", duplicates = "skip";
    bool isPublic = false, keepOriginal = false, recursive = false;
};

UploadOptions optionsOf(const UploadArguments &arguments)
{
    UploadOptions options;
    options.user = text(arguments.user);
    if (!arguments.vendor.empty()) {
        options.user = text(arguments.vendor);
        options.ownerType = u"vendor"_s;
    }
    options.draft = text(arguments.draft);
    options.tags = texts(arguments.tags);
    options.kind = text(arguments.kind);
    options.isPublic = arguments.isPublic;
    if (arguments.keepOriginal)
        options.keepOriginal = true;
    options.duplicates = arguments.duplicates == "store" ? DuplicatePolicy::Store : DuplicatePolicy::Skip;
    return options;
}

void showPhotos(Output &out, const QList<UploadedPhoto> &photos)
{
    Table table{.header = {u"FILE"_s, u"PHOTO"_s, u"STATUS"_s, u"SIZE"_s, u"STORED"_s, u"SAVED"_s, u"PIXELS"_s},
                .numeric = {3, 4, 5},
                .rows = {}};
    for (const UploadedPhoto &item : photos) {
        const Photo &photo = item.photo;
        table.rows.append({item.path.section(u'/', -1), photo.photoId, uploadStatusName(item.status),
                           sizeText(photo.fileSizeBytes), sizeText(photo.compressedSizeBytes),
                           u"%1 %"_s.arg(compressionRatio(photo.fileSizeBytes, photo.compressedSizeBytes), 0, 'f', 1),
                           u"%1 x %2"_s.arg(photo.width).arg(photo.height)});
    }
    if (!table.rows.isEmpty())
        out.table(table);
}

/// Photos without a draft are trashed by rule: the operator is told when.
Result<void> showTrashTime(Session &session, Engine &engine, const QList<UploadedPhoto> &photos)
{
    QList<Photo> without;
    for (const UploadedPhoto &item : photos) {
        if (item.photo.draftId.isEmpty() && !item.photo.pinned)
            without.append(item.photo);
    }
    if (without.isEmpty())
        return {};
    TD_ASSIGN(const QList<Decision> next, engine.library.nextActions(without));
    std::optional<Instant> first;
    qint64 count = 0;
    for (const Decision &decision : next) {
        if (decision.action != Action::Trash || !decision.due)
            continue;
        ++count;
        first = first ? std::min(*first, *decision.due) : *decision.due;
    }
    if (first) {
        session.out.note(
            u"Without a draft, %1 will be trashed after %2. Give --draft, or pin with `photos edit --pin`."_s.arg(
                countText(count, u"photo"_s, u"photos"_s), localTime(*first)));
    }
    return {};
}

void showSummary(Output &out, const UploadReport &report)
{
    qint64 before = 0, after = 0, stored = 0, skipped = 0;
    for (const UploadedPhoto &item : report.photos) {
        if (item.status == UploadStatus::Skipped) {
            ++skipped;
            continue;
        }
        ++stored;
        before += item.photo.fileSizeBytes;
        after += item.photo.compressedSizeBytes;
    }
    QString line = countText(stored, u"photo stored"_s, u"photos stored"_s);
    if (stored > 0) {
        line += u", %1 instead of %2 (%3 % smaller)"_s.arg(sizeText(after), sizeText(before))
                    .arg(compressionRatio(before, after), 0, 'f', 1);
    }
    if (skipped > 0)
        line += u", %1"_s.arg(countText(skipped, u"skipped as already there"_s, u"skipped as already there"_s));
    if (!report.failed.isEmpty())
        line += u", %1 failed"_s.arg(report.failed.size());
    out.line(line);
}

/// A name of blanks is a slip of a script: nobody would find the draft again.
Result<void> checkName(const std::string &value, const QString &option)
{
    if (value.empty() || !text(value).trimmed().isEmpty())
        return {};
    return fail(ErrorCode::InvalidArgument, u"usage.blank"_s, u"%1: the name is only blanks"_s.arg(option), option,
                u"Give a name, or leave %1 out."_s.arg(option));
}

/// Arguments are bytes, and file names need not be UTF-8.
QStringList paths(const std::vector<std::string> &arguments)
{
    QStringList list;
    for (const std::string &argument : arguments)
        list.append(pathFromBytes(QByteArray::fromStdString(argument)));
    return list;
}

/// "small=FILE" for one picture.
Result<QMap<QString, QString>> ownRenditions(const UploadArguments &arguments, qsizetype files)
{
    QMap<QString, QString> renditions;
    for (const std::string &given : arguments.renditions) {
        const std::size_t equals = given.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == given.size())
            return fail(ErrorCode::InvalidArgument, u"usage.rendition"_s,
                        u"--rendition: \"%1\" names no size and file"_s.arg(text(given)), u"--rendition"_s,
                        u"Write it as small=FILE."_s);
        renditions.insert(text(given.substr(0, equals)),
                          pathFromBytes(QByteArray::fromStdString(given.substr(equals + 1))));
    }
    if (!renditions.isEmpty() && files != 1)
        return fail(ErrorCode::InvalidArgument, u"usage.rendition"_s, u"--rendition goes with exactly one picture"_s,
                    u"--rendition"_s, u"Upload the pictures one by one."_s);
    return renditions;
}

Result<int> upload(Session &session, const UploadArguments &arguments)
{
    TD_TRY(checkName(arguments.draft, u"--draft"_s));
    TD_TRY(checkName(arguments.user, u"--user"_s));
    TD_TRY(checkName(arguments.vendor, u"--vendor"_s));
    TD_ASSIGN(Engine *const engine, session.engine());
    const FileList found = collectFiles(paths(arguments.paths), arguments.recursive, session.stop);
    UploadOptions options = optionsOf(arguments);
    TD_ASSIGN(options.renditions, ownRenditions(arguments, found.files.size()));
    UploadReport result =
        engine->ingest.uploadAll(found.files, options, session.progress(u"Uploading"_s), session.stop);
    session.endProgress();
    result.failed = found.failed + result.failed;
    qCInfo(logApp) << "upload:" << result.photos.size() << "photos," << result.failed.size() << "failed";

    QJsonArray photos;
    for (const UploadedPhoto &item : result.photos)
        photos.append(shapes::uploaded(item.photo, uploadStatusName(item.status), item.duplicateOf));
    session.out.document({{u"photos"_s, photos}, {u"failed"_s, shapes::failures(result.failed, u"path"_s)}});
    showPhotos(session.out, result.photos);
    showSummary(session.out, result);
    TD_TRY(showTrashTime(session, *engine, result.photos));
    return report(session, result.failed, !result.photos.isEmpty());
}

} // namespace

void addUpload(CLI::App &root, Handler &chosen)
{
    auto arguments = std::make_shared<UploadArguments>();
    CLI::App *command = root.add_subcommand("upload", "Compress photos and store them in TEMP");
    command->add_option("paths", arguments->paths, "Files and folders")->required()->option_text("PATH...");
    CLI::Option *user = command->add_option("--user", arguments->user, "Owner of the photos")->capture_default_str();
    command->add_option("--vendor", arguments->vendor, "Vendor whose photos they are, instead of a user's")
        ->excludes(user);
    command->add_option("--draft", arguments->draft, "Draft they belong to; made when unknown");
    addList(*command, "--tag", arguments->tags, "Tag; may be repeated");
    command->add_option("--kind", arguments->kind, "What they show")
        ->check(CLI::IsMember({"user", "cloth", "result"}))
        ->capture_default_str();
    command->add_flag("--public", arguments->isPublic, "May have a public link once in HOT");
    command->add_flag("--keep-original", arguments->keepOriginal, "Keep the exact uploaded bytes as well");
    addList(*command, "--rendition", arguments->renditions,
            "A size of one picture from a file of its own, e.g. small=FILE; may be repeated");
    command->add_flag("-r,--recursive", arguments->recursive, "Walk into folders");
    command->add_option("--duplicates", arguments->duplicates, "Same bytes again for the same user and draft")
        ->check(CLI::IsMember({"skip", "store"}))
        ->capture_default_str();
    command->footer("Example: tierdeck-cli upload --recursive --draft summer-dress ~/Pictures/dress");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return upload(session, *arguments); }; });
}

} // namespace td::cli
