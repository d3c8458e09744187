// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backup/backupplace.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

Advisor::Report mustReport(Fixture &f)
{
    const Result<Advisor::Report> report = f.engine().advisor.report();
    if (!report)
        qFatal("report: %s", qPrintable(report.error().message));
    return *report;
}

const Recommendation *find(const Advisor::Report &report, const QString &id)
{
    for (const Recommendation &item : report.recommendations) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

QStringList alertIds(const Advisor::Report &report)
{
    QStringList ids;
    for (const Alert &alert : report.alerts)
        ids.append(alert.id);
    return ids;
}

} // namespace

class TestAdvisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingToSayOfAnEmptyCatalogue()
    {
        Fixture f;
        const Advisor::Report report = mustReport(f);
        QVERIFY(report.recommendations.isEmpty());
        QVERIFY2(report.alerts.isEmpty(), qPrintable(alertIds(report).join(u' ')));
        QCOMPARE(report.checkedAt, f.clock.now());
    }

    void aBackupThatWasNeverMadeProtectsNothing()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        f.clock.advance(30 * Day);
        QVERIFY(f.engine().rules.set(u"backup.photos"_s, u"all"_s));
        QVERIFY(find(mustReport(f), u"unprotected"_s));
        // one was made, without photos
        QVERIFY(setBackupNote(f.parts(), BackupLastNote, {{u"at"_s, toIso(f.clock.now())}}));
        QVERIFY(find(mustReport(f), u"unprotected"_s));
        QVERIFY(setBackupNote(f.parts(), BackupLastNote, {{u"at"_s, toIso(f.clock.now())}, {u"missing"_s, 0}}));
        QVERIFY(!find(mustReport(f), u"unprotected"_s));
    }

    void evidenceIsWhatWasCounted()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        f.upload(2, u"d"_s);
        const Photo pinned = f.upload(3, u"d"_s);
        PhotoEdit pin;
        pin.pinned = true;
        QVERIFY(f.engine().library.edit({pinned.photoId}, pin));
        f.clock.advance(49 * Hour);
        f.upload(4, u"d"_s);
        const Advisor::Report report = mustReport(f);
        const Recommendation *backlog = find(report, u"temp_backlog"_s);
        QVERIFY(backlog);
        QCOMPARE(backlog->evidenceCount, 2);
        QVERIFY(backlog->evidence);
        QCOMPARE(f.engine().library.sums(*backlog->evidence)->count, backlog->evidenceCount);

        QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
        QVERIFY(!find(mustReport(f), u"temp_backlog"_s));
    }

    void aNightlyRunMayTakeItsDay()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        f.upload(1, u"d"_s);
        f.clock.advance(60 * Hour);
        QVERIFY(!find(mustReport(f), u"temp_backlog"_s));
        f.clock.advance(13 * Hour);
        QVERIFY(find(mustReport(f), u"temp_backlog"_s));
    }

    void draftsWithOrdersLookSold()
    {
        Fixture f;
        f.upload(1, u"sold"_s);
        f.upload(2, u"sold"_s);
        f.upload(3, u"other"_s);
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-1"_s, std::nullopt));
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-2"_s, std::nullopt));
        const Advisor::Report report = mustReport(f);
        const Recommendation *sold = find(report, u"sold_drafts"_s);
        QVERIFY(sold);
        QCOMPARE(sold->evidenceIds, QStringList{u"sold"_s});
        QCOMPARE(sold->args.value(u"photos"_s).toInt(), 2);
        QVERIFY(f.engine().drafts.publish(u"sold"_s, {}));
        QVERIFY(!find(mustReport(f), u"sold_drafts"_s));
    }

    void poorCompressionAndDuplicates()
    {
        Fixture f;
        f.upload(1, u"a"_s, 1'200'000); // stored as it is: nothing saved
        f.upload(2, u"a"_s, 2000);      // too small to matter
        f.upload(2, u"b"_s, 2000);      // the same bytes in another draft are no duplicate
        QVERIFY(!find(mustReport(f), u"duplicates"_s));
        UploadOptions again;
        again.draft = u"a"_s;
        again.duplicates = DuplicatePolicy::Store;
        QVERIFY(f.engine().ingest.uploadBytes(td::test::fakePhoto(2, 2000), u"again.jpg"_s, again, {}));
        const Advisor::Report report = mustReport(f);
        const Recommendation *poor = find(report, u"poor_compression"_s);
        QVERIFY(poor);
        QCOMPARE(poor->evidenceCount, 1);
        QCOMPARE(f.engine().library.sums(*poor->evidence)->count, 1);
        const Recommendation *twice = find(report, u"duplicates"_s);
        QVERIFY(twice);
        QCOMPARE(twice->evidenceCount, 1);
        QVERIFY(f.engine().advisor.dismiss(u"duplicates"_s));
        QVERIFY(!find(mustReport(f), u"duplicates"_s));
        QVERIFY(!f.engine().advisor.dismiss({}));
    }

    /// Counting among a million photos takes its time: nobody waits for it twice while nothing has changed.
    void countsHoldUntilSomethingChanges()
    {
        Fixture f;
        f.upload(1, u"a"_s, 1'200'000);
        const Instant first = f.clock.now();
        const auto countedAt = [&] {
            const Advisor::Report report = mustReport(f);
            const Recommendation *poor = find(report, u"poor_compression"_s);
            const Recommendation *backlog = find(report, u"temp_backlog"_s);
            return std::tuple(poor ? poor->evidenceCount : 0, backlog ? backlog->evidence->uploadedBefore : std::nullopt);
        };
        f.clock.advance(60 * Day);
        const auto counted = countedAt();
        QCOMPARE(std::get<0>(counted), 1);
        QVERIFY(std::get<1>(counted) && *std::get<1>(counted) > first);
        f.clock.advance(Seconds{300});
        QVERIFY(countedAt() == counted); // evidence is what was counted
        f.upload(2, u"a"_s, 1'200'000);
        QCOMPARE(std::get<0>(countedAt()), 2); // at once
        const auto recounted = countedAt();
        QVERIFY(*std::get<1>(recounted) == *std::get<1>(counted) + Seconds{300});
        f.clock.advance(Seconds{700});
        QVERIFY(*std::get<1>(countedAt()) == *std::get<1>(recounted) + Seconds{700});
        f.clock.advance(-Hour);
        QVERIFY(*std::get<1>(countedAt()) < *std::get<1>(recounted));
    }

    void coldMissing()
    {
        Fixture f;
        f.withCold = false;
        f.restart();
        const Photo photo = f.upload(1, u"d"_s);
        QVERIFY(!find(mustReport(f), u"cold_missing"_s));
        QVERIFY(f.engine().library.moveTo({photo.photoId}, Tier::Hot, {}, {}).failed.isEmpty());
        QVERIFY(find(mustReport(f), u"cold_missing"_s));
    }

    void alertsFollowTheirLimits()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"alerts.temp_photos"_s, u"1"_s));
        f.upload(1, u"d"_s);
        QVERIFY(!alertIds(mustReport(f)).contains(u"temp_count"_s));
        f.upload(2, u"d"_s);
        QVERIFY(alertIds(mustReport(f)).contains(u"temp_count"_s));
    }

    void aMissedRunIsAnAlert()
    {
        Fixture f; // 10:00 UTC
        f.upload(1, u"d"_s);
        QVERIFY(f.engine().rules.set(u"schedule.enabled"_s, u"true"_s));
        QVERIFY(!alertIds(mustReport(f)).contains(u"missed_run"_s)); // switched on after 03:00
        f.clock.advance(19 * Hour);
        QVERIFY(alertIds(mustReport(f)).contains(u"missed_run"_s));
        QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
        QVERIFY(!alertIds(mustReport(f)).contains(u"missed_run"_s));
    }

    void aRiseInCostIsAnAlert()
    {
        Fixture f;
        CostSnapshot cheap;
        cheap.day = QDateTime::fromSecsSinceEpoch(unixSeconds(f.clock.now()), Qt::UTC).date().addDays(-8);
        cheap.cost = 1.0;
        QVERIFY(f.catalogue().stats().saveSnapshot(cheap));
        QVERIFY(!alertIds(mustReport(f)).contains(u"cost_rise"_s));
        PriceBook dear = *Rules::pricePreset(u"source-2025-11"_s);
        dear.tiers[Tier::Temp].gbMonth = 1e6; // 1.9 a month for 1900 bytes
        QVERIFY(f.engine().rules.setPrices(dear));
        f.upload(1, u"d"_s);
        QVERIFY(alertIds(mustReport(f)).contains(u"cost_rise"_s));
    }
};

TD_TEST(TestAdvisor)
#include "tst_advisor.moc"
