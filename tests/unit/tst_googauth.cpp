// SPDX-License-Identifier: GPL-3.0-or-later
// Google's published vectors of signed links (with TIERDECK_TEST_DATA) and tokens made with a key of the test's own.
#include "storage/googauth.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::googauth;

namespace
{
const Instant Then = instantOf(1549011600); // 2019-02-01 09:00:00
using Key = std::shared_ptr<EVP_PKEY>;

Key owned(EVP_PKEY *key)
{
    return {key, &EVP_PKEY_free};
}

QByteArray pemOf(const Key &key, const char *password = nullptr)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), password ? EVP_aes_128_cbc() : nullptr, password,
                                  password ? int(qstrlen(password)) : 0, nullptr, nullptr);
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, qsizetype(size)};
}

bool verifies(const Key &key, const QByteArray &text, const QByteArray &signature)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            size_t(signature.size()), reinterpret_cast<const unsigned char *>(text.constData()),
                            size_t(text.size())) == 1;
}

QByteArray contentOf(const QString &name)
{
    QFile file(QString(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/gcs-v4/"_s + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray unBase64Url(const QByteArray &text)
{
    return QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
}

/// Scheme, host and path of a vector: it says them in five ways.
sigv4::Request requestOf(const QJsonObject &vector)
{
    const auto text = [&vector](QLatin1String name) { return vector.value(name).toString(); };
    const QString bucket = text("bucket"_L1);
    QString host = text("hostname"_L1);
    for (const QLatin1String other : {"clientEndpoint"_L1, "emulatorHostname"_L1}) {
        if (host.isEmpty() && vector.contains(other)) {
            const QUrl url = QUrl::fromUserInput(text(other));
            host = QString::fromLatin1(sigv4::hostHeader("https", url.host().toLatin1(), url.port()));
        }
    }
    if (host.isEmpty())
        host = u"storage."_s + (vector.contains("universeDomain"_L1) ? text("universeDomain"_L1) : u"googleapis.com"_s);
    QString path = u'/' + bucket;
    if (text("urlStyle"_L1) == "BUCKET_BOUND_HOSTNAME"_L1) {
        host = text("bucketBoundHostname"_L1);
        path.clear();
    } else if (text("urlStyle"_L1) == "VIRTUAL_HOSTED_STYLE"_L1) {
        host = bucket + u'.' + host;
        path.clear();
    }
    if (vector.contains("object"_L1))
        path += u'/' + text("object"_L1);
    sigv4::Request request{.method = text("method"_L1).toLatin1(), .host = host.toLatin1(), .path = path.toUtf8()};
    const QJsonObject headers = vector.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers += sigv4::Pair{it.key().toLatin1(), it.value().toString().toLatin1()};
    const QJsonObject query = vector.value("queryParameters"_L1).toObject();
    for (auto it = query.begin(); it != query.end(); ++it)
        request.query += sigv4::Pair{it.key().toLatin1(), it.value().toString().toLatin1()};
    return request;
}

/// Path and sorted parameters of a link without its signature.
QByteArrayList partsOf(const QByteArray &target)
{
    const qsizetype question = target.indexOf('?');
    QByteArrayList parts = target.mid(question + 1).split('&');
    parts.removeIf([](const QByteArray &part) { return part.startsWith("X-Goog-Signature="); });
    std::ranges::sort(parts);
    return QByteArrayList{target.first(question)} + parts;
}
} // namespace

class TestGoogAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_key = owned(EVP_RSA_gen(2048));
        QVERIFY(m_key);
        m_json = {{u"type"_s, u"service_account"_s},
                  {u"project_id"_s, u"dummy-project-id"_s},
                  {u"private_key_id"_s, u"kid1"_s},
                  {u"private_key"_s, QString::fromLatin1(pemOf(m_key))},
                  {u"client_email"_s, u"test-iam-credentials@dummy-project-id.iam.gserviceaccount.com"_s},
                  {u"token_uri"_s, u"https://oauth2.googleapis.com/token"_s}};
    }

    void publishedLinks_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonObject all = QJsonDocument::fromJson(contentOf(u"v4_signatures.json"_s)).object();
        const QJsonArray vectors = all.value("signingV4Tests"_L1).toArray();
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector.toObject().value("description"_L1).toString())) << vector.toObject();
        if (vectors.isEmpty())
            QTest::newRow("none") << QJsonObject();
    }
    void publishedLinks()
    {
        QFETCH(QJsonObject, vector);
        if (vector.isEmpty())
            QSKIP("Google's vectors of signed links are not here (TIERDECK_TEST_DATA).");
        const auto link = presign(requestOf(vector), account(), Then, Seconds{vector.value("expiration"_L1).toInt()});
        QVERIFY(link);
        const QByteArray stringToSign = vector.value("expectedStringToSign"_L1).toString().toUtf8();
        // The printed canonical request of this one is not what its own hash was made of.
        if (!vector.value("description"_L1).toString().startsWith("Universe domain"_L1))
            QCOMPARE(link->canonicalRequest, vector.value("expectedCanonicalRequest"_L1).toString().toUtf8());
        QCOMPARE(link->stringToSign, stringToSign);
        const QByteArray url = vector.value("expectedUrl"_L1).toString().toUtf8();
        QCOMPARE(partsOf(link->target), partsOf(url.mid(url.indexOf('/', 8))));
        QVERIFY(verifies(m_key, link->stringToSign, QByteArray::fromHex(link->signature)));
        // Their signature fits what we would have signed with their key.
        const QByteArray pem = contentOf(u"public_key.pem"_s);
        const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new_mem_buf(pem.constData(), int(pem.size())),
                                                               &BIO_free);
        const Key theirs = owned(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
        QVERIFY(theirs);
        const QByteArray signature = url.mid(url.lastIndexOf('=') + 1);
        QVERIFY(verifies(theirs, link->stringToSign, QByteArray::fromHex(signature)));
    }

    void ownLink()
    {
        const sigv4::Request request{.method = "GET", .host = "storage.googleapis.com", .path = "/b/a+b \xC3\xBC.jpg"};
        const auto link = presign(request, account(), Then, Hour);
        QVERIFY(link);
        QVERIFY(
            link->stringToSign.startsWith("GOOG4-RSA-SHA256\n20190201T090000Z\n20190201/auto/storage/goog4_request\n"));
        QVERIFY(link->target.startsWith("/b/a%2Bb%20%C3%BC.jpg?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential="));
        QVERIFY(link->canonicalRequest.endsWith("\nhost\nUNSIGNED-PAYLOAD"));
        QVERIFY(verifies(m_key, link->stringToSign, QByteArray::fromHex(link->signature)));
        QVERIFY(!presign(request, account(), Then, Seconds{7 * 86400 + 1}));
        QVERIFY(!presign(request, account(), Then, Seconds{0}));
    }

    void assertionIsSignedAndSaysWhoAndWhatFor()
    {
        const auto body = tokenRequestBody(account(), ReadWriteScope, Then);
        QVERIFY(body);
        const QUrlQuery form(QString::fromLatin1(body->reveal()));
        QCOMPARE(form.queryItemValue(u"grant_type"_s, QUrl::FullyDecoded),
                 u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
        const QByteArrayList parts = form.queryItemValue(u"assertion"_s).toLatin1().split('.');
        QCOMPARE(parts.size(), 3);
        QVERIFY(verifies(m_key, parts.at(0) + '.' + parts.at(1), unBase64Url(parts.at(2))));
        const QJsonObject header = QJsonDocument::fromJson(unBase64Url(parts.at(0))).object();
        QCOMPARE(header, (QJsonObject{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, u"kid1"_s}}));
        const QJsonObject claims = QJsonDocument::fromJson(unBase64Url(parts.at(1))).object();
        QCOMPARE(claims, (QJsonObject{{u"iss"_s, m_json.value("client_email"_L1)},
                                      {u"scope"_s, u"https://www.googleapis.com/auth/devstorage.read_write"_s},
                                      {u"aud"_s, u"https://oauth2.googleapis.com/token"_s},
                                      {u"iat"_s, 1549011600},
                                      {u"exp"_s, 1549015200}}));
    }

    void badAccounts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto with = [this](const QString &name, const QString &value) {
            QJsonObject json = m_json;
            json.insert(name, value);
            return QJsonDocument(json).toJson();
        };
        QTest::newRow("empty") << QByteArray() << u"no JSON"_s;
        QTest::newRow("no JSON") << QByteArray("{\"type\":") << u"no JSON"_s;
        QTest::newRow("list") << QByteArray("[]") << u"no JSON"_s;
        QTest::newRow("a person's login") << with(u"type"_s, u"authorized_user"_s) << u"\"type\""_s;
        QTest::newRow("no e-mail") << with(u"client_email"_s, {}) << u"no \"client_email\""_s;
        QTest::newRow("no key") << with(u"private_key"_s, {}) << u"no \"private_key\""_s;
        QTest::newRow("no token address") << with(u"token_uri"_s, {}) << u"no \"token_uri\""_s;
        QTest::newRow("token over http") << with(u"token_uri"_s, u"http://oauth2.googleapis.com/token"_s) << u"https"_s;
        QTest::newRow("token with a login") << with(u"token_uri"_s, u"https://a:b@c/token"_s) << u"https"_s;
        QTest::newRow("key is text") << with(u"private_key"_s, u"hello"_s) << u"no RSA key"_s;
        QTest::newRow("cut key") << with(u"private_key"_s, QString::fromLatin1(pemOf(m_key).first(400)))
                                 << u"no RSA key"_s;
        QTest::newRow("key with a password")
            << with(u"private_key"_s, QString::fromLatin1(pemOf(m_key, "geheim"))) << u"no RSA key"_s;
        QTest::newRow("other kind of key")
            << with(u"private_key"_s, QString::fromLatin1(pemOf(owned(EVP_EC_gen("P-256"))))) << u"no RSA key"_s;
        QTest::newRow("short key") << with(u"private_key"_s, QString::fromLatin1(pemOf(owned(EVP_RSA_gen(1024)))))
                                   << u"too short"_s;
    }
    void badAccounts()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        const auto parsed = parseServiceAccount(Secret(json));
        QVERIFY(!parsed);
        const Error &error = parsed.error();
        QCOMPARE(error.code, ErrorCode::InvalidArgument);
        QCOMPARE(error.reason, u"s3.service_account"_s);
        QVERIFY2(error.message.contains(says), qPrintable(error.message));
        QVERIFY(!error.remedy.isEmpty());
        const QString all = error.message + error.detail + error.remedy + error.where;
        QVERIFY(!all.contains("BEGIN"_L1) && !all.contains("a:b"_L1));
    }

    void tokenOverHttpOnThisComputerIsAllowed()
    {
        QJsonObject json = m_json;
        json.insert(u"token_uri"_s, u"http://127.0.0.1:1234/token"_s);
        QVERIFY(parseServiceAccount(Secret(QJsonDocument(json).toJson())));
    }

    void tokenReplies_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason"); // empty: a token
        const QByteArray token = R"({"access_token":"ya29.abc","expires_in":3599,"token_type":"Bearer"})";
        const QByteArray refused = R"({"error":"invalid_grant","error_description":"Invalid JWT Signature."})";
        QTest::newRow("token") << 200 << token << QString();
        QTest::newRow("refused") << 400 << refused << u"s3.token_refused"_s;
        QTest::newRow("unauthorized") << 401 << QByteArray() << u"s3.token_refused"_s;
        QTest::newRow("busy") << 503 << QByteArray("busy") << u"s3.token_unavailable"_s;
        QTest::newRow("too many") << 429 << QByteArray() << u"s3.token_unavailable"_s;
        QTest::newRow("captive portal") << 200 << QByteArray("<html>Please log in</html>") << u"s3.token_unavailable"_s;
        QTest::newRow("empty") << 200 << QByteArray() << u"s3.token_unavailable"_s;
        QTest::newRow("no token") << 200 << QByteArray(R"({"expires_in":3599,"token_type":"Bearer"})")
                                  << u"s3.token_unavailable"_s;
        QTest::newRow("line break in it")
            << 200 << QByteArray(R"({"access_token":"a\r\nx: y","expires_in":3599,"token_type":"Bearer"})")
            << u"s3.token_unavailable"_s;
        QTest::newRow("expired") << 200 << QByteArray(R"({"access_token":"a","expires_in":0,"token_type":"Bearer"})")
                                 << u"s3.token_unavailable"_s;
        QTest::newRow("other kind") << 200 << QByteArray(R"({"access_token":"a","expires_in":1,"token_type":"mac"})")
                                    << u"s3.token_unavailable"_s;
    }
    void tokenReplies()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        const auto token = parseTokenReply(status, body, Then);
        QCOMPARE(token.has_value(), reason.isEmpty());
        if (token) {
            QCOMPARE(token->token.reveal(), "ya29.abc");
            QCOMPARE(token->expires, Then + Seconds{3599});
        } else {
            QCOMPARE(token.error().reason, reason);
            QVERIFY(!token.error().remedy.isEmpty());
        }
    }

private:
    [[nodiscard]] ServiceAccount account() const
    {
        return parseServiceAccount(Secret(QJsonDocument(m_json).toJson())).value();
    }
    Key m_key;
    QJsonObject m_json;
};

TD_TEST(TestGoogAuth)
#include "tst_googauth.moc"
