// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan.h"

#include "facts.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QUuid>

#include <random>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

PlannedAction planned(const QString &id, Action action, Rule rule = Rule::HotIdle, Tier from = Tier::Hot,
                      Tier to = Tier::Cold)
{
    PlannedAction result;
    result.photoId = id;
    result.action = action;
    result.from = from;
    result.to = to;
    result.reason.rule = rule;
    return result;
}

QList<PlannedAction> manyActions(int count)
{
    std::mt19937_64 random(1);
    QList<PlannedAction> actions;
    actions.reserve(count);
    for (int i = 0; i < count; ++i) {
        const QUuid id{uint(random()),  ushort(random()), ushort(random()), uchar(random()),
                       uchar(random()), uchar(random()),  uchar(random()),  uchar(random()),
                       uchar(random()), uchar(random()),  uchar(random())};
        PlannedAction action = planned(id.toString(QUuid::WithoutBraces), Action::Archive);
        action.reason = {Rule::HotIdle, Uploaded + Seconds(qint64(random() % 8'640'000)), Seconds(8'000'000 + i),
                         90 * Day};
        action.bytes = qint64(random() % 1'000'000);
        action.monthlySaving = double(action.bytes) * 9e-12;
        actions.append(action);
    }
    return actions;
}

bool same(const PlannedAction &a, const PlannedAction &b)
{
    return a.sameDeed(b) && a.reason == b.reason && a.bytes == b.bytes && a.monthlySaving == b.monthlySaving;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsTheMoneyOfEachDeed_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<double>("saving");
        QTest::newRow("promote costs what HOT costs") << 0 << -0.015;
        QTest::newRow("archive saves the difference") << 1 << 0.009;
        QTest::newRow("trash of HOT") << 2 << 0.015;
        QTest::newRow("trash of COLD") << 3 << 0.006;
        QTest::newRow("purge is already counted") << 4 << 0.0;
    }
    void countsTheMoneyOfEachDeed()
    {
        QFETCH(int, which);
        QFETCH(double, saving);
        LifecycleFacts hotPublished = inHot();
        hotPublished.published = true;
        hotPublished.publishedDate = Uploaded;
        LifecycleFacts trashed = inHot();
        trashed.deletedAt = Uploaded;
        const LifecycleFacts facts =
            std::array{inTemp(true), inHot(), hotPublished, inCold(), trashed}.at(std::size_t(which));
        const Decision decision = decide(facts, Policy{}, true, Uploaded + 1000 * Day);
        const auto action = plannedAction(facts, decision, sourcePriceBook());
        QVERIFY(action);
        QCOMPARE(action->monthlySaving + 1, saving + 1);
        QCOMPARE(action->bytes, facts.storedBytes);
        QCOMPARE(action->photoId, facts.photoId);
        QVERIFY(action->reason == decision.reason);
    }

    void whatIsNotDueIsNotPlanned()
    {
        const LifecycleFacts facts = inHot();
        QVERIFY(!plannedAction(facts, decide(facts, Policy{}, true, Uploaded), sourcePriceBook()));
        QVERIFY(!plannedAction(facts, decide(facts, Policy{}, false, Uploaded + 999 * Day), sourcePriceBook()));
    }

    void totalsAddUp()
    {
        PlanTotals totals;
        QList<PlannedAction> actions{planned(u"a"_s, Action::Promote), planned(u"b"_s, Action::Archive),
                                     planned(u"c"_s, Action::Trash), planned(u"d"_s, Action::Purge),
                                     planned(u"e"_s, Action::Trash)};
        for (qsizetype i = 0; i < actions.size(); ++i) {
            actions[i].bytes = 1LL << i;
            actions[i].monthlySaving = 0.5;
            addToTotals(totals, actions.at(i));
        }
        QCOMPARE(totals.count(), 5);
        QCOMPARE(totals.trash, 2);
        QCOMPARE(totals.bytes(), 31);
        QCOMPARE(totals.trashBytes, 4 + 16);
        QCOMPARE(totals.monthlySaving, 2.5);
    }

    void copiesRunBeforeDeletesBeforePurges()
    {
        Plan plan;
        plan.actions = {
            planned(u"1"_s, Action::Purge, Rule::Purge),     planned(u"2"_s, Action::Trash, Rule::ColdExpired),
            planned(u"3"_s, Action::Trash, Rule::Published), planned(u"5"_s, Action::Archive, Rule::HotIdle),
            planned(u"4"_s, Action::Archive, Rule::HotIdle), planned(u"6"_s, Action::Promote, Rule::TempDraft),
            planned(u"0"_s, Action::Trash, Rule::TempOrphan)};
        sortPlan(plan);
        QString order;
        for (const PlannedAction &action : plan.actions)
            order += action.photoId;
        QCOMPARE(order, u"6453021"_s);
    }

    void comparesPlans()
    {
        const PlannedAction a = planned(u"a"_s, Action::Archive);
        const PlannedAction b = planned(u"b"_s, Action::Trash);
        const PlannedAction c = planned(u"c"_s, Action::Trash);
        PlannedAction aLater = a;
        aLater.reason.age = 5 * Day;
        aLater.bytes = 7;
        const PlannedAction aTrashed = planned(u"a"_s, Action::Trash, Rule::Published);
        const auto check = [](const QList<PlannedAction> &before, const QList<PlannedAction> &now, qint64 more,
                              qint64 less) {
            const PlanDifference difference = comparePlans(before, now);
            QCOMPARE(difference.more, more);
            QCOMPARE(difference.less, less);
            QCOMPARE(difference.isEmpty(), more == 0 && less == 0);
        };
        check({}, {}, 0, 0);
        check({a, b}, {b, aLater}, 0, 0);
        check({a, b}, {b, c}, 1, 1);
        check({a}, {aTrashed}, 1, 1);
        check({}, {a, b, c}, 3, 0);
        check({a, b, c}, {}, 0, 3);
    }

    void packsAndUnpacksEverything()
    {
        QList<PlannedAction> actions;
        const QStringList ids{u"6fa459ea-ee8a-3ca4-894e-db77e160355e"_s,
                              u"6FA459EA-EE8A-3CA4-894E-DB77E160355E"_s,
                              u"{6fa459ea-ee8a-3ca4-894e-db77e160355e}"_s,
                              u"photo 1"_s,
                              u""_s,
                              u"élan/🙂"_s,
                              QString(500, u'x'),
                              u"6fa459eaxee8a-3ca4-894e-db77e160355e"_s};
        for (const QString &id : ids) {
            for (const Action action : {Action::Promote, Action::Archive, Action::Trash, Action::Purge}) {
                PlannedAction each = planned(id, action, Rule::Busy, Tier::Temp, Tier::Cold);
                each.reason.since = action == Action::Trash ? std::nullopt : std::optional(instantOf(-5));
                each.reason.age = Seconds(action == Action::Purge ? -3 : 1LL << 40);
                each.reason.limit = 90 * Day;
                each.bytes = 1LL << 50;
                each.monthlySaving = -0.1;
                actions.append(each);
            }
        }
        const Result<QList<PlannedAction>> back = unpackActions(packActions(actions));
        QVERIFY(back);
        QCOMPARE(back->size(), actions.size());
        for (qsizetype i = 0; i < actions.size(); ++i)
            QVERIFY(same(back->at(i), actions.at(i)));
        const Result<QList<PlannedAction>> none = unpackActions(packActions({}));
        QVERIFY(none && none->isEmpty());
    }

    void refusesGarbage()
    {
        const QByteArray good = packActions(manyActions(50));
        QVERIFY(unpackActions(good));
        const QByteArray head("TDPL\x01", 5);
        const QList<QByteArray> garbage{QByteArray(),
                                        "TDPL"_ba,
                                        QByteArray(1000, '\xff'),
                                        "not a plan at all"_ba,
                                        QByteArray(head + "\xff\xff\xff\xff"
                                                          "abcdefgh"_ba),
                                        good.chopped(1),
                                        good.first(20),
                                        QByteArray(good).replace(4, 1, "\x02"),
                                        QByteArray(head + qCompress("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"_ba)),
                                        QByteArray(head + qCompress("\x03"_ba))};
        for (const QByteArray &bad : garbage) {
            const Result<QList<PlannedAction>> result = unpackActions(bad);
            QVERIFY(!result);
            QCOMPARE(result.error().code, ErrorCode::DataLoss);
        }
        // No flipped byte may crash or pass unnoticed.
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray flipped = good;
            flipped[i] = char(flipped.at(i) ^ 0x41);
            const Result<QList<PlannedAction>> result = unpackActions(flipped);
            if (result) // bits of the zlib header that carry no data
                QVERIFY(result->size() == 50 && same(result->first(), manyActions(50).first()));
        }
    }

    void isQuickForBigPlans()
    {
        const QList<PlannedAction> actions = manyActions(300'000);
        QElapsedTimer timer;
        timer.start();
        const QByteArray packed = packActions(actions);
        const qint64 packing = timer.restart();
        const Result<QList<PlannedAction>> back = unpackActions(packed);
        const qint64 unpacking = timer.elapsed();
        QVERIFY(back);
        QCOMPARE(back->size(), actions.size());
        QVERIFY(same(back->last(), actions.last()));
        qInfo("300,000 actions: %lld bytes, packed in %lld ms, unpacked in %lld ms", qint64(packed.size()), packing,
              unpacking);
        QVERIFY(packing + unpacking < 5000);
        QVERIFY(packed.size() < 300'000LL * 48);
    }
};

TD_TEST(TestPlan)
#include "tst_plan.moc"
