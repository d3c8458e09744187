// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/journal.h"

#include "catalog/copies.h"
#include "catalog/photos.h"
#include "catalog/providercopies.h"
#include "catalog/rows.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Error aborted(const QString &reason, const QString &message, const QString &photoId)
{
    return {.code = ErrorCode::Aborted,
            .reason = reason,
            .message = message,
            .where = photoId,
            .remedy = u"Look at the photo again and repeat what is still wanted."_s};
}

struct NewEntry {
    QString photoId;
    MoveKind kind = MoveKind::Move;
    Tier from = Tier::Temp;
    Tier to = Tier::Temp;
    QString runId;
    Holder holder;
};

Result<qint64> insertEntry(Connection &c, const NewEntry &entry, Instant now)
{
    TD_ASSIGN(const bool busy, hasOpenJournal(c, entry.photoId));
    if (busy)
        return fail(photoBusy(entry.photoId));
    const QString at = toIso(now);
    return c.number(u"INSERT INTO journal(photo_id, kind, state, from_tier, to_tier, run_id, holder, started_at, "
                    "updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"_s,
                    {entry.photoId, moveKindName(entry.kind), moveStateName(MoveState::Intent), tierName(entry.from),
                     tierName(entry.to), entry.runId, holderToText(entry.holder), at, at});
}

Result<JournalEntry> reload(Connection &c, qint64 id)
{
    TD_ASSIGN(const std::optional<JournalEntry> entry, findEntry(c, id));
    if (!entry)
        return fail(ErrorCode::Internal, u"journal.lost"_s, u"A journal entry vanished inside its own transaction."_s,
                    QString::number(id));
    return *entry;
}

/// Nobody else may be writing to these keys, or have something there.
Result<void> checkKeysFree(Connection &c, const QStringList &keys)
{
    for (const QString &key : keys) {
        TD_ASSIGN(
            const qint64 taken,
            c.number(
                u"SELECT EXISTS (SELECT 1 FROM copies WHERE key = ? AND state <> 'gone') OR EXISTS (SELECT 1 FROM "
                "journal_copies jc JOIN journal j ON j.id = jc.journal_id WHERE jc.target_key = ? AND j.state NOT IN "
                "('done', 'abandoned'))"_s,
                {key, key}));
        if (taken != 0)
            return fail(ErrorCode::AlreadyExists, u"key.taken"_s,
                        u"Another object has the key that was to be written."_s, key, u"Use a new key."_s);
    }
    return {};
}

/// The photo is where a change of its copies expects it.
Result<void> checkPlace(Connection &c, const QString &photoId, Tier tier)
{
    TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, photoId));
    if (!photo)
        return fail(aborted(u"photo.gone"_s, u"The photo is gone."_s, photoId));
    if (photo->deletedAt)
        return fail(aborted(u"photo.in_trash"_s, u"The photo is in the trash."_s, photoId));
    if (photo->tier != tier)
        return fail(aborted(u"photo.moved"_s, u"The photo is no longer in that tier."_s, photoId));
    return {};
}

/// The source of one planned copy, if it can be read now.
Result<Copy> readableSource(Connection &c, const QString &photoId, Tier from, qint64 copyId)
{
    TD_ASSIGN(const std::optional<Copy> copy, findCopy(c, copyId));
    const bool fits = copy && copy->photoId == photoId && copy->tier == from &&
                      (copy->state == CopyState::Verified || copy->state == CopyState::Suspect);
    if (!fits)
        return fail(aborted(u"copy.changed"_s, u"A copy that was to be moved is no longer there."_s, photoId));
    return *copy;
}

/// A tier that was switched to another provider takes nothing at its old one any more, whatever a console is bound to.
Result<void> checkHome(Connection &c, Tier tier, const QString &backend)
{
    TD_ASSIGN(const QStringList home, c.texts(u"SELECT value FROM settings WHERE key = ?"_s, {homeSetting(tier)}));
    if (home.isEmpty() || home.first() == backend)
        return {};
    TD_ASSIGN(const qint64 holds,
              c.number(u"SELECT EXISTS (SELECT 1 FROM copies WHERE tier = ? AND backend = ? AND state <> 'gone')"_s,
                       {tierName(tier), home.first()}));
    if (holds == 0)
        return {};
    return fail(ErrorCode::FailedPrecondition, u"provider.moved"_s,
                u"%1 was switched to %2, but this console still writes to %3."_s.arg(tierName(tier).toUpper(),
                                                                                     home.first(), backend),
                tierName(tier), u"Bind the tier to where it lies now, and start again."_s);
}

