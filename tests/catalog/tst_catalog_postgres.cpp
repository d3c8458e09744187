// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/executor.h"
#include "catalogfixture.h"

#include <QProcess>
#include <QSet>

#include <future>
#include <mutex>
#include <thread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int Transfers = 2000;

/// The server's count of sessions that answer `condition`.
int sessions(const Shelf &shelf, const QString &condition)
{
    return shelf.server
        ->asSuperuser(*shelf.fresh, u"SELECT count(*) FROM pg_stat_activity WHERE datname = '%1' AND %2"_s.arg(
                                        *shelf.fresh, condition))
        .value_or(u"0"_s)
        .toInt();
}

/// Claims until nothing is left; the ids.
QList<qint64> claimAll(SqlCatalogue &catalogue, const Holder &holder)
{
    QList<qint64> ids;
    for (;;) {
        const QList<Transfer> mine = must(catalogue.transfers().claim(7, {TransferLane{}}, holder, {}));
        if (mine.isEmpty())
            return ids;
        for (const Transfer &transfer : mine)
            ids.append(transfer.id);
    }
}

PostgresSettings settingsFromEnvironment()
{
    PostgresSettings settings;
    settings.host = qEnvironmentVariable("TD_HOST");
    settings.port = qEnvironmentVariableIntValue("TD_PORT");
    settings.database = qEnvironmentVariable("TD_DATABASE");
    settings.user = qEnvironmentVariable("TD_USER");
    return settings;
}

/// This program again, as another console: claims and writes the ids.
int claimAsChild()
{
    OpenOptions patient;
    patient.busyTimeoutMs = 20'000;
    const auto catalogue = must(PostgresCatalogue::open(settingsFromEnvironment(), patient));
    for (const qint64 id : claimAll(*catalogue, {u"child"_s, 3, u"30"_s}))
        printf("%lld\n", static_cast<long long>(id));
    return 0;
}

} // namespace

/// What only PostgreSQL can do to a catalogue: several computers, a clock of its own, connections that break.
class TestCatalogPostgres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leasesGoByTheServersClock();
    void consolesClaimEachTransferOnce();
    void idleConnectionsAreMadeAgain();
    void cutInTheMiddleOfAJob();
    void cutDuringCommit();
    void serverThatIsKilledAndComesBack();
    void conflictsAreRepeated();
    void hungConsoleLetsOthersGoOn();
    void textsThatHurt_data();
    void textsThatHurt();
};

void TestCatalogPostgres::leasesGoByTheServersClock()
{
    Shelf shelf;
    LeaseRepository &leases = shelf.catalogue->leases();
    const auto alive = [](const Holder &) { return false; };
    const auto serverNow = [&] { return *fromIso(shelf.sql(u"SELECT utc_now()"_s).toString()); };
    const Instant wrong = at("2031-01-01T00:00:00Z"); // what this computer believes
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, Seconds{60}, alive, wrong)));
    const Instant until = must(leases.find(u"l"_s))->until;
    QVERIFY(until > serverNow() && until <= serverNow() + Seconds{60});
    // A console whose clock is years ahead does not find the lease expired, nor may it keep it for years.
    QVERIFY(!must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, wrong + Day)));
    QVERIFY(must(leases.renew(u"l"_s, shelf.me, Seconds{90}, at("2001-01-01T00:00:00Z"))));
    QVERIFY(must(leases.find(u"l"_s))->until > until);
    shelf.sql(u"UPDATE leases SET lease_until = '%1'"_s.arg(toIso(serverNow() - Seconds{1})));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.other, Seconds{60}, alive, at("2001-01-01T00:00:00Z"))));
    QVERIFY(!must(leases.renew(u"l"_s, shelf.me, Seconds{60}, wrong)));
    // An end further away than a term was written under another clock.
    shelf.sql(u"UPDATE leases SET lease_until = '%1'"_s.arg(toIso(serverNow() + Day)));
    QVERIFY(must(leases.acquire(u"l"_s, shelf.me, Seconds{60}, alive, wrong)));
}

void TestCatalogPostgres::consolesClaimEachTransferOnce()
{
    Shelf shelf;
    must(shelf.catalogue->transfers().add(QList<Transfer>(Transfers)));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TD_HOST"_s, shelf.postgres().host);
    environment.insert(u"TD_PORT"_s, QString::number(shelf.postgres().port));
    environment.insert(u"TD_DATABASE"_s, shelf.postgres().database);
    environment.insert(u"TD_USER"_s, shelf.postgres().user);
    std::array<QProcess, 2> children;
    for (QProcess &child : children) {
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {u"tst_catalog_postgres"_s, u"--claim"_s});
    }
    std::mutex mutex;
    QList<qint64> claimed;
    {
        const auto second = shelf.openPatient();
        const auto third = shelf.openPatient();
        std::vector<std::jthread> threads;
        for (SqlCatalogue *catalogue : {second.get(), second.get(), third.get()}) {
            threads.emplace_back([&, catalogue] {
                const QList<qint64> mine = claimAll(*catalogue, shelf.me);
                const std::lock_guard lock(mutex);
                claimed += mine;
            });
        }
    }
    for (QProcess &child : children) {
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitCode(), 0);
        const QList<QByteArray> ids = child.readAllStandardOutput().split('\n');
        for (const QByteArray &id : ids) {
            if (!id.isEmpty())
                claimed.append(id.toLongLong());
        }
    }
    QCOMPARE(claimed.size(), Transfers);
    QCOMPARE(QSet<qint64>(claimed.begin(), claimed.end()).size(), Transfers);
    QCOMPARE(must(shelf.catalogue->transfers().counts()).value(TransferState::Running), Transfers);
}

