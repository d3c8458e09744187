// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/costs.h"
#include "core/shapes.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 GB = 1'000'000'000;

QJsonObject presetJson(const QString &name)
{
    QFile file(QStringView(TD_SOURCE_DIR) + u"/resources/prices/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no preset %s", qPrintable(name));
    return QJsonDocument::fromJson(file.readAll()).object();
}

PriceBook preset(const QString &name)
{
    return priceBookFromJson(presetJson(name)).value();
}

TierTotals totalsOf(qint64 temp, qint64 hot, qint64 cold)
{
    TierTotals totals;
    totals.live[Tier::Temp] = {150, temp};
    totals.live[Tier::Hot] = {5000, hot};
    totals.live[Tier::Cold] = {2000, cold};
    return totals;
}

/// The sample of the source documents: 0.5, 50 and 20 GB.
TierTotals sample()
{
    return totalsOf(GB / 2, 50 * GB, 20 * GB);
}

void nearly(double is, double want)
{
    QVERIFY2(std::abs(is - want) < 1e-9, qPrintable(u"%1 is not %2"_s.arg(is, 0, 'g', 12).arg(want)));
}

} // namespace

class TestMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSampleOfTheSource()
    {
        const CostBreakdown breakdown = breakdownOf(sample(), sourcePriceBook());
        nearly(breakdown.total, 0.87);
        nearly(breakdown.savingsVsAllHot, 0.1875);
        nearly(breakdown.tiers[Tier::Temp].cost, 0);
        nearly(breakdown.tiers[Tier::Hot].cost, 0.75);
        nearly(breakdown.tiers[Tier::Cold].cost, 0.12);
        QCOMPARE(breakdown.tiers[Tier::Temp].percentage, 0);
        QCOMPARE(breakdown.tiers[Tier::Hot].percentage, 86);
        QCOMPARE(breakdown.tiers[Tier::Cold].percentage, 14);
        QCOMPARE(breakdown.trash.percentage, 0);
        QCOMPARE(breakdown.tiers[Tier::Hot].count, 5000);
        QCOMPARE(breakdown.currency, u"USD"_s);
    }

    void theTrashIsALineOfItsOwnAndBilled()
    {
        TierTotals totals = sample();
        totals.trash[Tier::Hot] = {10, 10 * GB};
        totals.trash[Tier::Temp] = {5, GB};
        const CostBreakdown breakdown = breakdownOf(totals, sourcePriceBook());
        nearly(breakdown.tiers[Tier::Hot].cost, 0.75);
        nearly(breakdown.trash.cost, 0.15);
        nearly(breakdown.total, 1.02);
        QCOMPARE(breakdown.trash.bytes, 11 * GB);
        QCOMPARE(breakdown.trash.count, 15);
        nearly(breakdown.savingsVsAllHot, 81.5 * 0.015 - 1.02);
        int sum = breakdown.trash.percentage;
        for (const CostLine &line : breakdown.tiers)
            sum += line.percentage;
        QCOMPARE(sum, 100);
        QCOMPARE(totals.liveSum().bytes, 70'500'000'000);
        QCOMPARE(totals.trashSum().count, 15);
    }

    void freeTiersCountOnlyWhenAsked()
    {
        PriceBook book = sourcePriceBook();
        book.applyFreeTier = true;
        nearly(breakdownOf(sample(), book).total, 40 * 0.015 + 10 * 0.006);
        const PriceBook list = preset(u"list-2026-09"_s);
        QVERIFY(list.applyFreeTier);
        const double total = breakdownOf(sample(), list).total;
        nearly(total, 40 * 0.015 + 10 * 0.00695);
        QCOMPARE(QString::number(total, 'f', 2), u"0.67"_s);
        nearly(breakdownOf(totalsOf(0, 9 * GB, 9 * GB), list).total, 0);
        // The trash pays for what goes beyond the free bytes because of it.
        TierTotals mixed = totalsOf(0, 9 * GB, 0);
        mixed.trash[Tier::Hot] = {1, 3 * GB};
        const CostBreakdown breakdown = breakdownOf(mixed, list);
        nearly(breakdown.tiers[Tier::Hot].cost, 0);
        nearly(breakdown.trash.cost, 2 * 0.015);
    }

    void unitsAreRoundedUpWhereTheProviderDoes()
    {
        const PriceBook list = preset(u"list-2026-09"_s);
        nearly(breakdownOf(totalsOf(0, 1000 * GB, 0), list).total, 14.85); // the provider's own example
        nearly(breakdownOf(totalsOf(0, 11 * GB + 1, 0), list).total, 2 * 0.015);
        nearly(breakdownOf(totalsOf(0, 11 * GB, 0), list).total, 0.015);
        nearly(breakdownOf(totalsOf(0, 0, 10 * GB + GB / 2), list).total, 0.5 * 0.00695); // B2 does not
    }

    void presetsAreReadAndWrittenBack()
    {
        const PriceBook file = preset(u"source-2025-11"_s);
        PriceBook bare = file;
        bare.sources.clear();
        QVERIFY(priceBookToJson(bare) == priceBookToJson(sourcePriceBook()));
        QVERIFY(!file.applyFreeTier);
        QCOMPARE(file.tiers[Tier::Cold].egressFreeMultiple, 3.0);
        for (const QString &name : {u"source-2025-11"_s, u"list-2026-09"_s}) {
            const PriceBook book = preset(name);
            QCOMPARE(book.preset, name);
            QVERIFY(!book.source.isEmpty());
            QVERIFY(!presetJson(name).value("sources"_L1).toObject().isEmpty());
            const Result<PriceBook> back = priceBookFromJson(priceBookToJson(book));
            QVERIFY(back);
            QVERIFY(priceBookToJson(*back) == priceBookToJson(book));
            QCOMPARE(back->asOf, book.asOf);
        }
        const TierPrices hot = preset(u"list-2026-09"_s).tiers[Tier::Hot];
        QCOMPARE(hot.aPerMillion, 4.5);
        QCOMPARE(hot.freeB, 10'000'000);
        QVERIFY(hot.roundUpUnits);
    }

    void wrongPricesAreNamed_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *key, const char *json) {
            QTest::newRow(json) << QString::fromLatin1(json) << QString::fromLatin1(key);
        };
        row("preset", R"({})");
        row("as_of", R"({"preset":"x","as_of":"yesterday"})");
        row("tiers.temp", R"({"preset":"x","as_of":"2026-01-01"})");
        row("tiers.hot", R"({"preset":"x","as_of":"2026-01-01","tiers":{"temp":{"gb_month":0}}})");
        row("tiers.temp.gb_month", R"({"preset":"x","as_of":"2026-01-01","tiers":{"temp":{}}})");
        row("tiers.temp.gb_month", R"({"preset":"x","as_of":"2026-01-01","tiers":{"temp":{"gb_month":-1}}})");
        row("tiers.temp.gb_month", R"({"preset":"x","as_of":"2026-01-01","tiers":{"temp":{"gb_month":"1"}}})");
        row("tiers.temp.free.gb",
            R"({"preset":"x","as_of":"2026-01-01","tiers":{"temp":{"gb_month":1,"free":{"gb":-2}}}})");
    }
    void wrongPricesAreNamed()
    {
        QFETCH(QString, json);
        const Result<PriceBook> book = priceBookFromJson(QJsonDocument::fromJson(json.toUtf8()).object());
        QVERIFY(!book);
        QTEST(book.error().where, "key");
        QVERIFY(!book.error().remedy.isEmpty());
    }

    void percentagesAddUp_data()
    {
        QTest::addColumn<QList<double>>("parts");
        QTest::addColumn<QList<int>>("shares");
        QTest::newRow("nothing") << QList<double>{0, 0} << QList<int>{0, 0};
        QTest::newRow("none") << QList<double>{} << QList<int>{};
        QTest::newRow("thirds") << QList<double>{1, 1, 1} << QList<int>{34, 33, 33};
        QTest::newRow("largest remainder") << QList<double>{0.5, 0.8, 98.7} << QList<int>{0, 1, 99};
        QTest::newRow("sevenths") << QList<double>{1, 2, 4} << QList<int>{14, 29, 57};
        QTest::newRow("one") << QList<double>{0, 3} << QList<int>{0, 100};
        QTest::newRow("exact") << QList<double>{29, 71} << QList<int>{29, 71};
    }
    void percentagesAddUp()
    {
        QFETCH(QList<double>, parts);
        QTEST(percentages(parts), "shares");
    }

    void groupsAreSortedByCost()
    {
        GroupTotals small{.key = u"a"_s, .label = u"A"_s, .tiers = {{Tier::Cold, {3, GB}}}};
        GroupTotals big{.key = u"b"_s, .label = u"B"_s, .tiers = {{Tier::Hot, {1, GB}}, {Tier::Cold, {1, GB}}}};
        GroupTotals free{.key = u"c"_s, .label = u"C"_s, .tiers = {{Tier::Temp, {9, 9 * GB}}}};
        const QList<GroupCost> costs = groupCosts({small, free, big}, sourcePriceBook());
        QCOMPARE(costs.size(), 3);
        QCOMPARE(costs[0].key, u"b"_s);
        nearly(costs[0].cost, 0.021);
        QCOMPARE(costs[0].count, 2);
        QCOMPARE(costs[1].key, u"a"_s);
        QCOMPARE(costs[2].bytes, 9 * GB);
    }

    void sixDecimalsAtMost()
    {
        QCOMPARE(sixDecimals(0.1 + 0.2), 0.3);
        QCOMPARE(sixDecimals(0.0000014), 0.000001);
        QVERIFY(!std::signbit(sixDecimals(-1e-9)));
        QCOMPARE(toGb(1'500'000'000), 1.5);
    }

    void sizesInJsonHaveSixDecimals()
    {
        const TierTotals totals = totalsOf(5'805'798, 50, 0);
        const PriceBook book = preset(u"source-2025-11"_s);
        const QJsonObject stats = shapes::stats(totals, breakdownOf(totals, book));
        QCOMPARE(stats.value("temp_size_gb"_L1).toDouble(), 0.005806);
        QCOMPARE(stats.value("temp_size_bytes"_L1).toInteger(), 5'805'798);
        QCOMPARE(stats.value("hot_size_gb"_L1).toDouble(), 0.0);
        QCOMPARE(shapes::breakdown(breakdownOf(totals, book)).value("temp"_L1)["size_gb"_L1].toDouble(), 0.005806);
    }
};

TD_TEST(TestMoney)
#include "tst_money.moc"
