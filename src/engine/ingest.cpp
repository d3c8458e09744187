// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest.h"

#include "core/digest.h"
#include "engine/filescan.h"
#include "engine/journalwork.h"
#include "engine/localrules.h"
#include "engine/quotahold.h"
#include "engine/renditions.h"
#include "engine/variantsettings.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMutex>
#include <QSet>
#include <QWaitCondition>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 DiskReserve = 64LL * 1024 * 1024;

// Where the steps of an upload begin, as parts of the whole; about as long as they take.
constexpr double UploadCompressFrom = 0.1;
constexpr double UploadStoreFrom = 0.8;

/// What the operator reads must name the file, wherever inside it went wrong.
Error named(Error error, const QString &path)
{
    if (error.where == path)
        return error;
    if (!error.where.isEmpty())
        error.detail = error.detail.isEmpty() ? error.where : QString(error.where % ": "_L1 % error.detail);
    error.where = path;
    return error;
}

} // namespace

/// One file on its way in.
struct IncomingFile {
    QString path; ///< as the operator gave it
    QString filename;
    const QByteArray &bytes;
    QString sha256;
    const KnownPhoto *known = nullptr; ///< when it comes from another catalogue
};

struct Ingest::Prepared {
    Photo photo;
    QList<Copy> copies; ///< in the order of the outputs
    QStringList keys;
    std::shared_ptr<ObjectStore> store;
};

/// Lets one thread at a time work on the same bytes, so that twins in one batch see each other.
class Ingest::SameBytes
{
public:
    class Turn
    {
    public:
        Turn(SameBytes &gate, const QString &sha256)
            : m_gate(gate)
            , m_sha256(sha256)
        {
            QMutexLocker lock(&m_gate.m_mutex);
            while (m_gate.m_inHand.contains(m_sha256))
                m_gate.m_freed.wait(&m_gate.m_mutex);
            m_gate.m_inHand.insert(m_sha256);
        }
        ~Turn()
        {
            const QMutexLocker lock(&m_gate.m_mutex);
            m_gate.m_inHand.remove(m_sha256);
            m_gate.m_freed.wakeAll();
        }
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

    private:
        SameBytes &m_gate;
        QString m_sha256;
    };

private:
    QMutex m_mutex;
    QWaitCondition m_freed;
    QSet<QString> m_inHand;
};

namespace
{

/// What the file and the options say of the photo; ids, dates and keys come later.
Photo describe(const IncomingFile &file, const ProcessedImage &image, const UploadOptions &options)
{
    const ImageOutput &master = image.outputs.first();
    Photo photo;
    photo.userId = options.user;
    photo.draftId = options.draft;
    photo.fileSizeBytes = file.bytes.size();
    photo.compressedSizeBytes = master.bytes.size();
    photo.filename = file.filename;
    photo.mimeType = master.mimeType;
    photo.width = master.size.width();
    photo.height = master.size.height();
    photo.originalSha256 = file.sha256;
    if (image.phash != 0)
        photo.phash = image.phash;
    photo.damaged = image.damaged;
    photo.isPublic = options.isPublic;
    photo.kind = options.kind;
    photo.ownerType = options.ownerType;
    photo.tags = options.tags;
    photo.tags.removeDuplicates();
    if (!image.exif.isEmpty())
        photo.metadata.insert(u"exif"_s, image.exif);
    if (!image.warnings.isEmpty())
        photo.metadata.insert(u"warnings"_s, QJsonArray::fromStringList(image.warnings));
    return photo;
}

/// The rest stays as it is described: what the file itself says is newer.
void takeWords(const KnownPhoto &known, int publishedDays, Photo &photo)
{
    if (!known.photoId.isEmpty())
        photo.photoId = known.photoId;
    if (!known.filename.isEmpty())
        photo.filename = known.filename;
    photo.uploadDate = std::min(photo.uploadDate, known.uploadDate.value_or(photo.uploadDate));
    photo.lastAccessDate =
        std::clamp(known.lastAccessDate.value_or(photo.uploadDate), photo.uploadDate, photo.createdAt);
    photo.accessCount = known.accessCount;
    photo.pinned = known.pinned;
    for (auto it = known.metadata.constBegin(); it != known.metadata.constEnd(); ++it) {
        if (!photo.metadata.contains(it.key()))
            photo.metadata.insert(it.key(), it.value());
    }
    if (!known.publishedToVinted)
        return;
    photo.publishedToVinted = true;
    photo.publishedDate = std::min(photo.createdAt, known.publishedDate.value_or(photo.createdAt));
    photo.scheduledDeletion = *photo.publishedDate + Day * publishedDays;
}

} // namespace

