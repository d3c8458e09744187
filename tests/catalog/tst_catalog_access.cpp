// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/connection.h"
#include "catalogfixture.h"
#include "support/testprogram.h"

#include <tuple>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(td::PostgresSettings)

/// Who gets into a PostgreSQL database, on which schema, and how a refusal is said.
class TestCatalogAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusals_data();
    void refusals();
    void encryptedAndProven();
    void leastPrivilege();
    void newerSchemaIsRefused();
    void changedStepIsRefused();
    void otherTablesAreLeftAlone();
    void failedUpgradeChangesNothing();
    void statesAreSaid_data();
    void statesAreSaid();

private:
    [[nodiscard]] PostgresSettings overTcp() const;
    [[nodiscard]] PostgresSettings overSocket(const QString &database) const;
    std::optional<RealPostgres> m_server;
    FreshDatabase m_fresh;
};

void TestCatalogAccess::initTestCase()
{
    m_server = realPostgres();
    TD_NEED_REAL_SERVERS(m_server.has_value());
    m_fresh = m_server->freshDatabase();
    QVERIFY(m_fresh);
}

PostgresSettings TestCatalogAccess::overTcp() const
{
    PostgresSettings settings;
    settings.host = m_server->host;
    settings.port = m_server->port;
    settings.database = *m_fresh;
    settings.user = m_server->user;
    settings.password = Secret(m_server->password.toUtf8());
    settings.sslMode = u"verify-full"_s;
    settings.sslRootCert = m_server->caFile;
    return settings;
}

PostgresSettings TestCatalogAccess::overSocket(const QString &database) const
{
    PostgresSettings settings;
    settings.host = m_server->socketDirectory;
    settings.port = m_server->port;
    settings.database = database;
    settings.user = m_server->user;
    return settings;
}

void TestCatalogAccess::refusals_data()
{
    QTest::addColumn<PostgresSettings>("settings");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("code");
    const auto row = [this](const char *name, auto change, const QString &reason, ErrorCode code) {
        PostgresSettings settings = overTcp();
        change(settings);
        QTest::newRow(name) << settings << reason << int(code);
    };
    row(
        "wrong password", [](PostgresSettings &s) { s.password = Secret("canary-wrong-password"); }, u"catalog.login"_s,
        ErrorCode::Unauthenticated);
    row(
        "no password", [](PostgresSettings &s) { s.password = {}; }, u"catalog.login"_s, ErrorCode::Unauthenticated);
    row(
        "unknown role", [](PostgresSettings &s) { s.user = u"stranger"_s; }, u"catalog.login"_s,
        ErrorCode::Unauthenticated);
    row(
        "unknown database", [](PostgresSettings &s) { s.database = u"no_such"_s; }, u"catalog.no_database"_s,
        ErrorCode::FailedPrecondition);
    row(
        "nobody listens", [](PostgresSettings &s) { s.port = 1; }, u"catalog.unreachable"_s, ErrorCode::Unavailable);
    row(
        "unknown host", [](PostgresSettings &s) { s.host = u"nowhere.invalid"_s; }, u"catalog.unreachable"_s,
        ErrorCode::Unavailable);
    row(
        "another name than the certificate's", [](PostgresSettings &s) { s.host = u"127.0.0.2"_s; },
        u"catalog.unreachable"_s, ErrorCode::Unavailable);
    row(
        "unknown authority", [](PostgresSettings &s) { s.sslRootCert = u"/etc/hostname"_s; }, u"catalog.tls"_s,
        ErrorCode::Unauthenticated);
    row(
        "no list of authorities", [](PostgresSettings &s) { s.sslRootCert = u"/nowhere/ca.pem"_s; }, u"catalog.tls"_s,
        ErrorCode::Unauthenticated);
    row(
        "no rights",
        [this](PostgresSettings &s) {
            s.user = m_server->otherUser;
            s.password = Secret(m_server->otherPassword.toUtf8());
        },
        u"catalog.privilege"_s, ErrorCode::PermissionDenied);
    row(
        "no such mode", [](PostgresSettings &s) { s.sslMode = u"it's odd"_s; }, u"catalog.tls"_s,
        ErrorCode::Unauthenticated);
}

