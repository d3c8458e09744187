// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/profileplaces.h"

#include "app/bucketstores.h"
#include "app/placechange.h"
#include "storage/folderstore.h"
#include "storage/providerprofile.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString Folder = u"folder"_s;

/// Said once for both tiers, not for each.
const QString ServiceAccountFile = u"gcp.credentials"_s;

QString keyOf(Tier tier, const QString &field)
{
    return field.contains(u'.') ? field : QString(tierName(tier) + u'.' + field);
}

TierPlace::Field field(const QString &name)
{
    return {.name = name, .isRequired = false, .isSecret = false, .isAdvanced = false, .hint = {}, .choices = {}};
}

TierPlace::Field required(const QString &name)
{
    TierPlace::Field one = field(name);
    one.isRequired = true;
    return one;
}

TierPlace::Field advanced(const QString &name, const QString &hint = {}, const QStringList &choices = {})
{
    TierPlace::Field one = field(name);
    one.isAdvanced = true;
    one.hint = hint;
    one.choices = choices;
    return one;
}

TierPlace placeOf(const ProviderProfile &provider)
{
    TierPlace place{.id = provider.id, .name = provider.name, .fields = {required(u"bucket"_s)}};
    if (provider.endpoint.contains("{account}"_L1))
        place.fields << field(u"account"_s);
    TierPlace::Field endpoint =
        provider.endpoint.isEmpty() ? required(u"endpoint"_s) : advanced(u"endpoint"_s, provider.endpoint);
    place.fields << endpoint;
    if (provider.region.isEmpty()) {
        TierPlace::Field region = field(u"region"_s);
        region.hint = provider.defaultRegion;
        place.fields << region;
    }
    place.fields << (provider.serviceAccounts ? field(u"key_id"_s) : required(u"key_id"_s));
    TierPlace::Field secret = provider.serviceAccounts ? field(u"secret"_s) : required(u"secret"_s);
    secret.isSecret = true;
    place.fields << secret;
    if (provider.serviceAccounts)
        place.fields << field(ServiceAccountFile);
    if (!provider.storageClassNames.isEmpty())
        place.fields << advanced(u"storage_class"_s, {}, provider.storageClassNames);
    place.fields << advanced(u"cdn_domain"_s) << advanced(u"addressing"_s, {}, {u"path"_s, u"virtual"_s})
                 << advanced(u"parallel"_s, QString::number(provider.parallel)) << advanced(u"ca_file"_s)
                 << advanced(u"proxy"_s);
    return place;
}

} // namespace

void addKeptSecrets(TierBound &bound, const SecretStore &secrets, const QString &group)
{
    for (const QString &name : {u"secret"_s, u"service_account"_s}) {
        if (bound.secretSources.contains(name))
            continue;
        const auto kept = secrets.find(QString(group + name));
        if (!kept) {
            bound.keyringProblem = kept.error();
            break;
        }
        if (*kept)
            bound.secretSources.insert(name, u"keyring"_s);
    }
}

QList<TierPlace> providerPlaces()
{
    QList<TierPlace> list;
    for (const ProviderProfile &provider : providerProfiles())
        list << placeOf(provider);
    return list;
}

ProfilePlaces::ProfilePlaces(SettingsSource source, ProfilePaths paths, std::shared_ptr<Keyring> keyring,
                             Engine &engine, Adopt adopt)
    : m_source(std::move(source))
    , m_paths(std::move(paths))
    , m_secrets(std::move(keyring), m_paths.root)
    , m_engine(engine)
    , m_adopt(std::move(adopt))
{
}

QList<TierPlace> ProfilePlaces::places(Tier tier) const
{
    QList<TierPlace> list{{.id = Folder, .name = {}, .fields = {field(u"folder"_s)}}};
    list << providerPlaces();
    if (tier == Tier::Cold)
        list << TierPlace{.id = u"none"_s, .name = {}, .fields = {}};
    return list;
}

Result<Settings> ProfilePlaces::load() const
{
    auto settings = loadSettings(m_source);
    if (!settings)
        return fail(joined(settings.error()));
    return *std::move(settings);
}

