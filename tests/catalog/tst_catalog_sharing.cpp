// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/connection.h"
#include "catalog/executor.h"
#include "catalog/sqlitedatabase.h"
#include "catalogfixture.h"

#include <QDir>
#include <QFile>

#include <atomic>
#include <set>
#include <thread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Many threads, and other processes on the same file.
class TestCatalogSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionSettings();
    void threadsAreNamed();
    void manyOpenANewOneAtOnce();
    void manyThreadsWriteAndRead();
    void twoCataloguesClaimEachTransferOnce();
    void twoCataloguesMoveAPhotoOnce();
    void changesOfOthersAreSeen();
    void busyWriterIsAnErrorAndPasses();
    void readersDoNotWaitForAWriter();
    void failedTransactionLeavesNothing();
    void closingFinishesWhatIsQueued();
};

void TestCatalogSharing::connectionSettings()
{
    Shelf shelf;
    const auto connection = must(Connection::open(shelf.database(1234), Access::ReadWrite));
    const QList<std::pair<QString, QString>> sqlite{{u"journal_mode"_s, u"wal"_s},
                                                    {u"synchronous"_s, u"2"_s},
                                                    {u"foreign_keys"_s, u"1"_s},
                                                    {u"busy_timeout"_s, u"1234"_s},
                                                    {u"temp_store"_s, u"2"_s}};
    const QList<std::pair<QString, QString>> postgres{{u"synchronous_commit"_s, u"on"_s},
                                                      {u"TimeZone"_s, u"UTC"_s},
                                                      {u"lock_timeout"_s, u"1234ms"_s},
                                                      {u"application_name"_s, u"Tierdeck"_s}};
    for (const auto &[name, expected] : onPostgres() ? postgres : sqlite) {
        const QString show = onPostgres() ? u"SELECT current_setting('%1')"_s : u"PRAGMA %1"_s;
        QCOMPARE(must(connection->value(show.arg(name))).toString(), expected);
    }
    const auto reader = must(Connection::open(shelf.database(), Access::ReadOnly));
    QVERIFY(!reader->exec(u"DELETE FROM settings"_s));
    must(connection->exec(u"DELETE FROM settings"_s));
}

void TestCatalogSharing::threadsAreNamed()
{
    Shelf shelf;
    QStringList names;
    const QStringList threads = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &thread : threads) {
        QFile name(u"/proc/self/task/%1/comm"_s.arg(thread));
        if (name.open(QIODevice::ReadOnly))
            names.append(QString::fromLatin1(name.readAll()).trimmed());
    }
    QVERIFY(names.contains(u"catalog-write"_s));
    QVERIFY(names.contains(u"catalog-read-1"_s));
    QVERIFY(names.contains(u"catalog-read-2"_s));
}

void TestCatalogSharing::manyOpenANewOneAtOnce()
{
    QTemporaryDir folder;
    const std::optional<RealPostgres> server = onPostgres() ? realPostgres() : std::nullopt;
    const FreshDatabase fresh = server ? server->freshDatabase() : nullptr;
    const auto open = [&]() -> Result<void> {
        OpenOptions options;
        options.busyTimeoutMs = 20'000;
        if (!onPostgres()) {
            TD_TRY(SqliteCatalogue::open(folder.filePath(u"new/catalog.db"_s), options));
            return {};
        }
        PostgresSettings settings;
        settings.host = server->socketDirectory;
        settings.port = server->port;
        settings.database = *fresh;
        settings.user = server->user;
        TD_TRY(PostgresCatalogue::open(settings, options));
        return {};
    };
    std::mutex mutex;
    QStringList reasons;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 6; ++t) {
            threads.emplace_back([&] {
                const auto opened = open();
                const std::lock_guard lock(mutex);
                reasons.append(reasonOf(opened));
            });
        }
    }
    QCOMPARE(reasons, QStringList(6, u"ok"_s));
    QCOMPARE(QDir(folder.filePath(u"new"_s)).entryList({u"*before*"_s}).size(), 0);
}

