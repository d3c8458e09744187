// SPDX-License-Identifier: GPL-3.0-or-later
// The command line with HOT in a bucket of a server that does what it is told.
#include "cli/console.h"
#include "support/fakes3.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QByteArray Canary = "canary/secret+0123456789"_ba;
const QString Marker = u"tierdeck-bucket.json"_s;

FakeS3Options optionsWithCanary()
{
    FakeS3Options options;
    options.secret = Canary;
    return options;
}

/// A console whose HOT is the bucket of `server`.
class BucketConsole : public Console
{
public:
    explicit BucketConsole(const FakeS3 &server)
    {
        environment.insert(u"TIERDECK_HOT_ENDPOINT"_s, server.endpoint());
        environment.insert(u"TIERDECK_HOT_BUCKET"_s, server.options().bucket);
        environment.insert(u"TIERDECK_HOT_KEY_ID"_s, server.options().accessKey);
        environment.insert(u"TIERDECK_HOT_SECRET"_s, QString::fromUtf8(Canary));
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    }

    QMap<QString, QString> outcomes(const Answer &answer, const QString &tier) const
    {
        QMap<QString, QString> found;
        for (const QJsonValue &check : answer.json.value("checks"_L1).toArray()) {
            if (check.toObject().value("name"_L1).toString() != tier)
                continue;
            for (const QJsonValue &step : check.toObject().value("steps"_L1).toArray())
                found.insert(step.toObject().value("id"_L1).toString(), step.toObject().value("outcome"_L1).toString());
        }
        return found;
    }

    /// Files of the profile that hold the secret.
    QStringList leaks() const
    {
        QStringList found;
        QDirIterator it(profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(Canary))
                found.append(file.fileName());
        }
        return found;
    }
};

} // namespace

class BucketsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsTried();
    void rulesForOtherSites_data();
    void rulesForOtherSites();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void aWrongClockIsToldAndCorrected();
    void withoutANetworkTheCatalogueIsThere();
    void photosGoThereAndBack();
    void aForeignBucketIsNotTouched();
    void aBucketWithoutItsMarkerIsNotTouched();
    void secretsAreNeverInFiles();
};

void BucketsTest::everyStepIsTried()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const Answer answer = console.json({u"config"_s, u"test"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(JsonSchema::named(u"config-test"_s).problems(answer.json), QStringList());
    const QMap<QString, QString> outcomes = console.outcomes(answer, u"hot"_s);
    for (const char *step : {"reach", "credentials", "write", "read", "list", "delete", "marker"})
        QCOMPARE(outcomes.value(QString::fromLatin1(step)), u"fine"_s);
    QCOMPARE(server.keys(), QStringList{Marker});
    QCOMPARE(console.outcomes(answer, u"temp"_s).value(u"write"_s), u"fine"_s);
    QVERIFY(console.outcomes(answer, u"cold"_s).isEmpty());
}

void BucketsTest::rulesForOtherSites_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<bool>("hasCdn");
    QTest::addColumn<QString>("step"); // that warns; empty: none
    const auto rule = [](const char *origin, const char *method) -> QByteArray {
        return "<CORSConfiguration><CORSRule><AllowedOrigin>"_ba + origin + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod>" +
               "<AllowedMethod>" + method + "</AllowedMethod></CORSRule></CORSConfiguration>";
    };
    QTest::newRow("none") << QByteArray() << false << QString();
    QTest::newRow("none, with a CDN") << QByteArray() << true << u"cors"_s;
    QTest::newRow("every site may write") << rule("*", "PUT") << false << u"cors.write"_s;
    QTest::newRow("every site may read") << rule("*", "HEAD") << true << QString();
    QTest::newRow("one shop may write") << rule("https://shop.example", "PUT") << true << QString();
}

