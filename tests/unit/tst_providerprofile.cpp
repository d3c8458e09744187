// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/providerprofile.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class ProviderProfileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allAreShippedAndWhole();
    void dialects();
    void aWrongDocumentIsRefused_data();
    void aWrongDocumentIsRefused();
    void endpoints_data();
    void endpoints();
    void aPasswordInAnEndpointIsNotRepeated();
    void regions_data();
    void regions();
    void bucketNames_data();
    void bucketNames();
};

void ProviderProfileTest::allAreShippedAndWhole()
{
    for (const QByteArray &document : providerDocuments()) {
        const auto profile = parseProviderProfile(document);
        QVERIFY2(profile.has_value(), profile ? "" : qPrintable(profile.error().message));
    }
    QStringList ids;
    for (const ProviderProfile &profile : providerProfiles())
        ids << profile.id;
    QCOMPARE(ids, (QStringList{u"r2"_s, u"b2"_s, u"aws"_s, u"gcs"_s, u"s3"_s}));
}

void ProviderProfileTest::dialects()
{
    QVERIFY(providerProfile(u"b2"_s)->alwaysVersioned);
    QVERIFY(providerProfile(u"b2"_s)->conditionalPut == ConditionalPut::Never);
    QVERIFY(providerProfile(u"r2"_s)->conditionalPut == ConditionalPut::Always);
    QVERIFY(!providerProfile(u"r2"_s)->virtualHost);
    QVERIFY(providerProfile(u"aws"_s)->virtualHost);
    QVERIFY(providerProfile(u"gcs"_s)->serviceAccounts);
    QVERIFY(providerProfile(u"s3"_s)->conditionalPut == ConditionalPut::Ask);
    QCOMPARE(providerProfile(u"r2"_s)->storageClassNames, (QStringList{u"STANDARD"_s, u"STANDARD_IA"_s}));
    QVERIFY2(!providerProfile(u"aws"_s)->storageClassNames.contains(u"GLACIER"_s),
             "a class that must be restored before it can be read can be no tier");
    QVERIFY(!providerProfile(u"tape"_s));
}

void ProviderProfileTest::aWrongDocumentIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown field") << u"colour"_s << QJsonValue(u"red"_s);
    QTest::newRow("wrong type") << u"virtual_host"_s << QJsonValue(u"yes"_s);
    QTest::newRow("small parts") << u"part_bytes"_s << QJsonValue(1024);
    QTest::newRow("no date") << u"as_of"_s << QJsonValue(u"lately"_s);
    QTest::newRow("no sources") << u"sources"_s << QJsonValue(QJsonArray());
    QTest::newRow("plain http") << u"endpoint"_s << QJsonValue(u"http://{account}.example.com"_s);
    QTest::newRow("no name") << u"name"_s << QJsonValue(QString());
    QTest::newRow("nothing at once") << u"parallel"_s << QJsonValue(0);
}

void ProviderProfileTest::aWrongDocumentIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject object = QJsonDocument::fromJson(providerDocuments().constFirst()).object();
    object.insert(field, value);
    const auto profile = parseProviderProfile(QJsonDocument(object).toJson());
    QVERIFY(!profile);
    QVERIFY2(profile.error().message.contains(field), qPrintable(profile.error().message));
}

void ProviderProfileTest::endpoints_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("checked"); // empty: refused
    QTest::newRow("plain") << u"https://s3.example.com"_s << u"https://s3.example.com"_s;
    QTest::newRow("slash") << u"https://S3.Example.com/"_s << u"https://s3.example.com"_s;
    QTest::newRow("port") << u"https://s3.example.com:9000"_s << u"https://s3.example.com:9000"_s;
    QTest::newRow("no scheme") << u"s3.example.com"_s << u"https://s3.example.com"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:8000"_s << u"http://127.0.0.1:8000"_s;
    QTest::newRow("loopback 6") << u"http://[::1]:8000"_s << u"http://[::1]:8000"_s;
    QTest::newRow("localhost") << u"http://s3.localhost:8000"_s << u"http://s3.localhost:8000"_s;
    QTest::newRow("http elsewhere") << u"http://s3.example.com"_s << QString();
    QTest::newRow("looks like loopback") << u"http://127.0.0.1.example.com"_s << QString();
    QTest::newRow("user") << u"https://me@s3.example.com"_s << QString();
    QTest::newRow("password") << u"https://me:secret@s3.example.com"_s << QString();
    QTest::newRow("path") << u"https://s3.example.com/photos"_s << QString();
    QTest::newRow("query") << u"https://s3.example.com?x=1"_s << QString();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
    QTest::newRow("nothing") << u"https://"_s << QString();
    QTest::newRow("words") << u"not an address"_s << QString();
    QTest::newRow("new line") << u"https://s3.example.com\r\nX-Evil: 1"_s << QString();
}

