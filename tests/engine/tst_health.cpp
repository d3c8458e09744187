// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/health.h"
#include "support/awaystore.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::AwayStore;
using td::test::Fixture;

namespace
{

Error error(ErrorCode code, const QString &reason)
{
    return {.code = code, .reason = reason, .message = u"no"_s, .where = {}, .remedy = {}};
}

} // namespace

class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingBeforeItAsks()
    {
        Fixture f;
        QVERIFY(f.engine().health.states().isEmpty());
    }

    void tellsEachTier()
    {
        Fixture f;
        const auto away = std::make_shared<AwayStore>(error(ErrorCode::Unauthenticated, u"key.refused"_s));
        f.stores.set(Tier::Hot, away);
        f.engine().health.check(false, {});
        const auto states = f.engine().health.states();
        QCOMPARE(states.size(), 3);
        QVERIFY(!states.value(Tier::Temp).problem && states.value(Tier::Temp).isLocal);
        QVERIFY(states.value(Tier::Hot).problem && !states.value(Tier::Hot).isLocal);
        QCOMPARE(states.value(Tier::Hot).problem->reason, u"key.refused"_s);
        QVERIFY(!states.value(Tier::Hot).isOffline());
    }

    void troubleHasItsFirstMoment()
    {
        Fixture f;
        const auto away = std::make_shared<AwayStore>(error(ErrorCode::Unavailable, u"net.unreachable"_s));
        f.stores.set(Tier::Cold, away);
        const Instant first = f.clock.now();
        f.engine().health.check(false, {});
        f.clock.advance(Seconds{60});
        f.engine().health.check(false, {});
        QCOMPARE(f.engine().health.states().value(Tier::Cold).since, std::optional(first));
        QVERIFY(f.engine().health.states().value(Tier::Cold).isOffline());
        away->setError(error(ErrorCode::Unauthenticated, u"key.refused"_s));
        f.clock.advance(Seconds{60});
        f.engine().health.check(false, {});
        QCOMPARE(f.engine().health.states().value(Tier::Cold).since, std::optional(f.clock.now()));
        away->setError(std::nullopt);
        f.engine().health.check(false, {});
        QVERIFY(!f.engine().health.states().value(Tier::Cold).problem);
        QVERIFY(!f.engine().health.states().value(Tier::Cold).since);
    }

    void asksARemoteStoreThatAnswersRarely()
    {
        Fixture f;
        const auto away = std::make_shared<AwayStore>(std::nullopt);
        f.stores.set(Tier::Cold, away);
        for (int minute = 0; minute < 5; ++minute) {
            f.engine().health.check(false, {});
            f.clock.advance(Seconds{60});
        }
        QCOMPARE(away->asked(), 1);
        f.engine().health.check(false, {});
        QCOMPARE(away->asked(), 2);
        f.engine().health.check(true, {});
        QCOMPARE(away->asked(), 3);
        // One in trouble is asked each time: it is to be seen at once when it comes back.
        away->setError(error(ErrorCode::Unavailable, u"net.unreachable"_s));
        f.engine().health.check(true, {});
        f.engine().health.check(false, {});
        QCOMPARE(away->asked(), 5);
    }

    void aCancelledQuestionSaysNothing()
    {
        Fixture f;
        const auto away = std::make_shared<AwayStore>(error(ErrorCode::Cancelled, u"cancelled"_s));
        f.stores.set(Tier::Cold, away);
        f.engine().health.check(true, {});
        QVERIFY(!f.engine().health.states().contains(Tier::Cold));
    }
};

TD_TEST(TestHealth)
#include "tst_health.moc"
