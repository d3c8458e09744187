// SPDX-License-Identifier: GPL-3.0-or-later
// What the program must not take for granted: that a disk is mounted, has room, that names are UTF-8, that a run ended.
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td::test;

class SafeguardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnmountedTierDestroysNothing();
    void aVanishedFolderOfTheProfileIsNotMadeAnew();
    void aFullDiskIsNamed();
    void namesThatAreNoUtf8();
    void blankNamesAreRefused();
    void aPlaceThatCannotBeWrittenIsOneFailure();
    void aCatalogueThatIsAFolderIsThree();
    void aDryRunHasNoId();
    void whatWasNotPurgedIsNotSaidToBe();
    void restoringSaysWhatTheRulesDoNext();
    void evidenceNamesPhotos();
    void decodersSayNothingOnTheTerminal();
};

void SafeguardsTest::anUnmountedTierDestroysNothing()
{
    Console console;
    const QString disk = console.path(u"disk"_s);
    QVERIFY(QDir().mkdir(disk));
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"hot.folder"_s, disk}).status, 0);
    const QString id = console.upload({1}, u"d"_s).first();
    QCOMPARE(console.run({u"migrate"_s, id, u"--to"_s, u"hot"_s}).status, 0);
    QCOMPARE(console.run({u"photos"_s, u"delete"_s, id}).status, 0);

    const QString away = console.path(u"away"_s);
    QVERIFY(QDir().rename(disk, away));
    QVERIFY(QDir().mkdir(disk));
    const Answer deleted = console.json({u"photos"_s, u"delete"_s, id, u"--now"_s});
    QVERIFY2(deleted.status == 1 || deleted.status == 3, deleted.err.constData());
    QVERIFY2(deleted.err.contains("not mounted"), deleted.err.constData());
    QVERIFY(!deleted.json.value("purged"_L1).toBool(true));
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--deleted"_s}).json.value("photos"_L1).toArray().size(), 1);
    const Answer checked = console.json({u"check"_s});
    QCOMPARE(checked.status, 3);
    QVERIFY2(checked.err.contains("not mounted"), checked.err.constData());

    QVERIFY(QDir(disk).removeRecursively());
    QVERIFY(QDir().rename(away, disk));
    QCOMPARE(console.run({u"check"_s, u"--read-data"_s, u"--repair"_s}).status, 0);
    // The delete that was asked for is finished at the first start that sees the disk.
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--deleted"_s}).json.value("photos"_L1).toArray().size(), 0);
    QVERIFY(!QFile::exists(disk + u"/hot/"_s + id + u".jpg"_s));
}

void SafeguardsTest::aVanishedFolderOfTheProfileIsNotMadeAnew()
{
    Console console;
    console.upload({1}, u"d"_s);
    QVERIFY(QDir(console.profile() + u"/temp"_s).removeRecursively());
    QCOMPARE(console.run({u"check"_s, u"--repair"_s}).status, 3);
    QCOMPARE(console.run({u"stats"_s}).status, 0);
    QCOMPARE(console.json({u"upload"_s, console.picture(u"b.png"_s, 2)}).status, 3);
}

void SafeguardsTest::aFullDiskIsNamed()
{
    Console console;
    const QString disk = console.path(u"small"_s);
    QVERIFY(QDir().mkdir(disk));
    if (::geteuid() != 0 || ::mount("tmpfs", disk.toUtf8().constData(), "tmpfs", 0, "size=4m") != 0)
        QSKIP("a small disk cannot be mounted here: a full disk was not tried");
    const QStringList profile{u"--profile"_s, QString(disk + u"/profile"_s)};
    const int first = console.run(QStringList(profile) << u"stats"_s).status;
    QFile filler(disk + u"/filler"_s);
    const bool opened = filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    while (opened && filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    const Answer full = console.run(QStringList(profile) << u"photos"_s << u"list"_s);
    filler.remove();
    const Answer again = console.run(QStringList(profile) << u"photos"_s << u"list"_s);
    ::umount2(disk.toUtf8().constData(), MNT_DETACH);
    QCOMPARE(first, 0);
    QVERIFY2(full.status == 4, full.err.constData());
    QVERIFY2(full.err.contains("disk") && full.err.contains("full") && full.err.contains(disk.toUtf8()),
             full.err.constData());
    QCOMPARE(again.status, 0);
}

void SafeguardsTest::namesThatAreNoUtf8()
{
    Console console;
    const QString folder = console.path(u"in"_s);
    const QByteArray odd = folder.toUtf8() + "/caf\xe9.png";
    QVERIFY(QFile::exists(console.picture(u"in/plain.png"_s, 1)));
    QCOMPARE(::rename(console.picture(u"in/other.png"_s, 2).toUtf8().constData(), odd.constData()), 0);
    const Answer walked = console.json({u"upload"_s, u"--recursive"_s, folder, u"--draft"_s, u"d"_s});
    QVERIFY2(walked.status == 0, walked.err.constData());
    QCOMPARE(walked.json.value("photos"_L1).toArray().size(), 2);
    QVERIFY(console.run({u"photos"_s, u"list"_s}).out.contains("caf\\xe9.png"));

    // QProcess gives arguments as UTF-8, a shell gives bytes.
    QProcess shell;
    shell.setProcessEnvironment(console.environment);
    const QByteArray script = "exec '" + QString::fromUtf16(TD_BIN_DIR).toUtf8() + "/tierdeck-cli' --json --profile '" +
                              console.profile().toUtf8() + "' upload --draft e \"$(printf '" + folder.toUtf8() +
                              "/caf\\351.png')\"";
    shell.start(u"/bin/sh"_s, {u"-c"_s, QString::fromUtf8(script)});
    QVERIFY(shell.waitForFinished());
    ::unlink(odd.constData()); // QTemporaryDir cannot
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
}

void SafeguardsTest::blankNamesAreRefused()
{
    Console console;
    const QString picture = console.picture(u"a.png"_s, 1);
    QCOMPARE(console.json({u"upload"_s, picture, u"--draft"_s, u"  "_s}).status, 2);
    QCOMPARE(console.json({u"upload"_s, picture, u"--user"_s, u" "_s}).status, 2);
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 0);
}

