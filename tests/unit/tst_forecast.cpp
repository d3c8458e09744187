// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast.h"

#include "facts.h"
#include "support/testprogram.h"

#include <QElapsedTimer>

#include <random>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

const Instant Start = at("2026-11-20T03:00:00Z");

struct Lived {
    LifecycleFacts facts;
    std::optional<Instant> publishAt;
    bool gone = false;
};

/// The slow and simple replay: every photo is judged every night.
class EveryNight
{
public:
    EveryNight(QList<Lived> photos, Policy policy, bool cold)
        : m_photos(std::move(photos))
        , m_policy(policy)
        , m_cold(cold)
    {
    }

    void add(const Lived &photo) { m_photos.append(photo); }
    void night(Instant now)
    {
        for (Lived &photo : m_photos) {
            if (photo.gone)
                continue;
            if (photo.publishAt && now >= *photo.publishAt && !photo.facts.deletedAt && !photo.facts.published) {
                photo.facts.published = true;
                photo.facts.publishedDate = photo.publishAt;
            }
            const Decision decision = decide(photo.facts, m_policy, m_cold, now);
            if (!decision.isDue)
                continue;
            photo.facts.tier = decision.to;
            if (decision.action == Action::Promote)
                photo.facts.promotedAt = now;
            if (decision.action == Action::Archive)
                photo.facts.archivedAt = now;
            if (decision.action == Action::Purge)
                photo.gone = true;
            if (decision.action == Action::Trash) {
                photo.facts.deletedAt = now;
                ++m_deleted;
            }
        }
    }
    [[nodiscard]] TierTotals totals() const
    {
        TierTotals totals;
        for (const Lived &photo : m_photos) {
            if (!photo.gone)
                (photo.facts.deletedAt ? totals.trash : totals.live)[photo.facts.tier].add(1, photo.facts.storedBytes);
        }
        return totals;
    }
    [[nodiscard]] qint64 deleted() const { return m_deleted; }

private:
    QList<Lived> m_photos;
    Policy m_policy;
    bool m_cold;
    qint64 m_deleted = 0;
};

QList<Lived> randomPhotos(int count, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](int n) { return int(random() % unsigned(n)); };
    const auto ago = [&](int days) { return Start - Seconds(below(days * 86400)); };
    QList<Lived> photos;
    for (int i = 0; i < count; ++i) {
        LifecycleFacts facts = std::array{inTemp(true), inTemp(false), inHot(), inCold()}.at(std::size_t(below(4)));
        facts.uploadDate = ago(400);
        facts.lastAccessDate = std::min(Start, facts.uploadDate + Seconds(below(100 * 86400)));
        facts.tempSince = below(2) ? std::optional(ago(5)) : std::nullopt;
        facts.promotedAt = below(2) ? std::optional(ago(100)) : std::nullopt;
        facts.archivedAt = facts.tier == Tier::Cold && below(3) ? std::optional(ago(360)) : std::nullopt;
        if (below(5) == 0) {
            facts.published = true;
            facts.publishedDate = ago(10);
        }
        if (below(10) == 0)
            facts.deletedAt = ago(2);
        if (below(10) == 0) {
            facts.hasOrders = true;
            facts.lastOrderAt = ago(60);
        }
        facts.pinned = below(20) == 0;
        facts.storedBytes = 1000 + below(1'000'000);
        photos.append({.facts = facts, .publishAt = {}});
    }
    return photos;
}

} // namespace

