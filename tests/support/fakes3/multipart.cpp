// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/operations.h"

#include <QXmlStreamReader>
#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

Reply begin(const Request &request, Context &context)
{
    const QByteArray id = "u" + QByteArray::number(++context.bucket.lastId);
    context.bucket.uploads.insert(
        id, {.key = request.seen.key.toUtf8(), .headers = keptHeaders(request), .parts = {}, .started = context.now});
    Reply reply = xmlReply("<InitiateMultipartUploadResult>" + element("Bucket", request.seen.bucket.toUtf8()) +
                           element("Key", request.seen.key.toUtf8()) + element("UploadId", id) +
                           "</InitiateMultipartUploadResult>");
    reply.applied = true;
    return reply;
}

Reply storePart(Upload &upload, const Request &request, Context &context)
{
    const int number = request.query("partNumber").toInt();
    if (number < 1 || number > 10000)
        return errorReply(400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
    Reply reply;
    QByteArray bytes = request.toKeep();
    QByteArray etag = '"' + md5Hex(request.body) + '"';
    if (request.seen.operation == u"UploadPartCopy"_s) {
        const Version *source = copySource(request, context, reply);
        if (!source)
            return reply;
        bytes = source->object.bytes;
        if (const QByteArray range = request.header("x-amz-copy-source-range"); !range.isEmpty()) {
            const QByteArrayList ends = range.mid(range.indexOf('=') + 1).split('-');
            bytes = bytes.mid(ends.value(0).toLongLong(), ends.value(1).toLongLong() - ends.value(0).toLongLong() + 1);
        }
        etag = '"' + md5Hex(bytes) + '"';
        reply = xmlReply("<CopyPartResult>" + element("ETag", etag) + "</CopyPartResult>");
    } else {
        reply.set("ETag", etag);
    }
    upload.parts.insert(number, bytes);
    reply.applied = true;
    return reply;
}

struct NamedPart {
    int number = 0;
    QByteArray etag;
};

std::optional<QList<NamedPart>> namedParts(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    QList<NamedPart> parts;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"Part"_s)
            parts.append(NamedPart());
        else if (xml.name() == u"PartNumber"_s && !parts.isEmpty())
            parts.last().number = xml.readElementText().toInt();
        else if (xml.name() == u"ETag"_s && !parts.isEmpty())
            parts.last().etag = xml.readElementText().toLatin1();
    }
    if (xml.hasError() || parts.isEmpty())
        return std::nullopt;
    return parts;
}

Reply complete(const QByteArray &id, Upload &upload, const Request &request, Context &context)
{
    const std::optional<QList<NamedPart>> parts = namedParts(request.body);
    if (!parts)
        return errorReply(400, "MalformedXML", "The XML you provided was not well-formed");
    if (std::ranges::adjacent_find(*parts, std::ranges::greater_equal(), &NamedPart::number) != parts->end())
        return errorReply(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
    QByteArray whole, sums;
    qint64 firstSize = -1;
    for (qsizetype i = 0; i < parts->size(); ++i) {
        const NamedPart &part = parts->at(i);
        const auto found = upload.parts.constFind(part.number);
        QByteArray etag = part.etag;
        etag.replace('"', QByteArray());
        if (found == upload.parts.cend() || md5Hex(*found) != etag)
            return errorReply(400, "InvalidPart", "One or more of the specified parts could not be found.");
        const bool isLast = i + 1 == parts->size();
        if (!isLast && found->size() < context.options.minPartBytes)
            return errorReply(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        firstSize = i == 0 ? found->size() : firstSize;
        const bool uneven = isLast ? found->size() > firstSize : found->size() != firstSize;
        if (context.options.dialect == FakeS3Options::Dialect::R2 && uneven)
            return errorReply(400, "InvalidPart", "All non-trailing parts must have the same length.");
        whole += *found;
        sums += QByteArray::fromHex(etag);
    }
    const QByteArray etag = md5Hex(sums) + '-' + QByteArray::number(parts->size());
    const QString version = context.bucket.store(upload.key, whole, etag, upload.headers, context.now);
    const QByteArray key = upload.key;
    context.bucket.uploads.remove(id);
    Reply reply =
        xmlReply("<CompleteMultipartUploadResult>" + element("Bucket", request.seen.bucket.toUtf8()) +
                 element("Key", key) + element("ETag", '"' + etag + '"') + "</CompleteMultipartUploadResult>");
    if (!version.isEmpty())
        reply.set("x-amz-version-id", version.toUtf8());
    reply.applied = true;
    return reply;
}

Reply listParts(const QByteArray &id, const Upload &upload, const Request &request)
{
    const int after = request.query("part-number-marker").toInt();
    QByteArray xml;
    for (auto it = upload.parts.upperBound(after); it != upload.parts.cend(); ++it)
        xml += "<Part>" + element("PartNumber", QByteArray::number(it.key())) +
               element("ETag", '"' + md5Hex(*it) + '"') + element("Size", QByteArray::number(it->size())) + "</Part>";
    return xmlReply("<ListPartsResult>" + element("Key", upload.key) + element("UploadId", id) +
                    element("IsTruncated", "false") + xml + "</ListPartsResult>");
}

Reply listUploads(const Request &request, const Context &context)
{
    QByteArray xml;
    const bool url = request.query("encoding-type") == "url";
    for (auto it = context.bucket.uploads.cbegin(); it != context.bucket.uploads.cend(); ++it) {
        if (it->key.startsWith(request.query("prefix")))
            xml += "<Upload>" + element("Key", url ? encoded(it->key, true) : it->key) + element("UploadId", it.key()) +
                   element("Initiated", xmlTime(it->started)) + "</Upload>";
    }
    return xmlReply("<ListMultipartUploadsResult>" + element("Bucket", request.seen.bucket.toUtf8()) +
                    (url ? element("EncodingType", "url") : QByteArray()) + element("IsTruncated", "false") + xml +
                    "</ListMultipartUploadsResult>");
}

} // namespace

Reply multipart(const Request &request, Context &context)
{
    const QString &operation = request.seen.operation;
    if (operation == u"CreateMultipartUpload"_s)
        return begin(request, context);
    if (operation == u"ListMultipartUploads"_s)
        return listUploads(request, context);
    const QByteArray id = request.query("uploadId");
    const auto upload = context.bucket.uploads.find(id);
    if (upload == context.bucket.uploads.end() || upload->key != request.seen.key.toUtf8())
        return errorReply(404, "NoSuchUpload", "The specified upload does not exist.");
    if (operation == u"ListParts"_s)
        return listParts(id, *upload, request);
    if (operation == u"CompleteMultipartUpload"_s)
        return complete(id, *upload, request, context);
    if (operation != u"AbortMultipartUpload"_s)
        return storePart(*upload, request, context);
    context.bucket.uploads.erase(upload);
    Reply reply;
    reply.status = 204;
    reply.applied = true;
    return reply;
}

} // namespace td::test::fake
