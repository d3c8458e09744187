// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/eventlog.h"
#include "catalog/exifcolumns.h"
#include "catalog/photos.h"
#include "catalog/quotas.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Fills in what follows from the rest, so that every row is complete.
Photo completed(const NewPhoto &given, Instant now)
{
    Photo photo = given.photo;
    const auto orNow = [](Instant &at, Instant fallback) {
        if (at == Instant{})
            at = fallback;
    };
    orNow(photo.uploadDate, now);
    orNow(photo.lastAccessDate, photo.uploadDate);
    orNow(photo.createdAt, now);
    orNow(photo.updatedAt, now);
    if (photo.tier == Tier::Temp && !photo.tempSince)
        photo.tempSince = photo.uploadDate;
    if (photo.publishedToVinted && !photo.publishedDate)
        photo.publishedDate = now;
    if (!photo.scheduledDeletion && photo.publishedToVinted)
        photo.scheduledDeletion = *photo.publishedDate + PublishedStay;
    else if (!photo.scheduledDeletion && photo.tier == Tier::Temp)
        photo.scheduledDeletion = *photo.tempSince + TempStay;
    if (!given.copies.isEmpty()) {
        photo.storedBytes = 0;
        for (const Copy &copy : given.copies)
            photo.storedBytes += copy.size;
    }
    return photo;
}

Result<qint64> nextSeq(Connection &c)
{
    TD_ASSIGN(const qint64 seq,
              c.number(u"UPDATE counters SET value = value + 1 WHERE name = 'photo_seq' RETURNING value"_s));
    if (seq <= 0)
        return fail(ErrorCode::DataLoss, u"catalog.counter"_s, u"The catalogue lost the counter of its photos."_s,
                    c.database().name(), u"Restore the catalogue from a backup."_s);
    return seq;
}

Result<void> insertPhoto(Connection &c, const Photo &p)
{
    const ExifColumns exif = exifColumnsOf(p);
    TD_TRY(c.exec(
        u"INSERT INTO photo_metadata(photo_id, seq, user_id, draft_id, tier, file_size_bytes, compressed_size_bytes, "
        "stored_bytes, upload_date, last_access_date, scheduled_deletion, published_to_vinted, published_date, "
        "access_count, "
        "storage_path, cdn_url, created_at, updated_at, filename, mime_type, width, height, sha256, original_sha256, "
        "phash, "
        "damaged, archived_at, promoted_at, temp_since, deleted_at, is_public, pinned, kind, owner_type, tags, "
        "metadata, camera, lens, captured_at, pixels, has_position) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?)"_s,
        {p.photoId,
         p.seq,
         p.userId,
         textOrNull(p.draftId),
         tierName(p.tier),
         p.fileSizeBytes,
         p.compressedSizeBytes,
         p.storedBytes,
         toIso(p.uploadDate),
         toIso(p.lastAccessDate),
         bindable(p.scheduledDeletion),
         int(p.publishedToVinted),
         bindable(p.publishedDate),
         p.accessCount,
         p.storagePath,
         p.cdnUrl,
         toIso(p.createdAt),
         toIso(p.updatedAt),
         p.filename,
         p.mimeType,
         p.width,
         p.height,
         p.sha256,
         p.originalSha256,
         p.phash ? QVariant(qint64(*p.phash)) : QVariant(),
         int(p.damaged),
         bindable(p.archivedAt),
         bindable(p.promotedAt),
         bindable(p.tempSince),
         bindable(p.deletedAt),
         int(p.isPublic),
         int(p.pinned),
         p.kind,
         p.ownerType,
         jsonText(p.tags),
         jsonText(p.metadata),
         exif.camera,
         exif.lens,
         textOrNull(exif.capturedAt),
         exif.pixels,
         int(exif.hasPosition)}));
    return {};
}

Result<void> closeUpload(Connection &c, qint64 journalId, const Holder &holder, const QString &photoId, Instant now)
{
    if (journalId == 0)
        return {};
    TD_ASSIGN(
        const qint64 closed,
        c.exec(u"UPDATE journal SET state = 'done', updated_at = ? WHERE id = ? AND photo_id = ? AND holder = ? AND "
               "kind = 'upload' AND state NOT IN ('done', 'abandoned')"_s,
               {toIso(now), journalId, photoId, holderToText(holder)}));
    if (closed != 1)
        return fail(ErrorCode::FailedPrecondition, u"journal.closed"_s,
                    u"The upload's journal entry is no longer open, or another program has taken it over."_s, photoId,
                    u"Upload the file again."_s);
    return {};
}

QStringList editedTags(QStringList tags, const PhotoEdit &edit)
{
    for (const QString &tag : edit.removeTags)
        tags.removeAll(tag.trimmed());
    for (const QString &tag : edit.addTags) {
        if (!tag.trimmed().isEmpty() && !tags.contains(tag.trimmed()))
            tags.append(tag.trimmed());
    }
    return tags;
}

