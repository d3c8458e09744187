// SPDX-License-Identifier: GPL-3.0-or-later
// A take-over that was broken off and is said again begins one tenure, not two.
#include "engine/restorehold.h"
#include "engine/tenure.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TenureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakeOverIsBrokenOffAndSaidAgain();
    void aHoldOfBeforeNamesNoTenure();
};

void TenureTest::aTakeOverIsBrokenOffAndSaidAgain()
{
    Fixture f;
    const RestoreHold hold{.backup = u"of yesterday"_s, .since = f.clock.now(), .tenure = u"third"_s};
    QVERIFY(beginTenure(f.catalogue(), u"second"_s));
    QVERIFY(holdRestored(f.catalogue(), hold));
    QVERIFY(*endRestoreHold(f.parts()));
    QVERIFY(holdRestored(f.catalogue(), hold)); // as it is when the hold could not be ended
    QVERIFY(*endRestoreHold(f.parts()));
    QVERIFY(!*endRestoreHold(f.parts()));
    const Tenure now = *tenureOf(f.catalogue());
    QCOMPARE(now.current, u"third"_s);
    QCOMPARE(now.former, u"second"_s);
}

void TenureTest::aHoldOfBeforeNamesNoTenure()
{
    Fixture f;
    QVERIFY(beginTenure(f.catalogue(), u"second"_s));
    QVERIFY(holdRestored(f.catalogue(), {.backup = u"of yesterday"_s, .since = f.clock.now()}));
    QVERIFY(*endRestoreHold(f.parts()));
    const Tenure now = *tenureOf(f.catalogue());
    QVERIFY(!now.current.isEmpty() && now.current != now.former);
    QCOMPARE(now.former, u"second"_s);
}

TD_TEST(TenureTest)
#include "tst_tenure.moc"
