// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupplace.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString BackupLease = u"backup"_s;
constexpr int BackupCopiesAtOnce = 500;

} // namespace

Result<std::unique_ptr<LeaseKeeper>> takeBackupLease(const EngineParts &parts)
{
    auto lease = LeaseKeeper::take(parts, BackupLease);
    if (lease || lease.error().code != ErrorCode::Aborted)
        return lease;
    Error error = lease.error();
    error.reason = u"backup.running"_s;
    error.message = u"Another program is working on the backups right now."_s;
    error.remedy = u"Wait for it to end, or stop it."_s;
    return fail(error);
}

Result<BackupVault> vaultToWrite(const EngineParts &parts, const BackupPlace &place, bool beginAnew,
                                 const std::stop_token &stop)
{
    const QString setting = QString("backup.target:"_L1 % place.target->name());
    TD_ASSIGN(const std::optional<QString> known, parts.catalogue.settings().value(setting));
    TD_ASSIGN(const QString catalogueId, place.catalogueId());
    if (known && !known->isEmpty() && !beginAnew) {
        const Result<BackupVault> present = BackupVault::open(place.target, place.passphrase, stop);
        if (!present && present.error().reason == "backup.none"_L1)
            return fail(ErrorCode::FailedPrecondition, u"backup.not_mounted"_s,
                        u"There were backups at %1, and now there is nothing."_s.arg(place.target->displayName()),
                        place.target->name(),
                        u"Mount its disk. If the place was emptied on purpose: tierdeck-cli backup create --begin"_s);
        TD_TRY(present);
    }
    TD_ASSIGN(const BackupVault vault,
              BackupVault::begin(place.target, place.passphrase, catalogueId, parts.ids.newId(), stop));
    if (known != vault.id())
        TD_TRY(parts.catalogue.settings().setValue(setting, vault.id()));
    return vault;
}

void removeLeftFolders(const QString &workFolder, const QString &prefix, Seconds olderThan)
{
    const QDateTime latest = QDateTime::currentDateTimeUtc().addSecs(-olderThan.count());
    const QFileInfoList left =
        QDir(workFolder).entryInfoList({QString(prefix % "-??????"_L1)}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : left) {
        // one that stays costs space and nothing else
        if (folder.lastModified() <= latest)
            QDir(folder.absoluteFilePath()).removeRecursively();
    }
}

Result<void> forEachCopy(Catalogue &catalogue, const QList<Tier> &tiers,
                         const std::function<Result<void>(const QList<Copy> &)> &batch)
{
    for (qint64 after = 0;;) {
        TD_ASSIGN(QList<Copy> copies, catalogue.copies().after(after, BackupCopiesAtOnce));
        if (copies.isEmpty())
            return {};
        after = copies.last().copyId;
        copies.removeIf([&tiers](const Copy &copy) {
            return copy.sha256.isEmpty() || (!tiers.isEmpty() && !tiers.contains(copy.tier));
        });
        TD_TRY(batch(copies));
    }
}

Result<QJsonObject> backupNote(const EngineParts &parts, const QString &name)
{
    TD_ASSIGN(const std::optional<QString> text, parts.catalogue.settings().value(name));
    return QJsonDocument::fromJson(text.value_or(QString()).toUtf8()).object();
}

Result<void> setBackupNote(const EngineParts &parts, const QString &name, const QJsonObject &note)
{
    return parts.catalogue.settings().setValue(name,
                                               QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)));
}

void rememberBackupFailure(const EngineParts &parts, const Error &error)
{
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Aborted)
        return;
    // Where the catalogue itself fails there is nowhere to keep it; the caller tells it in any case.
    (void)setBackupNote(parts, BackupFailedNote,
                        {{u"at"_s, toIso(parts.clock.now())},
                         {u"reason"_s, error.reason},
                         {u"message"_s, error.message},
                         {u"where"_s, error.where},
                         {u"remedy"_s, error.remedy}});
}

} // namespace td
