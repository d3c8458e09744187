// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotebinding.h"

#include "app/settingkeys.h"
#include "storage/providerprofile.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString groupOf(const TierFields &fields)
{
    return fields.group.isEmpty() ? tierName(fields.tier) : fields.group;
}

/// What a field could be said by, for a person: its names joined with "or".
QString namesOf(const TierFields &fields, const QStringList &which)
{
    QStringList names;
    for (const QString &field : which) {
        if (const QString name = fields.nameOf(field); !name.isEmpty())
            names.append(name);
    }
    return names.join(u" or "_s);
}

bool hasServiceAccount(const TierFields &fields)
{
    return fields.secrets.contains(u"service_account"_s) || fields.serviceAccountFile;
}

/// Fills the provider's endpoint; empty where only the provider can say it, unset where the operator has to.
std::optional<QString> endpointFor(const ProviderProfile &provider, const TierFields &fields)
{
    if (fields.values.contains(u"endpoint"_s))
        return checkedEndpoint(fields.values.value(u"endpoint"_s)).value_or(QString());
    QString endpoint = provider.endpoint;
    if (endpoint.isEmpty())
        return std::nullopt;
    if (endpoint.contains("{account}"_L1)) {
        if (!fields.values.contains(u"account"_s))
            return std::nullopt;
        endpoint.replace("{account}"_L1,
                         QString::fromLatin1(QUrl::toPercentEncoding(fields.values.value(u"account"_s))));
    }
    if (endpoint.contains("{region}"_L1)) {
        const QString region = fields.values.value(u"region"_s, provider.defaultRegion);
        if (region.isEmpty())
            return provider.endpointByKey ? std::optional(QString()) : std::nullopt;
        endpoint.replace("{region}"_L1, region);
    }
    return endpoint;
}

/// What the operator has yet to say, in the operator's words.
QStringList missingFields(const ProviderProfile &provider, const TierFields &fields)
{
    QStringList missing;
    if (!fields.values.contains(u"bucket"_s))
        missing << namesOf(fields, {u"bucket"_s});
    if (!endpointFor(provider, fields)) {
        missing << namesOf(fields, provider.endpoint.contains("{account}"_L1) ? QStringList{u"endpoint"_s, u"account"_s}
                                                                              : QStringList{u"endpoint"_s});
    }
    if (provider.serviceAccounts && hasServiceAccount(fields))
        return missing;
    if (provider.serviceAccounts && !fields.values.contains(u"key_id"_s)) {
        // a service account may wait in the keyring; its file may not
        if (!fields.keyringMayKnow || !missing.isEmpty())
            missing << namesOf(fields, {u"gcp.credentials"_s, u"key_id"_s});
        return missing;
    }
    if (!fields.values.contains(u"key_id"_s))
        missing << namesOf(fields, {u"key_id"_s});
    if (!fields.secrets.contains(u"secret"_s) && (!fields.keyringMayKnow || !missing.isEmpty()))
        missing << namesOf(fields, {u"secret"_s});
    return missing;
}

std::optional<Error> contradiction(const ProviderProfile &provider, const TierFields &fields)
{
    const QString storageClass = fields.values.value(u"storage_class"_s);
    if (!storageClass.isEmpty()) {
        const QString where = fields.nameOf(u"storage_class"_s);
        if (!provider.storageClasses)
            return settingProblem(where, u"%1 has no storage classes"_s.arg(provider.name), u"Unset %1."_s.arg(where));
        if (!provider.storageClassNames.isEmpty() && !provider.storageClassNames.contains(storageClass)) {
            return settingProblem(where,
                                  u"%1 is \"%2\", which is no class of %3 that can be read at once"_s.arg(
                                      where, storageClass, provider.name),
                                  u"Use one of %1."_s.arg(provider.storageClassNames.join(u", "_s)));
        }
    }
    const QString endpoint = fields.values.value(u"endpoint"_s);
    const auto owner = providerOfHost(hostOfEndpoint(checkedEndpoint(endpoint).value_or(QString())));
    const QString named = fields.values.value(u"provider"_s);
    if (owner && !named.isEmpty() && named != "s3"_L1 && owner->id != named) {
        const QString where = fields.nameOf(u"endpoint"_s);
        return settingProblem(where,
                              u"%1 is an address of %2, but %3 is bound to %4"_s.arg(
                                  where, owner->name, groupOf(fields).toUpper(), provider.name),
                              u"Correct %1, or choose %2 as the provider."_s.arg(where, owner->name));
    }
    return std::nullopt;
}

