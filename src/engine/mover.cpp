// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/mover.h"

#include "core/digest.h"
#include "engine/journalwork.h"
#include "engine/objectcopier.h"
#include "engine/restorehold.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Keeps a second thread of this process off the photo while one works on it.
class InHand
{
public:
    InHand(QMutex &mutex, QSet<QString> &photos, const QString &photoId)
        : m_mutex(mutex)
        , m_photos(photos)
        , m_photoId(photoId)
    {
        const QMutexLocker lock(&m_mutex);
        m_isOurs = !m_photos.contains(photoId);
        m_photos.insert(photoId);
    }
    ~InHand()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_isOurs)
            m_photos.remove(m_photoId);
    }
    InHand(const InHand &) = delete;
    InHand &operator=(const InHand &) = delete;
    [[nodiscard]] bool isOurs() const { return m_isOurs; }

private:
    QMutex &m_mutex;
    QSet<QString> &m_photos;
    QString m_photoId;
    bool m_isOurs = false;
};

Error busy(const QString &photoId)
{
    return Error{.code = ErrorCode::Aborted,
                 .reason = u"photo.busy"_s,
                 .message = u"The photo is being moved or destroyed right now."_s,
                 .where = photoId,
                 .remedy = u"Try again in a moment."_s};
}

Error unknown(const QString &photoId)
{
    return Error{.code = ErrorCode::NotFound,
                 .reason = u"photo.unknown"_s,
                 .message = u"There is no photo with this id."_s,
                 .where = photoId,
                 .remedy = u"List the photos to find its id."_s};
}

QString extensionOf(const QString &key)
{
    const QString name = key.section(u'/', -1);
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.sliced(dot + 1) : QString();
}

} // namespace

Mover::Mover(const EngineParts &parts)
    : m_parts(parts)
{
}

Result<void> Mover::move(const QString &photoId, Tier to, bool byHand, const QString &runId, std::stop_token stop,
                         const StepFn &step)
{
    return go(photoId, {.to = to, .byHand = byHand, .runId = runId}, std::move(stop), step);
}

Result<void> Mover::rekey(const QString &photoId, std::stop_token stop)
{
    return go(photoId, {.to = std::nullopt}, std::move(stop), {});
}

Result<void> Mover::go(const QString &photoId, const Way &way, std::stop_token stop, const StepFn &step)
{
    const InHand hand(m_mutex, m_inHand, photoId);
    if (!hand.isOurs())
        return fail(busy(photoId));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, photoId);
    Result<std::optional<JournalEntry>> begun = begin(photoId, way, stop);
    if (!begun && isLeftOver(photoId, begun.error()))
        begun = begin(photoId, way, stop);
    if (!begun)
        return fail(begun.error());
    if (!*begun)
        return {};
    const JournalEntry &entry = **begun;
    const Result<void> copied = copyAll(entry, stop, step);
    if (!copied) {
        giveUp(entry, copied.error());
        return copied;
    }
    if (const Result<void> committed = commit(entry, way.byHand); !committed) {
        giveUp(entry, committed.error());
        return committed;
    }
    // The photo is in its new tier from here on; what is left to do is only to save space.
    JournalWork work(m_parts);
    if (!work.finishMove(entry))
        work.handOver(entry);
    return {};
}

Result<QList<PlannedCopy>> Mover::planCopies(const Photo &photo, const QList<Copy> &copies, Tier to)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> target, m_parts.stores.of(to));
    JournalWork work(m_parts);
    QList<PlannedCopy> plan;
    bool hasMaster = false;
    for (const Copy &copy : copies) {
        if (copy.tier != photo.tier || (copy.state != CopyState::Verified && copy.state != CopyState::Suspect))
            continue;
        hasMaster = hasMaster || copy.variant == variant::Master;
        TD_ASSIGN(const QString key, work.keyOf(photo, to, copy.variant, extensionOf(copy.key)));
        plan.append(
            {.variant = copy.variant, .sourceCopyId = copy.copyId, .backend = target->name(), .targetKey = key});
    }
    if (!hasMaster)
        return fail(ErrorCode::FailedPrecondition, u"photo.no_copy"_s,
                    u"The photo has no stored copy in %1."_s.arg(tierName(photo.tier).toUpper()), photo.photoId,
                    u"Run check."_s);
    return plan;
}

Result<std::optional<JournalEntry>> Mover::begin(const QString &photoId, const Way &way,
                                                 const std::stop_token &stop)
{
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    if (!photo)
        return fail(unknown(photoId));
    if (photo->tier == way.to)
        return std::nullopt;
    const Tier to = way.to.value_or(photo->tier);
    TD_ASSIGN(const QList<Copy> copies, m_parts.catalogue.copies().ofPhoto(photoId));
    if (!photo->deletedAt)
        TD_TRY(learnHashes(*photo, copies, stop));
    TD_ASSIGN(const QList<PlannedCopy> plan, planCopies(*photo, copies, to));
    Result<JournalEntry> entry =
        m_parts.catalogue.journal().beginMove(photoId, photo->tier, to, plan, way.runId, m_parts.self, m_parts.clock.now());
    if (entry)
        return *entry;
    if (!surelyWithoutEffect(entry.error())) {
        JournalWork work(m_parts);
        if (const auto own = work.ownEntry(photoId); own && *own)
            giveUp(**own, entry.error());
    }
    return fail(entry.error());
}

