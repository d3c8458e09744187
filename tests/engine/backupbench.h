// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/cataloguesnapshot.h"
#include "catalog/sqlitecatalogue.h"
#include "engine/backup/backupcleaner.h"
#include "engine/backup/backupdrill.h"
#include "engine/backup/backuprestorer.h"
#include "engine/backup/backupverifier.h"
#include "engine/backup/backupwriter.h"
#include "storage/folderstore.h"
#include "support/faultystore.h"
#include "support/fixture.h"

#include <QDir>
#include <QDirIterator>

namespace td::test
{

template <typename T> T wanted(Result<T> result)
{
    if (!result)
        qFatal("%s: %s (%s)", qPrintable(result.error().reason), qPrintable(result.error().message),
               qPrintable(result.error().where));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// What backups of a fixture's profile need: its SQLite catalogue, and `target`.
inline BackupPlace backupPlace(const QString &profile, std::shared_ptr<ObjectStore> target,
                               const QByteArray &passphrase)
{
    BackupPlace place;
    place.target = std::move(target);
    place.passphrase = Secret(passphrase);
    place.snapshot = [profile](const QString &file, std::stop_token stop) {
        return snapshotSqlite(QString(profile + u"/catalog.db"), file, stop);
    };
    place.open = [](const QString &file) -> Result<std::unique_ptr<Catalogue>> {
        TD_ASSIGN(std::unique_ptr<Catalogue> opened, SqliteCatalogue::open(file));
        return opened;
    };
    place.catalogueId = [] { return Result<QString>(QStringLiteral("catalogue-1")); };
    place.workFolder = profile;
    place.settingsFile = QString(profile + u"/settings.json");
    place.program = QStringLiteral("Tierdeck test");
    return place;
}

inline std::shared_ptr<ObjectStore> backupFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        qFatal("cannot make %s", qPrintable(folder));
    return std::make_shared<FolderStore>(folder, QString(), QStringLiteral("folder@test:backups"),
                                         QStringLiteral("the backup disk"));
}

/// A profile with photos in its tiers, and a place for its backups whose calls can be made to fail.
class BackupBench
{
public:
    explicit BackupBench(const QByteArray &passphrase = {}, std::shared_ptr<ObjectStore> target = {})
        : plain(target ? std::move(target) : backupFolder(QString(f.profile() + u"-backups")))
        , place(backupPlace(f.profile(), std::make_shared<FaultyStore>(plain, faults), passphrase))
    {
        f.overrides.insert(QStringLiteral("image.variants"), QStringLiteral("small:150"));
        f.reopen();
        rules.photos = {Tier::Temp, Tier::Hot, Tier::Cold};
    }

    Photo add(quint32 seed, Tier tier = Tier::Temp)
    {
        const Photo photo = f.upload(seed, QStringLiteral("d"));
        if (tier != Tier::Temp)
            wanted(f.engine().mover.move(photo.photoId, tier, true, {}, {}));
        masters.insert(photo.photoId, photo.sha256);
        return f.photo(photo.photoId);
    }
    Result<BackupMade> create() { return BackupWriter(f.parts(), place).create(rules, false, {}, {}); }
    BackupSet made()
    {
        const BackupMade done = wanted(create());
        if (!done.failed.isEmpty())
            qFatal("left out: %s", qPrintable(done.failed.first().error.message));
        return done.set;
    }
    BackupVault vault() { return wanted(BackupVault::open(place.target, place.passphrase, {})); }
    QList<BackupEntry> list()
    {
        const auto opened = BackupVault::open(place.target, place.passphrase, {});
        if (!opened && opened.error().reason == QLatin1StringView("backup.none"))
            return {};
        return wanted(wanted(opened).list({}));
    }
    BackupVerification verify(BackupVerifyOptions options = {.readData = true})
    {
        return wanted(BackupVerifier(f.parts(), place).verify({}, options, {}, {}));
    }
    bool isAllRight()
    {
        const BackupVerification done = verify();
        for (const BackupVerdict &verdict : done.backups) {
            if (!verdict.isRight())
                qWarning("%s: %lld missing, %lld damaged, %s", qPrintable(verdict.name), verdict.missing,
                         verdict.damaged,
                         verdict.failed.isEmpty() ? "" : qPrintable(verdict.failed.first().error.message));
        }
        return std::ranges::all_of(done.backups, &BackupVerdict::isRight);
    }
    BackupCleanup clean(BackupCleanupOptions options = {})
    {
        return wanted(BackupCleaner(f.parts(), place).clean(options, {}, {}));
    }
    BackupDrillReport drill(int files = 100) { return wanted(BackupDrill(f.parts(), place).run({}, files, {}, {})); }
    /// Restores the newest backup into a profile of its own; what is wrong with that.
    QStringList wrongAfterRestore()
    {
        const QString profile = QString(f.profile() + QStringLiteral("-restored-%1").arg(++m_restores));
        if (!QDir().mkpath(profile))
            qFatal("cannot make %s", qPrintable(profile));
        const BackupSet set = wanted(chosenBackup(vault(), {}, {}));
        wanted(restoreCatalogue(vault(), set, QString(profile + u"/catalog.db"), {}));
        Fixture restored(profile);
        const PhotosBack back = wanted(BackupRestorer(restored.parts(), vault()).run({}, {}));
        QStringList wrong;
        for (const ItemFailure &failure : back.failed)
            wrong.append(failure.error.message);
        wrong += restored.violations(masters);
        const CheckReport checked =
            wanted(restored.engine().check.run({.readDataPercent = 100, .repair = false, .confirmed = false}, {}, {}));
        for (const CheckFinding &finding : checked.findings)
            wrong.append(QString(finding.kind + u": " + finding.text));
        return wrong;
    }
    /// Paths of all files at the place, below `folder`.
    QStringList files(const QString &folder = {}) const
    {
        QStringList found;
        QDirIterator each(QString(f.profile() + u"-backups/" + folder), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            found.append(each.next());
        found.sort();
        return found;
    }

    Fixture f;
    FaultPlan faults;
    std::shared_ptr<ObjectStore> plain; ///< undecorated
    BackupPlace place;
    BackupRules rules;
    QMap<QString, QString> masters; ///< photo id -> SHA-256

private:
    int m_restores = 0;
};

} // namespace td::test