Result<void> insertPlannedCopy(Connection &c, qint64 entryId, const NewEntry &entry, const PlannedCopy &planned,
                               Instant now)
{
    TD_ASSIGN(const Copy source, readableSource(c, entry.photoId, entry.from, planned.sourceCopyId));
    TD_TRY(checkKeysFree(c, {planned.targetKey}));
    TD_TRY(checkHome(c, entry.to, planned.backend));
    TD_ASSIGN(
        const qint64 targetId,
        c.number(
            u"INSERT INTO copies(photo_id, variant, tier, backend, key, size, sha256, mime_type, width, height, state, "
            "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'writing', ?) RETURNING copy_id"_s,
            {entry.photoId, planned.variant, tierName(entry.to), planned.backend, planned.targetKey, source.size,
             source.sha256, source.mimeType, source.width, source.height, toIso(now)}));
    TD_TRY(c.exec(u"INSERT INTO journal_copies(journal_id, variant, source_copy_id, target_copy_id, source_key, "
                  u"target_key, sha256, "
                  "size) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                  {entryId, planned.variant, source.copyId, targetId, source.key, planned.targetKey, source.sha256,
                   source.size}));
    return {};
}

/// The entry that a journal copy belongs to; it must be open and satisfy `fits`.
Result<JournalEntry> entryOfCopy(Connection &c, qint64 journalCopyId,
                                 const std::function<bool(const JournalEntry &)> &fits)
{
    TD_ASSIGN(const qint64 id, c.number(u"SELECT journal_id FROM journal_copies WHERE id = ?"_s, {journalCopyId}));
    TD_ASSIGN(const std::optional<JournalEntry> entry, findEntry(c, id));
    if (!entry)
        return fail(ErrorCode::NotFound, u"journal.unknown"_s, u"There is no such journal entry."_s,
                    QString::number(journalCopyId));
    if (!isOpen(entry->state) || !fits(*entry))
        return fail(journalError(
            u"journal.state"_s,
            QString("The journal entry is "_L1 % moveStateName(entry->state) % "; this step does not fit."_L1),
            entry->photoId));
    return *entry;
}

bool isBeforeCommit(const JournalEntry &entry)
{
    return entry.kind != MoveKind::Purge && entry.state != MoveState::Committed;
}

} // namespace

Error journalError(const QString &reason, const QString &message, const QString &photoId)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = reason,
            .message = message,
            .where = photoId,
            .remedy = u"Repeat the operation; what was begun is finished or rolled back at the next start."_s};
}

Result<std::optional<JournalEntry>> findEntry(Connection &c, qint64 journalId)
{
    TD_ASSIGN(std::optional<JournalEntry> entry,
              c.one<JournalEntry>(QString("SELECT "_L1 % JournalColumns % " FROM journal j WHERE j.id = ?"_L1),
                                  {journalId}, journalEntryOf));
    if (entry) {
        TD_ASSIGN(entry->copies, c.all<JournalCopy>(QString("SELECT "_L1 % JournalCopyColumns %
                                                            " FROM journal_copies WHERE journal_id = ? ORDER BY id"_L1),
                                                    {journalId}, journalCopyOf));
    }
    return entry;
}

Result<JournalEntry> heldEntry(Connection &c, qint64 journalId, const Holder &holder)
{
    TD_ASSIGN(const std::optional<JournalEntry> entry, findEntry(c, journalId));
    if (!entry)
        return fail(ErrorCode::NotFound, u"journal.unknown"_s, u"There is no such journal entry."_s,
                    QString::number(journalId));
    if (!isOpen(entry->state))
        return fail(journalError(u"journal.closed"_s, u"The journal entry is closed."_s, entry->photoId));
    if (entry->holder != holder)
        return fail(
            journalError(u"journal.holder"_s, u"Another program has taken this journal entry over."_s, entry->photoId));
    return *entry;
}

Result<void> setEntryState(Connection &c, qint64 journalId, MoveState state, Instant now)
{
    TD_TRY(c.exec(u"UPDATE journal SET state = ?, updated_at = ? WHERE id = ?"_s,
                  {moveStateName(state), toIso(now), journalId}));
    return {};
}

