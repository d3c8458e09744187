// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotevariables.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

/// One way to bind a tier to a provider by variables.
struct Binding {
    QString provider;
    QString tier;
    QString bucket;
    QList<QStringList> needs; ///< any one of each list
    QStringList also;         ///< belong to it, not required
};

const QList<Binding> &bindings()
{
    static const QList<Binding> list{
        {.provider = u"Cloudflare R2"_s,
         .tier = u"HOT"_s,
         .bucket = u"R2_BUCKET_NAME"_s,
         .needs = {{u"R2_ENDPOINT_URL"_s}, {u"R2_ACCESS_KEY_ID"_s}, {u"R2_SECRET_ACCESS_KEY"_s}},
         .also = {u"R2_CDN_DOMAIN"_s}},
        {.provider = u"Cloudflare R2"_s,
         .tier = u"HOT"_s,
         .bucket = u"CLOUDFLARE_BUCKET_NAME"_s,
         .needs = {{u"CLOUDFLARE_ENDPOINT_URL"_s, u"CLOUDFLARE_ACCOUNT_ID"_s},
                   {u"CLOUDFLARE_ACCESS_KEY_ID"_s},
                   {u"CLOUDFLARE_SECRET_ACCESS_KEY"_s}},
         .also = {}},
        {.provider = u"AWS S3"_s,
         .tier = u"HOT"_s,
         .bucket = u"AWS_S3_BUCKET"_s,
         .needs = {{u"AWS_ACCESS_KEY_ID"_s}, {u"AWS_SECRET_ACCESS_KEY"_s}},
         .also = {u"AWS_REGION"_s}},
        {.provider = u"Google Cloud Storage"_s,
         .tier = u"HOT"_s,
         .bucket = u"GCP_BUCKET_NAME"_s,
         .needs = {{u"GCP_CREDENTIALS_PATH"_s}},
         .also = {u"GCP_PROJECT_ID"_s}},
        {.provider = u"Backblaze B2"_s,
         .tier = u"COLD"_s,
         .bucket = u"B2_BUCKET_NAME"_s,
         .needs = {{u"B2_APPLICATION_KEY_ID"_s, u"B2_KEY_ID"_s}, {u"B2_APPLICATION_KEY"_s}},
         .also = {u"B2_ENDPOINT"_s}},
        {.provider = u"a bucket"_s,
         .tier = u"HOT"_s,
         .bucket = u"TIERDECK_HOT_BUCKET"_s,
         .needs = {{u"TIERDECK_HOT_ENDPOINT"_s}, {u"TIERDECK_HOT_KEY_ID"_s}, {u"TIERDECK_HOT_SECRET"_s}},
         .also = {u"TIERDECK_HOT_REGION"_s, u"TIERDECK_HOT_CDN_DOMAIN"_s}},
        {.provider = u"a bucket"_s,
         .tier = u"COLD"_s,
         .bucket = u"TIERDECK_COLD_BUCKET"_s,
         .needs = {{u"TIERDECK_COLD_ENDPOINT"_s}, {u"TIERDECK_COLD_KEY_ID"_s}, {u"TIERDECK_COLD_SECRET"_s}},
         .also = {u"TIERDECK_COLD_REGION"_s}},
    };
    return list;
}

const QStringList &remoteKeys()
{
    static const QStringList list{u"hot.endpoint"_s,    u"hot.key_id"_s,     u"hot.secret"_s,    u"hot.bucket"_s,
                                  u"hot.region"_s,      u"hot.cdn_domain"_s, u"cold.endpoint"_s, u"cold.key_id"_s,
                                  u"cold.secret"_s,     u"cold.bucket"_s,    u"cold.region"_s,   u"gcp.project"_s,
                                  u"gcp.credentials"_s, u"telegram.token"_s, u"telegram.admin"_s};
    return list;
}

bool isSet(const QProcessEnvironment &environment, const QString &name)
{
    return !environment.value(name).isEmpty();
}

Error problem(const QString &where, const QString &message, const QString &remedy)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = message,
            .where = where,
            .remedy = remedy};
}

std::optional<Error> problemOf(const Binding &binding, const QProcessEnvironment &environment)
{
    if (!isSet(environment, binding.bucket))
        return std::nullopt;
    QStringList missing;
    for (const QStringList &names : binding.needs) {
        if (std::none_of(names.begin(), names.end(), [&](const QString &name) { return isSet(environment, name); }))
            missing.append(names.join(u" or "_s));
    }
    QString message = u"%1 binds %2 to %3, but only folders are supported by this version"_s.arg(
        binding.bucket, binding.tier, binding.provider);
    if (!missing.isEmpty())
        message += u" (and the set is not whole: missing %1)"_s.arg(missing.join(u", "_s));
    return problem(binding.bucket, message, u"Unset %1; %2 is then a folder."_s.arg(binding.bucket, binding.tier));
}

} // namespace

SettingProblems remoteVariableProblems(const QProcessEnvironment &environment)
{
    SettingProblems problems;
    for (const Binding &binding : bindings()) {
        if (auto found = problemOf(binding, environment))
            problems.append(*std::move(found));
    }
    if (isSet(environment, u"PGHOST"_s) && isSet(environment, u"PGDATABASE"_s)) {
        problems.append(problem(u"PGHOST"_s,
                                u"PGHOST and PGDATABASE choose PostgreSQL, but only the SQLite catalogue of the "
                                u"profile is supported by this version"_s,
                                u"Unset PGHOST or PGDATABASE."_s));
    }
    return problems;
}

QStringList remoteSettingKeys()
{
    return remoteKeys();
}

bool isRemoteSetting(const QString &key)
{
    return remoteKeys().contains(key);
}

bool isSecretSetting(const QString &key)
{
    return key == "telegram.token"_L1 || key.endsWith(".secret"_L1) || key.endsWith(".password"_L1);
}

} // namespace td
