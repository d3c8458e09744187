// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/connection.h"
#include "catalogfixture.h"
#include "support/testprogram.h"

#include <QMap>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

/// What an engine has, one line each: "table.column type null default", "index table.name unique"...
using Lines = QStringList;

QString typeIn(const QString &sqliteType)
{
    static const QMap<QString, QString> types{{u"INTEGER"_s, u"bigint"_s},
                                              {u"TEXT"_s, u"text"_s},
                                              {u"REAL"_s, u"double precision"_s},
                                              {u"BLOB"_s, u"bytea"_s}};
    return types.value(sqliteType, u"unknown "_s + sqliteType);
}

Result<Lines> linesOf(const std::shared_ptr<const Database> &database, const QString &sql)
{
    TD_ASSIGN(const auto connection, Connection::open(database, Access::ReadOnly));
    TD_ASSIGN(Lines lines, connection->texts(sql));
    lines.sort();
    return lines;
}

} // namespace

/// Both engines have the same schema, column by column.
class TestCatalogSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stepsHaveTwins();
    void columnsAreTheSame();
    void keysAndIndexesAreTheSame();
    void triggersAreTheSame();
    void searchHasAnIndex();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Database> m_sqlite, m_postgres;
    FreshDatabase m_fresh;
};

void TestCatalogSchema::initTestCase()
{
    const auto server = realPostgres();
    TD_NEED_REAL_SERVERS(server.has_value());
    m_fresh = server->freshDatabase();
    QVERIFY(m_fresh);
    const QString file = m_folder.filePath(u"catalog.db"_s);
    PostgresSettings settings;
    settings.host = server->socketDirectory;
    settings.port = server->port;
    settings.database = *m_fresh;
    settings.user = server->user;
    must(SqliteCatalogue::open(file)).reset();
    must(PostgresCatalogue::open(settings)).reset();
    m_sqlite = std::make_shared<SqliteDatabase>(file);
    m_postgres = std::make_shared<PostgresDatabase>(settings);
}

void TestCatalogSchema::stepsHaveTwins()
{
    const auto names = [](const QList<Migration> &steps) {
        QStringList list;
        for (const Migration &step : steps)
            list.append(QString::number(step.version) + u' ' + step.name);
        return list;
    };
    QVERIFY(!embeddedMigrations().isEmpty());
    QCOMPARE(names(postgresMigrations()), names(embeddedMigrations()));
}

void TestCatalogSchema::columnsAreTheSame()
{
    Lines sqlite;
    const auto connection = must(Connection::open(m_sqlite, Access::ReadOnly));
    must(connection->each(
        u"SELECT m.name, c.name, c.type, c.\"notnull\" OR c.pk > 0, c.dflt_value, c.cid FROM sqlite_master m JOIN "
        "pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE "
        "'photo_search%' AND m.name <> 'schema_migrations'"_s,
        {}, [&](const QSqlQuery &q) {
            QString initial = q.value(4).toString();
            if (initial == u"CURRENT_TIMESTAMP"_s)
                initial = u"utc_now()"_s;
            sqlite.append(u"%1.%2 %3 %4 %5 %6"_s.arg(
                q.value(0).toString(), q.value(1).toString(), typeIn(q.value(2).toString()),
                q.value(3).toBool() ? u"not null"_s : u"null"_s, initial, q.value(5).toString()));
        }));
    sqlite.sort();
    const Lines postgres = must(linesOf(
        m_postgres,
        u"SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' not null ' "
        "ELSE ' null ' END || coalesce(replace(column_default, '::text', ''), '') || ' ' || ordinal_position - 1 FROM "
        "information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE "
        "table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'schema_migrations' AND "
        "(table_name, column_name) <> ('lifecycle_runs', 'rowid')"_s));
    QVERIFY(sqlite.size() > 200);
    for (const QString &line : sqlite)
        QVERIFY2(postgres.contains(line), qPrintable(u"only SQLite has "_s + line));
    for (const QString &line : postgres)
        QVERIFY2(sqlite.contains(line), qPrintable(u"only PostgreSQL has "_s + line));
    // All text is compared byte by byte.
    QCOMPARE(
        must(linesOf(m_postgres, u"SELECT table_name || '.' || column_name FROM information_schema.columns JOIN "
                                 "information_schema.tables USING (table_schema, table_name) WHERE table_schema = "
                                 "'public' AND table_type = 'BASE TABLE' AND table_name <> 'schema_migrations' AND "
                                 "data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"_s)),
        Lines());
}

