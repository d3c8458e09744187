// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of backups, black box: made, listed, verified, restored into a fresh profile, cleaned up.
#include "cli/fits.h"
#include "support/fakes3.h"
#include "support/testprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

const QString Passphrase = u"canary wordy horse"_s;

QStringList filesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext())
        found.append(each.next());
    return found;
}

/// A console without a keyring.
class BackupConsole : public Console
{
public:
    BackupConsole() { environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s); }

    Answer backup(const QStringList &arguments) { return json(QStringList{u"backup"_s} + arguments); }
    /// Binds backups to a bucket of the server.
    void bind(const FakeS3 &server)
    {
        environment.insert(u"TIERDECK_BACKUP_ENDPOINT"_s, server.endpoint());
        environment.insert(u"TIERDECK_BACKUP_BUCKET"_s, server.options().bucket);
        environment.insert(u"TIERDECK_BACKUP_KEY_ID"_s, server.options().accessKey);
        environment.insert(u"TIERDECK_BACKUP_SECRET"_s, QString::fromUtf8(server.options().secret));
    }
    /// The same call on another profile.
    Answer on(const QString &profile, const QStringList &arguments)
    {
        return run(QStringList{u"--profile"_s, profile} + arguments + QStringList{u"--json"_s});
    }
};

} // namespace

class BackupCommandsTest : public QObject
{
    Q_OBJECT

private:
private Q_SLOTS:
    void nothingYet();
    void throughItsLife_data();
    void throughItsLife();
    void damage();
    void refusals();
    void forPeople();
};

void BackupCommandsTest::nothingYet()
{
    BackupConsole console;
    const Answer listed = console.backup({u"list"_s});
    fits(u"backup-list"_s, listed);
    QCOMPARE(listed.json.value("count"_L1).toInt(-1), 0);
    QCOMPARE(console.backup({u"verify"_s}).status, 1);
    QCOMPARE(console.on(console.path(u"fresh"_s), {u"backup"_s, u"restore"_s}).status, 1);
    QVERIFY(!QFile::exists(console.path(u"fresh/catalog.db"_s)));
}

void BackupCommandsTest::throughItsLife_data()
{
    QTest::addColumn<bool>("isBucket");
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("folder") << false << false;
    QTest::newRow("bucket, encrypted") << true << true;
}

void BackupCommandsTest::throughItsLife()
{
    QFETCH(const bool, isBucket);
    QFETCH(const bool, isEncrypted);
    FakeS3Options options;
    options.bucket = u"backups"_s;
    const FakeS3 server(options);
    BackupConsole console;
    if (isBucket) {
        console.bind(server);
    } else {
        QVERIFY(QDir().mkpath(console.path(u"disk"_s)));
        QCOMPARE(console.json({u"config"_s, u"set"_s, u"backup.folder"_s, console.path(u"disk"_s)}).status, 0);
    }
    if (isEncrypted)
        console.environment.insert(u"TIERDECK_BACKUP_PASSPHRASE"_s, Passphrase);
    const QStringList ids = console.upload({1, 2}, u"lamp"_s);
    QCOMPARE(console.json({u"migrate"_s, ids.first(), u"--to"_s, u"hot"_s}).status, 0);
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"backup.photos"_s, u"all"_s}).status, 0);

    const Answer made = console.backup({u"create"_s});
    fits(u"backup-create"_s, made);
    QCOMPARE(made.json.value("photos"_L1).toInt(), 2);
    QCOMPARE(made.json.value("encrypted"_L1).toBool(), isEncrypted);
    QVERIFY(made.json.value("objects"_L1).toObject().value("added"_L1).toInt() >= 2);
    const QString name = made.json.value("name"_L1).toString();

    const Answer night = console.backup({u"create"_s, u"--nightly"_s});
    fits(u"backup-create"_s, night);
    QVERIFY(night.json.value("drill"_L1).toBool());
    QCOMPARE(night.json.value("objects"_L1).toObject().value("added"_L1).toInt(-1), 0);

    const Answer verified = console.backup({u"verify"_s, u"--read-data"_s, u"--drill"_s});
    fits(u"backup-verify"_s, verified);
    QCOMPARE(verified.json.value("backups"_L1).toArray().size(), 2);
    const Answer listed = console.backup({u"list"_s});
    fits(u"backup-list"_s, listed);
    QCOMPARE(listed.json.value("count"_L1).toInt(), 2);
    QVERIFY(listed.json.value("backups"_L1).toArray().last().toObject().value("verified_at"_L1).isString());

    // the computer is lost: another one has the place of the backups, and nothing else
    const QString fresh = console.path(u"fresh"_s);
    if (!isBucket)
        console.environment.insert(u"TIERDECK_BACKUP_FOLDER"_s, console.path(u"disk"_s));
    const Answer restored = console.on(fresh, {u"backup"_s, u"restore"_s, name});
    fits(u"backup-restore"_s, restored);
    QVERIFY(restored.json.value("restored"_L1).toInt() >= 2);
    QCOMPARE(restored.json.value("lost"_L1).toInt(-1), 0);
    QVERIFY(!restored.json.value("held"_L1).toBool(true)); // its tiers are its own folders
    const Answer checked = console.on(fresh, {u"check"_s, u"--read-data"_s});
    QVERIFY2(checked.status == 0, checked.err.constData());
    QCOMPARE(checked.json.value("photos"_L1).toInt(), 2);
    for (const QString &id : ids)
        QCOMPARE(console.on(fresh, {u"photos"_s, u"get"_s, id, u"-o"_s, console.path(id)}).status, 0);
    const Answer again = console.on(fresh, {u"backup"_s, u"restore"_s, name});
    QCOMPARE(again.status, 1);

    // and a single photo that was lost comes back
    for (const QString &path : filesBelow(QString(fresh + u"/hot"_s)))
        QVERIFY(path.contains(".tierdeck"_L1) || QFile::remove(path));
    QVERIFY(console.on(fresh, {u"check"_s}).status != 0);
    const Answer photos = console.on(fresh, {u"backup"_s, u"restore"_s, u"--photos"_s});
    fits(u"backup-restore"_s, photos);
    QVERIFY(photos.json.value("restored"_L1).toInt() >= 1);
    QCOMPARE(console.on(fresh, {u"check"_s, u"--read-data"_s}).status, 0);

    const Answer cleaned = console.backup({u"cleanup"_s, u"--dry-run"_s});
    fits(u"backup-cleanup"_s, cleaned);
    QCOMPARE(cleaned.json.value("kept"_L1).toInt(), 2);
    for (const QString &folder : {console.profile(), fresh, console.path(u"disk"_s)}) {
        for (const QString &path : filesBelow(folder)) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(Passphrase.toUtf8()), qPrintable(path));
        }
    }
}

