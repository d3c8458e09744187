// SPDX-License-Identifier: GPL-3.0-or-later
// The report on health: each thing that can be wrong is told, with its remedy, and what is well is told as well.
#include "engine/healthreport.h"

#include "engine/backup/nightlybackup.h"
#include "engine/backupbench.h"
#include "engine/processholder.h"
#include "engine/unfinished.h"
#include "support/awaystore.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

/// A report over a fixture, with a disk that can be made full.
struct HealthBench {
    explicit HealthBench(Fixture &fixture)
        : f(fixture)
        , report(f.parts(), f.engine().rules, f.engine().health, places())
    {
    }
    HealthPlaces places()
    {
        HealthPlaces made;
        made.catalogue = u"catalog.db"_s;
        made.disks = {{u"profile"_s, f.profile()}};
        made.space = [this](const QString &) { return std::pair(freeBytes, qint64(100'000'000'000)); };
        return made;
    }
    static HealthItem itemOf(const QList<HealthItem> &items, const QString &name)
    {
        const auto found = std::ranges::find(items, name, &HealthItem::name);
        return found == items.cend() ? HealthItem{} : *found;
    }
    HealthItem looked(const QString &name) { return itemOf(report.look({}, {}), name); }
    HealthItem known(const QString &name) { return itemOf(report.known(), name); }

    Fixture &f;
    qint64 freeBytes = 50'000'000'000;
    HealthReport report;
};

Error troubleOf(ErrorCode code, const QString &reason)
{
    return {.code = code, .reason = reason, .message = u"no"_s, .where = {}, .remedy = {}};
}

} // namespace

class HealthReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFreshProfileIsWell();
    void whatWasFoundIsKept();
    void aDiskThatIsNearlyFull_data();
    void aDiskThatIsNearlyFull();
    void aStoreThatRefuses();
    void aStoreThatFellSilentMeanwhile();
    void otherComputersSpeakForThemselves();
    void movesThatWereInterrupted();
    void movesThatWereGivenUp();
    void whoWorks();
    void theNightlyRun();
    void backups_data();
    void backups();
    void aBackupThatFailed();
    void aTrialThatFailed();
    void aCatalogueThatFails();
};

void HealthReportTest::aFreshProfileIsWell()
{
    Fixture f;
    HealthBench bench(f);
    const QList<HealthItem> items = bench.report.look({}, {});
    QStringList names;
    for (const HealthItem &item : items) {
        names.append(item.name);
        QVERIFY2(item.status == HealthStatus::Ok, qPrintable(QString(item.name + u": "_s + item.text)));
        QVERIFY2(!item.text.isEmpty() && !item.finding.isEmpty(), qPrintable(item.name));
        QCOMPARE(item.checkedAt, f.clock.now());
    }
    for (const QString &name : {u"catalogue"_s, u"disk.profile"_s, u"tier.temp"_s, u"tier.hot"_s, u"tier.cold"_s,
                                u"journal"_s, u"lease"_s, u"lifecycle"_s, u"backup"_s, u"verification"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
    QCOMPARE(f.storedKeys(), QStringList()); // what was tried out left nothing
}

void HealthReportTest::whatWasFoundIsKept()
{
    Fixture f;
    HealthBench bench(f);
    QVERIFY(bench.known(u"catalogue"_s).name.isEmpty()); // never looked at
    QVERIFY(!bench.known(u"journal"_s).name.isEmpty());  // costs nothing to look at
    const Instant then = f.clock.now();
    QVERIFY(!bench.report.look({}, {}).isEmpty());
    f.clock.advance(Hour);
    QCOMPARE(bench.known(u"catalogue"_s).checkedAt, then);
    QCOMPARE(bench.known(u"tier.hot"_s).checkedAt, then);
    QCOMPARE(bench.known(u"tier.hot"_s).steps.isEmpty(), false);
    QCOMPARE(bench.known(u"journal"_s).checkedAt, f.clock.now());
    const auto rows = wanted(f.catalogue().healthChecks().all());
    QVERIFY(std::ranges::any_of(rows, [&](const HealthItem &row) { return row.name == "tier.hot@testhost"_L1; }));
}

void HealthReportTest::aDiskThatIsNearlyFull_data()
{
    QTest::addColumn<qint64>("free");
    QTest::addColumn<HealthStatus>("status");
    QTest::newRow("roomy") << qint64(50'000'000'000) << HealthStatus::Ok;
    QTest::newRow("under the limit of the alert") << qint64(4'900'000'000) << HealthStatus::Warning;
    QTest::newRow("full") << qint64(100'000'000) << HealthStatus::Error;
}

void HealthReportTest::aDiskThatIsNearlyFull()
{
    QFETCH(const qint64, free);
    QFETCH(const HealthStatus, status);
    Fixture f;
    HealthBench bench(f);
    bench.freeBytes = free;
    const HealthItem item = bench.known(u"disk.profile"_s);
    QCOMPARE(item.status, status);
    QCOMPARE(item.args.value("free_bytes"_L1).toInteger(), free);
    QCOMPARE(item.remedy.isEmpty(), status == HealthStatus::Ok);
}

void HealthReportTest::aStoreThatRefuses()
{
    Fixture f;
    f.stores.set(Tier::Hot, std::make_shared<AwayStore>(troubleOf(ErrorCode::Unauthenticated, u"key.refused"_s)));
    HealthBench bench(f);
    const HealthItem item = bench.looked(u"tier.hot"_s);
    QCOMPARE(item.status, HealthStatus::Error);
    QCOMPARE(item.action, u"open_tiers"_s);
    QVERIFY(item.text.contains("Away Storage"_L1));
    QVERIFY(!item.steps.isEmpty());
    QCOMPARE(bench.known(u"tier.hot"_s).status, HealthStatus::Error);
    QCOMPARE(bench.known(u"tier.temp"_s).status, HealthStatus::Ok);
}

void HealthReportTest::aStoreThatFellSilentMeanwhile()
{
    Fixture f;
    HealthBench bench(f);
    QCOMPARE(bench.looked(u"tier.cold"_s).status, HealthStatus::Ok);
    f.stores.set(Tier::Cold, std::make_shared<AwayStore>(troubleOf(ErrorCode::Unavailable, u"net.unreachable"_s)));
    f.clock.advance(Hour);
    f.engine().health.check(true, {});
    const HealthItem silent = bench.known(u"tier.cold"_s);
    QCOMPARE(silent.status, HealthStatus::Error);
    QCOMPARE(silent.problem->reason, u"net.unreachable"_s);
    QCOMPARE(silent.checkedAt, f.clock.now());
}

void HealthReportTest::otherComputersSpeakForThemselves()
{
    Fixture f;
    HealthBench bench(f);
    HealthItem theirs;
    theirs.name = u"tier.hot@elsewhere"_s;
    theirs.status = HealthStatus::Error;
    wanted(f.catalogue().healthChecks().record({theirs}));
    QVERIFY(bench.known(u"tier.hot"_s).name.isEmpty());
    QCOMPARE(bench.looked(u"tier.hot"_s).status, HealthStatus::Ok);
}

void HealthReportTest::movesThatWereInterrupted()
{
    Fixture f;
    HealthBench bench(f);
    wanted(f.catalogue().journal().beginUpload(u"mine"_s, Tier::Temp, {u"temp/mine.jpg"_s}, f.parts().self,
                                               f.clock.now()));
    QCOMPARE(bench.known(u"journal"_s).finding, u"journal.active"_s);
    f.clock.advance(Hour * 7);
    QCOMPARE(bench.known(u"journal"_s).finding, u"journal.slow"_s);
    wanted(f.catalogue().journal().beginUpload(u"dead"_s, Tier::Temp, {u"temp/dead.jpg"_s}, {u"other"_s, 7, u"x"_s},
                                               f.clock.now()));
    const HealthItem waiting = bench.known(u"journal"_s);
    QCOMPARE(waiting.status, HealthStatus::Warning);
    QCOMPARE(waiting.args.value("waiting"_L1).toInt(), 1);
    QCOMPARE(waiting.action, u"recover"_s);
    f.clock.advance(Day);
    QCOMPARE(bench.known(u"journal"_s).status, HealthStatus::Error);
}

void HealthReportTest::movesThatWereGivenUp()
{
    Fixture f;
    const Photo photo = f.upload(1);
    f.holderDead = holderCertainlyDead;
    f.restart();
    const auto hot = std::make_shared<AwayStore>(troubleOf(ErrorCode::Unavailable, u"net.unreachable"_s));
    f.stores.set(Tier::Hot, hot);
    QVERIFY(!f.engine().mover.move(photo.photoId, Tier::Hot, true, {}, {}));
    hot->setError({});
    QCOMPARE(wanted(photosWaiting(f.parts())), qint64(1));
    const QList<Recommendation> advice = wanted(f.engine().advisor.report()).recommendations;
    QVERIFY(std::ranges::find(advice, u"open_moves"_s, &Recommendation::id) != advice.cend());
    HealthBench bench(f);
    QCOMPARE(bench.known(u"journal"_s).finding, u"journal.waiting"_s);
    QCOMPARE(bench.known(u"journal"_s).action, u"recover"_s);
    wanted(f.engine().mover.recover({}));
    QCOMPARE(bench.known(u"journal"_s).finding, u"journal.none"_s);
    QCOMPARE(wanted(photosWaiting(f.parts())), qint64(0));
}

void HealthReportTest::whoWorks()
{
    Fixture f;
    HealthBench bench(f);
    QCOMPARE(bench.known(u"lease"_s).finding, u"lease.free"_s);
    const auto nobody = [](const Holder &) { return false; };
    QVERIFY(wanted(f.catalogue().leases().acquire(LifecycleLease, f.parts().self, LeaseTerm, nobody, f.clock.now())));
    QCOMPARE(bench.known(u"lease"_s).finding, u"lease.held"_s);
    QVERIFY(bench.known(u"lease"_s).text.contains("testhost"_L1));
    f.clock.advance(LeaseTerm * 2);
    QCOMPARE(bench.known(u"lease"_s).finding, u"lease.left"_s);
}

void HealthReportTest::theNightlyRun()
{
    Fixture f;
    HealthBench bench(f);
    QCOMPARE(bench.known(u"lifecycle"_s).finding, u"run.unanswered"_s);
    QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
    QCOMPARE(bench.known(u"lifecycle"_s).finding, u"run.first"_s);
    f.clock.advance(Day * 2);
    const HealthItem missed = bench.known(u"lifecycle"_s);
    QCOMPARE(missed.finding, u"run.missed"_s);
    QCOMPARE(missed.status, HealthStatus::Warning);
    QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
    QCOMPARE(bench.known(u"lifecycle"_s).finding, u"run.fine"_s);
    QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"false"_s));
    QCOMPARE(bench.known(u"lifecycle"_s).finding, u"run.off"_s);
}

void HealthReportTest::backups_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("finding");
    QTest::addColumn<HealthStatus>("status");
    QTest::newRow("fresh") << 1 << u"backup.fine"_s << HealthStatus::Ok;
    QTest::newRow("of two days") << 48 << u"backup.fine"_s << HealthStatus::Ok;
    QTest::newRow("older") << 49 << u"backup.old"_s << HealthStatus::Warning;
    QTest::newRow("much older") << 24 * 8 << u"backup.old"_s << HealthStatus::Error;
    QTest::newRow("of tomorrow") << -24 << u"backup.future"_s << HealthStatus::Warning;
}

void HealthReportTest::backups()
{
    QFETCH(const int, hours);
    BackupBench backup;
    HealthBench bench(backup.f);
    QCOMPARE(bench.known(u"backup"_s).finding, u"backup.nothing"_s);
    backup.add(1);
    QCOMPARE(bench.known(u"backup"_s).finding, u"backup.none"_s);
    QCOMPARE(bench.known(u"backup"_s).status, HealthStatus::Warning);
    backup.made();
    backup.f.clock.advance(Hour * hours);
    QTEST(bench.known(u"backup"_s).finding, "finding");
    QTEST(bench.known(u"backup"_s).status, "status");
}

void HealthReportTest::aBackupThatFailed()
{
    BackupBench backup;
    HealthBench bench(backup.f);
    backup.add(1);
    backup.faults.arm(Fault::FailBefore, 1, true);
    QVERIFY(!runNightlyBackup(backup.f.parts(), backup.f.engine().rules, backup.place, {}, {}));
    backup.faults.disarm();
    const HealthItem item = bench.known(u"backup"_s);
    QCOMPARE(item.status, HealthStatus::Error);
    QCOMPARE(item.finding, u"backup.failed"_s);
    QCOMPARE(item.problem->reason, u"test.fault"_s);
    const auto report = wanted(backup.f.engine().advisor.report());
    QVERIFY(std::ranges::any_of(report.alerts, [](const Alert &alert) { return alert.id == "backup_failed"_L1; }));
    // the next one that is made ends it
    backup.f.clock.advance(Seconds{1});
    backup.made();
    QCOMPARE(bench.known(u"backup"_s).status, HealthStatus::Ok);
}

void HealthReportTest::aTrialThatFailed()
{
    BackupBench backup;
    HealthBench bench(backup.f);
    backup.add(1);
    backup.made();
    QCOMPARE(bench.known(u"backup.trial"_s).finding, u"trial.none"_s);
    QVERIFY(backup.drill().isPassed());
    QCOMPARE(bench.known(u"backup.trial"_s).finding, u"trial.fine"_s);
    backup.f.clock.advance(Day * 100);
    QCOMPARE(bench.known(u"backup.trial"_s).finding, u"trial.old"_s);
    for (const QString &path : backup.files(u"objects"_s))
        QVERIFY(QFile(path).resize(3));
    QVERIFY(!backup.drill().isPassed());
    QCOMPARE(bench.known(u"backup.trial"_s).finding, u"trial.failed"_s);
    QCOMPARE(bench.known(u"backup.trial"_s).status, HealthStatus::Error);
}

void HealthReportTest::aCatalogueThatFails()
{
    Fixture f;
    HealthBench bench(f);
    f.faults.only = [](const QString &name) { return name.startsWith("journal."_L1); };
    f.faults.arm(Fault::FailBefore, 1, true);
    const HealthItem item = bench.known(u"journal"_s);
    QCOMPARE(item.status, HealthStatus::Error);
    QCOMPARE(item.problem->reason, u"test.fault"_s);
    f.faults.disarm();
}

TD_TEST(HealthReportTest)
#include "tst_healthreport.moc"
