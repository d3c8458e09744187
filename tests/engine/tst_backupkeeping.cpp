// SPDX-License-Identifier: GPL-3.0-or-later
// How long backups and the photos in them are kept, what the schedule does, and the settings.
#include "core/digest.h"
#include "engine/backup/nightlybackup.h"
#include "engine/backupbench.h"
#include "support/testprogram.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class BackupKeepingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldOnesGo();
    void aClockThatWentAhead();
    void theNewestStays();
    void nightsSweepOnceAMonth();
    void everyProblemOfANightIsTold();
    void photosGoWithTheLastBackup();
    void theLastGoodCopyStays();
    void nothingIsConcludedFromDamage();
    void manyAreWithheld();
    void leftoversGo();
    void settings_data();
    void settings();
    void whenOneIsDue();
    void aNight();
    void theClockMakesIt();

private:
    /// A moment at which files that are written now are old.
    static Instant farAhead() { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()) + Day * 400; }
    static QStringList names(BackupBench &bench)
    {
        QStringList all;
        for (const BackupEntry &entry : bench.list())
            all.append(entry.name);
        return all;
    }
};

void BackupKeepingTest::oldOnesGo()
{
    BackupBench bench;
    bench.add(1);
    QStringList made;
    for (int day = 0; day < 4; ++day) {
        made.prepend(bench.made().name);
        bench.f.clock.advance(Day * 10);
    }
    // they are 40, 30, 20 and 10 days old
    const BackupCleanup dry = bench.clean({.keepDays = 25, .dryRun = true});
    QCOMPARE(dry.removed, (QStringList{made.at(2), made.at(3)}));
    QCOMPARE(names(bench), made);
    const BackupCleanup done = bench.clean({.keepDays = 25});
    QCOMPARE(done.removed, dry.removed);
    QCOMPARE(done.kept, 2);
    QCOMPARE(done.bytesFreed, dry.bytesFreed);
    QCOMPARE(names(bench), made.first(2));
    QVERIFY(bench.isAllRight());
    QCOMPARE(bench.clean({.keepDays = 25}).removed, QStringList());
}

void BackupKeepingTest::aClockThatWentAhead()
{
    BackupBench bench;
    bench.add(1);
    for (int night = 0; night < 5; ++night) {
        bench.made();
        bench.f.clock.advance(Day);
    }
    const QStringList before = names(bench);
    const Instant right = bench.f.clock.now();
    // two nights of the next year, and then it is set right again
    bench.f.clock.advance(Day * 400);
    for (int night = 0; night < 2; ++night) {
        bench.made();
        const BackupCleanup done = bench.clean();
        QCOMPARE(done.removed, QStringList());
        QCOMPARE(done.withheldSets, 5);
        bench.f.clock.advance(Day);
    }
    bench.f.clock.set(right);
    QCOMPARE(bench.clean().removed, QStringList());
    QCOMPARE(names(bench).last(5), before);
    QVERIFY(bench.isAllRight());
}

void BackupKeepingTest::nightsSweepOnceAMonth()
{
    BackupBench bench;
    bench.add(1);
    QVERIFY(bench.f.engine().rules.set(u"backup.photos"_s, u"all"_s));
    QStringList read;
    bench.faults.only = [&read](const QString &name) {
        read.append(name);
        return false;
    };
    const auto readsOfANight = [&] {
        read.clear();
        (void)wanted(runNightlyBackup(bench.f.parts(), bench.f.engine().rules, bench.place, {}, {}));
        return read.count(u"store.get"_s);
    };
    (void)readsOfANight();
    qsizetype least = 0;
    for (int night = 0; night < 6; ++night) {
        bench.f.clock.advance(Day);
        const qsizetype reads = readsOfANight();
        if (night == 0)
            least = reads;
        // the manifest of each backup that there is, and no list of photos
        QVERIFY2(reads <= least + 2 * night, qPrintable(QString::number(reads)));
    }
    QVERIFY(bench.isAllRight());
}

