// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// A catalogue moved back in time, through the real program.
class LifecycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunDoesWhatThePlanSaid();
    void boundariesAreNotYet();
    void anOldPlanIsRefused();
    void excludedPhotosStay();
    void dryRunChangesNothing();
    void brakeWithholdsUntilYes();
    void lookAheadNeverActs();
    void figuresOfTheSource();
};

namespace
{

QByteArray bytesOf(Console &console, const QString &id, const QString &name)
{
    const QString path = console.path(name);
    if (console.run({u"photos"_s, u"get"_s, id, u"-o"_s, path}).status != 0)
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int counter(const Answer &answer, const QString &name)
{
    return answer.json.value(name).toInt(-1);
}

} // namespace

void LifecycleTest::aRunDoesWhatThePlanSaid()
{
    Console console;
    const QStringList cold = console.upload({1}, u"old"_s);
    QCOMPARE(console.json({u"migrate"_s, cold.first(), u"--to"_s, u"cold"_s}).status, 0);
    console.age(270);
    const QStringList hot = console.upload({2, 3}, u"idle"_s);
    for (const QString &id : hot)
        QCOMPARE(console.json({u"migrate"_s, id, u"--to"_s, u"hot"_s}).status, 0);
    console.age(88);
    const QStringList published = console.upload({4, 5}, u"sold"_s);
    QCOMPARE(console.json({u"publish"_s, u"sold"_s}).status, 0);
    console.age(5);
    const QStringList drafts = console.upload({6, 7, 8}, u"lamp"_s);
    const QStringList orphans = console.upload({9});
    console.age(2, 5);
    const QStringList young = console.upload({10}, u"lamp"_s);
    const QByteArray before = bytesOf(console, orphans.first(), u"before.jpg"_s);
    QVERIFY(!before.isEmpty());

    const Answer plan = console.json({u"lifecycle"_s, u"plan"_s});
    QCOMPARE(plan.status, 0);
    QMap<QString, QSet<QString>> planned;
    for (const QJsonValue &value : plan.json.value("actions"_L1).toArray()) {
        const QJsonObject action = value.toObject();
        planned[action.value("action"_L1).toString()].insert(action.value("photo_id"_L1).toString());
        QVERIFY(!action.value("reason"_L1).toString().isEmpty());
    }
    QCOMPARE(planned.value(u"promote"_s), QSet<QString>(drafts.begin(), drafts.end()));
    QCOMPARE(planned.value(u"archive"_s), QSet<QString>(hot.begin(), hot.end()));
    QSet<QString> trash(published.begin(), published.end());
    trash.insert(orphans.first());
    trash.insert(cold.first());
    QCOMPARE(planned.value(u"trash"_s), trash);

    const Answer run = console.json({u"lifecycle"_s, u"run"_s, u"--plan"_s, plan.json.value("plan_id"_L1).toString()});
    QCOMPARE(run.status, 0);
    QCOMPARE(counter(run, u"promoted_to_hot"_s), 3);
    QCOMPARE(counter(run, u"archived_to_cold"_s), 2);
    QCOMPARE(counter(run, u"published_deleted"_s), 2);
    QCOMPARE(counter(run, u"temp_deleted"_s), 1);
    QCOMPARE(counter(run, u"old_deleted"_s), 1);
    QCOMPARE(counter(run, u"purged"_s), 0);
    QCOMPARE(counter(run, u"withheld"_s), 0);

    const Answer again = console.json({u"lifecycle"_s, u"run"_s});
    QCOMPARE(again.status, 0);
    for (const char *name :
         {"promoted_to_hot", "archived_to_cold", "published_deleted", "temp_deleted", "old_deleted", "purged"})
        QCOMPARE(counter(again, QString::fromLatin1(name)), 0);

    QCOMPARE(console.json({u"lifecycle"_s, u"undo"_s, run.json.value("run_id"_L1).toString()})
                 .json.value("restored"_L1)
                 .toArray()
                 .size(),
             4);
    QCOMPARE(bytesOf(console, orphans.first(), u"after.jpg"_s), before);
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 10);
    QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);
}

void LifecycleTest::boundariesAreNotYet()
{
    Console console;
    const QString id = console.upload({1}, u"lamp"_s).first();
    const QString since = console.json({u"photos"_s, u"show"_s, id})
                              .json.value("metadata"_L1)
                              .toObject()
                              .value("temp_since"_L1)
                              .toString();
    const QDateTime start = QDateTime::fromString(since, Qt::ISODate);
    const auto planned = [&](qint64 seconds) {
        const QString at = start.addSecs(seconds).toString(Qt::ISODate);
        return console.json({u"lifecycle"_s, u"plan"_s, u"--at"_s, at}).json.value("actions"_L1).toArray().size();
    };
    QCOMPARE(planned(48 * 3600), 0);
    QCOMPARE(planned(48 * 3600 + 1), 1);
}

void LifecycleTest::anOldPlanIsRefused()
{
    Console console;
    const QStringList ids = console.upload({1, 2}, u"lamp"_s);
    console.age(3);
    const QString plan = console.json({u"lifecycle"_s, u"plan"_s}).json.value("plan_id"_L1).toString();
    QCOMPARE(console.json({u"photos"_s, u"edit"_s, ids.first(), u"--pin"_s}).status, 0);
    const Answer refused = console.json({u"lifecycle"_s, u"run"_s, u"--plan"_s, plan});
    QCOMPARE(refused.status, 1);
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--tier"_s, u"temp"_s}).json.value("photos"_L1).toArray().size(),
             2);
    QCOMPARE(console.json({u"lifecycle"_s, u"run"_s, u"--plan"_s, u"no-such-plan"_s}).status, 1);
}

