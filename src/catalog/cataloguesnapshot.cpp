// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/cataloguesnapshot.h"

#include "catalog/copiedtables.h"
#include "catalog/migrator.h"
#include "catalog/postgresdatabase.h"
#include "catalog/schemasteps.h"
#include "catalog/sqlitedatabase.h"
#include "catalog/transaction.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> requireNoFile(const QString &file)
{
    if (!QFile::exists(file))
        return {};
    return fail(ErrorCode::AlreadyExists, u"catalog.snapshot_exists"_s,
                u"There is a file already where the copy of the catalogue would go."_s, file,
                u"Move it away, and try again."_s);
}

/// Brings a file to the disk and keeps it from other users.
Result<void> keepPrivate(const QString &file)
{
    const int fd = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CLOEXEC);
    const bool isDone = fd >= 0 && ::fchmod(fd, S_IRUSR | S_IWUSR) == 0 && ::fsync(fd) == 0;
    if (fd >= 0)
        ::close(fd);
    if (isDone)
        return {};
    return fail(ErrorCode::ResourceExhausted, u"catalog.snapshot"_s, u"The copy of the catalogue cannot be kept."_s,
                file, u"Free disk space, and check that the folder belongs to you."_s);
}

/// One table of both databases while its rows are copied.
struct SnapshotTable {
    QString name;
    QStringList columns;
    qint64 rows = 0;
};

class SnapshotCopier
{
public:
    SnapshotCopier(Connection &from, Connection &to, const CatalogueCopyOptions &options)
        : m_from(from)
        , m_to(to)
        , m_options(options)
    {
    }

    Result<void> run()
    {
        // a large table takes its time, and the server waits while its rows are written here
        TD_TRY(m_from.execOnce(u"SET LOCAL statement_timeout = 0"_s));
        TD_TRY(m_from.execOnce(u"SET LOCAL idle_in_transaction_session_timeout = 0"_s));
        TD_TRY(findTables());
        // What triggers write is copied as rows, and they are put back as they were.
        TD_ASSIGN(const QStringList triggers,
                  m_to.texts(u"SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"_s));
        TD_ASSIGN(const QStringList names, m_to.texts(u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s));
        for (const QString &name : names)
            TD_TRY(m_to.execOnce(QString("DROP TRIGGER "_L1 % name)));
        for (const SnapshotTable &table : std::as_const(m_tables))
            TD_TRY(copy(table));
        for (const QString &trigger : triggers)
            TD_TRY(m_to.execOnce(trigger));
        TD_TRY(m_to.exec(u"INSERT INTO photo_search(photo_search) VALUES ('rebuild')"_s));
        TD_TRY(continueNumbers());
        for (auto it = m_options.folderNames.cbegin(); it != m_options.folderNames.cend(); ++it)
            TD_TRY(m_to.exec(u"UPDATE copies SET backend = 'folder' WHERE tier = ? AND backend = ?"_s,
                             {it.key(), it.value()}));
        return compare();
    }

private:
    Result<void> findTables()
    {
        TD_ASSIGN(const QStringList names, tablesOfFile(m_to));
        for (const QString &name : names) {
            SnapshotTable table{.name = name, .columns = {}, .rows = 0};
            TD_ASSIGN(table.columns, m_to.texts(u"SELECT name FROM pragma_table_info(?)"_s, {name}));
            TD_ASSIGN(const QStringList known, columnsOnServer(m_from, name));
            if (known.contains(u"rowid"_s))
                table.columns.append(u"rowid"_s);
            TD_TRY(requireColumns(m_from, name, table.columns, known));
            TD_ASSIGN(table.rows, m_from.number(QString("SELECT count(*) FROM "_L1 % name)));
            m_total += table.rows;
            m_tables.append(std::move(table));
        }
        return {};
    }

    Result<void> copy(const SnapshotTable &table)
    {
        constexpr qint64 stopEvery = 1000;
        TD_TRY(m_to.exec(QString("DELETE FROM "_L1 % table.name)));
        const QString columns = table.columns.join(", "_L1);
        const QString insert = "INSERT INTO "_L1 % table.name % '('_L1 % columns % ") VALUES ("_L1 %
                               QStringList(table.columns.size(), u"?"_s).join(u',') % ')'_L1;
        const QString order = table.columns.contains(u"rowid"_s) ? u" ORDER BY rowid"_s : QString();
        Result<void> sent;
        TD_TRY(m_from.each(QString("SELECT "_L1 % columns % " FROM "_L1 % table.name % order), {},
                           [&](const QSqlQuery &q) {
                               if (!sent)
                                   return;
                               QVariantList values;
                               for (int i = 0; i < table.columns.size(); ++i)
                                   values.append(q.isNull(i) ? QVariant() : q.value(i));
                               const auto added = m_to.exec(insert, values);
                               if (!added)
                                   sent = fail(added.error());
                               else if (++m_done % stopEvery == 0)
                                   sent = step();
                           }));
        return sent;
    }

    Result<void> step() const
    {
        if (m_options.stop.stop_requested())
            return fail(copyCancelled());
        if (m_options.progress)
            m_options.progress(m_done, m_total);
        return {};
    }

