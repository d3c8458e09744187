// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupcleaner.h"

#include "engine/backup/backupverifier.h"
#include "engine/check.h"
#include "engine/restorehold.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// What was brought by a backup that is not finished yet, or was broken off and will be gone on with, is left alone.
constexpr Seconds YoungestRemoved = Day * 2;
constexpr qsizetype RemovedAtOnce = 500;
/// A longer pause between two backups is rather a clock that was set.
constexpr Seconds LongestPause = Day * 31;

/// How old each backup is, the newest first, when long pauses count for nothing.
QList<Seconds> soberAges(const QList<BackupEntry> &all, Instant now)
{
    QList<Seconds> ages;
    Instant later = now;
    Seconds age{0};
    for (const BackupEntry &entry : all) {
        const Seconds gap = later - entry.at;
        if (gap <= LongestPause)
            age += std::max(gap, Seconds{0});
        ages.append(age);
        later = entry.at;
    }
    return ages;
}

} // namespace

struct BackupCleaner::Work {
    BackupVault vault;
    LeaseKeeper &lease;
    const BackupCleanupOptions &options;
    const ProgressFn &progress;
    std::stop_token stop;
    QList<BackupEntry> kept;
    BackupCleanup done;
};

Result<BackupCleanup> BackupCleaner::clean(const BackupCleanupOptions &options, const ProgressFn &progress,
                                           std::stop_token stop)
{
    TD_TRY(refuseHeld(m_parts.catalogue));
    TD_ASSIGN(const auto lease, takeBackupLease(m_parts));
    TD_ASSIGN(BackupVault vault, BackupVault::open(m_place.target, m_place.passphrase, stop));
    TD_ASSIGN(const QString mine, m_place.catalogueId());
    if (vault.catalogueId() != mine)
        return fail(ErrorCode::FailedPrecondition, u"backup.foreign"_s,
                    u"%1 keeps the backups of another catalogue."_s.arg(m_place.target->displayName()),
                    BackupDescriptionKey, u"Clean it up with the profile that made them."_s);
    Work work{.vault = std::move(vault),
              .lease = *lease,
              .options = options,
              .progress = progress,
              .stop = stop,
              .kept = {},
              .done = {}};
    TD_TRY(removeSets(work));
    TD_ASSIGN(const bool isDue, isSweepDue(options));
    if (isDue)
        TD_TRY(removeObjects(work));
    if (isDue && !options.dryRun && work.done.failed.isEmpty())
        TD_TRY(setBackupNote(m_parts, BackupSweptNote, {{u"at"_s, toIso(m_parts.clock.now())}}));
    if (m_place.target->isLocal() && !options.dryRun)
        TD_TRY(m_place.target->sweepPartials(YoungestRemoved, stop));
    if (!options.dryRun)
        TD_TRY(forget(work.done.removed));
    work.done.kept = work.kept.size();
    return std::move(work.done);
}

Result<void> BackupCleaner::removeSets(Work &work)
{
    const Instant now = m_parts.clock.now();
    TD_ASSIGN(const QList<BackupEntry> all, work.vault.list(work.stop));
    TD_ASSIGN(const auto files, work.vault.files(work.stop));
    const QList<Seconds> ages = soberAges(all, now);
    const Seconds longest = Day * work.options.keepDays;
    QSet<QString> listed;
    bool hasGood = false, hasPhotos = false;
    for (qsizetype i = 0; i < all.size(); ++i) { // the newest first
        const BackupEntry &entry = all.at(i);
        listed.insert(entry.name);
        const bool isFirst = entry.isGood() && (!hasGood || (entry.set.objects && !hasPhotos));
        hasGood = hasGood || entry.isGood();
        hasPhotos = hasPhotos || entry.set.objects.has_value();
        const bool isOld = now - entry.at > longest;
        const bool isSurelyOld = isOld && (work.options.confirmed || ages.at(i) > longest);
        if (isFirst || !isSurelyOld || !hasGood) {
            work.done.withheldSets += isOld && !isSurelyOld && !isFirst && hasGood ? 1 : 0;
            work.kept.append(entry);
            continue;
        }
        work.done.removed.append(entry.name);
        // the manifest first: what is half removed must not be listed
        QStringList keys = files.value(entry.name);
        const QString manifest = backupKey(entry.name, BackupPart::Manifest, false);
        keys.removeAll(manifest);
        keys.prepend(manifest);
        TD_TRY(removeFiles(work, keys));
    }
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        if (listed.contains(it.key()) || now - backupTime(it.key()).value_or(now) < YoungestRemoved)
            continue;
        work.done.leftovers += it->size();
        TD_TRY(removeFiles(work, *it));
    }
    return {};
}

