// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that tell how the program is: `health` with its exit status, `log` with its filters, and that neither
// they nor the log ever hold a secret.
#include "cli/fits.h"
#include "support/fakes3.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QByteArray LogCanary = "canary/of-the-log+0123456789";
const QByteArray ProxyCanary = "proxycanary0123456789";

QJsonObject itemNamed(const Answer &answer, const QString &name)
{
    const QJsonArray items = answer.json.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        if (item.toObject().value("name"_L1).toString() == name)
            return item.toObject();
    }
    return {};
}

QStringList modulesOf(const Answer &answer)
{
    QStringList modules;
    const QJsonArray lines = answer.json.value("lines"_L1).toArray();
    for (const QJsonValue &line : lines)
        modules.append(line.toObject().value("module"_L1).toString());
    modules.removeDuplicates();
    return modules;
}

/// A console without a keyring.
class QuietConsole : public Console
{
public:
    QuietConsole() { environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s); }
};

} // namespace

class LogTest : public QObject
{
    Q_OBJECT

private:
private Q_SLOTS:
    void aFreshProfileIsWell();
    void errorsDecideTheStatus();
    void aBucketThatRefuses();
    void theEndOfTheLog();
    void partsHaveTheirLevels();
    void followsUntilItIsStopped();
    void noSecretIsEverInIt();
};

void LogTest::aFreshProfileIsWell()
{
    QuietConsole console;
    const Answer answer = console.json({u"health"_s});
    fits(u"health"_s, answer);
    QCOMPARE(answer.json.value("problems"_L1).toInt(-1), 0);
    for (const QString &name :
         {u"catalogue"_s, u"disk.profile"_s, u"tier.hot"_s, u"journal"_s, u"backup"_s, u"backup.place"_s})
        QCOMPARE(itemNamed(answer, name).value("status"_L1).toString(), u"ok"_s);
    const Answer plain = console.run({u"health"_s});
    QCOMPARE(plain.status, 0);
    QVERIFY(plain.out.contains("catalogue"));
}

void LogTest::errorsDecideTheStatus()
{
    QuietConsole console;
    console.upload({1}, u"lamp"_s);
    // that no backup was made is a warning
    const Answer warned = console.json({u"health"_s});
    fits(u"health"_s, warned);
    QCOMPARE(itemNamed(warned, u"backup"_s).value("status"_L1).toString(), u"warning"_s);
    QVERIFY(warned.err.contains("backup create"));
    // a scheduled one that fails is an error
    console.environment.insert(u"TIERDECK_BACKUP_FOLDER"_s, console.path(u"unmounted"_s));
    QVERIFY(console.json({u"backup"_s, u"create"_s, u"--nightly"_s}).status != 0);
    const Answer wrong = console.json({u"health"_s});
    fits(u"health"_s, wrong, 1);
    QCOMPARE(itemNamed(wrong, u"backup"_s).value("status"_L1).toString(), u"error"_s);
    QCOMPARE(itemNamed(wrong, u"backup.place"_s).value("status"_L1).toString(), u"error"_s);
    QCOMPARE(wrong.json.value("failed"_L1).toArray().size(), 2);
}

void LogTest::aBucketThatRefuses()
{
    const FakeS3 server;
    QuietConsole console;
    console.environment.insert(u"TIERDECK_HOT_PROVIDER"_s, u"s3"_s);
    console.environment.insert(u"TIERDECK_HOT_ENDPOINT"_s, server.endpoint());
    console.environment.insert(u"TIERDECK_HOT_BUCKET"_s, server.options().bucket);
    console.environment.insert(u"TIERDECK_HOT_KEY_ID"_s, server.options().accessKey);
    console.environment.insert(u"TIERDECK_HOT_SECRET"_s, QString::fromLatin1(LogCanary));
    const Answer answer = console.json({u"health"_s});
    fits(u"health"_s, answer, 1);
    const QJsonObject hot = itemNamed(answer, u"tier.hot"_s);
    QCOMPARE(hot.value("status"_L1).toString(), u"error"_s);
    QVERIFY(!hot.value("remedy"_L1).toString().isEmpty());
    QCOMPARE(itemNamed(answer, u"tier.temp"_s).value("status"_L1).toString(), u"ok"_s);
    QVERIFY(!answer.out.contains(LogCanary) && !answer.err.contains(LogCanary));
}

