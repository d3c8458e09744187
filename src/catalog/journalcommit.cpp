// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/eventlog.h"
#include "catalog/journal.h"
#include "catalog/photos.h"
#include "catalog/receipts.h"
#include "catalog/rows.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> checkAge(const QString &key, Instant verifiedAt, Seconds maxAge, Instant now, const QString &photoId)
{
    const Seconds age = now - verifiedAt;
    if (age >= maxAge || age <= -maxAge)
        return fail(journalError(u"journal.proof_old"_s, QString("The proof of the copy "_L1 % key % " is too old."_L1),
                                 photoId));
    return {};
}

/// Every copy verified, and lately: an old proof says nothing about what lies there now.
Result<void> checkProofs(const JournalEntry &entry, Seconds maxAge, Instant now)
{
    if (entry.copies.isEmpty())
        return fail(journalError(u"journal.no_proof"_s, u"The move has no copies."_s, entry.photoId));
    for (const JournalCopy &copy : entry.copies) {
        if (!copy.verified || !copy.verifiedAt)
            return fail(journalError(u"journal.no_proof"_s,
                                     QString("The copy "_L1 % copy.targetKey % " is not verified."_L1), entry.photoId));
        TD_TRY(checkAge(copy.targetKey, *copy.verifiedAt, maxAge, now, entry.photoId));
    }
    return {};
}

QString moveWhat(Tier from, Tier to)
{
    if (from == to)
        return u"rekeyed"_s;
    if (from == Tier::Temp && to == Tier::Hot)
        return u"promoted"_s;
    if (to == Tier::Cold)
        return u"archived"_s;
    return u"moved"_s;
}

/// The photo's row after the switch.
Photo switched(const Photo &before, const JournalEntry &entry, Instant now)
{
    Photo photo = before;
    photo.tier = entry.to;
    const auto master =
        std::ranges::find_if(entry.copies, [](const JournalCopy &c) { return c.variant == variant::Master; });
    if (master != entry.copies.end())
        photo.storagePath = master->targetKey;
    photo.updatedAt = now;
    if (entry.from == entry.to) {
        photo.cdnUrl.clear(); // it was the address of the old key
        return photo;
    }
    if (entry.to != Tier::Hot)
        photo.cdnUrl.clear();
    photo.tempSince.reset();
    switch (entry.to) {
    case Tier::Temp:
        photo.tempSince = now;
        break;
    case Tier::Hot:
        photo.promotedAt = now;
        break;
    case Tier::Cold:
        photo.archivedAt = now;
        break;
    }
    if (!photo.publishedToVinted) {
        photo.scheduledDeletion.reset();
        if (entry.to == Tier::Temp)
            photo.scheduledDeletion = now + TempStay;
    }
    return photo;
}

Result<void> writeSwitch(Connection &c, const Photo &photo)
{
    TD_TRY(c.exec(u"UPDATE photo_metadata SET tier = ?, storage_path = ?, cdn_url = ?, promoted_at = ?, archived_at = "
                  u"?, temp_since = "
                  "?, scheduled_deletion = ?, updated_at = ? WHERE photo_id = ?"_s,
                  {tierName(photo.tier), photo.storagePath, photo.cdnUrl, bindable(photo.promotedAt),
                   bindable(photo.archivedAt), bindable(photo.tempSince), bindable(photo.scheduledDeletion),
                   toIso(photo.updatedAt), photo.photoId}));
    return {};
}

Result<void> switchCopies(Connection &c, const JournalEntry &entry)
{
    for (const JournalCopy &copy : entry.copies) {
        TD_ASSIGN(
            const qint64 targets,
            c.exec(u"UPDATE copies SET state = 'verified', verified_at = ?, verify_method = (SELECT verify_method FROM "
                   "journal_copies WHERE id = ?) WHERE copy_id = ? AND state = 'writing'"_s,
                   {bindable(copy.verifiedAt), copy.id, copy.targetCopyId}));
        TD_ASSIGN(const qint64 sources,
                  c.exec(u"UPDATE copies SET state = 'deleting' WHERE copy_id = ? AND state IN ('verified', "
                         "'suspect')"_s,
                         {copy.sourceCopyId}));
        if (targets != 1 || sources != 1)
            return fail(journalError(u"copy.changed"_s, u"A copy of the move has changed meanwhile."_s, entry.photoId));
    }
    return {};
}

bool allReleased(const JournalEntry &entry)
{
    return std::ranges::all_of(entry.copies,
                               [](const JournalCopy &copy) { return copy.released || copy.sourceCopyId == 0; });
}

