// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/targetfile.h"

#include "app/providervariables.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MaxFileBytes = 64 * 1024;

QString keyOf(Tier tier, const QString &field)
{
    return QString(tierName(tier) + u'.' + field);
}

tl::unexpected<Error> wrongFile(const QString &path, const QString &message, const QString &remedy)
{
    return fail(settingProblem(path, u"%1 %2"_s.arg(path, message), remedy));
}

QStringList knownFields(Tier tier)
{
    QStringList fields;
    const QString group = QString(tierName(tier) + u'.');
    for (const QString &key : profileSettingKeys()) {
        if (key.startsWith(group) && !isSecretSetting(key) && key != QString(group + u"folder"_s))
            fields.append(key.mid(group.size()));
    }
    return fields;
}

Result<QMap<QString, QString>> fieldsOf(const QJsonObject &object, const QString &path, Tier tier)
{
    const QStringList known = knownFields(tier);
    QMap<QString, QString> values;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString field = it.key();
        if (isSecretSetting(keyOf(tier, field))) {
            return wrongFile(
                path, u"has a secret in it (\"%1\")"_s.arg(field),
                u"Take it out, and give it in TIERDECK_TARGET_SECRET, in the keyring (`tierdeck-cli config set "
                "target.secret -`) or on standard input. It has been in a file: consider it known."_s);
        }
        if (!known.contains(field)) {
            const QString near = nearest(field, known);
            return wrongFile(path, u"has a field \"%1\", which is not known"_s.arg(field),
                             near.isEmpty() ? u"The fields are %1."_s.arg(known.join(u", "_s))
                                            : u"Did you mean \"%1\"?"_s.arg(near));
        }
        const QString value = it->isDouble() ? QString::number(it->toInt()) : it->toString();
        if (const auto wrong = checkSettingValue(keyOf(tier, field), value, field))
            return wrongFile(path, u"is wrong: %1"_s.arg(wrong->message), wrong->remedy);
        if (!value.isEmpty())
            values.insert(field, value);
    }
    return values;
}

} // namespace

QString targetSecretOf(Tier tier)
{
    return u"target.%1.secret"_s.arg(tierName(tier));
}

Result<TargetFile> readTargetFile(const QString &path, Tier tier)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrongFile(path, u"cannot be read: %1"_s.arg(file.errorString()), u"Give the path of a JSON file."_s);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(MaxFileBytes), &problem);
    if (!document.isObject())
        return wrongFile(path, u"is not a JSON object: %1"_s.arg(problem.errorString()),
                         u"Write it like {\"provider\": \"b2\", \"bucket\": \"photos\", \"key_id\": \"...\"}."_s);
    TD_ASSIGN(const auto values, fieldsOf(document.object(), path, tier));
    return targetOfFields(tier, values, path);
}

Result<TargetFile> targetOfFields(Tier tier, const QMap<QString, QString> &values, const QString &where)
{
    TargetFile target;
    target.tier = tier;
    const QStringList known = knownFields(tier);
    for (const auto &[field, value] : values.asKeyValueRange()) {
        if (!value.isEmpty() && known.contains(field))
            target.values.insert(field, value);
    }
    const QString provider = target.values.value(u"provider"_s);
    if (provider == "folder"_L1 || provider == "none"_L1)
        return wrongFile(where, u"names no provider"_s, u"A tier is copied to a bucket."_s);
    TierFields fields;
    fields.tier = tier;
    fields.values = target.values;
    fields.boundBy = where;
    fields.nameOf = [](const QString &field) { return field; };
    QList<Error> problems;
    auto binding = remoteBinding(fields, problems);
    if (!binding)
        return fail(joined(problems));
    target.binding = *std::move(binding);
    target.values.insert(u"provider"_s, target.binding.config.provider.id);
    return target;
}

QMap<QString, QString> settingsForTarget(const TargetFile &target, const Settings &now)
{
    QMap<QString, QString> values;
    for (const QString &field : knownFields(target.tier))
        values.insert(keyOf(target.tier, field), target.values.value(field));
    values.insert(keyOf(target.tier, u"folder"_s), {});
    const bool coldIsSaid = std::ranges::any_of(now.values, [](const SettingValue &value) {
        return (value.key == "cold.provider"_L1 || value.key == "cold.folder"_L1) && value.source != "default"_L1;
    });
    if (target.tier == Tier::Hot && !now.hot.remote && now.cold.enabled && !now.cold.remote && !coldIsSaid)
        values.insert(u"cold.provider"_s, u"folder"_s);
    return values;
}

QStringList foreignBindings(const SettingsSource &source, const Settings &now, Tier tier)
{
    QList<Error> ignored;
    const auto variables = variableBindings(source.environment, {}, ignored).value(tier).variables;
    const QString group = QString(tierName(tier) + u'.');
    QStringList names;
    for (const SettingValue &value : now.values) {
        if (!value.key.startsWith(group) || (value.source != "environment"_L1 && value.source != "credentials"_L1))
            continue;
        if (value.source == "credentials"_L1)
            names.append(u"the credential %1"_s.arg(value.key));
        else
            names.append(source.environment.contains(environmentName(value.key))
                             ? environmentName(value.key)
                             : variables.value(value.key, environmentName(value.key)));
    }
    names.removeDuplicates();
    return names;
}

} // namespace td