Photo edited(const Photo &before, const PhotoEdit &edit)
{
    Photo photo = before;
    photo.tags = editedTags(photo.tags, edit);
    photo.draftId = edit.draft.value_or(photo.draftId);
    photo.pinned = edit.pinned.value_or(photo.pinned);
    photo.isPublic = edit.isPublic.value_or(photo.isPublic);
    photo.kind = edit.kind.value_or(photo.kind);
    photo.filename = edit.filename.value_or(photo.filename);
    for (auto it = edit.set.cbegin(); it != edit.set.cend(); ++it) {
        if (it->isEmpty())
            photo.metadata.remove(it.key());
        else
            photo.metadata.insert(it.key(), *it);
    }
    return photo;
}

Event editEvent(const Photo &before, const Photo &after, Instant now)
{
    QJsonObject detail;
    if (before.tags != after.tags)
        detail.insert(u"tags"_s, after.tags.join(", "_L1));
    if (before.draftId != after.draftId) {
        detail.insert(u"from_draft"_s, before.draftId);
        detail.insert(u"to_draft"_s, after.draftId);
    }
    if (before.pinned != after.pinned)
        detail.insert(u"pinned"_s, after.pinned);
    if (before.isPublic != after.isPublic)
        detail.insert(u"public"_s, after.isPublic);
    if (before.kind != after.kind)
        detail.insert(u"kind"_s, after.kind);
    if (before.filename != after.filename)
        detail.insert(u"filename"_s, after.filename);
    if (before.metadata != after.metadata)
        detail.insert(u"metadata"_s, true);
    return {.at = now,
            .what = before.pinned != after.pinned ? u"pinned"_s : u"edited"_s,
            .photoId = after.photoId,
            .draftId = after.draftId,
            .runId = {},
            .detail = detail};
}

Result<void> checkEdit(const PhotoEdit &edit)
{
    for (auto it = edit.set.cbegin(); it != edit.set.cend(); ++it) {
        if (it.key().trimmed().isEmpty() || it.key() == "exif"_L1)
            return fail(ErrorCode::InvalidArgument, u"photo.metadata_key"_s,
                        u"This metadata key cannot be set: it is empty or kept for what the camera wrote."_s, it.key(),
                        u"Choose another key."_s);
    }
    if (edit.kind && *edit.kind != "user"_L1 && *edit.kind != "cloth"_L1 && *edit.kind != "result"_L1)
        return fail(ErrorCode::InvalidArgument, u"photo.kind"_s, u"There is no such kind of photo."_s, *edit.kind,
                    u"Use user, cloth or result."_s);
    return {};
}

/// The one change that makes sense in the trash: it decides whether the photo is purged.
bool isOnlyPin(const PhotoEdit &edit)
{
    return edit.pinned && edit.addTags.isEmpty() && edit.removeTags.isEmpty() && !edit.draft && !edit.isPublic &&
           !edit.kind && !edit.filename && edit.set.isEmpty();
}

} // namespace

Result<void> ensureUser(Connection &connection, const QString &userId, Instant now)
{
    TD_TRY(connection.exec(u"INSERT INTO users(id, created_at) VALUES (?, ?) ON CONFLICT(id) DO NOTHING"_s,
                           {userId, toIso(now)}));
    return {};
}

Result<void> insertCopies(Connection &connection, const QString &photoId, const QList<Copy> &copies, Instant now)
{
    for (const Copy &copy : copies) {
        TD_TRY(connection.exec(
            u"INSERT INTO copies(photo_id, variant, tier, backend, key, version_id, size, sha256, mime_type, width, "
            "height, md5, state, verify_method, verified_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "'verified', ?, ?, ?)"_s,
            {photoId, copy.variant, tierName(copy.tier), copy.backend, copy.key, copy.versionId, copy.size, copy.sha256,
             copy.mimeType, copy.width, copy.height, copy.md5, copy.verifyMethod, toIso(copy.verifiedAt.value_or(now)),
             toIso(copy.createdAt == Instant{} ? now : copy.createdAt)}));
    }
    return {};
}

Result<void> ensureDraft(Connection &connection, const QString &draftId, const QString &userId, Instant now)
{
    TD_TRY(
        connection.exec(u"INSERT INTO drafts(id, user_id, created_at) VALUES (?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
                        "removed_at = NULL WHERE drafts.removed_at IS NOT NULL"_s,
                        {draftId, userId, toIso(now)}));
    return {};
}

namespace
{

Result<void> checkDuplicate(Connection &c, const Photo &photo)
{
    TD_ASSIGN(const qint64 same, c.number(u"SELECT count(*) FROM photo_metadata WHERE original_sha256 = ? AND "
                                          u"original_sha256 <> '' AND user_id = ? AND "
                                          "ifnull(draft_id, '') = ? AND deleted_at IS NULL"_s,
                                          {photo.originalSha256, photo.userId, photo.draftId}));
    if (same == 0)
        return {};
    return fail(ErrorCode::AlreadyExists, u"photo.duplicate"_s,
                u"The same file is already stored for this user and draft."_s, photo.photoId);
}

} // namespace

