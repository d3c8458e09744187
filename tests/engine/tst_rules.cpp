// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTheShippedDefaults()
    {
        Fixture f;
        const Rules &rules = f.engine().rules;
        QVERIFY(*rules.policy() == Policy{});
        QCOMPARE(rules.prices()->preset, u"source-2025-11"_s);
        QCOMPARE(rules.images()->quality, 85);
        QCOMPARE(rules.images()->maxBytes, 52'428'800);
        QCOMPARE(rules.alertLimits()->monthlyCost, 50.0);
        QVERIFY(!rules.schedule()->enabled.has_value());
        QCOMPARE(rules.schedule()->time, QTime(3, 0));
        const auto all = rules.all();
        QVERIFY(all);
        for (const Rules::Value &value : *all) {
            QCOMPARE(value.source, u"default"_s);
            QVERIFY(rules.knows(value.key));
        }
    }

    void keepsWhatIsSet_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::newRow("rule") << u"lifecycle.temp_hours"_s << u"72"_s << u"72"_s;
        QTest::newRow("switch") << u"lifecycle.archive_enabled"_s << u"off"_s << u"false"_s;
        QTest::newRow("quality") << u"image.quality"_s << u"90"_s << u"90"_s;
        QTest::newRow("variants") << u"image.variants"_s << u"small, telegram ,cover,poster:1024"_s
                                  << u"small,telegram,cover,poster=1024"_s;
        QTest::newRow("platforms") << u"image.variants"_s << u"platform_facebook, platform_instagram,banner=1200"_s
                                   << u"platform_facebook,platform_instagram,banner=1200"_s;
        QTest::newRow("no variants") << u"image.variants"_s << u"none"_s << u"none"_s;
        QTest::newRow("own size") << u"image.variants"_s << u"small=200"_s << u"small=200"_s;
        QTest::newRow("profile") << u"image.profile"_s << u"sRGB"_s << u"srgb"_s;
        QTest::newRow("profile kept") << u"image.profile"_s << u"keep"_s << u"keep"_s;
        QTest::newRow("heic") << u"image.accept_heic"_s << u"on"_s << u"true"_s;
        QTest::newRow("target size") << u"image.target_bytes"_s << u"300000"_s << u"300000"_s;
        QTest::newRow("least quality") << u"image.least_quality"_s << u"45"_s << u"45"_s;
        QTest::newRow("alert") << u"alerts.monthly_cost"_s << u"12.5"_s << u"12.5"_s;
        QTest::newRow("schedule on") << u"schedule.enabled"_s << u"yes"_s << u"true"_s;
        QTest::newRow("time") << u"schedule.time"_s << u"4:30"_s << u"04:30"_s;
        QTest::newRow("zone") << u"schedule.zone"_s << u"UTC"_s << u"UTC"_s;
        QTest::newRow("prices") << u"prices.preset"_s << u"list-2026-09"_s << u"list-2026-09"_s;
    }
    void keepsWhatIsSet()
    {
        QFETCH(QString, key);
        QFETCH(QString, given);
        QFETCH(QString, kept);
        Fixture f;
        const Result<void> set = f.engine().rules.set(key, given);
        QVERIFY2(set, set ? "" : qPrintable(set.error().message));
        f.restart();
        bool found = false;
        const QList<Rules::Value> all = *f.engine().rules.all();
        for (const Rules::Value &value : all) {
            if (value.key != key)
                continue;
            found = true;
            QCOMPARE(value.value, kept);
            QCOMPARE(value.source, u"catalogue"_s);
        }
        QVERIFY(found);
    }

    void refusesWhatIsOutOfRange_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("negative hours") << u"lifecycle.temp_hours"_s << u"-1"_s;
        QTest::newRow("no number") << u"lifecycle.hot_idle_days"_s << u"soon"_s;
        QTest::newRow("quality 0") << u"image.quality"_s << u"0"_s;
        QTest::newRow("quality 101") << u"image.quality"_s << u"101"_s;
        QTest::newRow("side") << u"image.max_side"_s << u"10"_s;
        QTest::newRow("unknown variant") << u"image.variants"_s << u"small,enormous"_s;
        QTest::newRow("variant twice") << u"image.variants"_s << u"small,small"_s;
        QTest::newRow("reserved variant") << u"image.variants"_s << u"master=500"_s;
        QTest::newRow("variant original") << u"image.variants"_s << u"original"_s;
        QTest::newRow("variant name") << u"image.variants"_s << u"Big-One=500"_s;
        QTest::newRow("variant without a name") << u"image.variants"_s << u"=500"_s;
        QTest::newRow("empty variant") << u"image.variants"_s << u"small,,large"_s;
        QTest::newRow("tiny variant") << u"image.variants"_s << u"dot=15"_s;
        QTest::newRow("variant larger than the master") << u"image.variants"_s << u"huge=2001"_s;
        QTest::newRow("variant of no number") << u"image.variants"_s << u"banner=wide"_s;
        QTest::newRow("17 variants")
            << u"image.variants"_s
            << u"a=20,b=20,c=20,d=20,e=20,f=20,g=20,h=20,i=20,j=20,k=20,l=20,m=20,n=20,o=20,p=20,q=20"_s;
        QTest::newRow("truth") << u"image.keep_gps"_s << u"perhaps"_s;
        QTest::newRow("bytes") << u"image.max_bytes"_s << u"1"_s;
        QTest::newRow("profile") << u"image.profile"_s << u"adobe"_s;
        QTest::newRow("heic") << u"image.accept_heic"_s << u"sometimes"_s;
        QTest::newRow("target size") << u"image.target_bytes"_s << u"-1"_s;
        QTest::newRow("least quality") << u"image.least_quality"_s << u"0"_s;
        QTest::newRow("not a number at all") << u"alerts.hot_gb"_s << u"nan"_s;
        QTest::newRow("percent") << u"alerts.disk_free_percent"_s << u"101"_s;
        QTest::newRow("time") << u"schedule.time"_s << u"25:00"_s;
        QTest::newRow("zone") << u"schedule.zone"_s << u"Mars/Olympus"_s;
        QTest::newRow("preset") << u"prices.preset"_s << u"free-of-charge"_s;
        QTest::newRow("book") << u"prices.book"_s << u"{"_s;
    }
    void refusesWhatIsOutOfRange()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Fixture f;
        const auto before = f.catalogue().settings().value(key);
        const Result<void> set = f.engine().rules.set(key, value);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(set.error().where == key || set.error().message.contains(key), qPrintable(set.error().message));
        QVERIFY(!set.error().remedy.isEmpty());
        QCOMPARE(f.catalogue().settings().value(key).value(), before.value());
    }

    void refusesUnknownKeys()
    {
        Fixture f;
        QVERIFY(!f.engine().rules.knows(u"lifecycle.temp_hrs"_s));
        const Result<void> set = f.engine().rules.set(u"colour"_s, u"blue"_s);
        QVERIFY(!set);
        QCOMPARE(set.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(set.error().reason, u"setting.unknown"_s);
    }

    void environmentWins()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"lifecycle.temp_hours"_s, u"24"_s));
        f.overrides = {{u"lifecycle.temp_hours"_s, u"10"_s}, {u"prices.preset"_s, u"list-2026-09"_s}};
        f.restart();
        Rules &rules = f.engine().rules;
        QCOMPARE(rules.policy()->tempHours, 10);
        QCOMPARE(rules.prices()->preset, u"list-2026-09"_s);
        const Result<void> set = rules.set(u"lifecycle.temp_hours"_s, u"30"_s);
        QVERIFY(!set);
        QCOMPARE(set.error().reason, u"setting.overridden"_s);
        QVERIFY2(set.error().remedy.contains(u"TIERDECK_LIFECYCLE_TEMP_HOURS"_s), qPrintable(set.error().remedy));
        // Saving all rules does not touch those that are the same.
        Policy policy = *rules.policy();
        policy.coldDays = 400;
        QVERIFY(rules.setPolicy(policy));
        f.overrides.clear();
        f.restart();
        QCOMPARE(f.engine().rules.policy()->tempHours, 24);
        QCOMPARE(f.engine().rules.policy()->coldDays, 400);
    }

    void groupsGoInAndOut()
    {
        Fixture f;
        Rules &rules = f.engine().rules;
        Policy policy;
        policy.orphanAction = OrphanAction::Hold;
        policy.brakePercent = 33;
        QVERIFY(rules.setPolicy(policy));
        ImagePolicy images;
        images.maxSide = 1500;
        images.keepOriginal = true;
        images.profile = ProfilePolicy::ConvertToSrgb;
        images.acceptHeic = true;
        images.targetBytes = 250'000;
        images.leastQuality = 55;
        images.variants = {{u"small"_s, 150}, {u"cover"_s, 1500}};
        QVERIFY(rules.setImages(images));
        Rules::Schedule schedule;
        schedule.enabled = true;
        schedule.time = QTime(22, 15);
        QVERIFY(rules.setSchedule(schedule));
        f.restart();
        QVERIFY(*f.engine().rules.policy() == policy);
        const ImagePolicy read = *f.engine().rules.images();
        QCOMPARE(read.maxSide, 1500);
        QVERIFY(read.keepOriginal);
        QCOMPARE(read.profile, ProfilePolicy::ConvertToSrgb);
        QVERIFY(read.acceptHeic);
        QCOMPARE(read.targetBytes, 250'000);
        QCOMPARE(read.leastQuality, 55);
        QCOMPARE(read.variants.size(), 2);
        QCOMPARE(read.variants.at(1).maxSide, 1500);
        QCOMPARE(f.engine().rules.schedule()->time, QTime(22, 15));
        QCOMPARE(f.engine().rules.schedule()->enabledSince, std::optional(f.clock.now()));
    }

    void broadPolicyIsRefusedWhole()
    {
        Fixture f;
        Policy wrong;
        wrong.tempHours = 60;
        wrong.coldDays = -5;
        QVERIFY(!f.engine().rules.setPolicy(wrong));
        QVERIFY(*f.engine().rules.policy() == Policy{});
    }

    void editedPricesAndBack()
    {
        Fixture f;
        Rules &rules = f.engine().rules;
        QCOMPARE(Rules::pricePresets().first(), u"source-2025-11"_s);
        QVERIFY(Rules::pricePresets().contains(u"list-2026-09"_s));
        PriceBook book = *Rules::pricePreset(u"source-2025-11"_s);
        QCOMPARE(book.tiers.value(Tier::Hot).gbMonth, 0.015);
        QCOMPARE(book.tiers.value(Tier::Cold).gbMonth, 0.006);
        book.tiers[Tier::Hot].gbMonth = 0.02;
        QVERIFY(rules.setPrices(book));
        QCOMPARE(rules.prices()->tiers.value(Tier::Hot).gbMonth, 0.02);
        QVERIFY(rules.set(u"prices.preset"_s, u"source-2025-11"_s));
        QCOMPARE(rules.prices()->tiers.value(Tier::Hot).gbMonth, 0.015);
    }

    void seesWhatAnotherConsoleSet()
    {
        Fixture here;
        QCOMPARE(here.engine().rules.policy()->tempHours, 48);
        Fixture there(here.profile());
        QVERIFY(there.engine().rules.set(u"lifecycle.temp_hours"_s, u"12"_s));
        QCOMPARE(here.engine().rules.policy()->tempHours, 12);
    }

    void aBrokenStoredValueIsNamedAndCanBeRepaired()
    {
        Fixture f;
        QVERIFY(f.catalogue().settings().setValue(u"lifecycle.temp_hours"_s, u"many"_s));
        const Result<Policy> policy = f.engine().rules.policy();
        QVERIFY(!policy);
        QVERIFY(policy.error().message.contains(u"lifecycle.temp_hours"_s));
        QVERIFY(f.engine().rules.set(u"lifecycle.temp_hours"_s, u"48"_s));
        QVERIFY(f.engine().rules.policy());
    }
};

TD_TEST(TestRules)
#include "tst_rules.moc"