void TestCatalogPostgres::idleConnectionsAreMadeAgain()
{
    Shelf shelf;
    shelf.add(u"a"_s);
    shelf.server->cutConnections(*shelf.fresh);
    QTRY_COMPARE(sessions(shelf, u"application_name = 'Tierdeck'"_s), 0);
    QVERIFY(must(shelf.catalogue->photos().find(u"a"_s)).has_value());
    must(shelf.catalogue->settings().setValue(u"k"_s, u"v"_s));
    // The settings of the session are those of the first one.
    const auto connection = must(Connection::open(shelf.database(), Access::ReadOnly));
    shelf.server->cutConnections(*shelf.fresh);
    QCOMPARE(reasonOf(connection->number(u"SELECT 1"_s)), u"catalog.connection_lost"_s);
    must(connection->ensureOpen());
    QCOMPARE(must(connection->value(u"SELECT current_setting('default_transaction_read_only')"_s)).toString(), u"on"_s);
    must(shelf.catalogue->changeCounter());
}

void TestCatalogPostgres::cutInTheMiddleOfAJob()
{
    Shelf shelf;
    const auto writer = must(Executor::start(u"w"_s, 1, shelf.database(), Access::ReadWrite));
    const auto write = [](Connection &c) {
        return c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES ('half', '1', '')"_s);
    };
    const auto cut = writer->transact(Transaction::Kind::Write, [&](Connection &c) -> Result<qint64> {
        TD_TRY(write(c));
        shelf.server->cutConnections(*shelf.fresh);
        return c.exec(u"UPDATE settings SET value = '2'"_s);
    });
    QVERIFY(!cut);
    QCOMPARE(cut.error().reason, u"catalog.connection_lost"_s);
    QCOMPARE(cut.error().code, ErrorCode::Unavailable);
    QVERIFY(cut.error().retryAfterSeconds.has_value());
    QVERIFY(!must(shelf.catalogue->settings().value(u"half"_s)));
    QCOMPARE(must(writer->transact(Transaction::Kind::Write, write)), 1);
    QVERIFY(must(shelf.catalogue->settings().value(u"half"_s)).has_value());
}

