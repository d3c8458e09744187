// SPDX-License-Identifier: GPL-3.0-or-later
// Listings and small replies: the published samples (with TIERDECK_TEST_DATA), and what no reader may take for success.
#include "s3xmlkit.h"

#include "storage/s3xmltree.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::s3xml;
using namespace td::s3xmlkit;

namespace
{
QByteArray listWith(const QByteArray &inside)
{
    return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inside + "</ListBucketResult>";
}

QByteArray entry(const QByteArray &key, const QByteArray &size = "1")
{
    return "<Contents><Key>" + key +
           "</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>\"e\"</ETag><Size>" + size +
           "</Size></Contents>";
}

const QByteArray Last = "<IsTruncated>false</IsTruncated>";
} // namespace

class TestS3Xml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void samples_data()
    {
        QTest::addColumn<QStringList>("taken");
        const auto row = [](const char *file, const QStringList &taken) { QTest::newRow(file) << taken; };
        row("botocore-error-s3-create-bucket.xml", {u"error BucketAlreadyOwnedByYou"_s});
        row("botocore-error-s3-list-objects.xml", {u"error AccessDenied"_s});
        row("botocore-s3-get-bucket-acl.xml", {});
        row("botocore-s3-get-bucket-location.xml", {});
        row("botocore-s3-list-object-versions.xml", {u"versions 5"_s});
        row("botocore-s3-list-objects.xml", {u"list 2"_s});
        row("hostile-defusedxml-dtd.xml", {});
        row("hostile-defusedxml-external.xml", {});
        row("hostile-defusedxml-simple.xml", {});
        row("hostile-defusedxml-xmlbomb.xml", {});
        // Nothing is in them, and nothing says whether objects or versions are meant.
        row("libcloud-google_storage-list_container_objects_empty.xml", {u"list 0"_s, u"versions 0"_s});
        row("libcloud-oss-list_container_objects_empty.xml", {u"list 0"_s, u"versions 0"_s});
        // Truncated in the way of the first version of the interface: there is no token to go on with.
        row("libcloud-google_storage-list_container_objects_not_exhausted1.xml", {});
        row("libcloud-google_storage-list_container_objects_not_exhausted2.xml", {u"list 2"_s});
        row("libcloud-oss-ex_iterate_multipart_uploads_p1.xml", {u"uploads 2"_s});
        row("libcloud-oss-initiate_multipart_upload.xml", {u"initiate 0004B9894A22E5B1888A1E29F8236E2D"_s});
        row("libcloud-oss-list_container_objects_prefix.xml", {u"list 2"_s});
        row("libcloud-s3-complete_multipart.xml", {u"complete 3858f62230ac3c915f300c664312c11f-9"_s});
        row("libcloud-s3-initiate_multipart.xml",
            {u"initiate VXBsb2FkIElEIGZvciA2aWWpbmcncyBteS1tb3ZpZS5tMnRzIHVwbG9hZA"_s});
        row("libcloud-s3-list_container_objects.xml", {u"list 1"_s});
        row("libcloud-s3-list_containers.xml", {});
        row("libcloud-s3-list_containers_empty.xml", {});
        row("rusoto-s3_complete_multipart_upload.xml", {u"complete 525a81fcbc4181997bd96e4096fa7304-1"_s});
        row("rusoto-s3_temp_redirect.xml", {u"error TemporaryRedirect"_s});
    }
    void samples()
    {
        QFETCH(QStringList, taken);
        if (samplesFolder().isEmpty())
            QSKIP("The published samples are not here (TIERDECK_TEST_DATA).");
        const QByteArray body = sample(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!body.isEmpty());
        QCOMPARE(takenAs(body), taken);
    }

    void publishedList()
    {
        const QJsonObject expected = sampleJson(u"botocore-s3-list-objects.json"_s).object();
        if (expected.isEmpty())
            QSKIP("The published list is not here (TIERDECK_TEST_DATA).");
        const auto page = parseListPage(sample(u"botocore-s3-list-objects.xml"_s));
        QVERIFY(page);
        const QJsonArray contents = expected.value("Contents"_L1).toArray();
        QCOMPARE(page->objects.size(), contents.size());
        for (qsizetype i = 0; i < contents.size(); ++i) {
            const QJsonObject object = contents.at(i).toObject();
            QCOMPARE(page->objects.at(i).key, object.value("Key"_L1).toString());
            QCOMPARE(page->objects.at(i).size, object.value("Size"_L1).toInteger());
            QCOMPARE(QString(u'"' + page->objects.at(i).etag + u'"'), object.value("ETag"_L1).toString());
            QCOMPARE(page->objects.at(i).modified, fromIso(object.value("LastModified"_L1).toString()).value());
        }
    }

    void publishedVersions()
    {
        const QJsonObject expected = sampleJson(u"botocore-s3-list-object-versions.json"_s).object();
        if (expected.isEmpty())
            QSKIP("The published versions are not here (TIERDECK_TEST_DATA).");
        const auto page = parseVersionsPage(sample(u"botocore-s3-list-object-versions.xml"_s));
        QVERIFY(page);
        QHash<QString, VersionEntry> found;
        for (const VersionEntry &version : page->versions)
            found.insert(QString(version.key + u'/' + version.versionId), version);
        qsizetype compared = 0;
        for (const QLatin1String list : {"Versions"_L1, "DeleteMarkers"_L1}) {
            const QJsonArray entries = expected.value(list).toArray();
            for (const QJsonValue &value : entries) {
                const QString id = value["Key"_L1].toString() + u'/' + value["VersionId"_L1].toString();
                const VersionEntry version = found.value(id);
                QCOMPARE(version.key, value["Key"_L1].toString());
                QCOMPARE(version.isLatest, value["IsLatest"_L1].toBool());
                QCOMPARE(version.isMarker, list == "DeleteMarkers"_L1);
                QCOMPARE(version.size, value["Size"_L1].toInteger());
                QCOMPARE(version.modified, fromIso(value["LastModified"_L1].toString()).value());
                ++compared;
            }
        }
        QCOMPARE(compared, page->versions.size());
    }

    void publishedTexts()
    {
        // The same texts that every reader of this family of interfaces must understand.
        const QJsonArray suites = sampleJson(u"smithy-rest-xml-output.json"_s).array();
        if (suites.isEmpty())
            QSKIP("The published texts are not here (TIERDECK_TEST_DATA).");
        int compared = 0;
        for (const QJsonValue &suite : suites) {
            const QJsonArray cases = suite["cases"_L1].toArray();
            for (const QJsonValue &one : cases) {
                const QByteArray body = one["response"_L1]["body"_L1].toString().toUtf8();
                const QStringList taken = takenAs(body);
                if (one["id"_L1].toString() == "InvalidGreetingError"_L1)
                    QCOMPARE(taken, QStringList{u"error InvalidGreeting"_s});
                else
                    QVERIFY2(taken.isEmpty(), qPrintable(one["id"_L1].toString()));
                const QJsonValue text = one["result"_L1]["stringValue"_L1];
                if (!text.isString() || body.isEmpty())
                    continue;
                const auto tree = readTree(body);
                QVERIFY2(tree, qPrintable(one["id"_L1].toString()));
                QCOMPARE(tree->textOf("stringValue"_L1), text.toString());
                ++compared;
            }
        }
        QVERIFY(compared >= 6);
    }

    void keys_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<bool>("encoded");
        QTest::addColumn<QString>("key"); // null: refused
        const auto row = [](const char *name, const char *written, bool encoded, const QString &key) {
            QTest::newRow(name) << QByteArray(written) << encoded << key;
        };
        row("plain", "a b+c%20.jpg", false, u"a b+c%20.jpg"_s);
        row("spaces around", " a ", false, u" a "_s);
        row("escaped", "a&amp;b&lt;c&gt;&quot;&apos;", false, u"a&b<c>\"'"_s);
        row("line breaks by number", "a&#13;&#10;b", false, u"a\r\nb"_s);
        row("plus is a space", "a+b", true, u"a b"_s);
        row("plus by number", "a%2Bb", true, u"a+b"_s);
        row("percent", "a%2520b", true, u"a%20b"_s);
        row("umlaut", "%C3%BC.jpg", true, u"ü.jpg"_s);
        row("emoji", "%F0%9F%93%B7", true, u"📷"_s);
        row("control", "a%01b%7F", true, u"a\u0001b\u007f"_s);
        row("slash stays", "a/b%2Fc", true, u"a/b/c"_s);
        row("small digits", "%c3%bc", true, u"ü"_s);
        row("cut percent", "a%2", true, {});
        row("no digits", "a%zz", true, {});
        row("no UTF-8", "a%FFb", true, {});
        row("half a character", "%C3", true, {});
        row("empty", "", false, {});
    }
    void keys()
    {
        QFETCH(QByteArray, written);
        QFETCH(bool, encoded);
        QFETCH(QString, key);
        const QByteArray encoding = encoded ? "<EncodingType>url</EncodingType>" : "";
        const auto page = parseListPage(listWith(encoding + Last + entry(written)));
        QCOMPARE(page.has_value(), !key.isNull());
        if (page)
            QCOMPARE(page->objects.first().key, key);
        else
            QCOMPARE(page.error().reason, u"s3.bad_reply"_s);
    }

    void refusedLists_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
        row("nothing", "");
        row("white space", " \n");
        row("captive portal", "<!DOCTYPE html><html><body>Please log in</body></html>");
        row("portal without doctype", "<html><body>Please log in</body></html>");
        row("portal that is no XML", "<html><body><p>Please<br>log in</body></html>");
        row("JSON", "{\"error\":\"no\"}");
        row("other document", "<ListAllMyBucketsResult/>");
        row("cut", "<ListBucketResult>" + Last + entry("a"));
        row("cut in an entry", listWith(Last + entry("a")).chopped(40));
        row("twice", listWith(Last) + listWith(Last));
        row("text behind", listWith(Last) + "x");
        row("not said whether the last", listWith(entry("a")));
        row("said twice", listWith(Last + Last));
        row("neither true nor false", listWith("<IsTruncated>maybe</IsTruncated>"));
        row("truncated without token", listWith("<IsTruncated>true</IsTruncated>" + entry("a")));
        row("truncated with empty token",
            listWith("<IsTruncated>true</IsTruncated><NextContinuationToken/>" + entry("a")));
        row("holds less than announced", listWith(Last + "<KeyCount>2</KeyCount>" + entry("a")));
        row("no key", listWith(Last + "<Contents><Size>1</Size></Contents>"));
        row("two keys", listWith(Last + "<Contents><Key>a</Key><Key>b</Key><Size>1</Size></Contents>"));
        row("no size", listWith(Last + entry("a", "")));
        row("size below zero", listWith(Last + entry("a", "-1")));
        row("size with a dot", listWith(Last + entry("a", "1.5")));
        row("size too large", listWith(Last + entry("a", "99999999999999999999")));
        row("impossible date", listWith(Last + entry("a").replace("2026-01-02", "2026-02-30")));
        row("element in a key", listWith(Last + entry("a<b/>c")));
        row("document type", "<!DOCTYPE x>" + listWith(Last));
        row("own entity", "<!DOCTYPE x [<!ENTITY e \"k\">]>" + listWith(Last + entry("&e;")));
        row("unknown entity", listWith(Last + entry("&e;")));
        row("control character", listWith(Last + entry("a\x01")));
        row("control by number", listWith(Last + entry("a&#1;")));
        row("no UTF-8", listWith(Last + entry("a\xFF")));
        row("too deep", listWith(Last + QByteArray("<a>").repeated(100) + QByteArray("</a>").repeated(100)));
        row("very deep", listWith(QByteArray("<a>").repeated(100'000)));
        row("too many elements", listWith(Last + QByteArray("<a/>").repeated(300'000)));
        row("too large", listWith(Last + QByteArray(MaxBytes, ' ')));
    }
    void refusedLists()
    {
        QFETCH(QByteArray, body);
        const auto page = parseListPage(body);
        QVERIFY(!page);
        QCOMPARE(page.error().reason, u"s3.bad_reply"_s);
        QCOMPARE(page.error().code, ErrorCode::Unavailable);
        QVERIFY(!page.error().remedy.isEmpty());
    }

    void errorInsideASuccess_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("internal") << QByteArray("<Error><Code>InternalError</Code></Error>") << u"s3.unavailable"_s;
        QTest::newRow("slow") << QByteArray("<Error><Code>SlowDown</Code></Error>") << u"s3.slow_down"_s;
        QTest::newRow("unknown") << QByteArray("<Error><Code>Whatever</Code></Error>") << u"s3.unavailable"_s;
        QTest::newRow("with spaces before")
            << QByteArray("\n\n<Error><Code>InternalError</Code></Error>") << u"s3.unavailable"_s;
    }
    void errorInsideASuccess()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        const auto complete = parseCompleteUpload(body);
        const auto copy = parseCopyResult(body);
        QVERIFY(!complete && !copy && !parseListPage(body) && !parseInitiateUpload(body));
        QCOMPARE(complete.error().reason, reason);
        QCOMPARE(copy.error().reason, reason);
    }

    void aListingThatGoesRoundIsStopped()
    {
        PageTrail trail;
        QVERIFY(trail.advance(u"a"_s));
        QVERIFY(trail.advance(u"b"_s));
        QVERIFY(trail.advance(u"b"_s, u"1"_s));
        const auto again = trail.advance(u"a"_s);
        QVERIFY(!again);
        QCOMPARE(again.error().reason, u"s3.listing_loops"_s);
    }
};

TD_TEST(TestS3Xml)
#include "tst_s3xml.moc"
