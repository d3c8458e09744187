// SPDX-License-Identifier: GPL-3.0-or-later
// A backup is made while the catalogue is in use, holds every photo once, is restored into a fresh profile, and is kept
// as long as it should be.
#include "engine/backupbench.h"
#include "support/fakes3config.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void spoilFile(const QString &path)
{
    QByteArray bytes = bytesOfFile(path);
    bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 0x20);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void holdsEachContentOnce();
    void isOfOneMoment();
    void encryptedTellsNothing();
    void passphrases();
    void somebodyElsesPlace();
    void aPlaceThatIsGone();
    void damageIsFoundAndHealed_data();
    void damageIsFoundAndHealed();
    void aPhotoThatCannotBeRead();
    void bringsMissingPhotosBack();
    void saysWhatNoBackupHas();
    void neverOverACatalogue();
    void neverBesideALog_data();
    void neverBesideALog();
    void oneAtATime();
};

void BackupTest::comesBack_data()
{
    QTest::addColumn<bool>("isBucket");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("folder") << false << QByteArray();
    QTest::newRow("folder, encrypted") << false << "wordy horse"_ba;
    QTest::newRow("bucket") << true << QByteArray();
    QTest::newRow("bucket, encrypted") << true << "wordy horse"_ba;
}

void BackupTest::comesBack()
{
    QFETCH(const bool, isBucket);
    QFETCH(const QByteArray, passphrase);
    FakeS3Options options;
    options.bucket = u"backups"_s;
    options.versioned = true;
    const FakeS3 server(options);
    BackupBench bench(passphrase, isBucket ? impatientStore(configOf(server)) : nullptr);
    bench.add(1);
    bench.add(2, Tier::Hot);
    const Photo trashed = bench.add(3, Tier::Cold);
    QVERIFY(bench.f.catalogue().photos().trash({trashed.photoId}, {}, {}, bench.f.clock.now()));
    QFile settings(bench.place.settingsFile);
    QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("{\"workers\":2}") > 0);
    settings.close();

    const BackupSet set = bench.made();
    QCOMPARE(set.photos, 3);
    QCOMPARE(set.copies, 6);
    QCOMPARE(set.objects->count, 6);
    QCOMPARE(set.objects->added, 6);
    QCOMPARE(set.objects->missing, 0);
    QCOMPARE(set.isSealed, !passphrase.isEmpty());
    QVERIFY(set.settings.has_value());
    const QList<BackupEntry> entries = bench.list();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().name, set.name);
    QCOMPARE(entries.first().set.catalogue.plainSha256, set.catalogue.plainSha256);
    QVERIFY(bench.isAllRight());
    const BackupDrillReport drill = bench.drill();
    QVERIFY(drill.isPassed());
    QCOMPARE(drill.restored, 6);
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
    QCOMPARE(bench.f.violations(bench.masters), QStringList());
}

