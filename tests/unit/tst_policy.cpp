// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

class TestPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shipsTheDefaultsOfTheSource()
    {
        QMap<QString, QString> values;
        for (const auto &[key, value] : policyValues(Policy{}))
            values.insert(key, value);
        QCOMPARE(values.size(), 22);
        QCOMPARE(values[u"lifecycle.temp_hours"_s], u"48"_s);
        QCOMPARE(values[u"lifecycle.published_days"_s], u"7"_s);
        QCOMPARE(values[u"lifecycle.hot_idle_days"_s], u"90"_s);
        QCOMPARE(values[u"lifecycle.cold_days"_s], u"365"_s);
        QCOMPARE(values[u"lifecycle.orphan_action"_s], u"trash"_s);
        QCOMPARE(values[u"lifecycle.cold_anchor"_s], u"archived"_s);
        QCOMPARE(values[u"lifecycle.max_total_enabled"_s], u"false"_s);
        QCOMPARE(values[u"lifecycle.undo_hours"_s], u"24"_s);
    }

    void everySettingCanBeReadAndWritten()
    {
        // Every value another one than the default: nothing may be forgotten on the way.
        Policy changed;
        const QList<std::pair<QString, QString>> defaults = policyValues(changed);
        for (const auto &[key, value] : defaults) {
            QString other = value == "true"_L1 ? u"false"_s : value == "false"_L1 ? u"true"_s : u"17"_s;
            if (key.endsWith("orphan_action"_L1))
                other = u"hold"_s;
            if (key.endsWith("cold_anchor"_L1))
                other = u"last_access"_s;
            QVERIFY2(setPolicyValue(changed, key, other), qPrintable(key));
            QVERIFY(policyValues(changed).contains(std::pair(key, other)));
        }
        for (const auto &pair : policyValues(changed))
            QVERIFY2(!defaults.contains(pair), qPrintable(pair.first));
        const Result<Policy> back = policyFromJson(policyToJson(changed));
        QVERIFY(back);
        QVERIFY(*back == changed);
        QVERIFY(!(*back == Policy{}));
    }

    void takesValues_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("stored"); // empty: refused
        const auto row = [](const char *key, const char *value, const char *stored) {
            QTest::addRow("%s=%s", key, value) << QString(u"lifecycle."_s + QString::fromLatin1(key))
                                               << QString::fromLatin1(value) << QString::fromLatin1(stored);
        };
        row("temp_hours", "0", "0");
        row("temp_hours", " 72 ", "72");
        row("temp_hours", "100000", "100000");
        row("temp_hours", "100001", "");
        row("temp_hours", "-1", "");
        row("temp_hours", "1.5", "");
        row("temp_hours", "two", "");
        row("temp_hours", "", "");
        row("temp_hours", "99999999999999999999", "");
        row("brake_percent", "100", "100");
        row("brake_percent", "101", "");
        row("cold_enabled", "off", "false");
        row("cold_enabled", "Yes", "true");
        row("cold_enabled", "2", "");
        row("orphan_action", "promote", "promote");
        row("orphan_action", "delete", "");
        row("cold_anchor", "upload", "upload");
        row("cold_anchor", "Upload", "");
    }
    void takesValues()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, stored);
        Policy policy;
        const Policy before = policy;
        const Result<void> result = setPolicyValue(policy, key, value);
        QCOMPARE(bool(result), !stored.isEmpty());
        if (result) {
            QVERIFY(policyValues(policy).contains(std::pair(key, stored)));
            return;
        }
        QVERIFY(policy == before);
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY(result.error().message.contains(key));
        QVERIFY(!result.error().remedy.isEmpty());
    }

    void unknownNamesAreRefused()
    {
        Policy policy;
        for (const QString &key : {u"lifecycle.nonsense"_s, u"temp_hours"_s, u"lifecycle."_s, QString(),
                                   u"lifecycle.temp_hours.more"_s, u"prices.temp_hours"_s}) {
            const Result<void> result = setPolicyValue(policy, key, u"1"_s);
            QVERIFY2(!result, qPrintable(key));
            QCOMPARE(result.error().reason, u"policy.unknown_key"_s);
        }
        QVERIFY(policy == Policy{});
    }

    void jsonKeepsDefaultsAndNamesWhatIsWrong()
    {
        const Result<Policy> some = policyFromJson({{u"hot_idle_days"_s, 30}, {u"a_later_rule"_s, 5}});
        QVERIFY(some);
        QCOMPARE(some->hotIdleDays, 30);
        QCOMPARE(some->coldDays, 365);
        for (const QJsonValue &bad : {QJsonValue(-1), QJsonValue(1.5), QJsonValue(1e20), QJsonValue(u"x"_s),
                                      QJsonValue(QJsonArray{1}), QJsonValue(QJsonValue::Null), QJsonValue(true)}) {
            const Result<Policy> wrong = policyFromJson({{u"hot_idle_days"_s, bad}});
            QVERIFY(!wrong);
            QVERIFY(wrong.error().message.contains("lifecycle.hot_idle_days"_L1));
        }
    }

    void brake_data()
    {
        QTest::addColumn<qint64>("deletes");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name, qint64 deletes, qint64 size, bool holds) {
            QTest::newRow(name) << deletes << size << holds;
        };
        row("nothing", 0, 0, false);
        row("1000 of a million", 1000, 1'000'000, false);
        row("1001 of a million", 1001, 1'000'000, true);
        row("all of a small one", 49, 49, false);
        row("50 of 250 is not more than 20 %", 50, 250, false);
        row("50 of 249", 50, 249, true);
        row("51 of 250", 51, 250, true);
        row("50 of none", 50, 0, true);
    }
    void brake()
    {
        QFETCH(qint64, deletes);
        QFETCH(qint64, size);
        QTEST(brakeHolds(Policy{}, deletes, size), "holds");
    }
};

TD_TEST(TestPolicy)
#include "tst_policy.moc"
