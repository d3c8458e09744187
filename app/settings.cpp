// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include "app/layeredsettings.h"
#include "app/settingsfile.h"

#include "core/policy.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString Prefix = u"TIERDECK_"_s;

/// Groups of settings that live in the catalogue; their names are checked there.
const QStringList &sharedGroups()
{
    static const QStringList list{u"lifecycle"_s, u"prices"_s, u"image"_s, u"alerts"_s, u"schedule"_s, u"transfers"_s, u"check"_s,
                                  u"backup"_s};
    return list;
}

/// LIFECYCLE_TEMP_HOURS -> lifecycle.temp_hours; empty when it is no shared setting.
QString sharedKeyOf(const QString &name)
{
    const QString rest = name.toLower();
    for (const QString &group : sharedGroups()) {
        if (rest.startsWith(group + u'_'))
            return QString(group + u'.' + rest.mid(group.size() + 1));
    }
    return {};
}

void readTierdeckVariables(const QProcessEnvironment &environment, Settings &settings, SettingProblems &problems)
{
    QStringList known{u"PROFILE"_s};
    for (const QString &name : profileSettingKeys())
        known.append(environmentName(name).mid(Prefix.size()));
    for (const QString &variable : environment.keys()) {
        const QString name = variable.mid(Prefix.size());
        if (!variable.startsWith(Prefix) || known.contains(name))
            continue;
        const QString key = sharedKeyOf(name);
        if (!key.isEmpty()) {
            settings.shared.insert(key, environment.value(variable));
            continue;
        }
        // A name that is nowhere near a setting may be somebody else's; one that is near is a slip that must not pass
        // silently.
        const QString near = nearest(name, known);
        if (!near.isEmpty()) {
            problems.append(settingProblem(variable, u"%1 is not a setting of Tierdeck"_s.arg(variable),
                                           u"Unset it, or did you mean %1?"_s.arg(QString(Prefix + near))));
        }
    }
}

/// Rules from the environment are wrong here already when their name or number is: the catalogue is not needed to know.
void checkLifecycleOverrides(const Settings &settings, SettingProblems &problems)
{
    QStringList names;
    for (const auto &[name, value] : policyValues(Policy{}))
        names.append(name);
    for (auto it = settings.shared.cbegin(); it != settings.shared.cend(); ++it) {
        if (!it.key().startsWith("lifecycle."_L1))
            continue;
        Policy policy;
        if (names.contains(it.key())) {
            if (const auto set = setPolicyValue(policy, it.key(), it.value()); !set)
                problems.append(settingProblem(environmentName(it.key()), set.error().message, set.error().remedy));
            continue;
        }
        const QString near = nearest(it.key(), names);
        problems.append(settingProblem(environmentName(it.key()), u"%1 is not a setting of Tierdeck"_s.arg(it.key()),
                                       near.isEmpty() ? u"Unset %1."_s.arg(environmentName(it.key()))
                                                      : u"Did you mean %1?"_s.arg(environmentName(near))));
    }
}

} // namespace

ProfilePaths profilePaths(const SettingsSource &source)
{
    const QString given = source.profile.isEmpty() ? source.environment.value(u"TIERDECK_PROFILE"_s) : source.profile;
    ProfilePaths paths;
    if (given.isEmpty()) {
        const auto base = [&source](const QString &variable, QStandardPaths::StandardLocation location) {
            const QString value = source.environment.value(variable);
            return QString((QDir::isAbsolutePath(value) ? value : QStandardPaths::writableLocation(location)) +
                           u"/tierdeck"_s);
        };
        paths.root = QDir::cleanPath(base(u"XDG_DATA_HOME"_s, QStandardPaths::GenericDataLocation));
        paths.settingsFile = QDir::cleanPath(
            QString(base(u"XDG_CONFIG_HOME"_s, QStandardPaths::GenericConfigLocation) + u"/settings.json"_s));
    } else {
        paths.root = QDir::cleanPath(QDir::current().absoluteFilePath(given));
        paths.settingsFile = QString(paths.root + u"/settings.json"_s);
    }
    paths.catalogue = QString(paths.root + u"/catalog.db"_s);
    paths.cache = QString(paths.root + u"/cache"_s);
    paths.backups = QString(paths.root + u"/backups"_s);
    paths.logs = QString(paths.root + u"/logs"_s);
    return paths;
}

