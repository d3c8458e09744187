// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "app/cli/progressbar.h"
#include "support/testprogram.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <functional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::cli;

class OutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalCausesGiveTheWorst_data();
    void severalCausesGiveTheWorst();
    void aCatalogueThatCannotBeWrittenIsThree();
    void everyFailureIsNamed();
    void progressTellsRateAndTimeLeft();
    void progressFitsTheTerminal();
};

void OutputTest::severalCausesGiveTheWorst_data()
{
    QTest::addColumn<QList<int>>("codes");
    QTest::addColumn<bool>("anythingDone");
    QTest::addColumn<int>("expected");
    const int unknown = int(ErrorCode::NotFound);
    const int refused = int(ErrorCode::InvalidArgument);
    const int credentials = int(ErrorCode::Unauthenticated);
    const int network = int(ErrorCode::Unavailable);
    const int damaged = int(ErrorCode::DataLoss);
    QTest::newRow("none") << QList<int>{} << false << 0;
    QTest::newRow("unknown id") << QList<int>{unknown} << false << 1;
    QTest::newRow("refused file") << QList<int>{refused} << false << 1;
    QTest::newRow("only network") << QList<int>{network, unknown} << false << 4;
    QTest::newRow("network, but some done") << QList<int>{network} << true << 1;
    QTest::newRow("credentials before network") << QList<int>{network, credentials} << false << 3;
    QTest::newRow("credentials, but some done") << QList<int>{credentials} << true << 1;
    QTest::newRow("damage before all") << QList<int>{unknown, credentials, network, damaged} << false << 5;
    QTest::newRow("damage, some done") << QList<int>{damaged} << true << 5;
}

void OutputTest::severalCausesGiveTheWorst()
{
    QFETCH(const QList<int>, codes);
    QFETCH(const bool, anythingDone);
    QFETCH(const int, expected);
    QList<ItemFailure> failed;
    for (const int code : codes)
        failed.append(
            {u"id"_s, Error{.code = ErrorCode(code), .reason = {}, .message = {}, .where = {}, .remedy = {}}});
    QCOMPARE(statusOf(failed, anythingDone), expected);
}

void OutputTest::aCatalogueThatCannotBeWrittenIsThree()
{
    Error error{.code = ErrorCode::PermissionDenied,
                .reason = u"catalog.read_only"_s,
                .message = {},
                .where = {},
                .remedy = {}};
    QCOMPARE(statusOf({{u"a.jpg"_s, error}}, false), 3);
    QCOMPARE(statusOf({{u"a.jpg"_s, error}}, true), 1);
    error.reason = u"file.unreadable"_s;
    QCOMPARE(statusOf({{u"a.jpg"_s, error}}, false), 1);
}

/// Standard error, caught in a file.
static QByteArray saidBy(const std::function<void()> &speak)
{
    QTemporaryFile caught;
    if (!caught.open())
        qFatal("no temporary file");
    std::fflush(stderr);
    const int before = ::dup(STDERR_FILENO);
    ::dup2(caught.handle(), STDERR_FILENO);
    speak();
    std::fflush(stderr);
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    caught.seek(0);
    return caught.readAll();
}

void OutputTest::everyFailureIsNamed()
{
    Output out(false, false);
    const auto said = [&](const QString &id, const QString &message) {
        const Error error{.code = ErrorCode::NotFound, .reason = {}, .message = message, .where = {}, .remedy = {}};
        return saidBy([&] { out.failures({{id, error}}); });
    };
    QCOMPARE(said(u"s"_s, u"It is a folder."_s), QByteArray("tierdeck-cli: s: It is a folder.\n"));
    QCOMPARE(said(u"a-1"_s, u"There is no photo a-12"_s), QByteArray("tierdeck-cli: a-1: There is no photo a-12\n"));
    QCOMPARE(said(u"a-12"_s, u"There is no photo a-12"_s), QByteArray("tierdeck-cli: There is no photo a-12\n"));
}

void OutputTest::progressTellsRateAndTimeLeft()
{
    const Progress half{
        .done = 50, .total = 100, .bytesDone = 50'000'000, .bytesTotal = 100'000'000, .current = u"/a/b.jpg"_s};
    const QString text = ProgressBar::text(u"Uploading"_s, half, 10'000, 200);
    QVERIFY2(text.startsWith("Uploading [############------------] 50/100"_L1), qPrintable(text));
    QVERIFY2(text.contains("5 MB/s"_L1), qPrintable(text));
    QVERIFY2(text.contains("0:11 left"_L1), qPrintable(text));
    QVERIFY2(text.endsWith("b.jpg"_L1), qPrintable(text));
    QVERIFY(!ProgressBar::text(u"Uploading"_s, {}, 10'000, 200).contains("left"_L1));
}

void OutputTest::progressFitsTheTerminal()
{
    const Progress progress{.done = 1, .total = 2, .bytesDone = 0, .bytesTotal = 0, .current = QString(300, u'x')};
    QCOMPARE(ProgressBar::text(u"Moving"_s, progress, 5'000, 60).size(), 60);
}

TD_TEST(OutputTest)
#include "tst_output.moc"