void ProviderProfileTest::endpoints()
{
    QFETCH(QString, given);
    QFETCH(QString, checked);
    const auto result = checkedEndpoint(given);
    QCOMPARE(result.has_value(), !checked.isEmpty());
    if (result)
        QCOMPARE(*result, checked);
    else
        QVERIFY(!result.error().remedy.isEmpty());
}

void ProviderProfileTest::aPasswordInAnEndpointIsNotRepeated()
{
    for (const QString &endpoint : {u"https://me:canary@s3.example.com"_s, u"https://me:canary@@s3 example"_s}) {
        const auto result = checkedEndpoint(endpoint);
        QVERIFY(!result);
        const QString said = result.error().message + result.error().where + result.error().remedy;
        QVERIFY2(!said.contains("canary"_L1), qPrintable(said));
    }
}

void ProviderProfileTest::regions_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("region");
    const QString account = u"0123.r2.cloudflarestorage.com"_s;
    QTest::newRow("r2") << u"r2"_s << account << QString() << u"auto"_s;
    QTest::newRow("r2, AWS_REGION set") << u"r2"_s << account << u"eu-west-1"_s << u"auto"_s;
    QTest::newRow("r2 host under another name") << u"s3"_s << account << u"eu-west-1"_s << u"auto"_s;
    QTest::newRow("r2 in the EU") << u"r2"_s << u"0123.eu.r2.cloudflarestorage.com"_s << QString() << u"auto"_s;
    QTest::newRow("b2") << u"b2"_s << u"s3.eu-central-003.backblazeb2.com"_s << QString() << u"eu-central-003"_s;
    QTest::newRow("b2, region set") << u"b2"_s << u"s3.eu-central-003.backblazeb2.com"_s << u"us-west-002"_s
                                    << u"eu-central-003"_s;
    QTest::newRow("b2 elsewhere") << u"b2"_s << u"127.0.0.1"_s << QString() << u"us-east-1"_s;
    QTest::newRow("aws") << u"aws"_s << u"s3.amazonaws.com"_s << QString() << u"us-east-1"_s;
    QTest::newRow("aws, region set") << u"aws"_s << u"s3.eu-west-3.amazonaws.com"_s << u"eu-west-3"_s << u"eu-west-3"_s;
    QTest::newRow("aws, region in the host")
        << u"aws"_s << u"s3.eu-west-3.amazonaws.com"_s << QString() << u"eu-west-3"_s;
    QTest::newRow("gcs") << u"gcs"_s << u"storage.googleapis.com"_s << QString() << u"auto"_s;
    QTest::newRow("any") << u"s3"_s << u"ceph.example.com"_s << QString() << u"us-east-1"_s;
    QTest::newRow("any, region set") << u"s3"_s << u"ceph.example.com"_s << u"default"_s << u"default"_s;
    QTest::newRow("a host that only looks like r2")
        << u"s3"_s << u"evil-r2.cloudflarestorage.com.example.org"_s << u"x"_s << u"x"_s;
}

void ProviderProfileTest::regions()
{
    QFETCH(QString, provider);
    QFETCH(QString, host);
    QFETCH(QString, given);
    QTEST(signingRegion(*providerProfile(provider), host, given), "region");
}

void ProviderProfileTest::bucketNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("plain") << u"vintedbot-photos"_s << true;
    QTest::newRow("capital") << u"Uzeur-bot"_s << true;
    QTest::newRow("dots") << u"photos.example.com"_s << true;
    QTest::newRow("short") << u"ab"_s << false;
    QTest::newRow("path") << u"photos/hot"_s << false;
    QTest::newRow("up") << u"a..b"_s << false;
    QTest::newRow("query") << u"photos?acl"_s << false;
    QTest::newRow("space") << u"my photos"_s << false;
    QTest::newRow("long") << QString(64, u'a') << false;
}

void ProviderProfileTest::bucketNames()
{
    QFETCH(QString, name);
    QTEST(checkBucketName(name).has_value(), "allowed");
}

TD_TEST(ProviderProfileTest)
#include "tst_providerprofile.moc"
