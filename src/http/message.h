// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/spoolfile.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace td
{

enum class HttpMethod { Get, Post, Put, Delete };
[[nodiscard]] QString httpMethodName(HttpMethod method);
/// HEAD is a GET whose body is left out.
[[nodiscard]] std::optional<HttpMethod> httpMethodFromName(QByteArrayView name);

/// What a request asks for, taken apart before it is decoded, so that no escape makes a slash.
struct HttpTarget {
    QStringList segments; ///< of the path, decoded
    QList<std::pair<QString, QString>> query;
};
/// InvalidArgument ("http.target") for anything but a path from "/" in UTF-8 without control characters,
/// "http.target_too_long".
[[nodiscard]] Result<HttpTarget> parseTarget(const QByteArray &target);

/// A file of a form.
struct FormFile {
    QString field;
    QString filename; ///< as the client calls it
    SpoolFile bytes;
};

struct ServiceRequest {
    HttpMethod method = HttpMethod::Get;
    HttpTarget target;
    QByteArray authorization;
    QByteArray contentType;
    QByteArray host;        ///< that the client asked for
    QByteArray ifNoneMatch; ///< these and the next two: as the client sent them
    QByteArray ifRange;
    QByteArray range;
    QString peer; ///< address of the client
    QList<std::pair<QString, QString>> form;
    QJsonObject json;
    std::vector<FormFile> files;
};

/// Bytes of a file that go on from `first`.
struct BytePart {
    qint64 first = 0;
    qint64 size = 0;
};

struct ServiceReply {
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body = {};
    std::optional<SpoolFile> file = {}; ///< instead of `body`
    std::optional<BytePart> part = {};  ///< of the file; unset: all of it
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    qint64 unsentBytes = 0; ///< of what the client has already: a 304 tells their number and sends none
    [[nodiscard]] qint64 size() const { return !file ? body.size() : part ? part->size : file->size(); }
};

[[nodiscard]] ServiceReply jsonReply(const QJsonObject &object, int status = 200);
/// `{"ok":false,"error":{"code","message"}}` with the status of the error. `where` of a "http.method" is what the path
/// has instead.
[[nodiscard]] ServiceReply errorReply(const Error &error);
/// The one place that says which HTTP status an error has.
[[nodiscard]] int httpStatusOf(const Error &error);

} // namespace td
