// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/profilebackups.h"

#include "app/backuptarget.h"
#include "app/desktop/backupbuckets.h"
#include "app/profilerestore.h"
#include "engine/restorehold.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace td
{

ProfileBackups::ProfileBackups(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring)
    : m_source(std::move(source))
    , m_container(container)
    , m_keyring(std::move(keyring))
{
}

Result<Settings> ProfileBackups::load() const
{
    auto settings = loadSettings(m_source);
    if (!settings)
        return fail(joined(settings.error()));
    return *std::move(settings);
}

Result<BackupWhere> ProfileBackups::where()
{
    TD_ASSIGN(const Settings settings, load());
    BackupWhere where;
    where.folder = settings.backup.folder;
    where.isOwnFolder = settings.backup.isOwnFolder;
    for (const SettingValue &value : settings.values) {
        const bool binds =
            value.key == "backup.folder"_L1 || value.key == "backup.bucket"_L1 || value.key == "backup.provider"_L1;
        if (binds && (value.source == "environment"_L1 || value.source == "command line"_L1))
            where.fixedBy = environmentName(value.key);
    }
    if (settings.backup.remote) {
        TD_ASSIGN(const BackupPlace there, backupPlaceOf(m_container, settings.backup, m_keyring));
        where.place = there.target->displayName();
        where.isOwnFolder = false;
    }
    return where;
}

Result<void> ProfileBackups::setFolder(const QString &folder)
{
    if (!folder.isEmpty() && !QDir(folder).exists())
        return fail(ErrorCode::NotFound, u"config.invalid"_s, u"The folder %1 does not exist"_s.arg(folder), folder,
                    u"Mount its disk, or make it: mkdir -p '%1'"_s.arg(folder));
    const QMap<QString, QString> values{
        {u"backup.folder"_s, folder}, {u"backup.provider"_s, QString()}, {u"backup.bucket"_s, QString()}};
    TD_ASSIGN(Settings settings, load());
    // refused before it is written: a place that a tier has
    settings.backup.remote.reset();
    settings.backup.folder = folder.isEmpty() ? settings.paths.backups : QDir::cleanPath(folder);
    settings.backup.isOwnFolder = folder.isEmpty();
    TD_TRY(backupPlaceOf(m_container, settings.backup, m_keyring));
    return writeProfileSettings(m_source, values);
}

std::shared_ptr<TierPlaces> ProfileBackups::buckets()
{
    return std::make_shared<BackupBuckets>(m_source, m_container, m_keyring);
}

Result<void> ProfileBackups::setPassphrase(const Secret &passphrase)
{
    TD_ASSIGN(const Settings settings, load());
    if (!settings.backup.passphrase.isEmpty())
        return fail(settingProblem(u"backup.passphrase"_s,
                                   u"The passphrase is given by the environment or the service manager, which wins"_s,
                                   u"Unset TIERDECK_BACKUP_PASSPHRASE."_s));
    TD_ASSIGN(const BackupPlace there, place());
    const auto opened = BackupVault::open(there.target, passphrase, {});
    if (!opened && opened.error().reason != "backup.none"_L1)
        return fail(opened.error());
    return SecretStore(m_keyring, settings.paths.root).store(u"backup.passphrase"_s, passphrase);
}

Result<BackupPlace> ProfileBackups::place()
{
    TD_ASSIGN(const Settings settings, load());
    return backupPlaceOf(m_container, settings.backup, m_keyring);
}

Result<BackupRestored> ProfileBackups::restore(const QString &name, const QString &folder, const ProgressFn &progress,
                                               std::stop_token stop)
{
    TD_ASSIGN(const BackupPlace from, place());
    TD_ASSIGN(const BackupVault vault, BackupVault::open(from.target, from.passphrase, stop));
    TD_ASSIGN(const BackupSet set, chosenBackup(vault, name, stop));
    const SettingsSource target{.profile = folder, .commandLine = {}, .environment = m_source.environment};
    TD_ASSIGN(const RestoredProfile restored,
              restoreProfile(
                  target, vault, set, false, [this] { return m_keyring; }, progress, std::move(stop)));
    return BackupRestored{.name = set.name, .profile = restored.root, .photos = restored.photos,
                          .isHeld = restored.isHeld};
}

Result<void> ProfileBackups::takeOver(std::stop_token stop)
{
    TD_ASSIGN(const bool wasHeld, endRestoreHold(m_container.engine().parts));
    if (!wasHeld)
        return {};
    return m_container.claimPlaces(std::move(stop));
}

} // namespace td