/// The keys stay known for ever, the rest of the photo goes.
Result<void> destroyRows(Connection &c, const JournalEntry &entry, Instant now)
{
    const QString id = entry.photoId;
    TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, id));
    if (photo && !photo->deletedAt)
        return fail(journalError(u"photo.not_in_trash"_s, u"The photo is not in the trash."_s, id));
    TD_TRY(c.exec(u"INSERT INTO retired_keys(key) SELECT key FROM copies WHERE photo_id = ? ON CONFLICT DO NOTHING"_s,
                  {id}));
    TD_TRY(c.exec(u"DELETE FROM copies WHERE photo_id = ?"_s, {id}));
    TD_TRY(c.exec(u"DELETE FROM delivery_refs WHERE photo_id = ?"_s, {id}));
    TD_TRY(c.exec(u"DELETE FROM access_log WHERE photo_id = ?"_s, {id}));
    TD_TRY(c.exec(u"DELETE FROM photo_metadata WHERE photo_id = ?"_s, {id}));
    if (!photo)
        return {};
    return writeRunEvent(c, {.at = now,
                             .what = u"purged"_s,
                             .photoId = id,
                             .draftId = photo->draftId,
                             .runId = entry.runId,
                             .detail = {{u"from"_s, tierName(photo->tier)},
                                        {u"bytes"_s, photo->storedBytes},
                                        {u"filename"_s, photo->filename},
                                        {u"user"_s, photo->userId}}});
}

/// The photo of an open entry, which kept everybody else away: it is still there, out of the trash, in its tier.
Result<Photo> photoInPlace(Connection &c, const JournalEntry &entry)
{
    TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, entry.photoId));
    if (!photo)
        return fail(journalError(u"photo.gone"_s, u"The photo is gone."_s, entry.photoId));
    if (photo->deletedAt)
        return fail(journalError(u"photo.in_trash"_s, u"The photo went to the trash meanwhile."_s, entry.photoId));
    if (photo->tier != entry.from)
        return fail(
            journalError(u"photo.moved"_s, u"The photo is no longer in the tier it was to leave."_s, entry.photoId));
    return *photo;
}

/// Everything that was made is named by the entry and proven lately.
Result<void> checkMade(const JournalEntry &entry, const QList<Copy> &made, Seconds maxAge, Instant now)
{
    for (const Copy &copy : made) {
        const bool isNamed = std::ranges::any_of(entry.copies, [&copy](const JournalCopy &row) {
            return row.targetKey == copy.key && row.sha256 == copy.sha256 && row.variant == copy.variant;
        });
        if (!isNamed || !copy.verifiedAt)
            return fail(journalError(u"journal.no_proof"_s, QString("The copy "_L1 % copy.key % " is not verified."_L1),
                                     entry.photoId));
        TD_TRY(checkAge(copy.key, *copy.verifiedAt, maxAge, now, entry.photoId));
    }
    return {};
}

/// The renditions that go; how many bytes they have.
Result<qint64> dropVariants(Connection &c, const JournalEntry &entry, QStringList &names)
{
    qint64 bytes = 0;
    for (const JournalCopy &copy : entry.copies) {
        if (copy.sourceCopyId == 0)
            continue;
        TD_ASSIGN(const qint64 changed, c.exec(u"UPDATE copies SET state = 'deleting' WHERE copy_id = ? AND state IN "
                                               "('verified', 'suspect')"_s,
                                               {copy.sourceCopyId}));
        if (changed != 1)
            return fail(
                journalError(u"copy.changed"_s, u"A copy that was to go has changed meanwhile."_s, entry.photoId));
        bytes += copy.size;
        names.append(copy.variant);
    }
    return bytes;
}

} // namespace

Result<void> SqlJournal::commitMove(qint64 journalId, const Holder &holder, Seconds proofMaxAge, bool byHand,
                                    Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, heldEntry(c, journalId, holder));
        if (entry.kind != MoveKind::Move || entry.state == MoveState::Committed)
            return fail(journalError(u"journal.state"_s,
                                     u"This journal entry is not a move that waits for its switch."_s, entry.photoId));
        TD_TRY(checkProofs(entry, proofMaxAge, now));
        TD_ASSIGN(const Photo photo, photoInPlace(c, entry));
        TD_TRY(writeSwitch(c, switched(photo, entry, now)));
        if (byHand)
            TD_TRY(recordAccess(c, {.at = now, .photoId = entry.photoId, .purpose = u"move"_s}));
        TD_TRY(switchCopies(c, entry));
        TD_TRY(setEntryState(c, journalId, MoveState::Committed, now));
        return writeRunEvent(c, {.at = now,
                                 .what = moveWhat(entry.from, entry.to),
                                 .photoId = entry.photoId,
                                 .draftId = photo.draftId,
                                 .runId = entry.runId,
                                 .detail = {{u"from"_s, tierName(entry.from)},
                                            {u"to"_s, tierName(entry.to)},
                                            {u"by"_s, byHand ? u"hand"_s : u"rule"_s},
                                            {u"bytes"_s, photo.storedBytes}}});
    });
}