    /// Numbers that were given once are never given again, also those of rows that are gone.
    Result<void> continueNumbers()
    {
        for (const SnapshotTable &table : std::as_const(m_tables)) {
            TD_ASSIGN(const QStringList identities,
                      m_from.texts(u"SELECT column_name FROM information_schema.columns WHERE table_schema = "
                                   "current_schema() AND table_name = ? AND is_identity = 'YES' AND column_name <> "
                                   "'rowid'"_s,
                                   {table.name}));
            for (const QString &column : identities) {
                TD_ASSIGN(const QVariant next,
                          m_from.value(u"SELECT coalesce((SELECT last_value FROM pg_sequences WHERE "
                                       "quote_ident(schemaname) || '.' || quote_ident(sequencename) = "
                                       "pg_get_serial_sequence(?, ?)), 0)"_s,
                                       {table.name, column}));
                TD_ASSIGN(
                    const qint64 changed,
                    m_to.exec(u"UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?"_s, {next, table.name}));
                if (changed == 0 && next.toLongLong() > 0)
                    TD_TRY(m_to.exec(u"INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)"_s, {table.name, next}));
            }
        }
        return {};
    }

    Result<void> compare()
    {
        QList<CopiedTable> tables;
        for (const SnapshotTable &table : std::as_const(m_tables))
            tables.append({.name = table.name, .rows = table.rows, .only = {}});
        return requireEqual(m_to, tables, m_from.database().name());
    }

    Connection &m_from;
    Connection &m_to;
    const CatalogueCopyOptions &m_options;
    QList<SnapshotTable> m_tables;
    qint64 m_total = 0;
    qint64 m_done = 0;
};

Result<void> requireCurrentSchema(Connection &from)
{
    TD_ASSIGN(const int version, checkedVersion(from, postgresMigrations(), true));
    if (version == postgresMigrations().size())
        return {};
    return fail(ErrorCode::FailedPrecondition, u"catalog.copy_schema"_s, u"The catalogue is older than this program."_s,
                from.database().name(), u"Open it once with this program."_s);
}

Result<void> copyFromPostgres(const PostgresSettings &from, const QString &file, const CatalogueCopyOptions &options)
{
    TD_ASSIGN(const auto source, Connection::open(std::make_shared<PostgresDatabase>(from), Access::ReadOnly));
    TD_ASSIGN(const auto target, Connection::open(std::make_shared<SqliteDatabase>(file), Access::ReadWrite));
    TD_TRY(migrate(*target, {.migrations = embeddedMigrations(), .backupFolder = {}}, options.now));
    Transaction reading(*source); // REPEATABLE READ: one moment of the server
    TD_TRY(reading.begin(Transaction::Kind::Read));
    TD_TRY(requireCurrentSchema(*source));
    // rows come in any order, and their references are all there at the end
    TD_TRY(target->execOnce(u"PRAGMA foreign_keys = OFF"_s));
    Transaction writing(*target);
    TD_TRY(writing.begin(Transaction::Kind::Write));
    TD_TRY(SnapshotCopier(*source, *target, options).run());
    TD_ASSIGN(const qint64 broken, target->number(u"SELECT count(*) FROM pragma_foreign_key_check"_s));
    if (broken > 0)
        return fail(ErrorCode::DataLoss, u"catalog.foreign_keys"_s,
                    u"Some rows of the copy refer to missing ones, so nothing was kept."_s, source->database().name(),
                    u"Check the catalogue with: tierdeck-cli check"_s);
    TD_TRY(writing.commit());
    // everything into the one file, and no other file beside it
    return target->execOnce(u"PRAGMA journal_mode = DELETE"_s);
}

} // namespace

Result<void> snapshotSqlite(const QString &catalogue, const QString &file, const std::stop_token &stop)
{
    TD_TRY(requireNoFile(file));
    if (stop.stop_requested())
        return fail(copyCancelled());
    const QString partial = QString(file % ".partial"_L1);
    QFile::remove(partial);
    {
        TD_ASSIGN(const auto source, Connection::open(std::make_shared<SqliteDatabase>(catalogue), Access::ReadOnly));
        // query_only also refuses VACUUM INTO, which does not write to this file
        TD_TRY(source->execOnce(u"PRAGMA query_only = OFF"_s));
        TD_TRY(source->exec(u"VACUUM INTO ?"_s, {partial}));
    }
    Result<void> kept = keepPrivate(partial);
    if (kept && stop.stop_requested())
        kept = fail(copyCancelled());
    if (kept && !QFile::rename(partial, file))
        kept = fail(ErrorCode::ResourceExhausted, u"catalog.snapshot"_s, u"The copy of the catalogue cannot be kept."_s,
                    file, u"Check the folder."_s);
    if (!kept)
        QFile::remove(partial);
    return kept;
}

Result<void> snapshotPostgres(const PostgresSettings &from, const QString &file, const CatalogueCopyOptions &options)
{
    TD_TRY(requireNoFile(file));
    const QString partial = QString(file % ".partial"_L1);
    const auto clear = [&partial] {
        for (const QLatin1StringView end : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
            QFile::remove(QString(partial % end));
    };
    clear();
    Result<void> done = copyFromPostgres(from, partial, options);
    if (done)
        done = keepPrivate(partial);
    if (done && !QFile::rename(partial, file))
        done = fail(ErrorCode::ResourceExhausted, u"catalog.snapshot"_s, u"The copy of the catalogue cannot be kept."_s,
                    file, u"Check the folder."_s);
    if (!done)
        clear();
    return done;
}

} // namespace td
