// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fits.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// Duplicates and the lab at the prompt.
class DuplicatesTest : public QObject
{
    Q_OBJECT

private:
    /// The same picture twice in one draft: its ids, the older first.
    static QStringList twice(Console &console, const QString &draft = u"d"_s)
    {
        const QString picture = console.picture(u"a.png"_s, 1);
        QStringList ids;
        for (int i = 0; i < 2; ++i) {
            const Answer uploaded =
                console.json({u"upload"_s, picture, u"--draft"_s, draft, u"--duplicates"_s, u"store"_s});
            ids.append(uploaded.json.value("photos"_L1).toArray().first().toObject().value("photo_id"_L1).toString());
        }
        return ids;
    }
    static int groupsOf(Console &console, const QStringList &more = {})
    {
        return console.json(QStringList{u"duplicates"_s} + more).json.value("count"_L1).toInt(-1);
    }

private Q_SLOTS:
    void listsAndResolves()
    {
        Console console;
        const QStringList ids = twice(console);
        const Answer list = console.json({u"duplicates"_s});
        fits(u"duplicates"_s, list);
        const QJsonObject group = list.json.value("groups"_L1).toArray().first().toObject();
        QCOMPARE(group.value("best"_L1).toString(), ids.first());
        QVERIFY(group.value("exact"_L1).toBool());
        QVERIFY(list.json.value("freed_bytes"_L1).toInteger() > 0);

        const Answer plan = console.json({u"duplicates"_s, u"resolve"_s});
        fits(u"duplicates-resolve"_s, plan);
        QVERIFY(plan.json.value("dry_run"_L1).toBool());
        QCOMPARE(plan.json.value("planned"_L1).toArray(), QJsonArray{ids.last()});
        QCOMPARE(groupsOf(console), 1); // nothing was done

        const Answer done = console.json({u"duplicates"_s, u"resolve"_s, u"--yes"_s});
        fits(u"duplicates-resolve"_s, done);
        QCOMPARE(done.json.value("trashed"_L1).toArray(), QJsonArray{ids.last()});
        QCOMPARE(groupsOf(console), 0);
        QCOMPARE(console.json({u"photos"_s, u"restore"_s, ids.last()}).status, 0);
        QCOMPARE(groupsOf(console), 1);
        // Again: nothing to do is no failure.
        QCOMPARE(console.json({u"photos"_s, u"delete"_s, ids.last()}).status, 0);
        fits(u"duplicates-resolve"_s, console.json({u"duplicates"_s, u"resolve"_s, u"--yes"_s}));
    }

    void resolvesOnlyTheGroupsThatAreNamed()
    {
        Console console;
        const QStringList ids = twice(console);
        const Answer unknown = console.json({u"duplicates"_s, u"resolve"_s, u"--yes"_s, u"nobody"_s});
        fits(u"duplicates-resolve"_s, unknown, 1);
        QCOMPARE(unknown.json.value("failed"_L1).toArray().size(), 1);
        QCOMPARE(groupsOf(console), 1);
        QCOMPARE(console.json({u"duplicates"_s, u"resolve"_s, u"--yes"_s, ids.first()}).status, 0);
        QCOMPARE(groupsOf(console), 0);
    }

    void findsLookAlikes()
    {
        Console console;
        console.upload({1, 2}, u"d"_s);
        QCOMPARE(groupsOf(console, {u"--near"_s}), 0);
        // The same scene, smaller.
        const QString small = console.picture(u"small.png"_s, 1, 160, 120);
        QCOMPARE(console.json({u"upload"_s, small, u"--draft"_s, u"d"_s}).status, 0);
        const Answer near = console.json({u"duplicates"_s, u"--near"_s, u"--distance"_s, u"8"_s});
        fits(u"duplicates"_s, near);
        QCOMPARE(near.json.value("compared"_L1).toInt(), 3);
        QCOMPARE(groupsOf(console), 0);
    }

