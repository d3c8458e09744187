// SPDX-License-Identifier: GPL-3.0-or-later
// A free allowance is granted once an account, however many tiers lie there: in bills, breakdowns and forecasts.
#include "core/allowance.h"
#include "core/bill.h"
#include "core/costs.h"
#include "core/forecast.h"
#include "support/testprogram.h"

#include <QTest>

#include <cmath>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 AllowanceGb = 1'000'000'000;

TierPrices likeR2()
{
    return {.provider = u"r2"_s,
            .gbMonth = 0.015,
            .aPerMillion = 4.5,
            .bPerMillion = 0.36,
            .freeGb = 10,
            .freeA = 1'000'000,
            .freeB = 10'000'000,
            .roundUpUnits = true};
}

TierPrices likeB2()
{
    return {.provider = u"b2"_s, .gbMonth = 0.00695, .egressGb = 0.01, .egressFreeMultiple = 3, .freeGb = 10};
}

TierPrices infrequent()
{
    return {.provider = u"r2"_s, .gbMonth = 0.01, .aPerMillion = 9, .roundUpUnits = true};
}

PriceBook bookOf(const TierPrices &hot, const TierPrices &cold)
{
    PriceBook book;
    book.applyFreeTier = true;
    book.tiers = {{Tier::Temp, {.provider = u"local"_s}}, {Tier::Hot, hot}, {Tier::Cold, cold}};
    return book;
}

TierPrices billedBy(const QString &account, TierPrices prices)
{
    prices.account = account;
    return prices;
}

void isAmount(double is, double want)
{
    QVERIFY2(std::abs(is - want) < 1e-9, qPrintable(u"%1 is not %2"_s.arg(is, 0, 'g', 12).arg(want, 0, 'g', 12)));
}

} // namespace