void TestCatalogSharing::manyThreadsWriteAndRead()
{
    constexpr int Threads = 8;
    constexpr int Each = 12;
    Shelf shelf;
    const auto second = shelf.openPatient();
    shelf.catalogue = shelf.openPatient();
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, t] {
                Catalogue &catalogue = t % 2 == 0 ? static_cast<Catalogue &>(*shelf.catalogue) : *second;
                for (int i = 0; i < Each; ++i) {
                    const QString id = u"t%1-%2"_s.arg(t).arg(i);
                    const auto added = catalogue.photos().add(shelf.draftPhoto(id, Tier::Hot, u"d%1"_s.arg(i)));
                    const auto found = catalogue.photos().find(id);
                    const auto page = catalogue.photos().page({}, {}, {}, 10);
                    if (!added || !found || !*found || !page)
                        ++failures;
                }
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    const std::vector<qint64> seqs = must(shelf.catalogue->photos().sequence({}, {}));
    QCOMPARE(std::set<qint64>(seqs.begin(), seqs.end()).size(), std::size_t(Threads * Each));
    QCOMPARE(must(second->stats().totals()).live.value(Tier::Hot).count, Threads * Each);
    QVERIFY(must(second->selfCheck(false)).isEmpty());
}

void TestCatalogSharing::twoCataloguesClaimEachTransferOnce()
{
    Shelf shelf;
    const auto first = shelf.openPatient();
    const auto second = shelf.openPatient();
    must(first->transfers().add(QList<Transfer>(60)));
    std::mutex mutex;
    QList<qint64> claimed;
    {
        std::vector<std::jthread> threads;
        for (SqlCatalogue *catalogue : {first.get(), second.get(), first.get(), second.get()}) {
            threads.emplace_back([&, catalogue] {
                for (;;) {
                    const QList<Transfer> mine =
                        must(catalogue->transfers().claim(3, {TransferLane{}}, shelf.me, shelf.clock.now()));
                    if (mine.isEmpty())
                        return;
                    const std::lock_guard lock(mutex);
                    for (const Transfer &transfer : mine)
                        claimed.append(transfer.id);
                }
            });
        }
    }
    QCOMPARE(claimed.size(), 60);
    QCOMPARE(QSet<qint64>(claimed.begin(), claimed.end()).size(), 60);
}

void TestCatalogSharing::twoCataloguesMoveAPhotoOnce()
{
    Shelf shelf;
    const auto first = shelf.openPatient();
    const auto second = shelf.openPatient();
    for (int i = 0; i < 10; ++i)
        shelf.add(u"p%1"_s.arg(i));
    std::atomic<int> begun = 0, aborted = 0;
    {
        std::vector<std::jthread> threads;
        for (SqlCatalogue *catalogue : {first.get(), second.get(), second.get()}) {
            threads.emplace_back([&, catalogue, worker = threads.size()] {
                for (int i = 0; i < 10; ++i) {
                    const QString id = u"p%1"_s.arg(i);
                    const qint64 source = must(catalogue->copies().ofPhoto(id)).first().copyId;
                    const auto entry = catalogue->journal().beginMove(
                        id, Tier::Temp, Tier::Hot,
                        {{variant::Master, source, u"f"_s, u"hot/%1-w%2.jpg"_s.arg(id).arg(worker)}}, {}, shelf.me,
                        shelf.clock.now());
                    if (entry)
                        ++begun;
                    else if (entry.error().code == ErrorCode::Aborted)
                        ++aborted;
                }
            });
        }
    }
    QCOMPARE(begun.load(), 10);
    QCOMPARE(aborted.load(), 20);
    QCOMPARE(must(first->journal().open()).size(), 10);
}