tl::expected<Settings, SettingProblems> loadSettings(const SettingsSource &source)
{
    Settings settings;
    SettingProblems problems;
    settings.paths = profilePaths(source);
    readTierdeckVariables(source.environment, settings, problems);
    for (auto it = source.commandLine.cbegin(); it != source.commandLine.cend(); ++it) {
        if (!profileSettingKeys().contains(it.key()))
            settings.shared.insert(it.key(), it.value());
    }
    checkLifecycleOverrides(settings, problems);

    const QMap<QString, QString> inFile = readSettingsFile(settings.paths.settingsFile, problems);
    LayeredSettings layers = layered(source, inFile, problems);
    bindTiers(layers, settings, problems);
    bindBackups(layers, settings, problems);
    bindSharing(layers, settings);
    bindCatalogue(layers, settings);
    settings.workers = layers.value(u"workers"_s).toInt();
    settings.logLevel = layers.value(u"log.level"_s);
    settings.logMaxBytes = qint64(layers.value(u"log.max_mb"_s).toInt()) * 1'000'000;
    settings.logKept = layers.value(u"log.keep"_s).toInt();
    for (const QString &key : profileSettingKeys())
        settings.values.append(layers.values.value(key));
    if (!problems.isEmpty())
        return tl::unexpected<SettingProblems>(problems);
    return settings;
}

Error joined(const SettingProblems &problems)
{
    QStringList messages, remedies;
    for (const Error &one : problems) {
        messages.append(one.message);
        if (!one.remedy.isEmpty() && !remedies.contains(one.remedy))
            remedies.append(one.remedy);
    }
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = messages.join(u"; "_s),
            .where = problems.isEmpty() ? QString() : problems.first().where,
            .remedy = remedies.join(u' ')};
}

bool needsKeyring(const Settings &settings)
{
    const auto waits = [](const TierBinding &binding) {
        return binding.remote && !binding.remote->missingSecret.isEmpty();
    };
    // over a local socket the system vouches for the user
    const bool isLogin = settings.postgres && !settings.postgres->host.startsWith(u'/');
    return waits(settings.hot) || waits(settings.cold) || (isLogin && settings.postgres->password.isEmpty());
}

Result<void> completeFromKeyring(Settings &settings, const SecretStore &secrets)
{
    const auto shown = [&settings](const QString &key) {
        for (SettingValue &value : settings.values) {
            if (value.key == key)
                value = {.key = key, .value = u"set"_s, .source = u"keyring"_s};
        }
    };
    for (TierBinding *binding : {&settings.hot, &settings.cold}) {
        if (!binding->remote || binding->remote->missingSecret.isEmpty())
            continue;
        const QString key = binding->remote->missingSecret;
        auto found = secrets.find(key);
        if (!found || !*found) {
            return fail(
                Error{.code = ErrorCode::FailedPrecondition,
                      .reason = u"config.secret_missing"_s,
                      .message = u"%1 is missing: it is neither in the environment nor in the keyring%2"_s.arg(
                          key, found ? QString() : u" (%1)"_s.arg(found.error().message)),
                      .where = key,
                      .remedy = u"Store it with `tierdeck-cli config set %1 -`. %2"_s.arg(key, withoutKeyring(key)),
                      .detail = found ? QString() : found.error().detail});
        }
        S3Config &config = binding->remote->config;
        (key.endsWith(".service_account"_L1) ? config.serviceAccount : config.secret) = **std::move(found);
        shown(key);
        const QString token = QString(key.section(u'.', 0, 0) + u".session_token"_s);
        if (auto session = secrets.find(token); session && *session && config.sessionToken.isEmpty()) {
            config.sessionToken = **std::move(session);
            shown(token);
        }
        binding->remote->missingSecret.clear();
    }
    // without a keyring libpq still has its own file of passwords
    if (settings.postgres && settings.postgres->password.isEmpty()) {
        if (auto password = secrets.find(u"db.password"_s); password && *password) {
            settings.postgres->password = **std::move(password);
            shown(u"db.password"_s);
        }
    }
    return {};
}

Result<void> writeProfileSettings(const SettingsSource &source, const QMap<QString, QString> &values)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString &key = it.key();
        if (!profileSettingKeys().contains(key)) {
            const QString near = nearest(key, profileSettingKeys());
            return fail(ErrorCode::InvalidArgument, u"config.unknown_key"_s,
                        u"%1 is not a setting of a profile"_s.arg(key), key,
                        near.isEmpty() ? u"See `config show` for the names."_s : u"Did you mean %1?"_s.arg(near));
        }
        if (isSecretSetting(key)) {
            return fail(ErrorCode::InvalidArgument, u"config.wrong_value"_s,
                        u"%1 is a secret: it is never kept in a file"_s.arg(key), key,
                        u"Store it in the keyring with `tierdeck-cli config set %1 -`."_s.arg(key));
        }
        if (const auto wrong = checkSettingValue(key, *it, key))
            return fail(ErrorCode::InvalidArgument, u"config.wrong_value"_s, wrong->message, key, wrong->remedy);
    }
    return writeSettingsFile(profilePaths(source).settingsFile, values);
}

Result<void> writeProfileSetting(const SettingsSource &source, const QString &key, const QString &value)
{
    return writeProfileSettings(source, {{key, value}});
}

} // namespace td
