// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsAYear();
    void keepsAProfileThatIsGiven();
};

void DemoTest::playsAYear()
{
    Console console;
    console.environment.insert(u"TMPDIR"_s, console.path(u"tmp"_s));
    console.environment.insert(u"R2_BUCKET_NAME"_s, u"not for the demo"_s);
    QDir().mkpath(console.path(u"tmp"_s));
    QElapsedTimer time;
    time.start();
    QProcessEnvironment &environment = console.environment;
    environment.insert(u"COLUMNS"_s, u"100"_s);
    const Answer answer = console.run({u"demo"_s, u"--photos"_s, u"12"_s, u"--profile"_s, QString(), u"--json"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QVERIFY(time.elapsed() < 60'000);
    QCOMPARE(JsonSchema::named(u"demo"_s).problems(answer.json), QStringList());
    QCOMPARE(answer.json.value("photos_uploaded"_L1).toInt(), 12);
    QJsonObject sums;
    for (const QJsonValue &night : answer.json.value("nights"_L1).toArray()) {
        const QJsonObject run = night.toObject().value("run"_L1).toObject();
        for (const char *name :
             {"temp_deleted", "published_deleted", "promoted_to_hot", "archived_to_cold", "old_deleted", "purged"}) {
            const QString key = QString::fromLatin1(name);
            sums.insert(key, sums.value(key).toInt() + run.value(key).toInt());
        }
    }
    for (const QString &name : sums.keys())
        QVERIFY2(sums.value(name).toInt() > 0, qPrintable(name));
    QVERIFY(answer.json.value("stats"_L1).toObject().value("cold_count"_L1).toInt() > 0);
    QVERIFY2(QDir(console.path(u"tmp"_s)).isEmpty(), "the temporary profile is cleaned up");
}

void DemoTest::keepsAProfileThatIsGiven()
{
    Console console;
    const Answer answer = console.run({u"demo"_s, u"--photos"_s, u"8"_s});
    QVERIFY2(!answer.err.contains("helper"), answer.err.constData()); // that is for the log
    QVERIFY2(answer.status == 0, answer.err.constData());
    for (const char *text : {"Photos in", "publish", "48 hours", "archive", "recommends", "upload --recursive"})
        QVERIFY2(answer.out.contains(text), text);
    QVERIFY(QFile::exists(QString(console.profile() + u"/catalog.db"_s)));
    QCOMPARE(console.run({u"demo"_s}).status, 3);
    QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);
}

TD_TEST(DemoTest)
#include "tst_demo.moc"
