// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

#include <chrono>

namespace td
{

/// One stored object.
struct ObjectAt {
    std::shared_ptr<ObjectStore> store;
    QString key;
    QString versionId;
};

/// Asks the store now whether the object holds the bytes; how it was proven ("sha256", "etag"). DataLoss
/// ("copy.not_stored") for missing or other bytes, Unavailable ("copy.unverifiable") when it cannot tell.
[[nodiscard]] Result<QString> prove(const ObjectAt &object, const Expected &bytes, std::stop_token stop);

/// The right to destroy exactly one object, won by looking just now. There is no other way to destroy one:
/// destroyObject() takes nothing else, and only the functions here make a proof.
class DeleteProof
{
public:
    /// `keeper`, another object, was read just now and holds the bytes. FailedPrecondition ("proof.no_other_copy") when
    /// it does not, or when it is the doomed object itself.
    [[nodiscard]] static Result<DeleteProof> byOtherCopy(const ObjectAt &doomed, const ObjectAt &keeper,
                                                         const Expected &bytes, std::stop_token stop);
    /// No copy and no open journal entry names the key any more: what lies there is a left-over of a photo that is
    /// elsewhere or was destroyed.
    [[nodiscard]] static Result<DeleteProof> byUnusedKey(const ObjectAt &doomed, Catalogue &catalogue);
    /// The open purge entry names the object: its photo is in the trash and a person or rule wants it destroyed. Or the
    /// committed change of renditions does: the master it was made from stays.
    [[nodiscard]] static Result<DeleteProof> byPurge(const ObjectAt &doomed, const JournalEntry &purge);
    /// The open upload entry names the object, and neither its photo nor any copy under its key ever came to the
    /// catalogue. Or the entry of renditions that were not committed does, and no copy of the photo has the key.
    [[nodiscard]] static Result<DeleteProof> byUnfinishedUpload(const ObjectAt &doomed, const JournalEntry &upload,
                                                                Catalogue &catalogue);
    /// An old version of a key whose current version, another one, was proven just now to be the copy's. As
    /// byOtherCopy().
    [[nodiscard]] static Result<DeleteProof> byNewerVersion(const ObjectAt &doomed, const Copy &live,
                                                            std::stop_token stop);
    /// A delete marker: it holds no bytes, and without it what lies below shows itself again.
    [[nodiscard]] static Result<DeleteProof> byMarker(const ObjectAt &doomed, const HiddenVersion &marker);

private:
    explicit DeleteProof(ObjectAt doomed)
        : m_doomed(std::move(doomed))
    {
    }
    friend Result<void> destroyObject(const DeleteProof &proof, std::stop_token stop);

    ObjectAt m_doomed;
    std::chrono::steady_clock::time_point m_at = std::chrono::steady_clock::now();
};

/// Destroys the object that the proof is about; an object that is not there any more is success. FailedPrecondition
/// when the proof is older than ProofMaxAge.
[[nodiscard]] Result<void> destroyObject(const DeleteProof &proof, std::stop_token stop);

} // namespace td
