// SPDX-License-Identifier: GPL-3.0-or-later
// The half of Mover that cleans up after dead processes.
#include "engine/housekeeping.h"
#include "engine/journalwork.h"
#include "engine/mover.h"
#include "engine/quotahold.h"
#include "engine/restorehold.h"
#include "engine/unfinished.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// A holder that cannot be judged (another host or container) is taken for dead after this long without a sign. Should
/// it live after all, its next step fails, because every step names its holder.
constexpr Seconds SilentFor{3600};

} // namespace

bool waitsForRecovery(const EngineParts &parts, const JournalEntry &entry)
{
    if (JournalWork::isHandedOver(entry.holder))
        return true;
    if (entry.holder == parts.self)
        return false;
    if (parts.holderDead && parts.holderDead(entry.holder))
        return true;
    // A clock that was set back makes the last sign lie in the future: that says nothing, so the distance counts.
    return std::chrono::abs(parts.clock.now() - entry.updatedAt) > SilentFor;
}

Result<qint64> photosWaiting(const EngineParts &parts)
{
    TD_ASSIGN(const QList<JournalEntry> open, parts.catalogue.journal().open());
    QSet<QString> photos;
    for (const JournalEntry &entry : open) {
        const bool isMove = entry.kind == MoveKind::Move || entry.kind == MoveKind::Purge;
        if (isMove && waitsForRecovery(parts, entry))
            photos.insert(entry.photoId);
    }
    return qint64(photos.size());
}

bool Mover::isAbandoned(const JournalEntry &entry) const
{
    return waitsForRecovery(m_parts, entry);
}

Result<Mover::Recovery> Mover::recover(std::stop_token stop)
{
    Recovery recovery;
    // What was under way when the backup was made went on long ago, in the profile that was backed up.
    TD_ASSIGN(const auto hold, restoreHold(m_parts.catalogue));
    if (hold)
        return recovery;
    TD_ASSIGN(const QList<JournalEntry> open, m_parts.catalogue.journal().open());
    for (const JournalEntry &entry : open) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
        if (!isAbandoned(entry))
            continue;
        const Result<bool> done = recoverOne(entry, recovery);
        if (!done)
            recovery.failed.append({entry.photoId, done.error()});
    }
    // Who may only read the catalogue leaves both to who may write.
    const auto isGone = [this](const Holder &holder) {
        return holder != m_parts.self && m_parts.holderDead && m_parts.holderDead(holder);
    };
    const Result<qint64> released =
        m_parts.catalogue.quotas().releaseAbandoned(isGone, m_parts.clock.now() - ReservationKept);
    if (!released && released.error().code != ErrorCode::PermissionDenied)
        return fail(released.error());
    const Result<qint64> closed = closeInterruptedRuns(m_parts, false);
    if (!closed && closed.error().code != ErrorCode::PermissionDenied)
        return fail(closed.error());
    const qint64 count = recovery.rolledBack + recovery.finished;
    if (count > 0) {
        Event event;
        event.at = m_parts.clock.now();
        event.what = u"recovered"_s;
        event.count = count;
        event.detail = {{u"rolled_back"_s, recovery.rolledBack}, {u"finished"_s, recovery.finished}};
        TD_TRY(m_parts.catalogue.events().append(event));
    }
    return recovery;
}

Result<bool> Mover::recoverOne(const JournalEntry &entry, Recovery &recovery)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    const Result<bool> taken = journal.takeOver(entry.id, entry.holder, m_parts.self, m_parts.clock.now());
    if (!taken) {
        JournalWork(m_parts).handOver(entry);
        return taken;
    }
    if (!*taken)
        return false;
    JournalWork work(m_parts);
    const auto act = [&]() -> Result<void> {
        TD_ASSIGN(const std::optional<JournalEntry> now, journal.find(entry.id));
        if (!now || !isOpen(now->state))
            return {};
        const bool goesOn = now->kind == MoveKind::Purge || now->state == MoveState::Committed;
        const bool destroys = now->kind == MoveKind::Purge || (now->kind == MoveKind::Variants && goesOn);
        if (destroys) {
            TD_TRY(work.finishPurge(*now));
        } else if (now->state == MoveState::Committed) {
            TD_TRY(work.finishMove(*now));
        } else if (now->kind == MoveKind::Upload) {
            TD_TRY(work.rollBackUpload(*now, u"The program ended before the photo was stored."_s));
        } else if (now->kind == MoveKind::Variants) {
            TD_TRY(work.rollBackUpload(*now, u"The program ended before the sizes were made."_s));
        } else {
            const Result<void> back = work.rollBackMove(*now, u"The program ended before the move was complete."_s);
            // Without its source the target is all there is: then the move goes on instead of back.
            if (!back && back.error().reason == "proof.no_other_copy"_L1) {
                TD_TRY(work.rollForward(*now));
                ++recovery.finished;
                return {};
            }
            TD_TRY(back);
        }
        ++(goesOn ? recovery.finished : recovery.rolledBack);
        return {};
    };
    const Result<void> done = act();
    if (done)
        return true;
    work.handOver(entry);
    return fail(done.error());
}

} // namespace td