void TestCatalogAccess::refusals()
{
    QFETCH(PostgresSettings, settings);
    QFETCH(QString, reason);
    QFETCH(int, code);
    const auto opened = PostgresCatalogue::open(settings);
    QVERIFY(!opened);
    const Error &error = opened.error();
    QVERIFY2(error.reason == reason, qPrintable(error.reason + u": "_s + error.detail));
    QCOMPARE(int(error.code), code);
    QVERIFY(!error.message.isEmpty() && !error.remedy.isEmpty());
    const QString all = error.message + error.where + error.remedy + error.detail;
    for (const QString &secret : {m_server->password, m_server->otherPassword, u"canary"_s})
        QVERIFY2(!all.contains(secret), qPrintable(all));
}

void TestCatalogAccess::encryptedAndProven()
{
    const auto catalogue = must(PostgresCatalogue::open(overTcp()));
    must(catalogue->settings().setValue(u"a"_s, u"b"_s));
    QCOMPARE(m_server->asSuperuser(*m_fresh,
                                   u"SELECT bool_and(ssl) FROM pg_stat_ssl s JOIN pg_stat_activity a USING "
                                   "(pid) WHERE a.application_name = 'Tierdeck' AND datname = '%1'"_s.arg(*m_fresh)),
             u"t"_s);
}

void TestCatalogAccess::leastPrivilege()
{
    const FreshDatabase fresh = m_server->freshDatabase();
    must(PostgresCatalogue::open(overSocket(*fresh))).reset();
    PostgresSettings settings = overSocket(*fresh);
    settings.user = m_server->otherUser;
    QCOMPARE(reasonOf(PostgresCatalogue::open(settings)), u"catalog.privilege"_s);
    std::ignore = m_server->asSuperuser(
        *fresh,
        u"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %1"_s.arg(m_server->otherUser));
    const auto catalogue = must(PostgresCatalogue::open(settings));
    Holder me{u"host"_s, 1, u"10"_s};
    NewPhoto photo;
    photo.photo.photoId = u"p"_s;
    photo.photo.userId = u"u"_s;
    photo.photo.draftId = u"d"_s;
    photo.photo.tags = {u"red"_s};
    must(catalogue->photos().add(photo));
    must(catalogue->drafts().addOrder({u"o"_s, u"d"_s, Instant{}}));
    must(catalogue->transfers().add({Transfer{}}));
    QCOMPARE(must(catalogue->transfers().claim(1, {TransferLane{}}, me, {})).size(), 1);
    QVERIFY(must(catalogue->leases().acquire(u"l"_s, me, Seconds{60}, {}, {})));
    QVERIFY(must(catalogue->selfCheck(true)).isEmpty());
    const auto database = std::make_shared<PostgresDatabase>(settings);
    const auto connection = must(Connection::open(database, Access::ReadWrite));
    QCOMPARE(reasonOf(connection->execOnce(u"CREATE TABLE mine (a integer)"_s)), u"catalog.privilege"_s);
    QCOMPARE(reasonOf(connection->execOnce(u"DROP TABLE photo_metadata"_s)), u"catalog.privilege"_s);
}

void TestCatalogAccess::newerSchemaIsRefused()
{
    const FreshDatabase fresh = m_server->freshDatabase();
    OpenOptions options;
    options.migrations = postgresMigrations();
    options.migrations.append({int(options.migrations.size()) + 1, u"more"_s, u"CREATE TABLE more (a bigint);"_s});
    must(PostgresCatalogue::open(overSocket(*fresh))).reset();
    must(PostgresCatalogue::open(overSocket(*fresh), options)).reset();
    const auto refused = PostgresCatalogue::open(overSocket(*fresh));
    QCOMPARE(reasonOf(refused), u"catalog.newer_schema"_s);
    QCOMPARE(refused.error().code, ErrorCode::FailedPrecondition);
    must(PostgresCatalogue::open(overSocket(*fresh), options)).reset();
}

