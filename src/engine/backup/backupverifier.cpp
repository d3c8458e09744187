// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupverifier.h"

#include "engine/restorehold.h"
#include "engine/workers.h"

#include <QMutex>
#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype MostVerifyFailures = 100;
constexpr qsizetype ObjectsAtOnce = 256;
constexpr qsizetype IndexNameBytes = 32;

/// True for what speaks of the bytes and not of the target.
bool isAboutTheBackup(const Error &error)
{
    return error.code == ErrorCode::DataLoss || error.code == ErrorCode::NotFound;
}

} // namespace

struct BackupVerifier::Work {
    BackupVault vault;
    const BackupVerifyOptions &options;
    const ProgressFn &progress;
    std::stop_token stop;
    ObjectNames present; ///< marked: found right in this verification
    QSet<QByteArray> damaged;
    BackupVerification done;
    qint64 total = 0; ///< objects, for progress
    qint64 seen = 0;

    void note(BackupVerdict &verdict, const QString &what, const Error &error) const
    {
        if (verdict.failed.size() < MostVerifyFailures)
            verdict.failed.append({what, error});
    }
};

Result<ObjectNames> readBackupIndex(const BackupVault &vault, const BackupSet &set, const std::stop_token &stop)
{
    ObjectNames names;
    if (!set.objects)
        return names;
    QByteArray held;
    const ByteSink sink = [&](QByteArrayView bytes, bool restart) -> Result<void> {
        if (restart) {
            names = {};
            held.clear();
        }
        held.append(bytes);
        qsizetype at = 0;
        for (; held.size() - at >= IndexNameBytes; at += IndexNameBytes)
            names.insert(held.sliced(at, IndexNameBytes));
        held.remove(0, at);
        return {};
    };
    TD_TRY(vault.readFile(set.name, BackupPart::Index, set.objects->index, sink, stop));
    if (!held.isEmpty() || names.size() != set.objects->count)
        return fail(ErrorCode::DataLoss, u"backup.damaged"_s, u"The list of the photos of the backup is damaged."_s,
                    set.name, u"Use another backup."_s);
    return names;
}

Result<BackupVerification> BackupVerifier::verify(const QStringList &names, const BackupVerifyOptions &options,
                                                  const ProgressFn &progress, std::stop_token stop)
{
    std::unique_ptr<LeaseKeeper> lease; // only who changes something needs it
    if (options.repair) {
        TD_TRY(refuseHeld(m_parts.catalogue));
        TD_ASSIGN(lease, takeBackupLease(m_parts));
    }
    TD_ASSIGN(BackupVault vault, BackupVault::open(m_place.target, m_place.passphrase, stop));
    TD_ASSIGN(const QList<BackupEntry> all, vault.list(stop));
    QList<BackupEntry> chosen;
    for (const BackupEntry &entry : all) {
        if (names.isEmpty() || names.contains(entry.name))
            chosen.append(entry);
    }
    for (const QString &name : names) {
        if (std::ranges::none_of(chosen, [&name](const BackupEntry &entry) { return entry.name == name; }))
            return fail(ErrorCode::NotFound, u"backup.unknown"_s, u"There is no backup %1."_s.arg(name), name,
                        u"See them with: tierdeck-cli backup list"_s);
    }
    Work work{.vault = std::move(vault),
              .options = options,
              .progress = progress,
              .stop = stop,
              .present = {},
              .damaged = {},
              .done = {}};
    for (const BackupEntry &entry : chosen)
        work.total += entry.set.objects ? entry.set.objects->count : 0;
    if (work.total > 0) {
        TD_TRY(work.vault.forEachObject(
            [&work](const QByteArray &name, const ObjectInfo &) -> Result<void> {
                work.present.insert(name);
                return {};
            },
            stop));
    }
    for (const BackupEntry &entry : chosen) {
        TD_ASSIGN(const BackupVerdict verdict, verifyOne(work, entry));
        work.done.backups.append(verdict);
    }
    TD_TRY(remember(work.done));
    return std::move(work.done);
}

