// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deleteproof.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

bool isSameObject(const ObjectAt &a, const ObjectAt &b)
{
    if (a.key != b.key)
        return false;
    // Two tiers may be two handles on one folder or bucket.
    return a.store == b.store ||
           (a.store->name() == b.store->name() && a.store->localPath(a.key) == b.store->localPath(b.key));
}

tl::unexpected<Error> noProof(const QString &reason, const QString &message, const QString &key)
{
    return fail(ErrorCode::FailedPrecondition, reason, message, key, u"Run check."_s);
}

} // namespace

Result<QString> prove(const ObjectAt &object, const Expected &bytes, std::stop_token stop)
{
    TD_ASSIGN(const Verification found, object.store->verify(object.key, bytes, std::move(stop)));
    if (found.proof == Proof::Verified)
        return found.method;
    if (found.proof == Proof::Unverifiable)
        return fail(ErrorCode::Unavailable, u"copy.unverifiable"_s,
                    u"The store cannot prove what it holds, so the photo stays where it was."_s, object.key,
                    u"Try again later."_s);
    return fail(ErrorCode::DataLoss, u"copy.not_stored"_s,
                u"The new copy does not read back as it was written, so the photo stays where it was."_s, object.key,
                u"Check %1."_s.arg(object.store->displayName()));
}

Result<DeleteProof> DeleteProof::byOtherCopy(const ObjectAt &doomed, const ObjectAt &keeper, const Expected &bytes,
                                             std::stop_token stop)
{
    if (isSameObject(doomed, keeper))
        return noProof(u"proof.no_other_copy"_s, u"The object is its own only copy, so it was not removed."_s,
                       doomed.key);
    TD_ASSIGN(const Verification found, keeper.store->verify(keeper.key, bytes, std::move(stop)));
    if (found.proof != Proof::Verified)
        return noProof(u"proof.no_other_copy"_s,
                       u"The other copy of these bytes could not be proven right now, so nothing was removed."_s,
                       keeper.key);
    return DeleteProof(doomed);
}

Result<DeleteProof> DeleteProof::byUnusedKey(const ObjectAt &doomed, Catalogue &catalogue)
{
    TD_ASSIGN(const QStringList known, catalogue.copies().knownKeys({doomed.key}));
    if (!known.isEmpty())
        return noProof(u"proof.in_use"_s, u"A photo still has this key, so the object was not removed."_s, doomed.key);
    return DeleteProof(doomed);
}

Result<DeleteProof> DeleteProof::byPurge(const ObjectAt &doomed, const JournalEntry &purge)
{
    const bool names = std::ranges::any_of(
        purge.copies, [&doomed](const JournalCopy &copy) { return copy.sourceKey == doomed.key && !copy.released; });
    const bool destroys =
        purge.kind == MoveKind::Purge || (purge.kind == MoveKind::Variants && purge.state == MoveState::Committed);
    if (!destroys || !isOpen(purge.state) || !names)
        return noProof(u"proof.no_purge"_s, u"No open purge names this object, so it was not removed."_s, doomed.key);
    return DeleteProof(doomed);
}

Result<DeleteProof> DeleteProof::byUnfinishedUpload(const ObjectAt &doomed, const JournalEntry &upload,
                                                    Catalogue &catalogue)
{
    const bool names =
        std::ranges::any_of(upload.copies, [&doomed](const JournalCopy &copy) { return copy.targetKey == doomed.key; });
    // A key without the id of the photo may be somebody else's object that was there before.
    const bool isOwnKey = !upload.photoId.isEmpty() && doomed.key.contains(upload.photoId);
    const bool isUnfinished =
        upload.kind == MoveKind::Upload || (upload.kind == MoveKind::Variants && upload.state != MoveState::Committed);
    if (!isUnfinished || !isOpen(upload.state) || !names || !isOwnKey)
        return noProof(u"proof.no_upload"_s, u"No unfinished upload owns this object, so it was not removed."_s,
                       doomed.key);
    TD_ASSIGN(const std::optional<Photo> photo, catalogue.photos().find(upload.photoId));
    TD_ASSIGN(const QList<Copy> copies, catalogue.copies().ofPhoto(upload.photoId, true));
    // Renditions are made of a photo that is there: then the key decides.
    const bool isCatalogued =
        upload.kind == MoveKind::Upload
            ? photo || !copies.isEmpty()
            : std::ranges::any_of(copies, [&doomed](const Copy &copy) { return copy.key == doomed.key; });
    if (isCatalogued)
        return noProof(u"proof.catalogued"_s, u"The object belongs to a photo, so it was not removed."_s, doomed.key);
    return DeleteProof(doomed);
}

Result<DeleteProof> DeleteProof::byNewerVersion(const ObjectAt &doomed, const Copy &live, std::stop_token stop)
{
    TD_ASSIGN(const std::optional<ObjectInfo> current, doomed.store->head(live.key, stop));
    const bool isOther = current && !doomed.versionId.isEmpty() && !current->versionId.isEmpty() &&
                         current->versionId != doomed.versionId && live.key == doomed.key &&
                         live.versionId != doomed.versionId;
    if (!isOther)
        return noProof(u"proof.no_other_copy"_s,
                       u"This may be the version that the photo needs, so it was not removed."_s, doomed.key);
    TD_ASSIGN(const Verification found,
              doomed.store->verify(live.key, {live.size, live.sha256, live.md5}, std::move(stop)));
    if (found.proof != Proof::Verified)
        return noProof(u"proof.no_other_copy"_s,
                       u"The current version could not be proven right now, so the old one was not removed."_s,
                       live.key);
    return DeleteProof(doomed);
}

Result<DeleteProof> DeleteProof::byMarker(const ObjectAt &doomed, const HiddenVersion &marker)
{
    const bool isIt = marker.isMarker && marker.key == doomed.key && marker.versionId == doomed.versionId &&
                      !doomed.versionId.isEmpty();
    if (!isIt)
        return noProof(u"proof.no_marker"_s, u"This is no delete marker, so it was not removed."_s, doomed.key);
    return DeleteProof(doomed);
}

Result<void> destroyObject(const DeleteProof &proof, std::stop_token stop)
{
    if (std::chrono::steady_clock::now() - proof.m_at > ProofMaxAge)
        return noProof(u"proof.too_old"_s, u"The proof that this object may go is too old, so it was not removed."_s,
                       proof.m_doomed.key);
    return proof.m_doomed.store->remove(proof.m_doomed.key, proof.m_doomed.versionId, std::move(stop));
}

} // namespace td
