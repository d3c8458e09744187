// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/importer.h"

#include "core/digest.h"
#include "engine/filescan.h"
#include "engine/workers.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// Of an original that is looked at again; what was taken in was no larger.
constexpr qint64 MostOriginalBytes = std::numeric_limits<qint32>::max();

Error notTaken(const QString &path, ErrorCode code, const QString &reason, const QString &message,
               const QString &remedy)
{
    return {.code = code, .reason = reason, .message = message, .where = path, .remedy = remedy};
}

/// The file of a path that another computer may have written; empty when it is not here.
QString fileBelow(const QString &root, const QString &path)
{
    if (QDir::isAbsolutePath(path) && QFileInfo(path).isFile())
        return path;
    if (root.isEmpty())
        return {};
    const QStringList parts = QDir::cleanPath(path).split(u'/', Qt::SkipEmptyParts);
    if (parts.contains(".."_L1))
        return {};
    for (qsizetype from = 0; from < parts.size(); ++from) {
        const QString file = root % u'/' % parts.mid(from).join(u'/');
        if (QFileInfo(file).isFile())
            return file;
    }
    return {};
}

UploadOptions optionsFor(const ImportItem &item, UploadOptions options)
{
    if (options.draft.isEmpty())
        options.draft = item.draft;
    if (!item.known)
        return options;
    const KnownPhoto &known = *item.known;
    options.duplicates = DuplicatePolicy::Store; // who refers to an id finds it
    options.draft = known.draftId.isEmpty() ? options.draft : known.draftId;
    options.user = known.userId.isEmpty() ? options.user : known.userId;
    options.kind = known.kind.isEmpty() ? options.kind : known.kind;
    options.ownerType = known.ownerType.isEmpty() ? options.ownerType : known.ownerType;
    options.isPublic = options.isPublic || known.isPublic;
    options.tags = known.tags + options.tags;
    return options;
}

} // namespace

Importer::Importer(const EngineParts &parts, Ingest &ingest, Mover &mover)
    : m_parts(parts)
    , m_ingest(ingest)
    , m_mover(mover)
{
}

bool Importer::isInTier(const QString &path) const
{
    const QString file = QFileInfo(path).canonicalFilePath();
    for (const Tier tier : AllTiers) {
        const auto store = m_parts.stores.of(tier);
        const QString folder = u'/' % tierName(tier) % u'/';
        // Every key begins with its tier; the store knows which of the ends of the path is one of its objects.
        for (qsizetype at = file.indexOf(folder); store && at >= 0; at = file.indexOf(folder, at + 1)) {
            const std::optional<QString> object = (*store)->localPath(file.mid(at + 1));
            if (object && QFileInfo(*object).canonicalFilePath() == file)
                return true;
        }
    }
    return false;
}

Result<ImportItems> Importer::folder(const QString &folder, std::stop_token stop) const
{
    const QFileInfo info(folder);
    if (!info.isDir())
        return fail(ErrorCode::NotFound, u"import.no_folder"_s, u"There is no folder %1"_s.arg(folder), folder,
                    u"Give a folder of photos, or sqlite:FILE for a database."_s);
    const QString root = info.canonicalFilePath();
    FileList found = collectFiles({root}, true, std::move(stop));
    ImportItems items{.items = {}, .failed = std::move(found.failed)};
    for (const QString &file : std::as_const(found.files)) {
        if (isInTier(file)) {
            items.failed.append({file, notTaken(file, ErrorCode::FailedPrecondition, u"import.in_tier"_s,
                                                u"The file already lies in a tier of this profile"_s,
                                                u"Import from a folder outside the profile."_s)});
            continue;
        }
        const QString inside = file.mid(root.size() + 1);
        const QString first = inside.contains(u'/') ? inside.section(u'/', 0, 0).trimmed() : QString();
        items.items.append({.path = file, .draft = first.isEmpty() ? root.section(u'/', -1) : first, .known = {}});
    }
    return items;
}

ImportItems Importer::files(const QList<KnownPhoto> &photos, const QString &root) const
{
    ImportItems items;
    for (const KnownPhoto &photo : photos) {
        const QString file = fileBelow(root, photo.path);
        const QString named = photo.path.isEmpty() ? photo.photoId : photo.path;
        if (file.isEmpty())
            items.failed.append({named, notTaken(named, ErrorCode::NotFound, u"import.file_missing"_s,
                                                 u"The file of photo %1 is not on this computer"_s.arg(photo.photoId),
                                                 u"Fetch the files, and name their folder with --root."_s)});
        else if (isInTier(file))
            items.failed.append({named, notTaken(file, ErrorCode::FailedPrecondition, u"import.in_tier"_s,
                                                 u"The file already lies in a tier of this profile"_s,
                                                 u"Import from a folder outside the profile."_s)});
        else
            items.items.append(
                {.path = file, .draft = photo.draftId, .known = std::make_shared<const KnownPhoto>(photo)});
    }
    return items;
}