Result<BackupVerdict> BackupVerifier::verifyOne(Work &work, const BackupEntry &entry)
{
    BackupVerdict verdict;
    verdict.name = entry.name;
    if (entry.problem) {
        work.note(verdict, entry.name, *entry.problem);
        return verdict;
    }
    TD_TRY(verifyFiles(work, entry.set, verdict));
    if (!entry.set.objects)
        return verdict;
    verdict.objects = entry.set.objects->count;
    Result<ObjectNames> wanted = readBackupIndex(work.vault, entry.set, work.stop);
    if (!wanted && !isAboutTheBackup(wanted.error()))
        return fail(wanted.error());
    if (!wanted) {
        work.note(verdict, entry.name, wanted.error());
        return verdict;
    }
    TD_TRY(verifyObjects(work, *wanted, verdict));
    return verdict;
}

Result<void> BackupVerifier::verifyFiles(Work &work, const BackupSet &set, BackupVerdict &verdict)
{
    const ByteSink nowhere = [](QByteArrayView, bool) -> Result<void> { return {}; };
    const auto read = [&](BackupPart part, const PackedFile &file) -> Result<void> {
        const Result<void> done = work.vault.readFile(set.name, part, file, nowhere, work.stop);
        work.done.bytesRead += file.bytes;
        if (!done && !isAboutTheBackup(done.error()))
            return done;
        if (!done)
            work.note(verdict, set.name, done.error());
        return {};
    };
    TD_TRY(read(BackupPart::Catalogue, set.catalogue));
    return set.settings ? read(BackupPart::Settings, *set.settings) : Result<void>{};
}

Result<void> BackupVerifier::verifyObjects(Work &work, ObjectNames &wanted, BackupVerdict &verdict)
{
    QList<QByteArray> batch;
    const auto flush = [&]() -> Result<void> {
        TD_TRY(readObjects(work, batch, verdict));
        batch.clear();
        return {};
    };
    TD_TRY(wanted.forEach([&](const QByteArray &name, bool) -> Result<void> {
        ++work.seen;
        if (!work.present.contains(name)) {
            ++verdict.missing;
            work.note(verdict, objectKey(name),
                      {.code = ErrorCode::DataLoss,
                       .reason = u"backup.object_missing"_s,
                       .message = u"The bytes of a photo are not there any more."_s,
                       .where = objectKey(name),
                       .remedy = u"The next backup copies it anew if the photo still exists."_s});
        } else if (work.damaged.contains(name)) {
            ++verdict.damaged;
        } else if (work.options.readData && !work.present.isMarked(name)) {
            batch.append(name);
        }
        return batch.size() < ObjectsAtOnce ? Result<void>{} : flush();
    }));
    return flush();
}

Result<void> BackupVerifier::readObjects(Work &work, const QList<QByteArray> &names, BackupVerdict &verdict)
{
    QMutex mutex;
    std::optional<Error> problem;
    parallelEach(names.size(), storeWorkerCount(m_parts), work.stop, [&](qsizetype i) {
        const Result<qint64> bytes = work.vault.proveObject(names.at(i), work.stop);
        const QMutexLocker lock(&mutex);
        if (bytes) {
            work.done.bytesRead += *bytes;
            work.present.mark(names.at(i));
        } else if (!isAboutTheBackup(bytes.error())) {
            problem = bytes.error();
        } else {
            work.damaged.insert(names.at(i));
            ++verdict.damaged;
            work.note(verdict, objectKey(names.at(i)), bytes.error());
        }
    });
    if (work.stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled."_s);
    if (problem)
        return fail(*problem);
    for (const QByteArray &name : names) {
        if (!work.options.repair || !work.damaged.contains(name))
            continue;
        TD_TRY(work.vault.store().setAside(objectKey(name), work.stop));
        ++work.done.setAside;
    }
    if (work.progress && !names.isEmpty())
        work.progress({.done = work.seen,
                       .total = work.total,
                       .bytesDone = work.done.bytesRead,
                       .bytesTotal = 0,
                       .current = verdict.name});
    return {};
}

Result<void> BackupVerifier::remember(const BackupVerification &done)
{
    TD_ASSIGN(QJsonObject note, backupNote(m_parts, BackupVerifiedNote));
    for (const BackupVerdict &verdict : done.backups) {
        if (verdict.isRight())
            note.insert(verdict.name, toIso(m_parts.clock.now()));
        else
            note.remove(verdict.name);
    }
    return setBackupNote(m_parts, BackupVerifiedNote, note);
}

} // namespace td