class TestForecast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatEveryNightWouldGive_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 7; ++i)
            QTest::addRow("policy %d", i) << i;
    }
    void isWhatEveryNightWouldGive()
    {
        QFETCH(int, which);
        Policy policy;
        bool cold = true;
        if (which == 1)
            policy.coldAnchor = ColdAnchor::Upload;
        if (which == 2)
            cold = false;
        if (which == 3)
            policy.maxTotalEnabled = true, policy.maxTotalDays = 200;
        if (which == 4)
            policy.undoHours = 0, policy.hotIdleDays = 0, policy.tempHours = 0;
        if (which == 5)
            policy.orphanAction = OrphanAction::Promote, policy.publishedEnabled = false;
        if (which == 6)
            policy.undoHours = 5 * 24, policy.hotIdleDays = 20, policy.coldDays = 30, policy.tempHours = 7;

        const QList<Lived> photos = randomPhotos(400, unsigned(which) + 1);
        QList<Cohort> cohorts;
        for (const Lived &photo : photos)
            cohorts.append({.facts = photo.facts, .count = 1});
        // Two photos a day; one of them is published three days later.
        const ForecastAssumptions assumed{
            .uploadsPerDay = 2, .bytesPerPhoto = 500'000, .publishShare = 0.5, .publishAfterDays = 3};
        const PriceBook book = sourcePriceBook();
        const QList<ForecastPoint> points = forecast(cohorts, policy, cold, book, assumed, Start, 14);
        QCOMPARE(points.size(), 14);

        EveryNight slow(photos, policy, cold);
        QDate day(2026, 11, 20);
        qsizetype month = 0;
        for (Instant now = Start + Day; month < points.size(); now += Day) {
            Lived upload{.facts = inTemp(true), .publishAt = {}};
            upload.facts.uploadDate = upload.facts.lastAccessDate = now - Day / 2;
            upload.facts.tempSince = upload.facts.uploadDate;
            upload.facts.storedBytes = 500'000;
            slow.add(upload);
            upload.publishAt = upload.facts.uploadDate + 3 * Day;
            slow.add(upload);
            slow.night(now);
            day = day.addDays(1);
            if (day != QDate(2026, 11, 20).addMonths(int(month) + 1))
                continue;
            const ForecastPoint &point = points.at(month++);
            const TierTotals totals = slow.totals();
            QCOMPARE(point.month, QDate(day.year(), day.month(), 1));
            for (const Tier tier : AllTiers) {
                QCOMPARE(point.counts[tier], totals.live.value(tier).count);
                QCOMPARE(point.bytes[tier], totals.live.value(tier).bytes);
            }
            QCOMPARE(point.deletedPhotos, slow.deleted());
            QVERIFY(std::abs(point.cost - breakdownOf(totals, book).total) < 1e-12);
        }
        QVERIFY(points.last().deletedPhotos > 0);
    }

    void theScenarioOfTheSource_data()
    {
        QTest::addColumn<int>("anchor");
        QTest::addColumn<double>("saved");
        QTest::newRow("365 days since archived") << int(ColdAnchor::Archived) << 87.0;
        QTest::newRow("365 days since upload") << int(ColdAnchor::Upload) << 89.0;
    }
    void theScenarioOfTheSource()
    {
        QFETCH(int, anchor);
        QFETCH(double, saved);
        // 1000 uploads a month of 2 MB, 80 % published; in HOT alone a year of them costs 0.36 a month.
        Policy policy;
        policy.coldAnchor = ColdAnchor(anchor);
        const ForecastAssumptions assumed{
            .uploadsPerDay = 1000.0 / 30, .bytesPerPhoto = 2e6, .publishShare = 0.8, .publishAfterDays = 1};
        const QList<ForecastPoint> points = forecast({}, policy, true, sourcePriceBook(), assumed, Start, 30);
        const double cost = points.last().cost;
        const double allHot = 24 * 0.015;
        const double percent = 100 * (1 - cost / allHot);
        qInfo("steady state: %.4f instead of %.2f a month, %.1f %% saved", cost, allHot, percent);
        QVERIFY(cost >= 0.0395 && cost <= 0.0475);
        QVERIFY(std::abs(percent - saved) < 0.15);
        QVERIFY2(std::abs(points.at(25).cost - cost) < 0.001, "not steady");
    }

    void emptyStaysEmpty()
    {
        QVERIFY(forecast({}, Policy{}, true, sourcePriceBook(), {}, Start, 0).isEmpty());
        QVERIFY(forecast({}, Policy{}, true, sourcePriceBook(), {}, Start, -3).isEmpty());
        const QList<ForecastPoint> points = forecast({}, Policy{}, true, sourcePriceBook(), {}, Start, 3);
        QCOMPARE(points.size(), 3);
        QCOMPARE(points[0].month, QDate(2026, 12, 1));
        QCOMPARE(points[2].cost, 0.0);
        QCOMPARE(points[2].counts[Tier::Hot], 0);
    }

    void aBusyPhotoIsNotBusyForEver()
    {
        Cohort cohort{.facts = inHot(), .count = 1};
        cohort.facts.journalOpen = true;
        const QList<ForecastPoint> points = forecast({cohort}, Policy{}, true, sourcePriceBook(), {}, Start, 1);
        QCOMPARE(points[0].counts[Tier::Cold], 1);
    }

    void twoYearsOfAMillionPhotosAreQuick()
    {
        QList<Cohort> cohorts;
        for (const Lived &photo : randomPhotos(10'000, 99))
            cohorts.append({.facts = photo.facts, .count = 100});
        const ForecastAssumptions assumed{
            .uploadsPerDay = 1500, .bytesPerPhoto = 600'000, .publishShare = 0.7, .publishAfterDays = 2};
        QElapsedTimer timer;
        timer.start();
        const QList<ForecastPoint> points = forecast(cohorts, Policy{}, true, sourcePriceBook(), assumed, Start, 24);
        qInfo("24 months of 10,000 cohorts: %lld ms", timer.elapsed());
        QCOMPARE(points.size(), 24);
        QVERIFY(timer.elapsed() < 1000);
    }
};

TD_TEST(TestForecast)
#include "tst_forecast.moc"
