// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "core/shapes.h"

#include <QCryptographicHash>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

struct ConfigArguments {
    std::string key, value;
};

Result<int> show(Session &session)
{
    TD_ASSIGN(const Settings settings, session.settings());
    TD_ASSIGN(Engine *const engine, session.engine());
    TD_ASSIGN(const QList<Rules::Value> shared, engine->rules.all());
    QJsonArray array;
    Table table{.header = {u"SETTING"_s, u"VALUE"_s, u"FROM"_s}, .numeric = {}, .rows = {}};
    const auto add = [&](const QString &key, const QString &value, const QString &source) {
        array.append(QJsonObject{{u"key"_s, key}, {u"value"_s, value}, {u"source"_s, source}});
        table.rows.append({key, value, source});
    };
    for (const SettingValue &value : settings.values)
        add(value.key, value.value, value.source);
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

/// One line of standard input, without its end.
QString readLine()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readLine(64 * 1024)).trimmed();
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

Result<int> set(Session &session, const ConfigArguments &arguments)
{
    const QString key = text(arguments.key);
    if (isSecretSetting(key) && arguments.value != "-") {
        return fail(ErrorCode::InvalidArgument, u"usage.secret"_s,
                    u"%1 is a secret: it is never taken from an argument"_s.arg(key), key,
                    u"Write `tierdeck-cli config set %1 -` and give it on standard input."_s.arg(key));
    }
    if (isRemoteSetting(key)) {
        return fail(ErrorCode::FailedPrecondition, u"config.remote_unsupported"_s,
                    u"%1 belongs to remote storage, but only folders are supported by this version"_s.arg(key), key,
                    u"Set hot.folder or cold.folder to a path."_s);
    }
    const QString value = arguments.value == "-" ? readLine() : text(arguments.value);
    QString storedIn;
    if (profileSettingKeys().contains(key)) {
        TD_TRY(writeProfileSetting(session.source(), key, value));
        storedIn = u"profile"_s;
    } else {
        TD_ASSIGN(Engine *const engine, session.engine());
        if (!engine->rules.knows(key)) {
            QStringList known = profileSettingKeys();
            TD_ASSIGN(const QList<Rules::Value> shared, engine->rules.all());
            for (const Rules::Value &one : shared)
                known.append(one.key);
            return fail(unknownKey(key, known));
        }
        TD_TRY(engine->rules.set(key, value));
        storedIn = u"catalogue"_s;
    }
    if (session.source().environment.contains(environmentName(key)))
        session.out.warn(u"%1 is set in the environment and wins over this"_s.arg(environmentName(key)));
    session.out.document({{u"ok"_s, true}, {u"key"_s, key}, {u"value"_s, value}, {u"stored_in"_s, storedIn}});
    session.out.line(value.isEmpty() ? u"%1 is back to its default."_s.arg(key) : u"%1 = %2"_s.arg(key, value));
    return status::Done;
}

/// Writes, reads, proves and deletes a small object: what every upload will need.
Result<void> probe(ObjectStore &store, Tier tier, const QString &id, std::stop_token stop)
{
    const QByteArray bytes = QByteArrayLiteral("Tierdeck looks whether it can write here.\n");
    const QString sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString key = u"%1/tierdeck-probe-%2.txt"_s.arg(tierName(tier), id);
    BytesSource body(bytes);
    TD_TRY(store.put({.key = key, .contentType = u"text/plain"_s, .sha256 = sha256, .metadata = {}}, body, stop));
    const Result<QByteArray> back = readAll(store, key, stop);
    const Result<Verification> proof = store.verify(key, {.size = bytes.size(), .sha256 = sha256}, stop);
    TD_TRY(store.remove(key, {}, {}));
    if (!back)
        return fail(back.error());
    if (!proof)
        return fail(proof.error());
    if (*back != bytes || proof->proof != Proof::Verified) {
        return fail(ErrorCode::DataLoss, u"tier.probe"_s,
                    u"What was written to %1 came back different"_s.arg(tierName(tier)), tierName(tier),
                    u"Check the disk and the file system of this folder."_s);
    }
    TD_ASSIGN(const auto left, store.head(key, stop));
    if (left) {
        return fail(ErrorCode::Unavailable, u"tier.probe"_s,
                    u"The probe object cannot be deleted from %1"_s.arg(tierName(tier)), tierName(tier),
                    u"Check the rights of this folder."_s);
    }
    return {};
}

Result<int> test(Session &session)
{
    TD_ASSIGN(Engine *const engine, session.engine());
    QJsonArray checks;
    QList<ItemFailure> failed;
    Table table{.header = {u"CHECK"_s, u"RESULT"_s, u"WHERE"_s}, .numeric = {}, .rows = {}};
    const auto add = [&](const QString &name, const QString &where, const std::optional<Error> &error) {
        checks.append(QJsonObject{{u"name"_s, name},
                                  {u"ok"_s, !error.has_value()},
                                  {u"where"_s, where},
                                  {u"error"_s, error ? QJsonValue(error->message) : QJsonValue(QJsonValue::Null)}});
        table.rows.append({name, error ? u"failed"_s : u"ok"_s, where});
        if (error)
            failed.append({name, *error});
    };
    TD_ASSIGN(const Settings settings, session.settings());
    const auto findings = engine->parts.catalogue.selfCheck(false);
    std::optional<Error> wrong;
    if (!findings) {
        wrong = findings.error();
    } else if (!findings->isEmpty()) {
        wrong = Error{.code = ErrorCode::DataLoss,
                      .reason = u"catalog.damaged"_s,
                      .message = findings->join(u"; "_s),
                      .where = settings.paths.catalogue,
                      .remedy = u"Run `tierdeck-cli check --repair`."_s};
    }
    add(u"catalogue"_s, settings.paths.catalogue, wrong);
    qsizetype tiersDone = 0;
    for (const Tier tier : AllTiers) {
        const auto store = engine->parts.stores.of(tier);
        if (!store) {
            table.rows.append({tierName(tier), u"off"_s, u"none"_s});
            continue;
        }
        const auto probed = probe(**store, tier, engine->parts.ids.newId(), session.stop);
        tiersDone += probed ? 1 : 0;
        add(tierName(tier), (*store)->displayName(), probed ? std::nullopt : std::optional(probed.error()));
    }
    session.out.table(table);
    const int result = report(session, failed, tiersDone > 0);
    session.out.document(
        {{u"ok"_s, result == status::Done}, {u"checks"_s, checks}, {u"failed"_s, shapes::failures(failed, u"name"_s)}});
    return result;
}

} // namespace

void addConfig(CLI::App &root, Handler &chosen)
{
    CLI::App *group = root.add_subcommand("config", "Show, change and test the settings");
    group->require_subcommand(1);
    group->add_subcommand("show", "Every setting, its value and where it comes from")->callback([&chosen] {
        chosen = show;
    });
    auto arguments = std::make_shared<ConfigArguments>();
    CLI::App *command = group->add_subcommand("set", "Change a setting");
    command->add_option("key", arguments->key, "Name, as `config show` lists it")->required()->option_text("KEY");
    command->add_option("value", arguments->value, "Value; - reads it from standard input")
        ->required()
        ->option_text("VALUE|-");
    command->callback(
        [arguments, &chosen] { chosen = [arguments](Session &session) { return set(session, *arguments); }; });
    group->add_subcommand("test", "Write, read and delete in every tier, and check the catalogue")->callback([&chosen] {
        chosen = test;
    });
}

} // namespace td::cli