Result<Photo> SqlPhotos::add(const NewPhoto &given)
{
    const Instant now = m_store.now();
    if (given.photo.photoId.isEmpty() || given.photo.userId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"photo.incomplete"_s, u"A photo needs an id and a user."_s,
                    given.photo.photoId);
    return m_store.write([&](Connection &c) -> Result<Photo> {
        TD_ASSIGN(const std::optional<Photo> known, findPhoto(c, given.photo.photoId));
        if (known)
            return fail(ErrorCode::AlreadyExists, u"photo.exists"_s, u"There is already a photo with this id."_s,
                        given.photo.photoId);
        if (given.refuseDuplicate)
            TD_TRY(checkDuplicate(c, given.photo));
        Photo photo = completed(given, now);
        TD_TRY(ensureUser(c, photo.userId, now));
        if (!photo.draftId.isEmpty())
            TD_TRY(ensureDraft(c, photo.draftId, photo.userId, now));
        TD_ASSIGN(photo.seq, nextSeq(c));
        TD_TRY(insertPhoto(c, photo));
        TD_TRY(insertCopies(c, photo.photoId, given.copies, now));
        TD_TRY(closeUpload(c, given.journalId, given.holder, photo.photoId, now));
        TD_TRY(dropReservation(c, given.reservation));
        TD_TRY(writeEvent(c, {.at = photo.uploadDate,
                              .what = u"uploaded"_s,
                              .photoId = photo.photoId,
                              .draftId = photo.draftId,
                              .runId = {},
                              .detail = {{u"bytes"_s, photo.storedBytes}, {u"user"_s, photo.userId}}}));
        return photo;
    });
}

Result<BatchOutcome> SqlPhotos::edit(const QStringList &ids, const PhotoEdit &edit, Instant now)
{
    TD_TRY(checkEdit(edit));
    return m_store.write([&](Connection &c) -> Result<BatchOutcome> {
        BatchOutcome outcome;
        QList<Event> events;
        for (const QString &id : ids) {
            TD_ASSIGN(const std::optional<Photo> before, findPhoto(c, id));
            if (!before || (before->deletedAt && !isOnlyPin(edit))) {
                outcome.failed.append({id, before ? photoInTrash(id) : unknownPhoto(id)});
                continue;
            }
            const Photo after = edited(*before, edit);
            if (after.draftId != before->draftId && !after.draftId.isEmpty())
                TD_TRY(ensureDraft(c, after.draftId, after.userId, now));
            const Event event = editEvent(*before, after, now);
            outcome.done.append(id);
            if (event.detail.isEmpty())
                continue;
            TD_TRY(c.exec(
                u"UPDATE photo_metadata SET draft_id = ?, pinned = ?, is_public = ?, kind = ?, filename = ?, tags = ?, "
                "metadata = ?, updated_at = ? WHERE photo_id = ?"_s,
                {textOrNull(after.draftId), int(after.pinned), int(after.isPublic), after.kind, after.filename,
                 jsonText(after.tags), jsonText(after.metadata), toIso(now), id}));
            events.append(event);
        }
        TD_TRY(writeBatch(c, events));
        return outcome;
    });
}

Result<void> recordAccess(Connection &connection, const PhotoAccess &access)
{
    const QString at = toIso(access.at);
    TD_ASSIGN(const qint64 changed,
              connection.exec(u"UPDATE photo_metadata SET last_access_date = max(last_access_date, ?), "
                              "access_count = access_count + 1 WHERE photo_id = ?"_s,
                              {at, access.photoId}));
    if (changed != 1)
        return fail(unknownPhoto(access.photoId));
    TD_TRY(connection.exec(u"INSERT INTO access_log(at, photo_id, purpose, who, link_id) VALUES (?, ?, ?, ?, ?)"_s,
                           {at, access.photoId, access.purpose, access.who, access.linkId}));
    return {};
}

Result<void> SqlPhotos::touch(const QString &photoId, const QString &purpose, Instant now)
{
    return m_store.write([&](Connection &c) { return recordAccess(c, {.at = now, .photoId = photoId, .purpose = purpose}); });
}

Result<void> SqlPhotos::setDamaged(const QString &photoId, bool damaged, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE photo_metadata SET damaged = ?, updated_at = ? WHERE photo_id = ?"_s,
                         {int(damaged), toIso(now), photoId}));
        if (changed != 1)
            return fail(unknownPhoto(photoId));
        return writeEvent(c, {.at = now,
                              .what = damaged ? u"edited"_s : u"repaired"_s,
                              .photoId = photoId,
                              .draftId = {},
                              .runId = {},
                              .detail = {{u"damaged"_s, damaged}}});
    });
}

} // namespace td
