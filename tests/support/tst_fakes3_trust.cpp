// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the fake server believes: signatures, tokens, certificates.
#include "storage/googauth.h"
#include "support/fakes3/accounts.h"
#include "support/fakes3/signature.h"
#include "support/fakes3.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace td::test;
using Dialect = FakeS3Options::Dialect;

Q_DECLARE_METATYPE(td::test::FakeS3Options::Certificate)

class TstFakeS3Trust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void believesTheSignatureThatAmazonPublished();
    void believesTheLinkThatAmazonPublished();
    void refusesWhatDiffers_data();
    void refusesWhatDiffers();
    void agreesWithAClientThatRealServersAccept();
    void asksForTheSessionToken();
    void givesAndForgetsGoogleTokens();
    void refusesFlawedAssertions_data();
    void refusesFlawedAssertions();
    void tellsWhereABackblazeKeyIsAtHome();
    void showsTheCertificateItIsToldTo_data();
    void showsTheCertificateItIsToldTo();
};

namespace
{

const QDateTime AmazonsDay(QDate(2013, 5, 24), QTime(0, 0, 0), QTimeZone::utc());

fake::Identity amazonsExample()
{
    fake::Identity identity;
    identity.accessKey = u"AKIAIOSFODNN7EXAMPLE"_s;
    identity.secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    identity.region = u"us-east-1"_s;
    return identity;
}

/// "GET Object" of the chapter "Signature Calculations for the Authorization Header".
fake::Request amazonsGet()
{
    fake::Request request;
    request.seen.method = "GET";
    request.path = "/test.txt";
    const QByteArray nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    request.seen.headers = {{"host", "examplebucket.s3.amazonaws.com"},
                            {"range", "bytes=0-9"},
                            {"x-amz-content-sha256", nothing},
                            {"x-amz-date", "20130524T000000Z"},
                            {"authorization",
                             "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                             "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                             "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"}};
    return request;
}

QByteArray codeOf(const std::optional<fake::Reply> &refusal)
{
    if (!refusal)
        return "believed";
    const qsizetype from = refusal->body.indexOf("<Code>") + 6;
    return refusal->body.mid(from, refusal->body.indexOf("</Code>") - from);
}

} // namespace

void TstFakeS3Trust::believesTheSignatureThatAmazonPublished()
{
    QCOMPARE(codeOf(fake::refusal(amazonsGet(), amazonsExample(), AmazonsDay)), QByteArray("believed"));
}

