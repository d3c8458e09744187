// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backuprestorer.h"

#include "core/digest.h"
#include "core/texts.h"
#include "engine/deleteproof.h"
#include "engine/journalwork.h"
#include "engine/workers.h"

#include <QFileInfo>
#include <QMutex>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype MostRestoreFailures = 1'000;

Error restoreDiskFull(Error error, const PhotosBack &back)
{
    error.message = u"%1 %2 came back before."_s.arg(
        error.message, countText(back.restored, u"stored file of a photo"_s, u"stored files of photos"_s));
    error.remedy =
        u"Free space on the disk; what is restored stays. Then go on in this profile with: tierdeck-cli backup "
        "restore --photos"_s;
    return error;
}

} // namespace

Result<BackupSet> chosenBackup(const BackupVault &vault, const QString &name, const std::stop_token &stop)
{
    if (!name.isEmpty())
        return vault.find(name, stop);
    TD_ASSIGN(const QList<BackupEntry> all, vault.list(stop));
    const auto good = std::ranges::find_if(all, &BackupEntry::isGood);
    if (good != all.cend())
        return good->set;
    return fail(ErrorCode::NotFound, u"backup.none"_s,
                u"There is no whole backup at %1."_s.arg(vault.store().displayName()), vault.store().name(),
                u"See them with: tierdeck-cli backup list"_s);
}

Result<void> refuseOtherCatalogue(const QString &file)
{
    if (QFileInfo::exists(file))
        return fail(ErrorCode::AlreadyExists, u"backup.catalogue_exists"_s,
                    u"There is a catalogue already, and a backup is never restored over one."_s, file,
                    u"Restore into another profile: --to FOLDER"_s);
    // SQLite would play the pages of the lost catalogue into this one.
    for (const QLatin1StringView end : {"-wal"_L1, "-journal"_L1}) {
        const QString log = QString(file % end);
        if (QFileInfo::exists(log))
            return fail(ErrorCode::AlreadyExists, u"backup.catalogue_exists"_s,
                        u"A catalogue that was here left %1, which would be mixed into the restored one."_s.arg(log),
                        log, u"Move this file away, and keep it with the catalogue that it belongs to."_s);
    }
    return {};
}

Result<void> restoreCatalogue(const BackupVault &vault, const BackupSet &set, const QString &file,
                              const std::stop_token &stop)
{
    TD_TRY(refuseOtherCatalogue(file));
    return vault.getFile(set.name, BackupPart::Catalogue, set.catalogue, file, stop);
}

Result<PhotosBack> BackupRestorer::run(const ProgressFn &progress, std::stop_token stop, const QList<Tier> &tiers)
{
    qint64 total = 0;
    for (const Tier tier : tiers.isEmpty() ? QList<Tier>(AllTiers.begin(), AllTiers.end()) : tiers) {
        TD_ASSIGN(const qint64 copies, m_parts.catalogue.copies().verifiedCount(tier));
        total += copies;
    }
    PhotosBack back;
    std::optional<Error> ended; // a full disk takes no other photo either
    QMutex mutex;
    TD_TRY(forEachCopy(m_parts.catalogue, tiers, [&](const QList<Copy> &batch) -> Result<void> {
        parallelEach(batch.size(), storeWorkerCount(m_parts), stop, [&](qsizetype i) {
            const Copy &copy = batch.at(i);
            {
                const QMutexLocker lock(&mutex);
                if (ended)
                    return;
            }
            const Result<Outcome> outcome = restoreOne(copy, stop);
            const QMutexLocker lock(&mutex);
            ++back.looked;
            if (!outcome && outcome.error().reason == "disk.full"_L1) {
                ended = outcome.error();
            } else if (!outcome) {
                if (outcome.error().code != ErrorCode::Cancelled && back.failed.size() < MostRestoreFailures)
                    back.failed.append({copy.photoId, outcome.error()});
            } else if (*outcome == Outcome::Restored) {
                ++back.restored;
                back.bytes += copy.size;
            } else if (*outcome == Outcome::Lost) {
                ++back.lost;
                if (back.failed.size() < MostRestoreFailures)
                    back.failed.append(
                        {copy.photoId,
                         {.code = ErrorCode::DataLoss,
                          .reason = u"backup.photo_lost"_s,
                          .message = u"The stored file is missing or damaged, and the backup does not have it."_s,
                          .where = copy.key,
                          .remedy = u"Look for it in another backup."_s}});
            }
        });
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s,
                        u"Cancelled; what is restored stays, and the same command goes on from there."_s);
        if (ended)
            return fail(restoreDiskFull(*std::move(ended), back));
        if (progress && !batch.isEmpty())
            progress({.done = std::min(back.looked, total),
                      .total = total,
                      .bytesDone = back.bytes,
                      .bytesTotal = 0,
                      .current = batch.last().photoId});
        return {};
    }));
    return back;
}

