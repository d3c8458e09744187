// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providervariables.h"

#include "app/settingkeys.h"
#include "storage/providerprofile.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// The names under which other programs keep one provider's settings; fields are settings without their tier.
struct VariableSet {
    QString provider;
    Tier tier;
    QString bucket;
    QList<std::pair<QString, QStringList>> fields;
};

const QList<VariableSet> &variableSets()
{
    static const QList<VariableSet> list{
        {.provider = u"r2"_s,
         .tier = Tier::Hot,
         .bucket = u"R2_BUCKET_NAME"_s,
         .fields = {{u"endpoint"_s, {u"R2_ENDPOINT_URL"_s}},
                    {u"account"_s, {u"CLOUDFLARE_ACCOUNT_ID"_s}},
                    {u"key_id"_s, {u"R2_ACCESS_KEY_ID"_s}},
                    {u"secret"_s, {u"R2_SECRET_ACCESS_KEY"_s}},
                    {u"cdn_domain"_s, {u"R2_CDN_DOMAIN"_s}}}},
        {.provider = u"r2"_s,
         .tier = Tier::Hot,
         .bucket = u"CLOUDFLARE_BUCKET_NAME"_s,
         .fields = {{u"endpoint"_s, {u"CLOUDFLARE_ENDPOINT_URL"_s}},
                    {u"account"_s, {u"CLOUDFLARE_ACCOUNT_ID"_s}},
                    {u"key_id"_s, {u"CLOUDFLARE_ACCESS_KEY_ID"_s}},
                    {u"secret"_s, {u"CLOUDFLARE_SECRET_ACCESS_KEY"_s}},
                    {u"cdn_domain"_s, {u"R2_CDN_DOMAIN"_s}}}},
        {.provider = u"aws"_s,
         .tier = Tier::Hot,
         .bucket = u"AWS_S3_BUCKET"_s,
         .fields = {{u"endpoint"_s, {u"AWS_ENDPOINT_URL_S3"_s, u"AWS_ENDPOINT_URL"_s}},
                    {u"region"_s, {u"AWS_REGION"_s, u"AWS_DEFAULT_REGION"_s}},
                    {u"key_id"_s, {u"AWS_ACCESS_KEY_ID"_s}},
                    {u"secret"_s, {u"AWS_SECRET_ACCESS_KEY"_s}},
                    {u"session_token"_s, {u"AWS_SESSION_TOKEN"_s}}}},
        {.provider = u"gcs"_s,
         .tier = Tier::Hot,
         .bucket = u"GCP_BUCKET_NAME"_s,
         .fields = {{u"gcp.credentials"_s, {u"GCP_CREDENTIALS_PATH"_s}}, {u"gcp.project"_s, {u"GCP_PROJECT_ID"_s}}}},
        {.provider = u"b2"_s,
         .tier = Tier::Cold,
         .bucket = u"B2_BUCKET_NAME"_s,
         .fields = {{u"endpoint"_s, {u"B2_ENDPOINT"_s}},
                    {u"key_id"_s, {u"B2_APPLICATION_KEY_ID"_s, u"B2_KEY_ID"_s}},
                    {u"secret"_s, {u"B2_APPLICATION_KEY"_s}}}},
    };
    return list;
}

/// What STORAGE_PROVIDER says -> our name.
QString storageProvider(const QString &value)
{
    static const QMap<QString, QString> names{{u"aws"_s, u"aws"_s}, {u"gcp"_s, u"gcs"_s}, {u"cloudflare"_s, u"r2"_s}};
    return names.value(value.trimmed().toLower());
}

bool isSet(const QProcessEnvironment &environment, const QString &name)
{
    return !environment.value(name).isEmpty();
}

VariableBinding bindingOf(const VariableSet &set, const QProcessEnvironment &environment)
{
    VariableBinding binding{.provider = set.provider, .bucketVariable = set.bucket, .variables = {}, .names = {}};
    const QString bucket = settingOf(set.tier, u"bucket"_s);
    binding.variables.insert(bucket, set.bucket);
    binding.names.insert(bucket, {set.bucket});
    for (const auto &[field, names] : set.fields) {
        const QString setting = settingOf(set.tier, field);
        binding.names.insert(setting, names);
        const auto said = std::ranges::find_if(names, [&](const QString &name) { return isSet(environment, name); });
        if (said != names.end())
            binding.variables.insert(setting, *said);
    }
    return binding;
}

QString providerName(const QString &id)
{
    const auto profile = providerProfile(id);
    return profile ? profile->name : id;
}

/// The sets whose bucket is there, less those that `wanted` says do not count.
QList<VariableSet> boundSets(const QProcessEnvironment &environment, Tier tier, const QString &wanted)
{
    QList<VariableSet> bound;
    for (const VariableSet &set : variableSets()) {
        if (set.tier == tier && isSet(environment, set.bucket) && (wanted.isEmpty() || set.provider == wanted))
            bound.append(set);
    }
    return bound;
}

} // namespace

QMap<Tier, VariableBinding> variableBindings(const QProcessEnvironment &environment, const QMap<Tier, QString> &chosen,
                                             QList<Error> &problems)
{
    QMap<Tier, VariableBinding> bindings;
    for (const Tier tier : {Tier::Hot, Tier::Cold}) {
        const QString own = chosen.value(tier);
        const QString general =
            tier == Tier::Hot ? storageProvider(environment.value(u"STORAGE_PROVIDER"_s)) : QString();
        const QString wanted = own.isEmpty() ? general : own;
        const QList<VariableSet> any = boundSets(environment, tier, {});
        const QList<VariableSet> bound = boundSets(environment, tier, wanted);
        const QString ownBucket = environmentName(settingOf(tier, u"bucket"_s));
        const QString name = tierName(tier).toUpper();
        QStringList said;
        for (const VariableSet &set : bound)
            said.append(u"%1 (%2)"_s.arg(set.bucket, providerName(set.provider)));
        if (isSet(environment, ownBucket) && !any.isEmpty()) {
            said = {ownBucket};
            for (const VariableSet &set : any)
                said.append(u"%1 (%2)"_s.arg(set.bucket, providerName(set.provider)));
        }
        if (said.size() > 1) {
            problems.append(settingProblem(said.constFirst().section(u' ', 0, 0),
                                           u"%1 is bound twice: by %2"_s.arg(name, said.join(u" and by "_s)),
                                           u"Unset the bucket that is not meant."_s));
            continue;
        }
        if (bound.isEmpty() && !any.isEmpty() && own.isEmpty()) {
            problems.append(settingProblem(
                u"STORAGE_PROVIDER"_s,
                u"STORAGE_PROVIDER picks %1 for %2, but its bucket is missing, and %3 binds %2 to %4"_s.arg(
                    providerName(general), name, any.constFirst().bucket, providerName(any.constFirst().provider)),
                u"Set the bucket of %1, or unset STORAGE_PROVIDER."_s.arg(providerName(general))));
            continue;
        }
        if (!bound.isEmpty())
            bindings.insert(tier, bindingOf(bound.constFirst(), environment));
    }
    return bindings;
}

} // namespace td
