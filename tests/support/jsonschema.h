// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace td::test
{

/// The part of JSON Schema that docs/json uses: type, enum, properties, required, additionalProperties, items, pattern,
/// minimum, maximum. Any other keyword is reported, so that no rule is written that nobody checks.
class JsonSchema
{
public:
    explicit JsonSchema(QJsonObject schema)
        : m_schema(std::move(schema))
    {
    }

    /// The schema called `name` in docs/json; an empty one when there is none.
    [[nodiscard]] static JsonSchema named(const QString &name)
    {
        QFile file(QStringLiteral("%1/docs/json/%2.schema.json").arg(QString::fromUtf16(TD_SOURCE_DIR), name));
        if (!file.open(QIODevice::ReadOnly))
            return JsonSchema({});
        return JsonSchema(QJsonDocument::fromJson(file.readAll()).object());
    }

    /// What is wrong with `value`, one line each; empty when it fits.
    [[nodiscard]] QStringList problems(const QJsonValue &value) const
    {
        if (m_schema.isEmpty())
            return {QStringLiteral("there is no such schema")};
        QStringList found;
        check(m_schema, value, QStringLiteral("$"), found);
        return found;
    }

private:
    static bool hasType(const QJsonValue &value, const QString &type)
    {
        if (type == QLatin1String("integer"))
            return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
        return (type == QLatin1String("string") && value.isString()) ||
               (type == QLatin1String("number") && value.isDouble()) ||
               (type == QLatin1String("boolean") && value.isBool()) ||
               (type == QLatin1String("object") && value.isObject()) ||
               (type == QLatin1String("array") && value.isArray()) || (type == QLatin1String("null") && value.isNull());
    }

    static bool fitsType(const QJsonValue &value, const QJsonValue &types)
    {
        if (types.isString())
            return hasType(value, types.toString());
        for (const QJsonValue &type : types.toArray()) {
            if (hasType(value, type.toString()))
                return true;
        }
        return false;
    }

    static void checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &at, QStringList &found)
    {
        for (const QJsonValue &key : schema.value(QLatin1String("required")).toArray()) {
            if (!object.contains(key.toString()))
                found.append(QStringLiteral("%1: %2 is missing").arg(at, key.toString()));
        }
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        const QJsonValue others = schema.value(QLatin1String("additionalProperties"));
        for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
            const QString here = QStringLiteral("%1.%2").arg(at, it.key());
            if (properties.contains(it.key()))
                check(properties.value(it.key()).toObject(), it.value(), here, found);
            else if (others.isObject())
                check(others.toObject(), it.value(), here, found);
            else if (others.isBool() && !others.toBool())
                found.append(QStringLiteral("%1 is not in the schema").arg(here));
        }
    }

    static void check(const QJsonObject &schema, const QJsonValue &value, const QString &at, QStringList &found)
    {
        static const QStringList known{
            QStringLiteral("$schema"), QStringLiteral("title"),      QStringLiteral("type"),
            QStringLiteral("enum"),    QStringLiteral("properties"), QStringLiteral("required"),
            QStringLiteral("items"),   QStringLiteral("pattern"),    QStringLiteral("additionalProperties"),
            QStringLiteral("minimum"), QStringLiteral("maximum")};
        for (const QString &keyword : schema.keys()) {
            if (!known.contains(keyword))
                found.append(QStringLiteral("%1: the schema uses %2, which nobody checks").arg(at, keyword));
        }
        if (schema.contains(QLatin1String("type")) && !fitsType(value, schema.value(QLatin1String("type")))) {
            found.append(QStringLiteral("%1 has a wrong type").arg(at));
            return;
        }
        if (schema.contains(QLatin1String("enum")) && !schema.value(QLatin1String("enum")).toArray().contains(value))
            found.append(QStringLiteral("%1 is none of the allowed values").arg(at));
        if (value.isString() && schema.contains(QLatin1String("pattern")) &&
            !QRegularExpression(schema.value(QLatin1String("pattern")).toString()).match(value.toString()).hasMatch())
            found.append(QStringLiteral("%1: \"%2\" does not fit the pattern").arg(at, value.toString()));
        if (value.isDouble() && schema.contains(QLatin1String("minimum")) &&
            value.toDouble() < schema.value(QLatin1String("minimum")).toDouble())
            found.append(QStringLiteral("%1 is too small").arg(at));
        if (value.isDouble() && schema.contains(QLatin1String("maximum")) &&
            value.toDouble() > schema.value(QLatin1String("maximum")).toDouble())
            found.append(QStringLiteral("%1 is too large").arg(at));
        if (value.isObject())
            checkObject(schema, value.toObject(), at, found);
        if (value.isArray() && schema.contains(QLatin1String("items"))) {
            const QJsonArray array = value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                check(schema.value(QLatin1String("items")).toObject(), array.at(i),
                      QStringLiteral("%1[%2]").arg(at).arg(i), found);
        }
    }

    QJsonObject m_schema;
};

} // namespace td::test
