// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/operations.h"

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

constexpr int MostKeys = 1000;

int pageSize(const Request &request, const Context &context)
{
    const int most = qMin(MostKeys, context.options.pageKeys);
    return request.has("max-keys") ? qMin(request.query("max-keys").toInt(), most) : most;
}

/// A key as the listing spells it.
QByteArray spelled(const Request &request, const QByteArray &key)
{
    const bool url = request.query("encoding-type") == "url" && request.listing != ServerFault::Listing::Unencoded;
    return url ? encoded(key, true) : key;
}

QByteArray encodingElement(const Request &request)
{
    const bool url = request.query("encoding-type") == "url" && request.listing != ServerFault::Listing::Unencoded;
    return url ? element("EncodingType", "url") : QByteArray();
}

QByteArray etagAndSize(const FakeObject &object)
{
    return element("ETag", '"' + object.etag + '"') + element("Size", QByteArray::number(object.bytes.size())) +
           element("StorageClass", object.headers.value("x-amz-storage-class", "STANDARD"));
}

/// What a page holds and where the next one begins ("" = there is none).
struct Page {
    QByteArray xml;
    int count = 0;
    QByteArray next; ///< behind this key (or common prefix)
};

Page pageBehind(const QByteArray &after, const Request &request, const Context &context)
{
    const QByteArray prefix = request.query("prefix");
    const QByteArray delimiter = request.query("delimiter");
    const int most = pageSize(request, context);
    Page page;
    QByteArray last = after;
    const auto &keys = context.bucket.keys;
    for (auto it = keys.lowerBound(qMax(prefix, after)); it != keys.cend(); ++it) {
        const QByteArray &key = it.key();
        if (!key.startsWith(prefix))
            break;
        const bool hidden = it->constFirst().object.isMarker;
        const qsizetype cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.size());
        const QByteArray entry = cut < 0 ? key : key.left(cut + delimiter.size());
        if (hidden || entry <= after || (cut >= 0 && entry == last))
            continue;
        if (page.count == most) {
            page.next = last;
            return page;
        }
        if (cut >= 0)
            page.xml += "<CommonPrefixes>" + element("Prefix", spelled(request, entry)) + "</CommonPrefixes>";
        else
            page.xml += "<Contents>" + element("Key", spelled(request, key)) +
                        element("LastModified", xmlTime(it->constFirst().modified)) +
                        etagAndSize(it->constFirst().object) + "</Contents>";
        last = entry;
        ++page.count;
    }
    return page;
}

/// Tokens are opaque: a client that looks into them is wrong.
QByteArray tokenFor(const QByteArray &key)
{
    return "t." + key.toBase64(QByteArray::Base64UrlEncoding);
}

QByteArray keyOf(const QByteArray &token)
{
    return QByteArray::fromBase64(token.mid(2), QByteArray::Base64UrlEncoding);
}

QByteArray listResult(const Request &request, const Page &page, const QByteArray &token)
{
    return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" +
           element("Name", request.seen.bucket.toUtf8()) +
           element("Prefix", spelled(request, request.query("prefix"))) +
           element("KeyCount", QByteArray::number(page.count)) + encodingElement(request) +
           element("IsTruncated", page.next.isEmpty() ? "false" : "true") +
           (token.isEmpty() ? QByteArray() : element("NextContinuationToken", token)) + page.xml +
           "</ListBucketResult>";
}

QByteArray versionElement(const Request &request, const QByteArray &key, const Version &version, bool isLatest)
{
    const QByteArray name = version.object.isMarker ? "DeleteMarker" : "Version";
    const QByteArray id = version.object.versionId.isEmpty() ? "null" : version.object.versionId.toUtf8();
    return '<' + name + '>' + element("Key", spelled(request, key)) + element("VersionId", id) +
           element("IsLatest", isLatest ? "true" : "false") + element("LastModified", xmlTime(version.modified)) +
           (version.object.isMarker ? QByteArray() : etagAndSize(version.object)) + "</" + name + '>';
}

} // namespace

