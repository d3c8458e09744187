// SPDX-License-Identifier: GPL-3.0-or-later
// A backup whose place fails, lies, or whose program is killed at any call is whole or is not listed, costs nothing
// that was there before, and the next one is made.
#include "engine/backupbench.h"
#include "engine/processholder.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QByteArray descriptionAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class BackupFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceThatFails_data();
    void aPlaceThatFails();
    void cleaningThatFails();
    void theDescriptionIsLost_data();
    void theDescriptionIsLost();
    void restoringThatFails();
    void aFullDiskEndsTheRestore();
    void uploadsThatWereUnderWay();
    void cancelled();
    void killed_data();
    void killed();

private:
    static void settle(BackupBench &bench, const BackupSet &before)
    {
        const QList<BackupEntry> all = bench.list();
        QVERIFY(std::ranges::any_of(all, [&](const BackupEntry &one) { return one.name == before.name; }));
        QVERIFY(bench.isAllRight());
    }
};

void BackupFaultsTest::aPlaceThatFails_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("before") << int(Fault::FailBefore) << QByteArray();
    QTest::newRow("after") << int(Fault::FailAfter) << QByteArray();
    QTest::newRow("flip") << int(Fault::Flip) << QByteArray();
    QTest::newRow("truncate, encrypted") << int(Fault::Truncate) << "wordy horse"_ba;
}

void BackupFaultsTest::aPlaceThatFails()
{
    QFETCH(const int, fault);
    QFETCH(const QByteArray, passphrase);
    BackupBench bench(passphrase);
    bench.add(1);
    const BackupSet before = bench.made();
    // other bytes than were given can only be stored by a put
    if (fault == int(Fault::Flip) || fault == int(Fault::Truncate))
        bench.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    int failures = 0;
    for (int call = 1;; ++call) {
        bench.f.clock.advance(Day);
        bench.add(quint32(call + 10));
        bench.faults.arm(Fault(fault), call);
        const Result<BackupMade> made = bench.create();
        const bool hasFired = bench.faults.fired();
        bench.faults.disarm();
        failures += made ? 0 : 1;
        // what was reported as made is listed and right; what is listed is right whatever was reported
        settle(bench, before);
        if (made && made->failed.isEmpty())
            QVERIFY(
                std::ranges::any_of(bench.list(), [&](const BackupEntry &one) { return one.name == made->set.name; }));
        bench.f.clock.advance(Hour);
        QCOMPARE(bench.made().objects->missing, 0);
        if (!hasFired)
            break;
        QVERIFY2(call < 200, "the calls do not end");
    }
    QVERIFY(failures > 0);
    QVERIFY(bench.isAllRight());
    bench.faults.only = nullptr;
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
}

void BackupFaultsTest::cleaningThatFails()
{
    BackupBench bench;
    const Photo doomed = bench.add(1);
    bench.add(2);
    bench.f.clock.set(std::chrono::floor<Seconds>(std::chrono::system_clock::now()) + Day * 400);
    bench.made();
    QVERIFY(bench.f.catalogue().photos().trash({doomed.photoId}, {}, {}, bench.f.clock.now()));
    QVERIFY(bench.f.engine().mover.purge(doomed.photoId, {}, {}));
    bench.f.clock.advance(Day * 400);
    const BackupSet kept = bench.made();
    for (int call = 1;; ++call) {
        bench.faults.arm(call % 2 == 0 ? Fault::FailAfter : Fault::FailBefore, call);
        const auto cleaned = BackupCleaner(bench.f.parts(), bench.place).clean({.confirmed = true}, {}, {});
        const bool hasFired = bench.faults.fired();
        bench.faults.disarm();
        settle(bench, kept);
        if (!hasFired)
            break;
        Q_UNUSED(cleaned)
        QVERIFY2(call < 200, "the calls do not end");
    }
    bench.clean({.confirmed = true});
    QCOMPARE(bench.list().size(), 1);
    QCOMPARE(bench.files(u"objects"_s).size(), 2);
}