void TestCatalogAccess::changedStepIsRefused()
{
    const FreshDatabase fresh = m_server->freshDatabase();
    must(PostgresCatalogue::open(overSocket(*fresh))).reset();
    OpenOptions options;
    options.migrations = postgresMigrations();
    options.migrations[0].sql += u"\n-- one more word"_s;
    QCOMPARE(reasonOf(PostgresCatalogue::open(overSocket(*fresh), options)), u"catalog.migration_changed"_s);
}

void TestCatalogAccess::otherTablesAreLeftAlone()
{
    const FreshDatabase fresh = m_server->freshDatabase();
    std::ignore = m_server->asSuperuser(*fresh, u"CREATE TABLE invoices (id bigint)"_s);
    const auto refused = PostgresCatalogue::open(overSocket(*fresh));
    QCOMPARE(reasonOf(refused), u"catalog.not_empty"_s);
    QVERIFY(refused.error().message.contains(u"invoices"_s));
    QCOMPARE(m_server->asSuperuser(*fresh, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"1"_s);
}

void TestCatalogAccess::failedUpgradeChangesNothing()
{
    const FreshDatabase fresh = m_server->freshDatabase();
    OpenOptions options;
    options.migrations = postgresMigrations();
    options.migrations.append({int(options.migrations.size()) + 1, u"broken"_s,
                               u"CREATE TABLE fine (a bigint);\nINSERT INTO nowhere VALUES (1);"_s});
    const auto failed = PostgresCatalogue::open(overSocket(*fresh), options);
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(u"broken"_s), qPrintable(failed.error().message));
    QCOMPARE(m_server->asSuperuser(*fresh, u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s), u"0"_s);
    must(PostgresCatalogue::open(overSocket(*fresh))).reset();
}

void TestCatalogAccess::statesAreSaid_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::newRow("serialization") << u"40001"_s << u"catalog.conflict"_s;
    QTest::newRow("deadlock") << u"40P01"_s << u"catalog.conflict"_s;
    QTest::newRow("lock timeout") << u"55P03"_s << u"catalog.busy"_s;
    QTest::newRow("statement timeout") << u"57014"_s << u"catalog.timeout"_s;
    QTest::newRow("shutdown") << u"57P01"_s << u"catalog.connection_lost"_s;
    QTest::newRow("connection") << u"08006"_s << u"catalog.connection_lost"_s;
    QTest::newRow("disk full") << u"53100"_s << u"catalog.disk_full"_s;
    QTest::newRow("too many") << u"53300"_s << u"catalog.server_full"_s;
    QTest::newRow("standby") << u"25006"_s << u"catalog.read_only"_s;
    QTest::newRow("privilege") << u"42501"_s << u"catalog.privilege"_s;
    QTest::newRow("unique") << u"23505"_s << u"catalog.constraint"_s;
    QTest::newRow("damaged") << u"XX001"_s << u"catalog.corrupt"_s;
    QTest::newRow("other") << u"22012"_s << u"catalog.failed"_s;
}

void TestCatalogAccess::statesAreSaid()
{
    QFETCH(QString, state);
    QFETCH(QString, reason);
    const auto database = std::make_shared<PostgresDatabase>(overSocket(*m_fresh));
    const auto connection = must(Connection::open(database, Access::ReadWrite));
    const auto raised =
        connection->execOnce(u"DO $$ BEGIN RAISE EXCEPTION 'said so' USING ERRCODE = '%1'; END $$"_s.arg(state));
    QCOMPARE(reasonOf(raised), reason);
    QVERIFY(raised.error().detail.contains(u"said so"_s) && raised.error().detail.contains(state));
    QCOMPARE(raised.error().where, database->name());
}

TD_TEST(TestCatalogAccess)
#include "tst_catalog_access.moc"