void BackupKeepingTest::everyProblemOfANightIsTold()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    bench.f.clock.advance(Day);
    // the cleanup cannot list, and what the drill restores does not open
    bench.faults.only = [](const QString &name) { return name == "store.list"_L1; };
    bench.faults.arm(Fault::FailBefore, 1, true);
    int opened = 0;
    BackupPlace place = bench.place;
    place.open = [&opened, open = bench.place.open](const QString &file) {
        constexpr int byTheWriter = 2;
        return ++opened <= byTheWriter
                   ? open(file)
                   : Result<std::unique_ptr<Catalogue>>(fail(ErrorCode::Unavailable, u"test.open"_s, u"no"_s));
    };
    const NightlyBackup night = wanted(runNightlyBackup(bench.f.parts(), bench.f.engine().rules, place, {}, {}));
    bench.faults.disarm();
    QStringList reasons;
    for (const Error &problem : night.problems)
        reasons.append(problem.reason);
    for (const ItemFailure &failure : night.drill ? night.drill->failed : QList<ItemFailure>())
        reasons.append(failure.error.reason);
    QCOMPARE(reasons, (QStringList{u"test.fault"_s, u"test.open"_s}));
    QCOMPARE(bench.list().size(), 2);
}

void BackupKeepingTest::theNewestStays()
{
    BackupBench bench;
    bench.add(1);
    const QString withPhotos = bench.made().name;
    bench.f.clock.advance(Day);
    bench.rules.photos.clear();
    const QString without = bench.made().name;
    bench.f.clock.advance(Day * 5000);
    QCOMPARE(bench.clean({.keepDays = 1}).removed, QStringList());
    QCOMPARE(names(bench), (QStringList{without, withPhotos}));
}

void BackupKeepingTest::photosGoWithTheLastBackup()
{
    BackupBench bench;
    const Photo doomed = bench.add(1);
    bench.add(2);
    bench.f.clock.set(farAhead());
    bench.made();
    QVERIFY(bench.f.catalogue().photos().trash({doomed.photoId}, {}, {}, bench.f.clock.now()));
    QVERIFY(bench.f.engine().mover.purge(doomed.photoId, {}, {}));
    bench.f.clock.advance(Day * 100);
    bench.made();
    QCOMPARE(bench.clean().objectsRemoved, 0);
    QCOMPARE(bench.files(u"objects"_s).size(), 4);
    bench.f.clock.advance(Day * 300);
    bench.made();
    const BackupCleanup done = bench.clean({.confirmed = true});
    QCOMPARE(done.removed.size(), 1);
    QCOMPARE(done.objectsRemoved, 2);
    QCOMPARE(bench.files(u"objects"_s).size(), 2);
    QVERIFY(bench.isAllRight());
    bench.masters.remove(doomed.photoId);
    QCOMPARE(bench.wrongAfterRestore(), QStringList());
}

void BackupKeepingTest::theLastGoodCopyStays()
{
    // the photo is in no backup that is kept any more, but in the catalogue, and its own file is lost
    BackupBench bench;
    const Photo photo = bench.add(1);
    bench.f.clock.set(farAhead());
    bench.made();
    QVERIFY(QFile::remove(bench.f.masterPath(photo.photoId)));
    bench.f.clock.advance(Day * 400);
    bench.rules.photos = {Tier::Hot};
    bench.made();
    const BackupCleanup done = bench.clean({.confirmed = true});
    QCOMPARE(done.removed.size(), 1);
    QCOMPARE(done.objectsRemoved, 0);
    const PhotosBack back = wanted(BackupRestorer(bench.f.parts(), bench.vault()).run({}, {}));
    QCOMPARE(back.restored, 1);
    QCOMPARE(bench.f.violations(bench.masters), QStringList());
}

void BackupKeepingTest::nothingIsConcludedFromDamage()
{
    BackupBench bench;
    const Photo doomed = bench.add(1);
    bench.f.clock.set(farAhead());
    bench.made();
    QVERIFY(bench.f.catalogue().photos().trash({doomed.photoId}, {}, {}, bench.f.clock.now()));
    QVERIFY(bench.f.engine().mover.purge(doomed.photoId, {}, {}));
    bench.f.clock.advance(Day * 10);
    bench.made();
    for (const QString &path : bench.files(u"sets"_s)) {
        if (path.endsWith("objects.idx.gz"_L1) || path.endsWith("manifest.json"_L1))
            QVERIFY(QFile(path).resize(10));
    }
    const BackupCleanup done = bench.clean();
    QCOMPARE(done.objectsRemoved, 0);
    QVERIFY(!done.failed.isEmpty());
    QCOMPARE(bench.files(u"objects"_s).size(), 2);
}