Result<JournalEntry> SqlJournal::beginUpload(const QString &photoId, Tier tier, const QStringList &keys,
                                             const Holder &holder, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<JournalEntry> {
        TD_ASSIGN(const std::optional<Photo> known, findPhoto(c, photoId));
        if (known)
            return fail(ErrorCode::AlreadyExists, u"photo.exists"_s, u"There is already a photo with this id."_s,
                        photoId);
        TD_TRY(checkKeysFree(c, keys));
        TD_ASSIGN(const qint64 id, insertEntry(c, {photoId, MoveKind::Upload, tier, tier, {}, holder}, now));
        for (const QString &key : keys)
            TD_TRY(c.exec(u"INSERT INTO journal_copies(journal_id, target_key) VALUES (?, ?)"_s, {id, key}));
        return reload(c, id);
    });
}

Result<JournalEntry> SqlJournal::beginMove(const QString &photoId, Tier from, Tier to, const QList<PlannedCopy> &copies,
                                           const QString &runId, const Holder &holder, Instant now)
{
    if (std::ranges::none_of(copies, [](const PlannedCopy &p) { return p.variant == variant::Master; }))
        return fail(ErrorCode::InvalidArgument, u"journal.plan"_s, u"A move needs at least the master's copy."_s, photoId);
    return m_store.write([&](Connection &c) -> Result<JournalEntry> {
        TD_TRY(checkPlace(c, photoId, from));
        const NewEntry entry{photoId, MoveKind::Move, from, to, runId, holder};
        TD_ASSIGN(const qint64 id, insertEntry(c, entry, now));
        for (const PlannedCopy &planned : copies)
            TD_TRY(insertPlannedCopy(c, id, entry, planned, now));
        return reload(c, id);
    });
}

Result<JournalEntry> SqlJournal::beginVariants(const VariantChange &change, const Holder &holder, Instant now)
{
    const auto isPhotoItself = [](const QString &name) { return name == variant::Master || name == variant::Original; };
    if ((change.made.isEmpty() && change.removed.isEmpty()) ||
        std::ranges::any_of(change.made, isPhotoItself, &Copy::variant))
        return fail(ErrorCode::InvalidArgument, u"journal.plan"_s,
                    u"A change of renditions needs at least one, and the photo itself is none."_s, change.photoId);
    return m_store.write([&](Connection &c) -> Result<JournalEntry> {
        TD_TRY(checkPlace(c, change.photoId, change.tier));
        TD_ASSIGN(const qint64 id,
                  insertEntry(c, {change.photoId, MoveKind::Variants, change.tier, change.tier, {}, holder}, now));
        for (const qint64 copyId : change.removed) {
            TD_ASSIGN(const Copy copy, readableSource(c, change.photoId, change.tier, copyId));
            if (isPhotoItself(copy.variant))
                return fail(ErrorCode::InvalidArgument, u"journal.plan"_s,
                            u"The photo itself is no rendition that may go."_s, change.photoId);
            TD_TRY(c.exec(u"INSERT INTO journal_copies(journal_id, variant, source_copy_id, source_key, sha256, size) "
                          "VALUES (?, ?, ?, ?, ?, ?)"_s,
                          {id, copy.variant, copyId, copy.key, copy.sha256, copy.size}));
        }
        for (const Copy &made : change.made) {
            TD_TRY(checkKeysFree(c, {made.key}));
            TD_TRY(checkHome(c, change.tier, made.backend));
            TD_ASSIGN(const qint64 there,
                      c.number(u"SELECT count(*) FROM copies WHERE photo_id = ? AND variant = ? AND state IN "
                               "('verified', 'suspect') AND copy_id NOT IN (SELECT source_copy_id FROM journal_copies "
                               "WHERE journal_id = ?)"_s,
                               {change.photoId, made.variant, id}));
            if (there != 0)
                return fail(aborted(u"copy.changed"_s, u"Another program has made this rendition meanwhile."_s,
                                    change.photoId));
            TD_TRY(c.exec(u"INSERT INTO journal_copies(journal_id, variant, target_key, sha256, size) VALUES "
                          "(?, ?, ?, ?, ?)"_s,
                          {id, made.variant, made.key, made.sha256, made.size}));
        }
        return reload(c, id);
    });
}

