// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td::test;

/// Exit statuses 0, 1, 3, 4, 5 and 130 (2 has a test of its own), and what is said with them.
class StatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBadFileDoesNotStopTheRest();
    void uploadSaysWhenPhotosGo();
    void unknownIdsAreNamed_data();
    void unknownIdsAreNamed();
    void remoteStorageIsThree_data();
    void remoteStorageIsThree();
    void everyProblemIsNamedAtOnce();
    void missingFolderIsThree();
    void coldOff();
    void damagedIsFive();
    void orphanIsOne();
    void interruptLosesNothing();
    void profileIsPrivate();
    void defaultPlacesFollowXdg();
    void logHasLines();
    void anAnswerThatDoesNotArriveIsNoSuccess();
    void publishingNothingSaysSo();
};

void StatusTest::oneBadFileDoesNotStopTheRest()
{
    Console console;
    console.picture(u"in/a.png"_s, 1);
    console.picture(u"in/deep/b.png"_s, 2);
    const QString bad = console.file(u"in/c.jpg"_s, "this is no picture");
    const QString missing = console.path(u"missing.jpg"_s);
    const Answer answer =
        console.json({u"upload"_s, u"--recursive"_s, console.path(u"in"_s), missing, u"--draft"_s, u"d"_s});
    QCOMPARE(answer.status, 1);
    QCOMPARE(JsonSchema::named(u"upload"_s).problems(answer.json), QStringList());
    QCOMPARE(answer.json.value("photos"_L1).toArray().size(), 2);
    QStringList failed;
    for (const QJsonValue &item : answer.json.value("failed"_L1).toArray())
        failed.append(item.toObject().value("path"_L1).toString());
    failed.sort();
    QStringList expected{bad, missing};
    expected.sort();
    QCOMPARE(failed, expected);
    QVERIFY(answer.err.contains(bad.toUtf8()) && answer.err.contains(missing.toUtf8()));
    QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);

    const Answer onlyBad = console.json({u"upload"_s, bad});
    QCOMPARE(onlyBad.status, 1);
    QCOMPARE(onlyBad.json.value("photos"_L1).toArray().size(), 0);
}

void StatusTest::uploadSaysWhenPhotosGo()
{
    Console console;
    const Answer without = console.run({u"upload"_s, console.picture(u"a.png"_s, 1)});
    QCOMPARE(without.status, 0);
    QVERIFY2(without.err.contains("will be trashed after 20"), without.err.constData());
    const Answer with = console.run({u"upload"_s, console.picture(u"b.png"_s, 2), u"--draft"_s, u"lamp"_s});
    QVERIFY(!with.err.contains("trashed"));
    QVERIFY(!console.run({u"--quiet"_s, u"upload"_s, console.picture(u"c.png"_s, 3)}).err.contains("trashed"));
}

void StatusTest::unknownIdsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("edit") << QStringList{u"photos"_s, u"edit"_s, u"--pin"_s};
    QTest::newRow("delete") << QStringList{u"photos"_s, u"delete"_s};
    QTest::newRow("delete now") << QStringList{u"photos"_s, u"delete"_s, u"--now"_s};
    QTest::newRow("restore") << QStringList{u"photos"_s, u"restore"_s};
    QTest::newRow("migrate") << QStringList{u"migrate"_s, u"--to"_s, u"hot"_s};
}

void StatusTest::unknownIdsAreNamed()
{
    QFETCH(const QStringList, arguments);
    Console console;
    const QString id = console.upload({1}, u"lamp"_s).first();
    if (arguments.contains("restore"_L1))
        QCOMPARE(console.json({u"photos"_s, u"delete"_s, id}).status, 0);
    const Answer answer = console.json(arguments + QStringList{id, u"no-such-photo"_s});
    QCOMPARE(answer.status, 1);
    const QJsonArray failed = answer.json.value("failed"_L1).toArray();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().toObject().value("photo_id"_L1).toString(), u"no-such-photo"_s);
    QCOMPARE(failed.first().toObject().value("code"_L1).toString(), u"NOT_FOUND"_s);
    QVERIFY(answer.err.contains("no-such-photo"));
    QCOMPARE(answer.json.value("ok"_L1), QJsonValue(false));
}

