// SPDX-License-Identifier: GPL-3.0-or-later
// Published vectors of Signature V4 (with TIERDECK_TEST_DATA), and what every key and header must survive without them.
#include "storage/sigv4.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::sigv4;

namespace
{
const Instant Published = instantOf(1369353600); // 2013-05-24
constexpr Seconds Hour1{3600};

Credentials example()
{
    return {"AKIAIOSFODNN7EXAMPLE", Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), {}};
}

Request objectRequest(QByteArray key)
{
    return {.method = "GET", .host = "examplebucket.s3.amazonaws.com", .path = "/" + key};
}

QByteArray vectorFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The suite signs for a made-up service that cleans paths; S3 never does, so the product does not either.
QByteArray cleanPath(const QByteArray &path)
{
    const QString clean = QDir::cleanPath(QString::fromUtf8(path));
    return clean.startsWith(u'/') ? clean.toUtf8() : QByteArray("/");
}

/// The request.txt of the suite.
Request readRequest(const QByteArray &text, bool clean)
{
    const qsizetype bodyAt = text.indexOf("\n\n");
    const QByteArrayList lines = text.first(bodyAt < 0 ? text.size() : bodyAt).split('\n');
    const QByteArrayList start = lines.first().split(' ');
    const qsizetype queryAt = start.at(1).indexOf('?');
    const QByteArray path = queryAt < 0 ? start.at(1) : start.at(1).first(queryAt);
    Request request{.method = start.at(0), .host = {}, .path = clean ? cleanPath(path) : path};
    if (queryAt >= 0) {
        const QByteArrayList parameters = start.at(1).mid(queryAt + 1).split('&');
        for (const QByteArray &parameter : parameters) {
            const qsizetype equals = parameter.indexOf('=');
            request.query += Pair{parameter.first(equals), parameter.mid(equals + 1)};
        }
    }
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        if (line.first(colon).toLower() == "host")
            request.host = line.mid(colon + 1);
        else
            request.headers += Pair{line.first(colon), line.mid(colon + 1)};
    }
    const QByteArray body = bodyAt < 0 ? QByteArray() : text.mid(bodyAt + 2);
    request.payloadSha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return request;
}

QByteArray headerOf(const SignedHeaders &result, const QByteArray &name)
{
    for (const Pair &header : result.headers) {
        if (header.name == name)
            return header.value;
    }
    return {};
}
} // namespace