    void remembersDecisions_data()
    {
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("schema");
        QTest::newRow("keep") << u"keep"_s << u"duplicates-keep"_s;
        QTest::newRow("distinct") << u"distinct"_s << u"duplicates-distinct"_s;
    }
    void remembersDecisions()
    {
        QFETCH(const QString, verdict);
        QFETCH(const QString, schema);
        Console console;
        const QStringList ids = twice(console);
        const Answer decided = console.json(QStringList{u"duplicates"_s, verdict} + ids);
        fits(schema, decided);
        QCOMPARE(groupsOf(console), 0);
        const Answer known = console.json({u"duplicates"_s, u"decisions"_s});
        fits(u"duplicates-decisions"_s, known);
        const QJsonObject one = known.json.value("decisions"_L1).toArray().first().toObject();
        QCOMPARE(one.value("verdict"_L1).toString(), verdict);
        QCOMPARE(one.value("photo_ids"_L1).toArray().size(), 2);
        const QString id = decided.json.value("decision_id"_L1).toString();
        fits(u"duplicates-forget"_s, console.json({u"duplicates"_s, u"forget"_s, id}));
        QCOMPARE(groupsOf(console), 1);
        fits(u"duplicates-forget"_s, console.json({u"duplicates"_s, u"forget"_s, id}), 1);
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("distance without near") << QStringList{u"duplicates"_s, u"--distance"_s, u"4"_s} << 2;
        QTest::newRow("distance too far") << QStringList{u"duplicates"_s, u"--near"_s, u"--distance"_s, u"9"_s} << 2;
        QTest::newRow("keep nothing") << QStringList{u"duplicates"_s, u"keep"_s} << 2;
        QTest::newRow("keep one") << QStringList{u"duplicates"_s, u"keep"_s, u"a"_s} << 2;
        QTest::newRow("lab without photos") << QStringList{u"lab"_s} << 1;
        QTest::newRow("lab with an odd setting") << QStringList{u"lab"_s, u"--setting"_s, u"colour=blue"_s} << 2;
    }
    void refusesWrongUsage()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, status);
        Console console;
        const Answer answer = console.json(arguments);
        QVERIFY2(answer.status == status, qPrintable(QString::number(answer.status)));
        QCOMPARE(JsonSchema::named(u"failure"_s).problems(answer.json), QStringList());
    }

    void triesSettings()
    {
        Console console;
        console.upload({1, 2, 3, 4}, u"d"_s);
        const Answer answer = console.json({u"lab"_s, u"--sample"_s, u"3"_s, u"--setting"_s, u"current"_s,
                                            u"--setting"_s, u"quality=40,max_side=200"_s});
        fits(u"lab"_s, answer);
        const QJsonArray settings = answer.json.value("settings"_L1).toArray();
        QCOMPARE(answer.json.value("sample"_L1).toInt(), 3);
        QCOMPARE(settings.size(), 2);
        const QJsonObject small = settings.last().toObject();
        QCOMPARE(small.value("quality"_L1).toInt(), 40);
        QVERIFY(small.value("bytes"_L1).toInteger() < settings.first().toObject().value("bytes"_L1).toInteger());
        QVERIFY(small.value("catalogue_bytes"_L1).isObject());
        const QJsonObject trial =
            answer.json.value("photos"_L1).toArray().first().toObject().value("trials"_L1).toArray().last().toObject();
        QCOMPARE(trial.value("width"_L1).toInt(), 200);
        const Answer plain = console.run({u"lab"_s, u"--sample"_s, u"2"_s});
        QCOMPARE(plain.status, 0);
        QVERIFY(plain.out.contains("quality=75"));
    }

    void triesFiles()
    {
        Console console;
        const Answer answer = console.json({u"lab"_s, u"--file"_s, console.picture(u"a.png"_s, 1), u"--file"_s,
                                            console.file(u"b.jpg"_s, "no picture")});
        fits(u"lab"_s, answer, 1);
        QCOMPARE(answer.json.value("sample"_L1).toInt(), 1);
        QVERIFY(answer.json.value("settings"_L1).toArray().first().toObject().value("monthly_cost"_L1).isNull());
    }
};

TD_TEST(DuplicatesTest)
#include "tst_duplicates.moc"
