// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommendations.h"
#include "core/texts.h"

#include "facts.h"
#include "support/testprogram.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 GB = 1'000'000'000;

/// A catalogue with nothing to say about.
AdviceFacts fine()
{
    AdviceFacts facts;
    facts.now = at("2026-11-20T03:00:00Z");
    facts.prices = sourcePriceBook();
    facts.scheduleOn = true;
    facts.lastRun = facts.now - Day;
    facts.totals.live[Tier::Temp] = {150, GB / 2};
    facts.totals.live[Tier::Hot] = {5000, 50 * GB};
    facts.totals.live[Tier::Cold] = {2000, 20 * GB};
    return facts;
}

using Edit = std::function<void(AdviceFacts &)>;
struct Case {
    const char *id;
    const char *action;
    Severity severity;
    double amount;
    const char *text; ///< a part that must be in it
    Edit edit;
};

const QList<Case> &cases()
{
    static const QList<Case> all{
        {"temp_backlog", "run_lifecycle", Severity::Warning, 0,
         "12 photos waited in TEMP for more than 48 hours; the last run was on 2026-11-19",
         [](AdviceFacts &f) { f.overdueTemp = 12; }},
        {"schedule_off", "enable_schedule", Severity::Info, 0, "7,150 photos",
         [](AdviceFacts &f) { f.scheduleOn = false; }},
        {"sold_drafts", "publish_drafts", Severity::Warning, 0.15,
         "2 drafts look sold but are not marked published: 40 photos, 10 GB, $0.15 a month",
         [](AdviceFacts &f) {
             f.soldLookingDrafts = {u"d1"_s, u"d2"_s}, f.soldLookingPhotos = 40, f.soldLookingBytes = 10 * GB;
         }},
        {"hot_idle", "open_photos", Severity::Info, 0.09, "more than 45 days. In COLD they would cost $0.09 less",
         [](AdviceFacts &f) {
             f.hotIdle = {1000, 10 * GB};
         }},
        {"cold_missing", "configure_cold", Severity::Warning, 0.09, "$0.09 less a month in COLD. Configure COLD.",
         [](AdviceFacts &f) {
             f.coldConfigured = false, f.hotIdle = {1000, 10 * GB};
         }},
        {"no_payback", "open_prices", Severity::Warning, 0,
         "saves nothing: a GB costs 0.02 USD a month there and 0.015 in HOT",
         [](AdviceFacts &f) { f.prices.tiers[Tier::Cold].gbMonth = 0.02; }},
        {"cold_read", "open_photos", Severity::Info, 0, "30 photos in COLD (1 GB)",
         [](AdviceFacts &f) {
             f.coldRead = {30, GB};
         }},
        {"poor_compression", "open_photos", Severity::Info, 0.0870 / 14.1, "less than 10 % on 9 photos",
         [](AdviceFacts &f) {
             f.poorlyCompressed = {9, GB};
         }},
        {"duplicates", "trash_duplicates", Severity::Info, 0.87 / 70.5,
         "1 photo is a second copy of a file in the same draft: 1 GB, $0.01 a month",
         [](AdviceFacts &f) {
             f.duplicates = {1, GB};
         }},
        {"damaged", "open_photos", Severity::Warning, 0, "3 photos came from damaged files",
         [](AdviceFacts &f) {
             f.damaged = {3, GB};
         }},
        {"failed_transfers", "open_transfers", Severity::Error, 0, "4 transfers have failed",
         [](AdviceFacts &f) { f.failedTransfers = 4; }},
        {"open_moves", "run_check", Severity::Warning, 0, "1 move was interrupted",
         [](AdviceFacts &f) { f.openJournal = 1; }},
        {"hidden_versions", "audit_hidden", Severity::Warning, 0.06, "8 old versions (10 GB, $0.06 a month)",
         [](AdviceFacts &f) { f.waste[Tier::Cold].hidden = {8, 10 * GB}; }},
        {"unfinished_uploads", "audit_hidden", Severity::Warning, 0.015, "1 upload (1 GB, $0.01 a month)",
         [](AdviceFacts &f) { f.waste[Tier::Hot].unfinished = {1, GB}; }},
        {"orphans", "audit_hidden", Severity::Warning, 0.021, "5 objects (2 GB, $0.02 a month)",
         [](AdviceFacts &f) {
             f.waste[Tier::Hot].orphans = {2, GB}, f.waste[Tier::Cold].orphans = {3, GB};
         }},
        {"not_audited", "audit_hidden", Severity::Info, 0, "The tiers were never checked",
         [](AdviceFacts &f) { f.hasRemoteTier = true; }},
        {"unprotected", "protect", Severity::Warning, 0, "12 photos have one copy, on this computer (1 GB)",
         [](AdviceFacts &f) {
             f.unprotected = {12, GB};
         }},
        {"slow_payback", "open_costs_moves", Severity::Warning, 0,
         "paid back after 600 days, but photos stay there for 365 days only",
         [](AdviceFacts &f) { f.archive = BreakEven{.moveCost = 1, .savingPerMonth = 0.05, .months = 20}; }},
    };
    return all;
}

