// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/operations.h"

using namespace Qt::StringLiterals;

namespace td::test::fake
{
namespace
{

using Dialect = FakeS3Options::Dialect;

/// What this provider does not take, whoever asks.
std::optional<Reply> foreignToDialect(const Request &request, const FakeS3Options &options)
{
    if (options.dialect != Dialect::B2)
        return std::nullopt;
    for (const QByteArray &name : request.seen.headers.keys()) {
        if (name.startsWith("x-amz-checksum-") || name == "x-amz-sdk-checksum-algorithm" || name == "if-none-match" ||
            name == "x-amz-tagging" || name == "x-amz-acl")
            return errorReply(400, "InvalidArgument", "Unsupported header '" + name + "' received for this API call.");
    }
    return std::nullopt;
}

Reply listBuckets(const Context &context)
{
    return xmlReply("<ListAllMyBucketsResult><Buckets><Bucket>" + element("Name", context.options.bucket.toUtf8()) +
                    element("CreationDate", "2026-01-01T00:00:00.000Z") +
                    "</Bucket></Buckets></ListAllMyBucketsResult>");
}

Reply aboutBucket(const QString &operation, const Context &context)
{
    if (operation == u"HeadBucket"_s) {
        Reply reply;
        reply.set("x-amz-bucket-region", context.options.region.toUtf8());
        return reply;
    }
    if (operation == u"GetBucketLocation"_s)
        return xmlReply(element("LocationConstraint", context.options.region.toUtf8()));
    if (operation == u"GetBucketVersioning"_s) {
        const QByteArray status = context.bucket.versioned ? element("Status", "Enabled") : QByteArray();
        return xmlReply("<VersioningConfiguration>" + status + "</VersioningConfiguration>");
    }
    if (operation == u"GetBucketCors"_s) {
        if (context.options.corsRules.isEmpty())
            return errorReply(404, "NoSuchCORSConfiguration", "The CORS configuration does not exist");
        return xmlReply(context.options.corsRules);
    }
    if (operation == u"GetBucketLifecycleConfiguration"_s)
        return errorReply(404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
    return errorReply(501, "NotImplemented", "A header you provided implies functionality that is not implemented");
}

} // namespace

Reply perform(const Request &request, Context &context)
{
    const QString &operation = request.seen.operation;
    const bool denied = context.options.denied.contains(operation);
    if (denied)
        return errorReply(403, "AccessDenied", "Access Denied");
    if (operation == u"ListBuckets"_s)
        return listBuckets(context);
    if (request.seen.bucket != context.options.bucket)
        return errorReply(404, "NoSuchBucket", "The specified bucket does not exist");
    if (request.seen.key.toUtf8().size() > 1024)
        return errorReply(400, "KeyTooLongError", "Your key is too long");
    if (auto foreign = foreignToDialect(request, context.options))
        return *foreign;
    if (auto damaged = damagedBody(request))
        return *damaged;
    if (operation == u"PutObject"_s)
        return putObject(request, context);
    if (operation == u"CopyObject"_s)
        return copyObject(request, context);
    if (operation == u"GetObject"_s || operation == u"HeadObject"_s)
        return getObject(request, context);
    if (operation == u"DeleteObject"_s)
        return deleteObject(request, context);
    if (operation == u"DeleteObjects"_s)
        return deleteObjects(request, context);
    if (operation == u"ListObjectsV2"_s)
        return listObjects(request, context);
    if (operation == u"ListObjectVersions"_s)
        return listVersions(request, context);
    if (operation.contains(u"Upload"_s) || operation == u"ListParts"_s)
        return multipart(request, context);
    return aboutBucket(operation, context);
}

} // namespace td::test::fake
