// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/journalwork.h"

#include "engine/localrules.h"

#include <QDateTime>

namespace td
{

using namespace Qt::StringLiterals;

Result<void> JournalWork::rollBackUpload(const JournalEntry &entry, const QString &error)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, m_parts.stores.of(entry.to));
    for (const JournalCopy &copy : entry.copies) {
        if (copy.targetKey.isEmpty())
            continue; // was to go, and stays
        const ObjectAt object{store, copy.targetKey, {}};
        TD_ASSIGN(const std::optional<ObjectInfo> found, store->head(object.key, {}));
        if (!found)
            continue;
        const Result<DeleteProof> proof = DeleteProof::byUnfinishedUpload(object, entry, m_parts.catalogue);
        if (proof)
            TD_TRY(destroyObject(*proof, {}));
        else if (proof.error().code != ErrorCode::FailedPrecondition)
            return fail(proof.error());
        // Without a proof the object stays: it is a photo's, or `check` sets it aside.
    }
    return m_parts.catalogue.journal().abandon(entry.id, m_parts.self, error, m_parts.clock.now());
}

Result<void> JournalWork::rollBackMove(const JournalEntry &entry, const QString &error)
{
    TD_ASSIGN(const auto copies, copiesById(entry.photoId));
    QList<Ends> written;
    for (const JournalCopy &copy : entry.copies) {
        TD_ASSIGN(Ends ends, endsOf(entry, copy, copies));
        TD_ASSIGN(const std::optional<ObjectInfo> found, ends.target.store->head(ends.target.key, {}));
        if (found)
            written.append(std::move(ends));
    }
    // All sources are looked at before the first target goes, so that a way forward stays open.
    for (const Ends &ends : std::as_const(written)) {
        TD_ASSIGN(const DeleteProof proof, DeleteProof::byOtherCopy(ends.target, ends.source, ends.bytes, {}));
        (void)proof;
    }
    for (const Ends &ends : std::as_const(written))
        TD_TRY(takeBack(ends));
    return m_parts.catalogue.journal().abandon(entry.id, m_parts.self, error, m_parts.clock.now());
}

Result<void> JournalWork::takeBack(const Ends &ends)
{
    TD_ASSIGN(const Verification there, ends.target.store->verify(ends.target.key, ends.bytes, {}));
    switch (there.proof) {
    case Proof::Missing:
        return {};
    case Proof::Verified:
        break;
    case Proof::Mismatch: {
        // Other bytes than ours lie under the key: not ours to destroy, whoever wrote them.
        const Result<QString> aside = ends.target.store->setAside(ends.target.key, {});
        return aside ? Result<void>{} : fail(aside.error());
    }
    case Proof::Unverifiable:
        return fail(ErrorCode::Unavailable, u"copy.unverifiable"_s, u"The store cannot say what it holds."_s,
                    ends.target.key, u"Try again later."_s);
    }
    TD_ASSIGN(const int uses, m_parts.catalogue.copies().keyUses(ends.target.key));
    if (uses > 1)
        return {};
    TD_ASSIGN(const DeleteProof proof, DeleteProof::byOtherCopy(ends.target, ends.source, ends.bytes, {}));
    return destroyObject(proof, {});
}

Result<void> JournalWork::rollForward(const JournalEntry &entry)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    TD_ASSIGN(const auto copies, copiesById(entry.photoId));
    for (const JournalCopy &copy : entry.copies) {
        TD_ASSIGN(const Ends ends, endsOf(entry, copy, copies));
        TD_ASSIGN(const Verification there, ends.target.store->verify(ends.target.key, ends.bytes, {}));
        if (there.proof != Proof::Verified)
            return fail(ErrorCode::DataLoss, u"move.both_ends_damaged"_s,
                        u"Neither the source nor the target of an interrupted move is whole; nothing was removed."_s,
                        copy.sourceKey, u"Run check, and restore the photo from a backup."_s);
        if (!copy.copied)
            TD_TRY(journal.markCopied(copy.id, ends.target.versionId, {}, m_parts.clock.now()));
        TD_TRY(journal.markVerified(copy.id, there.method, m_parts.clock.now()));
    }
    TD_TRY(journal.commitMove(entry.id, m_parts.self, ProofMaxAge, false, m_parts.clock.now()));
    return finishMove(entry);
}

Result<void> JournalWork::finishMove(const JournalEntry &entry)
{
    TD_ASSIGN(const auto copies, copiesById(entry.photoId));
    for (const JournalCopy &copy : entry.copies) {
        if (copy.released)
            continue;
        TD_ASSIGN(const Ends ends, endsOf(entry, copy, copies));
        // Not the proof of before the commit: what rotted since then must not cost the last good copy.
        TD_ASSIGN(const DeleteProof proof, DeleteProof::byOtherCopy(ends.source, ends.target, ends.bytes, {}));
        TD_TRY(destroyObject(proof, {}));
        TD_TRY(m_parts.catalogue.journal().markReleased(copy.id, m_parts.clock.now()));
    }
    return m_parts.catalogue.journal().finish(entry.id, m_parts.self, m_parts.clock.now());
}

