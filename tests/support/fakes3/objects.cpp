// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/operations.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

QByteArray quoted(const QByteArray &etag)
{
    return '"' + etag + '"';
}

QByteArray httpTime(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

struct Range {
    qint64 from = 0;
    qint64 to = 0; ///< the last byte
};

/// Of "bytes=a-b", "bytes=a-", "bytes=-n" over `size` bytes; nothing when none of it is there.
std::optional<Range> rangeOf(const QByteArray &header, qint64 size)
{
    const QByteArray text = header.mid(header.indexOf('=') + 1);
    const QByteArray first = text.left(text.indexOf('-'));
    const QByteArray last = text.mid(text.indexOf('-') + 1);
    Range range{first.toLongLong(), last.isEmpty() ? size - 1 : qMin(last.toLongLong(), size - 1)};
    if (first.isEmpty())
        range = {qMax<qint64>(0, size - last.toLongLong()), size - 1};
    if (range.from > range.to)
        return std::nullopt;
    return range;
}

Reply notFound(const Request &request, const Context &context)
{
    const bool versionAsked = request.has("versionId");
    Reply reply = errorReply(404, versionAsked ? "NoSuchVersion" : "NoSuchKey", "The specified key does not exist.");
    const auto versions = context.bucket.keys.constFind(request.seen.key.toUtf8());
    if (!versionAsked && versions != context.bucket.keys.cend()) {
        reply.set("x-amz-delete-marker", "true");
        reply.set("x-amz-version-id", versions->constFirst().object.versionId.toUtf8());
    }
    return reply;
}

const Version *wanted(const Request &request, const Context &context)
{
    const QByteArray key = request.seen.key.toUtf8();
    return request.has("versionId") ? context.bucket.version(key, QString::fromUtf8(request.query("versionId")))
                                    : context.bucket.current(key);
}

} // namespace

QByteArray xmlTime(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"_s).toLatin1();
}

