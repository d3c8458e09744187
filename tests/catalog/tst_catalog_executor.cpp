// SPDX-License-Identifier: GPL-3.0-or-later
// Writes that wait together share a commit, and still are transactions of their own.
#include "catalog/executor.h"
#include "catalogfixture.h"

#include <QFileInfo>

#include <latch>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

struct Bench {
    Shelf shelf;
    std::unique_ptr<Executor> writer;

    Bench()
    {
        auto started = Executor::start(u"writer"_s, 1, shelf.database(), Access::ReadWrite);
        if (!started)
            qFatal("%s", qPrintable(started.error().message));
        writer = *std::move(started);
        const auto made = writer->run([](Connection &c) {
            return c.execOnce(u"CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size > 0))"_s);
        });
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
    }
    Result<void> add(const QString &name, int size)
    {
        return writer->transact(TransactionKind::Write, [=](Connection &c) -> Result<void> {
            TD_TRY(c.exec(u"INSERT INTO things(name, size) VALUES (?, 1)"_s, {name}));
            TD_TRY(c.exec(u"UPDATE things SET size = ? WHERE name = ?"_s, {size, name}));
            return {};
        });
    }
    QStringList names()
    {
        return *writer->run([](Connection &c) { return c.texts(u"SELECT name FROM things ORDER BY name"_s); });
    }
    /// Starts the writes while the writer is held up, so that they wait together.
    std::vector<Result<void>> together(const QList<std::pair<QString, int>> &things)
    {
        std::latch busy(1);
        std::latch go(1);
        const auto held = writer->post([&](Connection &) -> Result<void> {
            busy.count_down();
            go.wait();
            return {};
        });
        busy.wait();
        std::vector<Result<void>> results(std::size_t(things.size()));
        std::vector<std::jthread> threads;
        for (qsizetype i = 0; i < things.size(); ++i)
            threads.emplace_back([&, i] { results[std::size_t(i)] = add(things.at(i).first, things.at(i).second); });
        // All of them are in the queue, or soon will be: either way the answers must be the same.
        while (writer->waiting() < std::size_t(things.size()))
            std::this_thread::yield();
        go.count_down();
        threads.clear();
        return results;
    }
};

} // namespace

class ExecutorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWriteIsThere();
    void aFailureTakesBackOnlyItsOwn();
    void oneCommitForMany();
};

void ExecutorTest::everyWriteIsThere()
{
    Bench b;
    for (const Result<void> &result : b.together({{u"a"_s, 1}, {u"b"_s, 2}, {u"c"_s, 3}}))
        QVERIFY(result);
    QCOMPARE(b.names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void ExecutorTest::aFailureTakesBackOnlyItsOwn()
{
    Bench b;
    // "b" fails in its second statement; "a" twice the same name: one of the two fails, whichever comes second.
    const auto results = b.together({{u"a"_s, 1}, {u"b"_s, 0}, {u"c"_s, 3}, {u"a"_s, 4}});
    QVERIFY(!results[1]);
    QVERIFY(results[2]);
    QVERIFY(results[0].has_value() != results[3].has_value());
    QCOMPARE(b.names(), (QStringList{u"a"_s, u"c"_s}));
}

void ExecutorTest::oneCommitForMany()
{
    Bench b;
    // What a commit leaves behind: pages in the log, or one more in the counter of changes.
    const auto traces = [&b] {
        return onPostgres() ? b.shelf.sql(u"SELECT value FROM counters WHERE name = 'changes'"_s).toLongLong()
                            : QFileInfo(b.shelf.file() + u"-wal"_s).size();
    };
    const qint64 before = traces();
    QVERIFY(b.add(u"alone"_s, 1));
    const qint64 one = traces() - before;
    QVERIFY(one > 0);
    QList<std::pair<QString, int>> many;
    for (int i = 0; i < 20; ++i)
        many.append({u"t%1"_s.arg(i), 1});
    const qint64 start = traces();
    for (const Result<void> &result : b.together(many))
        QVERIFY(result);
    QCOMPARE(b.names().size(), 21);
    // Twenty commits would leave twenty times as much.
    QVERIFY2(traces() - start < 5 * one, qPrintable(u"%1 against %2 for one"_s.arg(traces() - start).arg(one)));
}

TD_CATALOG_TEST(ExecutorTest)
#include "tst_catalog_executor.moc"