class TestSigV4 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void suite_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir suite(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/sigv4/aws-signing-test-suite-v4"_s);
        const QStringList cases = suite.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : cases)
            QTest::newRow(qPrintable(name)) << suite.filePath(name);
        if (cases.isEmpty())
            QTest::newRow("none") << QString();
    }
    void suite()
    {
        QFETCH(QString, folder);
        if (folder.isEmpty())
            QSKIP("The signing suite of AWS is not here (TIERDECK_TEST_DATA).");
        const auto text = [&folder](const char *name) {
            return vectorFile(folder + u'/' + QLatin1String(name)).trimmed();
        };
        const QJsonObject context = QJsonDocument::fromJson(text("context.json")).object();
        const QJsonObject keys = context.value("credentials"_L1).toObject();
        const Credentials credentials{keys.value("access_key_id"_L1).toString().toLatin1(),
                                      Secret(keys.value("secret_access_key"_L1).toString().toLatin1()),
                                      Secret(keys.value("token"_L1).toString().toLatin1())};
        const Scope scope{context.value("region"_L1).toString().toLatin1(),
                          context.value("service"_L1).toString().toLatin1()};
        const Instant now = fromIso(context.value("timestamp"_L1).toString()).value();
        const Request request =
            readRequest(vectorFile(folder + u"/request.txt"_s), context.value("normalize"_L1).toBool());

        Request withHeaders = request;
        if (context.value("sign_body"_L1).toBool())
            withHeaders.headers += Pair{"x-amz-content-sha256", request.payloadSha256};
        const auto headers = signHeaders(withHeaders, credentials, scope, now);
        QVERIFY(headers);
        QCOMPARE(headers->canonicalRequest, text("header-canonical-request.txt"));
        QCOMPARE(headers->stringToSign, text("header-string-to-sign.txt"));
        QCOMPARE(headers->signature, text("header-signature.txt"));
        const QByteArray line = "\nAuthorization:" + headerOf(*headers, "authorization") + '\n';
        QVERIFY(vectorFile(folder + u"/header-signed-request.txt"_s).contains(line));

        const Seconds expires{context.value("expiration_in_seconds"_L1).toInt()};
        const auto link = presign(request, credentials, scope, now, expires);
        QVERIFY(link);
        QCOMPARE(link->canonicalRequest, text("query-canonical-request.txt"));
        QCOMPARE(link->stringToSign, text("query-string-to-sign.txt"));
        QCOMPARE(link->signature, text("query-signature.txt"));
        QVERIFY(link->target.endsWith(QByteArray("&X-Amz-Signature=" + link->signature)));
    }

    void documented_data()
    {
        QTest::addColumn<QJsonObject>("example");
        const QString path = qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/sigv4/s3-docs-examples.json"_s;
        const QJsonArray examples = QJsonDocument::fromJson(vectorFile(path)).array();
        for (const QJsonValue &value : examples)
            QTest::newRow(qPrintable(value.toObject().value("name"_L1).toString())) << value.toObject();
        if (examples.isEmpty())
            QTest::newRow("none") << QJsonObject();
    }
    void documented()
    {
        QFETCH(QJsonObject, example);
        if (example.isEmpty())
            QSKIP("The examples of the S3 reference are not here (TIERDECK_TEST_DATA).");
        const auto text = [&example](QLatin1String name) { return example.value(name).toString().toLatin1(); };
        const QJsonObject headers = example.value("headers"_L1).toObject();
        Request request{.method = text("method"_L1),
                        .host = headers.value("Host"_L1).toString().toLatin1(),
                        .path = text("canonical_uri"_L1)};
        const Credentials credentials{text("access_key"_L1), Secret(text("secret_key"_L1)), {}};
        const Scope scope{text("region"_L1)};
        if (text("payload_hash"_L1) == UnsignedPayload) {
            const auto link = presign(request, credentials, scope, Published, Day);
            QVERIFY(link);
            QCOMPARE(link->canonicalRequest, text("canonical_request"_L1));
            QCOMPARE(link->signature, text("signature"_L1));
            QCOMPARE(link->target,
                     request.path + '?' + text("canonical_query"_L1) + "&X-Amz-Signature=" + text("signature"_L1));
            return;
        }
        request.payloadSha256 = text("payload_hash"_L1);
        if (headers.contains("Range"_L1))
            request.headers += Pair{"Range", headers.value("Range"_L1).toString().toLatin1()};
        if (text("canonical_query"_L1) == "lifecycle=")
            request.query += Pair{"lifecycle", ""};
        const auto result = signHeaders(request, credentials, scope, Published);
        QVERIFY(result);
        QCOMPARE(result->canonicalRequest, text("canonical_request"_L1));
        QCOMPARE(result->stringToSign, text("string_to_sign"_L1));
        QCOMPARE(result->signature, text("signature"_L1));
    }

    void ownVector()
    {
        // Computed with Python's hmac module over the same canonical text.
        Request request{.method = "PUT",
                        .host = "127.0.0.1:7480",
                        .path = "/bucket/a+b \xC3\xBC.jpg",
                        .query = {{"partNumber", "1"}, {"uploadId", "x/y+z="}},
                        .headers = {{"Content-Type", "image/jpeg"}, {"x-amz-meta-note", "  two   words "}},
                        .payloadSha256 = UnsignedPayload};
        const auto result = signHeaders(request, example(), {"auto"}, Published);
        QVERIFY(result);
        QCOMPARE(result->canonicalRequest,
                 "PUT\n/bucket/a%2Bb%20%C3%BC.jpg\npartNumber=1&uploadId=x%2Fy%2Bz%3D\n"
                 "content-type:image/jpeg\nhost:127.0.0.1:7480\nx-amz-content-sha256:UNSIGNED-PAYLOAD\n"
                 "x-amz-date:20130524T000000Z\nx-amz-meta-note:two words\n\n"
                 "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-meta-note\nUNSIGNED-PAYLOAD");
        QCOMPARE(result->signature, "8475501b57012fdf9700d80d060f2dbf95c1132bbb17f09ae4d29910c1c4841e");
        QCOMPARE(result->target, "/bucket/a%2Bb%20%C3%BC.jpg?partNumber=1&uploadId=x%2Fy%2Bz%3D");
        QCOMPARE(headerOf(*result, "host"), "127.0.0.1:7480");
        QCOMPARE(headerOf(*result, "x-amz-meta-note"), "two   words");
    }

    void paths_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("space") << u"a b"_s << QByteArray("a%20b");
        QTest::newRow("plus") << u"a+b"_s << QByteArray("a%2Bb");
        QTest::newRow("percent is encoded once") << u"a%20b"_s << QByteArray("a%2520b");
        QTest::newRow("umlaut") << u"ü.jpg"_s << QByteArray("%C3%BC.jpg");
        QTest::newRow("emoji") << u"📷.jpg"_s << QByteArray("%F0%9F%93%B7.jpg");
        QTest::newRow("decomposed stays so") << u"u\u0308"_s << QByteArray("u%CC%88");
        QTest::newRow("double slash stays") << u"a//b"_s << QByteArray("a//b");
        QTest::newRow("dots stay") << u"a/../b/./c"_s << QByteArray("a/../b/./c");
        QTest::newRow("slash at the end") << u"a/"_s << QByteArray("a/");
        QTest::newRow("question and hash") << u"a?b#c&d=e"_s << QByteArray("a%3Fb%23c%26d%3De");
        QTest::newRow("reserved") << u"!'()*,:;@[]$"_s << QByteArray("%21%27%28%29%2A%2C%3A%3B%40%5B%5D%24");
        QTest::newRow("unreserved") << u"-._~"_s << QByteArray("-._~");
        QTest::newRow("control") << u"a\u0001\n"_s << QByteArray("a%01%0A");
        QTest::newRow("backslash and quote") << u"\\\""_s << QByteArray("%5C%22");
    }
    void paths()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, encoded);
        QCOMPARE(encodePath(key.toUtf8()), encoded);
        QCOMPARE(QUrl::fromPercentEncoding(encoded), key);
        // What is signed, what is sent and what the link says must be the same octets.
        const auto headers = signHeaders(objectRequest(key.toUtf8()), example(), {"auto"}, Published);
        const auto link = presign(objectRequest(key.toUtf8()), example(), {"auto"}, Published, Hour1);
        QVERIFY(headers && link);
        QCOMPARE(headers->target, QByteArray("/" + encoded));
        QVERIFY(headers->canonicalRequest.startsWith(QByteArray("GET\n/" + encoded + "\n\n")));
        QVERIFY(link->canonicalRequest.startsWith(QByteArray("GET\n/" + encoded + "\nX-Amz-Algorithm=")));
        QVERIFY(link->target.startsWith(QByteArray("/" + encoded + "?X-Amz-Algorithm=")));
    }

    void queryIsSortedByItsEncodedForm()
    {
        const Pairs query{{"b", "2"}, {"a", "\xC3\xBC"}, {"a", "1"}, {"a b", ""}, {"A", "&="}, {"a~", "x"}};
        QCOMPARE(encodeQuery(query), "A=%26%3D&a=%C3%BC&a=1&a%20b=&a~=x&b=2");
        QCOMPARE(encodeQuery({}), "");
        QCOMPARE(encodeTarget("/b", {{"uploads", ""}}), "/b?uploads=");
    }

    void hosts_data()
    {
        QTest::addColumn<QByteArray>("scheme");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("no port") << QByteArray("https") << QByteArray("s3.example") << 0 << QByteArray("s3.example");
        QTest::newRow("own https") << QByteArray("https") << QByteArray("s3.example") << 443
                                   << QByteArray("s3.example");
        QTest::newRow("own http") << QByteArray("http") << QByteArray("s3.example") << 80 << QByteArray("s3.example");
        QTest::newRow("other") << QByteArray("http") << QByteArray("127.0.0.1") << 443 << QByteArray("127.0.0.1:443");
        QTest::newRow("IPv6") << QByteArray("http") << QByteArray("::1") << 9000 << QByteArray("[::1]:9000");
        QTest::newRow("IPv6 with brackets") << QByteArray("https") << QByteArray("[::1]") << 0 << QByteArray("[::1]");
    }
    void hosts()
    {
        QFETCH(QByteArray, scheme);
        QFETCH(QByteArray, host);
        QFETCH(int, port);
        QTEST(hostHeader(scheme, host, port), "expected");
    }

    void sessionTokenIsSigned()
    {
        Credentials credentials = example();
        credentials.sessionToken = Secret("to/ken+=");
        const auto headers = signHeaders(objectRequest("k"), credentials, {"auto"}, Published);
        QVERIFY(headers);
        QCOMPARE(headerOf(*headers, "x-amz-security-token"), "to/ken+=");
        QVERIFY(headerOf(*headers, "authorization").contains("x-amz-date;x-amz-security-token"));
        const auto link = presign(objectRequest("k"), credentials, {"auto"}, Published, Hour1);
        QVERIFY(link);
        QVERIFY(link->target.contains("X-Amz-Security-Token=to%2Fken%2B%3D&"));
    }

    void uploadLinkTakesOneTypeAndOneLength()
    {
        const auto link = [](const QByteArray &type, qint64 length) {
            return presign(uploadRequest("host", "/b/k", type, length), example(), {"auto"}, Published, Hour1);
        };
        const auto jpeg = link("image/jpeg", 1000);
        QVERIFY(jpeg);
        QVERIFY(jpeg->canonicalRequest.endsWith("\ncontent-length:1000\ncontent-type:image/jpeg\nhost:host\n\n"
                                                "content-length;content-type;host\nUNSIGNED-PAYLOAD"));
        QVERIFY(jpeg->target.contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost"));
        QVERIFY(link("image/jpeg", 1001)->signature != jpeg->signature);
        QVERIFY(link("image/png", 1000)->signature != jpeg->signature);
    }

    void refusals_data()
    {
        QTest::addColumn<Request>("request");
        QTest::addColumn<QByteArray>("accessKey");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("region");
        QTest::addColumn<QString>("reason");
        const auto with = [](const Pair &header) {
            Request request = objectRequest("k");
            request.headers += header;
            return request;
        };
        const auto row = [](const char *name, const Request &request, const char *reason) {
            QTest::newRow(name) << request << QByteArray("AK") << QByteArray("s") << QByteArray("auto")
                                << QString::fromLatin1(reason);
        };
        row("line feed", with({"x-amz-meta-a", "a\nx-amz-acl: public-read"}), "s3.request");
        row("carriage return", with({"x-amz-meta-a", "a\rb"}), "s3.request");
        row("NUL", with({"x-amz-meta-a", QByteArray("a\0b", 3)}), "s3.request");
        row("line break in a name", with({"x-a\nb", "v"}), "s3.request");
        row("own authorization", with({"Authorization", "v"}), "s3.request");
        row("own date", with({"X-Amz-Date", "v"}), "s3.request");
        row("no path", {.method = "GET", .host = "h", .path = "k"}, "s3.request");
        row("no host", {.method = "GET", .host = "", .path = "/k"}, "s3.request");
        const Request fine = objectRequest("k");
        QTest::newRow("no key") << fine << QByteArray() << QByteArray("s") << QByteArray("auto") << u"s3.key_missing"_s;
        QTest::newRow("key with a slash")
            << fine << QByteArray("a/b") << QByteArray("s") << QByteArray("auto") << u"s3.key_missing"_s;
        QTest::newRow("no secret") << fine << QByteArray("AK") << QByteArray() << QByteArray("auto")
                                   << u"s3.secret_missing"_s;
        QTest::newRow("no region") << fine << QByteArray("AK") << QByteArray("s") << QByteArray()
                                   << u"s3.region_missing"_s;
    }
    void refusals()
    {
        QFETCH(Request, request);
        QFETCH(QByteArray, accessKey);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, region);
        QFETCH(QString, reason);
        const Credentials credentials{accessKey, Secret(secret), {}};
        const auto headers = signHeaders(request, credentials, {region}, Published);
        QVERIFY(!headers);
        QCOMPARE(headers.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(headers.error().reason, reason);
        const auto link = presign(request, credentials, {region}, Published, Hour1);
        QVERIFY(!link);
        QCOMPARE(link.error().reason, reason);
    }

    void linksLiveOneSecondToSevenDays()
    {
        const auto works = [](qint64 seconds) {
            return presign(objectRequest("k"), example(), {"auto"}, Published, Seconds{seconds}).has_value();
        };
        QVERIFY(works(1));
        QVERIFY(works(7 * 86400));
        QVERIFY(!works(0));
        QVERIFY(!works(-1));
        QVERIFY(!works(7 * 86400 + 1));
    }

    void theSecretIsInNothingThatLeaves()
    {
        const Credentials credentials = example();
        const auto headers = signHeaders(objectRequest("k"), credentials, {"auto"}, Published);
        QVERIFY(headers);
        for (const Pair &header : headers->headers)
            QVERIFY(!header.value.contains(credentials.secret.reveal()));
        QVERIFY(!headers->canonicalRequest.contains(credentials.secret.reveal()));
        QVERIFY(!headers->stringToSign.contains(credentials.secret.reveal()));
    }
};

TD_TEST(TestSigV4)
#include "tst_sigv4.moc"
