// SPDX-License-Identifier: GPL-3.0-or-later
// What a failed request is called, and that nothing secret or invisible gets into what is said of it.
#include "s3xmlkit.h"

#include "storage/s3errors.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::s3xmlkit;

namespace
{
const Instant Now = instantOf(1763726400); // 2025-11-21 12:00:00

S3Call call()
{
    return {.where = u"hot/a.jpg"_s, .bucket = u"photos"_s, .region = u"eu-west-1"_s, .ofBucket = false, .now = Now};
}

QByteArray errorXml(const QByteArray &code, const QByteArray &more = {})
{
    return "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code>" + more + "</Error>";
}

/// Every recorded pair of status and error below `value`.
void collect(const QJsonValue &value, QList<std::pair<int, QJsonObject>> &out)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            collect(item, out);
    }
    const QJsonObject object = value.toObject();
    const int status = object.value("ResponseMetadata"_L1).toObject().value("HTTPStatusCode"_L1).toInt();
    if (status > 0 && object.value("Error"_L1).isObject())
        out += {status, object.value("Error"_L1).toObject()};
    for (const QJsonValue &child : object)
        collect(child, out);
}
} // namespace

class TestS3Errors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meanings_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ErrorCode>("expected");
        QTest::addColumn<QString>("reason");
        using enum ErrorCode;
        const auto row = [](int status, const char *code, ErrorCode expected, const char *reason) {
            QTest::addRow("%d %s", status, code)
                << status << QByteArray(code) << expected << QString::fromLatin1(reason);
        };
        row(503, "SlowDown", ResourceExhausted, "s3.slow_down");
        row(429, "", ResourceExhausted, "s3.slow_down");
        row(429, "TooManyRequests", ResourceExhausted, "s3.slow_down");
        row(500, "InternalError", Unavailable, "s3.unavailable");
        row(500, "", Unavailable, "s3.unavailable");
        row(502, "", Unavailable, "s3.unavailable");
        row(503, "", Unavailable, "s3.unavailable");
        row(503, "ServiceUnavailable", Unavailable, "s3.unavailable");
        row(504, "", Unavailable, "s3.unavailable");
        row(400, "RequestTimeout", Unavailable, "s3.request_timeout");
        row(408, "", Unavailable, "s3.request_timeout");
        row(400, "IncompleteBody", Unavailable, "s3.incomplete");
        row(401, "", Unauthenticated, "s3.unauthenticated");
        row(403, "InvalidAccessKeyId", Unauthenticated, "s3.wrong_key");
        row(403, "SignatureDoesNotMatch", Unauthenticated, "s3.wrong_secret");
        row(403, "RequestTimeTooSkewed", Unauthenticated, "s3.clock_skew");
        row(400, "ExpiredToken", Unauthenticated, "s3.token_expired");
        row(400, "InvalidToken", Unauthenticated, "s3.token_expired");
        row(403, "AccessDenied", PermissionDenied, "s3.access_denied");
        row(403, "", PermissionDenied, "s3.access_denied");
        row(403, "AllAccessDisabled", PermissionDenied, "s3.account");
        row(404, "NoSuchBucket", FailedPrecondition, "s3.no_such_bucket");
        row(404, "NoSuchKey", NotFound, "object.missing");
        row(404, "", NotFound, "object.missing");
        row(404, "NoSuchVersion", NotFound, "s3.no_such_version");
        row(404, "NoSuchUpload", NotFound, "s3.no_such_upload");
        row(404, "NoSuchLifecycleConfiguration", NotFound, "s3.not_configured");
        row(404, "NoSuchCORSConfiguration", NotFound, "s3.not_configured");
        row(409, "ConditionalRequestConflict", Aborted, "s3.conflict");
        row(409, "OperationAborted", Aborted, "s3.conflict");
        row(409, "BucketAlreadyOwnedByYou", AlreadyExists, "s3.bucket_exists");
        row(412, "PreconditionFailed", FailedPrecondition, "s3.precondition");
        row(412, "", FailedPrecondition, "s3.precondition");
        row(403, "InvalidObjectState", FailedPrecondition, "s3.needs_restore");
        row(400, "BadDigest", DataLoss, "s3.bad_digest");
        row(400, "XAmzContentSHA256Mismatch", DataLoss, "s3.bad_digest");
        row(507, "", FailedPrecondition, "s3.quota");
        row(403, "QuotaExceeded", FailedPrecondition, "s3.quota");
        row(301, "PermanentRedirect", FailedPrecondition, "s3.wrong_endpoint");
        row(307, "", FailedPrecondition, "s3.wrong_endpoint");
        row(400, "InvalidPart", FailedPrecondition, "s3.upload_parts");
        row(400, "InvalidBucketName", InvalidArgument, "s3.bucket_name");
        row(400, "InvalidStorageClass", InvalidArgument, "s3.storage_class");
        row(400, "", InvalidArgument, "s3.invalid_request");
        row(400, "SomethingNew", InvalidArgument, "s3.invalid_request");
        row(405, "MethodNotAllowed", InvalidArgument, "s3.invalid_request");
        row(413, "EntityTooLarge", InvalidArgument, "s3.too_large");
        row(416, "InvalidRange", InvalidArgument, "s3.range");
        row(501, "NotImplemented", Unimplemented, "s3.not_implemented");
        row(407, "", Unauthenticated, "s3.proxy_login");
        row(511, "", Unavailable, "s3.not_s3");
        row(200, "", Unavailable, "s3.not_s3");
    }
    void meanings()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(ErrorCode, expected);
        QFETCH(QString, reason);
        const Error error = s3Error({status, {}, code.isEmpty() ? QByteArray() : errorXml(code)}, call());
        QCOMPARE(error.reason, reason);
        QCOMPARE(error.code, expected);
        QCOMPARE(error.where, u"hot/a.jpg"_s);
        QVERIFY2(error.message.endsWith(u'.') && !error.message.contains(u"%1"_s), qPrintable(error.message));
        QVERIFY(!error.remedy.contains(u"%1"_s));
        QVERIFY(error.detail.startsWith(u"HTTP %1"_s.arg(status)));
        // Without a name of the bucket the sentence is still one.
        const Error nameless = s3Error({status, {}, code.isEmpty() ? QByteArray() : errorXml(code)}, {});
        QVERIFY2(nameless.message.endsWith(u'.') && !nameless.message.contains(u"%1"_s) &&
                     !nameless.message.contains(u"  "_s),
                 qPrintable(nameless.message));
    }

    void recordedAtAws()
    {
        QList<std::pair<int, QJsonObject>> recorded;
        for (const char *file : {"test_s3", "test_s3_api", "test_s3_list_operations", "test_s3_preconditions"})
            collect(sampleJson(u"localstack-aws-recorded-%1.snapshot.json"_s.arg(QLatin1String(file))).object(),
                    recorded);
        if (recorded.isEmpty())
            QSKIP("The errors recorded at AWS are not here (TIERDECK_TEST_DATA).");
        QVERIFY2(recorded.size() > 150, qPrintable(QString::number(recorded.size())));
        for (const auto &[status, fields] : std::as_const(recorded)) {
            QByteArray xml = "<Error>";
            for (auto it = fields.begin(); it != fields.end(); ++it) {
                const QByteArray name = it.key().toLatin1();
                xml += '<' + name + '>' + it.value().toString().toHtmlEscaped().toUtf8() + "</" + name + '>';
            }
            const Error error = s3Error({status, {}, xml + "</Error>"}, call());
            const QString code = fields.value("Code"_L1).toString();
            QVERIFY2(error.code != ErrorCode::Internal, qPrintable(code));
            QVERIFY2(error.detail.contains(code), qPrintable(error.detail));
            // What the status promises holds whatever the code is.
            QCOMPARE(isRetryable(error.code),
                     status >= 500 ? status != 501 : status == 409 && error.code == ErrorCode::Aborted);
            if (status == 404)
                QVERIFY(error.code == ErrorCode::NotFound || error.reason == "s3.no_such_bucket"_L1);
            if (fields.value("Condition"_L1).toString() == "If-None-Match"_L1)
                QCOMPARE(error.code, ErrorCode::AlreadyExists);
        }
    }

    void aMissingBucketNeverLooksLikeAMissingObject()
    {
        S3Call ofBucket = call();
        ofBucket.ofBucket = true;
        const Error error = s3Error({404, {}, {}}, ofBucket);
        QCOMPARE(error.reason, u"s3.no_such_bucket"_s);
        QVERIFY(error.code != ErrorCode::NotFound);
        QVERIFY(error.message.contains(u"photos"_s));
    }

    void theRightRegionIsNamed_data()
    {
        QTest::addColumn<S3Reply>("reply");
        QTest::newRow("in the body") << S3Reply{
            400, {}, errorXml("AuthorizationHeaderMalformed", "<Region>eu-central-1</Region>")};
        QTest::newRow("in a header") << S3Reply{301, {{"x-amz-bucket-region", "eu-central-1"}}, {}};
        QTest::newRow("in the message") << S3Reply{
            400, {}, errorXml("AuthorizationHeaderMalformed", "<Message>wrong; expecting 'eu-central-1'</Message>")};
        QTest::newRow("in both") << S3Reply{400,
                                            {{"x-amz-bucket-region", "us-east-1"}},
                                            errorXml("AuthorizationHeaderMalformed", "<Region>eu-central-1</Region>")};
    }
    void theRightRegionIsNamed()
    {
        QFETCH(S3Reply, reply);
        const Error error = s3Error(reply, call());
        QCOMPARE(error.reason, u"s3.wrong_region"_s);
        QCOMPARE(error.message, u"The bucket is in the region eu-central-1, not in eu-west-1."_s);
        QCOMPARE(error.remedy, u"Enter eu-central-1 as the region."_s);
    }

    void aMalformedHeaderIsNotAlwaysTheRegion()
    {
        QCOMPARE(s3Error({400, {}, errorXml("AuthorizationHeaderMalformed")}, call()).reason, u"s3.unauthenticated"_s);
    }

    void theRightEndpointIsNamed()
    {
        const Error error = s3Error(
            {301, {}, errorXml("PermanentRedirect", "<Endpoint>photos.s3.eu-central-1.amazonaws.com</Endpoint>")},
            call());
        QCOMPARE(error.reason, u"s3.wrong_endpoint"_s);
        QVERIFY(error.remedy.contains(u"photos.s3.eu-central-1.amazonaws.com"_s));
    }

    void theClockIsToldInMinutes_data()
    {
        QTest::addColumn<S3Reply>("reply");
        QTest::addColumn<QString>("says");
        const auto body = [](const QByteArray &time) {
            return errorXml("RequestTimeTooSkewed", "<ServerTime>" + time + "</ServerTime>");
        };
        QTest::newRow("behind") << S3Reply{403, {}, body("2025-11-21T12:20:00Z")} << u"20 minutes behind"_s;
        QTest::newRow("ahead") << S3Reply{403, {}, body("2025-11-21T11:43:00Z")} << u"17 minutes ahead"_s;
        QTest::newRow("days") << S3Reply{403, {}, body("2025-11-23T12:00:00Z")} << u"48 hours behind"_s;
        QTest::newRow("from the Date header")
            << S3Reply{403, {{"date", "Fri, 21 Nov 2025 12:20:00 GMT"}}, errorXml("RequestTimeTooSkewed")}
            << u"20 minutes behind"_s;
        QTest::newRow("HEAD without a word")
            << S3Reply{403, {{"date", "Fri, 21 Nov 2025 12:16:00 GMT"}}, {}} << u"16 minutes behind"_s;
        QTest::newRow("unknown") << S3Reply{403, {}, errorXml("RequestTimeTooSkewed")} << u"is wrong"_s;
    }
    void theClockIsToldInMinutes()
    {
        QFETCH(S3Reply, reply);
        QFETCH(QString, says);
        const Error error = s3Error(reply, call());
        QCOMPARE(error.reason, u"s3.clock_skew"_s);
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
    }

    void waits_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("seconds"); // -1: nothing
        QTest::newRow("seconds") << QByteArray("7") << qint64(7);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("date") << QByteArray("Fri, 21 Nov 2025 12:00:30 GMT") << qint64(30);
        QTest::newRow("past date") << QByteArray("Fri, 21 Nov 2025 11:00:30 GMT") << qint64(0);
        QTest::newRow("very long") << QByteArray("99999999999999999999") << qint64(86400);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("text") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void waits()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, seconds);
        const Error error = s3Error({503, {{"retry-after", value}}, {}}, call());
        QCOMPARE(error.retryAfterSeconds.value_or(-1), seconds);
    }

    void httpDates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("usual") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << true;
        QTest::newRow("with dashes") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << true;
        QTest::newRow("of C") << QByteArray("Sun Nov  6 08:49:37 1994") << true;
        QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET") << false;
        QTest::newRow("no month") << QByteArray("Sun, 06 Foo 1994 08:49:37 GMT") << false;
        QTest::newRow("impossible day") << QByteArray("Sun, 31 Nov 1994 08:49:37 GMT") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void httpDates()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QCOMPARE(fromHttpDate(text), valid ? std::optional(instantOf(784111777)) : std::nullopt);
    }

    void nothingSecretIsRepeated_data()
    {
        QTest::addColumn<QByteArray>("more");
        const auto row = [](const char *name, const QByteArray &more) { QTest::newRow(name) << more; };
        row("string to sign", "<StringToSign>AWS4-HMAC-SHA256 SECRETVALUE</StringToSign>");
        row("canonical request", "<CanonicalRequest>x-amz-security-token:SECRETVALUE</CanonicalRequest>");
        row("provided signature", "<SignatureProvided>SECRETVALUE</SignatureProvided>");
        row("token", "<Token-0>SECRETVALUE</Token-0>");
        row("argument", "<ArgumentName>Authorization</ArgumentName><ArgumentValue>SECRETVALUE</ArgumentValue>");
        row("bearer in the message", "<Message>Unsupported: Bearer SECRETVALUE</Message>");
        row("signature in the message", "<Message>Bad X-Amz-Signature=SECRETVALUE&amp;a=b</Message>");
        row("header in the message", "<Message>Authorization: SECRETVALUE is malformed</Message>");
        row("token in the message", "<Message>X-Amz-Security-Token=SECRETVALUE</Message>");
        row("quoted", "<Message>secret: \"SECRETVALUE\"</Message>");
    }
    void nothingSecretIsRepeated()
    {
        QFETCH(QByteArray, more);
        for (const char *code : {"SignatureDoesNotMatch", "InvalidToken", "InvalidArgument"}) {
            const Error error = s3Error({403, {{"authorization", "SECRETVALUE"}}, errorXml(code, more)}, call());
            const QString all = error.message + error.detail + error.remedy + error.where;
            QVERIFY2(!all.contains(u"SECRETVALUE"_s), qPrintable(all));
        }
    }

    void aSignatureInHexIsNotRepeated()
    {
        const Error error =
            s3Error({403, {}, errorXml("X", "<Message>got " + QByteArray(64, 'a') + "</Message>")}, call());
        QVERIFY(!error.detail.contains(u"aaaaaaaa"_s));
    }

    void textsOfAServerAreShownHarmlessly()
    {
        QCOMPARE(shownText(u"a\nb\u001b[31m\u0000c"_s), u"a\\u000ab\\u001b[31m\\u0000c"_s);
        QCOMPARE(shownText(u"exe\u202egpj"_s), u"exe\\u202egpj"_s);
        QCOMPARE(shownText(u"ü📷"_s), u"ü📷"_s);
        QCOMPARE(shownText(u"abcdef", 3), u"abc…"_s);
        QCOMPARE(shownText(u"ab📷", 3), u"ab…"_s);
        const Error error = s3Error({400, {}, errorXml("A&#13;&#10;B", "<Message>x&#10;y</Message>")}, call());
        QVERIFY(!error.detail.contains(u'\n') && !error.detail.contains(u'\r'));
    }

    void aSmallSkewExplainsNoRefusal()
    {
        const S3Reply reply{403, {{"date", "Fri, 21 Nov 2025 12:14:00 GMT"}}, {}};
        QCOMPARE(s3Error(reply, call()).reason, u"s3.access_denied"_s);
    }

    void whatHasNoCodeOfItsOwnIsToldByItsMessage_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("reason");
        QTest::newRow("spending limit at Backblaze")
            << 403 << errorXml("AccessDenied", "<Message>Cannot upload files, storage cap exceeded.</Message>")
            << u"s3.quota"_s;
        QTest::newRow("foreign key at Cloudflare")
            << 400
            << errorXml("InvalidArgument", "<Message>Credential access key has length 20, should be 32</Message>")
            << u"s3.wrong_key"_s;
    }
    void whatHasNoCodeOfItsOwnIsToldByItsMessage()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, xml);
        QTEST(s3Error({status, {}, xml}, call()).reason, "reason");
    }
};

TD_TEST(TestS3Errors)
#include "tst_s3errors.moc"
