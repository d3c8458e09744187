// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingkeys.h"

#include "core/loglevel.h"
#include "core/storagelayouts.h"
#include "core/storagetemplate.h"
#include "storage/providerprofile.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int MaxWorkers = 256;
constexpr int MaxParallel = 256;
constexpr int MaxLogMegabytes = 1000;
constexpr int MaxLogsKept = 100;

QList<KnownSetting> makeKnown()
{
    QList<KnownSetting> list{{u"temp.folder"_s, {}}};
    for (const QString &tier : {u"hot"_s, u"cold"_s}) {
        list.append({QString(tier + u".provider"_s), u"folder"_s});
        for (const QString &field :
             {u"folder"_s, u"bucket"_s, u"endpoint"_s, u"account"_s, u"region"_s, u"addressing"_s, u"key_id"_s,
              u"secret"_s, u"session_token"_s, u"service_account"_s, u"storage_class"_s, u"cdn_domain"_s, u"ca_file"_s,
              u"proxy"_s, u"parallel"_s}) {
            list.append({QString(tier + u'.' + field), {}});
        }
    }
    list.append({u"backup.provider"_s, u"folder"_s});
    for (const QString &field : {u"folder"_s, u"bucket"_s, u"endpoint"_s, u"account"_s, u"region"_s, u"addressing"_s,
                                 u"key_id"_s, u"secret"_s, u"session_token"_s, u"service_account"_s,
                                 u"storage_class"_s, u"ca_file"_s, u"proxy"_s, u"parallel"_s, u"passphrase"_s}) {
        list.append({QString(u"backup."_s + field), {}});
    }
    list.append({{u"gcp.project"_s, {}},
                 {u"gcp.credentials"_s, {}},
                 {u"db.host"_s, {}},
                 {u"db.port"_s, {}},
                 {u"db.database"_s, {}},
                 {u"db.user"_s, {}},
                 {u"db.password"_s, {}},
                 {u"db.sslmode"_s, {}},
                 {u"db.ca_file"_s, {}},
                 {u"target.secret"_s, {}},
                 {u"service.url"_s, {}},
                 {u"links.secret"_s, {}},
                 {u"telegram.url"_s, u"https://api.telegram.org"_s},
                 {u"telegram.admin"_s, {}},
                 {u"telegram.token"_s, {}},
                 {u"storage.layout"_s, DefaultLayout},
                 {u"storage.template"_s, DefaultMasterTemplate},
                 {u"storage.variant_template"_s, DefaultVariantTemplate},
                 {u"workers"_s, u"0"_s},
                 {u"log.level"_s, u"info"_s},
                 {u"log.max_mb"_s, u"5"_s},
                 {u"log.keep"_s, u"4"_s}});
    return list;
}

std::optional<Error> checkProvider(const QString &key, const QString &value, const QString &where)
{
    QStringList allowed{u"folder"_s};
    for (const ProviderProfile &profile : providerProfiles())
        allowed << profile.id;
    if (key == "cold.provider"_L1)
        allowed << u"none"_s;
    if (allowed.contains(value))
        return std::nullopt;
    return settingProblem(where, u"%1 is \"%2\", which is no place for photos"_s.arg(where, value),
                          u"Use one of %1."_s.arg(allowed.join(u", "_s)));
}

std::optional<Error> checkNumber(const QString &value, const QString &where, int least, int most, const QString &remedy)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return std::nullopt;
    return settingProblem(
        where, u"%1 is \"%2\", which is not a number from %3 to %4"_s.arg(where, value).arg(least).arg(most), remedy);
}

std::optional<Error> checkOneOf(const QString &value, const QString &where, const QStringList &allowed)
{
    if (allowed.contains(value))
        return std::nullopt;
    return settingProblem(where, u"%1 is \"%2\""_s.arg(where, value), u"Use one of %1."_s.arg(allowed.join(u", "_s)));
}

std::optional<Error> asProblem(const QString &where, const Error &error)
{
    return settingProblem(where, u"%1 is wrong: %2"_s.arg(where, error.message), error.remedy);
}

std::optional<Error> checkWord(const QString &value, const QString &where, bool isKeyId)
{
    static const QRegularExpression word(u"\\A[!-~]+\\z"_s);
    static const QRegularExpression label(u"\\A[A-Za-z0-9._-]+\\z"_s);
    if ((isKeyId ? word : label).match(value).hasMatch())
        return std::nullopt;
    return settingProblem(where, u"%1 is \"%2\", which holds a character that cannot be in it"_s.arg(where, value),
                          u"Copy it again, without spaces."_s);
}

/// A host name alone: it becomes a part of links.
std::optional<Error> checkDomain(const QString &value, const QString &where)
{
    const auto endpoint = checkedEndpoint(value);
    if (endpoint && *endpoint == QString(u"https://"_s + value.toLower()))
        return std::nullopt;
    return settingProblem(where, u"%1 is not the name of a host"_s.arg(where),
                          u"Give the name alone, like photos.example.com."_s);
}

/// scheme://[user:password@]host:port; a proxy is the one address that may carry a password, and it is not repeated.
std::optional<Error> checkProxy(const QString &value, const QString &where)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s};
    const QString rest = value.section(u"://"_s, 1);
    if (schemes.contains(value.section(u"://"_s, 0, 0)) && !rest.isEmpty() && !rest.contains(u' '))
        return std::nullopt;
    return settingProblem(where, u"%1 is not the address of a proxy"_s.arg(where),
                          u"Give it as http://host:port or socks5h://host:port."_s);
}