std::optional<Reply> damagedBody(const Request &request)
{
    const QByteArray payload = request.header("x-amz-content-sha256");
    if (payload.startsWith("STREAMING-"))
        return errorReply(501, "NotImplemented", payload + " is not implemented");
    if (!payload.isEmpty() && payload != "UNSIGNED-PAYLOAD" && payload != request.seen.bodySha256)
        return errorReply(400, "XAmzContentSHA256Mismatch",
                          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    if (request.seen.headers.contains("content-md5")) {
        const QByteArray told = QByteArray::fromBase64(request.header("content-md5"));
        if (told.size() != 16)
            return errorReply(400, "InvalidDigest", "The Content-MD5 you specified is not valid.");
        if (told.toHex() != md5Hex(request.body))
            return errorReply(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }
    return std::nullopt;
}

QMap<QByteArray, QByteArray> keptHeaders(const Request &request)
{
    QMap<QByteArray, QByteArray> kept{{"content-type", "binary/octet-stream"}};
    for (auto it = request.seen.headers.cbegin(); it != request.seen.headers.cend(); ++it) {
        if (it.key().startsWith("x-amz-meta-") || it.key() == "x-amz-storage-class" || it.key() == "content-type" ||
            it.key() == "cache-control" || it.key() == "content-disposition")
            kept.insert(it.key(), it.value());
    }
    return kept;
}

Reply putObject(const Request &request, Context &context)
{
    if (!request.seen.headers.contains("content-length") && !request.seen.headers.contains("transfer-encoding"))
        return errorReply(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    const QByteArray key = request.seen.key.toUtf8();
    if (context.options.honoursIfNoneMatch && request.header("if-none-match") == "*" && context.bucket.current(key))
        return errorReply(412, "PreconditionFailed", "At least one of the pre-conditions did not hold");
    Reply reply;
    reply.set("ETag", quoted(md5Hex(request.body)));
    const QString version =
        context.bucket.store(key, request.toKeep(), md5Hex(request.toKeep()), keptHeaders(request), context.now);
    if (!version.isEmpty())
        reply.set("x-amz-version-id", version.toUtf8());
    reply.applied = true;
    return reply;
}

const Version *copySource(const Request &request, Context &context, Reply &refusal)
{
    QByteArray source = request.header("x-amz-copy-source");
    QString versionId;
    if (const qsizetype at = source.indexOf("?versionId="); at >= 0) {
        versionId = QString::fromUtf8(decoded(source.mid(at + 11), false));
        source.truncate(at);
    }
    source = decoded(source, false);
    if (source.startsWith('/'))
        source.remove(0, 1);
    const QByteArray bucket = source.left(source.indexOf('/'));
    const QByteArray key = source.mid(bucket.size() + 1);
    if (bucket != context.options.bucket.toUtf8()) {
        refusal = errorReply(404, "NoSuchBucket", "The specified bucket does not exist");
        return nullptr;
    }
    const Version *version = versionId.isEmpty() ? context.bucket.current(key) : context.bucket.version(key, versionId);
    if (!version || version->object.isMarker) {
        refusal = errorReply(404, "NoSuchKey", "The specified key does not exist.");
        return nullptr;
    }
    const QByteArray match = request.header("x-amz-copy-source-if-match");
    if (!match.isEmpty() && match != quoted(version->object.etag) && match != version->object.etag) {
        refusal = errorReply(412, "PreconditionFailed", "At least one of the pre-conditions did not hold");
        return nullptr;
    }
    return version;
}

Reply copyObject(const Request &request, Context &context)
{
    Reply reply;
    const Version *source = copySource(request, context, reply);
    if (!source)
        return reply;
    const FakeObject from = source->object; // the map moves when the copy is stored
    const bool replace = request.header("x-amz-metadata-directive") == "REPLACE";
    // a copy never has the parts of its source: its ETag is that of the whole
    const QByteArray etag = md5Hex(from.bytes);
    const QString version = context.bucket.store(request.seen.key.toUtf8(), from.bytes, etag,
                                                 replace ? keptHeaders(request) : from.headers, context.now);
    reply = xmlReply("<CopyObjectResult>" + element("ETag", quoted(etag)) +
                     element("LastModified", xmlTime(context.now)) + "</CopyObjectResult>");
    if (!version.isEmpty())
        reply.set("x-amz-version-id", version.toUtf8());
    reply.applied = true;
    return reply;
}

Reply getObject(const Request &request, Context &context)
{
    const Version *version = wanted(request, context);
    if (!version)
        return notFound(request, context);
    if (version->object.isMarker)
        return errorReply(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    const FakeObject &object = version->object;
    const QByteArray match = request.header("if-match");
    if (!match.isEmpty() && match != quoted(object.etag))
        return errorReply(412, "PreconditionFailed", "At least one of the pre-conditions did not hold");
    Reply reply;
    for (auto it = object.headers.cbegin(); it != object.headers.cend(); ++it)
        reply.set(it.key(), it.value());
    for (const QByteArray name : {"content-disposition", "content-type", "cache-control"}) {
        if (request.has("response-" + name))
            reply.set(name, request.query("response-" + name));
    }
    reply.set("ETag", quoted(object.etag));
    reply.set("Last-Modified", httpTime(version->modified));
    reply.set("Accept-Ranges", "bytes");
    if (!object.versionId.isEmpty())
        reply.set("x-amz-version-id", object.versionId.toUtf8());
    reply.body = object.bytes;
    if (const QByteArray range = request.header("range"); !range.isEmpty()) {
        const std::optional<Range> part = rangeOf(range, object.bytes.size());
        if (!part)
            return errorReply(416, "InvalidRange", "The requested range is not satisfiable");
        reply.status = 206;
        reply.body = object.bytes.mid(part->from, part->to - part->from + 1);
        reply.set("Content-Range", "bytes " + QByteArray::number(part->from) + '-' + QByteArray::number(part->to) +
                                       '/' + QByteArray::number(object.bytes.size()));
    }
    return reply;
}

Reply deleteObject(const Request &request, Context &context)
{
    const QByteArray key = request.seen.key.toUtf8();
    Reply reply;
    reply.status = 204;
    reply.applied = true;
    if (request.has("versionId")) {
        context.bucket.removeVersion(key, QString::fromUtf8(request.query("versionId")));
        reply.set("x-amz-version-id", request.query("versionId"));
        return reply;
    }
    if (const QString marker = context.bucket.hide(key, context.now); !marker.isEmpty()) {
        reply.set("x-amz-delete-marker", "true");
        reply.set("x-amz-version-id", marker.toUtf8());
    }
    return reply;
}

Reply deleteObjects(const Request &request, Context &context)
{
    if (!request.seen.headers.contains("content-md5"))
        return errorReply(400, "InvalidRequest", "Missing required header for this request: Content-MD5");
    QXmlStreamReader xml(request.body);
    QList<std::pair<QByteArray, QString>> objects;
    bool quiet = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"Object"_s)
            objects.append(std::pair<QByteArray, QString>());
        else if (xml.name() == u"Key"_s && !objects.isEmpty())
            objects.last().first = xml.readElementText().toUtf8();
        else if (xml.name() == u"VersionId"_s && !objects.isEmpty())
            objects.last().second = xml.readElementText();
        else if (xml.name() == u"Quiet"_s)
            quiet = xml.readElementText() == u"true"_s;
    }
    if (xml.hasError() || objects.isEmpty() || objects.size() > 1000)
        return errorReply(400, "MalformedXML", "The XML you provided was not well-formed");
    const bool allowed = !context.options.denied.contains(u"DeleteObject"_s);
    QByteArray result;
    for (const auto &[key, version] : objects) {
        const QByteArray named =
            element("Key", key) + (version.isEmpty() ? QByteArray() : element("VersionId", version.toUtf8()));
        if (!allowed) {
            result +=
                "<Error>" + named + element("Code", "AccessDenied") + element("Message", "Access Denied") + "</Error>";
            continue;
        }
        if (version.isEmpty())
            context.bucket.hide(key, context.now);
        else
            context.bucket.removeVersion(key, version);
        if (!quiet)
            result += "<Deleted>" + named + "</Deleted>";
    }
    Reply reply = xmlReply("<DeleteResult>" + result + "</DeleteResult>");
    reply.applied = allowed;
    return reply;
}

} // namespace td::test::fake