void StatusTest::remoteStorageIsThree_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("partial R2 set") << QStringList{u"R2_BUCKET_NAME=b"_s, u"R2_SECRET_ACCESS_KEY=geheim"_s}
                                    << QByteArray("missing R2_ENDPOINT_URL or CLOUDFLARE_ACCOUNT_ID, R2_ACCESS_KEY_ID");
    QTest::newRow("two providers") << QStringList{u"R2_BUCKET_NAME=photos"_s, u"AWS_S3_BUCKET=photos"_s}
                                   << QByteArray("AWS_S3_BUCKET");
    QTest::newRow("bucket in the endpoint")
        << QStringList{u"R2_BUCKET_NAME=photos"_s, u"R2_ENDPOINT_URL=https://x.r2.cloudflarestorage.com/photos"_s,
                       u"R2_ACCESS_KEY_ID=k"_s, u"R2_SECRET_ACCESS_KEY=geheim"_s}
        << QByteArray("R2_ENDPOINT_URL");
    QTest::newRow("no secret and no keyring")
        << QStringList{u"TIERDECK_HOT_BUCKET=photos"_s, u"TIERDECK_HOT_ENDPOINT=http://127.0.0.1:9"_s,
                       u"TIERDECK_HOT_KEY_ID=k"_s, u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s}
        << QByteArray("TIERDECK_HOT_SECRET");
    QTest::newRow("Cloudflare") << QStringList{u"CLOUDFLARE_BUCKET_NAME=b"_s}
                                << QByteArray("CLOUDFLARE_ENDPOINT_URL or CLOUDFLARE_ACCOUNT_ID");
    QTest::newRow("AWS") << QStringList{u"AWS_S3_BUCKET=b"_s} << QByteArray("AWS_SECRET_ACCESS_KEY");
    QTest::newRow("GCP") << QStringList{u"GCP_BUCKET_NAME=b"_s} << QByteArray("GCP_CREDENTIALS_PATH");
    QTest::newRow("B2") << QStringList{u"B2_BUCKET_NAME=b"_s} << QByteArray("B2_APPLICATION_KEY_ID or B2_KEY_ID");
    QTest::newRow("canonical") << QStringList{u"TIERDECK_COLD_BUCKET=b"_s} << QByteArray("TIERDECK_COLD_BUCKET");
    QTest::newRow("port of PostgreSQL") << QStringList{u"PGHOST=db"_s, u"PGDATABASE=photos"_s, u"PGPORT=many"_s}
                                        << QByteArray("PGPORT");
    QTest::newRow("provider") << QStringList{u"TIERDECK_HOT_PROVIDER=r2"_s} << QByteArray("TIERDECK_HOT_BUCKET");
    QTest::newRow("unknown variable") << QStringList{u"TIERDECK_HOT_FODLER=/tmp"_s}
                                      << QByteArray("TIERDECK_HOT_FOLDER");
    QTest::newRow("unknown rule") << QStringList{u"TIERDECK_LIFECYCLE_TEMP_HOUR=5"_s}
                                  << QByteArray("TIERDECK_LIFECYCLE_TEMP_HOURS");
    QTest::newRow("wrong rule") << QStringList{u"TIERDECK_LIFECYCLE_TEMP_HOURS=soon"_s} << QByteArray("temp_hours");
    QTest::newRow("unknown image setting")
        << QStringList{u"TIERDECK_IMAGE_QUALTY=80"_s} << QByteArray("TIERDECK_IMAGE_QUALITY");
}

void StatusTest::remoteStorageIsThree()
{
    QFETCH(const QStringList, variables);
    QFETCH(const QByteArray, says);
    Console console;
    for (const QString &variable : variables)
        console.environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const Answer answer = console.json({u"stats"_s});
    QCOMPARE(answer.status, 3);
    QCOMPARE(JsonSchema::named(u"failure"_s).problems(answer.json), QStringList());
    QVERIFY2(answer.err.contains(says), answer.err.constData());
    QVERIFY(!answer.json.value("error"_L1).toObject().value("remedy"_L1).toString().isEmpty());
    QVERIFY(!answer.out.contains("geheim") && !answer.err.contains("geheim"));
}

