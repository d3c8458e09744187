// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backuptarget.h"

#include "app/bucketstores.h"
#include "app/folderplace.h"
#include "app/placechange.h"
#include "app/privatefolder.h"

#include "catalog/cataloguesnapshot.h"
#include "catalog/sqlitecatalogue.h"
#include "engine/processholder.h"
#include "storage/folderstore.h"
#include "storage/retryingstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Result<std::shared_ptr<ObjectStore>> backupFolderStore(const BackupBinding &backup)
{
    if (!backup.isOwnFolder && !QFileInfo(backup.folder).isDir())
        return fail(settingProblem(u"backup.folder"_s,
                                   u"The folder of the backups, %1, does not exist"_s.arg(backup.folder),
                                   u"Mount its disk, or make it: mkdir -p '%1'"_s.arg(backup.folder)));
    TD_TRY(makePrivateFolder(backup.folder));
    const std::shared_ptr<ObjectStore> store =
        std::make_shared<FolderStore>(backup.folder, QString(), folderStoreName(thisProcess().host, backup.folder),
                                      u"this computer, %1"_s.arg(QDir::toNativeSeparators(backup.folder)));
    return store;
}

Result<BackupBinding> completedBackups(const Settings &settings, BackupBinding backup, std::shared_ptr<Keyring> keyring)
{
    TD_TRY(completeBackups(backup, SecretStore(std::move(keyring), settings.paths.root)));
    return backup;
}

/// What empties or loses a tier must not take its backups along.
Result<void> keepApart(const Settings &settings, const TierStores &stores, const BackupBinding &backup,
                       const ObjectStore &target)
{
    for (const Tier tier : AllTiers) {
        const TierBinding &binding = bindingIn(settings, tier);
        bool isSame = false;
        if (binding.enabled && binding.remote && backup.remote) {
            const auto store = stores.of(tier);
            isSame = store && (*store)->name() == target.name();
        } else if (binding.enabled && !binding.remote && !backup.remote) {
            const QString place = realFolder(backup.folder);
            const QString root = realFolder(binding.folder);
            isSame = place == root || isSameOrInside(place, QString(root % u'/' % tierName(tier)));
        }
        if (isSame)
            return fail(ErrorCode::FailedPrecondition, u"backup.same_as_tier"_s,
                        u"%1 keeps its photos at %2, so backups cannot be kept there too"_s.arg(
                            tierName(tier).toUpper(), target.displayName()),
                        backup.remote ? u"backup.bucket"_s : u"backup.folder"_s,
                        u"Choose another folder or bucket: what empties or loses one must not lose both."_s);
    }
    return {};
}

/// What a shared catalogue calls the folders of this computer.
QMap<QString, QString> ownFolderNames(const Settings &settings)
{
    QMap<QString, QString> names;
    for (const Tier tier : AllTiers) {
        const TierBinding &binding = bindingIn(settings, tier);
        if (binding.enabled && !binding.remote)
            names.insert(tierName(tier), folderStoreName(thisProcess().host, binding.folder));
    }
    return names;
}

} // namespace

Result<BackupPlace> backupPlaceOf(Container &container, std::shared_ptr<Keyring> keyring)
{
    return backupPlaceOf(container, container.settings().backup, std::move(keyring));
}

Result<BackupPlace> backupPlaceOf(Container &container, const BackupBinding &binding, std::shared_ptr<Keyring> keyring)
{
    const Settings &settings = container.settings();
    TD_ASSIGN(const BackupBinding backup, completedBackups(settings, binding, std::move(keyring)));
    BackupPlace place;
    if (backup.remote) {
        place.target = container.bucketOutside(*backup.remote);
    } else {
        TD_ASSIGN(place.target, backupFolderStore(backup));
    }
    TD_TRY(keepApart(settings, container.stores(), backup, *place.target));
    const EngineParts &parts = container.engine().parts;
    place.passphrase = backup.passphrase;
    place.workFolder = settings.paths.cache;
    place.settingsFile = settings.paths.settingsFile;
    place.program = u"Tierdeck "_s + QCoreApplication::applicationVersion();
    place.catalogueId = [&parts] { return catalogueId(parts.catalogue, parts.ids, parts.self, parts.clock.now()); };
    place.open = [](const QString &file) -> Result<std::unique_ptr<Catalogue>> {
        TD_ASSIGN(std::unique_ptr<Catalogue> opened, SqliteCatalogue::open(file));
        return opened;
    };
    place.snapshot = [&settings, &parts](const QString &file, std::stop_token stop) -> Result<void> {
        if (!settings.postgres)
            return snapshotSqlite(settings.paths.catalogue, file, stop);
        return snapshotPostgres(
            *settings.postgres, file,
            {.progress = {}, .stop = stop, .folderNames = ownFolderNames(settings), .now = parts.clock.now()});
    };
    return place;
}

Result<BackupSource> backupSourceOf(const Settings &settings, std::shared_ptr<Keyring> keyring)
{
    TD_ASSIGN(const BackupBinding backup, completedBackups(settings, settings.backup, std::move(keyring)));
    if (backup.remote)
        return BackupSource{withRetries(unguardedBucket(*backup.remote, endpointCacheOf(settings.paths.cache))),
                            backup.passphrase};
    if (!QFileInfo(backup.folder).isDir())
        return fail(ErrorCode::NotFound, u"backup.none"_s, u"There are no backups at %1."_s.arg(backup.folder),
                    backup.folder, u"Say where they are: TIERDECK_BACKUP_FOLDER, or config set backup.folder"_s);
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, backupFolderStore(backup));
    return BackupSource{store, backup.passphrase};
}

Result<void> vouchForFolders(const Settings &settings, const QList<Tier> &tiers)
{
    TD_ASSIGN(const auto catalogue, SqliteCatalogue::open(settings.paths.catalogue));
    for (const Tier tier : tiers) {
        const TierBinding &binding = bindingIn(settings, tier);
        if (!binding.enabled || binding.remote)
            continue;
        TD_TRY(makePrivateFolder(QString(binding.folder + u'/' + tierName(tier))));
        FolderStore store(binding.folder, QString(tierName(tier) + u'/'), u"folder"_s, binding.folder);
        TD_ASSIGN(const QString found, store.marker());
        if (!found.isEmpty())
            continue;
        const QString setting = u"tier.marker:%1:%2:%3"_s.arg(thisProcess().host, tierName(tier), store.root());
        TD_ASSIGN(const std::optional<QString> known, catalogue->settings().value(setting));
        const bool isKnown = known && !known->isEmpty();
        TD_TRY(store.writeMarker(isKnown ? *known : QUuid::createUuid().toString(QUuid::WithoutBraces)));
    }
    return {};
}

} // namespace td
