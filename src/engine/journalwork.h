// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"
#include "engine/deleteproof.h"

#include <QHash>

namespace td
{

/// The answer of a write may be lost although it took effect; these codes say that it surely did not.
[[nodiscard]] inline bool surelyWithoutEffect(const Error &error)
{
    return error.code == ErrorCode::Aborted || error.code == ErrorCode::FailedPrecondition ||
           error.code == ErrorCode::NotFound || error.code == ErrorCode::AlreadyExists ||
           error.code == ErrorCode::InvalidArgument;
}

/// What a live mover, a live upload and the recovery of a dead one share: going back and going on from a journal entry.
/// Every step may be done twice. Nothing here listens to a stop request: half a retreat helps nobody.
class JournalWork
{
public:
    explicit JournalWork(const EngineParts &parts)
        : m_parts(parts)
    {
    }

    /// Removes what an upload, or the making of renditions, stored without reaching the catalogue, and closes its
    /// entry.
    [[nodiscard]] Result<void> rollBackUpload(const JournalEntry &entry, const QString &error);
    /// Removes the target objects of a move that is not committed, and closes its entry. FailedPrecondition
    /// ("proof.no_other_copy") when a source is no longer whole: then the target may be the last copy, and it stays.
    [[nodiscard]] Result<void> rollBackMove(const JournalEntry &entry, const QString &error);
    /// Commits a move whose targets are all proven, although its sources are not there any more.
    [[nodiscard]] Result<void> rollForward(const JournalEntry &entry);
    /// Releases the sources of a committed move, each once its target was proven again, and closes its entry.
    [[nodiscard]] Result<void> finishMove(const JournalEntry &entry);
    /// Destroys what a purge, or a committed change of renditions, takes away, and closes its entry.
    [[nodiscard]] Result<void> finishPurge(const JournalEntry &entry);

    /// Gives an entry that this process could not finish to whoever recovers next, this process included.
    void handOver(const JournalEntry &entry);
    [[nodiscard]] static bool isHandedOver(const Holder &holder) { return holder.pid == 0; }
    /// The entry of this photo that this process holds, after a call whose answer was lost.
    [[nodiscard]] Result<std::optional<JournalEntry>> ownEntry(const QString &photoId);

    [[nodiscard]] Result<QHash<qint64, Copy>> copiesById(const QString &photoId);
    /// FailedPrecondition ("copy.backend_missing") when the copy lies where no tier is bound to.
    [[nodiscard]] Result<ObjectAt> objectOf(const Copy &copy);
    /// Where a copy of the photo goes in that tier, by the storage templates: a fresh key.
    [[nodiscard]] Result<QString> keyOf(const Photo &photo, Tier tier, const QString &variantName,
                                        const QString &extension);
    /// A key that no copy ever had: `base`, or `base` with the first free suffix.
    [[nodiscard]] Result<QString> freshKey(const QString &base);

private:
    struct Ends {
        ObjectAt source;
        ObjectAt target;
        Expected bytes;
    };
    [[nodiscard]] Result<Ends> endsOf(const JournalEntry &entry, const JournalCopy &copy,
                                      const QHash<qint64, Copy> &copies);
    [[nodiscard]] Result<void> takeBack(const Ends &ends);

    const EngineParts &m_parts;
};

} // namespace td