void BucketsTest::rulesForOtherSites()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const bool, hasCdn);
    QFETCH(const QString, step);
    FakeS3Options options = optionsWithCanary();
    options.corsRules = rules;
    FakeS3 server(options);
    BucketConsole console(server);
    if (hasCdn)
        console.environment.insert(u"TIERDECK_HOT_CDN_DOMAIN"_s, u"photos.example.com"_s);
    const Answer answer = console.json({u"config"_s, u"test"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QMap<QString, QString> outcomes = console.outcomes(answer, u"hot"_s);
    for (const QString &one : {u"cors"_s, u"cors.write"_s})
        QCOMPARE(outcomes.value(one) == u"warning"_s, one == step);
    QCOMPARE(answer.err.contains("\"AllowedOrigins\""), !step.isEmpty()); // a rule to copy
}

void BucketsTest::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("denied");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("key") << u"TIERDECK_HOT_KEY_ID"_s << u"nobody"_s << QString() << 3 << u"credentials"_s
                         << QByteArray("access key");
    QTest::newRow("secret") << u"TIERDECK_HOT_SECRET"_s << u"wrong"_s << QString() << 3 << u"credentials"_s
                            << QByteArray("secret");
    QTest::newRow("bucket") << u"TIERDECK_HOT_BUCKET"_s << u"not-there"_s << QString() << 3 << u"reach"_s
                            << QByteArray("not-there");
    QTest::newRow("network") << u"TIERDECK_HOT_ENDPOINT"_s << u"http://127.0.0.1:9"_s << QString() << 4 << u"reach"_s
                             << QByteArray("127.0.0.1");
    QTest::newRow("no right to write") << QString() << QString() << u"PutObject"_s << 3 << u"write"_s
                                       << QByteArray("right to");
    QTest::newRow("no right to delete") << QString() << QString() << u"DeleteObject"_s << 3 << u"delete"_s
                                        << QByteArray("right to");
}

void BucketsTest::whatIsWrongIsSaid()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, denied);
    QFETCH(QString, step);
    QFETCH(QByteArray, says);
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    if (!variable.isEmpty())
        console.environment.insert(variable, value);
    if (!denied.isEmpty())
        server.deny({denied});
    const Answer answer = console.json({u"config"_s, u"test"_s});
    QCOMPARE(JsonSchema::named(u"config-test"_s).problems(answer.json), QStringList());
    QVERIFY2(answer.err.contains(says), answer.err.constData());
    QVERIFY2(answer.err.contains("what to do"), answer.err.constData());
    QCOMPARE(console.outcomes(answer, u"hot"_s).value(step), u"failed"_s);
    QTEST(answer.status, "status");
    QVERIFY(!answer.out.contains(Canary) && !answer.err.contains(Canary));
}

void BucketsTest::aWrongClockIsToldAndCorrected()
{
    FakeS3 server(optionsWithCanary());
    server.setClockAhead(std::chrono::minutes(40));
    BucketConsole console(server);
    const Answer answer = console.json({u"config"_s, u"test"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(console.outcomes(answer, u"hot"_s).value(u"clock"_s), u"warning"_s);
    QVERIFY2(answer.err.contains("clock"), answer.err.constData());
}

void BucketsTest::withoutANetworkTheCatalogueIsThere()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const QStringList ids = console.upload({1}, u"lamp"_s);
    server.setDown(true);
    QCOMPARE(console.json({u"stats"_s}).status, 0);
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 1);
    QCOMPARE(console.json({u"config"_s, u"show"_s}).status, 0);
    QCOMPARE(console.json({u"config"_s, u"test"_s}).status, 4);
}

void BucketsTest::photosGoThereAndBack()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const QString id = console.upload({1}, u"lamp"_s).first();
    const Answer moved = console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s});
    QVERIFY2(moved.status == 0, moved.err.constData());
    QVERIFY(server.object(u"hot/%1.jpg"_s.arg(id)).has_value());
    QVERIFY(server.object(Marker).has_value());
    const Answer check = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(check.status == 0, check.err.constData());
    QCOMPARE(console.json({u"photos"_s, u"get"_s, id, u"-o"_s, console.path(u"back.jpg"_s)}).status, 0);
    const Answer deleted = console.json({u"photos"_s, u"delete"_s, id, u"--now"_s});
    QVERIFY2(deleted.status == 0, deleted.err.constData());
    QCOMPARE(server.keys(), QStringList{Marker});
}

