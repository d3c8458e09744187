// SPDX-License-Identifier: GPL-3.0-or-later
// The keyring of a real Secret Service in a session bus of its own, and what is said where there is none.
#include "cli/console.h"
#include "support/rawhttp.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/types.h>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QByteArray SecretCanary = "canary/secret+0123456789";

/// As it is, in base64, in UTF-16, in an address or backwards.
QByteArrayList formsOf(const QByteArray &secret)
{
    QByteArray backwards = secret;
    std::ranges::reverse(backwards);
    const QString wide = QString::fromUtf8(secret);
    const QByteArray utf16(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    return {secret, secret.toBase64().chopped(4), utf16, secret.toPercentEncoding(), backwards};
}

/// Everything under `folder` that holds the secret.
QStringList leaks(const QString &folder, const QByteArray &secret = SecretCanary)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &form : formsOf(secret)) {
            if (bytes.contains(form))
                found.append(file.fileName());
        }
    }
    return found;
}

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyringKeepsThem();
    void aKeyringThatHangsIsGivenUp();
    void withoutOneItIsSaidWhatToDo();
    void memoryIsNotDumped();
    void theServiceTellsNoKindOfSecret();
};

/// The script runs in a session bus and a home of its own; what it prints is the test's.
void SecretsTest::aKeyringKeepsThem()
{
    for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(QString(program + u" is not installed: packaging/install-deps --test"_s)));
    }
    Console console;
    const QString home = console.path(u"home"_s);
    const QString run = console.path(u"run"_s);
    QVERIFY(QDir().mkpath(home) && QDir().mkpath(run));
    QVERIFY(QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const QString script = console.file(u"session.sh"_s, R"(set -e
printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
cli() { "$CLI" --profile "$PROFILE" "$@"; }
cat "$SECRET" | cli config set hot.secret -
cli config set hot.provider s3
cli config set hot.bucket photos
cli config set hot.endpoint http://127.0.0.1:9
cli config set hot.key_id key
cli config show | grep '^hot.secret '
printf '' | cli config set hot.secret -
cli config show && exit 1
echo gone
)");
    QTemporaryDir outside; // the file with the secret is not in the profile or its home
    QFile secret(outside.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(QByteArray(SecretCanary + '\n')) > 0);
    secret.close();
    QProcess session;
    QProcessEnvironment environment = console.environment;
    environment.insert(u"XDG_RUNTIME_DIR"_s, run);
    environment.insert(u"PROFILE"_s, console.profile());
    environment.insert(u"SECRET"_s, secret.fileName());
    environment.insert(u"CLI"_s, QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s));
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    session.setProcessEnvironment(environment);
    session.start(u"dbus-run-session"_s, {u"--"_s, u"bash"_s, script});
    QVERIFY(session.waitForFinished(90'000));
    const QByteArray out = session.readAllStandardOutput();
    const QByteArray err = session.readAllStandardError();
    const QByteArray all = out + err;
    QVERIFY2(out.contains("stored in the keyring"), all.constData());
    QVERIFY2(out.simplified().contains("hot.secret set keyring"), all.constData());
    QVERIFY2(out.contains("gone"), all.constData());
    QVERIFY(!out.contains(SecretCanary) && !err.contains(SecretCanary));
    QCOMPARE(leaks(console.profile()), QStringList());
    QCOMPARE(leaks(home), QStringList());
}

void SecretsTest::aKeyringThatHangsIsGivenUp()
{
    Console console;
    // a bus that takes the connection and says nothing
    const QString socket = console.path(u"bus"_s);
    QProcess bus;
    bus.start(u"python3"_s,
              {u"-c"_s,
               u"import socket,sys,time\ns=socket.socket(socket.AF_UNIX);s.bind(sys.argv[1]);s.listen(8)\n"
               "print('up',flush=True)\ntime.sleep(600)"_s,
               socket});
    QVERIFY(bus.waitForStarted() && bus.waitForReadyRead(30'000));
    console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString(u"unix:path="_s + socket));
    QElapsedTimer timer;
    timer.start();
    const Answer answer = console.run({u"config"_s, u"set"_s, u"hot.secret"_s, u"-"_s}, SecretCanary);
    bus.kill();
    bus.waitForFinished();
    QCOMPARE(answer.status, 3);
    QVERIFY2(answer.err.contains("did not answer"), answer.err.constData());
    QVERIFY2(timer.elapsed() < 60'000, "it waits, but not for ever");
    QCOMPARE(leaks(console.profile()), QStringList());
}

void SecretsTest::withoutOneItIsSaidWhatToDo()
{
    Console console;
    console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    const Answer answer = console.run({u"config"_s, u"set"_s, u"cold.secret"_s, u"-"_s}, SecretCanary);
    QCOMPARE(answer.status, 3);
    for (const char *way : {"TIERDECK_COLD_SECRET", "LoadCredential=cold.secret:"})
        QVERIFY2(answer.err.contains(way), answer.err.constData());
    QVERIFY(!answer.err.contains(SecretCanary));
    QCOMPARE(leaks(console.profile()), QStringList());
}

void SecretsTest::memoryIsNotDumped()
{
    Console console;
    console.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    QProcess process;
    process.setProcessEnvironment(console.environment);
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"--profile"_s, console.profile(), u"config"_s, u"set"_s, u"hot.secret"_s, u"-"_s});
    QVERIFY(process.waitForStarted());
    const auto ofProcess = [&process](const QString &name) {
        QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    // it waits for its input now, with the limits that it gave itself
    QTRY_VERIFY(ofProcess(u"limits"_s).simplified().contains("Max core file size 0 0 bytes"));
    process.write(SecretCanary);
    QVERIFY(process.waitForBytesWritten(10'000));
    QVERIFY(!ofProcess(u"cmdline"_s).contains(SecretCanary));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
}

/// Of S3, the bot, the links, the tokens, the backups and the database: neither in answers, log and messages at their
/// most talkative, nor in the list of processes, nor in what a crash says.
void SecretsTest::theServiceTellsNoKindOfSecret()
{
    Console console;
    const QMap<QString, QByteArray> kinds{{u"TIERDECK_HOT_SECRET"_s, "canary/hot+0123456789"},
                                          {u"TELEGRAM_BOT_TOKEN"_s, "987654321:AAcanaryOfTheBot0123456789"},
                                          {u"TIERDECK_LINKS_SECRET"_s, "canary-of-links-0123456789-0123456789"},
                                          {u"TIERDECK_BACKUP_PASSPHRASE"_s, "canary of the backups 0123456789"},
                                          {u"PGPASSWORD"_s, "canary-of-postgres-0123456789"}};
    QProcessEnvironment &environment = console.environment;
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind)
        environment.insert(kind.key(), QString::fromUtf8(*kind));
    const QMap<QString, QString> others{{u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s},
                                        {u"TIERDECK_LOG_LEVEL"_s, u"debug"_s},
                                        {u"TIERDECK_HOT_ENDPOINT"_s, u"http://127.0.0.1:9"_s},
                                        {u"TIERDECK_HOT_BUCKET"_s, u"photos"_s},
                                        {u"TIERDECK_HOT_KEY_ID"_s, u"key"_s},
                                        {u"TIERDECK_TELEGRAM_URL"_s, u"http://127.0.0.1:9"_s},
                                        {u"TIERDECK_SERVICE_URL"_s, u"http://127.0.0.1:9"_s}};
    for (auto other = others.cbegin(); other != others.cend(); ++other)
        environment.insert(other.key(), *other);
    const QString photo = console.upload({1}, u"lamp"_s).first();
    const QByteArray token = console.json({u"serve"_s, u"token"_s, u"create"_s, u"--role"_s, u"admin"_s})
                                 .json.value("token"_L1)
                                 .toString()
                                 .toLatin1();
    QVERIFY(!token.isEmpty());
    QByteArray said;
    environment.insert(u"PGHOST"_s, u"127.0.0.1"_s);
    environment.insert(u"PGPORT"_s, u"9"_s);
    environment.insert(u"PGDATABASE"_s, u"tierdeck"_s);
    const Answer noDatabase = console.run({u"--verbose"_s, u"stats"_s});
    QVERIFY(noDatabase.status != 0);
    said += noDatabase.out + noDatabase.err;
    environment.remove(u"PGHOST"_s);
    environment.remove(u"PGDATABASE"_s);

    QProcess service;
    service.setProcessEnvironment(environment);
    service.setProcessChannelMode(QProcess::MergedChannels);
    service.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"--profile"_s, console.profile(), u"--verbose"_s, u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    static const QRegularExpression listening(u"Listening at http://127\\.0\\.0\\.1:(\\d+)"_s);
    const auto port = [&] {
        said += service.readAll();
        return listening.match(QString::fromUtf8(said)).captured(1).toUShort();
    };
    QTRY_VERIFY_WITH_TIMEOUT(port() != 0, 30'000);
    const QByteArray path = "/api/storage/photo/" + photo.toLatin1();
    const QList<std::pair<QByteArray, QByteArray>> head{{"Authorization", "Bearer " + token}};
    const QByteArrayList targets{path + "/url", path + "/metadata",        "/api/storage/stats",
                                 "/metrics",    "/nowhere?token=" + token, "/api/storage/photos?cursor=" + token};
    for (const QByteArray &target : targets)
        said += rawRequest(port(), "GET", target, {}, head).body;
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(service.processId()));
    QVERIFY(commandLine.open(QIODevice::ReadOnly));
    said += commandLine.readAll();
    QCOMPARE(::kill(pid_t(service.processId()), SIGSEGV), 0);
    QVERIFY(service.waitForFinished(60'000));
    said += service.readAll();
    QVERIFY(said.contains("tierdeck:")); // the log was heard

    QByteArrayList secrets = kinds.values();
    secrets.append(token);
    for (const QByteArray &secret : std::as_const(secrets)) {
        const QByteArray part = secret.mid(secret.indexOf(':') + 1); // the number of a bot is public
        for (const QByteArray &form : formsOf(part))
            QVERIFY2(!said.contains(form), said.mid(std::max<qsizetype>(0, said.indexOf(form) - 200), 400).constData());
        QCOMPARE(leaks(console.profile(), part), QStringList());
    }
}

TD_TEST(SecretsTest)
#include "tst_secrets.moc"