void BackupTest::holdsEachContentOnce()
{
    BackupBench bench;
    const Photo photo = bench.add(1);
    bench.add(2);
    QCOMPARE(bench.made().objects->added, 4);
    // what is moved to another tier costs nothing, and what is new alone is copied
    QVERIFY(bench.f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    bench.add(3);
    bench.f.clock.advance(Day);
    const BackupSet second = bench.made();
    QCOMPARE(second.objects->added, 2);
    QCOMPARE(second.objects->count, 6);
    QCOMPARE(bench.files(u"objects"_s).size(), 6);
    // a photo that is gone from the catalogue is still in the older backup
    QVERIFY(bench.f.catalogue().photos().trash({photo.photoId}, {}, {}, bench.f.clock.now()));
    QVERIFY(bench.f.engine().mover.purge(photo.photoId, {}, {}));
    bench.f.clock.advance(Day);
    const BackupSet third = bench.made();
    QCOMPARE(third.objects->added, 0);
    QCOMPARE(third.objects->count, 4);
    QVERIFY(bench.isAllRight());
    QCOMPARE(bench.list().size(), 3);
}

void BackupTest::isOfOneMoment()
{
    BackupBench bench;
    bench.add(1);
    std::atomic<bool> isDone = false;
    QStringList errors;
    std::jthread writer([&] {
        for (int i = 0; !isDone; ++i) {
            const QString draft = u"draft-%1"_s.arg(i);
            if (!bench.f.catalogue().drafts().create(draft, u"default"_s, draft, bench.f.clock.now()))
                errors.append(draft);
        }
    });
    for (int i = 0; i < 3; ++i) {
        bench.f.clock.advance(Hour);
        QVERIFY(bench.create());
        const BackupDrillReport drill = bench.drill(2);
        QVERIFY2(drill.isPassed(), drill.failed.isEmpty() ? "" : qPrintable(drill.failed.first().error.message));
    }
    isDone = true;
    writer.join();
    QCOMPARE(errors, QStringList());
}

void BackupTest::encryptedTellsNothing()
{
    BackupBench bench("wordy horse"_ba);
    const Photo photo = bench.add(1);
    const QByteArray master = bytesOfFile(bench.f.masterPath(photo.photoId));
    bench.made();
    const QStringList files = bench.files();
    QVERIFY(files.size() >= 5);
    for (const QString &path : files) {
        const QByteArray bytes = bytesOfFile(path);
        QVERIFY2(!bytes.contains(master.first(200)), qPrintable(path));
        QVERIFY2(!bytes.contains("photo-1.jpg") && !bytes.startsWith("\x1f\x8b"), qPrintable(path));
        QVERIFY2(!path.contains(photo.sha256) && !bytes.contains(photo.sha256.toLatin1()), qPrintable(path));
        QVERIFY2(!bytes.contains("wordy horse"), qPrintable(path));
    }
    // a piece more or less is noticed, as is the key of another place
    for (const QString &path : bench.files(u"sets"_s)) {
        if (!path.endsWith("catalog.db.gz.sealed"_L1))
            continue;
        const QByteArray bytes = bytesOfFile(path);
        const SealKey right = wanted(SealKey::derive(Secret("a"_ba), freshSealParameters()));
        const auto opener = right.opener();
        QVERIFY(!throughStage(*opener, bytes));
    }
}

void BackupTest::passphrases()
{
    BackupBench bench("right"_ba);
    bench.add(1);
    bench.made();
    const auto reasonWith = [&bench](const QByteArray &passphrase) {
        const auto opened = BackupVault::open(bench.place.target, Secret(passphrase), {});
        return opened ? QString() : opened.error().reason;
    };
    QCOMPARE(reasonWith("right"_ba), QString());
    QCOMPARE(reasonWith("wrong"_ba), u"backup.passphrase_wrong"_s);
    QCOMPARE(reasonWith({}), u"backup.passphrase_missing"_s);
    BackupBench open;
    open.add(1);
    open.made();
    const auto sealed = BackupVault::open(open.place.target, Secret("new"_ba), {});
    QCOMPARE(sealed.error().reason, u"backup.not_sealed"_s);
    // forgetting it must never lead to a backup that is not encrypted
    bench.place.passphrase = {};
    QCOMPARE(bench.create().error().reason, u"backup.passphrase_missing"_s);
}

void BackupTest::somebodyElsesPlace()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    bench.place.catalogueId = [] { return Result<QString>(u"catalogue-2"_s); };
    QCOMPARE(bench.create().error().reason, u"backup.foreign"_s);
    const auto cleaned = BackupCleaner(bench.f.parts(), bench.place).clean({}, {}, {});
    QCOMPARE(cleaned.error().reason, u"backup.foreign"_s);
}

void BackupTest::aPlaceThatIsGone()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    // as when the disk is not mounted: the same name, and nothing there
    QVERIFY(QDir(QString(bench.f.profile() + u"-backups"_s)).removeRecursively());
    QVERIFY(QDir().mkpath(QString(bench.f.profile() + u"-backups"_s)));
    QCOMPARE(bench.create().error().reason, u"backup.not_mounted"_s);
    QCOMPARE(bench.files(), QStringList());
    QVERIFY(BackupWriter(bench.f.parts(), bench.place).create(bench.rules, true, {}, {}));
    QVERIFY(bench.isAllRight());
}

void BackupTest::damageIsFoundAndHealed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("passphrase");
    for (const QString &what : {u"manifest.json"_s, u"catalog.db.gz"_s, u"objects.idx.gz"_s, u"objects/"_s}) {
        QTest::addRow("%s", qPrintable(what)) << what << QByteArray();
        QTest::addRow("%s, encrypted", qPrintable(what)) << what << "wordy horse"_ba;
    }
}

void BackupTest::damageIsFoundAndHealed()
{
    QFETCH(const QString, what);
    QFETCH(const QByteArray, passphrase);
    BackupBench bench(passphrase);
    bench.add(1);
    bench.made();
    QString path;
    for (const QString &file : bench.files()) {
        if (file.contains(what))
            path = file;
    }
    QVERIFY(!path.isEmpty());
    spoilFile(path);
    const BackupVerification found = bench.verify();
    QCOMPARE(found.backups.size(), 1);
    QVERIFY(!found.backups.first().isRight());
    QCOMPARE(found.setAside, 0);
    // what is asked for with repair is moved away, and the next backup brings it again
    const BackupVerification repaired = bench.verify({.readData = true, .repair = true});
    QCOMPARE(repaired.setAside, what == "objects/"_L1 ? 1 : 0);
    bench.f.clock.advance(Day);
    const BackupSet next = bench.made();
    QCOMPARE(next.objects->added, what == "objects/"_L1 ? 1 : 0);
    const BackupVerification again = bench.verify();
    QVERIFY(again.backups.first().isRight());
    QCOMPARE(again.backups.last().isRight(), what == "objects/"_L1);
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
}