void LogTest::theEndOfTheLog()
{
    QuietConsole console;
    const Answer none = console.json({u"log"_s});
    fits(u"log"_s, none);
    QCOMPARE(none.json.value("count"_L1).toInt(-1), 0);
    console.upload({1}, u"lamp"_s);
    console.upload({2}, u"lamp"_s);
    const Answer all = console.json({u"log"_s});
    fits(u"log"_s, all);
    QVERIFY(all.json.value("count"_L1).toInt() >= 2);
    const QJsonObject line = all.json.value("lines"_L1).toArray().last().toObject();
    QVERIFY(line.value("msg"_L1).toString().startsWith("upload:"_L1));
    QVERIFY(!line.value("function"_L1).toString().isEmpty());
    QCOMPARE(console.json({u"log"_s, u"--limit"_s, u"1"_s}).json.value("count"_L1).toInt(), 1);
    QCOMPARE(console.json({u"log"_s, u"--level"_s, u"error"_s}).json.value("count"_L1).toInt(-1), 0);
    QCOMPARE(console.json({u"log"_s, u"--module"_s, u"storage"_s}).json.value("count"_L1).toInt(-1), 0);
    QCOMPARE(console.json({u"log"_s, u"--text"_s, u"UPLOAD:"_s}).json.value("count"_L1).toInt(), 2);
    QVERIFY(console.run({u"log"_s}).out.contains("upload: 1 photos"));
    QCOMPARE(console.json({u"log"_s, u"--follow"_s}).status, 2);
    QCOMPARE(console.run({u"log"_s, u"--module"_s, u"kitchen"_s}).status, 2);
}

void LogTest::partsHaveTheirLevels()
{
    QuietConsole console;
    console.environment.insert(u"TIERDECK_LOG_LEVEL"_s, u"error,imaging=debug"_s);
    console.upload({1}, u"lamp"_s);
    const Answer parts = console.json({u"log"_s});
    QCOMPARE(modulesOf(parts), QStringList{u"tierdeck.imaging"_s});
    console.environment.insert(u"TIERDECK_LOG_LEVEL"_s, u"info,kitchen=debug"_s);
    const Answer wrong = console.run({u"stats"_s});
    QCOMPARE(wrong.status, 3);
    QVERIFY2(wrong.err.contains("imaging"), wrong.err.constData());
}

void LogTest::followsUntilItIsStopped()
{
    QuietConsole console;
    console.upload({1}, u"lamp"_s);
    QProcess process;
    process.setProcessEnvironment(console.environment);
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"--profile"_s, console.profile(), u"log"_s, u"--follow"_s, u"--limit"_s, u"1"_s});
    QVERIFY(process.waitForStarted());
    QByteArray heard;
    const auto hears = [&](const char *words) {
        heard += process.readAllStandardOutput();
        return heard.contains(words);
    };
    QTRY_VERIFY_WITH_TIMEOUT(hears("upload: 1 photos"), 20'000);
    console.upload({2, 3}, u"lamp"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hears("upload: 2 photos"), 20'000);
    QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 130);
}

void LogTest::noSecretIsEverInIt()
{
    const FakeS3 server;
    QuietConsole console;
    console.environment.insert(u"TIERDECK_LOG_LEVEL"_s, u"debug"_s);
    for (const QString &place : {u"HOT"_s, u"COLD"_s, u"BACKUP"_s}) {
        const QString prefix = QString(u"TIERDECK_"_s + place);
        console.environment.insert(QString(prefix + u"_PROVIDER"_s), u"s3"_s);
        console.environment.insert(QString(prefix + u"_ENDPOINT"_s), server.endpoint());
        console.environment.insert(QString(prefix + u"_BUCKET"_s), QString(u"photos-"_s + place.toLower()));
        console.environment.insert(QString(prefix + u"_KEY_ID"_s), server.options().accessKey);
        console.environment.insert(QString(prefix + u"_SECRET"_s), QString::fromLatin1(LogCanary));
        console.environment.insert(QString(prefix + u"_PROXY"_s),
                                   u"http://me:%1@127.0.0.1:9"_s.arg(QString::fromLatin1(ProxyCanary)));
    }
    console.environment.insert(u"TIERDECK_BACKUP_PASSPHRASE"_s, QString::fromLatin1(LogCanary));
    QByteArray said;
    for (const QStringList &command :
         {QStringList{u"upload"_s, console.picture(u"a.png"_s, 1), u"--draft"_s, u"lamp"_s}, QStringList{u"health"_s},
          QStringList{u"config"_s, u"test"_s}, QStringList{u"config"_s, u"show"_s},
          QStringList{u"backup"_s, u"create"_s, u"--nightly"_s}, QStringList{u"lifecycle"_s, u"run"_s},
          QStringList{u"log"_s, u"--limit"_s, u"10000"_s}}) {
        const Answer answer = console.run(QStringList{u"--verbose"_s} + command);
        said += answer.out + answer.err;
    }
    QVERIFY(said.contains("tierdeck:")); // the log was heard
    for (const QByteArray &form :
         {LogCanary, ProxyCanary, LogCanary.toBase64().chopped(4), LogCanary.toPercentEncoding()}) {
        QVERIFY2(!said.contains(form), said.mid(std::max<qsizetype>(0, said.indexOf(form) - 200), 400).constData());
        QDirIterator each(console.profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(form), qPrintable(file.fileName()));
        }
    }
}

TD_TEST(LogTest)
#include "tst_log.moc"
