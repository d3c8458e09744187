// SPDX-License-Identifier: GPL-3.0-or-later
// The command line on a PostgreSQL catalogue, and the way there.
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/realservers.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiesAndGoesOnThere();
    void refusals();
    void wrongPasswordIsSaid();

private:
    void use(Console &console, const FreshDatabase &fresh) const;
    std::optional<RealPostgres> m_server;
};

void CatalogueTest::initTestCase()
{
    m_server = realPostgres();
    TD_NEED_REAL_SERVERS(m_server.has_value());
}

void CatalogueTest::use(Console &console, const FreshDatabase &fresh) const
{
    console.environment.insert(u"PGHOST"_s, m_server->host);
    console.environment.insert(u"PGPORT"_s, QString::number(m_server->port));
    console.environment.insert(u"PGDATABASE"_s, *fresh);
    console.environment.insert(u"PGUSER"_s, m_server->user);
    console.environment.insert(u"PGPASSWORD"_s, m_server->password);
}

void CatalogueTest::copiesAndGoesOnThere()
{
    Console console;
    const QStringList ids = console.upload({1, 2, 3}, u"lamp"_s);
    const FreshDatabase fresh = m_server->freshDatabase();
    use(console, fresh);
    const Answer copied = console.json({u"catalogue"_s, u"copy"_s});
    QCOMPARE(copied.status, 0);
    QCOMPARE(JsonSchema::named(u"catalogue-copy"_s).problems(copied.json), QStringList());
    QVERIFY(copied.json.value("rows"_L1).toInt() > 10);
    QVERIFY(!copied.out.contains(m_server->password.toUtf8()) && !copied.err.contains(m_server->password.toUtf8()));

    const Answer listed = console.json({u"photos"_s, u"list"_s});
    QCOMPARE(listed.status, 0);
    QCOMPARE(listed.json.value("photos"_L1).toArray().size(), 3);
    QCOMPARE(console.upload({4}, u"lamp"_s).size(), 1);
    QCOMPARE(console.json({u"migrate"_s, ids.first(), u"--to"_s, u"hot"_s}).status, 0);
    QCOMPARE(console.json({u"check"_s, u"--read-data"_s}).status, 0);
    // The file it came from is as it was.
    for (const QString &name : {u"PGHOST"_s, u"PGDATABASE"_s, u"PGPORT"_s, u"PGUSER"_s, u"PGPASSWORD"_s})
        console.environment.remove(name);
    QCOMPARE(console.json({u"photos"_s, u"list"_s}).json.value("photos"_L1).toArray().size(), 3);
}

void CatalogueTest::refusals()
{
    Console console;
    const Answer nowhere = console.json({u"catalogue"_s, u"copy"_s});
    QCOMPARE(nowhere.status, 3);
    QVERIFY(nowhere.err.contains("PGHOST"));
    const FreshDatabase fresh = m_server->freshDatabase();
    use(console, fresh);
    QCOMPARE(console.json({u"catalogue"_s, u"copy"_s}).status, 1); // nothing to copy yet
    console.upload({1});                                           // in PostgreSQL
    Console other;
    other.upload({2});
    use(other, fresh);
    const Answer full = other.json({u"catalogue"_s, u"copy"_s});
    QCOMPARE(full.status, 3);
    QVERIFY(full.err.contains("already"));
}

void CatalogueTest::wrongPasswordIsSaid()
{
    Console console;
    use(console, m_server->freshDatabase());
    console.environment.insert(u"PGPASSWORD"_s, u"canary-of-this-test"_s);
    const Answer refused = console.json({u"stats"_s});
    QCOMPARE(refused.status, 3);
    QVERIFY(refused.err.contains("password"));
    QVERIFY(!refused.err.contains("canary") && !refused.out.contains("canary"));
    console.environment.insert(u"PGPORT"_s, u"1"_s);
    QCOMPARE(console.json({u"stats"_s}).status, 4);
}

TD_TEST(CatalogueTest)
#include "tst_catalogue.moc"
