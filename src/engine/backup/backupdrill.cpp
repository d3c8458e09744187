// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupdrill.h"

#include "core/digest.h"
#include "engine/backup/backuprestorer.h"

#include <QTemporaryDir>

#include <random>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Error drillFinding(const QString &where, const QString &what)
{
    return {.code = ErrorCode::DataLoss,
            .reason = u"backup.drill_failed"_s,
            .message = what,
            .where = where,
            .remedy = u"Make a new backup and try that: tierdeck-cli backup create"_s};
}

/// Numbers that follow from an id, which is random itself.
std::mt19937_64 chanceFrom(IdSource &ids)
{
    const QByteArray hash = QByteArray::fromHex(sha256Hex(ids.newId().toUtf8()).toLatin1());
    quint64 seed = 0;
    for (const char byte : hash.first(8))
        seed = (seed << 8) | quint8(byte);
    return std::mt19937_64(seed);
}

/// A fixed number of copies out of any number, each with the same chance, in one pass.
class Sample
{
public:
    Sample(int size, IdSource &ids)
        : m_size(size)
        , m_chance(chanceFrom(ids))
    {
    }
    void offer(const Copy &copy)
    {
        ++m_offered;
        if (m_copies.size() < m_size) {
            m_copies.append(copy);
            return;
        }
        const quint64 place = m_chance() % m_offered;
        if (place < quint64(m_size))
            m_copies[qsizetype(place)] = copy;
    }
    [[nodiscard]] const QList<Copy> &copies() const { return m_copies; }

private:
    const int m_size;
    std::mt19937_64 m_chance;
    quint64 m_offered = 0;
    QList<Copy> m_copies;
};

} // namespace

Result<BackupDrillReport> BackupDrill::run(const QString &name, int files, const ProgressFn &progress,
                                           std::stop_token stop)
{
    TD_ASSIGN(const BackupVault vault, BackupVault::open(m_place.target, m_place.passphrase, stop));
    TD_ASSIGN(const BackupSet set, chosenBackup(vault, name, stop));
    removeLeftFolders(m_place.workFolder, u"drill"_s, Day);
    const QTemporaryDir folder(QString(m_place.workFolder % "/drill-XXXXXX"_L1));
    if (!folder.isValid())
        return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s,
                    u"There is no folder for temporary files: %1"_s.arg(folder.errorString()), m_place.workFolder,
                    u"Free disk space, and check that the folder belongs to you."_s);
    BackupDrillReport report;
    report.at = m_parts.clock.now();
    report.name = set.name;
    const QString file = folder.filePath(u"catalog.db"_s);
    const Result<void> restored = restoreCatalogue(vault, set, file, stop);
    if (!restored && restored.error().code != ErrorCode::DataLoss)
        return fail(restored.error());
    if (restored) {
        TD_ASSIGN(const std::unique_ptr<Catalogue> catalogue, m_place.open(file));
        TD_TRY(compareCatalogue(set, *catalogue, report));
        TD_TRY(fetchFiles(vault, set, *catalogue, files, report, progress, stop));
    } else {
        report.failed.append({set.name, restored.error()});
    }
    const QJsonObject note{{u"at"_s, toIso(report.at)},
                           {u"name"_s, report.name},
                           {u"photos"_s, report.photos},
                           {u"restored"_s, report.restored},
                           {u"failures"_s, report.failed.size()}};
    TD_TRY(setBackupNote(m_parts, BackupDrillNote, note));
    Event event;
    event.at = report.at;
    event.what = u"backup_drill"_s;
    event.count = report.restored;
    event.detail = note;
    TD_TRY(m_parts.catalogue.events().append(event));
    return report;
}

Result<void> BackupDrill::compareCatalogue(const BackupSet &set, Catalogue &restored, BackupDrillReport &report)
{
    TD_ASSIGN(const QStringList findings, restored.selfCheck(false));
    for (const QString &finding : findings)
        report.failed.append({set.name, drillFinding(set.name, finding)});
    TD_ASSIGN(const TierTotals totals, restored.stats().totals());
    qint64 copies = 0;
    for (const Tier tier : AllTiers) {
        report.photos += totals.live.value(tier).count + totals.trash.value(tier).count;
        TD_ASSIGN(const qint64 verified, restored.copies().verifiedCount(tier));
        copies += verified;
    }
    if (report.photos != set.photos || copies != set.copies)
        report.failed.append(
            {set.name, drillFinding(set.name, u"The restored catalogue has %1 photos with %2 copies, not %3 with %4."_s
                                                  .arg(report.photos)
                                                  .arg(copies)
                                                  .arg(set.photos)
                                                  .arg(set.copies))});
    return {};
}

Result<void> BackupDrill::fetchFiles(const BackupVault &vault, const BackupSet &set, Catalogue &restored, int files,
                                     BackupDrillReport &report, const ProgressFn &progress, const std::stop_token &stop)
{
    if (!set.objects || files <= 0)
        return {};
    Sample sample(files, m_parts.ids);
    TD_TRY(forEachCopy(restored, set.objects->tiers, [&sample](const QList<Copy> &batch) -> Result<void> {
        for (const Copy &copy : batch) {
            if (copy.state == CopyState::Verified)
                sample.offer(copy);
        }
        return {};
    }));
    for (const Copy &copy : sample.copies()) {
        if (progress)
            progress({.done = report.restored,
                      .total = sample.copies().size(),
                      .bytesDone = 0,
                      .bytesTotal = 0,
                      .current = copy.photoId});
        const Result<QByteArray> bytes = vault.getObject(vault.objectName(copy.sha256), stop);
        if (!bytes && bytes.error().code == ErrorCode::Cancelled)
            return fail(bytes.error());
        if (!bytes)
            report.failed.append({copy.photoId, bytes.error()});
        else if (bytes->size() != copy.size)
            report.failed.append({copy.photoId, drillFinding(copy.key, u"The photo came back with another size."_s)});
        else
            ++report.restored;
    }
    return {};
}

Result<std::optional<LastBackupDrill>> lastBackupDrill(const EngineParts &parts)
{
    TD_ASSIGN(const QJsonObject note, backupNote(parts, BackupDrillNote));
    if (note.isEmpty())
        return std::nullopt;
    return LastBackupDrill{.at = fromIso(note.value("at"_L1).toString()).value_or(Instant{}),
                           .restored = note.value("restored"_L1).toInteger(),
                           .failures = note.value("failures"_L1).toInteger()};
}

} // namespace td