S3Config configFor(const ProviderProfile &provider, const TierFields &fields)
{
    S3Config config;
    config.provider = provider;
    config.endpoint = endpointFor(provider, fields).value_or(QString());
    config.region = signingRegion(provider, hostOfEndpoint(config.endpoint), fields.values.value(u"region"_s));
    config.bucket = fields.values.value(u"bucket"_s);
    const QString addressing = fields.values.value(u"addressing"_s);
    // a certificate for *.host does not cover a bucket with dots in its name
    config.provider.virtualHost =
        addressing.isEmpty() ? provider.virtualHost && !config.bucket.contains(u'.') : addressing == "virtual"_L1;
    if (provider.serviceAccounts && hasServiceAccount(fields)) {
        config.serviceAccount = fields.secrets.contains(u"service_account"_s) ? fields.secrets[u"service_account"_s]
                                                                              : *fields.serviceAccountFile;
    } else {
        config.accessKey = fields.values.value(u"key_id"_s);
        config.secret = fields.secrets.value(u"secret"_s);
        config.sessionToken = fields.secrets.value(u"session_token"_s);
    }
    config.storageClass = fields.values.value(u"storage_class"_s);
    config.caFile = fields.values.value(u"ca_file"_s);
    config.proxy = fields.values.value(u"proxy"_s);
    config.cdnDomain = fields.values.value(u"cdn_domain"_s);
    return config;
}

} // namespace

ProviderProfile providerOf(const TierFields &fields)
{
    const auto owner =
        providerOfHost(hostOfEndpoint(checkedEndpoint(fields.values.value(u"endpoint"_s)).value_or(QString())));
    const QString named = fields.values.value(u"provider"_s);
    if (owner && (named.isEmpty() || named == "s3"_L1))
        return *owner;
    const auto profile = providerProfile(named);
    return profile ? *profile : providerProfiles().constLast();
}

std::optional<RemoteBinding> remoteBinding(const TierFields &fields, QList<Error> &problems)
{
    const ProviderProfile provider = providerOf(fields);
    const QString tier = groupOf(fields).toUpper();
    if (const QStringList missing = missingFields(provider, fields); !missing.isEmpty()) {
        problems.append(settingProblem(fields.boundBy,
                                       u"%1 binds %2 to %3, but the set is not whole: missing %4"_s.arg(
                                           fields.boundBy, tier, provider.name, missing.join(u", "_s)),
                                       u"Set %1, or unset %2. To get a key, %3."_s.arg(
                                           missing.join(u" and "_s), fields.boundBy, provider.keyHelp)));
        return std::nullopt;
    }
    if (auto wrong = contradiction(provider, fields)) {
        problems.append(*std::move(wrong));
        return std::nullopt;
    }
    RemoteBinding binding;
    binding.config = configFor(provider, fields);
    binding.findEndpoint = binding.config.endpoint.isEmpty();
    binding.name = bucketStoreName(provider, binding.config.endpoint, binding.config.bucket);
    binding.parallel = fields.values.value(u"parallel"_s, QString::number(provider.parallel)).toInt();
    binding.boundBy = fields.boundBy;
    if (binding.config.serviceAccount.isEmpty() && binding.config.secret.isEmpty()) {
        const bool byAccount = provider.serviceAccounts && binding.config.accessKey.isEmpty();
        binding.missingSecret = QString(groupOf(fields) + (byAccount ? u".service_account"_s : u".secret"_s));
    }
    return binding;
}

QString billedBy(const RemoteBinding &binding)
{
    const ProviderProfile &provider = binding.config.provider;
    return provider.hosts.isEmpty() && !binding.config.endpoint.isEmpty() ? hostOfEndpoint(binding.config.endpoint)
                                                                          : provider.id;
}

QString bucketStoreName(const ProviderProfile &provider, const QString &endpoint, const QString &bucket)
{
    const QUrl url(endpoint);
    const auto owner = providerOfHost(url.host());
    const bool isGlobal = endpoint.isEmpty() ? provider.globalBuckets : owner && owner->globalBuckets;
    const QString place = isGlobal         ? (owner ? *owner : provider).hosts.constFirst()
                          : url.port() > 0 ? u"%1:%2"_s.arg(url.host()).arg(url.port())
                                           : url.host();
    return u"s3:%1@%2"_s.arg(bucket, place);
}

} // namespace td
