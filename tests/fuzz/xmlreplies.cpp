// SPDX-License-Identifier: GPL-3.0-or-later
// The XML that object stores answer: whatever a server sends, what is read of it is whole.
#include "fuzz/target.h"
#include "storage/s3xml.h"

#include <QDir>
#include <QFile>

using namespace td;
using namespace td::s3xml;
using namespace Qt::StringLiterals;
using td::fuzz::require;

namespace
{
void tryListings(const QByteArray &body)
{
    if (const auto page = parseListPage(body)) {
        for (const ObjectInfo &object : page->objects)
            require(!object.key.isEmpty() && object.size >= 0, "an object has a key and a size");
        require(!page->truncated || !page->nextToken.isEmpty(), "a cut page says where the next begins");
    }
    if (const auto page = parseVersionsPage(body)) {
        for (const VersionEntry &version : page->versions)
            require(!version.key.isEmpty() && !version.versionId.isEmpty() && version.size >= 0, "a version is named");
        require(!page->truncated || !page->nextKeyMarker.isEmpty(), "a cut page of versions says where it goes on");
    }
    if (const auto page = parseUploadsPage(body)) {
        for (const UnfinishedUpload &upload : page->uploads)
            require(!upload.key.isEmpty() && !upload.uploadId.isEmpty(), "an upload is named");
    }
}

void tryRemoval(const QByteArray &body)
{
    const QList<ObjectRef> asked{{u"k"_s, {}}, {u"photo 2.jpg"_s, u"v1"_s}};
    const auto failures = parseDeleteResult(body, asked);
    if (!failures)
        return;
    require(failures->size() <= asked.size(), "nothing is refused that was not asked for");
    QStringList left;
    for (const ObjectFailure &failure : *failures) {
        left += failure.object.key;
        require(!failure.error.reason.isEmpty(), "a refusal has a reason");
    }
    // A key may be written with references to characters, and then is not found as it stands.
    require(left.contains("k"_L1) || body.contains('k') || body.contains('&'), "no removal is believed unsaid");
}

[[maybe_unused]] std::vector<QByteArray> xmlReplies()
{
    std::vector<QByteArray> list{
        "<ListBucketResult><Name>b</Name><KeyCount>1</KeyCount><IsTruncated>true</IsTruncated><NextContinuationToken>t"
        "</NextContinuationToken><Contents><Key>hot/a%20b.jpg</Key><LastModified>2026-11-20T03:00:00.000Z"
        "</LastModified><ETag>&quot;9b2cf535f27731c974343645a3985328&quot;</ETag><Size>12</Size></Contents>"
        "<EncodingType>url</EncodingType></ListBucketResult>",
        "<ListVersionsResult><IsTruncated>false</IsTruncated><Version><Key>a</Key><VersionId>1</VersionId><IsLatest>"
        "true</IsLatest><LastModified>2026-11-20T03:00:00Z</LastModified><ETag>\"e\"</ETag><Size>3</Size></Version>"
        "<DeleteMarker><Key>a</Key><VersionId>2</VersionId><IsLatest>false</IsLatest><LastModified>"
        "2026-11-20T03:00:00Z</LastModified></DeleteMarker></ListVersionsResult>",
        "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated><Upload><Key>a</Key><UploadId>u</UploadId>"
        "<Initiated>2026-11-20T03:00:00Z</Initiated></Upload></ListMultipartUploadsResult>",
        "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>",
        "<CompleteMultipartUploadResult><ETag>\"e-2\"</ETag></CompleteMultipartUploadResult>",
        "<CopyObjectResult><ETag>\"e\"</ETag><LastModified>2026-11-20T03:00:00Z</LastModified></CopyObjectResult>",
        "<DeleteResult><Deleted><Key>k</Key></Deleted><Error><Key>photo 2.jpg</Key><VersionId>v1</VersionId><Code>"
        "AccessDenied</Code><Message>no</Message></Error></DeleteResult>",
        "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
        "<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status><Filter><Prefix>hot/</Prefix></Filter>"
        "<Expiration><Days>30</Days></Expiration><AbortIncompleteMultipartUpload><DaysAfterInitiation>7"
        "</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>",
        "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>"
        "60</MaxAgeSeconds></CORSRule></CORSConfiguration>",
        "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>&#x41;&amp;</Message><RequestId>1</RequestId>"
        "</Error>"};
    const QDir samples(QString(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/s3-xml"_s));
    for (const QString &name : samples.entryList({u"*.xml"_s}, QDir::Files, QDir::Name)) {
        QFile file(samples.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            list.push_back(file.readAll());
    }
    return list;
}

void tryXmlrepliesInput(const QByteArray &body)
{
    if (const auto error = parseError(body))
        require(!parseListPage(body) && !parseDeleteResult(body, {{u"k"_s, {}}}) && !parseCompleteUpload(body),
                "an error is never taken for success");
    tryListings(body);
    tryRemoval(body);
    if (const auto upload = parseInitiateUpload(body))
        require(!upload->isEmpty(), "an upload has an id");
    (void)parseCompleteUpload(body);
    (void)parseCopyResult(body);
    (void)parseVersioning(body);
    (void)parseLifecycle(body);
    (void)parseCors(body);
}
} // namespace

TD_FUZZ_TARGET(xmlreplies, xmlReplies, tryXmlrepliesInput)
