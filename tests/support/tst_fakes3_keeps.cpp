// SPDX-License-Identifier: GPL-3.0-or-later
// What the fake server does when nothing goes wrong: as S3 does.
#include "support/fakes3.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;
using Dialect = FakeS3Options::Dialect;

class TstFakeS3Keeps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objects();
    void checksWhatItReceives();
    void deletesInBatches();
    void pagesAreWhole();
    void listsByDelimiterAndInByteOrder();
    void versions();
    void multipart();
    void copies();
    void dialects();
    void rights();
    void countsAndLogs();
};

namespace
{

FakeS3Options keepingServer(Dialect dialect = Dialect::Plain)
{
    FakeS3Options options;
    options.dialect = dialect;
    options.checksSignatures = false;
    return options;
}

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

QStringList all(const QByteArray &xml, const QString &element)
{
    QStringList texts;
    const QRegularExpression pattern(u"<%1>([^<]*)</%1>"_s.arg(element));
    for (auto match = pattern.globalMatch(QString::fromUtf8(xml)); match.hasNext();)
        texts.append(match.next().captured(1));
    return texts;
}

QString one(const QByteArray &xml, const QString &element)
{
    return all(xml, element).value(0);
}

} // namespace

void TstFakeS3Keeps::objects()
{
    const FakeS3 server(keepingServer());
    const auto ask = [&server](const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                               const RawHeaders &headers = {}) {
        return rawRequest(server.port(), method, target, body, headers);
    };
    const RawAnswer put = ask("PUT", "/photos/hot/a%20b%2Bc+%C3%BC.jpg", "0123456789",
                              {{"Content-Type", "image/jpeg"}, {"x-amz-meta-photo-id", "p1"}});
    QCOMPARE(put.status, 200);
    QCOMPARE(put.headers.value("etag"), QByteArray('"' + md5("0123456789").toHex() + '"'));
    QCOMPARE(server.keys(), QStringList(u"hot/a b+c+ü.jpg"_s));

    const RawAnswer head = ask("HEAD", "/photos/hot/a%20b%2Bc+%C3%BC.jpg");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), QByteArray("10"));
    QCOMPARE(head.headers.value("x-amz-meta-photo-id"), QByteArray("p1"));
    QCOMPARE(head.headers.value("content-type"), QByteArray("image/jpeg"));
    QVERIFY(head.body.isEmpty());

    const QByteArray target = "/photos/hot/a%20b+c+%C3%BC.jpg";
    QCOMPARE(ask("GET", target).body, QByteArray("0123456789"));
    const RawAnswer part = ask("GET", target, {}, {{"Range", "bytes=3-5"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, QByteArray("345"));
    QCOMPARE(part.headers.value("content-range"), QByteArray("bytes 3-5/10"));
    QCOMPARE(ask("GET", target, {}, {{"Range", "bytes=8-"}}).body, QByteArray("89"));
    QCOMPARE(ask("GET", target, {}, {{"Range", "bytes=-2"}}).body, QByteArray("89"));
    QCOMPARE(ask("GET", target, {}, {{"Range", "bytes=10-"}}).status, 416);

    QCOMPARE(ask("DELETE", target).status, 204);
    QCOMPARE(ask("DELETE", target).status, 204);
    QCOMPARE(ask("GET", target).status, 404);
    QCOMPARE(ask("GET", "/nobodys/key").status, 404);
    QCOMPARE(ask("HEAD", "/photos").status, 200);
}

void TstFakeS3Keeps::checksWhatItReceives()
{
    const FakeS3 server(keepingServer());
    const auto code = [&server](const RawHeaders &headers) {
        return one(rawRequest(server.port(), "PUT", "/photos/k", "bytes", headers).body, u"Code"_s);
    };
    QCOMPARE(code({{"Content-MD5", md5("bytez").toBase64()}}), u"BadDigest"_s);
    QCOMPARE(code({{"Content-MD5", "zzz"}}), u"InvalidDigest"_s);
    QCOMPARE(code({{"x-amz-content-sha256", QByteArray(64, '0')}}), u"XAmzContentSHA256Mismatch"_s);
    QVERIFY(server.keys().isEmpty());
    QCOMPARE(code({{"Content-MD5", md5("bytes").toBase64()}, {"If-None-Match", "*"}}), QString());
    QCOMPARE(code({{"If-None-Match", "*"}}), u"PreconditionFailed"_s);
    QCOMPARE(server.bodiesStored().value(u"k"_s), 1);
}

void TstFakeS3Keeps::deletesInBatches()
{
    FakeS3 server(keepingServer());
    server.putObject(u"a"_s, "1");
    server.putObject(u"b&<"_s, "2");
    server.putObject(u"c"_s, "3");
    const QByteArray body = "<Delete><Object><Key>a</Key></Object><Object><Key>b&amp;&lt;</Key></Object>"
                            "<Object><Key>never</Key></Object></Delete>";
    QCOMPARE(rawRequest(server.port(), "POST", "/photos?delete", body).status, 400); // Content-MD5 is asked for
    const RawHeaders sum{{"Content-MD5", md5(body).toBase64()}};
    const RawAnswer answer = rawRequest(server.port(), "POST", "/photos?delete", body, sum);
    QCOMPARE(all(answer.body, u"Key"_s), QStringList({u"a"_s, u"b&amp;&lt;"_s, u"never"_s}));
    QCOMPARE(server.keys(), QStringList(u"c"_s));
    server.deny({u"DeleteObject"_s});
    const RawAnswer denied = rawRequest(server.port(), "POST", "/photos?delete", body, sum);
    QCOMPARE(denied.status, 200);
    QCOMPARE(all(denied.body, u"Code"_s).size(), 3);
}

void TstFakeS3Keeps::pagesAreWhole()
{
    FakeS3Options options = keepingServer();
    options.pageKeys = 7;
    FakeS3 server(options);
    QStringList expected;
    for (int i = 0; i < 30; ++i)
        expected.append(u"hot/%1 ü.jpg"_s.arg(i, 3, 10, QChar(u'0')));
    for (const QString &key : expected)
        server.putObject(key, "x");
    server.putObject(u"temp/other"_s, "x");

    QStringList seen;
    QByteArray token;
    int pages = 0;
    do {
        QByteArray target = "/photos?list-type=2&prefix=hot%2F&encoding-type=url";
        if (!token.isEmpty())
            target += "&continuation-token=" + token.toPercentEncoding();
        const QByteArray page = rawRequest(server.port(), "GET", target).body;
        for (const QString &key : all(page, u"Key"_s))
            seen.append(QString::fromUtf8(QByteArray::fromPercentEncoding(key.toLatin1())));
        token = one(page, u"NextContinuationToken"_s).toLatin1();
        QCOMPARE(one(page, u"IsTruncated"_s), token.isEmpty() ? u"false"_s : u"true"_s);
        ++pages;
    } while (!token.isEmpty());
    QCOMPARE(seen, expected);
    QCOMPARE(pages, 5);
    QCOMPARE(rawRequest(server.port(), "GET", "/photos?list-type=2&continuation-token=junk").status, 400);
}

void TstFakeS3Keeps::listsByDelimiterAndInByteOrder()
{
    FakeS3 server(keepingServer());
    // U+1F600 sorts behind U+FF5E in UTF-8, before it in UTF-16
    for (const QString &key : {u"a/1"_s, u"a/2"_s, u"b"_s, u"c/1"_s, u"\uFF5E"_s, u"😀"_s})
        server.putObject(key, "x");
    const QByteArray page = rawRequest(server.port(), "GET", "/photos?list-type=2&delimiter=%2F").body;
    QCOMPARE(all(page, u"Key"_s), QStringList({u"b"_s, u"\uFF5E"_s, u"😀"_s}));
    QCOMPARE(all(page, u"Prefix"_s), QStringList({QString(), u"a/"_s, u"c/"_s}));
}

void TstFakeS3Keeps::versions()
{
    FakeS3Options options = keepingServer();
    options.versioned = true;
    options.pageKeys = 2;
    FakeS3 server(options);
    const auto ask = [&server](const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) {
        return rawRequest(server.port(), method, target, body);
    };
    const QByteArray first = ask("PUT", "/photos/k", "1").headers.value("x-amz-version-id");
    const QByteArray second = ask("PUT", "/photos/k", "22").headers.value("x-amz-version-id");
    QVERIFY(!first.isEmpty() && first != second);
    QCOMPARE(ask("DELETE", "/photos/k").headers.value("x-amz-delete-marker"), QByteArray("true"));
    QCOMPARE(ask("GET", "/photos/k").status, 404);
    QCOMPARE(ask("GET", "/photos/k?versionId=" + first).body, QByteArray("1"));
    QVERIFY(server.keys().isEmpty());
    QCOMPARE(server.storedVersions(), 2);

    const QByteArray page = ask("GET", "/photos?versions").body;
    QCOMPARE(all(page, u"Key"_s).size(), 2);
    const QByteArray rest =
        ask("GET", "/photos?versions&key-marker=k&version-id-marker=" + one(page, u"NextVersionIdMarker"_s).toLatin1())
            .body;
    QCOMPARE(all(page, u"VersionId"_s) + all(rest, u"VersionId"_s),
             QStringList(
                 {server.versions(u"k"_s).at(0).versionId, QString::fromLatin1(second), QString::fromLatin1(first)}));
    QCOMPARE(ask("DELETE", "/photos/k?versionId=" + second).status, 204);
    QCOMPARE(server.storedVersions(), 1);
}

void TstFakeS3Keeps::multipart()
{
    FakeS3Options options = keepingServer();
    options.minPartBytes = 3;
    const FakeS3 server(options);
    const auto ask = [&server](const QByteArray &method, const QByteArray &target, const QByteArray &body = {}) {
        return rawRequest(server.port(), method, target, body);
    };
    const QByteArray id = one(ask("POST", "/photos/big?uploads").body, u"UploadId"_s).toLatin1();
    const auto part = [&](int number, const QByteArray &bytes) {
        const QByteArray target = "/photos/big?partNumber=" + QByteArray::number(number) + "&uploadId=" + id;
        return QByteArray("<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>" +
                          ask("PUT", target, bytes).headers.value("etag") + "</ETag></Part>");
    };
    const QByteArray one1 = part(1, "abc");
    const QByteArray two = part(2, "d");
    const QByteArray target = "/photos/big?uploadId=" + id;
    const auto complete = [&](const QByteArray &parts) {
        return ask("POST", target, "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>");
    };
    QCOMPARE(one(complete(two + one1).body, u"Code"_s), u"InvalidPartOrder"_s);
    QCOMPARE(one(complete(one1 + QByteArray(two).replace("<ETag>\"", "<ETag>\"0")).body, u"Code"_s), u"InvalidPart"_s);
    QCOMPARE(server.unfinishedUploads().size(), 1);
    QCOMPARE(all(ask("GET", target).body, u"PartNumber"_s), QStringList({u"1"_s, u"2"_s}));
    const QByteArray etag = one(complete(one1 + two).body, u"ETag"_s).toLatin1();
    QVERIFY2(etag.contains(QByteArray(md5(md5("abc") + md5("d")).toHex() + "-2")), etag.constData());
    QCOMPARE(server.object(u"big"_s), QByteArray("abcd"));
    QCOMPARE(complete(one1 + two).status, 404);

    const QByteArray other = one(ask("POST", "/photos/big2?uploads").body, u"UploadId"_s).toLatin1();
    QCOMPARE(all(ask("GET", "/photos?uploads").body, u"Key"_s), QStringList(u"big2"_s));
    QCOMPARE(ask("DELETE", "/photos/big2?uploadId=" + other).status, 204);
    QVERIFY(server.unfinishedUploads().isEmpty());
}

void TstFakeS3Keeps::copies()
{
    FakeS3 server(keepingServer());
    server.putObject(u"hot/a ü"_s, "bytes", {{"x-amz-meta-photo-id", "p1"}});
    const RawAnswer copy =
        rawRequest(server.port(), "PUT", "/photos/cold/a", {}, {{"x-amz-copy-source", "/photos/hot/a%20%C3%BC"}});
    QCOMPARE(copy.status, 200);
    QVERIFY(one(copy.body, u"ETag"_s).contains(QString::fromLatin1(md5("bytes").toHex())));
    QCOMPARE(server.versions(u"cold/a"_s).constFirst().headers.value("x-amz-meta-photo-id"), QByteArray("p1"));
    QCOMPARE(rawRequest(server.port(), "PUT", "/photos/cold/b", {}, {{"x-amz-copy-source", "/photos/none"}}).status,
             404);
}

void TstFakeS3Keeps::dialects()
{
    const FakeS3 backblaze(keepingServer(Dialect::B2));
    QCOMPARE(rawRequest(backblaze.port(), "PUT", "/photos/k", "x", {{"x-amz-checksum-crc32", "AAAAAA=="}}).status, 400);
    QVERIFY(rawRequest(backblaze.port(), "PUT", "/photos/k", "x").headers.contains("x-amz-version-id"));
    QCOMPARE(rawRequest(backblaze.port(), "DELETE", "/photos/k").headers.value("x-amz-delete-marker"),
             QByteArray("true"));
    QCOMPARE(backblaze.storedVersions(), 1);

    const FakeS3 cloudflare(keepingServer(Dialect::R2));
    QCOMPARE(rawRequest(cloudflare.port(), "PUT", "/photos/k", "x",
                        {{"x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"}})
                 .status,
             501);
    QCOMPARE(rawRequest(cloudflare.port(), "GET", "/photos?versions").status, 501);
    QCOMPARE(rawRequest(cloudflare.port(), "GET", "/photos?list-type=2&x-id=ListObjectsV2").status, 501);
}

void TstFakeS3Keeps::rights()
{
    FakeS3Options options = keepingServer();
    options.denied = {u"PutObject"_s};
    FakeS3 server(options);
    QCOMPARE(rawRequest(server.port(), "PUT", "/photos/k", "x").status, 403);
    QCOMPARE(rawRequest(server.port(), "GET", "/photos?list-type=2").status, 200);
    server.deny({});
    QCOMPARE(rawRequest(server.port(), "PUT", "/photos/k", "x").status, 200);
}

void TstFakeS3Keeps::countsAndLogs()
{
    FakeS3 server(keepingServer());
    std::ignore = rawRequest(server.port(), "PUT", "/photos/k?x=1", "four", {{"X-Test", "yes"}});
    std::ignore = rawRequest(server.port(), "HEAD", "/photos/none");
    const QList<FakeRequest> log = server.log();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log[0].operation, u"PutObject"_s);
    QCOMPARE(log[0].key, u"k"_s);
    QCOMPARE(log[0].query.value("x"), QByteArray("1"));
    QCOMPARE(log[0].headers.value("x-test"), QByteArray("yes"));
    QCOMPARE(log[0].bodyBytes, 4);
    QCOMPARE(log[0].bodySha256, QCryptographicHash::hash("four", QCryptographicHash::Sha256).toHex());
    QVERIFY(log[0].applied && !log[0].hasCredentials());
    QCOMPARE(log[1].status, 404);
    QVERIFY(!log[1].applied);
    QVERIFY(log[0].connection != log[1].connection);
    server.clearLog();
    QVERIFY(server.log().isEmpty());
    std::ignore = rawRequest(server.port(), "GET", "/photos/k", {}, {{"Authorization", "x"}});
    QCOMPARE(server.log(u"GetObject"_s).size(), 1);
    QVERIFY(server.log()[0].hasCredentials());
    QCOMPARE(server.mostAtOnce(), 1);
}

TD_TEST(TstFakeS3Keeps)
#include "tst_fakes3_keeps.moc"