Result<TierBound> ProfilePlaces::bound(Tier tier)
{
    TD_ASSIGN(const Settings settings, load());
    TierBound bound;
    bound.secretVariable = environmentName(keyOf(tier, u"secret"_s));
    const QString group = QString(tierName(tier) + u'.');
    for (const SettingValue &value : settings.values) {
        if (!value.key.startsWith(group) && value.key != ServiceAccountFile)
            continue;
        const QString name = value.key == ServiceAccountFile ? value.key : value.key.mid(group.size());
        const bool isSaid = value.source == "environment"_L1 || value.source == "command line"_L1;
        if (name == "provider"_L1)
            bound.place = value.value;
        if (isSaid && (name == "provider"_L1 || name == "bucket"_L1 || name == "folder"_L1) && bound.fixedBy.isEmpty())
            bound.fixedBy = bindingIn(settings, tier).remote ? bindingIn(settings, tier).remote->boundBy
                                                             : environmentName(value.key);
        if (!isSecretSetting(value.key))
            bound.values.insert(name, value.value);
        else if (value.value == "set"_L1)
            bound.secretSources.insert(name, value.source);
    }
    if (tier != Tier::Temp)
        addKeptSecrets(bound, m_secrets, group);
    return bound;
}

/// The settings as they would be with this entry: a command line wins over everything else.
Result<Settings> ProfilePlaces::trial(const TierEntry &entry) const
{
    SettingsSource source = m_source;
    const QString group = QString(tierName(entry.tier) + u'.');
    for (const QString &key : profileSettingKeys()) {
        if (key.startsWith(group) && !isSecretSetting(key))
            source.commandLine.insert(key, entry.values.value(key.mid(group.size())));
    }
    if (entry.values.contains(ServiceAccountFile))
        source.commandLine.insert(ServiceAccountFile, entry.values.value(ServiceAccountFile));
    source.commandLine.insert(keyOf(entry.tier, u"provider"_s), entry.place);
    for (auto it = entry.secrets.cbegin(); it != entry.secrets.cend(); ++it)
        source.environment.insert(environmentName(keyOf(entry.tier, it.key())), QString::fromUtf8(it->reveal()));
    auto settings = loadSettings(source);
    if (!settings)
        return fail(joined(settings.error()));
    return *std::move(settings);
}

Result<StoreReport> ProfilePlaces::test(const TierEntry &entry, std::stop_token stop)
{
    TD_ASSIGN(Settings settings, trial(entry));
    const TierBinding &binding = bindingIn(settings, entry.tier);
    const QString prefix = QString(tierName(entry.tier) + u'/');
    const QString id = m_engine.parts.ids.newId();
    if (!binding.enabled)
        return StoreReport{};
    if (!binding.remote)
        return FolderStore(binding.folder, prefix, Folder, binding.folder).probe(prefix, id, std::move(stop));
    TD_TRY(completeFromKeyring(settings, m_secrets));
    return unguardedBucket(*bindingIn(settings, entry.tier).remote, endpointCacheOf(m_paths.cache))
        ->probe(prefix, id, std::move(stop));
}

Result<void> ProfilePlaces::checkNobodyIsLeftBehind(const TierEntry &entry) const
{
    TD_ASSIGN(const Settings now, load());
    TD_ASSIGN(const Settings next, trial(entry));
    if (!isAnotherPlace(bindingIn(now, entry.tier), bindingIn(next, entry.tier)))
        return {};
    TD_ASSIGN(const bool holds, holdsPhotos(m_engine, entry.tier));
    if (holds)
        return fail(leavesPhotosBehind(entry.tier));
    return {};
}

Result<void> ProfilePlaces::adopt(Tier tier, std::stop_token stop)
{
    return m_adopt(tier, std::move(stop));
}

Result<void> ProfilePlaces::save(const TierEntry &entry)
{
    TD_TRY(checkNobodyIsLeftBehind(entry));
    QMap<QString, QString> values;
    const QString group = QString(tierName(entry.tier) + u'.');
    // what another provider needed would only confuse this one
    for (const QString &key : profileSettingKeys()) {
        if (key.startsWith(group) && !isSecretSetting(key))
            values.insert(key, entry.values.value(key.mid(group.size())));
    }
    values.insert(keyOf(entry.tier, u"provider"_s), entry.place);
    if (entry.values.contains(ServiceAccountFile))
        values.insert(ServiceAccountFile, entry.values.value(ServiceAccountFile));
    TD_ASSIGN(const Settings now, load());
    TD_ASSIGN(const Settings next, trial(entry));
    // HOT in a bucket makes COLD nothing, unless somebody says otherwise: the photos that are there say so
    if (entry.tier == Tier::Hot && now.cold.enabled && !next.cold.enabled) {
        TD_ASSIGN(const bool holds, holdsPhotos(m_engine, Tier::Cold));
        if (holds)
            values.insert(u"cold.provider"_s, Folder);
    }
    for (auto it = entry.secrets.cbegin(); it != entry.secrets.cend(); ++it)
        TD_TRY(m_secrets.store(keyOf(entry.tier, it.key()), *it));
    return writeProfileSettings(m_source, values);
}

} // namespace td
