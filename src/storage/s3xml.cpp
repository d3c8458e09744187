// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/s3xml.h"

#include "storage/s3errors.h"
#include "storage/s3xmltree.h"

#include <QMultiHash>
#include <QStringDecoder>

namespace td::s3xml
{

using namespace Qt::StringLiterals;

namespace
{
QString withoutQuotes(QString etag)
{
    if (etag.startsWith("W/"_L1))
        etag.remove(0, 2);
    if (etag.size() >= 2 && etag.startsWith(u'"') && etag.endsWith(u'"'))
        etag = etag.sliced(1, etag.size() - 2);
    return etag;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// As encoding-type=url writes a key: "+" is a space, a plus is %2B.
Result<QString> urlDecoded(const QString &text)
{
    const QByteArray in = text.toUtf8();
    QByteArray out;
    out.reserve(in.size());
    for (qsizetype i = 0; i < in.size(); ++i) {
        if (in.at(i) != '%') {
            out += in.at(i) == '+' ? ' ' : in.at(i);
            continue;
        }
        const int high = i + 2 < in.size() ? hexDigit(in.at(i + 1)) : -1;
        const int low = i + 2 < in.size() ? hexDigit(in.at(i + 2)) : -1;
        if (high < 0 || low < 0)
            return bad(u"a key that is encoded wrongly"_s);
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = utf8(out);
    // A key that cannot be said exactly must not be taken for another one.
    if (utf8.hasError())
        return bad(u"a key that is no UTF-8"_s);
    return decoded;
}

/// Keys of one page: encoded or not, as the page says.
class Keys
{
public:
    explicit Keys(const Element &page)
        : m_encoded(page.textOf("EncodingType"_L1) == "url"_L1)
    {
    }
    [[nodiscard]] Result<QString> required(const Element &parent, QLatin1String name) const
    {
        TD_ASSIGN(QString text, parent.required(name));
        return m_encoded ? urlDecoded(text) : Result<QString>(std::move(text));
    }
    [[nodiscard]] Result<QString> optional(const Element &parent, QLatin1String name) const
    {
        QString text = parent.textOf(name);
        return m_encoded ? urlDecoded(text) : Result<QString>(std::move(text));
    }

private:
    bool m_encoded;
};

Result<ObjectInfo> objectOf(const Element &entry, const Keys &keys)
{
    ObjectInfo object;
    TD_ASSIGN(object.key, keys.required(entry, "Key"_L1));
    TD_ASSIGN(object.size, entry.size("Size"_L1));
    TD_ASSIGN(object.modified, entry.date("LastModified"_L1));
    object.etag = withoutQuotes(entry.textOf("ETag"_L1));
    return object;
}

Result<VersionEntry> versionOf(const Element &entry, const Keys &keys)
{
    VersionEntry version;
    version.isMarker = entry.name == "DeleteMarker"_L1;
    TD_ASSIGN(version.key, keys.required(entry, "Key"_L1));
    // Google counts generations instead.
    TD_ASSIGN(version.versionId, entry.required(entry.child("VersionId"_L1) ? "VersionId"_L1 : "Generation"_L1));
    TD_ASSIGN(version.isLatest, entry.flag("IsLatest"_L1));
    TD_ASSIGN(version.modified, entry.date("LastModified"_L1));
    if (!version.isMarker) {
        TD_ASSIGN(version.size, entry.size("Size"_L1));
        version.etag = withoutQuotes(entry.textOf("ETag"_L1));
    }
    return version;
}

/// "20261121T121500Z" as requests carry it, or an ISO date.
std::optional<Instant> requestTimeOf(const QString &text)
{
    if (text.size() != 16)
        return fromIso(text);
    const QString date = text.first(4) + u'-' + text.sliced(4, 2) + u'-' + text.sliced(6, 2);
    return fromIso(QString(date + u'T' + text.sliced(9, 2) + u':' + text.sliced(11, 2) + u':' + text.sliced(13)));
}

/// One root for what only tells an ETag.
Result<Stored> storedOf(const QByteArray &body, std::initializer_list<QLatin1String> roots)
{
    TD_ASSIGN(const Element root, readTree(body, roots));
    Stored stored;
    // Ceph 16 completes an upload with an empty one.
    if (root.child("ETag"_L1) == nullptr)
        return fail(badReply(u"ETag in %1 is missing"_s.arg(root.name)));
    stored.etag = withoutQuotes(root.textOf("ETag"_L1));
    stored.modified = fromIso(root.textOf("LastModified"_L1));
    return stored;
}
} // namespace

std::optional<ErrorBody> parseError(const QByteArray &body)
{
    const auto tree = readTree(body);
    if (!tree)
        return std::nullopt;
    const Element *error = tree->name == "ErrorResponse"_L1 ? tree->child("Error"_L1) : &*tree;
    if (!error || error->name != "Error"_L1)
        return std::nullopt;
    return errorOf(*error);
}

ErrorBody errorOf(const Element &error)
{
    ErrorBody body{.code = error.textOf("Code"_L1).trimmed(),
                   .message = error.textOf("Message"_L1).trimmed(),
                   .resource = error.textOf("Resource"_L1),
                   .requestId = error.textOf("RequestId"_L1),
                   .hostId = error.textOf("HostId"_L1),
                   .bucket = error.textOf("BucketName"_L1),
                   .key = error.textOf("Key"_L1),
                   .region = error.textOf("Region"_L1).trimmed(),
                   .endpoint = error.textOf("Endpoint"_L1).trimmed(),
                   .condition = error.textOf("Condition"_L1),
                   .storageClass = error.textOf("StorageClass"_L1),
                   .serverTime = fromIso(error.textOf("ServerTime"_L1)),
                   .requestTime = requestTimeOf(error.textOf("RequestTime"_L1)),
                   .retryAfterSeconds = std::nullopt};
    bool isNumber = false;
    const qint64 seconds = error.textOf("RetryAfterSeconds"_L1).toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        body.retryAfterSeconds = seconds;
    return body;
}

Result<ListPage> parseListPage(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"ListBucketResult"_L1}));
    const Keys keys(root);
    ListPage page;
    TD_ASSIGN(page.truncated, root.flag("IsTruncated"_L1));
    for (const Element *entry : root.all("Contents"_L1)) {
        TD_ASSIGN(ObjectInfo object, objectOf(*entry, keys));
        page.objects += std::move(object);
    }
    for (const Element *entry : root.all("CommonPrefixes"_L1)) {
        TD_ASSIGN(QString prefix, keys.required(*entry, "Prefix"_L1));
        page.commonPrefixes += std::move(prefix);
    }
    TD_ASSIGN(const std::optional<int> announced, root.optionalNumber("KeyCount"_L1));
    if (announced && *announced > page.objects.size() + page.commonPrefixes.size())
        return bad(u"a page that holds less than it announces"_s);
    if (!page.truncated)
        return page;
    page.nextToken = root.textOf("NextContinuationToken"_L1);
    if (page.nextToken.isEmpty())
        return bad(u"a page that is not the last and does not say how to go on"_s);
    return page;
}

