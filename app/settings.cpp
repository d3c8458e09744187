// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include "app/remotevariables.h"
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

struct Known {
    QString key;
    QString fallback;
};

const QList<Known> &knownSettings()
{
    static const QList<Known> list{{u"temp.folder"_s, {}},
                                   {u"hot.provider"_s, u"folder"_s},
                                   {u"hot.folder"_s, {}},
                                   {u"cold.provider"_s, u"folder"_s},
                                   {u"cold.folder"_s, {}},
                                   {u"storage.template"_s, DefaultMasterTemplate},
                                   {u"storage.variant_template"_s, DefaultVariantTemplate},
                                   {u"workers"_s, u"0"_s},
                                   {u"log.level"_s, u"info"_s}};
    return list;
}

/// Groups of settings that live in the catalogue; their names are checked there.
const QStringList &sharedGroups()
{
    static const QStringList list{u"lifecycle"_s, u"prices"_s, u"image"_s, u"alerts"_s, u"schedule"_s};
    return list;
}

Error problem(const QString &where, const QString &message, const QString &remedy)
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"config.invalid"_s,
            .message = message,
            .where = where,
            .remedy = remedy};
}

/// The value of a profile setting alone; empty text when it is fine.
std::optional<Error> checkValue(const QString &key, const QString &value, const QString &where)
{
    if (key == "hot.provider"_L1 && value != "folder"_L1) {
        return problem(where, u"%1 is \"%2\", but only folders are supported by this version"_s.arg(where, value),
                       u"Set hot.provider to folder, and hot.folder to a path."_s);
    }
    if (key == "cold.provider"_L1 && value != "folder"_L1 && value != "none"_L1) {
        return problem(where, u"%1 is \"%2\", but only folders are supported by this version"_s.arg(where, value),
                       u"Set cold.provider to folder or none."_s);
    }
    if (key.endsWith(".folder"_L1) && !value.isEmpty() && !QDir::isAbsolutePath(value)) {
        return problem(where, u"%1 is \"%2\", which is not an absolute path"_s.arg(where, value),
                       u"Give the whole path of the folder, beginning with a slash."_s);
    }
    if (key.startsWith("storage."_L1)) {
        if (const auto checked = checkTemplate(value, key == "storage.variant_template"_L1); !checked)
            return problem(where, u"%1 is wrong: %2"_s.arg(where, checked.error().message), checked.error().remedy);
    }
    if (key == "workers"_L1) {
        bool isNumber = false;
        const int count = value.toInt(&isNumber);
        if (!isNumber || count < 0 || count > 256)
            return problem(where, u"%1 is \"%2\", which is not a number from 0 to 256"_s.arg(where, value),
                           u"Set workers to 0 for one a core, or to a number of threads."_s);
    }
    static const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s};
    if (key == "log.level"_L1 && !levels.contains(value))
        return problem(where, u"%1 is \"%2\", which is no level"_s.arg(where, value),
                       u"Use one of %1."_s.arg(levels.join(u", "_s)));
    return std::nullopt;
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
    for (const QString &name : profileSettingKeys() + remoteSettingKeys())
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
            problems.append(problem(variable, u"%1 is not a setting of Tierdeck"_s.arg(variable),
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
                problems.append(problem(environmentName(it.key()), set.error().message, set.error().remedy));
            continue;
        }
        const QString near = nearest(it.key(), names);
        problems.append(problem(environmentName(it.key()), u"%1 is not a setting of Tierdeck"_s.arg(it.key()),
                                near.isEmpty() ? u"Unset %1."_s.arg(environmentName(it.key()))
                                               : u"Did you mean %1?"_s.arg(environmentName(near))));
    }
}

TierBinding bindingOf(const QMap<QString, QString> &values, const QString &tier, const QString &root)
{
    TierBinding binding;
    binding.enabled = values.value(tier + u".provider"_s) != "none"_L1;
    const QString folder = values.value(tier + u".folder"_s);
    binding.folder = folder.isEmpty() ? root : QDir::cleanPath(folder);
    return binding;
}