void SafeguardsTest::aPlaceThatCannotBeWrittenIsOneFailure()
{
    Console console;
    const QString id = console.upload({1}).first();
    const Answer answer = console.json({u"photos"_s, u"get"_s, id, u"-o"_s, u"/nowhere/at/all.jpg"_s});
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.err.contains("/nowhere/at/all.jpg"));
}

void SafeguardsTest::aCatalogueThatIsAFolderIsThree()
{
    Console console;
    QVERIFY(QDir().mkpath(console.profile() + u"/catalog.db"_s));
    QCOMPARE(console.json({u"stats"_s}).status, 3);
}

void SafeguardsTest::aDryRunHasNoId()
{
    Console console;
    const Answer answer = console.json({u"lifecycle"_s, u"run"_s, u"--dry-run"_s});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.json.value("run_id"_L1).isNull());
    QCOMPARE(JsonSchema::named(u"lifecycle-run"_s).problems(answer.json), QStringList());
}

void SafeguardsTest::whatWasNotPurgedIsNotSaidToBe()
{
    Console console;
    const QString id = console.upload({1}).first();
    QCOMPARE(console.run({u"photos"_s, u"edit"_s, id, u"--pin"_s}).status, 0);
    const Answer answer = console.json({u"photos"_s, u"delete"_s, id, u"--now"_s});
    QCOMPARE(answer.status, 1);
    QCOMPARE(answer.json.value("purged"_L1), QJsonValue(false));
}

void SafeguardsTest::restoringSaysWhatTheRulesDoNext()
{
    Console console;
    const QString sold = console.upload({1}, u"sold"_s).first();
    const QString orphan = console.upload({2}).first();
    QCOMPARE(console.run({u"publish"_s, u"sold"_s}).status, 0);
    console.age(8);
    QCOMPARE(console.run({u"lifecycle"_s, u"run"_s, u"--yes"_s}).status, 0);
    const Answer answer = console.json({u"photos"_s, u"restore"_s, sold, orphan});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(JsonSchema::named(u"photos-restore"_s).problems(answer.json), QStringList());
    const QJsonArray next = answer.json.value("next"_L1).toArray();
    QCOMPARE(next.size(), 2);
    QCOMPARE(next.at(0)["photo_id"_L1].toString(), sold);
    QCOMPARE(next.at(0)["next_action"_L1].toString(), u"trash"_s);
    QVERIFY(next.at(0)["next_action_at"_L1].isString());
    QVERIFY(answer.err.contains(sold.toUtf8()) && answer.err.contains("trashed again"));
    QVERIFY(!answer.err.contains(orphan.toUtf8()));
}

void SafeguardsTest::evidenceNamesPhotos()
{
    Console console;
    const QString picture = console.picture(u"a.png"_s, 1);
    for (const QString &draft : {u"d"_s, u"other"_s})
        QCOMPARE(console.json({u"upload"_s, picture, u"--draft"_s, draft}).status, 0);
    const auto duplicates = [&console]() -> QJsonObject {
        const Answer answer = console.json({u"recommendations"_s});
        if (!JsonSchema::named(u"recommendations"_s).problems(answer.json).isEmpty())
            return {{u"wrong"_s, true}};
        for (const QJsonValue &item : answer.json.value("items"_L1).toArray()) {
            if (item["id"_L1].toString() == u"duplicates"_s)
                return item["evidence"_L1].toObject();
        }
        return {};
    };
    // The same file in two drafts is two photos by intent.
    QCOMPARE(duplicates(), QJsonObject());
    const Answer second = console.json({u"upload"_s, picture, u"--draft"_s, u"d"_s, u"--duplicates"_s, u"store"_s});
    const QString id = second.json.value("photos"_L1)[0]["photo_id"_L1].toString();
    QCOMPARE(duplicates(),
             QJsonObject(
                 {{u"count"_s, 1}, {u"ids"_s, QJsonArray{id}}, {u"filter"_s, QJsonObject{{u"duplicates"_s, true}}}}));
}

void SafeguardsTest::decodersSayNothingOnTheTerminal()
{
    const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
    if (root.isEmpty())
        QSKIP("TIERDECK_TEST_DATA is not set: the shared pictures were not tried");
    Console console;
    QStringList pictures;
    for (const QString &folder : {u"corrupt"_s, u"fuzz"_s}) {
        const QDir dir(root + u"/images/"_s + folder);
        for (const QString &name : dir.entryList({u"*.png"_s}, QDir::Files))
            pictures.append(dir.filePath(name));
    }
    QVERIFY(pictures.size() > 20);
    const Answer answer = console.json(QStringList{u"upload"_s} + pictures);
    QCOMPARE(answer.status, 1);
    for (const QByteArray &line : answer.err.split('\n'))
        QVERIFY2(!line.contains("libpng") && !line.startsWith("qt."), line.constData());
}

TD_TEST(SafeguardsTest)
#include "tst_safeguards.moc"
