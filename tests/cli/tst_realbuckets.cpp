// SPDX-License-Identifier: GPL-3.0-or-later
// The command line with HOT and COLD in buckets of servers that nobody here wrote.
#include "cli/console.h"
#include "support/realservers.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

void bind(Console &console, const RealS3 &server, const QString &tier, const QString &bucket)
{
    const QString group = u"TIERDECK_%1_"_s.arg(tier.toUpper());
    console.environment.insert(QString(group + u"ENDPOINT"_s), server.endpoint);
    console.environment.insert(QString(group + u"REGION"_s), server.region);
    console.environment.insert(QString(group + u"BUCKET"_s), bucket);
    console.environment.insert(QString(group + u"KEY_ID"_s), server.accessKey);
    console.environment.insert(QString(group + u"SECRET"_s), server.secret);
    console.environment.insert(QString(group + u"CA_FILE"_s), server.caFile);
}

QString outcome(const Answer &answer, const QString &tier, const QString &step)
{
    for (const QJsonValue &check : answer.json.value("checks"_L1).toArray()) {
        for (const QJsonValue &one : check.toObject().value("steps"_L1).toArray()) {
            if (check.toObject().value("name"_L1).toString() == tier &&
                one.toObject().value("id"_L1).toString() == step)
                return one.toObject().value("outcome"_L1).toString();
        }
    }
    return {};
}

} // namespace

class RealBucketsTest : public QObject
{
    Q_OBJECT

private:
    static void rows()
    {
        QTest::addColumn<int>("index");
        const QList<RealS3> servers = realS3Servers();
        for (qsizetype i = 0; i < servers.size(); ++i)
            QTest::newRow(qPrintable(servers.at(i).label())) << int(i);
        if (servers.isEmpty())
            QTest::newRow("none") << -1;
    }
    static RealS3 serverOf(int index) { return realS3Servers().value(index); }

private Q_SLOTS:
    void everyStepIsTried_data() { rows(); }
    void everyStepIsTried();
    void whatIsWrongIsSaid_data() { rows(); }
    void whatIsWrongIsSaid();
    void aPhotoWalksTheStairs_data() { rows(); }
    void aPhotoWalksTheStairs();
};

void RealBucketsTest::everyStepIsTried()
{
    QFETCH(int, index);
    TD_NEED_REAL_SERVERS(index >= 0);
    const RealS3 server = serverOf(index);
    Console console;
    bind(console, server, u"hot"_s, server.freshBucket());
    bind(console, server, u"cold"_s, server.freshBucket(true));
    const Answer answer = console.json({u"config"_s, u"test"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    for (const QString &tier : {u"hot"_s, u"cold"_s}) {
        for (const QString &step :
             {u"reach"_s, u"credentials"_s, u"write"_s, u"read"_s, u"list"_s, u"delete"_s, u"marker"_s})
            QCOMPARE(outcome(answer, tier, step), u"fine"_s);
    }
}

void RealBucketsTest::whatIsWrongIsSaid()
{
    QFETCH(int, index);
    TD_NEED_REAL_SERVERS(index >= 0);
    const RealS3 server = serverOf(index);
    const QString bucket = server.freshBucket();
    const auto tested = [&](const QString &variable, const QString &value) {
        Console console;
        bind(console, server, u"hot"_s, bucket);
        console.environment.insert(variable, value);
        return console.json({u"config"_s, u"test"_s});
    };
    Answer answer = tested(u"TIERDECK_HOT_SECRET"_s, u"wrong"_s);
    QVERIFY2(answer.status == 3, answer.err.constData());
    QCOMPARE(outcome(answer, u"hot"_s, u"credentials"_s), u"failed"_s);
    answer = tested(u"TIERDECK_HOT_BUCKET"_s, u"not-there-at-all"_s);
    QVERIFY2(answer.status == 3, answer.err.constData());
    QVERIFY2(answer.err.contains("not-there-at-all"), answer.err.constData());
    Console other;
    bind(other, server, u"hot"_s, bucket);
    other.environment.insert(u"TIERDECK_HOT_KEY_ID"_s, server.otherAccessKey);
    other.environment.insert(u"TIERDECK_HOT_SECRET"_s, server.otherSecret);
    answer = other.json({u"config"_s, u"test"_s});
    QVERIFY2(answer.status == 3, answer.err.constData());
    QVERIFY2(answer.err.contains("what to do"), answer.err.constData());
}

void RealBucketsTest::aPhotoWalksTheStairs()
{
    QFETCH(int, index);
    TD_NEED_REAL_SERVERS(index >= 0);
    const RealS3 server = serverOf(index);
    Console console;
    bind(console, server, u"hot"_s, server.freshBucket());
    bind(console, server, u"cold"_s, server.freshBucket(true));
    const QStringList ids = console.upload({1, 2, 3}, u"lamp"_s);
    for (const QString &tier : {u"hot"_s, u"cold"_s, u"hot"_s, u"cold"_s}) {
        const Answer moved = console.json(QStringList{u"migrate"_s} + ids + QStringList{u"--to"_s, tier});
        QVERIFY2(moved.status == 0, moved.err.constData());
    }
    const Answer check = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(check.status == 0, check.err.constData());
    QCOMPARE(console.json({u"photos"_s, u"get"_s, ids.first(), u"-o"_s, console.path(u"back.jpg"_s)}).status, 0);
    const Answer deleted = console.json(QStringList{u"photos"_s, u"delete"_s} + ids + QStringList{u"--now"_s});
    QVERIFY2(deleted.status == 0, deleted.err.constData());
    const Answer clean = console.json({u"check"_s});
    QVERIFY2(clean.status == 0, clean.err.constData());
}

TD_TEST(RealBucketsTest)
#include "tst_realbuckets.moc"
