// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "http/message.h"

#include <QJsonValue>

namespace td
{

enum class FieldType { Text, Integer, Boolean, Moment, TextList, Object };

/// One word of a query, a form or a JSON body: what clients are told of it and what is accepted are the same.
struct Field {
    QString name;
    FieldType type = FieldType::Text;
    QString help;
    bool isRequired = false;
    QStringList allowed = {}; ///< of a text; empty: any
    qint64 least = 0;         ///< of an integer
    qint64 most = 0;
    QJsonValue fallback = QJsonValue::Undefined;
};

[[nodiscard]] Field textField(const QString &name, const QString &help);
[[nodiscard]] Field choiceField(const QString &name, const QStringList &allowed, const QString &help);
[[nodiscard]] Field flagField(const QString &name, const QString &help);
[[nodiscard]] Field listField(const QString &name, const QString &help);
[[nodiscard]] Field momentField(const QString &name, const QString &help);
[[nodiscard]] Field objectField(const QString &name, const QString &help);
[[nodiscard]] Field integerField(const QString &name, qint64 least, qint64 most, const QString &help);
[[nodiscard]] Field required(Field field);
[[nodiscard]] Field withFallback(Field field, const QJsonValue &value);

/// The fields of one request, checked.
class Inputs
{
public:
    /// InvalidArgument ("http.field") that names the first one that is missing or wrong. Fields of no name are left
    /// out.
    [[nodiscard]] static Result<Inputs> of(const QList<Field> &query, const QList<Field> &body,
                                           const ServiceRequest &request);

    [[nodiscard]] bool has(const QString &name) const { return m_values.contains(name); }
    [[nodiscard]] QString text(const QString &name, const QString &fallback = {}) const;
    [[nodiscard]] int integer(const QString &name) const;
    [[nodiscard]] std::optional<bool> flag(const QString &name) const;
    [[nodiscard]] bool isSet(const QString &name) const { return flag(name).value_or(false); }
    [[nodiscard]] std::optional<Instant> moment(const QString &name) const;
    [[nodiscard]] QStringList list(const QString &name) const;
    [[nodiscard]] QJsonObject object(const QString &name) const;

private:
    QJsonObject m_values;
};

} // namespace td