void TestCatalogSchema::keysAndIndexesAreTheSame()
{
    const Lines sqlite = must(linesOf(
        m_sqlite, u"SELECT m.name || '.' || i.name || CASE i.\"unique\" WHEN 1 THEN ' unique' ELSE '' END || CASE "
                  "i.partial WHEN 1 THEN ' partial ' ELSE ' ' END || (SELECT count(*) FROM pragma_index_info(i.name)) "
                  "FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin = 'c'"_s));
    const Lines postgres = must(linesOf(
        m_postgres,
        u"SELECT CAST(i.indrelid AS regclass) || '.' || r.relname || CASE WHEN i.indisunique THEN ' unique' ELSE '' "
        u"END "
        "|| CASE WHEN i.indpred IS NULL THEN ' ' ELSE ' partial ' END || i.indnatts FROM pg_index i JOIN pg_class r ON "
        "r.oid = i.indexrelid JOIN pg_namespace n ON n.oid = r.relnamespace WHERE n.nspname = 'public' AND r.relname "
        "NOT LIKE 'ix\\_search\\_%' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)"_s));
    QCOMPARE(postgres, sqlite);
    QVERIFY2(sqlite.size() > 30, qPrintable(QString::number(sqlite.size())));
    const QString references = u"SELECT count(*) FROM pg_constraint WHERE contype = 'f'"_s;
    QCOMPARE(must(linesOf(m_postgres, references)),
             must(linesOf(m_sqlite, u"SELECT count(*) FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) WHERE "
                                    "m.type = 'table'"_s)));
}

void TestCatalogSchema::triggersAreTheSame()
{
    QCOMPARE(must(linesOf(m_postgres, u"SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"_s)),
             must(linesOf(m_sqlite, u"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name <> "
                                    "'tr_photo_search'"_s)));
    QCOMPARE(must(linesOf(m_postgres, u"SELECT viewname FROM pg_views WHERE schemaname = 'public'"_s)),
             must(linesOf(m_sqlite, u"SELECT name FROM sqlite_master WHERE type = 'view'"_s)));
}

void TestCatalogSchema::searchHasAnIndex()
{
    const auto planOf = [this](const QString &sql) {
        return realPostgres()->asSuperuser(*m_fresh, u"SET enable_seqscan = off; EXPLAIN "_s + sql).value_or(QString());
    };
    // Among indexes of an empty table the planner takes any. Without the triggers: their totals' row would be looked up
    // in all its 20,000 versions of this one transaction.
    QVERIFY(realPostgres()->asSuperuser(
        *m_fresh, u"SET session_replication_role = replica; INSERT INTO users(id) VALUES ('u'); INSERT INTO "
                  u"photo_metadata(photo_id, user_id, tier, "
                  "file_size_bytes, compressed_size_bytes, captured_at, seq, pixels, width, height) SELECT 'p' || n, "
                  "'u', 'hot', n, n, to_char(DATE '2000-01-01' + n, 'YYYY-MM-DD'), n, n, n, 5 "
                  "FROM generate_series(1, 20000) AS n; ANALYZE photo_metadata"_s));
    const QString plan =
        planOf(u"SELECT p.seq FROM photo_metadata p WHERE folded(p.filename) LIKE folded('%holiday%')"_s);
    QVERIFY2(plan.contains(u"ix_search_filename"_s), qPrintable(plan));
    for (const auto &[condition, index] :
         {std::pair(u"p.camera <> '' AND p.camera = 'x'"_s, u"ix_camera"_s),
          std::pair(u"p.lens <> '' AND p.lens = 'x'"_s, u"ix_lens"_s),
          std::pair(u"p.captured_at >= '2025' AND p.captured_at < '2026'"_s, u"ix_live_captured"_s),
          std::pair(u"p.pixels >= 50000000"_s, u"ix_live_pixels"_s),
          std::pair(u"p.width > 0 AND (CASE WHEN p.width > p.height THEN 'landscape' WHEN p.width < p.height THEN "
                    "'portrait' ELSE 'square' END) = 'square'"_s,
                    u"ix_live_shape"_s),
          std::pair(u"p.has_position = 1"_s, u"ix_live_position"_s)}) {
        const QString few =
            planOf(u"SELECT p.seq FROM photo_metadata p WHERE p.deleted_at IS NULL AND %1 LIMIT 5000"_s.arg(condition));
        QVERIFY2(few.contains(index), qPrintable(few));
    }
    for (const QString &order : {u"p.upload_date"_s, u"lower(p.filename)"_s, u"ifnull(p.draft_id, '')"_s}) {
        const QString page = planOf(u"SELECT p.seq FROM photo_metadata p WHERE p.deleted_at IS NULL AND (%1, p.seq) < "
                                    "('m', 5) ORDER BY %1 DESC, p.seq DESC LIMIT 50"_s.arg(order));
        QVERIFY2(page.contains(u"Index"_s) && page.contains(u"ix_live_"_s) && !page.contains(u"Sort"_s),
                 qPrintable(page));
    }
}

TD_TEST(TestCatalogSchema)
#include "tst_catalog_schema.moc"