QStringList idsOf(const QList<Alert> &alerts)
{
    QStringList ids;
    for (const Alert &alert : alerts)
        ids.append(alert.id);
    return ids;
}

} // namespace

class TestAdvice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allClear()
    {
        QVERIFY(recommend(fine()).isEmpty());
        QVERIFY(alertsFor(fine(), {}).isEmpty());
        QVERIFY(alertsFor(AdviceFacts{}, {}).isEmpty());
    }

    void each_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < cases().size(); ++i)
            QTest::newRow(cases().at(i).id) << i;
    }
    void each()
    {
        QFETCH(int, index);
        const Case &c = cases().at(index);
        AdviceFacts facts = fine();
        c.edit(facts);
        const QList<Recommendation> advice = recommend(facts);
        QCOMPARE(advice.size(), 1);
        const Recommendation &only = advice.first();
        QCOMPARE(only.id, QString::fromLatin1(c.id));
        QCOMPARE(only.action, QString::fromLatin1(c.action));
        QCOMPARE(only.severity, c.severity);
        QVERIFY2(std::abs(only.monthlyAmount - c.amount) < 1e-6, qPrintable(QString::number(only.monthlyAmount)));
        QVERIFY2(only.text.contains(QString::fromLatin1(c.text)), qPrintable(only.text));
        QVERIFY(only.text.endsWith(u'.'));
        const QStringList aboutNoPhotos{u"no_payback"_s, u"not_audited"_s, u"slow_payback"_s};
        QVERIFY(only.evidenceCount > 0 || aboutNoPhotos.contains(only.id));

        facts.dismissed = {only.id};
        QVERIFY(recommend(facts).isEmpty());
    }

    void whatWasDoneLatelyIsNotAskedFor()
    {
        AdviceFacts facts = fine();
        facts.hasRemoteTier = true;
        facts.checkedAt = facts.now - (CheckEveryDays - 1) * Day;
        facts.archive = BreakEven{.moveCost = 1, .savingPerMonth = 1, .months = 1};
        QVERIFY(recommend(facts).isEmpty());
        facts.checkedAt = facts.now - CheckEveryDays * Day;
        QCOMPARE(recommend(facts).first().id, u"not_audited"_s);
    }

    void rankedBySeverityThenMoney()
    {
        AdviceFacts facts = fine();
        for (const Case &c : cases()) {
            if (qstrcmp(c.id, "cold_missing") != 0 && qstrcmp(c.id, "no_payback") != 0)
                c.edit(facts);
        }
        const QList<Recommendation> advice = recommend(facts);
        QCOMPARE(advice.size(), cases().size() - 2);
        QCOMPARE(advice.first().id, u"failed_transfers"_s);
        QCOMPARE(advice.at(1).id, u"sold_drafts"_s);
        for (qsizetype i = 1; i < advice.size(); ++i) {
            const Recommendation &before = advice.at(i - 1);
            const Recommendation &now = advice.at(i);
            QVERIFY(before.severity > now.severity ||
                    (before.severity == now.severity && before.monthlyAmount >= now.monthlyAmount));
        }
    }

    void evidenceFindsThePhotos()
    {
        AdviceFacts facts = fine();
        facts.hotIdle = {1000, 10 * GB};
        facts.duplicates = {1, GB};
        const QList<Recommendation> advice = recommend(facts);
        QCOMPARE(advice.first().id, u"hot_idle"_s);
        const PhotoFilter &idle = advice.first().evidence.value();
        QVERIFY(idle.tier == Tier::Hot);
        QCOMPARE(toIso(idle.accessedBefore), u"2026-10-06T03:00:00Z"_s);
        QVERIFY(advice.last().evidence->duplicatesOnly);
    }

    void anEmptyCatalogueIsNotNagged()
    {
        AdviceFacts facts = fine();
        facts.totals = {};
        facts.scheduleOn = facts.coldConfigured = false;
        QVERIFY(recommend(facts).isEmpty());
    }

    void alerts_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("cost at the limit") << 0 << QStringList{};
        QTest::newRow("cost over it") << 1 << QStringList{u"cost"_s};
        QTest::newRow("1000 in TEMP") << 2 << QStringList{};
        QTest::newRow("1001 in TEMP") << 3 << QStringList{u"temp_count"_s};
        QTest::newRow("HOT 100 GB") << 4 << QStringList{};
        QTest::newRow("HOT over") << 5 << QStringList{u"hot_size"_s};
        QTest::newRow("rise of 29 %") << 6 << QStringList{};
        QTest::newRow("rise of 31 %") << 7 << QStringList{u"cost_rise"_s};
        QTest::newRow("rise of less than a cent") << 8 << QStringList{};
        QTest::newRow("failed") << 9 << QStringList{u"failed_moves"_s};
        QTest::newRow("missed") << 10 << QStringList{u"missed_run"_s};
        QTest::newRow("disk") << 11 << QStringList{u"disk"_s};
        QTest::newRow("errors first") << 12 << QStringList{u"disk"_s, u"temp_count"_s, u"missed_run"_s};
    }
    void alerts()
    {
        QFETCH(int, which);
        AdviceFacts facts = fine();
        AlertLimits limits;
        if (which <= 1)
            limits.monthlyCost = which == 0 ? 0.88 : 0.86;
        if (which == 2 || which == 3)
            facts.totals.live[Tier::Temp].count = which == 2 ? 1000 : 1001;
        if (which == 4 || which == 5)
            facts.totals.live[Tier::Hot].bytes = 100 * GB + (which == 4 ? 0 : 1);
        if (which == 6 || which == 7)
            facts.cost7DaysAgo = which == 6 ? 0.87 / 1.29 : 0.87 / 1.31;
        if (which == 8) {
            facts.cost7DaysAgo = 0.001;
            facts.totals.live = {{Tier::Hot, {10, GB / 2}}};
        }
        facts.failedTransfers = which == 9 ? 2 : 0;
        facts.missedRun = which == 10 || which == 12;
        facts.diskFreePercent = which >= 11 ? 4.9 : 5;
        if (which == 12)
            facts.totals.live[Tier::Temp].count = 2000;
        const QList<Alert> found = alertsFor(facts, limits);
        QTEST(idsOf(found), "ids");
        for (const Alert &alert : found)
            QVERIFY(alert.text.endsWith(u'.'));
    }

    void figures()
    {
        QCOMPARE(moneyText(0.87, u"USD"_s), u"$0.87"_s);
        QCOMPARE(moneyText(0.0016, u"USD"_s), u"$0.0016"_s);
        QCOMPARE(moneyText(0.00001, u"USD"_s), u"< $0.0001"_s);
        QCOMPARE(moneyText(0, u"USD"_s), u"$0.00"_s);
        QCOMPARE(moneyText(-1234.5, u"USD"_s), u"-$1,234.50"_s);
        QCOMPARE(moneyText(3, u"EUR"_s), u"3.00 EUR"_s);
        QCOMPARE(sizeText(999), u"999 bytes"_s);
        QCOMPARE(sizeText(614'400), u"614 kB"_s);
        QCOMPARE(sizeText(999'600), u"1 MB"_s);
        QCOMPARE(sizeText(1'250'000'000), u"1.25 GB"_s);
        QCOMPARE(sizeText(10 * GB), u"10 GB"_s);
        QCOMPARE(spanText(Seconds(30 * 60)), u"30 minutes"_s);
        QCOMPARE(spanText(51 * Hour), u"51 hours"_s);
        QCOMPARE(spanText(4 * Day), u"4 days"_s);
        QCOMPARE(countText(1, u"photo", u"photos"), u"1 photo"_s);
        QCOMPARE(countText(72'418, u"photo", u"photos"), u"72,418 photos"_s);
    }
};

TD_TEST(TestAdvice)
#include "tst_advice.moc"