bool Mover::isLeftOver(const QString &photoId, const Error &error)
{
    if (error.code != ErrorCode::Aborted && error.code != ErrorCode::FailedPrecondition)
        return false;
    const Result<QList<JournalEntry>> open = m_parts.catalogue.journal().open();
    if (!open)
        return false;
    for (const JournalEntry &entry : *open) {
        Recovery recovery;
        if (entry.photoId == photoId && isAbandoned(entry))
            return recoverOne(entry, recovery).value_or(false);
    }
    return false;
}

Result<void> Mover::learnHashes(const Photo &photo, const QList<Copy> &copies, const std::stop_token &stop)
{
    for (const Copy &copy : copies) {
        if (copy.tier != photo.tier || copy.state != CopyState::Suspect || !copy.sha256.isEmpty())
            continue;
        TD_ASSIGN(const ObjectAt object, JournalWork(m_parts).objectOf(copy));
        Digest hash;
        qint64 size = 0;
        const ByteSink sink = [&](QByteArrayView chunk, bool restart) -> Result<void> {
            if (restart) {
                hash.reset();
                size = 0;
            }
            hash.add(chunk);
            size += chunk.size();
            return {};
        };
        TD_TRY(object.store->get(copy.key, sink, stop));
        if (size != copy.size)
            return fail(
                ErrorCode::DataLoss, u"copy.damaged"_s,
                u"The stored file has %1 bytes instead of %2, so it was not copied on."_s.arg(size).arg(copy.size),
                copy.key, u"Run check --read-data, and restore the photo from a backup."_s);
        TD_TRY(m_parts.catalogue.copies().recordHash(copy.copyId, hash.hex(), m_parts.clock.now()));
    }
    return {};
}

Result<void> Mover::copyAll(const JournalEntry &entry, std::stop_token stop, const StepFn &step)
{
    TD_ASSIGN(const auto copies, JournalWork(m_parts).copiesById(entry.photoId));
    qint64 total = 0;
    for (const JournalCopy &one : entry.copies)
        total += one.size;
    qint64 done = 0;
    for (const JournalCopy &one : entry.copies) {
        if (step)
            step(u"move"_s, double(done) / double(std::max<qint64>(1, total)));
        done += one.size;
        const auto source = copies.constFind(one.sourceCopyId);
        const auto target = copies.constFind(one.targetCopyId);
        if (source == copies.cend() || target == copies.cend())
            return fail(ErrorCode::Internal, u"journal.copy_missing"_s,
                        u"The journal names a copy that the catalogue does not have."_s, entry.photoId,
                        u"Run check."_s);
        TD_TRY(copyOne(one, *source, *target, stop));
    }
    return {};
}

Result<void> Mover::copyOne(const JournalCopy &step, const Copy &source, const Copy &target, std::stop_token stop)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    TD_ASSIGN(const ObjectAt object, JournalWork(m_parts).objectOf(target));
    const auto written = [&](const QString &versionId, const QString &md5) {
        return journal.markCopied(step.id, versionId, md5, m_parts.clock.now());
    };
    TD_ASSIGN(const QString method, ObjectCopier(m_parts).copy(source, object, written, std::move(stop)));
    return journal.markVerified(step.id, method, m_parts.clock.now());
}

Result<void> Mover::commit(const JournalEntry &entry, bool byHand)
{
    JournalRepository &journal = m_parts.catalogue.journal();
    Result<void> committed = journal.commitMove(entry.id, m_parts.self, ProofMaxAge, byHand, m_parts.clock.now());
    if (committed || surelyWithoutEffect(committed.error()))
        return committed;
    // The answer was lost: only the journal knows.
    TD_ASSIGN(const std::optional<JournalEntry> now, journal.find(entry.id));
    if (now && now->state == MoveState::Committed)
        return {};
    return committed;
}

void Mover::giveUp(const JournalEntry &entry, const Error &error)
{
    JournalWork work(m_parts);
    const Result<std::optional<JournalEntry>> now = m_parts.catalogue.journal().find(entry.id);
    const bool canGoBack = now && *now && (*now)->state != MoveState::Committed && (*now)->holder == m_parts.self;
    if (!canGoBack || !work.rollBackMove(**now, error.message))
        work.handOver(entry);
}

Result<void> Mover::purge(const QString &photoId, const QString &runId, std::stop_token stop)
{
    const InHand hand(m_mutex, m_inHand, photoId);
    if (!hand.isOurs())
        return fail(busy(photoId));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, photoId);
    TD_TRY(refuseHeld(m_parts.catalogue)); // or it would be finished once the profile is not held any more
    JournalWork work(m_parts);
    const auto begin = [&] {
        return m_parts.catalogue.journal().beginPurge(photoId, runId, m_parts.self, m_parts.clock.now());
    };
    Result<JournalEntry> entry = begin();
    if (!entry && isLeftOver(photoId, entry.error())) {
        // The left-over entry may have been this very purge.
        TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
        if (!photo)
            return {};
        entry = begin();
    }
    if (!entry && !surelyWithoutEffect(entry.error())) {
        if (const auto own = work.ownEntry(photoId); own && *own)
            work.handOver(**own);
    }
    if (!entry)
        return fail(entry.error());
    const Result<void> finished = work.finishPurge(*entry);
    if (finished)
        return {};
    work.handOver(*entry);
    // The last step may have taken effect although its answer was lost.
    TD_ASSIGN(const std::optional<Photo> photo, m_parts.catalogue.photos().find(photoId));
    return photo ? finished : Result<void>{};
}

} // namespace td
