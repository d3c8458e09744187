// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/placechange.h"
#include "app/redact.h"
#include "core/shapes.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct ConfigArguments {
    std::string key, value, adopt;
    bool yes = false;
};

Result<int> showConfig(Session &session)
{
    TD_ASSIGN(Container *const container, session.container());
    const Settings &settings = container->settings();
    TD_ASSIGN(const QList<Rules::Value> shared, container->engine().rules.all());
    QJsonArray array;
    Table table{.header = {u"SETTING"_s, u"VALUE"_s, u"FROM"_s}, .numeric = {}, .rows = {}};
    const auto add = [&](const QString &key, const QString &value, const QString &source) {
        array.append(QJsonObject{{u"key"_s, key}, {u"value"_s, value}, {u"source"_s, source}});
        table.rows.append({key, value, source});
    };
    for (const SettingValue &value : settings.values)
        add(value.key, redacted(value.value), value.source); // the address of a proxy may hold a password
    for (const Rules::Value &value : shared)
        add(value.key, value.value, value.source);
    session.out.document({{u"ok"_s, true},
                          {u"profile"_s, settings.paths.root},
                          {u"settings_file"_s, settings.paths.settingsFile},
                          {u"catalogue"_s, settings.paths.catalogue},
                          {u"settings"_s, array}});
    session.out.facts({{u"profile"_s, settings.paths.root},
                       {u"settings"_s, settings.paths.settingsFile},
                       {u"catalogue"_s, settings.paths.catalogue}});
    session.out.line();
    session.out.table(table);
    return status::Done;
}

/// Standard input to its end, without the line break there; a secret may have several lines.
QByteArray readInput()
{
    constexpr qint64 most = 64 * 1024;
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return input.read(most).trimmed();
}

Error unknownKey(const QString &key, const QStringList &known)
{
    const QString near = nearest(key, known);
    return {.code = ErrorCode::InvalidArgument,
            .reason = u"config.unknown_key"_s,
            .message = u"There is no setting %1"_s.arg(key),
            .where = key,
            .remedy =
                near.isEmpty() ? u"See `tierdeck-cli config show` for the names."_s : u"Did you mean %1?"_s.arg(near)};
}

/// The tier that would be kept elsewhere with this value. A value that makes the settings wrong for now, as the first of
/// several has to, is judged by its name.
std::optional<Tier> movedTier(const Settings &now, SettingsSource source, const QString &key, const QString &value)
{
    static const QStringList places{u"provider"_s, u"folder"_s, u"bucket"_s, u"endpoint"_s, u"account"_s};
    source.commandLine.insert(key, value);
    const auto next = loadSettings(source);
    if (!next)
        return places.contains(key.section(u'.', 1)) ? tierOfSetting(key) : std::nullopt;
    for (const Tier tier : AllTiers) {
        if (isAnotherPlace(bindingIn(now, tier), bindingIn(*next, tier)))
            return tier;
    }
    return std::nullopt;
}

/// HOT in a bucket makes COLD nothing, unless somebody says otherwise: the photos that are there say so.
bool takesColdAway(const Settings &now, const QString &key, const QString &value)
{
    static const QStringList binding{u"hot.provider"_s, u"hot.bucket"_s, u"hot.endpoint"_s, u"hot.account"_s};
    return binding.contains(key) && !value.isEmpty() && value != "folder"_L1 && now.cold.enabled && !now.hot.remote;
}

/// Photos stay where they are when a tier is bound elsewhere, so that is refused while it holds some. A profile that is
/// wrong as it is, or does not open, can be repaired without a question: markers guard what is in the wrong place.
Result<void> checkNobodyIsLeftBehind(Session &session, const QString &key, const QString &value)
{
    const bool isOfATier = tierOfSetting(key) && !isSecretSetting(key);
    if (!isOfATier || checkSettingValue(key, value, key)) // what is no value at all is refused later
        return {};
    const auto now = loadSettings(session.source());
    if (!now)
        return {};
    const std::optional<Tier> moved = movedTier(*now, session.source(), key, value);
    const bool coldGoes = takesColdAway(*now, key, value);
    if (!moved && !coldGoes)
        return {};
    const auto engine = session.engine();
    if (!engine)
        return {};
    if (moved && (!coldGoes || *moved != Tier::Cold)) {
        TD_ASSIGN(const bool holds, holdsPhotos(**engine, *moved));
        if (holds) {
            Error refused = leavesPhotosBehind(*moved);
            refused.message = u"%1 still holds photos, so %2 was not changed"_s.arg(tierName(*moved).toUpper(), key);
            refused.remedy += u" If they lie at the new place already, add --yes."_s;
            return fail(refused);
        }
    }
    if (!coldGoes)
        return {};
    TD_ASSIGN(const bool coldHolds, holdsPhotos(**engine, Tier::Cold));
    if (coldHolds && !now->cold.remote) {
        TD_TRY(writeProfileSetting(session.source(), u"cold.provider"_s, u"folder"_s));
        session.out.note(u"COLD holds photos and stays where it is: cold.provider = folder"_s);
    }
    return {};
}

