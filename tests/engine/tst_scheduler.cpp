// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scheduler.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

Rules::Schedule at(const QTime &time, const QByteArray &zone = "UTC")
{
    Rules::Schedule schedule;
    schedule.enabled = true;
    schedule.time = time;
    schedule.zone = zone;
    return schedule;
}

constexpr int Tick = 20;
constexpr int Patience = 15'000;

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsMoments_data()
    {
        QTest::addColumn<QTime>("time");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, QTime time, const char *zone, const char *now, const char *last,
                            const char *next) {
            QTest::newRow(name) << time << QByteArray(zone) << QString::fromLatin1(now) << QString::fromLatin1(last)
                                << QString::fromLatin1(next);
        };
        row("before", QTime(3, 0), "UTC", "2025-11-13T02:59:59Z", "2025-11-12T03:00:00Z", "2025-11-13T03:00:00Z");
        row("exactly", QTime(3, 0), "UTC", "2025-11-13T03:00:00Z", "2025-11-13T03:00:00Z", "2025-11-14T03:00:00Z");
        row("after", QTime(3, 0), "UTC", "2025-11-13T10:00:00Z", "2025-11-13T03:00:00Z", "2025-11-14T03:00:00Z");
        row("end of year", QTime(3, 0), "UTC", "2025-12-31T23:59:00Z", "2025-12-31T03:00:00Z", "2026-01-01T03:00:00Z");
        row("Paris, winter", QTime(3, 0), "Europe/Paris", "2025-11-13T10:00:00Z", "2025-11-13T02:00:00Z",
            "2025-11-14T02:00:00Z");
        row("Paris, summer", QTime(3, 0), "Europe/Paris", "2025-07-13T10:00:00Z", "2025-07-13T01:00:00Z",
            "2025-07-14T01:00:00Z");
        // 30 March 2025: 02:00 becomes 03:00 in Paris; 02:30 does not exist, 03:00 is the next valid minute.
        row("Paris, the gap", QTime(2, 30), "Europe/Paris", "2025-03-30T00:30:00Z", "2025-03-29T01:30:00Z",
            "2025-03-30T01:00:00Z");
        row("Paris, once after the gap", QTime(2, 30), "Europe/Paris", "2025-03-30T01:00:00Z", "2025-03-30T01:00:00Z",
            "2025-03-31T00:30:00Z");
        row("other day there", QTime(3, 0), "Pacific/Auckland", "2025-11-13T13:00:00Z", "2025-11-12T14:00:00Z",
            "2025-11-13T14:00:00Z");
    }
    void knowsItsMoments()
    {
        QFETCH(QTime, time);
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QString, last);
        QFETCH(QString, next);
        if (zone != "UTC" && !QTimeZone::isTimeZoneIdAvailable(zone))
            QSKIP("this computer has no time zone data");
        const Rules::Schedule schedule = at(time, zone);
        QCOMPARE(toIso(nextScheduledRun(schedule, *fromIso(now))), next);
        QCOMPARE(toIso(lastScheduledRun(schedule, *fromIso(now))), last);
    }

    void theHourThatComesTwiceRunsOnce()
    {
        const QByteArray paris = "Europe/Paris";
        if (!QTimeZone::isTimeZoneIdAvailable(paris))
            QSKIP("this computer has no time zone data");
        // 26 October 2025: 02:30 comes twice in Paris.
        const Rules::Schedule schedule = at(QTime(2, 30), paris);
        Instant now = *fromIso(u"2025-10-25T12:00:00Z");
        int runs = 0;
        while (const auto next = nextScheduledRun(schedule, now)) {
            if (*next > *fromIso(u"2025-10-26T12:00:00Z"))
                break;
            ++runs;
            now = *next;
        }
        QCOMPARE(runs, 1);
    }

    void offMeansNever()
    {
        Rules::Schedule schedule = at(QTime(3, 0));
        schedule.enabled = false;
        QVERIFY(!nextScheduledRun(schedule, Instant{}));
        schedule.enabled.reset();
        QVERIFY(!nextScheduledRun(schedule, Instant{}));
        QVERIFY(!lastScheduledRun(schedule, Instant{}));
    }

    void missedRuns()
    {
        Rules::Schedule schedule = at(QTime(3, 0));
        const Instant now = *fromIso(u"2025-11-13T10:00:00Z");
        const Instant due = *fromIso(u"2025-11-13T03:00:00Z");
        QCOMPARE(missedRun(schedule, std::nullopt, now), std::optional(due));
        QCOMPARE(missedRun(schedule, due - Day, now), std::optional(due));
        QVERIFY(!missedRun(schedule, due, now));
        QVERIFY(!missedRun(schedule, std::nullopt, due + Hour)); // an open console may still start it
        schedule.enabledSince = due + Hour;
        QVERIFY(!missedRun(schedule, std::nullopt, now));
        schedule.enabledSince = now + 30 * Day; // switched on while the clock was ahead
        QCOMPARE(missedRun(schedule, std::nullopt, now), std::optional(due));
    }

    void runsOfAClockThatWentAheadAreNoRuns()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        QVERIFY(f.engine().rules.set(u"schedule.time"_s, u"12:00"_s));
        RunResult ahead;
        ahead.runId = u"ahead"_s;
        ahead.asOf = ahead.startedAt = f.clock.now() + 365 * Day;
        ahead.finishedAt = ahead.startedAt;
        QVERIFY(f.catalogue().lifecycle().saveRun(ahead));
        f.clock.advance(3 * Day);
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy finished(&scheduler, &Scheduler::finished);
        scheduler.start(Tick);
        QTRY_VERIFY_WITH_TIMEOUT(scheduler.nextRun(), Patience);
        f.clock.set(*fromIso(u"2025-11-16T12:00:05Z"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
        QTest::qWait(10 * Tick);
        QCOMPARE(finished.size(), 1);
    }

    void runsAtItsHour()
    {
        Fixture f; // 10:00 UTC
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        QVERIFY(f.engine().rules.set(u"schedule.time"_s, u"12:00"_s));
        f.clock.advance(3 * Day);
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy finished(&scheduler, &Scheduler::finished);
        QSignalSpy failed(&scheduler, &Scheduler::failed);
        QSignalSpy missed(&scheduler, &Scheduler::missed);
        QSignalSpy changed(&scheduler, &Scheduler::scheduleChanged);
        scheduler.start(Tick);
        QTRY_VERIFY_WITH_TIMEOUT(scheduler.nextRun(), Patience);
        QCOMPARE(toIso(scheduler.nextRun()), u"2025-11-16T12:00:00Z"_s);
        QTRY_COMPARE_WITH_TIMEOUT(missed.size(), 1, Patience); // of the days nobody was here
        QCOMPARE(changed.size(), 1);
        QVERIFY(finished.isEmpty());

        f.clock.set(*fromIso(u"2025-11-16T12:00:05Z"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        const auto result = finished.first().first().value<RunResult>();
        QCOMPARE(result.startedBy, u"schedule"_s);
        QCOMPARE(result.promotedToHot, 1);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
        QTRY_COMPARE_WITH_TIMEOUT(toIso(scheduler.nextRun()), u"2025-11-17T12:00:00Z"_s, Patience);
        QTest::qWait(10 * Tick);
        QCOMPARE(finished.size(), 1); // once
        QVERIFY(failed.isEmpty());
    }

    void doesNotRunWhatAnotherConsoleRan()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        QVERIFY(f.engine().rules.set(u"schedule.time"_s, u"12:00"_s));
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy finished(&scheduler, &Scheduler::finished);
        scheduler.start(Tick);
        QTRY_COMPARE_WITH_TIMEOUT(toIso(scheduler.nextRun()), u"2025-11-13T12:00:00Z"_s, Patience);
        RunResult other;
        other.runId = u"by-another"_s;
        other.asOf = other.startedAt = *fromIso(u"2025-11-13T12:00:01Z");
        other.finishedAt = other.startedAt;
        other.startedBy = u"cli"_s;
        QVERIFY(f.catalogue().lifecycle().saveRun(other));
        f.clock.set(*fromIso(u"2025-11-13T12:00:05Z"));
        QTRY_COMPARE_WITH_TIMEOUT(toIso(scheduler.nextRun()), u"2025-11-14T12:00:00Z"_s, Patience);
        QTest::qWait(10 * Tick);
        QVERIFY(finished.isEmpty());
    }

    void neverRunsAMissedOneByItself()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy finished(&scheduler, &Scheduler::finished);
        QSignalSpy missed(&scheduler, &Scheduler::missed);
        scheduler.start(Tick);
        QTRY_VERIFY_WITH_TIMEOUT(scheduler.nextRun(), Patience);
        f.clock.set(*fromIso(u"2025-11-14T08:00:00Z")); // slept through 03:00
        QTRY_COMPARE_WITH_TIMEOUT(missed.size(), 1, Patience);
        QCOMPARE(toIso(missed.first().first().value<Instant>()), u"2025-11-14T03:00:00Z"_s);
        QTest::qWait(10 * Tick);
        QVERIFY(finished.isEmpty());
        QCOMPARE(missed.size(), 1);
    }

    void runsOnDemandInTheBackground()
    {
        Fixture f;
        for (quint32 seed = 0; seed < 5; ++seed)
            f.upload(seed, u"d"_s);
        f.clock.advance(49 * Hour);
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy started(&scheduler, &Scheduler::started);
        QSignalSpy finished(&scheduler, &Scheduler::finished);
        QSignalSpy items(&scheduler, &Scheduler::itemDone);
        QSignalSpy progress(&scheduler, &Scheduler::progress);
        QVERIFY(scheduler.runNow({}));
        QVERIFY(scheduler.isRunning());
        QVERIFY(!scheduler.runNow({}));
        QCOMPARE(started.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        QVERIFY(!scheduler.isRunning());
        QCOMPARE(finished.first().first().value<RunResult>().promotedToHot, 5);
        QCOMPARE(items.size(), 5);
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress.last().first().value<Progress>().done, 5);
        QVERIFY(scheduler.runNow({}));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, Patience);
    }

    void aFailedRunIsTold()
    {
        Fixture f;
        Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
        QSignalSpy failed(&scheduler, &Scheduler::failed);
        RunOptions options;
        options.planId = u"nothing"_s;
        QVERIFY(scheduler.runNow(options));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
        QCOMPARE(failed.first().first().value<Error>().reason, u"plan.unknown"_s);
        QVERIFY(!scheduler.isRunning());
    }

    void goesAwayInTheMiddle()
    {
        Fixture f;
        QMap<QString, QString> hashes;
        for (quint32 seed = 0; seed < 30; ++seed) {
            const Photo photo = f.upload(seed, u"d"_s);
            hashes.insert(photo.photoId, photo.sha256);
        }
        f.clock.advance(49 * Hour);
        {
            Scheduler scheduler(f.parts(), f.engine().rules, f.engine().lifecycle);
            QVERIFY(scheduler.runNow({}));
            QTest::qWait(30);
        }
        QCOMPARE(f.violations(hashes), QStringList());
        QVERIFY(!f.engine().lifecycle.running()->has_value());
    }
};

TD_TEST(TestScheduler)
#include "tst_scheduler.moc"
