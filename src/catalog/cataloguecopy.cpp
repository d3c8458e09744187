// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/cataloguecopy.h"

#include "catalog/copiedtables.h"
#include "catalog/postgresdatabase.h"
#include "catalog/postgresmigrator.h"
#include "catalog/schemasteps.h"
#include "catalog/sqlitedatabase.h"
#include "catalog/transaction.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype BatchRows = 500;
constexpr qsizetype BatchChars = 1'000'000;

/// One table that both databases have.
struct Table {
    QString name;
    QStringList columns;
    QString rowAsJson; ///< SQLite's expression of a whole row as a JSON object
    qint64 rows = 0;
};

class Copier
{
public:
    Copier(Connection &from, Connection &to, const CatalogueCopyOptions &options)
        : m_from(from)
        , m_to(to)
        , m_options(options)
    {
    }

    Result<CatalogueCopy> run()
    {
        TD_TRY(m_to.execOnce(u"SET LOCAL statement_timeout = 0"_s));
        TD_TRY(requireEmpty());
        TD_TRY(findTables());
        // The rows that triggers would write are copied as well.
        const QStringList withTriggers{u"photo_metadata"_s, u"orders"_s, u"copies"_s};
        for (const QString &table : withTriggers)
            TD_TRY(m_to.execOnce(QString("ALTER TABLE "_L1 % table % " DISABLE TRIGGER USER"_L1)));
        TD_TRY(m_to.exec(u"DELETE FROM counters WHERE name <> 'changes'"_s));
        for (const Table &table : std::as_const(m_tables))
            TD_TRY(copy(table));
        for (const QString &table : withTriggers)
            TD_TRY(m_to.execOnce(QString("ALTER TABLE "_L1 % table % " ENABLE TRIGGER USER"_L1)));
        TD_TRY(continueNumbers());
        TD_TRY(compare());
        return m_done;
    }

private:
    Result<void> requireEmpty()
    {
        for (const QString &table : {u"photo_metadata"_s, u"users"_s, u"events"_s, u"journal"_s, u"transfers"_s,
                                     u"settings"_s, u"lifecycle_runs"_s}) {
            TD_ASSIGN(const qint64 any, m_to.number(QString("SELECT EXISTS (SELECT 1 FROM "_L1 % table % ')'_L1)));
            if (any != 0)
                return fail(ErrorCode::FailedPrecondition, u"catalog.not_empty"_s,
                            QString("There is already something in the catalogue of that database (table "_L1 % table %
                                    ")."_L1),
                            m_to.database().name(), u"Copy into an empty database: CREATE DATABASE tierdeck;"_s);
        }
        return {};
    }

    /// Tables of the schema, those that others refer to first.
    Result<void> findTables()
    {
        TD_ASSIGN(QStringList names, tablesOfFile(m_from));
        const QStringList first{u"users"_s, u"drafts"_s, u"photo_metadata"_s, u"journal"_s};
        std::ranges::stable_sort(names, {}, [&](const QString &name) {
            const qsizetype place = first.indexOf(name);
            return place < 0 ? first.size() : place;
        });
        for (const QString &name : std::as_const(names)) {
            TD_ASSIGN(const QStringList known, columnsOnServer(m_to, name));
            if (known.isEmpty()) {
                m_done.leftOut.append(name);
                continue;
            }
            TD_ASSIGN(Table table, describe(name, known));
            m_total += table.rows;
            m_tables.append(std::move(table));
        }
        return {};
    }

    Result<Table> describe(const QString &name, const QStringList &known)
    {
        Table table{.name = name, .columns = {}, .rowAsJson = {}, .rows = 0};
        QStringList fields;
        TD_TRY(m_from.each(u"SELECT name, type FROM pragma_table_info(?)"_s, {name}, [&](const QSqlQuery &q) {
            const QString column = q.value(0).toString();
            const QString type = q.value(1).toString();
            // JSON has no bytes, and SQLite writes its numbers with 15 digits.
            const QString value = type == "BLOB"_L1   ? "'\\x' || hex("_L1 % column % ')'_L1
                                  : type == "REAL"_L1 ? "printf('%!.17g', "_L1 % column % ')'_L1
                                                      : column;
            table.columns.append(column);
            fields.append(QString('\''_L1 % column % "', "_L1 % value));
        }));
        if (known.contains(u"rowid"_s)) {
            table.columns.append(u"rowid"_s);
            fields.append(u"'rowid', rowid"_s);
        }
        TD_TRY(requireColumns(m_to, name, table.columns, known));
        table.rowAsJson = "json_object("_L1 % fields.join(", "_L1) % ')'_L1;
        TD_ASSIGN(table.rows, m_from.number(QString("SELECT count(*) FROM "_L1 % name)));
        return table;
    }