Result<void> JournalWork::finishPurge(const JournalEntry &entry)
{
    TD_ASSIGN(const auto copies, copiesById(entry.photoId));
    for (const JournalCopy &copy : entry.copies) {
        if (copy.released || copy.sourceKey.isEmpty())
            continue;
        ObjectAt doomed;
        if (const auto row = copies.constFind(copy.sourceCopyId); row != copies.cend()) {
            TD_ASSIGN(doomed, objectOf(*row));
        } else {
            TD_ASSIGN(doomed.store, m_parts.stores.of(entry.from));
            doomed.key = copy.sourceKey;
        }
        TD_ASSIGN(const DeleteProof proof, DeleteProof::byPurge(doomed, entry));
        TD_TRY(destroyObject(proof, {}));
        if (const auto row = copies.constFind(copy.sourceCopyId); row != copies.cend())
            forgetLocalCopies(m_parts, {*row});
        TD_TRY(m_parts.catalogue.journal().markReleased(copy.id, m_parts.clock.now()));
    }
    return m_parts.catalogue.journal().finish(entry.id, m_parts.self, m_parts.clock.now());
}

void JournalWork::handOver(const JournalEntry &entry)
{
    const Holder nobody{.host = m_parts.self.host, .pid = 0, .started = u"none"_s};
    // When even this fails the entry stays ours and is recovered once this process has ended.
    (void)m_parts.catalogue.journal().takeOver(entry.id, m_parts.self, nobody, m_parts.clock.now());
}

Result<std::optional<JournalEntry>> JournalWork::ownEntry(const QString &photoId)
{
    TD_ASSIGN(const QList<JournalEntry> open, m_parts.catalogue.journal().open());
    for (const JournalEntry &entry : open) {
        if (entry.photoId == photoId && entry.holder == m_parts.self)
            return entry;
    }
    return std::nullopt;
}

Result<QHash<qint64, Copy>> JournalWork::copiesById(const QString &photoId)
{
    TD_ASSIGN(const QList<Copy> rows, m_parts.catalogue.copies().ofPhoto(photoId, true));
    QHash<qint64, Copy> copies;
    for (const Copy &row : rows)
        copies.insert(row.copyId, row);
    return copies;
}

Result<ObjectAt> JournalWork::objectOf(const Copy &copy)
{
    const auto fits = [this, &copy](Tier tier) -> std::shared_ptr<ObjectStore> {
        const auto store = m_parts.stores.of(tier);
        return store && (copy.backend.isEmpty() || (*store)->name() == copy.backend) ? *store : nullptr;
    };
    if (const auto store = fits(copy.tier))
        return ObjectAt{store, copy.key, copy.versionId};
    for (const Tier tier : AllTiers) {
        if (const auto store = fits(tier))
            return ObjectAt{store, copy.key, copy.versionId};
    }
    if (isFolderElsewhere(copy.backend))
        return fail(ErrorCode::FailedPrecondition, u"copy.elsewhere"_s,
                    u"The copy lies in a folder of another computer: %1."_s.arg(copy.backend), copy.key,
                    u"Do this on that computer, or bind the tier to a bucket that all consoles share."_s);
    return fail(ErrorCode::FailedPrecondition, u"copy.backend_missing"_s,
                u"The copy lies on %1, which no tier is bound to."_s.arg(copy.backend), copy.key,
                u"Bind %1 to %2 again."_s.arg(tierName(copy.tier).toUpper(), copy.backend));
}

Result<QString> JournalWork::keyOf(const Photo &photo, Tier tier, const QString &variantName, const QString &extension)
{
    const QDate day = utcDay(photo.uploadDate);
    const KeyFields fields{.tier = tier,
                           .photoId = photo.photoId,
                           .extension = extension,
                           .variant = variantName,
                           .user = photo.userId,
                           .draft = photo.draftId,
                           .product = photo.draftId,
                           .kind = photo.kind,
                           .owner = photo.ownerType,
                           .filename = photo.filename,
                           .year = day.year(),
                           .month = day.month()};
    const bool isMaster = variantName == variant::Master;
    TD_ASSIGN(const QString base,
              keyFor(isMaster ? m_parts.stores.masterTemplate : m_parts.stores.variantTemplate, fields));
    return freshKey(base);
}

Result<QString> JournalWork::freshKey(const QString &base)
{
    TD_ASSIGN(int uses, m_parts.catalogue.copies().keyUses(base));
    QString key = withSuffix(base, uses + 1);
    // The count also takes in ids that merely look like a suffixed form: go on until the key is nobody's.
    for (;;) {
        if (uses == 0)
            return key;
        TD_ASSIGN(const int taken, m_parts.catalogue.copies().keyUses(key));
        if (taken == 0)
            return key;
        key = withSuffix(base, ++uses + 1);
    }
}

Result<JournalWork::Ends> JournalWork::endsOf(const JournalEntry &entry, const JournalCopy &copy,
                                              const QHash<qint64, Copy> &copies)
{
    const auto source = copies.constFind(copy.sourceCopyId);
    const auto target = copies.constFind(copy.targetCopyId);
    if (source == copies.cend() || target == copies.cend())
        return fail(ErrorCode::Internal, u"journal.copy_missing"_s,
                    u"Journal entry %1 names a copy that the catalogue does not have."_s.arg(entry.id), entry.photoId,
                    u"Run check."_s);
    Ends ends;
    TD_ASSIGN(ends.source, objectOf(*source));
    TD_ASSIGN(ends.target, objectOf(*target));
    ends.bytes = Expected{source->size, source->sha256, source->md5.isEmpty() ? target->md5 : source->md5};
    return ends;
}

} // namespace td