Result<VersionsPage> parseVersionsPage(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"ListVersionsResult"_L1, "ListBucketResult"_L1}));
    const Keys keys(root);
    VersionsPage page;
    TD_ASSIGN(page.truncated, root.flag("IsTruncated"_L1));
    for (const Element &entry : root.children) {
        // A server that does not know of versions lists objects instead: taking that for "no old versions" would lie.
        if (entry.name == "Contents"_L1)
            return bad(u"a list of objects instead of versions"_s);
        if (entry.name != "Version"_L1 && entry.name != "DeleteMarker"_L1)
            continue;
        TD_ASSIGN(VersionEntry version, versionOf(entry, keys));
        page.versions += std::move(version);
    }
    if (!page.truncated)
        return page;
    TD_ASSIGN(page.nextKeyMarker, keys.optional(root, "NextKeyMarker"_L1));
    page.nextVersionIdMarker =
        root.textOf(root.child("NextVersionIdMarker"_L1) ? "NextVersionIdMarker"_L1 : "NextGenerationMarker"_L1);
    if (page.nextKeyMarker.isEmpty())
        return bad(u"a page that is not the last and does not say how to go on"_s);
    return page;
}

Result<UploadsPage> parseUploadsPage(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"ListMultipartUploadsResult"_L1}));
    const Keys keys(root);
    UploadsPage page;
    TD_ASSIGN(page.truncated, root.flag("IsTruncated"_L1));
    for (const Element *entry : root.all("Upload"_L1)) {
        UnfinishedUpload upload;
        TD_ASSIGN(upload.key, keys.required(*entry, "Key"_L1));
        TD_ASSIGN(upload.uploadId, entry->required("UploadId"_L1));
        TD_ASSIGN(upload.started, entry->date("Initiated"_L1));
        page.uploads += std::move(upload);
    }
    if (!page.truncated)
        return page;
    TD_ASSIGN(page.nextKeyMarker, keys.optional(root, "NextKeyMarker"_L1));
    page.nextUploadIdMarker = root.textOf("NextUploadIdMarker"_L1);
    if (page.nextKeyMarker.isEmpty())
        return bad(u"a page that is not the last and does not say how to go on"_s);
    return page;
}