Result<BackupRestorer::Outcome> BackupRestorer::restoreOne(const Copy &copy, const std::stop_token &stop)
{
    TD_ASSIGN(const ObjectAt object, JournalWork(m_parts).objectOf(copy));
    TD_ASSIGN(const std::optional<ObjectInfo> there, object.store->head(copy.key, stop));
    const bool isWhole = there && there->size == copy.size && copy.state == CopyState::Verified;
    if (isWhole)
        return Outcome::There;
    const ByteBudget::Share memory = m_parts.copyMemory->take(copy.size + m_vault.storedSize(copy.size), stop);
    if (!memory)
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s, copy.photoId);
    Result<QByteArray> bytes = m_vault.getObject(m_vault.objectName(copy.sha256), stop);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return there ? withoutBackup(copy, *object.store, stop) : Outcome::Lost;
    if (!bytes)
        return fail(bytes.error());
    if (there)
        TD_TRY(object.store->setAside(copy.key, stop));
    TD_TRY(put(copy, object.store, *std::move(bytes), stop));
    return Outcome::Restored;
}

Result<BackupRestorer::Outcome> BackupRestorer::withoutBackup(const Copy &copy, ObjectStore &store,
                                                              const std::stop_token &stop)
{
    TD_ASSIGN(const Verification found, store.verify(copy.key, {copy.size, copy.sha256, copy.md5}, stop));
    const bool isBad = found.proof == Proof::Mismatch || found.proof == Proof::Missing;
    return isBad ? Outcome::Lost : Outcome::There;
}

Result<void> BackupRestorer::put(const Copy &copy, const std::shared_ptr<ObjectStore> &store, QByteArray bytes,
                                 const std::stop_token &stop)
{
    Copy made = copy;
    made.backend = store->name();
    made.md5 = md5Hex(bytes);
    // A folder has no versions, and nothing can still be on its way to it: there the old name is as good as new.
    const bool keepsKey = store->isLocal();
    if (!keepsKey) {
        TD_ASSIGN(made.key, JournalWork(m_parts).freshKey(copy.key));
    }
    const PutRequest request{.key = made.key,
                             .contentType = copy.mimeType,
                             .sha256 = copy.sha256,
                             .metadata = {{u"sha256"_s, copy.sha256}, {u"photo-id"_s, copy.photoId}},
                             .md5 = made.md5};
    BytesSource body(std::move(bytes));
    TD_ASSIGN(const ObjectInfo stored, store->put(request, body, stop));
    made.versionId = stored.versionId;
    TD_ASSIGN(made.verifyMethod, prove({store, made.key, made.versionId}, {copy.size, copy.sha256, made.md5}, stop));
    if (keepsKey)
        return m_parts.catalogue.copies().recordProofs({copy.copyId}, made.verifyMethod, m_parts.clock.now());
    return m_parts.catalogue.copies().replace(copy.copyId, made, m_parts.clock.now());
}

} // namespace td
