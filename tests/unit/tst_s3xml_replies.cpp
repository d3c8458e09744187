// SPDX-License-Identifier: GPL-3.0-or-later
// Versions, uploads, removals and bucket settings; and the two bodies that are written.
#include "storage/s3xml.h"
#include "support/testprogram.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::s3xml;

namespace
{
const QByteArray Date = "<LastModified>2026-01-02T03:04:05.000Z</LastModified>";

QByteArray versions(const QByteArray &inside)
{
    return "<ListVersionsResult>" + inside + "</ListVersionsResult>";
}

/// "k:reason" of each failure.
QStringList told(const QList<ObjectFailure> &failures)
{
    QStringList lines;
    for (const ObjectFailure &failure : failures)
        lines += failure.object.key + u':' + failure.object.versionId + u':' + failure.error.reason;
    lines.sort();
    return lines;
}

/// The texts of all elements with this name, as any XML reader understands them.
QStringList textsOf(const QByteArray &body, QStringView name)
{
    QStringList texts;
    QXmlStreamReader xml(body);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
            texts += xml.readElementText();
    }
    return xml.hasError() ? QStringList{u"invalid"_s} : texts;
}
} // namespace

class TestS3XmlReplies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versionsAndMarkers()
    {
        const auto page = parseVersionsPage(
            versions("<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
                     "<NextKeyMarker>a+b</NextKeyMarker><NextVersionIdMarker>v+2</NextVersionIdMarker>"
                     "<Version><Key>a+b</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest>" +
                     Date +
                     "<ETag>\"e\"</ETag><Size>7</Size></Version>"
                     "<DeleteMarker><Key>a+b</Key><VersionId>v+2</VersionId><IsLatest>true</IsLatest>" +
                     Date + "</DeleteMarker>"));
        QVERIFY(page);
        QCOMPARE(page->nextKeyMarker, u"a b"_s);
        QCOMPARE(page->nextVersionIdMarker, u"v+2"_s);
        QCOMPARE(page->versions.size(), 2);
        QCOMPARE(page->versions.at(0).size, 7);
        QVERIFY(!page->versions.at(0).isMarker && !page->versions.at(0).isLatest);
        QVERIFY(page->versions.at(1).isMarker && page->versions.at(1).isLatest);
    }

    void googleCountsGenerations()
    {
        const auto page = parseVersionsPage(
            "<ListBucketResult><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker>"
            "<NextGenerationMarker>12</NextGenerationMarker><Version><Key>k</Key><Generation>11</Generation>"
            "<IsLatest>true</IsLatest>" +
            Date + "<Size>1</Size></Version></ListBucketResult>");
        QVERIFY(page);
        QCOMPARE(page->versions.first().versionId, u"11"_s);
        QCOMPARE(page->nextVersionIdMarker, u"12"_s);
    }

    void refusedVersions_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray last = "<IsTruncated>false</IsTruncated>";
        const QByteArray fields = "<Key>k</Key><VersionId>v</VersionId><IsLatest>true</IsLatest>" + Date;
        QTest::newRow("truncated without marker") << versions("<IsTruncated>true</IsTruncated>");
        QTest::newRow("no size") << versions(last + "<Version>" + fields + "</Version>");
        QTest::newRow("no version") << versions(last + "<DeleteMarker><Key>k</Key>" + Date + "</DeleteMarker>");
        QTest::newRow("no date") << versions(last + "<DeleteMarker>" + QByteArray(fields).replace(Date, "") +
                                             "</DeleteMarker>");
        QTest::newRow("objects of a server without versions")
            << QByteArray("<ListBucketResult>" + last + "<Contents><Key>k</Key></Contents></ListBucketResult>");
    }
    void refusedVersions()
    {
        QFETCH(QByteArray, body);
        const auto page = parseVersionsPage(body);
        QVERIFY(!page);
        QCOMPARE(page.error().reason, u"s3.bad_reply"_s);
    }

    void uploads()
    {
        const auto page = parseUploadsPage(
            "<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
            "<NextKeyMarker>a%2Bb</NextKeyMarker><NextUploadIdMarker>u1</NextUploadIdMarker><Upload><Key>a%2Bb</Key>"
            "<UploadId>u1</UploadId><Initiated>2026-01-02T03:04:05Z</Initiated></Upload></ListMultipartUploadsResult>");
        QVERIFY(page);
        QCOMPARE(page->nextKeyMarker, u"a+b"_s);
        QCOMPARE(page->uploads.first().key, u"a+b"_s);
        QCOMPARE(page->uploads.first().started, fromIso(u"2026-01-02T03:04:05Z").value());
        QVERIFY(!parseUploadsPage("<ListMultipartUploadsResult><IsTruncated>true</IsTruncated>"
                                  "</ListMultipartUploadsResult>"));
        QVERIFY(!parseUploadsPage("<ListMultipartUploadsResult><IsTruncated>false</IsTruncated><Upload><Key>a</Key>"
                                  "<UploadId>u</UploadId></Upload></ListMultipartUploadsResult>"));
    }

    void stored()
    {
        const auto copied =
            parseCopyResult("<CopyObjectResult>" + Date + "<ETag>&quot;abc-2&quot;</ETag></CopyObjectResult>");
        QVERIFY(copied);
        QCOMPARE(copied->etag, u"abc-2"_s);
        QCOMPARE(copied->modified, fromIso(u"2026-01-02T03:04:05Z"));
        QVERIFY(parseCopyResult("<CopyPartResult><ETag>abc</ETag></CopyPartResult>"));
        QVERIFY(!parseCopyResult("<CopyObjectResult/>"));
        QVERIFY(!parseCompleteUpload("<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>"));
        QVERIFY(!parseCompleteUpload(" "));
        QVERIFY(!parseInitiateUpload("<InitiateMultipartUploadResult><UploadId/></InitiateMultipartUploadResult>"));
    }

    void removals_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QStringList>("left");
        const QStringList open{u"a::s3.delete_unconfirmed"_s, u"b:v1:s3.delete_unconfirmed"_s,
                               u"b:v2:s3.delete_unconfirmed"_s};
        const QByteArray all = "<Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key><VersionId>v1</VersionId></Deleted>"
                               "<Deleted><Key>b</Key><VersionId>v2</VersionId></Deleted>";
        QTest::newRow("all") << all << QStringList();
        QTest::newRow("none said") << QByteArray() << open;
        QTest::newRow("other keys") << QByteArray("<Deleted><Key>c</Key></Deleted>") << open;
        QTest::newRow("one said twice") << QByteArray("<Deleted><Key>a</Key></Deleted><Deleted><Key>a</Key></Deleted>")
                                        << open.mid(1);
        QTest::newRow("version left out counts once")
            << QByteArray(
                   "<Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key></Deleted><Deleted><Key>b</Key></Deleted>")
            << QStringList();
        QTest::newRow("other version") << QByteArray(all).replace("v2", "v3") << open.mid(2);
        QTest::newRow("marker of a versioned bucket")
            << QByteArray(all).replace("<Key>a</Key>", "<Key>a</Key><DeleteMarker>true</DeleteMarker>"
                                                       "<DeleteMarkerVersionId>m</DeleteMarkerVersionId>")
            << QStringList();
        QTest::newRow("denied") << QByteArray(all).replace("<Deleted><Key>a</Key></Deleted>",
                                                           "<Error><Key>a</Key><Code>AccessDenied</Code></Error>")
                                << QStringList{u"a::s3.access_denied"_s};
        QTest::newRow("missing is success")
            << QByteArray(all).replace("<Deleted><Key>a</Key></Deleted>",
                                       "<Error><Key>a</Key><Code>NoSuchKey</Code></Error>")
            << QStringList();
        QTest::newRow("failed inside") << QByteArray(all).replace(
                                              "<Deleted><Key>a</Key></Deleted>",
                                              "<Error><Key>a</Key><Code>InternalError</Code></Error>")
                                       << QStringList{u"a::s3.unavailable"_s};
    }
    void removals()
    {
        QFETCH(QByteArray, inside);
        QFETCH(QStringList, left);
        const auto failures = parseDeleteResult("<DeleteResult>" + inside + "</DeleteResult>",
                                                {{u"a"_s, {}}, {u"b"_s, u"v1"_s}, {u"b"_s, u"v2"_s}});
        QVERIFY(failures);
        QCOMPARE(told(*failures), left);
    }

    void versioning()
    {
        const auto read = [](const QByteArray &inside) {
            return parseVersioning("<VersioningConfiguration>" + inside + "</VersioningConfiguration>");
        };
        QCOMPARE(read("").value(), Versioning::Never);
        QCOMPARE(read("<Status>Enabled</Status>").value(), Versioning::Enabled);
        QCOMPARE(read("<Status>Suspended</Status>").value(), Versioning::Suspended);
        QVERIFY(!read("<Status>Perhaps</Status>"));
        QVERIFY(!parseVersioning("<html/>"));
    }

    void lifecycle()
    {
        const auto rules = parseLifecycle(
            "<LifecycleConfiguration><Rule><ID>old</ID><Status>Enabled</Status><Filter><And><Prefix>hot/</Prefix><Tag>"
            "<Key>a</Key></Tag></And></Filter><Expiration><Days>30</Days></Expiration><Transition><Days>3</Days>"
            "<StorageClass>GLACIER</StorageClass></Transition><NoncurrentVersionExpiration><NoncurrentDays>5"
            "</NoncurrentDays></NoncurrentVersionExpiration></Rule><Rule><Status>Disabled</Status><Prefix>x</Prefix>"
            "<AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation>"
            "</AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>");
        QVERIFY(rules);
        QCOMPARE(rules->size(), 2);
        const LifecycleRule &old = rules->at(0);
        QCOMPARE(old.id, u"old"_s);
        QVERIFY(old.enabled && old.hasOtherFilter);
        QCOMPARE(old.prefix, u"hot/"_s);
        QCOMPARE(old.expireDays, 30);
        QCOMPARE(old.noncurrentDays, 5);
        QCOMPARE(old.transitions, QStringList{u"GLACIER"_s});
        QVERIFY(!rules->at(1).enabled && !rules->at(1).expireDays);
        QCOMPARE(rules->at(1).prefix, u"x"_s);
        QCOMPARE(rules->at(1).abortUploadDays, 7);
        QVERIFY(!parseLifecycle("<LifecycleConfiguration><Rule><Status>Enabled</Status><Expiration><Days>soon</Days>"
                                "</Expiration></Rule></LifecycleConfiguration>"));
    }

    void googleLifecycle()
    {
        const auto rules = parseLifecycle(
            "<LifecycleConfiguration><Rule><Action><Delete/></Action><Condition><Age>30</Age></Condition></Rule><Rule>"
            "<Action><Delete/></Action><Condition><Age>9</Age><IsLive>false</IsLive></Condition></Rule><Rule><Action>"
            "<SetStorageClass>COLDLINE</SetStorageClass></Action><Condition><Age>1</Age></Condition></Rule>"
            "</LifecycleConfiguration>");
        QVERIFY(rules);
        QCOMPARE(rules->size(), 3);
        QCOMPARE(rules->at(0).expireDays, 30);
        QVERIFY(!rules->at(1).expireDays);
        QCOMPARE(rules->at(1).noncurrentDays, 9);
        QCOMPARE(rules->at(2).transitions, QStringList{u"COLDLINE"_s});
    }

    void cors()
    {
        const auto rules = parseCors(
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://a</AllowedOrigin><AllowedOrigin>*</AllowedOrigin>"
            "<AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader>"
            "<MaxAgeSeconds>3000</MaxAgeSeconds></CORSRule></CORSConfiguration>");
        QVERIFY(rules);
        QCOMPARE(rules->first().origins, (QStringList{u"https://a"_s, u"*"_s}));
        QCOMPARE(rules->first().methods, QStringList{u"GET"_s});
        QCOMPARE(rules->first().exposed, QStringList{u"ETag"_s});
        QCOMPARE(rules->first().maxAgeSeconds, 3000);
        const auto google =
            parseCors("<CorsConfig><Cors><Origins><Origin>*</Origin></Origins><Methods><Method>PUT</Method>"
                      "</Methods><MaxAgeSec>5</MaxAgeSec></Cors></CorsConfig>");
        QVERIFY(google);
        QCOMPARE(google->first().methods, QStringList{u"PUT"_s});
        QCOMPARE(google->first().maxAgeSeconds, 5);
    }

    void removalIsWrittenSoThatItIsReadTheSame()
    {
        const QStringList keys{u"plain.jpg"_s, u"a&b<c>\"d\"'e'"_s, u" spaces  "_s, u"ü📷"_s, u"a\r\n\tb"_s,
                               u"]]>"_s,       u"&amp;"_s};
        QList<ObjectRef> objects;
        for (const QString &key : keys)
            objects += {key, u"v&1"_s};
        const auto body = deleteObjectsBody(objects);
        QVERIFY(body);
        QCOMPARE(textsOf(*body, u"Key"), keys);
        QCOMPARE(textsOf(*body, u"VersionId"), QStringList(keys.size(), u"v&1"_s));
        QVERIFY(!body->contains("Quiet"));
        QVERIFY(textsOf(deleteObjectsBody({{u"k"_s, {}}}).value(), u"VersionId").isEmpty());
    }

    void removalRefusesWhatXmlCannotSay_data()
    {
        QTest::addColumn<QList<ObjectRef>>("objects");
        QTest::newRow("none") << QList<ObjectRef>{};
        QTest::newRow("too many") << QList<ObjectRef>(1001, {u"k"_s, {}});
        QTest::newRow("empty key") << QList<ObjectRef>{{QString(), {}}};
        QTest::newRow("control") << QList<ObjectRef>{{u"a\u0001b"_s, {}}};
        QTest::newRow("half a character") << QList<ObjectRef>{{QString(QChar(0xd83d)), {}}};
        QTest::newRow("no character") << QList<ObjectRef>{{QString(QChar(0xffff)), {}}};
    }
    void removalRefusesWhatXmlCannotSay()
    {
        QFETCH(QList<ObjectRef>, objects);
        const auto body = deleteObjectsBody(objects);
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::InvalidArgument);
    }

    void completion()
    {
        const auto body = completeUploadBody({{1, u"a\"b"_s}, {3, u"c&d"_s}});
        QVERIFY(body);
        QCOMPARE(textsOf(*body, u"PartNumber"), (QStringList{u"1"_s, u"3"_s}));
        QCOMPARE(textsOf(*body, u"ETag"), (QStringList{u"\"a\"b\""_s, u"\"c&d\""_s}));
        QVERIFY(!completeUploadBody({}));
        QVERIFY(!completeUploadBody({{1, {}}}));
        QVERIFY(!completeUploadBody({{0, u"a"_s}}));
        QVERIFY(!completeUploadBody({{2, u"a"_s}, {1, u"b"_s}}));
        QVERIFY(!completeUploadBody({{1, u"a"_s}, {1, u"b"_s}}));
        QVERIFY(!completeUploadBody({{10'001, u"a"_s}}));
    }
};

TD_TEST(TestS3XmlReplies)
#include "tst_s3xml_replies.moc"