void TestCatalogPostgres::cutDuringCommit()
{
    Shelf shelf;
    // Commits of settings take their time.
    shelf.sql(u"CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(20); RETURN NULL; "
              "END'"_s);
    shelf.sql(
        u"CREATE CONSTRAINT TRIGGER lingering AFTER INSERT ON settings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        "EXECUTE FUNCTION linger()"_s);
    auto saved =
        std::async(std::launch::async, [&] { return shelf.catalogue->settings().setValue(u"unknown"_s, u"1"_s); });
    QTRY_COMPARE(sessions(shelf, u"query = 'COMMIT' AND wait_event = 'PgSleep'"_s), 1);
    shelf.server->cutConnections(*shelf.fresh);
    const Result<void> result = saved.get();
    QVERIFY(!result);
    QCOMPARE(result.error().reason, u"catalog.commit_unknown"_s);
    QCOMPARE(result.error().code, ErrorCode::Unavailable);
    QVERIFY(!result.error().remedy.isEmpty());
    shelf.sql(u"DROP TRIGGER lingering ON settings"_s);
    QVERIFY(!must(shelf.catalogue->settings().value(u"unknown"_s)));
    must(shelf.catalogue->settings().setValue(u"unknown"_s, u"2"_s));
    QCOMPARE(must(shelf.catalogue->settings().value(u"unknown"_s)), std::optional(u"2"_s));
}

void TestCatalogPostgres::serverThatIsKilledAndComesBack()
{
    const std::unique_ptr<PrivatePostgres> own = PrivatePostgres::start();
    TD_NEED_REAL_SERVERS(own != nullptr);
    const FreshDatabase fresh = own->server().freshDatabase();
    QVERIFY(fresh);
    PostgresSettings settings;
    settings.host = own->server().socketDirectory;
    settings.port = own->server().port;
    settings.database = *fresh;
    settings.user = own->server().user;
    const auto catalogue = must(PostgresCatalogue::open(settings));
    must(catalogue->settings().setValue(u"a"_s, u"1"_s));
    QVERIFY(own->kill());
    for (int i = 0; i < 2; ++i) {
        const auto away = catalogue->settings().setValue(u"a"_s, u"2"_s);
        QVERIFY(!away);
        QCOMPARE(away.error().code, ErrorCode::Unavailable);
        QVERIFY2(away.error().reason == u"catalog.unreachable"_s || away.error().reason == u"catalog.connection_lost"_s,
                 qPrintable(away.error().reason));
    }
    QVERIFY(own->startAgain());
    QCOMPARE(must(catalogue->settings().value(u"a"_s)), std::optional(u"1"_s));
    must(catalogue->settings().setValue(u"a"_s, u"3"_s));
    QVERIFY(must(catalogue->selfCheck(false)).isEmpty());
}

void TestCatalogPostgres::conflictsAreRepeated()
{
    Shelf shelf;
    const auto writer = must(Executor::start(u"w"_s, 1, shelf.database(), Access::ReadWrite));
    int tries = 0;
    int until = 3;
    const auto job = [&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const qint64 rows, c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES ('once', '', '')"_s));
        if (++tries < until)
            TD_TRY(c.execOnce(u"DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"_s));
        return rows;
    };
    QCOMPARE(must(writer->transact(Transaction::Kind::Write, job)), 1);
    QCOMPARE(tries, 3);
    QCOMPARE(shelf.sql(u"SELECT count(*) FROM settings"_s).toInt(), 1);
    shelf.sql(u"DELETE FROM settings"_s);
    until = 1000;
    const auto never = writer->transact(Transaction::Kind::Write, job);
    QCOMPARE(never.error().code, ErrorCode::Unavailable);
    QVERIFY(tries < 20);
}

void TestCatalogPostgres::hungConsoleLetsOthersGoOn()
{
    Shelf shelf;
    const auto hung = must(Connection::open(shelf.database(), Access::ReadWrite));
    must(hung->value(u"SELECT set_config('idle_in_transaction_session_timeout', '300', false)"_s));
    Transaction transaction(*hung);
    must(transaction.begin(Transaction::Kind::Write));
    must(hung->exec(u"INSERT INTO settings(key, value, updated_at) VALUES ('hung', '', '')"_s));
    const auto patient = shelf.openPatient();
    must(patient->settings().setValue(u"a"_s, u"1"_s));
    const auto late = transaction.commit();
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Unavailable);
    QVERIFY(!must(patient->settings().value(u"hung"_s)));
}

void TestCatalogPostgres::textsThatHurt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes") << u"it's \"quoted\" `here`"_s;
    QTest::newRow("backslashes") << u"C:\\new\\'; DROP TABLE users; --\\"_s;
    QTest::newRow("placeholders") << u"? $1 :name %s {0}"_s;
    QTest::newRow("dollars") << u"$$ $tag$ $$"_s;
    QTest::newRow("emoji") << u"👗🏽 Kleid"_s;
    QTest::newRow("control") << u"a\r\n\tb\x1b[31m"_s;
    QTest::newRow("right to left") << u"\u202egpj.exe"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
    QTest::newRow("half a pair") << u"a"_s + QChar(0xd800) + u"b"_s;
    QTest::newRow("long") << QString(2000, u'x');
}

void TestCatalogPostgres::textsThatHurt()
{
    QFETCH(QString, text);
    Shelf shelf;
    NewPhoto photo = shelf.draftPhoto(u"p"_s, Tier::Temp, u"d"_s);
    photo.photo.filename = text;
    photo.photo.metadata = {{u"note"_s, text}};
    must(shelf.catalogue->photos().add(photo));
    must(shelf.catalogue->settings().setValue(text, text));
    const QString stored = QString::fromUtf8(QString(text).replace(QChar(0), QChar(0xfffd)).toUtf8());
    QCOMPARE(shelf.photo(u"p"_s).filename, stored);
    QCOMPARE(must(shelf.catalogue->settings().value(text)), std::optional(stored));
    PhotoFilter filter;
    filter.text = text;
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).count, 1);
    const PhotoPage page = must(shelf.catalogue->photos().page({}, {PhotoSortField::Filename, true}, {}, 1));
    QCOMPARE(page.photos.size(), 1);
    PhotoEdit edit;
    edit.addTags = {QString(text).remove(QChar(0))};
    must(shelf.catalogue->photos().edit({u"p"_s}, edit, shelf.clock.now()));
    QVERIFY(must(shelf.catalogue->selfCheck(false)).isEmpty());
}

static int runHere(int argc, char **argv)
{
    if (argc > 1 && QByteArrayView(argv[1]) == "--claim") {
        const QCoreApplication application(argc, argv);
        return claimAsChild();
    }
    qputenv("TIERDECK_TEST_CATALOGUE", "postgres");
    return runCatalogTest<TestCatalogPostgres>(argc, argv);
}

TD_TEST_RUN(runHere)
#include "tst_catalog_postgres.moc"
