// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakes3/exchange.h"

using namespace Qt::StringLiterals;

namespace td::test::fake
{

void Reply::set(const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    if (!value.isNull())
        headers.append({name, value});
}

Reply errorReply(int status, const QByteArray &code, const QByteArray &message)
{
    Reply reply = xmlReply("<Error>" + element("Code", code) + element("Message", message.isEmpty() ? code : message) +
                           "<RequestId>fake</RequestId></Error>");
    reply.status = status;
    return reply;
}

Reply xmlReply(const QByteArray &xml)
{
    Reply reply;
    reply.set("Content-Type", "application/xml");
    reply.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml;
    return reply;
}

QByteArray element(const QByteArray &name, const QByteArray &text)
{
    return '<' + name + '>' + QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</" + name + '>';
}

QByteArray decoded(QByteArray text, bool plusIsSpace)
{
    if (plusIsSpace)
        text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

QByteArray encoded(const QByteArray &bytes, bool keepSlash)
{
    QByteArray result;
    for (const char c : bytes) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~' || (keepSlash && c == '/');
        if (plain)
            result += c;
        else
            result += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

namespace
{

QString ofObject(const FakeRequest &r)
{
    const bool copies = r.headers.contains("x-amz-copy-source");
    if (r.query.contains("uploadId")) {
        if (r.method == "PUT")
            return copies ? u"UploadPartCopy"_s : u"UploadPart"_s;
        return r.method == "POST"     ? u"CompleteMultipartUpload"_s
               : r.method == "DELETE" ? u"AbortMultipartUpload"_s
                                      : u"ListParts"_s;
    }
    if (r.method == "POST")
        return r.query.contains("uploads") ? u"CreateMultipartUpload"_s : QString();
    if (r.method == "PUT")
        return copies ? u"CopyObject"_s : u"PutObject"_s;
    return r.method == "GET"      ? u"GetObject"_s
           : r.method == "HEAD"   ? u"HeadObject"_s
           : r.method == "DELETE" ? u"DeleteObject"_s
                                  : QString();
}

QString ofBucket(const FakeRequest &r)
{
    if (r.method == "HEAD")
        return u"HeadBucket"_s;
    if (r.method == "POST")
        return r.query.contains("delete") ? u"DeleteObjects"_s : QString();
    if (r.method != "GET")
        return {};
    static const QList<std::pair<QByteArray, QString>> named{{"versions", u"ListObjectVersions"_s},
                                                             {"uploads", u"ListMultipartUploads"_s},
                                                             {"cors", u"GetBucketCors"_s},
                                                             {"versioning", u"GetBucketVersioning"_s},
                                                             {"location", u"GetBucketLocation"_s},
                                                             {"lifecycle", u"GetBucketLifecycleConfiguration"_s},
                                                             {"policy", u"GetBucketPolicy"_s},
                                                             {"acl", u"GetBucketAcl"_s},
                                                             {"publicAccessBlock", u"GetPublicAccessBlock"_s},
                                                             {"encryption", u"GetBucketEncryption"_s}};
    for (const auto &[parameter, operation] : named) {
        if (r.query.contains(parameter))
            return operation;
    }
    return r.query.value("list-type") == "2" ? u"ListObjectsV2"_s : u"ListObjects"_s;
}

} // namespace

QString operationOf(const FakeRequest &request)
{
    const QByteArray path = request.target.split('?').constFirst();
    if (path.startsWith("/b2api/") && path.endsWith("/b2_authorize_account"))
        return u"AuthorizeAccount"_s;
    if (path == "/token" && request.method == "POST")
        return u"Token"_s;
    if (request.bucket.isEmpty())
        return request.method == "GET" ? u"ListBuckets"_s : QString();
    return request.key.isEmpty() ? ofBucket(request) : ofObject(request);
}

} // namespace td::test::fake