void BackupFaultsTest::restoringThatFails()
{
    BackupBench bench;
    bench.add(1);
    const BackupSet set = bench.made();
    const QString file = QString(bench.f.profile() + u"-new.db"_s);
    for (const Fault fault : {Fault::FailBefore, Fault::FailAfter, Fault::Flip, Fault::Truncate}) {
        const BackupVault vault = bench.vault();
        bench.faults.arm(fault, 1);
        QVERIFY(!restoreCatalogue(vault, set, file, {}));
        bench.faults.disarm();
        QVERIFY(!QFile::exists(file));
    }
    QVERIFY(restoreCatalogue(bench.vault(), set, file, {}));
    QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

/// They ended well after the backup, and then the catalogue was lost: what they stored is no leftover.
/// Once, with what to do; not the same sentence for every photo there is.
void BackupFaultsTest::aFullDiskEndsTheRestore()
{
    BackupBench bench;
    const QString folder = QString(bench.f.profile() + u"-hot"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto disk = [&](qint64 reserve) {
        bench.f.remote[Tier::Hot] =
            std::make_shared<FolderStore>(folder, u"hot/"_s, u"folder:hot"_s, u"a disk"_s, reserve);
        bench.f.reopen();
    };
    disk(0);
    for (quint32 seed = 1; seed <= 5; ++seed)
        bench.add(seed, Tier::Hot);
    bench.made();
    QVERIFY(QDir(QString(folder + u"/hot"_s)).removeRecursively());
    disk(1LL << 60); // nothing fits any more
    const auto back = BackupRestorer(bench.f.parts(), bench.vault()).run({}, {});
    QVERIFY(!back);
    QCOMPARE(back.error().reason, u"disk.full"_s);
    QVERIFY2(back.error().remedy.contains("backup restore --photos"_L1), qPrintable(back.error().remedy));
    disk(0);
    QVERIFY(wanted(BackupRestorer(bench.f.parts(), bench.vault()).run({}, {})).restored >= 5);
}

void BackupFaultsTest::uploadsThatWereUnderWay()
{
    BackupBench bench;
    bench.add(1);
    const QString key = u"temp/under-way.jpg"_s;
    wanted(bench.f.catalogue().journal().beginUpload(u"under-way"_s, Tier::Temp, {key}, {u"other"_s, 7, u"x"_s},
                                                     bench.f.clock.now()));
    const BackupSet set = bench.made();
    const QString profile = QString(bench.f.profile() + u"-restored"_s);
    QVERIFY(QDir().mkpath(profile));
    wanted(restoreCatalogue(bench.vault(), set, QString(profile + u"/catalog.db"_s), {}));
    Fixture restored(profile);
    BytesSource body("the only copy"_ba);
    wanted(restored.store().put({.key = key, .contentType = u"image/jpeg"_s, .sha256 = {}, .metadata = {}}, body, {}));
    QVERIFY(wanted(restored.engine().mover.recover({})).failed.isEmpty());
    QVERIFY(wanted(restored.store().head(key, {})));
    QCOMPARE(wanted(restored.catalogue().journal().open()).size(), 0);
    // that of the profile that was backed up goes on
    QCOMPARE(wanted(bench.f.catalogue().journal().open()).size(), 1);
    QVERIFY(bench.drill().isPassed());
}

void BackupFaultsTest::cancelled()
{
    BackupBench bench;
    for (quint32 seed = 1; seed <= 4; ++seed)
        bench.add(seed);
    std::stop_source stop;
    int puts = 0;
    bench.faults.only = [&](const QString &name) {
        if (name == "store.put"_L1 && ++puts == 4)
            stop.request_stop();
        return false;
    };
    const auto made = BackupWriter(bench.f.parts(), bench.place).create(bench.rules, false, {}, stop.get_token());
    bench.faults.only = nullptr;
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
    QCOMPARE(bench.list().size(), 0);
    // what was brought is not brought again
    const qsizetype brought = bench.files(u"objects"_s).size();
    QVERIFY(brought > 0 && brought < 8);
    QCOMPARE(bench.made().objects->added, 8 - brought);
    QVERIFY(bench.isAllRight());
}

void BackupFaultsTest::killed_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before") << u"before"_s;
    QTest::newRow("after") << u"after"_s;
}

void BackupFaultsTest::killed()
{
    QFETCH(const QString, when);
    const QTemporaryDir folder(quickFolder());
    const QString profile = folder.filePath(u"profile"_s);
    QMap<QString, QString> masters;
    {
        Fixture f(profile);
        for (quint32 seed = 1; seed <= 3; ++seed) {
            const Photo photo = f.upload(seed, u"d"_s);
            masters.insert(photo.photoId, photo.sha256);
        }
    }
    const auto work = [&](int call) {
        QProcess victim;
        victim.start(QString(QString::fromUtf16(TD_BIN_DIR) + u"/engine-victim"_s),
                     {profile, QString::number(call), u"backup"_s, call > 0 ? when : u"none"_s, QString::number(call)});
        if (!victim.waitForFinished(60'000))
            qFatal("engine-victim does not end");
        return victim.readAllStandardOutput();
    };
    int kills = 0;
    for (int call = 1;; call += 3) {
        const QByteArray said = work(call);
        Fixture f(profile);
        f.self = thisProcess();
        f.holderDead = holderCertainlyDead;
        f.reopen();
        BackupPlace place = backupPlace(profile, td::test::backupFolder(QString(profile + u"-backups"_s)), {});
        const auto vault = BackupVault::open(place.target, {}, {});
        if (vault) {
            const auto checked = wanted(BackupVerifier(f.parts(), place).verify({}, {.readData = true}, {}, {}));
            QVERIFY(std::ranges::all_of(checked.backups, &BackupVerdict::isRight));
        } else {
            QCOMPARE(vault.error().reason, u"backup.none"_s);
        }
        QCOMPARE(f.violations(masters), QStringList());
        if (said.contains("end"))
            break;
        ++kills;
        QVERIFY2(call < 300, "the calls do not end");
    }
    QVERIFY(kills > 3);
    QVERIFY(work(0).contains("end"));
    // what killed ones left on this disk is gone as well
    QCOMPARE(QDir(profile).entryList({u"backup-*"_s}, QDir::Dirs), QStringList());
    Fixture f(profile);
    BackupPlace place = backupPlace(profile, td::test::backupFolder(QString(profile + u"-backups"_s)), {});
    QVERIFY(BackupDrill(f.parts(), place).run({}, 100, {}, {})->isPassed());
}

void BackupFaultsTest::theDescriptionIsLost_data()
{
    QTest::addColumn<QByteArray>("passphrase");
    QTest::addColumn<bool>("isDamaged");
    QTest::newRow("plain, gone") << QByteArray() << false;
    QTest::newRow("encrypted, gone") << "wordy horse"_ba << false;
    QTest::newRow("encrypted, damaged") << "wordy horse"_ba << true;
}

/// One small object at the root says how everything else is encrypted; each manifest says it too.
void BackupFaultsTest::theDescriptionIsLost()
{
    QFETCH(const QByteArray, passphrase);
    QFETCH(const bool, isDamaged);
    BackupBench bench(passphrase);
    bench.add(1);
    bench.made();
    const QString id = bench.vault().id();
    const QString path = QString(bench.f.profile() + u"-backups/"_s + BackupDescriptionKey);
    const QByteArray before = descriptionAt(path);
    QVERIFY(!before.isEmpty());
    QVERIFY(isDamaged ? QFile(path).resize(20) : QFile::remove(path));
    QCOMPARE(bench.vault().id(), id);
    QVERIFY(bench.isAllRight());
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
    // who only reads changes nothing; the next backup describes the place as it was
    QVERIFY(isDamaged ? QFile(path).size() == 20 : !QFile::exists(path));
    bench.f.clock.advance(Day);
    QCOMPARE(bench.made().objects->added, 0);
    QCOMPARE(descriptionAt(path), before);
    QCOMPARE(bench.list().size(), 2);
    if (!passphrase.isEmpty()) {
        QVERIFY(QFile::remove(path));
        QCOMPARE(BackupVault::open(bench.plain, Secret("wrong"_ba), {}).error().reason, u"backup.passphrase_wrong"_s);
    }
}

TD_TEST(BackupFaultsTest)
#include "tst_backupfaults.moc"
