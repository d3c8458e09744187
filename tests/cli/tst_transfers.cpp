// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fits.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace td::test;

/// The queue of the window as the prompt sees it.
class TransfersTest : public QObject
{
    Q_OBJECT

private:
    /// A queue as a window may have left it: 1 and 2 failed for one cause, 3 for another, 4 put back, 5 waits, 6 done.
    static void fill(Console &console)
    {
        std::ignore = console.run({u"transfers"_s, u"list"_s});
        const auto row = [](const QString &state, const QString &reason, const QString &store, const QString &until) {
            return u"INSERT INTO transfers(kind, state, path, to_tier, bytes, error_reason, error_text, remedy, "
                   "error_store, not_before, created_at, rounds, attempts) VALUES ('upload', '%1', '/x/a.jpg', 'temp', "
                   "1000, '%2', 'It failed.', 'Do something.', '%3', %4, '2026-01-01T00:00:00Z', 0, 1)"_s.arg(
                       state, reason, store, until.isEmpty() ? u"NULL"_s : u"'%1'"_s.arg(until));
        };
        console.sql(row(u"failed"_s, u"s3.timeout"_s, u"B2"_s, {}));
        console.sql(row(u"failed"_s, u"s3.timeout"_s, u"B2"_s, {}));
        console.sql(row(u"failed"_s, u"file.missing"_s, {}, {}));
        console.sql(row(u"waiting"_s, u"s3.timeout"_s, u"B2"_s, u"2099-01-01T00:00:00Z"_s));
        console.sql(row(u"waiting"_s, {}, {}, {}));
        console.sql(row(u"done"_s, {}, {}, {}));
    }