void LifecycleTest::excludedPhotosStay()
{
    Console console;
    const QStringList ids = console.upload({1, 2, 3}, u"lamp"_s);
    console.age(3);
    const Answer run = console.json({u"lifecycle"_s, u"run"_s, u"--exclude"_s, ids.at(0), u"--exclude"_s, ids.at(1)});
    QCOMPARE(run.status, 0);
    QCOMPARE(counter(run, u"promoted_to_hot"_s), 1);
}

void LifecycleTest::dryRunChangesNothing()
{
    Console console;
    QCOMPARE(console.upload({1, 2}, u"lamp"_s).size(), 2);
    console.age(3);
    const Answer run = console.json({u"lifecycle"_s, u"run"_s, u"--dry-run"_s});
    QCOMPARE(run.status, 0);
    QCOMPARE(counter(run, u"promoted_to_hot"_s), 2);
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--tier"_s, u"temp"_s}).json.value("photos"_L1).toArray().size(),
             2);
}

void LifecycleTest::brakeWithholdsUntilYes()
{
    Console console;
    QList<int> seeds;
    for (int i = 0; i < 6; ++i)
        seeds.append(i);
    QCOMPARE(console.upload(seeds).size(), 6);
    QCOMPARE(console.upload({100, 101}, u"lamp"_s).size(), 2);
    console.age(3);
    QCOMPARE(console.json({u"config"_s, u"set"_s, u"lifecycle.brake_minimum"_s, u"5"_s}).status, 0);
    const Answer held = console.run({u"lifecycle"_s, u"run"_s});
    QCOMPARE(held.status, 1);
    QVERIFY2(held.err.contains("--yes"), held.err.constData());
    QCOMPARE(console.json({u"photos"_s, u"list"_s, u"--tier"_s, u"hot"_s}).json.value("photos"_L1).toArray().size(), 2);
    const Answer still = console.json({u"lifecycle"_s, u"run"_s});
    QCOMPARE(still.status, 1);
    QCOMPARE(counter(still, u"withheld"_s), 6);
    QCOMPARE(still.json.value("ok"_L1), QJsonValue(false));
    const Answer done = console.json({u"lifecycle"_s, u"run"_s, u"--yes"_s});
    QCOMPARE(done.status, 0);
    QCOMPARE(counter(done, u"temp_deleted"_s), 6);
}

void LifecycleTest::lookAheadNeverActs()
{
    Console console;
    QCOMPARE(console.upload({1}, u"lamp"_s).size(), 1);
    const Answer plan = console.json({u"lifecycle"_s, u"plan"_s, u"--at"_s, u"2099-01-01"_s});
    QCOMPARE(plan.json.value("look_ahead"_L1), QJsonValue(true));
    QCOMPARE(plan.json.value("actions"_L1).toArray().size(), 1);
    QCOMPARE(console.json({u"lifecycle"_s, u"run"_s, u"--plan"_s, plan.json.value("plan_id"_L1).toString()}).status, 1);
}

void LifecycleTest::figuresOfTheSource()
{
    Console console;
    QCOMPARE(console.run({u"stats"_s}).status, 0);
    const auto insert = [&console](const QString &tier, int count, qint64 bytes, int from) {
        console.sql(u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %2 - 1) "
                    "INSERT INTO photo_metadata(photo_id, seq, user_id, tier, file_size_bytes, compressed_size_bytes, "
                    "stored_bytes, upload_date, last_access_date, created_at, updated_at) "
                    "SELECT '%1-' || i, %4 + i, 'default', '%1', %3, %3, %3, t, t, t, t "
                    "FROM n, (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now') AS t)"_s.arg(tier)
                        .arg(count)
                        .arg(bytes)
                        .arg(from));
    };
    console.sql(
        u"INSERT OR IGNORE INTO users(id, created_at) VALUES ('default', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"_s);
    insert(u"temp"_s, 125, 4'000'000, 1);
    insert(u"hot"_s, 5000, 10'000'000, 1000);
    insert(u"cold"_s, 2000, 10'000'000, 10'000);

    const QJsonObject stats = console.json({u"stats"_s}).json;
    QCOMPARE(stats.value("temp_size_gb"_L1).toDouble(), 0.5);
    QCOMPARE(stats.value("hot_size_gb"_L1).toDouble(), 50.0);
    QCOMPARE(stats.value("cold_size_gb"_L1).toDouble(), 20.0);
    QCOMPARE(stats.value("total_size_gb"_L1).toDouble(), 70.5);
    QCOMPARE(stats.value("total_count"_L1).toInt(), 7125);
    QCOMPARE(stats.value("monthly_cost_estimate"_L1).toDouble(), 0.87);
    QCOMPARE(stats.value("savings_vs_all_hot"_L1).toDouble(), 0.1875);
    const QJsonObject breakdown = console.json({u"costs"_s}).json.value("breakdown"_L1).toObject();
    const auto share = [&breakdown](const QString &tier) {
        return breakdown.value(tier).toObject().value("percentage"_L1).toInt();
    };
    QCOMPARE(share(u"temp"_s), 0);
    QCOMPARE(share(u"hot"_s), 86);
    QCOMPARE(share(u"cold"_s), 14);
    QCOMPARE(breakdown.value("hot"_L1).toObject().value("cost"_L1).toDouble(), 0.75);
    QCOMPARE(breakdown.value("cold"_L1).toObject().value("cost"_L1).toDouble(), 0.12);
    QCOMPARE(breakdown.value("total"_L1).toDouble(), 0.87);
    QVERIFY(console.run({u"stats"_s}).out.contains("$0.87"));
}

TD_TEST(LifecycleTest)
#include "tst_lifecycle.moc"