Ingest::Ingest(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
    , m_sameBytes(std::make_unique<SameBytes>())
{
}

Ingest::~Ingest() = default;

Result<UploadedPhoto> Ingest::upload(const QString &path, const UploadOptions &options, std::stop_token stop,
                                     const StepFn &step)
{
    return uploadFile(path, options, nullptr, std::move(stop), step);
}

Result<UploadedPhoto> Ingest::takeOver(const QString &path, const UploadOptions &options, const KnownPhoto &known,
                                       std::stop_token stop)
{
    UploadOptions asItIs = options;
    asItIs.duplicates = DuplicatePolicy::Store;
    return uploadFile(path, asItIs, &known, std::move(stop), {});
}

Result<UploadedPhoto> Ingest::uploadFile(const QString &path, const UploadOptions &options, const KnownPhoto *known,
                                         std::stop_token stop, const StepFn &step)
{
    tellStep(step, u"read"_s, 0);
    const auto work = [&]() -> Result<UploadedPhoto> {
        TD_ASSIGN(const ImagePolicy images, m_rules.images());
        TD_ASSIGN(const QByteArray bytes, readRegularFile(path, images.maxBytes, stop));
        return take({path, QFileInfo(path).fileName(), bytes, sha256Hex(bytes), known}, options, images, stop, step);
    };
    Result<UploadedPhoto> result = work();
    if (!result)
        return fail(named(result.error(), path));
    return result;
}

Result<UploadedPhoto> Ingest::uploadBytes(const QByteArray &bytes, const QString &filename,
                                          const UploadOptions &options, std::stop_token stop)
{
    const auto work = [&]() -> Result<UploadedPhoto> {
        TD_ASSIGN(const ImagePolicy images, m_rules.images());
        if (bytes.size() > images.maxBytes)
            return fail(tooLarge(filename, bytes.size(), images.maxBytes));
        return take({filename, QFileInfo(filename).fileName(), bytes, sha256Hex(bytes)}, options, images, stop);
    };
    Result<UploadedPhoto> result = work();
    if (!result)
        return fail(named(result.error(), filename));
    return result;
}

Result<UploadedPhoto> Ingest::take(const IncomingFile &file, const UploadOptions &options, const ImagePolicy &images,
                                   std::stop_token stop, const StepFn &step)
{
    const SameBytes::Turn turn(*m_sameBytes, file.sha256);
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, file.path);
    UploadedPhoto uploaded{.path = file.path, .photo = {}, .status = UploadStatus::Stored, .duplicateOf = {}};
    TD_ASSIGN(const std::optional<UploadedPhoto> known, duplicateOf(file, options, uploaded.duplicateOf));
    if (known)
        return *known;
    TD_TRY(checkSpace(2 * file.bytes.size()));
    TD_ASSIGN(QuotaHold hold, QuotaHold::take(m_parts, {.owner = options.user,
                                                        .ownerType = options.ownerType,
                                                        .fileBytes = file.bytes.size(),
                                                        .bytes = file.bytes.size()}));
    ImagePolicy policy = images;
    tellStep(step, u"compress"_s, UploadCompressFrom);
    policy.keepOriginal = options.keepOriginal.value_or(images.keepOriginal);
    policy.variants = storedVariants(images);
    TD_ASSIGN(ProcessedImage image, m_parts.images.process(file.bytes, file.filename, policy));
    TD_TRY(useOwnRenditions(m_parts, images, options.renditions, image, stop));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, file.path);
    TD_ASSIGN(Prepared prepared, prepare(file, image, options));
    TD_TRY(hold.resize(prepared.photo.storedBytes));
    const bool refuseDuplicate = options.duplicates == DuplicatePolicy::Skip;
    const Result<Photo> stored = storeJournalled(prepared, image, refuseDuplicate, hold, stop, step);
    if (!stored && stored.error().code == ErrorCode::AlreadyExists && refuseDuplicate) {
        // Another process was quicker with the same bytes.
        TD_ASSIGN(const std::optional<UploadedPhoto> other, duplicateOf(file, options, uploaded.duplicateOf));
        if (other)
            return *other;
    }
    if (!stored)
        return fail(stored.error());
    uploaded.photo = *stored;
    uploaded.status = image.damaged ? UploadStatus::Damaged : UploadStatus::Stored;
    return uploaded;
}

