// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilerestore.h"

#include "app/backuptarget.h"
#include "app/folderplace.h"
#include "app/logging.h"
#include "app/privatefolder.h"
#include "app/settingsfile.h"
#include "catalog/sqlitecatalogue.h"
#include "engine/restorehold.h"
#include "engine/tenure.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUuid>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The settings of the profile go along, but not the address of a database: what is restored is a file. Those that are
/// there already win.
Result<void> restoreSettings(const BackupVault &vault, const BackupSet &set, const ProfilePaths &paths,
                             const std::stop_token &stop)
{
    if (!set.settings || QFile::exists(paths.settingsFile))
        return {};
    TD_TRY(makePrivateFolder(QFileInfo(paths.settingsFile).absolutePath()));
    const QString prepared = QString(paths.settingsFile % ".restored"_L1);
    TD_TRY(vault.getFile(set.name, BackupPart::Settings, *set.settings, prepared, stop));
    QMap<QString, QString> without;
    for (const QString &key : profileSettingKeys()) {
        if (key.startsWith("db."_L1))
            without.insert(key, QString());
    }
    TD_TRY(writeSettingsFile(prepared, without));
    if (std::rename(QFile::encodeName(prepared).constData(), QFile::encodeName(paths.settingsFile).constData()) == 0)
        return {};
    return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s, u"The settings could not be put in their place."_s,
                paths.settingsFile, u"Free disk space, and check that the folder belongs to you."_s);
}

/// What cannot be told, as the settings are wrong, may lie outside.
bool mayLieOutside(const SettingsSource &target)
{
    const auto settings = loadSettings(target);
    return !settings || !tiersOutside(*settings).isEmpty();
}

tl::unexpected<Error> cannotPlaceCatalogue(const QString &file)
{
    return fail(ErrorCode::ResourceExhausted, u"backup.work_file"_s, u"The catalogue could not be put in its place."_s,
                file, u"Free disk space, and check that the folder belongs to you."_s);
}

/// Held, or that of a profile which took over, before it is in its place: whoever opens the profile finds it so.
Result<void> restoreMarkedCatalogue(const BackupVault &vault, const BackupSet &set, const QString &file, bool takesOver,
                                    const std::stop_token &stop)
{
    const QString root = QFileInfo(file).absolutePath();
    removeLeftFolders(root, u"restore"_s, Day);
    const QTemporaryDir folder(QString(root % "/restore-XXXXXX"_L1)); // what opening leaves beside it goes with it
    if (!folder.isValid())
        return cannotPlaceCatalogue(file);
    const QString prepared = folder.filePath(u"catalog.db"_s);
    TD_TRY(restoreCatalogue(vault, set, prepared, stop));
    {
        TD_ASSIGN(const auto catalogue, SqliteCatalogue::open(prepared));
        const QString tenure = QUuid::createUuid().toString(QUuid::WithoutBraces);
        TD_TRY(takesOver
                   ? beginTenure(*catalogue, tenure)
                   : holdRestored(*catalogue, {.backup = set.name, .since = SystemClock().now(), .tenure = tenure}));
    }
    if (QFile::exists(QString(prepared % "-wal"_L1))) // closed, it is one file again
        return cannotPlaceCatalogue(file);
    TD_TRY(refuseOtherCatalogue(file));
    if (std::rename(QFile::encodeName(prepared).constData(), QFile::encodeName(file).constData()) != 0)
        return cannotPlaceCatalogue(file);
    return {};
}

Result<std::unique_ptr<Container>> openRestored(const Settings &settings,
                                                const std::function<std::shared_ptr<Keyring>()> &keyring,
                                                const std::stop_token &stop)
{
    return Container::open(settings, {.clock = {},
                                      .ids = {},
                                      .keyring = needsKeyring(settings) ? keyring() : nullptr,
                                      .recover = false,
                                      .stop = stop});
}

/// The profile is there all the same, and marks each place when it is first used.
void noteClaimed(const Result<void> &claimed)
{
    if (!claimed)
        qCWarning(logApp).noquote() << "not all places of the tiers are marked yet:" << claimed.error().message;
}

/// What lies outside is marked as this profile's, as no photo is brought back there.
Result<void> claimOutside(const SettingsSource &target, const std::function<std::shared_ptr<Keyring>()> &keyring,
                          const std::stop_token &stop)
{
    const auto settings = loadSettings(target);
    if (!settings)
        return fail(joined(settings.error()));
    if (settings->postgres) // another catalogue than the one that took over
        return {};
    TD_ASSIGN(const auto container, openRestored(*settings, keyring, stop));
    return container->claimPlaces(stop);
}

/// Into the tiers inside the profile only, when it is held.
Result<PhotosBack> restorePhotos(const SettingsSource &target, const BackupVault &vault, bool isHeld,
                                 const std::function<std::shared_ptr<Keyring>()> &keyring, const ProgressFn &progress,
                                 const std::stop_token &stop)
{
    auto settings = loadSettings(target);
    if (!settings)
        return fail(joined(settings.error()));
    if (settings->postgres)
        return fail(ErrorCode::FailedPrecondition, u"config.invalid"_s,
                    u"PGHOST and PGDATABASE name a database, but the catalogue was restored to a file"_s, u"PGHOST"_s,
                    u"Unset them and run `tierdeck-cli backup restore --photos` in that profile; `tierdeck-cli "
                    "catalogue copy` then takes the catalogue to an empty database."_s);
    QList<Tier> tiers(AllTiers.begin(), AllTiers.end());
    for (const Tier tier : isHeld ? tiersOutside(*settings) : QList<Tier>())
        tiers.removeOne(tier);
    if (tiers.isEmpty())
        return PhotosBack{};
    TD_TRY(vouchForFolders(*settings, tiers));
    TD_ASSIGN(const auto container, openRestored(*settings, keyring, stop));
    if (!isHeld)
        noteClaimed(container->claimPlaces(stop));
    return BackupRestorer(container->engine().parts, vault).run(progress, stop, tiers);
}

} // namespace

Result<RestoredProfile> restoreProfile(const SettingsSource &target, const BackupVault &vault, const BackupSet &set,
                                       bool takesOver, const std::function<std::shared_ptr<Keyring>()> &keyring,
                                       const ProgressFn &progress, std::stop_token stop)
{
    const ProfilePaths paths = profilePaths(target);
    TD_TRY(refuseOtherCatalogue(paths.catalogue));
    TD_TRY(makePrivateFolder(paths.root));
    TD_TRY(restoreSettings(vault, set, paths, stop));
    RestoredProfile restored{.root = paths.root, .photos = std::nullopt, .isHeld = !takesOver && mayLieOutside(target)};
    if (restored.isHeld || (takesOver && mayLieOutside(target)))
        TD_TRY(restoreMarkedCatalogue(vault, set, paths.catalogue, takesOver, stop));
    else
        TD_TRY(restoreCatalogue(vault, set, paths.catalogue, stop));
    if (set.objects) {
        TD_ASSIGN(restored.photos, restorePhotos(target, vault, restored.isHeld, keyring, progress, stop));
    } else if (takesOver && mayLieOutside(target)) {
        noteClaimed(claimOutside(target, keyring, stop));
    }
    return restored;
}

} // namespace td
