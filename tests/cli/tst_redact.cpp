// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"
#include "app/redact.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class RedactTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void credentialsAreHidden_data();
    void credentialsAreHidden();
    void theRestStays_data();
    void theRestStays();
    void theLogHidesThem();
};

void RedactTest::credentialsAreHidden_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("header", u"> Authorization: AWS4-HMAC-SHA256 Credential=KEY/20261121, Signature=canary"_s);
    row("header as JSON", u"{\"Authorization\": \"Bearer canarycanary\"}"_s);
    row("bearer", u"sent bearer canarycanary to the server"_s);
    row("proxy", u"proxy-authorization: Basic canarycanary=="_s);
    row("session token", u"x-amz-security-token: canary"_s);
    row("presigned", u"https://h/b/k?X-Amz-Date=1&X-Amz-Signature=canary&x=1"_s);
    row("presigned, credential", u"https://h/b/k?X-Amz-Credential=canary%2F2026&x=1"_s);
    row("presigned, token", u"https://h/b/k?X-Amz-Security-Token=canary"_s);
    row("google", u"https://h/b/k?X-Goog-Signature=canary"_s);
    row("bot", u"POST https://api.telegram.org/bot123456:canary_canary-1/sendPhoto"_s);
    row("postgres", u"postgresql://me:canary@db.example.com/photos"_s);
    row("postgres words", u"host=db password=canary dbname=photos"_s);
    row("proxy address", u"proxy http://me:canary@proxy:3128 refuses"_s);
    row("key", u"-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----"_s);
    row("key, cut", u"-----BEGIN RSA PRIVATE KEY-----\\ncanary"_s);
}

void RedactTest::credentialsAreHidden()
{
    QFETCH(QString, text);
    const QString clean = redacted(text);
    QVERIFY2(!clean.contains("canary"_L1), qPrintable(clean));
    QVERIFY(clean.contains("[hidden]"_L1));
}

void RedactTest::theRestStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"The secret does not belong to the access key."_s;
    QTest::newRow("address") << u"https://s3.example.com:9000/photos/a.jpg?list-type=2"_s;
    QTest::newRow("mail") << u"ask me@example.com"_s;
    QTest::newRow("figures") << u"hot: 3 writes, 4 reads, 512 bytes sent"_s;
}

void RedactTest::theRestStays()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void RedactTest::theLogHidesThem()
{
    QTemporaryDir folder;
    {
        const LogFile log(folder.path(), LogFile::Level::Debug, false);
        qCDebug(logApp) << "asked https://h/k?X-Amz-Signature=canary";
    }
    QFile file(folder.filePath(u"tierdeck.log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("asked") && !text.contains("canary"));
}

TD_TEST(RedactTest)
#include "tst_redact.moc"