Result<std::optional<UploadedPhoto>> Ingest::duplicateOf(const IncomingFile &file, const UploadOptions &options,
                                                         QString &olderId)
{
    TD_ASSIGN(const QList<Photo> same, m_parts.catalogue.photos().sameOriginal(file.sha256));
    if (!same.isEmpty())
        olderId = same.first().photoId;
    if (options.duplicates == DuplicatePolicy::Store)
        return std::nullopt;
    for (const Photo &photo : same) {
        if (photo.userId == options.user && photo.draftId == options.draft)
            return UploadedPhoto{
                .path = file.path, .photo = photo, .status = UploadStatus::Skipped, .duplicateOf = photo.photoId};
    }
    return std::nullopt;
}

Result<void> Ingest::checkSpace(qint64 bytes) const
{
    if (!m_parts.diskSpace)
        return {};
    const auto [available, total] = m_parts.diskSpace();
    if (total <= 0 || available - bytes >= DiskReserve)
        return {};
    return fail(
        ErrorCode::ResourceExhausted, u"disk.full"_s,
        u"The disk is nearly full: %1 bytes are free, %2 are kept in reserve."_s.arg(available).arg(DiskReserve), {},
        u"Free space on the disk that TEMP lies on."_s);
}

Result<Ingest::Prepared> Ingest::prepare(const IncomingFile &file, const ProcessedImage &image,
                                         const UploadOptions &options)
{
    if (image.outputs.isEmpty() || image.outputs.first().variant != variant::Master)
        return fail(ErrorCode::Internal, u"image.no_master"_s, u"The picture was processed without a result."_s,
                    file.path);
    TD_ASSIGN(const Policy policy, m_rules.policy());
    Prepared prepared;
    TD_ASSIGN(prepared.store, m_parts.stores.of(Tier::Temp));
    const Instant now = m_parts.clock.now();
    Photo &photo = prepared.photo;
    photo = describe(file, image, options);
    photo.photoId = m_parts.ids.newId();
    photo.uploadDate = photo.lastAccessDate = photo.createdAt = photo.updatedAt = now;
    photo.tempSince = now;
    photo.scheduledDeletion = now + Hour * policy.tempHours;
    if (file.known)
        takeWords(*file.known, policy.publishedDays, photo);
    for (const ImageOutput &output : image.outputs) {
        TD_ASSIGN(const QString key, JournalWork(m_parts).keyOf(photo, Tier::Temp, output.variant, output.extension));
        Copy copy;
        copy.photoId = photo.photoId;
        copy.variant = output.variant;
        copy.tier = Tier::Temp;
        copy.backend = prepared.store->name();
        copy.key = key;
        copy.size = output.bytes.size();
        copy.sha256 = sha256Hex(output.bytes);
        copy.mimeType = output.mimeType;
        copy.width = output.size.width();
        copy.height = output.size.height();
        copy.state = CopyState::Verified;
        copy.createdAt = now;
        prepared.keys.append(key);
        prepared.copies.append(copy);
        photo.storedBytes += copy.size;
    }
    photo.storagePath = prepared.copies.first().key;
    photo.sha256 = prepared.copies.first().sha256;
    return prepared;
}