class TestAllowance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storage_data()
    {
        QTest::addColumn<PriceBook>("book");
        QTest::addColumn<double>("hotGb");
        QTest::addColumn<double>("coldGb");
        QTest::addColumn<double>("total");
        const PriceBook two = bookOf(likeR2(), likeB2());
        const PriceBook r2 = bookOf(likeR2(), likeR2());
        const PriceBook b2 = bookOf(likeB2(), likeB2());
        QTest::newRow("two providers grant two") << two << 20.0 << 20.0 << 10 * 0.015 + 10 * 0.00695;
        QTest::newRow("R2 and R2 grant one") << r2 << 20.0 << 20.0 << 30 * 0.015;
        QTest::newRow("R2 and R2, all of it for HOT") << r2 << 12.0 << 3.0 << 5 * 0.015;
        QTest::newRow("R2 and R2, what HOT leaves for COLD") << r2 << 4.0 << 9.0 << 3 * 0.015;
        QTest::newRow("R2 and R2, enough for both") << r2 << 4.0 << 6.0 << 0.0;
        QTest::newRow("R2 and R2 are rounded up as one") << r2 << 10.25 << 5.25 << 6 * 0.015;
        QTest::newRow("B2 and B2 grant one") << b2 << 8.0 << 8.0 << 6 * 0.00695;
        QTest::newRow("a class without an allowance uses none up")
            << bookOf(infrequent(), likeR2()) << 5.0 << 12.0 << 5 * 0.01 + 2 * 0.015;
        QTest::newRow("bound alike, priced by two lists")
            << bookOf(billedBy(u"r2"_s, likeR2()), billedBy(u"r2"_s, likeB2())) << 20.0 << 20.0
            << 10 * 0.015 + 20 * 0.00695;
        QTest::newRow("bound apart, priced by one list")
            << bookOf(billedBy(u"r2"_s, likeR2()), billedBy(u"s3.example"_s, likeR2())) << 20.0 << 20.0
            << 10 * 0.015 + 10 * 0.015;
        PriceBook unnamed = bookOf(likeB2(), likeB2());
        unnamed.tiers[Tier::Hot].provider.clear();
        unnamed.tiers[Tier::Cold].provider.clear();
        QTest::newRow("nobody's tiers share nothing") << unnamed << 20.0 << 20.0 << 20 * 0.00695;
        PriceBook off = r2;
        off.applyFreeTier = false;
        QTest::newRow("without allowances") << off << 20.0 << 20.0 << 40 * 0.015;
    }
    void storage()
    {
        QFETCH(PriceBook, book);
        QFETCH(double, hotGb);
        QFETCH(double, coldGb);
        QFETCH(double, total);
        TierTotals totals;
        totals.live[Tier::Hot] = {10, qint64(hotGb * AllowanceGb)};
        totals.live[Tier::Cold] = {10, qint64(coldGb * AllowanceGb)};
        isAmount(breakdownOf(totals, book).total, total);
        const MonthlyBill bill = billOf(book, {{Tier::Hot, {.storedGb = hotGb}}, {Tier::Cold, {.storedGb = coldGb}}});
        isAmount(bill.total, total);
        double sum = 0;
        for (const TierBill &tier : bill.tiers)
            sum += tier.total;
        isAmount(sum, total);
        // Nothing happens in a month without rules: the simulator says what the bill says.
        Policy still;
        still.promoteEnabled = still.archiveEnabled = false;
        LifecycleFacts facts;
        facts.hasDraft = true;
        facts.pinned = true;
        facts.uploadDate = facts.lastAccessDate = instantOf(1'763'000'000);
        QList<Cohort> cohorts;
        for (const auto &[tier, one] : totals.live.asKeyValueRange()) {
            facts.tier = tier;
            facts.storedBytes = one.bytes;
            cohorts.append({facts, one.count});
        }
        const QList<ForecastPoint> points = forecast(cohorts, still, true, book, {}, instantOf(1'763'000'000), 1);
        QCOMPARE(points.size(), 1);
        isAmount(points.first().cost, total);
    }

    void theTrashOfHotUsesItToo()
    {
        TierTotals totals;
        totals.live[Tier::Hot] = {1, 4 * AllowanceGb};
        totals.trash[Tier::Hot] = {1, 4 * AllowanceGb};
        totals.live[Tier::Cold] = {1, 4 * AllowanceGb};
        const CostBreakdown breakdown = breakdownOf(totals, bookOf(likeR2(), likeR2()));
        isAmount(breakdown.tiers[Tier::Hot].cost, 0);
        isAmount(breakdown.trash.cost, 0);
        isAmount(breakdown.tiers[Tier::Cold].cost, 2 * 0.015);
    }

    void requestsAndEgress()
    {
        const QMap<Tier, TierActivity> activity{{Tier::Hot, {.writes = 800'000, .reads = 6e6}},
                                                {Tier::Cold, {.writes = 800'000, .reads = 6e6}}};
        const MonthlyBill one = billOf(bookOf(likeR2(), likeR2()), activity);
        // 1.6 million writes and 12 million reads, of which one and ten are free; whole millions are billed
        isAmount(one.total, 1 * 4.5 + 2 * 0.36);
        QVERIFY(one.costOf(BillItem::FreeCredit) < 0);
        isAmount(billOf(bookOf(likeR2(), billedBy(u"other"_s, likeR2())), activity).total, 0);
        // 100 GB stored in the account let 300 GB out for nothing, wherever they came from
        const QMap<Tier, TierActivity> out{{Tier::Hot, {.storedGb = 10, .egressGb = 250}},
                                           {Tier::Cold, {.storedGb = 90, .egressGb = 60}}};
        isAmount(billOf(bookOf(likeB2(), likeB2()), out).costOf(BillItem::Egress), 310 * 0.01);
        isAmount(billOf(bookOf(likeB2(), likeB2()), out).total, 90 * 0.00695 + 10 * 0.01);
    }

    void whoShares()
    {
        const QList<Tier> both{Tier::Hot, Tier::Cold};
        QCOMPARE(tiersSharingAllowance(bookOf(likeR2(), likeR2()), Tier::Hot), both);
        QCOMPARE(tiersSharingAllowance(bookOf(likeR2(), likeR2()), Tier::Cold), both);
        QCOMPARE(tiersSharingAllowance(bookOf(likeR2(), likeB2()), Tier::Cold), QList<Tier>{Tier::Cold});
        QCOMPARE(tiersSharingAllowance(bookOf(infrequent(), likeR2()), Tier::Cold), QList<Tier>{Tier::Cold});
        QVERIFY(tiersSharingAllowance(bookOf(infrequent(), likeR2()), Tier::Hot).isEmpty());
        QVERIFY(tiersSharingAllowance(bookOf(likeR2(), likeR2()), Tier::Temp).isEmpty());
    }
};

TD_TEST(TestAllowance)
#include "tst_allowance.moc"