Result<JournalEntry> SqlJournal::beginPurge(const QString &photoId, const QString &runId, const Holder &holder,
                                            Instant now)
{
    return m_store.write([&](Connection &c) -> Result<JournalEntry> {
        TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, photoId));
        if (!photo)
            return fail(aborted(u"photo.gone"_s, u"The photo is gone."_s, photoId));
        if (!photo->deletedAt)
            return fail(aborted(u"photo.not_in_trash"_s, u"The photo is not in the trash."_s, photoId));
        TD_ASSIGN(const qint64 id,
                  insertEntry(c, {photoId, MoveKind::Purge, photo->tier, photo->tier, runId, holder}, now));
        TD_TRY(
            c.exec(u"INSERT INTO journal_copies(journal_id, variant, source_copy_id, source_key, sha256, size) SELECT "
                   u"?, variant, "
                   "copy_id, key, sha256, size FROM copies WHERE photo_id = ? AND state <> 'gone' ORDER BY copy_id"_s,
                   {id, photoId}));
        TD_TRY(c.exec(u"UPDATE copies SET state = 'deleting' WHERE photo_id = ? AND state <> 'gone'"_s, {photoId}));
        return reload(c, id);
    });
}

Result<void> SqlJournal::markCopied(qint64 journalCopyId, const QString &versionId, const QString &md5, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, entryOfCopy(c, journalCopyId, isBeforeCommit));
        TD_TRY(c.exec(u"UPDATE journal_copies SET copied = 1, verified = 0, verified_at = NULL WHERE id = ?"_s,
                      {journalCopyId}));
        TD_TRY(c.exec(
            u"UPDATE copies SET version_id = ?, md5 = ? WHERE copy_id = (SELECT target_copy_id FROM journal_copies "
            "WHERE id = ?)"_s,
            {versionId, md5, journalCopyId}));
        const bool all = std::ranges::all_of(
            entry.copies, [journalCopyId](const JournalCopy &copy) { return copy.copied || copy.id == journalCopyId; });
        return setEntryState(c, entry.id, all ? MoveState::Copied : MoveState::Intent, now);
    });
}

Result<void> SqlJournal::markVerified(qint64 journalCopyId, const QString &method, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const JournalEntry entry, entryOfCopy(c, journalCopyId, isBeforeCommit));
        TD_TRY(c.exec(
            u"UPDATE journal_copies SET copied = 1, verified = 1, verified_at = ?, verify_method = ? WHERE id = ?"_s,
            {toIso(now), method, journalCopyId}));
        const bool all = std::ranges::all_of(entry.copies, [journalCopyId](const JournalCopy &copy) {
            return copy.verified || copy.id == journalCopyId;
        });
        return setEntryState(c, entry.id, all ? MoveState::Verified : entry.state, now);
    });
}

Result<void> SqlJournal::markReleased(qint64 journalCopyId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        const auto fits = [](const JournalEntry &entry) {
            return entry.kind == MoveKind::Purge ||
                   (entry.kind != MoveKind::Upload && entry.state == MoveState::Committed);
        };
        TD_ASSIGN(const JournalEntry entry, entryOfCopy(c, journalCopyId, fits));
        TD_TRY(c.exec(u"UPDATE journal_copies SET released = 1 WHERE id = ?"_s, {journalCopyId}));
        TD_TRY(c.exec(
            u"UPDATE copies SET state = 'gone' WHERE copy_id = (SELECT source_copy_id FROM journal_copies WHERE id = ?)"_s,
            {journalCopyId}));
        return setEntryState(c, entry.id, entry.state, now);
    });
}

Result<std::optional<JournalEntry>> SqlJournal::find(qint64 journalId)
{
    return m_store.read([journalId](Connection &c) { return findEntry(c, journalId); });
}

Result<QList<JournalEntry>> SqlJournal::open()
{
    return m_store.read([](Connection &c) -> Result<QList<JournalEntry>> {
        TD_ASSIGN(
            QList<JournalEntry> entries,
            c.all<JournalEntry>(QString("SELECT "_L1 % JournalColumns %
                                        " FROM journal j WHERE j.state NOT IN ('done','abandoned') ORDER BY j.id"_L1),
                                {}, journalEntryOf));
        for (JournalEntry &entry : entries) {
            TD_ASSIGN(entry.copies,
                      c.all<JournalCopy>(QString("SELECT "_L1 % JournalCopyColumns %
                                                 " FROM journal_copies WHERE journal_id = ? ORDER BY id"_L1),
                                         {entry.id}, journalCopyOf));
        }
        return entries;
    });
}

Result<bool> SqlJournal::takeOver(qint64 journalId, const Holder &from, const Holder &to, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const qint64 changed,
                  c.exec(u"UPDATE journal SET holder = ?, updated_at = ? WHERE id = ? AND holder = ? AND state "
                         "NOT IN ('done','abandoned')"_s,
                         {holderToText(to), toIso(now), journalId, holderToText(from)}));
        return changed == 1;
    });
}

} // namespace td