void StatusTest::everyProblemIsNamedAtOnce()
{
    Console console;
    console.environment.insert(u"B2_BUCKET_NAME"_s, u"b"_s);
    console.environment.insert(u"R2_ACCESS_KEY_ID"_s, u"without a bucket it does not count"_s);
    QDir().mkpath(console.profile());
    console.file(u"profile/settings.json"_s, R"({"hot": {"fodler": "/x", "secret": "geheim"}, "workers": "many"})");
    const Answer answer = console.run({u"stats"_s});
    QCOMPARE(answer.status, 3);
    for (const char *name : {"B2_BUCKET_NAME", "hot.fodler", "hot.folder", "hot.secret", "workers"})
        QVERIFY2(answer.err.contains(name), name);
    QVERIFY(!answer.err.contains("R2_ACCESS_KEY_ID") && !answer.err.contains("geheim"));
}

void StatusTest::missingFolderIsThree()
{
    Console console;
    console.environment.insert(u"TIERDECK_COLD_FOLDER"_s, console.path(u"not-mounted"_s));
    const Answer answer = console.json({u"stats"_s});
    QCOMPARE(answer.status, 3);
    QVERIFY(answer.err.contains("not-mounted"));
    QDir().mkpath(console.path(u"not-mounted"_s));
    QCOMPARE(console.json({u"config"_s, u"test"_s}).status, 0);
    const QString id = console.upload({1}, u"lamp"_s).first();
    QCOMPARE(console.json({u"migrate"_s, id, u"--to"_s, u"cold"_s}).status, 0);
    QVERIFY(QFile::exists(console.path(u"not-mounted/cold/%1.jpg"_s.arg(id))));
}

void StatusTest::coldOff()
{
    Console console;
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"cold.provider"_s, u"none"_s}).status, 0);
    const QString id = console.upload({1}, u"lamp"_s).first();
    const Answer moved = console.json({u"migrate"_s, id, u"--to"_s, u"cold"_s});
    QCOMPARE(moved.status, 3);
    const QJsonObject tiers = console.json({u"tiers"_s}).json.value("tiers"_L1).toObject();
    QCOMPARE(tiers.value("cold"_L1).toObject().value("storage"_L1).toString(), u"none"_s);
    QCOMPARE(console.json({u"config"_s, u"test"_s}).json.value("checks"_L1).toArray().size(), 4);
}

void StatusTest::damagedIsFive()
{
    Console console;
    const QStringList ids = console.upload({1, 2}, u"lamp"_s);
    const QString path = u"%1/temp/%2.jpg"_s.arg(console.profile(), ids.first());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    QVERIFY(file.write("####") == 4);
    file.close();
    const Answer answer = console.json({u"check"_s, u"--read-data"_s});
    QCOMPARE(answer.status, 5);
    QCOMPARE(answer.json.value("damaged"_L1).toInt(), 1);
    QVERIFY(answer.err.contains(ids.first().toUtf8()));
    QCOMPARE(console.run({u"photos"_s, u"get"_s, ids.first(), u"-o"_s, console.path(u"x.jpg"_s)}).status, 5);
    QVERIFY(!QFile::exists(console.path(u"x.jpg"_s)));

    QVERIFY(QFile::remove(u"%1/temp/%2.jpg"_s.arg(console.profile(), ids.last())));
    const Answer missing = console.json({u"check"_s});
    QCOMPARE(missing.status, 5);
    QCOMPARE(missing.json.value("missing"_L1).toInt(), 1);
}