Result<void> PageTrail::advance(const QString &token, const QString &second)
{
    const std::pair place{token, second};
    if (m_seen.contains(place))
        return fail(ErrorCode::Unavailable, u"s3.listing_loops"_s,
                    u"The storage service lists the same page again and again."_s, {},
                    u"Try again later; report it to the provider if it stays."_s);
    m_seen.insert(place);
    return {};
}

Result<QString> parseInitiateUpload(const QByteArray &body)
{
    TD_ASSIGN(const Element root, readTree(body, {"InitiateMultipartUploadResult"_L1}));
    return root.required("UploadId"_L1);
}

Result<Stored> parseCompleteUpload(const QByteArray &body)
{
    return storedOf(body, {"CompleteMultipartUploadResult"_L1});
}

Result<Stored> parseCopyResult(const QByteArray &body)
{
    return storedOf(body, {"CopyObjectResult"_L1, "CopyPartResult"_L1});
}

Result<QList<ObjectFailure>> parseDeleteResult(const QByteArray &body, const QList<ObjectRef> &asked)
{
    TD_ASSIGN(const Element root, readTree(body, {"DeleteResult"_L1}));
    QMultiHash<QString, qsizetype> open;
    for (qsizetype i = 0; i < asked.size(); ++i)
        open.insert(asked.at(i).key, i);
    // Which of the asked an entry speaks of; a server may leave the version out.
    const auto take = [&](const Element &entry, const QString &key) -> std::optional<qsizetype> {
        const QString version = entry.textOf("VersionId"_L1);
        const QList<qsizetype> candidates = open.values(key);
        for (const qsizetype i : candidates) {
            const QString &wanted = asked.at(i).versionId;
            if (version.isEmpty() || wanted.isEmpty() || wanted == version) {
                open.remove(key, i);
                return i;
            }
        }
        return std::nullopt;
    };
    for (const Element *entry : root.all("Deleted"_L1)) {
        TD_ASSIGN(const QString key, entry->required("Key"_L1));
        (void)take(*entry, key);
    }
    QList<ObjectFailure> failures;
    for (const Element *entry : root.all("Error"_L1)) {
        TD_ASSIGN(const QString key, entry->required("Key"_L1));
        const auto index = take(*entry, key);
        const ErrorBody error = errorOf(*entry);
        if (index && error.code != "NoSuchKey"_L1 && error.code != "NoSuchVersion"_L1)
            failures += {asked.at(*index), s3Error(error, S3Call{.where = key})};
    }
    for (const qsizetype i : std::as_const(open)) {
        failures += {asked.at(i), Error{.code = ErrorCode::Unavailable,
                                        .reason = u"s3.delete_unconfirmed"_s,
                                        .message = u"The storage service did not say that the object is gone."_s,
                                        .where = asked.at(i).key,
                                        .remedy = u"Try again."_s}};
    }
    return failures;
}

} // namespace td::s3xml