Result<bool> BackupCleaner::isSweepDue(const BackupCleanupOptions &options) const
{
    if (options.sweepEvery == Seconds{0})
        return true;
    TD_ASSIGN(const QJsonObject note, backupNote(m_parts, BackupSweptNote));
    const std::optional<Instant> last = fromIso(note.value("at"_L1).toString());
    const Instant now = m_parts.clock.now();
    return !last || *last > now || now - *last >= options.sweepEvery;
}

Result<void> BackupCleaner::removeFiles(Work &work, const QStringList &keys)
{
    TD_TRY(work.lease.confirm());
    for (const QString &key : keys) {
        if (work.stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
        TD_ASSIGN(const std::optional<ObjectInfo> info, work.vault.store().head(key, work.stop));
        if (!info)
            continue;
        if (!work.options.dryRun)
            TD_TRY(work.vault.store().remove(key, info->versionId, work.stop));
        work.done.bytesFreed += info->size;
    }
    return {};
}

Result<bool> BackupCleaner::markNeeded(Work &work, ObjectNames &objects)
{
    bool isAny = false;
    for (const BackupEntry &entry : std::as_const(work.kept)) {
        // nothing is concluded from a backup that cannot be read
        Result<ObjectNames> names = entry.problem ? Result<ObjectNames>(fail(*entry.problem))
                                                  : readBackupIndex(work.vault, entry.set, work.stop);
        if (!names && names.error().code != ErrorCode::DataLoss && names.error().code != ErrorCode::Unimplemented)
            return fail(names.error());
        if (!names) {
            work.done.failed.append({entry.name, names.error()});
            return false;
        }
        isAny = isAny || entry.set.objects.has_value();
        TD_TRY(names->forEach([&objects](const QByteArray &name, bool) -> Result<void> {
            objects.mark(name);
            return {};
        }));
    }
    TD_TRY(forEachCopy(m_parts.catalogue, {}, [&](const QList<Copy> &batch) -> Result<void> {
        for (const Copy &copy : batch)
            objects.mark(work.vault.objectName(copy.sha256));
        return {};
    }));
    return isAny;
}

Result<void> BackupCleaner::removeObjects(Work &work)
{
    const Instant now = m_parts.clock.now();
    ObjectNames old;
    qint64 all = 0;
    TD_TRY(work.vault.forEachObject(
        [&](const QByteArray &name, const ObjectInfo &info) -> Result<void> {
            ++all;
            if (now - info.modified >= YoungestRemoved)
                old.insert(name);
            return {};
        },
        work.stop));
    if (old.size() == 0)
        return {};
    TD_ASSIGN(const bool isKnown, markNeeded(work, old));
    const qint64 doomed = old.size() - old.markedCount();
    if (!isKnown || doomed == 0)
        return {};
    if (doomed > repairLimit(all) && !work.options.confirmed) {
        work.done.withheld = doomed;
        return {};
    }
    QList<ObjectRef> batch;
    const auto flush = [&]() -> Result<void> {
        if (batch.isEmpty())
            return {};
        TD_TRY(work.lease.confirm());
        QList<ObjectFailure> stay;
        if (!work.options.dryRun) {
            TD_ASSIGN(stay, work.vault.store().removeAll(batch, work.stop));
        }
        for (const ObjectFailure &failure : std::as_const(stay))
            work.done.failed.append({failure.object.key, failure.error});
        work.done.objectsRemoved += batch.size() - stay.size();
        if (work.progress)
            work.progress(
                {.done = work.done.objectsRemoved, .total = doomed, .bytesDone = 0, .bytesTotal = 0, .current = {}});
        batch.clear();
        return {};
    };
    TD_TRY(old.forEach([&](const QByteArray &name, bool isMarked) -> Result<void> {
        if (isMarked)
            return {};
        const QString key = objectKey(name);
        TD_ASSIGN(const std::optional<ObjectInfo> info, work.vault.store().head(key, work.stop));
        if (!info)
            return {};
        work.done.bytesFreed += info->size;
        batch.append({key, info->versionId});
        return batch.size() < RemovedAtOnce ? Result<void>{} : flush();
    }));
    return flush();
}

Result<void> BackupCleaner::forget(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    TD_ASSIGN(QJsonObject note, backupNote(m_parts, BackupVerifiedNote));
    for (const QString &name : names)
        note.remove(name);
    return setBackupNote(m_parts, BackupVerifiedNote, note);
}

} // namespace td
