// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupwriter.h"

#include "engine/backup/backupphotos.h"
#include "engine/restorehold.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace td
{

/// One backup while it is made.
struct BackupWriter::Work {
    const BackupRules &rules;
    BackupVault vault;
    QString folder; ///< for temporary files
    LeaseKeeper &lease;
    const ProgressFn &progress;
    std::stop_token stop;
    BackupMade made;

    [[nodiscard]] QString file(const QString &name) const { return QString(folder % u'/' % name); }
};

Result<BackupMade> BackupWriter::create(const BackupRules &rules, bool beginAnew, const ProgressFn &progress,
                                        std::stop_token stop)
{
    TD_TRY(refuseHeld(m_parts.catalogue));
    TD_ASSIGN(const auto lease, takeBackupLease(m_parts));
    TD_ASSIGN(BackupVault vault, vaultToWrite(m_parts, m_place, beginAnew, stop));
    removeLeftFolders(m_place.workFolder, u"backup"_s, Seconds{0}); // who has the lease is alone here
    const QTemporaryDir folder(QString(m_place.workFolder % "/backup-XXXXXX"_L1));
    if (!folder.isValid())
        return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s,
                    u"There is no folder for temporary files: %1"_s.arg(folder.errorString()), m_place.workFolder,
                    u"Free disk space, and check that the folder belongs to you."_s);
    Work work{.rules = rules,
              .vault = std::move(vault),
              .folder = folder.path(),
              .lease = *lease,
              .progress = progress,
              .stop = stop,
              .made = {}};
    BackupSet &set = work.made.set;
    set.createdAt = m_parts.clock.now();
    set.name = backupName(set.createdAt, m_parts.ids.newId());
    set.program = m_place.program;
    set.catalogueId = work.vault.catalogueId();
    set.isSealed = work.vault.isSealed();

    TD_TRY(putCatalogue(work));
    TD_TRY(lease->confirm());
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled; no backup was made."_s);
    TD_TRY(work.vault.putManifest(set, stop));
    TD_TRY(remember(set));
    return std::move(work.made);
}

Result<void> BackupWriter::putCatalogue(Work &work)
{
    BackupSet &set = work.made.set;
    std::optional<BackupPhotos> photos;
    if (!work.rules.photos.isEmpty()) {
        // What takes long goes before the picture of the catalogue is taken, so that little is left to do after it.
        photos.emplace(m_parts, work.vault, work.rules.photos);
        TD_TRY(photos->learn(work.stop));
        TD_TRY(photos->bring(m_parts.catalogue, work.progress, work.stop));
        TD_TRY(work.lease.confirm());
    }
    const QString copy = work.file(u"catalog.db"_s);
    TD_TRY(m_place.snapshot(copy, work.stop));
    TD_TRY(giveUpUploads(copy));
    TD_ASSIGN(set.catalogue,
              work.vault.putFile(set.name, BackupPart::Catalogue, copy, work.rules.level, work.folder, work.stop));
    if (QFile::exists(m_place.settingsFile)) {
        TD_ASSIGN(set.settings, work.vault.putFile(set.name, BackupPart::Settings, m_place.settingsFile,
                                                   work.rules.level, work.folder, work.stop));
    }
    TD_ASSIGN(const std::unique_ptr<Catalogue> snapshot, m_place.open(copy));
    TD_ASSIGN(const TierTotals totals, snapshot->stats().totals());
    for (const Tier tier : AllTiers) {
        set.photos += totals.live.value(tier).count + totals.trash.value(tier).count;
        TD_ASSIGN(const qint64 copies, snapshot->copies().verifiedCount(tier));
        set.copies += copies;
    }
    if (!photos)
        return {};
    TD_TRY(photos->bring(*snapshot, work.progress, work.stop));
    return putIndex(work, *snapshot, *photos);
}

Result<void> BackupWriter::giveUpUploads(const QString &copy)
{
    const Instant now = m_parts.clock.now();
    {
        TD_ASSIGN(const std::unique_ptr<Catalogue> snapshot, m_place.open(copy));
        JournalRepository &journal = snapshot->journal();
        TD_ASSIGN(const QList<JournalEntry> open, journal.open());
        for (const JournalEntry &entry : open) {
            const bool isUnfinished = entry.kind == MoveKind::Upload ||
                                      (entry.kind == MoveKind::Variants && entry.state != MoveState::Committed);
            if (!isUnfinished)
                continue;
            TD_TRY(journal.takeOver(entry.id, entry.holder, m_parts.self, now));
            TD_TRY(journal.abandon(entry.id, m_parts.self, u"It was under way when the backup was made."_s, now));
        }
    }
    // closed, it is one file again
    const QString log = QString(copy % "-wal"_L1);
    if (!QFile::exists(log))
        return {};
    return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s, u"The copy of the catalogue was not closed."_s,
                log, u"Free disk space, and try again."_s);
}

Result<void> BackupWriter::putIndex(Work &work, Catalogue &snapshot, const BackupPhotos &photos)
{
    BackupSet &set = work.made.set;
    BackupObjects objects;
    objects.tiers = work.rules.photos;
    objects.added = photos.added();
    objects.addedBytes = photos.addedBytes();
    ObjectNames names;
    TD_TRY(forEachCopy(snapshot, work.rules.photos, [&](const QList<Copy> &batch) -> Result<void> {
        for (const Copy &one : batch) {
            if (!photos.has(one))
                ++objects.missing;
            else if (names.insert(work.vault.objectName(one.sha256)))
                objects.bytes += one.size;
        }
        return {};
    }));
    objects.count = names.size();
    QFile index(work.file(u"objects.idx"_s));
    bool isWritten = index.open(QIODevice::WriteOnly);
    TD_TRY(names.forEach([&](const QByteArray &name, bool) -> Result<void> {
        isWritten = isWritten && index.write(name) == name.size();
        return {};
    }));
    if (!isWritten || !index.flush())
        return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s,
                    u"The list of the photos could not be written: %1."_s.arg(index.errorString()), index.fileName(),
                    u"Free disk space."_s);
    index.close();
    TD_ASSIGN(objects.index, work.vault.putFile(set.name, BackupPart::Index, index.fileName(), work.rules.level,
                                                work.folder, work.stop));
    work.made.failed = photos.failed().values();
    set.objects = objects;
    return {};
}

Result<void> BackupWriter::remember(const BackupSet &set)
{
    QJsonObject note{{u"at"_s, toIso(set.createdAt)}, {u"name"_s, set.name}, {u"bytes"_s, set.storedBytes()}};
    if (set.objects)
        note.insert(u"missing"_s, set.objects->missing);
    TD_TRY(setBackupNote(m_parts, BackupLastNote, note));
    Event event;
    event.at = set.createdAt;
    event.what = u"backup"_s;
    event.count = set.photos;
    event.detail = note;
    return m_parts.catalogue.events().append(event);
}

} // namespace td