void BucketsTest::aForeignBucketIsNotTouched()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const QString id = console.upload({1}, u"lamp"_s).first();
    QCOMPARE(console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s}).status, 0);
    const QString key = u"hot/%1.jpg"_s.arg(id);

    server.putObject(Marker, R"({"catalogue": "another"})");
    const Answer refused = console.json({u"photos"_s, u"delete"_s, id, u"--now"_s});
    QVERIFY(refused.status != 0);
    QVERIFY2(refused.err.contains("another catalogue"), refused.err.constData());
    QVERIFY(server.object(key).has_value());
    const Answer test = console.json({u"config"_s, u"test"_s});
    QCOMPARE(test.status, 3);
    QCOMPARE(console.outcomes(test, u"hot"_s).value(u"marker"_s), u"failed"_s);
    QVERIFY2(test.err.contains("--adopt"), test.err.constData());

    QCOMPARE(console.json({u"config"_s, u"test"_s, u"--adopt"_s, u"hot"_s}).status, 0);
    // the next start finishes the delete that was refused
    QCOMPARE(console.json({u"stats"_s}).status, 0);
    QVERIFY(!server.object(key).has_value());

    BucketConsole second(server);
    const QString other = second.upload({2}, u"lamp"_s).first();
    const Answer moved = second.json({u"migrate"_s, other, u"--to"_s, u"hot"_s});
    QVERIFY2(moved.status != 0, "a second catalogue does not write into the bucket of the first");
    QVERIFY2(moved.err.contains("another catalogue"), moved.err.constData());
    QCOMPARE(server.keys(), QStringList{Marker});
}

void BucketsTest::aBucketWithoutItsMarkerIsNotTouched()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const QString id = console.upload({1}, u"lamp"_s).first();
    QCOMPARE(console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s}).status, 0);
    // as after a slip in the settings: the same name leads to another, empty bucket
    server.removeEverything();
    const auto deletes = server.log(u"DeleteObject"_s).size();
    const Answer refused = console.json({u"photos"_s, u"delete"_s, id, u"--now"_s});
    QVERIFY(refused.status != 0);
    QVERIFY2(refused.err.contains("marker"), refused.err.constData());
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--deleted"_s}).json.value("photos"_L1).toArray().size(), 1);
    QCOMPARE(server.log(u"DeleteObject"_s).size(), deletes);
    QCOMPARE(console.json({u"config"_s, u"test"_s, u"--adopt"_s, u"temp"_s}).status, 2);
}

void BucketsTest::secretsAreNeverInFiles()
{
    FakeS3 server(optionsWithCanary());
    BucketConsole console(server);
    const QString id = console.upload({1}, u"lamp"_s).first();
    QCOMPARE(console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s, u"--verbose"_s}).status, 0);
    server.deny({u"GetObject"_s, u"HeadObject"_s});
    QVERIFY(console.json({u"photos"_s, u"get"_s, id, u"-o"_s, console.path(u"x.jpg"_s)}).status != 0);

    const Answer stored = console.run({u"config"_s, u"set"_s, u"hot.secret"_s, u"-"_s}, Canary + '\n');
    QCOMPARE(stored.status, 3);
    QVERIFY2(stored.err.contains("TIERDECK_HOT_SECRET") && stored.err.contains("LoadCredential=hot.secret"),
             stored.err.constData());
    QVERIFY(!stored.out.contains(Canary) && !stored.err.contains(Canary));
    const Answer argument = console.run({u"config"_s, u"set"_s, u"hot.secret"_s, QString::fromUtf8(Canary)});
    QCOMPARE(argument.status, 2);
    QVERIFY(!argument.out.contains(Canary) && !argument.err.contains(Canary));
    const Answer shown = console.run({u"config"_s, u"show"_s});
    QVERIFY(shown.out.contains("hot.secret") && !shown.out.contains(Canary));
    QCOMPARE(console.leaks(), QStringList());
}

TD_TEST(BucketsTest)
#include "tst_buckets.moc"
