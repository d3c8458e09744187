// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layeredsettings.h"

#include "core/storagelayouts.h"
#include "storage/providerprofile.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MaxServiceAccountBytes = 64 * 1024;

bool isPlain(const QString &provider)
{
    return provider == "folder"_L1 || provider == "none"_L1;
}

/// The setting or variable that binds the tier to a bucket; empty when it is a folder or nothing.
QString boundBy(const LayeredSettings &layers, Tier tier)
{
    if (layers.variables.contains(tier))
        return layers.variables[tier].bucketVariable;
    const QString provider = settingOf(tier, u"provider"_s), bucket = settingOf(tier, u"bucket"_s);
    if (layers.isGiven(provider))
        return isPlain(layers.value(provider)) ? QString() : layers.names.value(provider);
    return layers.value(bucket).isEmpty() ? QString() : layers.names.value(bucket);
}

Result<std::optional<Secret>> serviceAccountFile(const LayeredSettings &layers)
{
    const QString path = layers.value(u"gcp.credentials"_s);
    if (path.isEmpty())
        return std::nullopt;
    const QString name = layers.names.value(u"gcp.credentials"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(settingProblem(name,
                                   u"%1 points to %2, which cannot be read: %3"_s.arg(name, path, file.errorString()),
                                   u"Give the path of the service account's JSON key."_s));
    }
    return Secret(file.read(MaxServiceAccountBytes));
}

/// How the operator says a field of this tier.
std::function<QString(const QString &)> namesFor(const LayeredSettings &layers, Tier tier, bool byEnvironment)
{
    return [&layers, tier, byEnvironment](const QString &field) -> QString {
        const QString key = settingOf(tier, field);
        if (layers.isGiven(key))
            return layers.names.value(key);
        if (layers.variables.contains(tier))
            return layers.variables[tier].names.value(key).join(u" or "_s);
        return byEnvironment ? environmentName(key) : key;
    };
}

std::optional<RemoteBinding> remoteOf(LayeredSettings &layers, Tier tier, const QString &by, SettingProblems &problems)
{
    TierFields fields;
    fields.tier = tier;
    fields.boundBy = by;
    const QString group = QString(tierName(tier) + u'.');
    for (auto it = layers.values.cbegin(); it != layers.values.cend(); ++it) {
        const QString field = it.key().mid(group.size());
        const bool counts = field == "provider"_L1 ? layers.isGiven(it.key()) : !it->value.isEmpty();
        if (it.key().startsWith(group) && !isSecretSetting(it.key()) && counts)
            fields.values.insert(field, it->value);
    }
    for (auto it = layers.secrets.cbegin(); it != layers.secrets.cend(); ++it) {
        if (it.key().startsWith(group))
            fields.secrets.insert(it.key().mid(group.size()), *it);
    }
    fields.keyringMayKnow = !layers.variables.contains(tier);
    fields.nameOf = namesFor(layers, tier, by.startsWith("TIERDECK_"_L1));
    const ProviderProfile provider = providerOf(fields);
    if (provider.serviceAccounts) {
        auto file = serviceAccountFile(layers);
        if (!file) {
            problems.append(file.error());
            return std::nullopt;
        }
        fields.serviceAccountFile = *std::move(file);
    }
    // what `config show` lists is what holds, also where the provider was told by its address
    SettingValue &shown = layers.values[QString(group + u"provider"_s)];
    if (shown.source == "default"_L1)
        shown = {
            .key = shown.key, .value = provider.id, .source = layers.values.value(QString(group + u"bucket"_s)).source};
    return remoteBinding(fields, problems);
}

TierBinding bindingOf(LayeredSettings &layers, Tier tier, const QString &root, SettingProblems &problems)
{
    TierBinding binding;
    const QString folder = layers.value(settingOf(tier, u"folder"_s));
    binding.folder = folder.isEmpty() ? root : QDir::cleanPath(folder);
    if (tier == Tier::Temp)
        return binding;
    if (const QString by = boundBy(layers, tier); !by.isEmpty()) {
        binding.remote = remoteOf(layers, tier, by, problems);
        return binding;
    }
    binding.enabled = layers.value(settingOf(tier, u"provider"_s)) != "none"_L1;
    return binding;
}

bool isLocalHost(const QString &host)
{
    return host.startsWith(u'/') || isLoopbackHost(host);
}

} // namespace

void bindTiers(LayeredSettings &layers, Settings &settings, SettingProblems &problems)
{
    const QString &root = settings.paths.root;
    settings.temp = bindingOf(layers, Tier::Temp, root, problems);
    settings.hot = bindingOf(layers, Tier::Hot, root, problems);
    const bool isHotRemote = !boundBy(layers, Tier::Hot).isEmpty();
    const bool isColdSaid = !boundBy(layers, Tier::Cold).isEmpty() || layers.isGiven(u"cold.provider"_s) ||
                            !layers.value(u"cold.folder"_s).isEmpty();
    // an archive on this computer is not what somebody means who has HOT with a provider
    if (isHotRemote && !isColdSaid)
        layers.values[u"cold.provider"_s].value = u"none"_s;
    settings.cold = bindingOf(layers, Tier::Cold, root, problems);

    // A template that was changed wins over the layout.
    const StorageLayout layout =
        storageLayout(layers.value(u"storage.layout"_s)).value_or(storageLayouts().constFirst());
    settings.masterTemplate = layers.value(u"storage.template"_s);
    settings.variantTemplate = layers.value(u"storage.variant_template"_s);
    if (settings.masterTemplate == DefaultMasterTemplate)
        settings.masterTemplate = layout.masterTemplate;
    if (settings.variantTemplate == DefaultVariantTemplate)
        settings.variantTemplate = layout.variantTemplate;
}

void bindCatalogue(const LayeredSettings &layers, Settings &settings)
{
    const QString host = layers.value(u"db.host"_s), database = layers.value(u"db.database"_s);
    // one alone may be meant for another program
    if (host.isEmpty() || database.isEmpty())
        return;
    PostgresSettings postgres;
    postgres.host = host;
    postgres.database = database;
    if (const QString port = layers.value(u"db.port"_s); !port.isEmpty())
        postgres.port = port.toInt();
    postgres.user = layers.value(u"db.user"_s);
    postgres.password = layers.secrets.value(u"db.password"_s);
    postgres.sslMode = layers.value(u"db.sslmode"_s);
    if (postgres.sslMode.isEmpty())
        postgres.sslMode = isLocalHost(host) ? u"prefer"_s : u"verify-full"_s;
    postgres.sslRootCert = layers.value(u"db.ca_file"_s);
    settings.postgres = postgres;
}

} // namespace td