void BackupKeepingTest::manyAreWithheld()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    // as after a catalogue was lost and begun anew: a thousand photos that nobody knows
    for (int i = 0; i < 1001; ++i) {
        const QByteArray bytes = "photo "_ba + QByteArray::number(i);
        BytesSource body(bytes);
        QVERIFY(bench.plain->put({.key = objectKey(QByteArray::fromHex(sha256Hex(bytes).toLatin1())),
                                  .contentType = u"image/jpeg"_s,
                                  .sha256 = sha256Hex(bytes),
                                  .metadata = {}},
                                 body, {}));
    }
    bench.f.clock.set(farAhead());
    const BackupCleanup held = bench.clean();
    QCOMPARE(held.withheld, 1001);
    QCOMPARE(held.objectsRemoved, 0);
    const BackupCleanup done = bench.clean({.confirmed = true});
    QCOMPARE(done.objectsRemoved, 1001);
    QVERIFY(bench.isAllRight());
}

void BackupKeepingTest::leftoversGo()
{
    BackupBench bench;
    bench.add(1);
    bench.made();
    bench.f.clock.advance(Hour);
    // broken off before its manifest
    bench.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    bench.faults.arm(Fault::FailBefore, 2, true);
    QVERIFY(!bench.create());
    bench.faults.disarm();
    QCOMPARE(bench.list().size(), 1);
    const qsizetype before = bench.files(u"sets"_s).size();
    QCOMPARE(bench.clean().leftovers, 0); // it may be one that is being made
    bench.f.clock.advance(Day * 3);
    QCOMPARE(bench.clean().leftovers, 1);
    QCOMPARE(bench.files(u"sets"_s).size(), before - 1);
    QVERIFY(bench.isAllRight());
}

void BackupKeepingTest::settings_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("stored"); // empty: refused
    QTest::newRow("time") << u"backup.time"_s << u"4:05"_s << u"04:05"_s;
    QTest::newRow("no time") << u"backup.time"_s << u"25:00"_s << QString();
    QTest::newRow("days") << u"backup.keep_days"_s << u"30"_s << u"30"_s;
    QTest::newRow("no days") << u"backup.keep_days"_s << u"0"_s << QString();
    QTest::newRow("level") << u"backup.level"_s << u"9"_s << u"9"_s;
    QTest::newRow("no level") << u"backup.level"_s << u"10"_s << QString();
    QTest::newRow("tiers") << u"backup.photos"_s << u"HOT, cold"_s << u"hot,cold"_s;
    QTest::newRow("all") << u"backup.photos"_s << u"all"_s << u"temp,hot,cold"_s;
    QTest::newRow("none") << u"backup.photos"_s << u"none"_s << u"none"_s;
    QTest::newRow("no tier") << u"backup.photos"_s << u"warm"_s << QString();
    QTest::newRow("never") << u"backup.drill_days"_s << u"0"_s << u"0"_s;
    QTest::newRow("on") << u"backup.enabled"_s << u"yes"_s << u"true"_s;
    QTest::newRow("neither") << u"backup.enabled"_s << u"maybe"_s << QString();
    QTest::newRow("unknown") << u"backup.color"_s << u"red"_s << QString();
}

void BackupKeepingTest::settings()
{
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const QString, stored);
    Fixture f;
    const auto set = f.engine().rules.set(key, value);
    QCOMPARE(set.has_value(), !stored.isEmpty());
    if (!set)
        return;
    QString found;
    for (const Rules::Value &one : wanted(f.engine().rules.all())) {
        if (one.key == key)
            found = one.value;
    }
    QCOMPARE(found, stored);
    const BackupRules rules = wanted(backupRules(f.engine().rules));
    QVERIFY(backupValues(rules).contains(std::pair(key, stored)));
}