void StatusTest::orphanIsOne()
{
    Console console;
    const QString id = console.upload({1}, u"lamp"_s).first();
    console.file(u"profile/hot/nobody-knows.jpg"_s, "bytes of somebody");
    const Answer answer = console.json({u"check"_s});
    QCOMPARE(answer.status, 1);
    QCOMPARE(answer.json.value("orphans"_L1).toInt(), 1);
    QCOMPARE(console.json({u"check"_s, u"--repair"_s}).status, 0);
    QCOMPARE(console.json({u"check"_s}).status, 0);
    QDirIterator found(console.profile(), {u"*nobody-knows*"_s}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY2(found.hasNext(), "an unknown object is set aside, never destroyed");
    QVERIFY(QFile::exists(u"%1/temp/%2.jpg"_s.arg(console.profile(), id)));
}

void StatusTest::interruptLosesNothing()
{
    Console console;
    for (int i = 0; i < 40; ++i)
        console.picture(u"in/%1.png"_s.arg(i), i, 600, 460);
    QProcess process;
    process.setProcessEnvironment(console.environment);
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"--profile"_s, console.profile(), u"upload"_s, u"-r"_s, console.path(u"in"_s), u"--draft"_s, u"d"_s,
                   u"--json"_s});
    QVERIFY(process.waitForStarted());
    const QString temp = QString(console.profile() + u"/temp"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QDir(temp).entryList({u"*.jpg"_s}).size() >= 6, 20'000);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    const QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    const qsizetype stored = answer.value("photos"_L1).toArray().size();
    QVERIFY2(stored >= 1 && stored < 40, qPrintable(QString::number(stored)));
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), stored);
    const Answer check = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(check.status == 0, check.out.constData());
}

void StatusTest::profileIsPrivate()
{
    Console console;
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"workers"_s, u"1"_s}).status, 0);
    QCOMPARE(console.upload({1}, u"lamp"_s).size(), 1);
    QDirIterator all(console.profile(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    QStringList open;
    QStringList paths{console.profile()};
    while (all.hasNext())
        paths.append(all.next());
    for (const QString &path : paths) {
        struct stat info {
        };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        if ((info.st_mode & 0077) != 0)
            open.append(path);
    }
    QVERIFY(paths.size() > 8);
    QCOMPARE(open, QStringList());
}

void StatusTest::defaultPlacesFollowXdg()
{
    Console console;
    console.environment.insert(u"XDG_DATA_HOME"_s, console.path(u"data"_s));
    console.environment.insert(u"XDG_CONFIG_HOME"_s, console.path(u"conf"_s));
    QProcess process;
    process.setProcessEnvironment(console.environment);
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                  {u"config"_s, u"set"_s, u"workers"_s, u"2"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(QFile::exists(console.path(u"conf/tierdeck/settings.json"_s)));
    process.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s), {u"stats"_s});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(QFile::exists(console.path(u"data/tierdeck/catalog.db"_s)));
}

void StatusTest::logHasLines()
{
    Console console;
    QCOMPARE(console.upload({1}, u"lamp"_s).size(), 1);
    QFile log(QString(console.profile() + u"/logs/tierdeck.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    int lines = 0;
    while (!log.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(log.readLine()).object();
        QCOMPARE(line.keys(), QStringList({u"function"_s, u"level"_s, u"module"_s, u"msg"_s, u"tag"_s, u"time"_s}));
        QCOMPARE(line.value("tag"_L1).toString(), u"STORAGE"_s);
        ++lines;
    }
    QVERIFY(lines >= 1);
}

void StatusTest::anAnswerThatDoesNotArriveIsNoSuccess()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("this computer has no /dev/full");
    Console console;
    QCOMPARE(console.json({u"stats"_s}).status, 0);
    for (const QStringList &arguments : {QStringList{u"stats"_s}, QStringList{u"stats"_s, u"--json"_s}}) {
        QProcess program;
        program.setProcessEnvironment(console.environment);
        program.setStandardOutputFile(u"/dev/full"_s);
        program.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s),
                      QStringList{u"--profile"_s, console.profile()} + arguments);
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 4);
        QVERIFY(program.readAllStandardError().contains("could not be written"));
    }
}

void StatusTest::publishingNothingSaysSo()
{
    Console console;
    const QStringList ids = console.upload({1}, u"lamp"_s);
    QCOMPARE(console.upload({2}, u"chair"_s).size(), 1);
    const Answer none = console.json({u"publish"_s, u"chair"_s, u"--photo"_s, ids.first()});
    QCOMPARE(none.status, 1);
    QCOMPARE(none.json.value("message"_L1).toString().left(20), u"No photo of draft ch"_s);
}

TD_TEST(StatusTest)
#include "tst_status.moc"