Reply listObjects(const Request &request, Context &context)
{
    static const QSet<QByteArray> known{"list-type",   "prefix",      "delimiter",          "max-keys",
                                        "start-after", "fetch-owner", "continuation-token", "encoding-type"};
    if (context.options.dialect == FakeS3Options::Dialect::R2) {
        for (const QByteArray &name : request.seen.query.keys()) {
            if (!known.contains(name))
                return errorReply(501, "NotImplemented", "ListObjectsV2 search parameter " + name + " not implemented");
        }
    }
    const QByteArray token = request.query("continuation-token");
    if (!token.isEmpty() && !token.startsWith("t."))
        return errorReply(400, "InvalidArgument", "The continuation token provided is incorrect");
    const QByteArray after = token.isEmpty() ? request.query("start-after") : keyOf(token);
    Page page = pageBehind(after, request, context);
    QByteArray next = page.next.isEmpty() ? QByteArray() : tokenFor(page.next);
    switch (request.listing) {
    case ServerFault::Listing::Empty:
        page = {};
        next.clear();
        break;
    case ServerFault::Listing::NoToken:
        page.next = "more";
        next.clear();
        break;
    case ServerFault::Listing::LoopingToken:
        page = pageBehind({}, request, context);
        page.next = "more";
        next = tokenFor("the same for ever");
        break;
    case ServerFault::Listing::SamePageTwice: { // what was on the page before, with the way on to the right one
        const QByteArray way = page.next;
        page = pageBehind({}, request, context);
        page.next = way;
        break;
    }
    case ServerFault::Listing::BrokenXml: {
        Reply broken = xmlReply(listResult(request, page, next));
        broken.body.truncate(broken.body.size() * 2 / 3);
        broken.body += "</Nonsense><&";
        return broken;
    }
    case ServerFault::Listing::Right:
    case ServerFault::Listing::Unencoded:
    case ServerFault::Listing::EndlessXml: // the server repeats what is here
        break;
    }
    return xmlReply(listResult(request, page, next));
}

Reply listVersions(const Request &request, Context &context)
{
    using Dialect = FakeS3Options::Dialect;
    if (context.options.dialect == Dialect::R2 || context.options.dialect == Dialect::Google)
        return errorReply(501, "NotImplemented", "ListObjectVersions not implemented");
    const QByteArray prefix = request.query("prefix");
    const QByteArray keyMarker = request.query("key-marker");
    const QByteArray versionMarker = request.query("version-id-marker");
    const int most = pageSize(request, context);
    QByteArray xml;
    QByteArray lastKey, lastVersion;
    int count = 0;
    bool truncated = false;
    const auto &keys = context.bucket.keys;
    for (auto it = keys.lowerBound(qMax(prefix, keyMarker)); it != keys.cend() && !truncated; ++it) {
        if (!it.key().startsWith(prefix))
            break;
        if (it.key() == keyMarker && versionMarker.isEmpty())
            continue;
        bool skipping = it.key() == keyMarker;
        for (qsizetype i = 0; i < it->size(); ++i) {
            const Version &version = it->at(i);
            if (skipping) {
                skipping = version.object.versionId.toUtf8() != versionMarker;
                continue;
            }
            if (count == most) {
                truncated = true;
                break;
            }
            xml += versionElement(request, it.key(), version, i == 0);
            lastKey = it.key();
            lastVersion = version.object.versionId.toUtf8();
            ++count;
        }
    }
    if (request.listing == ServerFault::Listing::Empty) {
        xml.clear();
        truncated = false;
    }
    QByteArray markers;
    if (truncated && request.listing != ServerFault::Listing::NoToken)
        markers = element("NextKeyMarker", spelled(request, lastKey)) + element("NextVersionIdMarker", lastVersion);
    Reply reply =
        xmlReply("<ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" +
                 element("Name", request.seen.bucket.toUtf8()) + encodingElement(request) +
                 element("IsTruncated", truncated ? "true" : "false") + markers + xml + "</ListVersionsResult>");
    if (request.listing == ServerFault::Listing::BrokenXml)
        reply.body.truncate(reply.body.size() * 2 / 3);
    return reply;
}

} // namespace td::test::fake
