// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retrypolicy.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace td;

namespace
{
Error errorOf(ErrorCode code, std::optional<qint64> after = std::nullopt, const QString &reason = u"test"_s)
{
    return {
        .code = code, .reason = reason, .message = u"Test."_s, .where = {}, .remedy = {}, .retryAfterSeconds = after};
}
} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delays_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<double>("random");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("the first is short") << 1 << 1.0 << -1LL << 500LL;
        QTest::newRow("jitter takes any part") << 1 << 0.5 << -1LL << 250LL;
        QTest::newRow("down to nothing") << 4 << 0.0 << -1LL << 0LL;
        QTest::newRow("it doubles") << 4 << 1.0 << -1LL << 4000LL;
        QTest::newRow("up to the cap") << 7 << 1.0 << -1LL << 30000LL;
        QTest::newRow("and no further") << 70 << 1.0 << -1LL << 30000LL;
        QTest::newRow("what is asked for is the least") << 1 << 1.0 << 7LL << 7000LL;
        QTest::newRow("also without luck") << 3 << 0.0 << 2LL << 2000LL;
        QTest::newRow("a longer backoff stays") << 6 << 1.0 << 2LL << 16000LL;
        QTest::newRow("nonsense is nothing") << 1 << 1.0 << -5LL << 500LL;
        QTest::newRow("random out of range") << 1 << 7.0 << -1LL << 500LL;
    }
    void delays()
    {
        QFETCH(int, attempt);
        QFETCH(double, random);
        QFETCH(qint64, after);
        QFETCH(qint64, ms);
        const Error error = errorOf(ErrorCode::Unavailable, after >= 0 ? std::optional(after) : std::nullopt);
        QCOMPARE(retryDelay({}, attempt, random, error).count(), ms);
    }

    void whatMayBeRepeated_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("tries");
        QTest::newRow("no network") << ErrorCode::Unavailable << 8;
        QTest::newRow("timeout") << ErrorCode::DeadlineExceeded << 8;
        QTest::newRow("slow down") << ErrorCode::ResourceExhausted << 8;
        QTest::newRow("409") << ErrorCode::Aborted << 8;
        QTest::newRow("cut on its way") << ErrorCode::DataLoss << 2;
        for (const auto &[name, code] : {std::pair{"400", ErrorCode::InvalidArgument},
                                         {"401", ErrorCode::Unauthenticated},
                                         {"403", ErrorCode::PermissionDenied},
                                         {"404", ErrorCode::NotFound},
                                         {"412", ErrorCode::AlreadyExists},
                                         {"412 too", ErrorCode::FailedPrecondition},
                                         {"501", ErrorCode::Unimplemented},
                                         {"cancel", ErrorCode::Cancelled},
                                         {"bug", ErrorCode::Internal}})
            QTest::newRow(name) << code << 1;
    }
    void whatMayBeRepeated()
    {
        QFETCH(ErrorCode, code);
        QFETCH(int, tries);
        int made = 1;
        while (made < 100 && mayRetry({}, made, errorOf(code)))
            ++made;
        QCOMPARE(made, tries);
    }

    void aLongWaitIsNotTakenInsideACall()
    {
        QVERIFY(mayRetry({}, 1, errorOf(ErrorCode::ResourceExhausted, 60)));
        QVERIFY(!mayRetry({}, 1, errorOf(ErrorCode::ResourceExhausted, 61)));
    }

    void aFullDiskIsNoOutage()
    {
        const Error full = errorOf(ErrorCode::ResourceExhausted, std::nullopt, u"disk.full"_s);
        QVERIFY(!isOutage(full));
        QVERIFY(!mayRetry({}, 1, full));
        QVERIFY(mayPass(full)); // somebody may make room within the hour
    }

    void pausesOfTransfers()
    {
        QList<qint64> minutes;
        for (int rounds = 1; rounds <= 9; ++rounds)
            minutes.append(std::chrono::duration_cast<std::chrono::minutes>(transferPause(rounds)).count());
        QCOMPARE(minutes, (QList<qint64>{1, 2, 4, 8, 16, 32, 60, 60, 60}));
        QCOMPARE(transferPause(1, errorOf(ErrorCode::ResourceExhausted, 90)), 90s);
        QCOMPARE(transferPause(1, errorOf(ErrorCode::ResourceExhausted, 20)), 60s);
        QCOMPARE(transferPause(0), 60s);
        QCOMPARE(transferPause(1000), 3600s);
    }

    void whatMayPass()
    {
        QVERIFY(mayPass(errorOf(ErrorCode::Unavailable)));
        QVERIFY(mayPass(errorOf(ErrorCode::Aborted)));
        QVERIFY(!mayPass(errorOf(ErrorCode::Internal)));
        QVERIFY(!mayPass(errorOf(ErrorCode::PermissionDenied)));
        QVERIFY(!mayPass(errorOf(ErrorCode::DataLoss)));
        QVERIFY(!mayPass(errorOf(ErrorCode::Cancelled)));
    }
};

TD_TEST(TestRetryPolicy)
#include "tst_retrypolicy.moc"
