// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/field.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype LongestText = 1'000;
constexpr qsizetype LongestList = 1'000;

tl::unexpected<Error> badField(const Field &field, const QString &what)
{
    return fail(ErrorCode::InvalidArgument, u"http.field"_s, u"%1: %2"_s.arg(field.name, what), field.name);
}

bool isPlain(const QString &text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Result<QJsonValue> checkedText(const Field &field, const QString &text)
{
    if (text.size() > LongestText)
        return badField(field, u"longer than %1 characters"_s.arg(LongestText));
    if (!isPlain(text))
        return badField(field, u"control characters"_s);
    if (!field.allowed.isEmpty() && !field.allowed.contains(text))
        return badField(field, u"one of %1 is expected"_s.arg(field.allowed.join(u", "_s)));
    if (field.isRequired && text.trimmed().isEmpty())
        return badField(field, u"is empty"_s);
    return QJsonValue(text);
}

Result<QJsonValue> checkedInteger(const Field &field, const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    double number = value.toDouble();
    if (value.isString())
        number = double(value.toString().toLongLong(&isNumber));
    if (!isNumber || std::floor(number) != number || number < double(field.least) || number > double(field.most))
        return badField(field, u"a whole number from %1 to %2 is expected"_s.arg(field.least).arg(field.most));
    return QJsonValue(number);
}

Result<QJsonValue> checkedFlag(const Field &field, const QJsonValue &value)
{
    if (value.isBool())
        return value;
    const QString text = value.isDouble() ? QString::number(value.toDouble()) : value.toString().toLower();
    if (QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(text))
        return QJsonValue(true);
    if (QStringList{u"false"_s, u"0"_s, u"no"_s, u"off"_s}.contains(text))
        return QJsonValue(false);
    return badField(field, u"true or false is expected"_s);
}

Result<QJsonValue> checkedList(const Field &field, const QJsonValue &value)
{
    QJsonArray list;
    const QJsonArray given = value.isArray() ? value.toArray() : QJsonArray{value};
    if (given.size() > LongestList)
        return badField(field, u"more than %1 entries"_s.arg(LongestList));
    for (const QJsonValue &entry : given) {
        if (!entry.isString())
            return badField(field, u"a list of texts is expected"_s);
        TD_ASSIGN(const QJsonValue text, checkedText(field, entry.toString()));
        list.append(text);
    }
    return QJsonValue(list);
}

/// Forms carry an object as JSON text.
Result<QJsonValue> checkedObject(const Field &field, const QJsonValue &value)
{
    const QJsonDocument inText = QJsonDocument::fromJson(value.toString().toUtf8());
    if (!value.isObject() && !inText.isObject())
        return badField(field, u"an object is expected"_s);
    const QJsonObject object = value.isObject() ? value.toObject() : inText.object();
    QJsonObject checked;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const bool isScalar = it->isString() || it->isDouble() || it->isBool() || it->isNull();
        const QString text = it->toVariant().toString();
        if (!isScalar || it.key().isEmpty() || it.key().size() > LongestText || text.size() > LongestText ||
            !isPlain(it.key()) || !isPlain(text))
            return badField(field, u"names with short texts or numbers are expected"_s);
        checked.insert(it.key(), text);
    }
    return QJsonValue(checked);
}

Result<QJsonValue> checkedValue(const Field &field, const QJsonValue &value)
{
    switch (field.type) {
    case FieldType::Text:
        if (!value.isString())
            return badField(field, u"a text is expected"_s);
        return checkedText(field, value.toString());
    case FieldType::Integer:
        return checkedInteger(field, value);
    case FieldType::Boolean:
        return checkedFlag(field, value);
    case FieldType::Moment:
        if (!fromIso(value.toString()))
            return badField(field, u"a time such as 2026-11-20T03:00:00Z is expected"_s);
        return value;
    case FieldType::TextList:
        return checkedList(field, value);
    case FieldType::Object:
        return checkedObject(field, value);
    }
    return badField(field, u"cannot be read"_s);
}

/// The values of this name among pairs: one, or a list when it is repeated. "name[]" is taken for "name".
QJsonValue amongPairs(const Field &field, const QList<std::pair<QString, QString>> &pairs)
{
    QJsonArray found;
    for (const auto &[name, value] : pairs) {
        if (name == field.name || (field.type == FieldType::TextList && name == QString(field.name + u"[]"_s)))
            found.append(value);
    }
    if (found.isEmpty())
        return QJsonValue::Undefined;
    return field.type == FieldType::TextList ? QJsonValue(found) : QJsonValue(found.last());
}

} // namespace

Field textField(const QString &name, const QString &help)
{
    return {.name = name, .type = FieldType::Text, .help = help};
}

Field choiceField(const QString &name, const QStringList &allowed, const QString &help)
{
    return {.name = name, .type = FieldType::Text, .help = help, .isRequired = false, .allowed = allowed};
}

Field flagField(const QString &name, const QString &help)
{
    return {.name = name, .type = FieldType::Boolean, .help = help};
}

Field listField(const QString &name, const QString &help)
{
    return {.name = name, .type = FieldType::TextList, .help = help};
}

Field momentField(const QString &name, const QString &help)
{
    return {.name = name, .type = FieldType::Moment, .help = help};
}

Field objectField(const QString &name, const QString &help)
{
    return {.name = name, .type = FieldType::Object, .help = help};
}

Field integerField(const QString &name, qint64 least, qint64 most, const QString &help)
{
    return {.name = name,
            .type = FieldType::Integer,
            .help = help,
            .isRequired = false,
            .allowed = {},
            .least = least,
            .most = most};
}

Field required(Field field)
{
    field.isRequired = true;
    return field;
}

Field withFallback(Field field, const QJsonValue &value)
{
    field.fallback = value;
    return field;
}

Result<Inputs> Inputs::of(const QList<Field> &query, const QList<Field> &body, const ServiceRequest &request)
{
    Inputs inputs;
    const auto take = [&inputs](const Field &field, const QJsonValue &given) -> Result<void> {
        if (given.isUndefined() || given.isNull()) {
            if (field.isRequired)
                return badField(field, u"is missing"_s);
            if (!field.fallback.isUndefined())
                inputs.m_values.insert(field.name, field.fallback);
            return {};
        }
        TD_ASSIGN(const QJsonValue value, checkedValue(field, given));
        inputs.m_values.insert(field.name, value);
        return {};
    };
    for (const Field &field : query)
        TD_TRY(take(field, amongPairs(field, request.target.query)));
    for (const Field &field : body) {
        const QJsonValue inJson = request.json.value(field.name);
        TD_TRY(take(field, inJson.isUndefined() ? amongPairs(field, request.form) : inJson));
    }
    return inputs;
}

QString Inputs::text(const QString &name, const QString &fallback) const
{
    return m_values.value(name).toString(fallback);
}

int Inputs::integer(const QString &name) const
{
    return m_values.value(name).toInt();
}

std::optional<bool> Inputs::flag(const QString &name) const
{
    const QJsonValue value = m_values.value(name);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<Instant> Inputs::moment(const QString &name) const
{
    return fromIso(m_values.value(name).toString());
}

QStringList Inputs::list(const QString &name) const
{
    QStringList texts;
    for (const QJsonValue &value : m_values.value(name).toArray())
        texts.append(value.toString());
    return texts;
}

QJsonObject Inputs::object(const QString &name) const
{
    return m_values.value(name).toObject();
}

} // namespace td
