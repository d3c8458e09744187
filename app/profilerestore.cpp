// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilerestore.h"

#include "app/backuptarget.h"
#include "app/privatefolder.h"
#include "app/settingsfile.h"

#include <QFile>
#include <QFileInfo>

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

Result<PhotosBack> restorePhotos(const SettingsSource &target, const BackupVault &vault,
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
    TD_TRY(vouchForFolders(*settings));
    TD_ASSIGN(const auto container,
              Container::open(*settings, {.clock = {},
                                          .ids = {},
                                          .keyring = needsKeyring(*settings) ? keyring() : nullptr,
                                          .recover = false,
                                          .stop = stop}));
    return BackupRestorer(container->engine().parts, vault).run(progress, stop);
}

} // namespace

Result<RestoredProfile> restoreProfile(const SettingsSource &target, const BackupVault &vault, const BackupSet &set,
                                       const std::function<std::shared_ptr<Keyring>()> &keyring,
                                       const ProgressFn &progress, std::stop_token stop)
{
    const ProfilePaths paths = profilePaths(target);
    TD_TRY(refuseOtherCatalogue(paths.catalogue));
    TD_TRY(makePrivateFolder(paths.root));
    TD_TRY(restoreSettings(vault, set, paths, stop));
    TD_TRY(restoreCatalogue(vault, set, paths.catalogue, stop));
    RestoredProfile restored{.root = paths.root, .photos = std::nullopt};
    if (set.objects) {
        TD_ASSIGN(restored.photos, restorePhotos(target, vault, keyring, progress, stop));
    }
    return restored;
}

} // namespace td