Result<Photo> Ingest::storeJournalled(Prepared &prepared, const ProcessedImage &image, bool refuseDuplicate,
                                      QuotaHold &hold, std::stop_token stop, const StepFn &step)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    Result<JournalEntry> entry =
        journal.beginUpload(prepared.photo.photoId, Tier::Temp, prepared.keys, m_parts.self, m_parts.clock.now());
    if (!entry) {
        // The intent may have been written although the answer was lost.
        if (const auto own = JournalWork(m_parts).ownEntry(prepared.photo.photoId); own && *own)
            giveUp(**own, entry.error());
        return fail(entry.error());
    }
    if (const Result<void> stored = storeAll(prepared, image, std::move(stop), step); !stored) {
        giveUp(*entry, stored.error());
        return fail(stored.error());
    }
    Result<Photo> stored = commit(prepared, *entry, refuseDuplicate, hold);
    if (stored && keepsEverythingHere(m_rules))
        keepLocally(m_parts, m_rules, prepared.copies.first(), image.outputs.first().bytes);
    return stored;
}

Result<void> Ingest::storeAll(Prepared &prepared, const ProcessedImage &image, std::stop_token stop, const StepFn &step)
{
    qint64 written = 0;
    for (qsizetype i = 0; i < prepared.copies.size(); ++i) {
        Copy &copy = prepared.copies[i];
        tellStep(step, u"store"_s,
               UploadStoreFrom + (1 - UploadStoreFrom) * double(written) / double(std::max<qint64>(1, prepared.photo.storedBytes)));
        written += copy.size;
        BytesSource body(image.outputs.at(i).bytes);
        const PutRequest request{.key = copy.key,
                                 .contentType = copy.mimeType,
                                 .sha256 = copy.sha256,
                                 .metadata = {{u"sha256"_s, copy.sha256}, {u"photo-id"_s, copy.photoId}}};
        TD_ASSIGN(const ObjectInfo object, prepared.store->put(request, body, stop));
        copy.versionId = object.versionId;
        TD_ASSIGN(const Verification found, prepared.store->verify(copy.key, {copy.size, copy.sha256}, stop));
        if (found.proof != Proof::Verified)
            return fail(ErrorCode::DataLoss, u"copy.not_stored"_s,
                        u"The stored photo does not read back as it was written, so it was not taken in."_s, copy.key,
                        u"Check the disk that TEMP lies on."_s);
        copy.verifyMethod = found.method;
        copy.verifiedAt = m_parts.clock.now();
    }
    return {};
}

Result<Photo> Ingest::commit(const Prepared &prepared, const JournalEntry &entry, bool refuseDuplicate,
                             QuotaHold &hold)
{
    Result<Photo> added = m_parts.catalogue.photos().add({.photo = prepared.photo,
                                                          .copies = prepared.copies,
                                                          .journalId = entry.id,
                                                          .holder = m_parts.self,
                                                          .refuseDuplicate = refuseDuplicate,
                                                          .reservation = hold.reservation()});
    if (added) {
        hold.settle();
        return added;
    }
    // Only the catalogue knows whether it was added before the answer was lost; without its word nothing is removed.
    const Result<std::optional<Photo>> there = m_parts.catalogue.photos().find(prepared.photo.photoId);
    if (there && *there)
        return **there;
    if (there)
        giveUp(entry, added.error());
    else
        JournalWork(m_parts).handOver(entry);
    return added;
}

void Ingest::giveUp(const JournalEntry &entry, const Error &error)
{
    JournalWork work(m_parts);
    if (!work.rollBackUpload(entry, error.message))
        work.handOver(entry);
}

} // namespace td