std::optional<Error> checkLogLevels(const QString &value, const QString &where)
{
    if (logLevelsFrom(value))
        return std::nullopt;
    return settingProblem(where, u"%1 is \"%2\""_s.arg(where, value),
                          u"Give debug, info, warning or error, and perhaps others for parts of the program: "
                          "info,storage=debug. The parts are %1."_s.arg(logModules().join(u", "_s)));
}

/// Where a service is reached: https, or http on this computer; a path may follow the host.
std::optional<Error> checkServiceUrl(const QString &value, const QString &where)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool isSafe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
    if (url.isValid() && isSafe && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() &&
        !url.hasFragment())
        return std::nullopt;
    return settingProblem(where, u"%1 is not an address that may be used"_s.arg(where),
                          u"Give it as https://host, or http://127.0.0.1:port on this computer."_s);
}

} // namespace

Error settingProblem(const QString &where, const QString &message, const QString &remedy)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = message,
            .where = where,
            .remedy = remedy};
}

const QList<KnownSetting> &knownSettings()
{
    static const QList<KnownSetting> list = makeKnown();
    return list;
}

QStringList profileSettingKeys()
{
    QStringList keys;
    for (const KnownSetting &one : knownSettings())
        keys.append(one.key);
    return keys;
}

bool isSecretSetting(const QString &key)
{
    static const QStringList endings{u".secret"_s, u".password"_s, u".session_token"_s, u".service_account"_s,
                                     u".token"_s, u".passphrase"_s};
    return std::ranges::any_of(endings, [&key](const QString &ending) { return key.endsWith(ending); });
}

std::optional<Tier> tierOfSetting(const QString &key)
{
    return tierFromName(QStringView(key).left(std::max<qsizetype>(0, key.indexOf(u'.'))));
}

QString settingOf(Tier tier, const QString &field)
{
    return field.contains(u'.') ? field : QString(tierName(tier) + u'.' + field);
}

QString environmentName(const QString &key)
{
    return QString(u"TIERDECK_"_s + QString(key).replace(u'.', u'_').toUpper());
}

QStringList aliasesOf(const QString &key)
{
    static const QMap<QString, QStringList> aliases{
        {u"db.host"_s, {u"PGHOST"_s}},          {u"db.port"_s, {u"PGPORT"_s}},
        {u"db.database"_s, {u"PGDATABASE"_s}},  {u"db.user"_s, {u"PGUSER"_s}},
        {u"db.password"_s, {u"PGPASSWORD"_s}},  {u"db.sslmode"_s, {u"PGSSLMODE"_s}},
        {u"db.ca_file"_s, {u"PGSSLROOTCERT"_s}}, {u"telegram.token"_s, {u"TELEGRAM_BOT_TOKEN"_s}},
        {u"telegram.admin"_s, {u"ADMIN_USER_ID"_s}}};
    return aliases.value(key);
}

std::optional<Error> checkSettingValue(const QString &key, const QString &value, const QString &where)
{
    if (value.isEmpty() || isSecretSetting(key))
        return std::nullopt;
    const QString field = key.section(u'.', -1);
    if (field == "provider"_L1)
        return checkProvider(key, value, where);
    if ((field == "folder"_L1 || field == "ca_file"_L1 || key == "gcp.credentials"_L1) &&
        !QDir::isAbsolutePath(value)) {
        return settingProblem(where, u"%1 is \"%2\", which is not an absolute path"_s.arg(where, value),
                              u"Give the whole path, beginning with a slash."_s);
    }
    if (field == "endpoint"_L1) {
        const auto checked = checkedEndpoint(value);
        return checked ? std::nullopt : asProblem(where, checked.error());
    }
    if (field == "bucket"_L1) {
        const auto checked = checkBucketName(value);
        return checked ? std::nullopt : asProblem(where, checked.error());
    }
    // they become parts of host names and headers
    if (field == "region"_L1 || field == "account"_L1 || field == "key_id"_L1 || field == "storage_class"_L1)
        return checkWord(value, where, field == "key_id"_L1);
    if (field == "addressing"_L1)
        return checkOneOf(value, where, {u"path"_s, u"virtual"_s});
    if (field == "cdn_domain"_L1)
        return checkDomain(value, where);
    if (field == "proxy"_L1)
        return checkProxy(value, where);
    if (field == "parallel"_L1)
        return checkNumber(value, where, 1, MaxParallel, u"Give the number of transfers at once."_s);
    if (key == "db.port"_L1)
        return checkNumber(value, where, 1, 65535, u"Give the port of the server, usually 5432."_s);
    if (key == "db.sslmode"_L1)
        return checkOneOf(value, where,
                          {u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s});
    if (key == "storage.layout"_L1) {
        QStringList names;
        for (const StorageLayout &layout : storageLayouts())
            names.append(layout.name);
        return checkOneOf(value, where, names);
    }
    if (key.startsWith("storage."_L1)) {
        const auto checked = checkTemplate(value, key == "storage.variant_template"_L1);
        return checked ? std::nullopt : asProblem(where, checked.error());
    }
    if (key == "service.url"_L1 || key == "telegram.url"_L1)
        return checkServiceUrl(value, where);
    if (key == "workers"_L1)
        return checkNumber(value, where, 0, MaxWorkers,
                           u"Set workers to 0 for one a core, or to a number of threads."_s);
    if (key == "log.level"_L1)
        return checkLogLevels(value, where);
    if (key == "log.max_mb"_L1)
        return checkNumber(value, where, 1, MaxLogMegabytes, u"Give the size at which the log is turned over, in MB."_s);
    if (key == "log.keep"_L1)
        return checkNumber(value, where, 0, MaxLogsKept, u"Give how many older files of the log are kept."_s);
    return std::nullopt;
}

} // namespace td
