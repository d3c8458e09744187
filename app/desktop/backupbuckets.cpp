// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/backupbuckets.h"

#include "app/backuptarget.h"
#include "app/bucketstores.h"
#include "app/desktop/profileplaces.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString BackupSettings = u"backup."_s;
const QString GoogleKeyFile = u"gcp.credentials"_s;

/// The fields of the form that settings of the profile keep; the folder of the backups is none of them.
bool isBucketSetting(const QString &key)
{
    return key.startsWith(BackupSettings) && key != "backup.folder"_L1 && !isSecretSetting(key);
}

QString backupKeyOf(const QString &name)
{
    return name.contains(u'.') ? name : QString(BackupSettings + name);
}

/// Settings by name, as the form was filled in.
QMap<QString, QString> valuesOf(const TierEntry &entry)
{
    QMap<QString, QString> values;
    for (const QString &key : profileSettingKeys()) {
        if (isBucketSetting(key))
            values.insert(key, entry.values.value(key.mid(BackupSettings.size())));
    }
    if (entry.values.contains(GoogleKeyFile))
        values.insert(GoogleKeyFile, entry.values.value(GoogleKeyFile));
    values.insert(backupKeyOf(u"provider"_s), entry.place);
    return values;
}

} // namespace

BackupBuckets::BackupBuckets(SettingsSource source, Container &container, std::shared_ptr<Keyring> keyring)
    : m_source(std::move(source))
    , m_container(container)
    , m_keyring(std::move(keyring))
{
}

QList<TierPlace> BackupBuckets::places(Tier) const
{
    QList<TierPlace> list = providerPlaces();
    for (TierPlace &place : list)
        place.fields.removeIf([](const TierPlace::Field &one) { return one.name == "cdn_domain"_L1; });
    return list;
}

Result<TierBound> BackupBuckets::bound(Tier)
{
    auto settings = loadSettings(m_source);
    if (!settings)
        return fail(joined(settings.error()));
    TierBound bound;
    bound.secretVariable = environmentName(backupKeyOf(u"secret"_s));
    bound.holdsAtOnce = true;
    if (settings->backup.remote)
        bound.place = settings->backup.remote->config.provider.id;
    for (const SettingValue &value : std::as_const(settings->values)) {
        if (isBucketSetting(value.key))
            bound.values.insert(value.key.mid(BackupSettings.size()), value.value);
        else if (value.key == GoogleKeyFile)
            bound.values.insert(value.key, value.value);
        else if (value.key.startsWith(BackupSettings) && isSecretSetting(value.key) && value.value == "set"_L1)
            bound.secretSources.insert(value.key.mid(BackupSettings.size()), value.source);
    }
    addKeptSecrets(bound, SecretStore(m_keyring, settings->paths.root), BackupSettings);
    return bound;
}

/// The settings as they would be with this entry: a command line wins over everything else.
Result<Settings> BackupBuckets::trial(const TierEntry &entry) const
{
    SettingsSource source = m_source;
    source.commandLine.insert(valuesOf(entry));
    for (auto it = entry.secrets.cbegin(); it != entry.secrets.cend(); ++it)
        source.environment.insert(environmentName(backupKeyOf(it.key())), QString::fromUtf8(it->reveal()));
    auto settings = loadSettings(source);
    if (!settings)
        return fail(joined(settings.error()));
    TD_TRY(completeBackups(settings->backup, SecretStore(m_keyring, settings->paths.root)));
    return *std::move(settings);
}

Result<StoreReport> BackupBuckets::test(const TierEntry &entry, std::stop_token stop)
{
    TD_ASSIGN(const Settings settings, trial(entry));
    const QString id = m_container.engine().parts.ids.newId();
    return unguardedBucket(*settings.backup.remote, endpointCacheOf(settings.paths.cache))
        ->probe(u"probe/"_s, id, std::move(stop));
}

Result<void> BackupBuckets::save(const TierEntry &entry)
{
    TD_ASSIGN(const Settings next, trial(entry));
    TD_TRY(backupPlaceOf(m_container, next.backup, m_keyring)); // refused before it is written: what a tier has
    const SecretStore secrets(m_keyring, next.paths.root);
    for (auto it = entry.secrets.cbegin(); it != entry.secrets.cend(); ++it)
        TD_TRY(secrets.store(backupKeyOf(it.key()), *it));
    return writeProfileSettings(m_source, valuesOf(entry));
}

Result<void> BackupBuckets::adopt(Tier, std::stop_token)
{
    return fail(ErrorCode::Unimplemented, u"config.invalid"_s, u"Backups have no bucket to take over"_s,
                u"backup.bucket"_s, u"Choose a bucket that no other catalogue uses."_s);
}

} // namespace td