void BackupTest::aPhotoThatCannotBeRead()
{
    BackupBench bench;
    const Photo damaged = bench.add(1);
    bench.add(2);
    spoilFile(bench.f.masterPath(damaged.photoId));
    const BackupMade made = wanted(bench.create());
    QCOMPARE(made.set.objects->missing, 1);
    QCOMPARE(made.failed.size(), 1);
    QCOMPARE(made.failed.first().id, damaged.photoId);
    QVERIFY(bench.isAllRight());
    QCOMPARE(bench.list().size(), 1);
}

void BackupTest::bringsMissingPhotosBack()
{
    BackupBench bench;
    const Photo first = bench.add(1), second = bench.add(2, Tier::Hot);
    bench.made();
    QVERIFY(QFile::remove(bench.f.masterPath(first.photoId)));
    spoilFile(bench.f.masterPath(second.photoId));
    // a repair finds the damage, has no other copy, and makes the two suspect
    const CheckReport checked =
        wanted(bench.f.engine().check.run({.readDataPercent = 100, .repair = true, .confirmed = false}, {}, {}));
    QVERIFY(checked.count(u"missing"_s) > 0);
    QVERIFY(checked.count(u"damaged"_s) > 0);
    for (const CheckFinding &finding : checked.findings)
        QVERIFY2(finding.kind == "missing"_L1 || finding.kind == "damaged"_L1, qPrintable(finding.text));
    const PhotosBack back = wanted(BackupRestorer(bench.f.parts(), bench.vault()).run({}, {}));
    QCOMPARE(back.looked, 4);
    QCOMPARE(back.restored, 2);
    QCOMPARE(back.lost, 0);
    QVERIFY(back.failed.isEmpty());
    QCOMPARE(bench.f.violations(bench.masters), QStringList());
    QCOMPARE(wanted(BackupRestorer(bench.f.parts(), bench.vault()).run({}, {})).restored, 0);
}

void BackupTest::saysWhatNoBackupHas()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    const Photo cut = bench.add(2), sound = bench.add(3);
    QVERIFY(QFile::resize(bench.f.masterPath(cut.photoId), 10));
    // nothing vouches for this one, but it is whole
    for (const Copy &copy : wanted(bench.f.catalogue().copies().ofPhoto(sound.photoId)))
        wanted(bench.f.catalogue().copies().setState(copy.copyId, CopyState::Suspect, {}, bench.f.clock.now()));
    const PhotosBack back = wanted(BackupRestorer(bench.f.parts(), bench.vault()).run({}, {}));
    QCOMPARE(back.restored, 0);
    QCOMPARE(back.lost, 1);
    QCOMPARE(back.failed.size(), 1);
    QCOMPARE(back.failed.first().id, cut.photoId);
}

void BackupTest::neverOverACatalogue()
{
    BackupBench bench;
    bench.add(1);
    const BackupSet set = bench.made();
    const QString catalogue = QString(bench.f.profile() + u"/catalog.db"_s);
    const auto restored = restoreCatalogue(bench.vault(), set, catalogue, {});
    QCOMPARE(restored.error().reason, u"backup.catalogue_exists"_s);
    QCOMPARE(bench.f.violations(bench.masters), QStringList());
}

void BackupTest::neverBesideALog_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("wal") << u"-wal"_s;
    QTest::newRow("journal") << u"-journal"_s;
}

/// SQLite would play what a lost catalogue left into the restored one.
void BackupTest::neverBesideALog()
{
    QFETCH(const QString, end);
    BackupBench bench;
    bench.add(1);
    const BackupSet set = bench.made();
    const QString catalogue = bench.f.file(u"lost.db"_s, {});
    QVERIFY(QFile::remove(catalogue));
    const QString log = bench.f.file(QString(u"lost.db"_s + end), "pages");
    const auto restored = restoreCatalogue(bench.vault(), set, catalogue, {});
    QVERIFY(!restored);
    QCOMPARE(restored.error().reason, u"backup.catalogue_exists"_s);
    QCOMPARE(restored.error().where, log);
    QVERIFY(!QFile::exists(catalogue));
    QVERIFY(QFile::remove(log));
    QVERIFY(restoreCatalogue(bench.vault(), set, catalogue, {}));
}

void BackupTest::oneAtATime()
{
    BackupBench bench;
    bench.add(1);
    // somebody else who lives
    bench.f.holderDead = [](const Holder &) { return false; };
    bench.f.reopen();
    QVERIFY(*bench.f.catalogue().leases().acquire(
        u"backup"_s, {u"other"_s, 7, u"x"_s}, LeaseTerm, [](const Holder &) { return false; }, bench.f.clock.now()));
    QCOMPARE(bench.create().error().reason, u"backup.running"_s);
    QCOMPARE(bench.files(), QStringList());
}

TD_TEST(BackupTest)
#include "tst_backup.moc"