    /// Uploads that a window was told to do and that wait.
    static void await(Console &console, const QStringList &files)
    {
        std::ignore = console.run({u"transfers"_s, u"list"_s});
        for (const QString &file : files) {
            console.sql(
                u"INSERT INTO transfers(kind, state, path, to_tier, options, bytes, created_at) VALUES ('upload', "
                "'waiting', '%1', 'temp', '{}', 1000, '2026-01-01T00:00:00Z')"_s.arg(file));
        }
    }

private Q_SLOTS:
    void runCarriesOutWhatWaits()
    {
        Console console;
        await(console, {console.picture(u"a.jpg"_s, 1), console.path(u"none.jpg"_s), console.picture(u"b.jpg"_s, 2)});
        fits(u"transfers-pause"_s, console.json({u"transfers"_s, u"pause"_s}));
        Answer answer = console.json({u"transfers"_s, u"run"_s});
        fits(u"transfers-run"_s, answer, 1);
        QCOMPARE(answer.json.value("paused"_L1).toBool(), true);
        QCOMPARE(answer.json.value("left"_L1).toInt(), 3);
        fits(u"transfers-resume"_s, console.json({u"transfers"_s, u"resume"_s}));

        answer = console.json({u"transfers"_s, u"run"_s});
        fits(u"transfers-run"_s, answer, 1);
        QCOMPARE(answer.json.value("done"_L1).toInt(), 2);
        QCOMPARE(answer.json.value("left"_L1).toInt(), 0);
        const QJsonArray failed = answer.json.value("failed"_L1).toArray();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().toObject().value("id"_L1).toString(), u"2"_s);
        QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 2);

        answer = console.json({u"transfers"_s, u"run"_s});
        fits(u"transfers-run"_s, answer);
        QCOMPARE(answer.json.value("done"_L1).toInt(), 0);
    }

    void runLeavesWhatIsPutBack()
    {
        Console console;
        await(console, {console.picture(u"a.jpg"_s, 1)});
        console.sql(u"UPDATE transfers SET not_before = '2099-01-01T00:00:00Z'"_s);
        const Answer answer = console.json({u"transfers"_s, u"run"_s});
        fits(u"transfers-run"_s, answer, 1);
        QCOMPARE(answer.json.value("put_back"_L1).toInt(), 1);
        QCOMPARE(answer.json.value("next_try"_L1).toString(), u"2099-01-01T00:00:00Z"_s);
        QCOMPARE(answer.json.value("done"_L1).toInt(), 0);
    }

    /// Ctrl-C, and kill -9: what was under way is done by the next run, once.
    void anInterruptedRunGoesOn_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGKILL") << SIGKILL;
    }
    void anInterruptedRunGoesOn()
    {
        QFETCH(int, signal);
        constexpr int count = 12;
        Console console;
        QStringList files;
        for (int i = 0; i < count; ++i)
            files << console.picture(u"p%1.jpg"_s.arg(i), i, 1000, 750);
        await(console, files);
        QProcess run;
        run.setProcessEnvironment(console.environment);
        run.start(QString::fromUtf16(TD_BIN_DIR) + u"/tierdeck-cli"_s,
                  {u"--profile"_s, console.profile(), u"transfers"_s, u"run"_s});
        QVERIFY(run.waitForStarted());
        const auto stored = [&] {
            return console.json({u"transfers"_s, u"list"_s})
                .json.value("counts"_L1)
                .toObject()
                .value("done"_L1)
                .toInt();
        };
        QTRY_VERIFY_WITH_TIMEOUT(stored() > 0, 30'000);
        ::kill(pid_t(run.processId()), signal);
        QVERIFY(run.waitForFinished(30'000));
        if (signal == SIGINT)
            QCOMPARE(run.exitCode(), 130);
        const Answer answer = console.json({u"transfers"_s, u"run"_s});
        fits(u"transfers-run"_s, answer);
        QCOMPARE(stored(), count);
        QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), count);
        QCOMPARE(console.json({u"check"_s}).status, 0);
    }

    void anEmptyQueue()
    {
        Console console;
        const Answer answer = console.json({u"transfers"_s, u"list"_s});
        fits(u"transfers-list"_s, answer);
        QCOMPARE(answer.json.value("transfers"_L1).toArray().size(), 0);
        const Answer plain = console.run({u"transfers"_s, u"list"_s});
        QCOMPARE(plain.status, 0);
        QVERIFY(plain.out.startsWith("0 waiting"));
    }

    void whatFailedAndWhy()
    {
        Console console;
        fill(console);
        const Answer answer = console.json({u"transfers"_s, u"list"_s});
        fits(u"transfers-list"_s, answer);
        const QJsonObject counts = answer.json.value("counts"_L1).toObject();
        QCOMPARE(counts.value("failed"_L1).toInt(), 3);
        QCOMPARE(counts.value("waiting"_L1).toInt(), 2);
        QCOMPARE(counts.value("put_back"_L1).toInt(), 1);
        const QJsonObject cause = answer.json.value("causes"_L1).toArray().first().toObject();
        QCOMPARE(cause.value("reason"_L1).toString(), u"s3.timeout"_s);
        QCOMPARE(cause.value("store"_L1).toString(), u"B2"_s);
        QCOMPARE(cause.value("failed"_L1).toInt(), 2);
        QCOMPARE(cause.value("put_back"_L1).toInt(), 1);
        QCOMPARE(cause.value("remedy"_L1).toString(), u"Do something."_s);
        const Answer failed =
            console.json({u"transfers"_s, u"list"_s, u"--state"_s, u"failed"_s, u"--limit"_s, u"2"_s});
        QCOMPARE(failed.json.value("transfers"_L1).toArray().size(), 2);
        const QByteArray plain = console.run({u"transfers"_s, u"list"_s}).out;
        QVERIFY2(plain.contains("Do something.") && plain.contains("B2"), plain.constData());
    }

    void retriesAndCancels()
    {
        Console console;
        fill(console);
        Answer answer = console.json({u"transfers"_s, u"retry"_s, u"--reason"_s, u"s3.timeout"_s});
        fits(u"transfers-retry"_s, answer);
        QCOMPARE(answer.json.value("count"_L1).toInt(), 3);
        answer = console.json({u"transfers"_s, u"retry"_s, u"3"_s, u"6"_s, u"99"_s});
        fits(u"transfers-retry"_s, answer, 1);
        QCOMPARE(answer.json.value("count"_L1).toInt(), 1);
        QCOMPARE(answer.json.value("failed"_L1).toArray().size(), 2); // 6 is done, 99 is not there
        answer = console.json({u"transfers"_s, u"cancel"_s, u"1"_s});
        fits(u"transfers-cancel"_s, answer);
        QCOMPARE(answer.json.value("count"_L1).toInt(), 1);
        answer = console.json({u"transfers"_s, u"cancel"_s, u"--all"_s});
        QCOMPARE(answer.json.value("count"_L1).toInt(), 4);
        QCOMPARE(console.run({u"transfers"_s, u"cancel"_s}).status, 2);
        QCOMPARE(console.run({u"transfers"_s, u"cancel"_s, u"--all"_s, u"1"_s}).status, 2);
    }

    void pausesForEverybody()
    {
        Console console;
        fits(u"transfers-pause"_s, console.json({u"transfers"_s, u"pause"_s}));
        QCOMPARE(console.json({u"transfers"_s, u"list"_s}).json.value("paused"_L1).toBool(), true);
        QVERIFY(console.run({u"config"_s, u"show"_s}).out.contains("transfers.paused"));
        fits(u"transfers-resume"_s, console.json({u"transfers"_s, u"resume"_s}));
        QCOMPARE(console.json({u"transfers"_s, u"list"_s}).json.value("paused"_L1).toBool(), false);
    }

    void bandwidthIsASetting()
    {
        Console console;
        QCOMPARE(console.run({u"config"_s, u"set"_s, u"transfers.bandwidth"_s, u"8:00,2M/1M 22:00,off"_s}).status, 0);
        QVERIFY(console.run({u"config"_s, u"show"_s}).out.contains("08:00,2M/1M 22:00,off"));
        const Answer wrong = console.run({u"config"_s, u"set"_s, u"transfers.bandwidth"_s, u"fast"_s});
        QVERIFY(wrong.status != 0);
        QVERIFY2(wrong.err.contains("2M"), wrong.err.constData());
    }
};

TD_TEST(TransfersTest)
#include "tst_transfers.moc"