void TstFakeS3Trust::believesTheLinkThatAmazonPublished()
{
    fake::Request link;
    link.seen.method = "GET";
    link.path = "/test.txt";
    link.seen.headers = {{"host", "examplebucket.s3.amazonaws.com"}};
    link.seen.query = {{"X-Amz-Algorithm", "AWS4-HMAC-SHA256"},
                       {"X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"},
                       {"X-Amz-Date", "20130524T000000Z"},
                       {"X-Amz-Expires", "86400"},
                       {"X-Amz-SignedHeaders", "host"},
                       {"X-Amz-Signature", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"}};
    QCOMPARE(codeOf(fake::refusal(link, amazonsExample(), AmazonsDay.addSecs(86'400))), QByteArray("believed"));
    QCOMPARE(codeOf(fake::refusal(link, amazonsExample(), AmazonsDay.addSecs(86'401))), QByteArray("AccessDenied"));
    QCOMPARE(codeOf(fake::refusal(link, amazonsExample(), AmazonsDay.addSecs(-3600))), QByteArray("AccessDenied"));
    link.path = "/other.txt";
    QCOMPARE(codeOf(fake::refusal(link, amazonsExample(), AmazonsDay)), QByteArray("SignatureDoesNotMatch"));
}

void TstFakeS3Trust::refusesWhatDiffers_data()
{
    using Change = std::function<void(fake::Request &, fake::Identity &, QDateTime &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, Change change, QByteArray code) {
        QTest::newRow(name) << std::move(change) << std::move(code);
    };
    using R = fake::Request;
    using I = fake::Identity;
    row(
        "nobody", [](R &r, I &, QDateTime &) { r.seen.headers.remove("authorization"); }, "AccessDenied");
    row(
        "unknown key", [](R &, I &i, QDateTime &) { i.accessKey = u"AKIAOTHER"_s; }, "InvalidAccessKeyId");
    row(
        "other secret", [](R &, I &i, QDateTime &) { i.secret += "x"; }, "SignatureDoesNotMatch");
    row(
        "other region", [](R &, I &i, QDateTime &) { i.region = u"eu-west-1"_s; }, "AuthorizationHeaderMalformed");
    row(
        "clock 16 min on", [](R &, I &, QDateTime &t) { t = t.addSecs(960); }, "RequestTimeTooSkewed");
    row(
        "clock 16 min back", [](R &, I &, QDateTime &t) { t = t.addSecs(-960); }, "RequestTimeTooSkewed");
    row(
        "clock 14 min on", [](R &, I &, QDateTime &t) { t = t.addSecs(840); }, "believed");
    row(
        "other path", [](R &r, I &, QDateTime &) { r.path = "/test.txu"; }, "SignatureDoesNotMatch");
    row(
        "other method", [](R &r, I &, QDateTime &) { r.seen.method = "DELETE"; }, "SignatureDoesNotMatch");
    row(
        "added query", [](R &r, I &, QDateTime &) { r.seen.query.insert("versionId", "1"); }, "SignatureDoesNotMatch");
    row(
        "other range", [](R &r, I &, QDateTime &) { r.seen.headers["range"] = "bytes=0-8"; }, "SignatureDoesNotMatch");
    row(
        "other host", [](R &r, I &, QDateTime &) { r.seen.headers["host"] = "h"; }, "SignatureDoesNotMatch");
    row(
        "other payload hash", [](R &r, I &, QDateTime &) { r.seen.headers["x-amz-content-sha256"] = "00"; },
        "SignatureDoesNotMatch");
    row(
        "unsigned header", [](R &r, I &, QDateTime &) { r.seen.headers.insert("x-amz-acl", "public-read"); },
        "AccessDenied");
    row(
        "scope of another day",
        [](R &r, I &, QDateTime &) { r.seen.headers["authorization"].replace("EXAMPLE/20130524", "EXAMPLE/20130523"); },
        "AccessDenied");
    row(
        "session token nobody gave",
        [](R &r, I &, QDateTime &) { r.seen.headers.insert("x-amz-security-token", "made up"); }, "InvalidToken");
    row(
        "other service", [](R &r, I &, QDateTime &) { r.seen.headers["authorization"].replace("/s3/", "/sqs/"); },
        "AuthorizationHeaderMalformed");
}

void TstFakeS3Trust::refusesWhatDiffers()
{
    using Change = std::function<void(fake::Request &, fake::Identity &, QDateTime &)>;
    QFETCH(Change, change);
    QFETCH(QByteArray, code);
    fake::Request request = amazonsGet();
    fake::Identity identity = amazonsExample();
    QDateTime now = AmazonsDay;
    change(request, identity, now);
    QCOMPARE(codeOf(fake::refusal(request, identity, now)), code);
}

void TstFakeS3Trust::agreesWithAClientThatRealServersAccept()
{
    // tests/servers/s3request.py makes the buckets at Ceph and Swift
    const FakeS3 server;
    const auto status = [&server](const QByteArray &secret) {
        const QString program =
            u"import sys; sys.path.insert(0, sys.argv[1]); from s3request import send\n"
            "s = {'endpoint': sys.argv[2], 'region': 'us-east-1', 'accessKey': sys.argv[3], 'secret': sys.argv[4]}\n"
            "print(send(s, 'PUT', '/photos/a b+c/ü€😀%41.jpg', {'x': 'a b+c&'}, b'bytes')[0])"_s;
        QProcess python;
        python.start(u"python3"_s, {u"-B"_s, u"-c"_s, program, QStringLiteral(TD_SOURCE_DIR) + u"/tests/servers"_s,
                                    server.endpoint(), server.options().accessKey, QString::fromLatin1(secret)});
        return python.waitForFinished() ? python.readAllStandardOutput().trimmed() : QByteArray();
    };
    QCOMPARE(status(server.options().secret), QByteArray("200"));
    QCOMPARE(server.object(u"a b+c/ü€😀%41.jpg"_s), QByteArray("bytes"));
    QCOMPARE(status("another secret"), QByteArray("403"));
    QCOMPARE(server.refusedSignatures(), 1);
}

void TstFakeS3Trust::asksForTheSessionToken()
{
    fake::Identity identity = amazonsExample();
    identity.sessionToken = "token of the day";
    QCOMPARE(codeOf(fake::refusal(amazonsGet(), identity, AmazonsDay)), QByteArray("InvalidToken"));
}

namespace
{

RawAnswer askForToken(const FakeS3 &server, const QByteArray &form)
{
    return rawRequest(server.port(), "POST", "/token", form, {{"Content-Type", "application/x-www-form-urlencoded"}});
}

QByteArray assertionForm(const QByteArray &serviceAccount, td::Instant now)
{
    const auto account = td::googauth::parseServiceAccount(td::Secret(serviceAccount));
    if (!account)
        qFatal("%s", qPrintable(account.error().message));
    const auto form = td::googauth::tokenRequestBody(*account, td::googauth::ReadWriteScope, now);
    return form ? form->reveal() : QByteArray();
}

} // namespace

void TstFakeS3Trust::givesAndForgetsGoogleTokens()
{
    FakeS3Options options;
    options.dialect = Dialect::Google;
    FakeS3 server(options);
    const td::Instant now = std::chrono::floor<td::Seconds>(std::chrono::system_clock::now());
    const RawAnswer answer = askForToken(server, assertionForm(server.googleServiceAccount(), now));
    QCOMPARE(answer.status, 200);
    const QJsonObject token = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(token.value("token_type"_L1).toString(), u"Bearer"_s);
    const RawHeaders bearer{{"Authorization", "Bearer " + token.value("access_token"_L1).toString().toLatin1()}};
    QCOMPARE(rawRequest(server.port(), "GET", "/photos?list-type=2", {}, bearer).status, 200);
    QCOMPARE(rawRequest(server.port(), "GET", "/photos?list-type=2", {}, {{"Authorization", "Bearer x"}}).status, 401);
    server.expireGoogleTokens();
    QCOMPARE(rawRequest(server.port(), "GET", "/photos?list-type=2", {}, bearer).status, 401);
}

void TstFakeS3Trust::refusesFlawedAssertions_data()
{
    using namespace std::chrono_literals;
    QTest::addColumn<qint64>("clock");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("an hour late") << qint64(-3700) << QByteArray() << QByteArray();
    QTest::newRow("from the future") << qint64(3700) << QByteArray() << QByteArray();
    QTest::newRow("other audience") << qint64(0) << QByteArray("/token") << QByteArray("/t0ken");
    QTest::newRow("other issuer") << qint64(0) << QByteArray("console@") << QByteArray("c0nsole@");
}

void TstFakeS3Trust::refusesFlawedAssertions()
{
    QFETCH(qint64, clock);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const FakeS3 server;
    const td::Instant now = std::chrono::floor<td::Seconds>(std::chrono::system_clock::now()) + td::Seconds(clock);
    QByteArray account = server.googleServiceAccount();
    if (!from.isEmpty())
        account.replace(from, to);
    QCOMPARE(askForToken(server, assertionForm(account, now)).status, 400);
}

void TstFakeS3Trust::tellsWhereABackblazeKeyIsAtHome()
{
    const FakeS3 server;
    const QByteArray key =
        "Basic " + QByteArray(server.options().accessKey.toUtf8() + ':' + server.options().secret).toBase64();
    const RawAnswer answer =
        rawRequest(server.port(), "GET", "/b2api/v3/b2_authorize_account", {}, {{"Authorization", key}});
    QCOMPARE(answer.status, 200);
    const QJsonObject storage = QJsonDocument::fromJson(answer.body)["apiInfo"_L1]["storageApi"_L1].toObject();
    QCOMPARE(storage.value("s3ApiUrl"_L1).toString(), server.endpoint());
    QCOMPARE(storage.value("bucketName"_L1).toString(), u"photos"_s);
    QCOMPARE(rawRequest(server.port(), "GET", "/b2api/v3/b2_authorize_account", {}, {{"Authorization", "Basic eDp5"}})
                 .status,
             401);
}

void TstFakeS3Trust::showsTheCertificateItIsToldTo_data()
{
    using Certificate = FakeS3Options::Certificate;
    QTest::addColumn<Certificate>("certificate");
    QTest::addColumn<QList<QSslError::SslError>>("errors");
    QTest::newRow("good") << Certificate::Good << QList<QSslError::SslError>{};
    QTest::newRow("wrong host") << Certificate::WrongHost << QList<QSslError::SslError>{QSslError::HostNameMismatch};
    QTest::newRow("expired") << Certificate::Expired << QList<QSslError::SslError>{QSslError::CertificateExpired};
    QTest::newRow("self-signed") << Certificate::SelfSigned
                                 << QList<QSslError::SslError>{QSslError::SelfSignedCertificate};
}

void TstFakeS3Trust::showsTheCertificateItIsToldTo()
{
    QFETCH(FakeS3Options::Certificate, certificate);
    QFETCH(QList<QSslError::SslError>, errors);
    FakeS3Options options;
    options.https = true;
    options.certificate = certificate;
    const FakeS3 server(options);
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(FakeS3::caFile()));
    QSslSocket socket;
    socket.setSslConfiguration(trust);
    socket.connectToHostEncrypted(u"localhost"_s, server.port());
    QCOMPARE(socket.waitForEncrypted(), errors.isEmpty());
    QList<QSslError::SslError> found;
    for (const QSslError &error : socket.sslHandshakeErrors())
        found.append(error.error());
    QCOMPARE(found, errors);
}

TD_TEST(TstFakeS3Trust)
#include "tst_fakes3_trust.moc"
