// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// `sync`, its policy, and the count of copies.
class SyncCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsCopiesAndPolicy();
    void refusesWrongPolicies();
};

void SyncCliTest::tellsCopiesAndPolicy()
{
    Console console;
    console.upload({1, 2}, u"d1"_s);
    Answer answer = console.json({u"sync"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(JsonSchema::named(u"sync"_s).problems(answer.json), QStringList());
    QCOMPARE(answer.json.value(u"policy"_s).toString(), u"cache"_s);
    QCOMPARE(answer.json.value(u"wanted"_s).toInt(), 0); // all tiers are on this computer
    const QJsonObject copies = answer.json.value(u"protection"_s).toObject();
    QCOMPARE(copies.value(u"one_copy"_s).toInt(), 2);
    QCOMPARE(copies.value(u"unprotected"_s).toInt(), 2);
    QVERIFY2(answer.err.contains("2 photos"), answer.err.constData());
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"local.policy"_s, u"none"_s}).status, 0);
    answer = console.json({u"sync"_s, u"--status"_s});
    QCOMPARE(answer.json.value(u"policy"_s).toString(), u"none"_s);
}

void SyncCliTest::refusesWrongPolicies()
{
    Console console;
    const Answer answer = console.run({u"config"_s, u"set"_s, u"local.policy"_s, u"everything"_s});
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.err.contains("keep, cache or none"), answer.err.constData());
}

TD_TEST(SyncCliTest)
#include "tst_sync.moc"
