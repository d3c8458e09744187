// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// `quota show` and `quota set`, and what an upload over a quota is told.
class QuotasCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsShowsAndTakesAway();
    void refusesUploadsOverIt();
    void refusesWrongLimits_data();
    void refusesWrongLimits();
};

namespace
{

QStringList problemsOf(const QString &schema, const Answer &answer)
{
    return JsonSchema::named(schema).problems(answer.json);
}

} // namespace

void QuotasCliTest::setsShowsAndTakesAway()
{
    Console console;
    Answer answer = console.json({u"quota"_s, u"show"_s});
    QCOMPARE(problemsOf(u"quota-show"_s, answer), QStringList());
    QCOMPARE(answer.json.value(u"set"_s).toInt(), 0);
    answer = console.json({u"quota"_s, u"set"_s, u"--user"_s, u"default"_s, u"--max-files"_s, u"2"_s});
    QCOMPARE(problemsOf(u"quota-set"_s, answer), QStringList());
    const QJsonObject quota = answer.json.value(u"quota"_s).toObject();
    QCOMPARE(quota.value(u"max_files"_s).toInt(), 2);
    QCOMPARE(quota.value(u"max_file_size"_s).toInteger(), 52'428'800);
    QCOMPARE(quota.value(u"max_total_size"_s).toInteger(), 5'368'709'120);
    // What is not named stays.
    answer = console.json({u"quota"_s, u"set"_s, u"--user"_s, u"default"_s, u"--max-file"_s, u"none"_s});
    QVERIFY(answer.json.value(u"quota"_s).toObject().value(u"max_file_size"_s).isNull());
    QCOMPARE(answer.json.value(u"quota"_s).toObject().value(u"max_files"_s).toInt(), 2);
    console.upload({1});
    answer = console.json({u"quota"_s, u"show"_s});
    QCOMPARE(problemsOf(u"quota-show"_s, answer), QStringList());
    const QJsonObject shown = answer.json.value(u"quotas"_s).toArray().first().toObject();
    QCOMPARE(shown.value(u"current_file_count"_s).toInt(), 1);
    QCOMPARE(shown.value(u"used_percent"_s).toDouble(), 50.0);
    answer = console.json({u"quota"_s, u"set"_s, u"--user"_s, u"default"_s, u"--off"_s});
    QCOMPARE(problemsOf(u"quota-set"_s, answer), QStringList());
    QVERIFY(answer.json.value(u"removed"_s).toBool());
    QCOMPARE(console.json({u"quota"_s, u"show"_s}).json.value(u"set"_s).toInt(), 0);
}

void QuotasCliTest::refusesUploadsOverIt()
{
    Console console;
    QCOMPARE(console.run({u"quota"_s, u"set"_s, u"--total"_s, u"--max-files"_s, u"2"_s}).status, 0);
    QStringList call{u"upload"_s};
    for (int seed = 1; seed <= 3; ++seed)
        call.append(console.picture(u"p%1.jpg"_s.arg(seed), seed));
    const Answer answer = console.json(call);
    QCOMPARE(answer.status, 1);
    QCOMPARE(answer.json.value(u"photos"_s).toArray().size(), 2);
    const QJsonObject failed = answer.json.value(u"failed"_s).toArray().first().toObject();
    QCOMPARE(failed.value(u"code"_s).toString(), u"RESOURCE_EXHAUSTED"_s);
    QVERIFY2(answer.err.contains("quota set"), answer.err.constData());
}

void QuotasCliTest::refusesWrongLimits_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nobody") << QStringList{u"--max-files"_s, u"1"_s};
    QTest::newRow("two owners") << QStringList{u"--user"_s, u"a"_s, u"--total"_s};
    QTest::newRow("no number") << QStringList{u"--total"_s, u"--max-files"_s, u"many"_s};
    QTest::newRow("no size") << QStringList{u"--total"_s, u"--max-total"_s, u"5 lots"_s};
    QTest::newRow("no limit") << QStringList{u"--total"_s, u"--max-total"_s, u"none"_s, u"--max-files"_s,
                                             u"none"_s,    u"--max-file"_s,  u"none"_s};
    QTest::newRow("blank name") << QStringList{u"--user"_s, u" "_s};
}

void QuotasCliTest::refusesWrongLimits()
{
    QFETCH(const QStringList, arguments);
    Console console;
    const Answer answer = console.run(QStringList{u"quota"_s, u"set"_s} + arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY(!answer.err.isEmpty());
}

TD_TEST(QuotasCliTest)
#include "tst_quotas.moc"