Result<ImportedPhoto> Importer::look(const ImportItem &item, const UploadOptions &options, std::stop_token stop)
{
    ImportedPhoto seen{.path = item.path, .draftId = options.draft, .status = ImportStatus::WouldStore};
    TD_ASSIGN(const QByteArray bytes, readRegularFile(item.path, MostOriginalBytes, std::move(stop)));
    seen.fileBytes = bytes.size();
    TD_ASSIGN(const QList<Photo> same, m_parts.catalogue.photos().sameOriginal(sha256Hex(bytes)));
    for (const Photo &photo : same) {
        if (item.known || photo.userId != options.user || photo.draftId != options.draft)
            continue;
        seen.photoId = photo.photoId;
        seen.tier = photo.tier;
        seen.status = ImportStatus::Skipped;
    }
    return seen;
}

Result<ImportedPhoto> Importer::store(const ImportItem &item, const UploadOptions &options, std::stop_token stop)
{
    TD_ASSIGN(const UploadedPhoto uploaded, item.known
                                                ? m_ingest.takeOver(item.path, options, *item.known, std::move(stop))
                                                : m_ingest.upload(item.path, options, std::move(stop)));
    const ImportStatus status = uploaded.status == UploadStatus::Skipped   ? ImportStatus::Skipped
                                : uploaded.status == UploadStatus::Damaged ? ImportStatus::Damaged
                                                                           : ImportStatus::Stored;
    return ImportedPhoto{.path = item.path,
                         .photoId = uploaded.photo.photoId,
                         .draftId = uploaded.photo.draftId,
                         .tier = uploaded.photo.tier,
                         .status = status,
                         .fileBytes = uploaded.photo.fileSizeBytes};
}

Result<ImportedPhoto> Importer::takeOne(const ImportItem &item, const ImportOptions &options, std::stop_token stop)
{
    const UploadOptions upload = optionsFor(item, options.upload);
    ImportedPhoto taken;
    std::optional<Photo> present;
    if (item.known && !item.known->photoId.isEmpty()) {
        TD_ASSIGN(present, m_parts.catalogue.photos().find(item.known->photoId));
    }
    if (present) {
        taken = {.path = item.path,
                 .photoId = present->photoId,
                 .draftId = present->draftId,
                 .tier = present->tier,
                 .status = ImportStatus::Skipped,
                 .fileBytes = present->fileSizeBytes};
    } else if (options.dryRun) {
        return look(item, upload, std::move(stop));
    } else {
        TD_ASSIGN(taken, store(item, upload, stop));
    }
    if (options.dryRun)
        return taken;
    // A run that was cut between the two goes on here.
    const bool goesOn = item.known && item.known->tier != Tier::Temp && taken.tier == Tier::Temp &&
                        m_parts.stores.has(item.known->tier) && !(present && present->deletedAt);
    if (goesOn) {
        TD_TRY(m_mover.move(taken.photoId, item.known->tier, false, {}, stop));
        taken.tier = item.known->tier;
    }
    if (options.removeOriginals) {
        TD_TRY(removeOriginal(item.path, taken.photoId, std::move(stop)));
        taken.originalRemoved = true;
    }
    return taken;
}

/// The photo was made of exactly these bytes, and what is stored of it reads back now.
Result<void> Importer::removeOriginal(const QString &path, const QString &photoId, std::stop_token stop)
{
    const auto stays = [&](const QString &why) {
        return fail(ErrorCode::FailedPrecondition, u"import.original_kept"_s, u"The original was kept: %1"_s.arg(why),
                    path, u"Look at the photo %1, and import again."_s.arg(photoId));
    };
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    if (!photo || photo->deletedAt)
        return stays(u"its photo is not in the catalogue or is in the trash"_s);
    TD_ASSIGN(const QByteArray bytes, readRegularFile(path, MostOriginalBytes, stop));
    if (sha256Hex(bytes) != photo->originalSha256)
        return stays(u"its photo was made of other bytes"_s);
    TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photoId));
    bool hasMaster = false;
    for (const Copy &copy : copies) {
        if (!isReadable(copy))
            continue;
        TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(copy.tier));
        TD_ASSIGN(const Verification found,
                  store->verify(copy.key, {.size = copy.size, .sha256 = copy.sha256, .md5 = copy.md5}, stop));
        if (found.proof != Proof::Verified)
            return stays(u"what is stored of it could not be proven"_s);
        hasMaster = hasMaster || copy.variant == variant::Master;
    }
    if (!hasMaster)
        return stays(u"nothing is stored of it"_s);
    if (::unlink(bytesFromPath(path).constData()) != 0)
        return stays(QString::fromLocal8Bit(std::strerror(errno)));
    return {};
}

ImportReport Importer::run(const QList<ImportItem> &items, const ImportOptions &options, const ProgressFn &progress,
                           std::stop_token stop)
{
    ProgressMeter meter(progress, items.size(), 0);
    std::vector<std::optional<Result<ImportedPhoto>>> results(std::size_t(items.size()));
    parallelEach(items.size(), workerCount(m_parts), stop, [&](qsizetype i) {
        results[std::size_t(i)] = takeOne(items.at(i), options, stop);
        meter.step(items.at(i).path, 0);
    });
    ImportReport report;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto &result = results[std::size_t(i)];
        if (!result || (!*result && result->error().code == ErrorCode::Cancelled))
            report.cancelled = true;
        else if (*result)
            report.photos.append(**result);
        else
            report.failed.append({items.at(i).path, result->error()});
    }
    return report;
}

} // namespace td
