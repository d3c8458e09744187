// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a tier to another provider that is interrupted or killed, with the real program: in the copy, and between
// the two writes that switch the tier (the catalogue's, then the profile's).
#include "cli/console.h"
#include "support/fakes3.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace td::test;

class ProviderStopTest : public QObject
{
    Q_OBJECT

private:
    static QString targetFile(const Console &console, const FakeS3 &server)
    {
        const QJsonObject fields{{u"provider"_s, u"s3"_s},
                                 {u"endpoint"_s, server.endpoint()},
                                 {u"region"_s, server.options().region},
                                 {u"bucket"_s, server.options().bucket},
                                 {u"key_id"_s, server.options().accessKey}};
        return console.file(u"target.json"_s, QJsonDocument(fields).toJson());
    }
    static QStringList photosInHot(Console &console, int count)
    {
        QList<int> seeds;
        for (int i = 1; i <= count; ++i)
            seeds << i;
        const QStringList ids = console.upload(seeds, u"lamp"_s);
        if (console.run(QStringList{u"migrate"_s} + ids + QStringList{u"--to"_s, u"hot"_s}).status != 0)
            qFatal("the photos cannot be moved");
        return ids;
    }
    static qsizetype photosThere(const FakeS3 &server)
    {
        return std::ranges::count_if(server.keys(), [](const QString &key) { return key.startsWith("hot/"_L1); });
    }

private Q_SLOTS:
    void inTheCopy_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("kill -9") << SIGKILL;
    }
    void inTheCopy()
    {
        QFETCH(int, signal);
        constexpr int photos = 12;
        constexpr int objects = 4 * photos; // each with its three thumbnails
        FakeS3 server;
        Console console;
        photosInHot(console, photos);
        const QStringList copy{u"--profile"_s, console.profile(), u"provider"_s, u"copy"_s,
                               u"--from"_s,    u"hot"_s,          u"--to"_s,     targetFile(console, server)};
        console.environment.insert(u"TIERDECK_TARGET_SECRET"_s, QString::fromUtf8(server.options().secret));
        server.script(
            faults::status(200, {}).on("PUT", u"hot/*"_s).after(ServerFault::Milliseconds(40)).applied().always());
        QProcess process;
        process.setProcessEnvironment(console.environment);
        process.start(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s, copy);
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(photosThere(server) >= 3, 30'000);
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(30'000));
        QVERIFY(photosThere(server) < objects);
        if (signal == SIGINT) {
            QCOMPARE(process.exitCode(), 130);
            QVERIFY(process.readAllStandardError().contains("goes on from here"));
        }
        server.clearFaults();
        const Answer again = console.json(copy.mid(2));
        QVERIFY2(again.status == 0, again.err.constData());
        QCOMPARE(again.json.value("left"_L1).toInt(-1), 0);
        QCOMPARE(photosThere(server), qsizetype(objects));
        QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);
    }

    void betweenTheWrites_data() { inTheCopy_data(); }
    void betweenTheWrites();
};

// behind the class: moc reads no further than to the quotes in the script
void ProviderStopTest::betweenTheWrites()
{
    QFETCH(int, signal);
    for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(QString(program + u" is not installed: packaging/install-deps --test"_s)));
    }
    FakeS3 server;
    Console console;
    const QString run = console.path(u"run"_s);
    QVERIFY(QDir().mkpath(run));
    QVERIFY(QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QString script = console.file(u"session.sh"_s, R"sh(
printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
cli() { "$CLI" --profile "$PROFILE" "$@"; }
cli upload "$PICTURE" --draft lamp || exit 1
id=$(cli photos list --json | grep -o '"photo_id": *"[^"]*"' | cut -d'"' -f4)
cli migrate "$id" --to hot || exit 1
printf '%s\n' "$SECRET" | LD_PRELOAD="$SHIM" TD_DISK_FAIL="rename:-$SIGNAL:settings.json" "$CLI" --profile "$PROFILE" provider copy --from hot --to "$TARGET" --switch
echo "first $?"
cli photos list >/dev/null
echo "told $?"
printf '%s\n' "$SECRET" | cli provider copy --from hot --to "$TARGET" --switch
echo "second $?"
cli config show | grep -E '^hot.bucket '
cli check --read-data
echo "check $?"
)sh");
    QProcessEnvironment environment = console.environment;
    environment.insert(u"XDG_RUNTIME_DIR"_s, run);
    environment.insert(u"PROFILE"_s, console.profile());
    environment.insert(u"SECRET"_s, QString::fromUtf8(server.options().secret));
    environment.insert(u"TARGET"_s, targetFile(console, server));
    environment.insert(u"PICTURE"_s, console.picture(u"a.png"_s, 1));
    environment.insert(u"CLI"_s, QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s));
    environment.insert(u"SHIM"_s, QString::fromUtf16(TD_DISK_SHIM));
    environment.insert(u"SIGNAL"_s, QString::number(signal));
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    QProcess session;
    session.setProcessEnvironment(environment);
    session.start(u"dbus-run-session"_s, {u"--"_s, u"bash"_s, script});
    QVERIFY(session.waitForFinished(90'000));
    const QByteArray out = session.readAllStandardOutput();
    const QByteArray all = out + session.readAllStandardError();
    if (signal == SIGKILL)
        QVERIFY2(out.contains("first 137") && out.contains("told 3"), all.constData());
    QVERIFY2(out.contains("second 0"), all.constData());
    QVERIFY2(out.simplified().contains(u"hot.bucket %1 profile"_s.arg(server.options().bucket).toUtf8()),
             all.constData());
    QVERIFY2(out.contains("check 0"), all.constData());
    QVERIFY(!all.contains(server.options().secret));
}

TD_TEST(ProviderStopTest)
#include "tst_providerstop.moc"