void TestCatalogSharing::changesOfOthersAreSeen()
{
    Shelf shelf;
    const auto second = shelf.open(shelf.options());
    qint64 counter = must(shelf.catalogue->changeCounter());
    QCOMPARE(must(shelf.catalogue->changeCounter()), counter);
    const auto rises = [&] {
        const qint64 now = must(shelf.catalogue->changeCounter());
        const bool rose = now > counter;
        counter = now;
        return rose;
    };
    must(second->settings().setValue(u"a"_s, u"1"_s));
    QVERIFY(rises());
    must(shelf.catalogue->settings().setValue(u"a"_s, u"2"_s));
    QVERIFY(rises());
    if (!onPostgres()) { // there only what consoles do is counted
        shelf.sql(u"UPDATE settings SET value = '3'"_s);
        QVERIFY(rises());
    }
    must(second->transfers().claim(1, {TransferLane{}}, shelf.me, shelf.clock.now())); // finds nothing
    QVERIFY(!rises());
    must(second->settings().value(u"a"_s));
    QVERIFY(!rises());
}

void TestCatalogSharing::busyWriterIsAnErrorAndPasses()
{
    Shelf shelf;
    const auto hog = must(Connection::open(shelf.database(100), Access::ReadWrite));
    auto held = std::make_unique<Transaction>(*hog);
    must(held->begin(Transaction::Kind::Write));
    const auto refused = shelf.catalogue->settings().setValue(u"a"_s, u"b"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    QCOMPARE(refused.error().reason, u"catalog.busy"_s);
    QVERIFY(refused.error().retryAfterSeconds.has_value());
    must(held->commit());
    must(shelf.catalogue->settings().setValue(u"a"_s, u"b"_s));
    // A writer waits for one who holds on for longer than one timeout of 200 ms.
    held = std::make_unique<Transaction>(*hog);
    must(held->begin(Transaction::Kind::Write));
    std::jthread writer([&] { must(shelf.catalogue->settings().setValue(u"a"_s, u"c"_s)); });
    QTest::qSleep(300);
    must(held->commit());
    writer.join();
    QCOMPARE(must(shelf.catalogue->settings().value(u"a"_s)), std::optional(u"c"_s));
}

void TestCatalogSharing::readersDoNotWaitForAWriter()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    const auto hog = must(Connection::open(shelf.database(100), Access::ReadWrite));
    Transaction held(*hog);
    must(held.begin(Transaction::Kind::Write));
    must(hog->exec(u"DELETE FROM settings"_s));
    QVERIFY(must(shelf.catalogue->photos().find(u"a"_s)).has_value());
}

void TestCatalogSharing::failedTransactionLeavesNothing()
{
    Shelf shelf;
    must(Executor::start(u"w"_s, 1, shelf.database(), Access::ReadWrite)
             .and_then([](std::unique_ptr<Executor> writer) -> Result<void> {
                 const auto failed = writer->transact(Transaction::Kind::Write, [](Connection &c) -> Result<void> {
                     TD_TRY(c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES ('a', 'b', 'c')"_s));
                     return fail(ErrorCode::Aborted, u"no"_s, u"No."_s);
                 });
                 if (reasonOf(failed) != u"no"_s)
                     qFatal("the job's own error is lost");
                 const auto wrong = writer->transact(Transaction::Kind::Write, [](Connection &c) -> Result<void> {
                     TD_TRY(c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES ('a', 'b', 'c')"_s));
                     TD_TRY(c.exec(u"INSERT INTO nowhere VALUES (1)"_s));
                     return {};
                 });
                 if (wrong)
                     qFatal("a wrong statement passes");
                 return {};
             }));
    QVERIFY(!must(shelf.catalogue->settings().value(u"a"_s)));
    must(shelf.catalogue->settings().setValue(u"a"_s, u"b"_s));
}

void TestCatalogSharing::closingFinishesWhatIsQueued()
{
    Shelf shelf;
    std::vector<std::future<Result<qint64>>> answers;
    {
        const auto writer = must(Executor::start(u"w"_s, 1, shelf.database(), Access::ReadWrite));
        for (int i = 0; i < 50; ++i)
            answers.push_back(writer->post([i](Connection &c) {
                return c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES (?, '', '')"_s,
                              {QString::number(i)});
            }));
    }
    for (auto &answer : answers)
        QCOMPARE(must(answer.get()), 1);
    QCOMPARE(shelf.sql(u"SELECT count(*) FROM settings"_s).toInt(), 50);
}

TD_CATALOG_TEST(TestCatalogSharing)
#include "tst_catalog_sharing.moc"
