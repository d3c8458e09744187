// SPDX-License-Identifier: GPL-3.0-or-later
// Bills line by line: the examples that providers work out themselves, and what a move costs.
#include "core/bill.h"
#include "core/breakeven.h"
#include "core/costs.h"
#include "core/pricevalues.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

PriceBook billPreset(const QString &name)
{
    QFile file(QStringView(TD_SOURCE_DIR) + u"/resources/prices/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no preset %s", qPrintable(name));
    return priceBookFromJson(QJsonDocument::fromJson(file.readAll()).object()).value();
}

TierPrices r2Standard()
{
    return billPreset(u"list-2026-09"_s).tiers[Tier::Hot];
}

/// R2 Infrequent Access, list of September 2026.
TierPrices r2Infrequent()
{
    return {.provider = u"r2"_s,
            .gbMonth = 0.01,
            .aPerMillion = 9,
            .bPerMillion = 0.9,
            .retrievalGb = 0.01,
            .minDays = 30,
            .roundUpUnits = true};
}

void isMoney(double is, double want)
{
    QVERIFY2(std::abs(is - want) < 1e-6, qPrintable(u"%1 is not %2"_s.arg(is, 0, 'g', 12).arg(want)));
}

} // namespace

class TestBill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theProvidersOwnExamples_data()
    {
        QTest::addColumn<bool>("infrequent");
        QTest::addColumn<double>("storedGb");
        QTest::addColumn<double>("earlyGb");
        QTest::addColumn<double>("writes");
        QTest::addColumn<double>("reads");
        QTest::addColumn<double>("retrievedGb");
        QTest::addColumn<double>("total");
        // 1,000 objects of 1 GB for a month, a million reads
        QTest::newRow("R2 standard") << false << 1000.0 << 0.0 << 1000.0 << 1e6 << 1000.0 << 14.85;
        // the same, deleted after 5 days: billed for 30
        QTest::newRow("R2 infrequent access")
            << true << 1000.0 * 5 / 30 << 1000.0 * 25 / 30 << 1000.0 << 1e6 << 1000.0 << 29.90;
        // 100,000 files of 100 kB, ten million reads a day
        QTest::newRow("R2 asset hosting") << false << 10.0 << 0.0 << 1e5 << 300e6 << 30'000.0 << 104.40;
    }
    void theProvidersOwnExamples()
    {
        QFETCH(bool, infrequent);
        QFETCH(double, storedGb);
        QFETCH(double, earlyGb);
        QFETCH(double, writes);
        QFETCH(double, reads);
        QFETCH(double, retrievedGb);
        QFETCH(double, total);
        const TierPrices prices = infrequent ? r2Infrequent() : r2Standard();
        const TierBill bill = billOf(prices, true,
                                     {.storedGb = storedGb,
                                      .writes = writes,
                                      .reads = reads,
                                      .retrievedGb = retrievedGb,
                                      .egressGb = retrievedGb,
                                      .earlyGb = earlyGb});
        isMoney(bill.total, total);
        double sum = 0;
        for (const BillLine &line : bill.lines)
            sum += line.cost;
        isMoney(sum, bill.total);
        if (infrequent) {
            isMoney(bill.costOf(BillItem::Storage) + bill.costOf(BillItem::EarlyDeletion), 10);
            isMoney(bill.costOf(BillItem::Writes), 9);
            isMoney(bill.costOf(BillItem::Reads), 0.9);
            isMoney(bill.costOf(BillItem::Retrieval), 10);
            isMoney(earlyGbMonths(prices, 1'000'000'000'000, 5), earlyGb);
        }
    }

    void theSampleIsStorageAlone()
    {
        const PriceBook book = sourcePriceBook();
        QMap<Tier, TierActivity> activity;
        activity[Tier::Temp].storedGb = 0.5;
        activity[Tier::Hot].storedGb = 50;
        activity[Tier::Cold].storedGb = 20;
        const MonthlyBill bill = billOf(book, activity);
        isMoney(bill.total, 0.87);
        isMoney(bill.costOf(BillItem::Storage), 0.87);
        QCOMPARE(bill.tiers[Tier::Hot].lines.size(), 1);
        // With the free allowances of 2026 the provider's page says 0.67.
        const MonthlyBill list = billOf(billPreset(u"list-2026-09"_s), activity);
        QCOMPARE(QString::number(list.total, 'f', 2), u"0.67"_s);
        isMoney(list.costOf(BillItem::FreeCredit), -(10 * 0.015 + 10 * 0.00695));
    }

    void egressIsFreeUpToItsMultiple()
    {
        const TierPrices b2{.provider = u"b2"_s, .gbMonth = 0.006, .egressGb = 0.01, .egressFreeMultiple = 3};
        const TierBill within = billOf(b2, false, {.storedGb = 10, .egressGb = 30});
        isMoney(within.total, 0.06);
        isMoney(within.costOf(BillItem::Egress), 0.3);
        isMoney(within.costOf(BillItem::FreeCredit), -0.3);
        isMoney(billOf(b2, false, {.storedGb = 10, .egressGb = 31}).total, 0.07);
        isMoney(billOf(b2, false, {.storedGb = 0, .egressGb = 5}).total, 0.05);
    }

    void roundingDoesNotAddAUnit()
    {
        const TierPrices prices = r2Standard();
        isMoney(billOf(prices, true, {.storedGb = 11.1}).total, 2 * 0.015);
        isMoney(billOf(prices, true, {.storedGb = 3 * (11.0 / 3)}).total, 0.015);
        isMoney(billOf(prices, true, {.storedGb = 0, .writes = 1'000'001}).total, 4.5);
        isMoney(billOf(prices, false, {.storedGb = 0, .writes = 1'000'001}).total, 9);
        QVERIFY(billOf(prices, true, {}).total == 0);
    }

    /// PROVIDERS.md section 3.
    void paidBack_data()
    {
        QTest::addColumn<double>("megabytes");
        QTest::addColumn<QString>("move");
        QTest::addColumn<double>("months");
        const QList<double> sizes{0.1, 0.3, 0.61, 2, 10};
        const QMap<QString, QList<double>> table{{u"r2-b2"_s, {0.45, 0.15, 0.07, 0.02, 0.0045}},
                                                 {u"r2-ia"_s, {9.0, 3.0, 1.5, 0.45, 0.09}},
                                                 {u"s3-ia"_s, {15.1, 3.2, 1.6, 0.48, 0.10}},
                                                 {u"s3-glacier"_s, {11.3, 3.5, 1.7, 0.53, 0.11}}};
        for (auto it = table.cbegin(); it != table.cend(); ++it) {
            for (qsizetype i = 0; i < sizes.size(); ++i)
                QTest::addRow("%s %g MB", qPrintable(it.key()), sizes[i]) << sizes[i] << it.key() << it->at(i);
        }
    }
    void paidBack()
    {
        QFETCH(double, megabytes);
        QFETCH(QString, move);
        QFETCH(double, months);
        const TierPrices s3{.provider = u"s3"_s, .gbMonth = 0.023, .aPerMillion = 5, .bPerMillion = 0.4};
        TierPrices from = r2Standard();
        TierPrices to = billPreset(u"list-2026-09"_s).tiers[Tier::Cold];
        bool isCopied = true;
        if (move != "r2-b2"_L1) {
            isCopied = false; // the provider's own transition
            from = move == "r2-ia"_L1 ? from : s3;
            to = {.provider = {}, .gbMonth = 0.01, .aPerMillion = 4.5, .bPerMillion = 0.9};
            if (move == "s3-ia"_L1)
                to = {
                    .provider = {}, .gbMonth = 0.0125, .aPerMillion = 10, .bPerMillion = 1, .minObjectBytes = 131'072};
            if (move == "s3-glacier"_L1)
                to = {
                    .provider = {}, .gbMonth = 0.004, .aPerMillion = 20, .bPerMillion = 10, .minObjectBytes = 131'072};
        }
        const BreakEven found =
            breakEvenOf(from, to, {.bytes = qint64(megabytes * 1e6), .objects = 1, .isCopied = isCopied});
        QVERIFY(found.months.has_value());
        QVERIFY2(std::abs(*found.months - months) <= 0.05 * months + 0.006, qPrintable(QString::number(*found.months)));
    }

    void neverPaidBack()
    {
        const TierPrices hot{.provider = {}, .gbMonth = 0.015}, cold{.provider = {}, .gbMonth = 0.02};
        QVERIFY(!breakEvenOf(hot, cold, {.bytes = 1'000'000}).months.has_value());
        QVERIFY(!breakEvenOf(hot, hot, {.bytes = 1'000'000}).months.has_value());
        const BreakEven free = breakEvenOf(hot, {.provider = {}, .gbMonth = 0.006}, {.bytes = 1'000'000});
        QCOMPARE(free.months.value_or(-1), 0.0);
        // What a minimum duration still bills is part of the price of leaving.
        const BreakEven early =
            breakEvenOf(r2Infrequent(), {.provider = {}, .gbMonth = 0.006}, {.bytes = 1'000'000'000, .ageDays = 5});
        isMoney(early.moveCost, 0.9e-6 + 0.01 + 0.01 * 25 / 30);
    }

    void pricesAreSetByName()
    {
        PriceBook book = sourcePriceBook();
        const QList<PriceField> fields = priceFields();
        QCOMPARE(fields.size(), 33);
        for (const PriceField &field : fields) {
            const QString present = priceValue(book, field.key);
            QVERIFY2(setPriceValue(book, field.key, present).has_value(), qPrintable(field.key));
            QCOMPARE(priceValue(book, field.key), present);
        }
        QVERIFY(priceBookToJson(book) == priceBookToJson(sourcePriceBook()));
        QVERIFY(setPriceValue(book, u"prices.hot.gb_month"_s, u"0.023"_s).has_value());
        QCOMPARE(book.tiers[Tier::Hot].gbMonth, 0.023);
        QVERIFY(setPriceValue(book, FreeTierKey, u"true"_s).has_value());
        QVERIFY(book.applyFreeTier);
        for (const auto &[key, value] : {std::pair{u"prices.hot.gb_month"_s, u"-1"_s},
                                         {u"prices.hot.gb_month"_s, u"nan"_s},
                                         {u"prices.hot.min_days"_s, u"1.5"_s},
                                         {u"prices.hot.gb_month"_s, u""_s},
                                         {FreeTierKey, u"maybe"_s},
                                         {u"prices.hot.nothing"_s, u"1"_s}}) {
            const Result<void> set = setPriceValue(book, key, value);
            QVERIFY2(!set && set.error().code == ErrorCode::InvalidArgument && set.error().where == key,
                     qPrintable(key));
        }
        QVERIFY(isPriceKey(u"prices.cold.egress_gb"_s) && !isPriceKey(u"prices.preset"_s));
    }

    void everyPriceHasASource()
    {
        for (const QString &name : {u"source-2025-11"_s, u"list-2026-09"_s}) {
            const PriceBook book = billPreset(name);
            QVERIFY(!book.sources.isEmpty());
            for (const PriceField &field : priceFields())
                QVERIFY2(!sourceOfPrice(book, field.tier, field.name).isEmpty(), qPrintable(field.key));
        }
        const PriceBook list = billPreset(u"list-2026-09"_s);
        QVERIFY(sourceOfPrice(list, Tier::Cold, u"free_gb"_s).contains(u"first 10 GB"_s));
        QVERIFY(sourceOfPrice(list, Tier::Hot, u"a_per_m"_s).contains(u"pricing.mdx"_s));
    }
};

TD_TEST(TestBill)
#include "tst_bill.moc"
