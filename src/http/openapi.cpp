// SPDX-License-Identifier: GPL-3.0-or-later
// The description of the service, made from the table it answers by.
#include "http/service.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

QString typeName(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::Moment:
        return u"string"_s;
    case FieldType::Integer:
        return u"integer"_s;
    case FieldType::Boolean:
        return u"boolean"_s;
    case FieldType::TextList:
        return u"array"_s;
    case FieldType::Object:
        return u"object"_s;
    }
    return {};
}

QJsonObject schemaOf(const Field &field)
{
    QJsonObject schema{{u"type"_s, typeName(field.type)}};
    if (field.type == FieldType::TextList)
        schema.insert(u"items"_s, QJsonObject{{u"type"_s, u"string"_s}});
    if (field.type == FieldType::Moment)
        schema.insert(u"format"_s, u"date-time"_s);
    if (!field.allowed.isEmpty())
        schema.insert(u"enum"_s, QJsonArray::fromStringList(field.allowed));
    if (field.type == FieldType::Integer) {
        schema.insert(u"minimum"_s, field.least);
        schema.insert(u"maximum"_s, field.most);
    }
    if (!field.fallback.isUndefined())
        schema.insert(u"default"_s, field.fallback);
    return schema;
}

QJsonArray parametersJson(const Route &route)
{
    QJsonArray parameters;
    for (const QString &name : parametersOf(route)) {
        parameters.append(QJsonObject{{u"name"_s, name},
                                      {u"in"_s, u"path"_s},
                                      {u"required"_s, true},
                                      {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
    }
    for (const Field &field : route.query) {
        parameters.append(QJsonObject{{u"name"_s, field.name},
                                      {u"in"_s, u"query"_s},
                                      {u"required"_s, field.isRequired},
                                      {u"description"_s, field.help},
                                      {u"schema"_s, schemaOf(field)}});
    }
    return parameters;
}

QJsonObject bodyJson(const Route &route)
{
    QJsonObject properties;
    QJsonArray requiredNames;
    for (const Field &field : route.fields) {
        QJsonObject schema = schemaOf(field);
        schema.insert(u"description"_s, field.help);
        properties.insert(field.name, schema);
        if (field.isRequired)
            requiredNames.append(field.name);
    }
    if (route.body == RouteBody::Form) {
        properties.insert(u"file"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}});
        requiredNames.append(u"file"_s);
    }
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (!requiredNames.isEmpty())
        schema.insert(u"required"_s, requiredNames);
    const QString type = route.body == RouteBody::Form ? u"multipart/form-data"_s : u"application/json"_s;
    return {{u"required"_s, !requiredNames.isEmpty()},
            {u"content"_s, QJsonObject{{type, QJsonObject{{u"schema"_s, schema}}}}}};
}

QJsonObject responsesJson(const Route &route)
{
    const auto content = [](const QString &type, const QJsonObject &schema) {
        return QJsonObject{{type, QJsonObject{{u"schema"_s, schema}}}};
    };
    const QJsonObject text{{u"type"_s, u"string"_s}};
    QJsonObject good = content(u"application/json"_s, {{u"type"_s, u"object"_s}});
    if (route.answer == RouteAnswer::Picture)
        good = content(u"image/*"_s, {{u"type"_s, u"string"_s}, {u"format"_s, u"binary"_s}});
    if (route.answer == RouteAnswer::Text)
        good = content(u"text/plain"_s, text);
    const QJsonObject errorReference{{u"$ref"_s, u"#/components/schemas/Error"_s}};
    QJsonObject responses{
        {QString::number(route.success), QJsonObject{{u"description"_s, u"Done"_s}, {u"content"_s, good}}},
        {u"default"_s, QJsonObject{{u"description"_s, u"Not done, and why"_s},
                                   {u"content"_s, content(u"application/json"_s, errorReference)}}}};
    if (route.answer == RouteAnswer::Picture) {
        responses.insert(u"206"_s,
                         QJsonObject{{u"description"_s, u"The part that Range asks for"_s}, {u"content"_s, good}});
        responses.insert(u"304"_s, QJsonObject{{u"description"_s, u"The client has it: If-None-Match"_s}});
    }
    if (route.body == RouteBody::Form)
        responses.insert(u"200"_s, QJsonObject{{u"description"_s, u"Several files: what is stored, and what failed"_s},
                                               {u"content"_s, good}});
    return responses;
}

/// "getApiStoragePhotoPhotoIdUrl": what generators of clients call it.
QString operationName(const Route &route)
{
    static const QRegularExpression others(u"[^A-Za-z0-9]+"_s);
    QString name = httpMethodName(route.method).toLower();
    for (const QString &word : route.path.split(others, Qt::SkipEmptyParts))
        name += word.at(0).toUpper() + word.sliced(1);
    return name;
}

QJsonObject operationJson(const Route &route)
{
    QJsonObject operation{{u"operationId"_s, operationName(route)},
                          {u"summary"_s, route.summary},
                          {u"responses"_s, responsesJson(route)}};
    if (const QJsonArray parameters = parametersJson(route); !parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (route.body != RouteBody::None)
        operation.insert(u"requestBody"_s, bodyJson(route));
    if (route.scope == RouteScope::Public) {
        operation.insert(u"security"_s, QJsonArray());
    } else {
        operation.insert(u"x-role"_s, tokenRoleName(route.role));
        operation.insert(u"x-scope"_s, route.scope == RouteScope::Own ? u"own photos"_s : u"all photos"_s);
    }
    return operation;
}

QJsonObject componentsJson()
{
    const QJsonObject text{{u"type"_s, u"string"_s}};
    const QJsonObject inner{{u"type"_s, u"object"_s},
                            {u"properties"_s, QJsonObject{{u"code"_s, text}, {u"message"_s, text}}},
                            {u"required"_s, QJsonArray{u"code"_s, u"message"_s}}};
    const QJsonObject error{
        {u"type"_s, u"object"_s},
        {u"properties"_s, QJsonObject{{u"ok"_s, QJsonObject{{u"type"_s, u"boolean"_s}}}, {u"error"_s, inner}}},
        {u"required"_s, QJsonArray{u"ok"_s, u"error"_s}}};
    return {{u"schemas"_s, QJsonObject{{u"Error"_s, error}}},
            {u"securitySchemes"_s,
             QJsonObject{{u"bearer"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}}}}};
}

} // namespace

QJsonObject openApiOf(const QList<Route> &routes, const QString &version)
{
    QJsonObject paths;
    for (const Route &route : routes) {
        const QString path = QString(route.path).replace(u"...}"_s, u"}"_s);
        QJsonObject operations = paths.value(path).toObject();
        operations.insert(httpMethodName(route.method).toLower(), operationJson(route));
        paths.insert(path, operations);
    }
    return {{u"openapi"_s, u"3.0.3"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Tierdeck"_s}, {u"version"_s, version}}},
            {u"security"_s, QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray()}}}},
            {u"components"_s, componentsJson()},
            {u"paths"_s, paths}};
}

} // namespace td
