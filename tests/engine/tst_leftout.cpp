// SPDX-License-Identifier: GPL-3.0-or-later
// Photos left out of the coming night: by whichever run, until that night is over, without a pin.
#include "engine/leftout.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

class TestLeftOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<Fixture>();
        photo = f->upload(1, u"Robe"_s).photoId;
        other = f->upload(2, u"Robe"_s).photoId;
        f->clock.advance(60 * Hour); // due for HOT by now
        Rules::Schedule schedule;
        schedule.enabled = true;
        QVERIFY(f->engine().rules.setSchedule(schedule));
    }

    void theNightLeavesItAndTheNextTakesIt()
    {
        QVERIFY(f->engine().leftOut.set({photo}, true));
        const auto run = f->engine().lifecycle.run({}, {}, {}, {});
        QVERIFY(run);
        QCOMPARE(run->promotedToHot, 1);
        QCOMPARE(f->photo(photo).tier, Tier::Temp);
        QCOMPARE(f->photo(other).tier, Tier::Hot);
        QVERIFY(!f->photo(photo).pinned);
        f->clock.advance(25 * Hour);
        const auto next = f->engine().lifecycle.run({}, {}, {}, {});
        QVERIFY(next);
        QCOMPARE(next->promotedToHot, 1);
        QCOMPARE(f->photo(photo).tier, Tier::Hot);
    }

    void aPlanSaysWhatItsRunDoes()
    {
        const auto before = f->engine().lifecycle.plan({}, {});
        QVERIFY(before);
        QVERIFY(f->engine().leftOut.set({photo}, true));
        const auto plan = f->engine().lifecycle.plan({}, {});
        const auto whole = f->engine().lifecycle.plan({}, {}, true);
        QVERIFY(plan && whole);
        QCOMPARE(plan->totals.promote, 1);
        QCOMPARE(whole->totals.promote, 2);
        QCOMPARE(whole->actions.size(), 2);
        // A plan that was read before still holds: nothing else has changed.
        for (const Plan &agreed : {*before, *plan, *whole}) {
            RunOptions options;
            options.planId = agreed.planId;
            options.dryRun = true;
            const auto run = f->engine().lifecycle.run(options, {}, {}, {});
            QVERIFY2(run, run ? "" : qPrintable(run.error().message));
            QCOMPARE(run->promotedToHot, 1);
        }
    }

    void itIsTakenInAgain()
    {
        QVERIFY(f->engine().leftOut.set({photo, other}, true));
        QVERIFY(f->engine().leftOut.set({photo}, false));
        QCOMPARE(f->engine().leftOut.photos(f->clock.now()).value_or(QStringList{}), QStringList{other});
    }

    void anotherConsoleHoldsToIt()
    {
        QVERIFY(f->engine().leftOut.set({photo}, true));
        f->restart();
        QCOMPARE(f->engine().leftOut.photos(f->clock.now()).value_or(QStringList{}), QStringList{photo});
    }

    void aPhotoThatIsGoneIsNoMistake()
    {
        QVERIFY(f->engine().leftOut.set({photo}, true));
        QVERIFY(f->engine().library.purge({photo}, {}, {}).failed.isEmpty());
        QVERIFY(f->engine().lifecycle.run({}, {}, {}, {}));
    }

    void withoutAScheduleItHoldsForADay()
    {
        Rules::Schedule off;
        off.enabled = false;
        QVERIFY(f->engine().rules.setSchedule(off));
        QVERIFY(f->engine().leftOut.set({photo}, true));
        f->clock.advance(Day - Seconds{1});
        QCOMPARE(f->engine().leftOut.photos(f->clock.now()).value_or(QStringList{}).size(), 1);
        f->clock.advance(Seconds{1});
        QVERIFY(f->engine().leftOut.photos(f->clock.now()).value_or(QStringList{photo}).isEmpty());
    }

    void tooManyAreRefused()
    {
        QStringList many;
        for (qsizetype i = 0; i <= LeftOut::Most; ++i)
            many.append(QString::number(i));
        const auto set = f->engine().leftOut.set(many, true);
        QVERIFY(!set);
        QCOMPARE(set.error().reason, u"run.left_out_many"_s);
        QVERIFY(f->engine().leftOut.photos(f->clock.now()).value_or(many).isEmpty());
    }

private:
    std::unique_ptr<Fixture> f;
    QString photo, other;
};

TD_TEST(TestLeftOut)
#include "tst_leftout.moc"