Result<void> SqlJournal::commitVariants(qint64 journalId, const Holder &holder, const VariantChange &change,
                                        Seconds proofMaxAge, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, heldEntry(c, journalId, holder));
        if (entry.kind != MoveKind::Variants || entry.state == MoveState::Committed)
            return fail(journalError(u"journal.state"_s, u"This journal entry is no change of renditions that waits."_s,
                                     entry.photoId));
        TD_TRY(checkMade(entry, change.made, proofMaxAge, now));
        TD_ASSIGN(const Photo photo, photoInPlace(c, entry));
        QStringList gone;
        TD_ASSIGN(const qint64 freed, dropVariants(c, entry, gone));
        TD_TRY(insertCopies(c, photo.photoId, change.made, now));
        qint64 added = 0;
        QStringList made;
        for (const Copy &copy : change.made) {
            added += copy.size;
            made.append(copy.variant);
        }
        TD_TRY(c.exec(u"UPDATE photo_metadata SET stored_bytes = stored_bytes + ?, updated_at = ? WHERE photo_id = ?"_s,
                      {added - freed, toIso(now), photo.photoId}));
        TD_TRY(setEntryState(c, journalId, gone.isEmpty() ? MoveState::Done : MoveState::Committed, now));
        return writeEvent(c, {.at = now,
                              .what = u"variants"_s,
                              .photoId = photo.photoId,
                              .draftId = photo.draftId,
                              .runId = {},
                              .detail = {{u"made"_s, made.join(", "_L1)},
                                         {u"removed"_s, gone.join(", "_L1)},
                                         {u"bytes"_s, added - freed}}});
    });
}

Result<void> SqlJournal::finish(qint64 journalId, const Holder &holder, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, heldEntry(c, journalId, holder));
        const bool fits =
            entry.kind == MoveKind::Purge || (entry.kind != MoveKind::Upload && entry.state == MoveState::Committed);
        if (!fits)
            return fail(
                journalError(u"journal.state"_s, u"This journal entry is not ready to be finished."_s, entry.photoId));
        if (!allReleased(entry))
            return fail(
                journalError(u"journal.not_released"_s, u"Not all old objects are removed yet."_s, entry.photoId));
        if (entry.kind != MoveKind::Variants)
            TD_TRY(writeReceipt(c, entry, now));
        if (entry.kind == MoveKind::Purge)
            TD_TRY(destroyRows(c, entry, now));
        return setEntryState(c, journalId, MoveState::Done, now);
    });
}

Result<qint64> SqlJournal::prune(Instant before, int limit)
{
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const QStringList ids,
                  c.texts(u"SELECT id FROM journal WHERE state IN ('done', 'abandoned') AND updated_at < ? ORDER BY id "
                          "LIMIT ?"_s,
                          {toIso(before), limit}));
        for (const QString &id : ids) {
            // A copy's row keeps its own key; what has none may still have been written by an upload that failed.
            TD_TRY(c.exec(u"INSERT INTO retired_keys(key) SELECT DISTINCT jc.target_key FROM journal_copies jc WHERE "
                          "jc.journal_id = ? AND jc.target_key <> '' AND NOT EXISTS (SELECT 1 FROM copies c WHERE "
                          "c.key = jc.target_key) ON CONFLICT DO NOTHING"_s,
                          {id.toLongLong()}));
            TD_TRY(c.exec(u"DELETE FROM journal WHERE id = ?"_s, {id.toLongLong()}));
        }
        return qint64(ids.size());
    });
}

Result<void> SqlJournal::abandon(qint64 journalId, const Holder &holder, const QString &error, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, heldEntry(c, journalId, holder));
        const bool released = std::ranges::any_of(entry.copies, [](const JournalCopy &copy) { return copy.released; });
        if (entry.state == MoveState::Committed || released)
            return fail(journalError(u"journal.state"_s, u"This journal entry can only be finished, not given up."_s,
                                     entry.photoId));
        TD_TRY(c.exec(
            u"UPDATE copies SET state = 'gone' WHERE state = 'writing' AND copy_id IN (SELECT target_copy_id FROM "
            "journal_copies WHERE journal_id = ?)"_s,
            {journalId}));
        // A delete may have been under way, so nothing vouches for these objects until the next check.
        if (entry.kind == MoveKind::Purge)
            TD_TRY(c.exec(u"UPDATE copies SET state = 'suspect' WHERE state = 'deleting' AND copy_id IN (SELECT "
                          u"source_copy_id FROM "
                          "journal_copies WHERE journal_id = ?)"_s,
                          {journalId}));
        TD_TRY(c.exec(u"UPDATE journal SET last_error = ? WHERE id = ?"_s, {error, journalId}));
        return setEntryState(c, journalId, MoveState::Abandoned, now);
    });
}

} // namespace td