void BackupKeepingTest::whenOneIsDue()
{
    BackupBench bench;
    bench.add(1);
    Rules &rules = bench.f.engine().rules;
    QVERIFY(!wanted(dueBackup(bench.f.parts(), rules))); // off until answered
    QVERIFY(rules.set(u"schedule.enabled"_s, u"true"_s));
    QVERIFY(!wanted(dueBackup(bench.f.parts(), rules))); // the one of this night was before it was switched on
    bench.f.clock.set(*fromIso(u"2025-11-14T01:59:00Z"));
    QVERIFY(!wanted(dueBackup(bench.f.parts(), rules)));
    bench.f.clock.set(*fromIso(u"2025-11-14T02:00:00Z"));
    QCOMPARE(wanted(dueBackup(bench.f.parts(), rules)), fromIso(u"2025-11-14T02:00:00Z"));
    bench.f.clock.set(*fromIso(u"2025-11-14T09:00:00Z")); // it was missed: a backup does no harm at another hour
    QCOMPARE(wanted(dueBackup(bench.f.parts(), rules)), fromIso(u"2025-11-14T02:00:00Z"));
    bench.made();
    QVERIFY(!wanted(dueBackup(bench.f.parts(), rules)));
    bench.f.clock.advance(Day);
    QVERIFY(wanted(dueBackup(bench.f.parts(), rules)));
    QVERIFY(rules.set(u"backup.enabled"_s, u"false"_s));
    QVERIFY(!wanted(dueBackup(bench.f.parts(), rules)));
}

void BackupKeepingTest::aNight()
{
    BackupBench bench;
    bench.add(1);
    QVERIFY(bench.f.engine().rules.set(u"backup.photos"_s, u"all"_s));
    const auto night = [&bench] {
        return wanted(runNightlyBackup(bench.f.parts(), bench.f.engine().rules, bench.place, {}, {}));
    };
    const NightlyBackup first = night();
    QVERIFY(first.drill && first.drill->isPassed() && first.drill->restored == 2);
    QVERIFY(first.cleanup.has_value());
    bench.f.clock.advance(Day);
    QVERIFY(!night().drill); // not every night
    bench.f.clock.advance(Day * 30);
    QVERIFY(night().drill.has_value());
    QCOMPARE(bench.list().size(), 3);
    // a year later, or is it the clock?
    bench.f.clock.advance(Day * 366);
    const NightlyBackup late = night();
    QCOMPARE(late.cleanup->removed.size(), 0);
    QCOMPARE(late.cleanup->withheldSets, 3);
    QCOMPARE(bench.clean({.confirmed = true}).removed.size(), 3);
    QCOMPARE(wanted(lastBackupDrill(bench.f.parts()))->failures, 0);
}

void BackupKeepingTest::theClockMakesIt()
{
    BackupBench bench;
    bench.add(1);
    Rules &rules = bench.f.engine().rules;
    BackupClock clock(bench.f.parts(), rules, [&bench] { return Result<BackupPlace>(bench.place); });
    QSignalSpy finished(&clock, &BackupClock::finished);
    QSignalSpy failed(&clock, &BackupClock::failed);
    clock.start(200);
    QTRY_VERIFY(!clock.isRunning());
    QCOMPARE(finished.count(), 0);
    QVERIFY(rules.set(u"schedule.enabled"_s, u"true"_s));
    bench.f.clock.advance(Day);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bench.list().size(), 1);
    // a place that is gone is said once, and not asked for again and again
    bench.faults.arm(Fault::FailBefore, 1, true);
    bench.f.clock.advance(Day);
    QTRY_COMPARE(failed.count(), 1);
    const qint64 calls = bench.faults.calls();
    QTRY_VERIFY(!clock.isRunning());
    bench.faults.disarm();
    QVERIFY(calls > 0);
    QVERIFY(clock.runNow());
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(bench.list().size(), 2);
}

TD_TEST(BackupKeepingTest)
#include "tst_backupkeeping.moc"
