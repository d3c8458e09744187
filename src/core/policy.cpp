// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.h"

#include <array>
#include <cmath>
#include <variant>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1StringView KeyPrefix = "lifecycle."_L1;
constexpr int MaxNumber = 100'000;
constexpr int MaxPercent = 100;

using Member = std::variant<bool Policy::*, int Policy::*, OrphanAction Policy::*, ColdAnchor Policy::*>;

struct Field {
    const char *name;
    Member member;
    int max = MaxNumber;
};

/// Every rule once; settings, JSON and their checks all read this.
const auto &fields()
{
    static const std::array all{
        Field{"promote_enabled", &Policy::promoteEnabled},
        Field{"temp_hours", &Policy::tempHours},
        Field{"orphan_enabled", &Policy::orphanEnabled},
        Field{"orphan_action", &Policy::orphanAction},
        Field{"orphan_grace_hours", &Policy::orphanGraceHours},
        Field{"published_enabled", &Policy::publishedEnabled},
        Field{"published_days", &Policy::publishedDays},
        Field{"archive_enabled", &Policy::archiveEnabled},
        Field{"hot_idle_days", &Policy::hotIdleDays},
        Field{"cold_enabled", &Policy::coldEnabled},
        Field{"cold_days", &Policy::coldDays},
        Field{"cold_anchor", &Policy::coldAnchor},
        Field{"max_total_enabled", &Policy::maxTotalEnabled},
        Field{"max_total_days", &Policy::maxTotalDays},
        Field{"hot_delete_enabled", &Policy::hotDeleteEnabled},
        Field{"hot_delete_days", &Policy::hotDeleteDays},
        Field{"undo_hours", &Policy::undoHours},
        Field{"soft_delete_days", &Policy::softDeleteDays},
        Field{"order_days", &Policy::orderDays},
        Field{"brake_count", &Policy::brakeCount},
        Field{"brake_percent", &Policy::brakePercent, MaxPercent},
        Field{"brake_minimum", &Policy::brakeMinimum},
    };
    return all;
}

template <typename Enum> using NamedValues = std::array<std::pair<Enum, const char *>, 3>;

const NamedValues<OrphanAction> &namesOf(OrphanAction)
{
    static const NamedValues<OrphanAction> names{
        {{OrphanAction::Trash, "trash"}, {OrphanAction::Promote, "promote"}, {OrphanAction::Hold, "hold"}}};
    return names;
}

const NamedValues<ColdAnchor> &namesOf(ColdAnchor)
{
    static const NamedValues<ColdAnchor> names{
        {{ColdAnchor::Archived, "archived"}, {ColdAnchor::Upload, "upload"}, {ColdAnchor::LastAccess, "last_access"}}};
    return names;
}

QString textOf(bool value)
{
    return value ? u"true"_s : u"false"_s;
}
QString textOf(int value)
{
    return QString::number(value);
}
template <typename Enum> QString textOf(Enum value)
{
    for (const auto &[each, name] : namesOf(value)) {
        if (each == value)
            return QLatin1StringView(name);
    }
    return {};
}

tl::unexpected<Error> wrongValue(const Field &field, const QString &value, const QString &allowed)
{
    const QString key = KeyPrefix % QLatin1StringView(field.name);
    const QString message = key % " cannot be \""_L1 % value.left(60) % "\": it takes "_L1 % allowed % u'.';
    return fail(ErrorCode::InvalidArgument, u"policy.invalid"_s, message, key,
                QString("Set "_L1 % key % " to "_L1 % allowed % u'.'));
}

Result<void> assign(bool &target, const Field &field, const QString &value)
{
    const QString lower = value.toLower();
    if (lower == "true"_L1 || lower == "yes"_L1 || lower == "on"_L1 || lower == "1"_L1)
        target = true;
    else if (lower == "false"_L1 || lower == "no"_L1 || lower == "off"_L1 || lower == "0"_L1)
        target = false;
    else
        return wrongValue(field, value, u"true or false"_s);
    return {};
}

Result<void> assign(int &target, const Field &field, const QString &value)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < 0 || number > field.max) {
        const QString range = "a whole number from 0 to "_L1 % QString::number(field.max);
        return wrongValue(field, value, range);
    }
    target = number;
    return {};
}

template <typename Enum> Result<void> assign(Enum &target, const Field &field, const QString &value)
{
    QStringList allowed;
    for (const auto &[each, name] : namesOf(target)) {
        if (value == QLatin1StringView(name)) {
            target = each;
            return {};
        }
        allowed.append(QLatin1StringView(name));
    }
    return wrongValue(field, value, QString("one of "_L1 % allowed.join(u", "_s)));
}

Result<void> assignField(Policy &policy, const Field &field, const QString &value)
{
    return std::visit([&](auto member) { return assign(policy.*member, field, value); }, field.member);
}

/// The text a JSON value stands for; nothing for arrays, objects, null and broken numbers.
std::optional<QString> scalarText(const QJsonValue &value)
{
    if (value.isBool())
        return textOf(value.toBool());
    if (value.isString())
        return value.toString();
    if (value.isDouble()) {
        const double number = value.toDouble();
        if (number != std::floor(number) || std::abs(number) > 1e9)
            return QString::number(number);
        return QString::number(qint64(number));
    }
    return std::nullopt;
}

} // namespace

QJsonObject policyToJson(const Policy &policy)
{
    QJsonObject json;
    for (const Field &field : fields()) {
        const QJsonValue value = std::visit(
            [&policy](auto member) -> QJsonValue {
                using Type = std::decay_t<decltype(policy.*member)>;
                if constexpr (std::is_enum_v<Type>)
                    return textOf(policy.*member);
                else
                    return policy.*member;
            },
            field.member);
        json.insert(QLatin1StringView(field.name), value);
    }
    return json;
}

Result<Policy> policyFromJson(const QJsonObject &json)
{
    Policy policy;
    for (const Field &field : fields()) {
        const QJsonValue value = json.value(QLatin1StringView(field.name));
        if (value.isUndefined())
            continue;
        const std::optional<QString> text = scalarText(value);
        if (!text)
            return wrongValue(field, u"(not a plain value)"_s, u"a plain value"_s);
        TD_TRY(assignField(policy, field, *text));
    }
    return policy;
}

Result<void> setPolicyValue(Policy &policy, const QString &key, const QString &value)
{
    for (const Field &field : fields()) {
        if (key.startsWith(KeyPrefix) && QStringView(key).sliced(KeyPrefix.size()) == QLatin1StringView(field.name))
            return assignField(policy, field, value.trimmed());
    }
    return fail(ErrorCode::InvalidArgument, u"policy.unknown_key"_s,
                QString("There is no rule setting "_L1 % key % u'.'), key,
                u"List the rules with: tierdeck-cli config show"_s);
}

QList<std::pair<QString, QString>> policyValues(const Policy &policy)
{
    QList<std::pair<QString, QString>> values;
    for (const Field &field : fields()) {
        const QString text = std::visit([&policy](auto member) { return textOf(policy.*member); }, field.member);
        values.append({QString(KeyPrefix % QLatin1StringView(field.name)), text});
    }
    return values;
}

bool brakeHolds(const Policy &policy, qint64 deletes, qint64 catalogueSize)
{
    if (deletes > policy.brakeCount)
        return true;
    return deletes >= policy.brakeMinimum && deletes * 100 > policy.brakePercent * catalogueSize;
}

} // namespace td