void BackupCommandsTest::damage()
{
    BackupConsole console;
    console.upload({1}, u"lamp"_s);
    QCOMPARE(console.backup({u"create"_s}).status, 0);
    for (const QString &path : filesBelow(QString(console.profile() + u"/backups/sets"_s))) {
        if (path.endsWith("catalog.db.gz"_L1))
            QVERIFY(QFile(path).resize(100));
    }
    const Answer verified = console.backup({u"verify"_s});
    fits(u"backup-verify"_s, verified, 5);
    QVERIFY(!verified.json.value("ok"_L1).toBool());
    const Answer restored = console.backup({u"restore"_s, u"--to"_s, console.path(u"fresh"_s)});
    QCOMPARE(restored.status, 5);
    QVERIFY(!QFile::exists(console.path(u"fresh/catalog.db"_s)));
}

void BackupCommandsTest::refusals()
{
    BackupConsole console;
    console.upload({1}, u"lamp"_s);
    console.environment.insert(u"TIERDECK_BACKUP_FOLDER"_s, console.path(u"not-mounted"_s));
    const Answer gone = console.backup({u"create"_s});
    QCOMPARE(gone.status, 3);
    QVERIFY(gone.err.contains("not-mounted"));
    console.environment.remove(u"TIERDECK_BACKUP_FOLDER"_s);
    console.environment.insert(u"TIERDECK_BACKUP_BUCKET"_s, u"backups"_s);
    const Answer partial = console.backup({u"create"_s});
    QCOMPARE(partial.status, 3);
    QVERIFY2(partial.err.contains("TIERDECK_BACKUP_KEY_ID"), partial.err.constData());
    console.environment.remove(u"TIERDECK_BACKUP_BUCKET"_s);
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"backup.passphrase"_s, u"in-the-open"_s}).status, 2);
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"backup.level"_s, u"12"_s}).status, 2);
    QCOMPARE(console.backup({u"verify"_s, u"--drill=many"_s}).status, 2);
    QCOMPARE(console.backup({u"restore"_s}).status, 1);
    QCOMPARE(console.backup({u"create"_s}).status, 0);
    QCOMPARE(console.backup({u"verify"_s, u"2026-01-01-000000-00000000"_s}).status, 1);
}

void BackupCommandsTest::forPeople()
{
    BackupConsole console;
    console.upload({1}, u"lamp"_s);
    const Answer made = console.run({u"backup"_s, u"create"_s});
    QCOMPARE(made.status, 0);
    QVERIFY(made.out.contains("of 1 photo made"));
    const Answer listed = console.run({u"backup"_s, u"list"_s});
    QVERIFY(listed.out.contains("VERIFIED"));
    QCOMPARE(console.run({u"backup"_s, u"verify"_s}).status, 0);
    QCOMPARE(console.run({u"backup"_s, u"cleanup"_s}).status, 0);
}

TD_TEST(BackupCommandsTest)
#include "tst_backup.moc"