    Result<void> copy(const Table &table)
    {
        const QString columns = table.columns.join(", "_L1);
        const QString insert = "INSERT INTO "_L1 % table.name % '('_L1 % columns % ") SELECT "_L1 % columns %
                               " FROM json_populate_recordset(CAST(NULL AS "_L1 % table.name % "), CAST(? AS json))"_L1;
        Result<void> sent;
        QStringList batch;
        qsizetype chars = 0;
        qint64 rows = 0;
        const auto flush = [&]() -> Result<void> {
            if (batch.isEmpty())
                return {};
            if (m_options.stop.stop_requested())
                return fail(copyCancelled());
            TD_ASSIGN(const qint64 added, m_to.exec(insert, {QString('['_L1 % batch.join(u',') % ']'_L1)}));
            rows += added;
            m_done.rows += added;
            batch.clear();
            chars = 0;
            if (m_options.progress)
                m_options.progress(m_done.rows, m_total);
            return {};
        };
        const QString order = table.columns.contains(u"rowid"_s) ? u" ORDER BY rowid"_s : QString();
        TD_TRY(m_from.each(QString("SELECT "_L1 % table.rowAsJson % " FROM "_L1 % table.name % order), {},
                           [&](const QSqlQuery &q) {
                               if (!sent)
                                   return;
                               const QString row = withoutNul(q.value(0).toString());
                               chars += row.size();
                               batch.append(row);
                               if (batch.size() >= BatchRows || chars >= BatchChars)
                                   sent = flush();
                           }));
        TD_TRY(sent);
        TD_TRY(flush());
        if (rows > 0)
            m_done.tables.append({table.name, rows});
        return {};
    }

    /// PostgreSQL has no text with a NUL in it.
    static QString withoutNul(const QString &row)
    {
        if (!row.contains("\\u0000"_L1))
            return row;
        QJsonObject object = QJsonDocument::fromJson(row.toUtf8()).object();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it->isString())
                *it = it->toString().replace(QChar(0), QChar(QChar::ReplacementCharacter));
        }
        return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    /// Numbers that were given once are never given again, also those of rows that are gone.
    Result<void> continueNumbers()
    {
        for (const Table &table : std::as_const(m_tables)) {
            TD_ASSIGN(const QStringList identities,
                      m_to.texts(u"SELECT column_name FROM information_schema.columns WHERE table_schema = "
                                 "current_schema() AND table_name = ? AND is_identity = 'YES'"_s,
                                 {table.name}));
            for (const QString &column : identities) {
                TD_ASSIGN(const qint64 last,
                          m_from.number(QString("SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = "
                                                "?), 0), coalesce((SELECT max(rowid) FROM "_L1 %
                                                table.name % "), 0))"_L1),
                                        {table.name}));
                if (last > 0)
                    TD_TRY(m_to.value(u"SELECT setval(pg_get_serial_sequence(?, ?), ?)"_s, {table.name, column, last}));
            }
        }
        return {};
    }

    Result<void> compare()
    {
        QList<CopiedTable> tables;
        for (const Table &table : std::as_const(m_tables))
            tables.append({.name = table.name,
                           .rows = table.rows,
                           .only = table.name == "counters"_L1 ? u"name <> 'changes'"_s : QString()});
        return requireEqual(m_to, tables, m_to.database().name());
    }

    Connection &m_from;
    Connection &m_to;
    const CatalogueCopyOptions &m_options;
    QList<Table> m_tables;
    qint64 m_total = 0;
    CatalogueCopy m_done;
};

/// A file that has the schema of this program, seen at one moment.
Result<void> requireSchema(Connection &from)
{
    TD_ASSIGN(const qint64 hasSteps,
              from.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'"_s));
    TD_ASSIGN(const int version, checkedVersion(from, embeddedMigrations(), hasSteps > 0));
    if (version == embeddedMigrations().size())
        return {};
    return fail(ErrorCode::FailedPrecondition, u"catalog.copy_schema"_s,
                u"The catalogue of this profile is older than this program."_s, from.database().name(),
                u"Open it once without PGHOST and PGDATABASE, then copy it."_s);
}

} // namespace

Result<CatalogueCopy> copyCatalogue(const QString &sqliteFile, const PostgresSettings &to,
                                    const CatalogueCopyOptions &options)
{
    if (!QFileInfo(sqliteFile).isFile())
        return fail(ErrorCode::NotFound, u"catalog.no_file"_s, u"This profile has no catalogue to copy."_s, sqliteFile,
                    u"Nothing needs to be copied: a new catalogue is made at the first use."_s);
    TD_ASSIGN(const auto source, Connection::open(std::make_shared<SqliteDatabase>(sqliteFile), Access::ReadOnly));
    TD_ASSIGN(const auto target, Connection::open(std::make_shared<PostgresDatabase>(to), Access::ReadWrite));
    Transaction reading(*source);
    TD_TRY(reading.begin(Transaction::Kind::Read));
    TD_TRY(requireSchema(*source));
    TD_TRY(upgradePostgres(*target, postgresMigrations(), options.now));
    Transaction writing(*target);
    TD_TRY(writing.begin(Transaction::Kind::Write));
    TD_ASSIGN(const CatalogueCopy done, Copier(*source, *target, options).run());
    for (auto it = options.folderNames.cbegin(); it != options.folderNames.cend(); ++it) {
        TD_TRY(target->exec(u"UPDATE copies SET backend = ? WHERE tier = ? AND backend IN ('', 'folder')"_s,
                            {it.value(), it.key()}));
    }
    TD_TRY(writing.commit());
    TD_TRY(target->execOnce(u"ANALYZE"_s));
    return done;
}

} // namespace td