/// Where the value went: "keyring", "profile" or "catalogue".
Result<QString> store(Session &session, const QString &key, const QByteArray &value)
{
    if (isSecretSetting(key) && profileSettingKeys().contains(key)) {
        const SecretStore secrets(session.keyring(), profilePaths(session.source()).root);
        TD_TRY(secrets.store(key, Secret(value)));
        return u"keyring"_s;
    }
    if (profileSettingKeys().contains(key)) {
        TD_TRY(writeProfileSetting(session.source(), key, QString::fromUtf8(value)));
        return u"profile"_s;
    }
    TD_ASSIGN(Engine *const engine, session.engine());
    if (!engine->rules.knows(key)) {
        QStringList known = profileSettingKeys();
        TD_ASSIGN(const QList<Rules::Value> shared, engine->rules.all());
        for (const Rules::Value &one : shared)
            known.append(one.key);
        return fail(unknownKey(key, known));
    }
    TD_TRY(engine->rules.set(key, QString::fromUtf8(value)));
    return u"catalogue"_s;
}

Result<int> set(Session &session, const ConfigArguments &arguments)
{
    const QString key = text(arguments.key);
    const bool isSecret = isSecretSetting(key);
    if (isSecret && arguments.value != "-") {
        return fail(ErrorCode::InvalidArgument, u"usage.secret"_s,
                    u"%1 is a secret: it is never taken from an argument"_s.arg(key), key,
                    u"Write `tierdeck-cli config set %1 -` and give it on standard input."_s.arg(key));
    }
    const QByteArray given = arguments.value == "-" ? readInput() : text(arguments.value).toUtf8();
    if (!arguments.yes)
        TD_TRY(checkNobodyIsLeftBehind(session, key, QString::fromUtf8(given)));
    TD_ASSIGN(const QString storedIn, store(session, key, given));
    if (session.source().environment.contains(environmentName(key)))
        session.out.warn(u"%1 is set in the environment and wins over this"_s.arg(environmentName(key)));
    const QString value = !isSecret ? QString::fromUtf8(given) : given.isEmpty() ? u"not set"_s : u"set"_s;
    session.out.document({{u"ok"_s, true}, {u"key"_s, key}, {u"value"_s, value}, {u"stored_in"_s, storedIn}});
    if (isSecret)
        session.out.line(given.isEmpty() ? u"%1 is removed from the keyring."_s.arg(key)
                                         : u"%1 is stored in the keyring."_s.arg(key));
    else
        session.out.line(value.isEmpty() ? u"%1 is back to its default."_s.arg(key) : u"%1 = %2"_s.arg(key, value));
    return status::Done;
}

} // namespace

void addConfig(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("config", "Show, change and test the settings");
    group->require_subcommand(1);
    group->add_subcommand("show", "Every setting, its value and where it comes from")->callback([&chosen] {
        chosen = showConfig;
    });
    auto arguments = std::make_shared<ConfigArguments>();
    CLI::App *command = group->add_subcommand("set", "Change a setting");
    command->add_option("key", arguments->key, "Name, as `config show` lists it")->required()->option_text("KEY");
    command->add_option("value", arguments->value, "Value; - reads it from standard input")
        ->required()
        ->option_text("VALUE|-");
    command->add_flag("--yes", arguments->yes, "Also where a tier that holds photos would be kept elsewhere");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return set(session, *arguments); }; });
    CLI::App *test = group->add_subcommand("test", "Try out everything every tier needs, and check the catalogue");
    test->add_option("--adopt", arguments->adopt,
                     "First take over the bucket of this tier, whose marker is missing or another catalogue's")
        ->check(CLI::IsMember({"hot", "cold"}));
    test->callback([arguments, &chosen] {
        chosen = [arguments](Session &session) { return testConfiguration(session, text(arguments->adopt)); };
    });
}

} // namespace td::cli