void apply(const QMap<QString, QString> &values, Settings &settings, SettingProblems &problems)
{
    settings.temp = bindingOf(values, u"temp"_s, settings.paths.root);
    settings.hot = bindingOf(values, u"hot"_s, settings.paths.root);
    settings.cold = bindingOf(values, u"cold"_s, settings.paths.root);
    settings.masterTemplate = values.value(u"storage.template"_s);
    settings.variantTemplate = values.value(u"storage.variant_template"_s);
    settings.workers = values.value(u"workers"_s).toInt();
    settings.logLevel = values.value(u"log.level"_s);
    const bool shares = settings.temp.folder == settings.hot.folder || settings.temp.folder == settings.cold.folder ||
                        settings.hot.folder == settings.cold.folder;
    for (const QString &key : {u"storage.template"_s, u"storage.variant_template"_s}) {
        if (shares && !values.value(key).startsWith("{tier}/"_L1)) {
            problems.append(problem(key, u"%1 must begin with {tier}/ while two tiers share a folder"_s.arg(key),
                                    u"Begin it with {tier}/, or give every tier a folder of its own."_s));
        }
    }
}

} // namespace

QStringList profileSettingKeys()
{
    QStringList keys;
    for (const Known &one : knownSettings())
        keys.append(one.key);
    return keys;
}

QString environmentName(const QString &key)
{
    return QString(Prefix + QString(key).replace(u'.', u'_').toUpper());
}

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
    problems.append(remoteVariableProblems(source.environment));
    readTierdeckVariables(source.environment, settings, problems);
    for (auto it = source.commandLine.cbegin(); it != source.commandLine.cend(); ++it) {
        if (!profileSettingKeys().contains(it.key()))
            settings.shared.insert(it.key(), it.value());
    }
    checkLifecycleOverrides(settings, problems);

    const QMap<QString, QString> inFile = readSettingsFile(settings.paths.settingsFile, problems);
    QMap<QString, QString> effective;
    for (const Known &one : knownSettings()) {
        const QString variable = environmentName(one.key);
        SettingValue value{.key = one.key, .value = one.fallback, .source = u"default"_s};
        QString where = one.key;
        if (source.commandLine.contains(one.key)) {
            value = {.key = one.key, .value = source.commandLine.value(one.key), .source = u"command line"_s};
        } else if (source.environment.contains(variable)) {
            value = {.key = one.key, .value = source.environment.value(variable), .source = u"environment"_s};
            where = variable;
        } else if (inFile.contains(one.key)) {
            value = {.key = one.key, .value = inFile.value(one.key), .source = u"profile"_s};
        }
        if (const auto wrong = checkValue(one.key, value.value, where))
            problems.append(*wrong);
        effective.insert(one.key, value.value);
        settings.values.append(value);
    }
    apply(effective, settings, problems);
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

Result<void> writeProfileSetting(const SettingsSource &source, const QString &key, const QString &value)
{
    if (!profileSettingKeys().contains(key)) {
        const QString near = nearest(key, profileSettingKeys());
        return fail(ErrorCode::InvalidArgument, u"config.unknown_key"_s, u"%1 is not a setting of a profile"_s.arg(key),
                    key, near.isEmpty() ? u"See `config show` for the names."_s : u"Did you mean %1?"_s.arg(near));
    }
    if (const auto wrong = value.isEmpty() ? std::nullopt : checkValue(key, value, key))
        return fail(ErrorCode::InvalidArgument, u"config.wrong_value"_s, wrong->message, key, wrong->remedy);
    return writeSettingsFile(profilePaths(source).settingsFile, key, value);
}

QString nearest(const QString &text, const QStringList &known)
{
    const auto distance = [](const QString &a, const QString &b) {
        std::vector<qsizetype> row(std::size_t(b.size()) + 1);
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = qsizetype(j);
        for (qsizetype i = 1; i <= a.size(); ++i) {
            qsizetype diagonal = row[0];
            row[0] = i;
            for (qsizetype j = 1; j <= b.size(); ++j) {
                const qsizetype above = row[std::size_t(j)];
                const qsizetype change = diagonal + (a.at(i - 1).toLower() == b.at(j - 1).toLower() ? 0 : 1);
                row[std::size_t(j)] = std::min({above + 1, row[std::size_t(j - 1)] + 1, change});
                diagonal = above;
            }
        }
        return row.back();
    };
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, text.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype d = distance(text, candidate);
        if (d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace td
