// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlitedatabase.h"

#include "catalog/connection.h"
#include "catalog/sqlerror.h"

#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// The change to WAL does not wait by itself when another process makes it at the same moment.
template <typename Step> auto patiently(int timeoutMs, const Step &step) -> std::invoke_result_t<Step>
{
    constexpr std::chrono::milliseconds Pause{20};
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    for (;;) {
        auto done = step();
        if (done || done.error().reason != "catalog.busy"_L1 || std::chrono::steady_clock::now() >= end)
            return done;
        std::this_thread::sleep_for(Pause);
    }
}

/// SQLite counts the memory of all its connections under one lock, for which readers side by side wait longer than they
/// read; nobody asks for the count. It can be switched off only before the first connection: later this changes
/// nothing.
void stopCountingMemory()
{
    static const int answer = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(answer)
}

Result<void> setPragma(Connection &c, const QString &name, const QString &value, const QString &expected)
{
    TD_TRY(c.execOnce(QString("PRAGMA "_L1 % name % " = "_L1 % value)));
    TD_ASSIGN(const QVariant is, c.value(QString("PRAGMA "_L1 % name)));
    if (is.toString() != expected)
        return fail(
            ErrorCode::FailedPrecondition, u"catalog.setting"_s,
            QString("The database did not accept "_L1 % name % " = "_L1 % value % ": it is "_L1 % is.toString()),
            c.database().name(), u"Put the catalogue on a local disk with a usual file system."_s);
    return {};
}

/// The timeout of a connection is one whole wait; a second one outlasts a checkpoint or a short bulk write next door.
Result<void> twice(Connection &connection, const QString &sql)
{
    const auto first = connection.exec(sql);
    if (first)
        return {};
    if (first.error().reason != "catalog.busy"_L1)
        return fail(first.error());
    TD_TRY(connection.exec(sql));
    return {};
}

} // namespace

Error SqliteDatabase::missingDriver() const
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"catalog.no_driver"_s,
            .message = u"The SQLite driver of Qt is not installed."_s,
            .where = m_file,
            .remedy = u"Install the package with Qt's SQLite plugin (libqt6sql6-sqlite)."_s};
}

void SqliteDatabase::address(QSqlDatabase &database) const
{
    stopCountingMemory();
    database.setDatabaseName(m_file);
    const QLatin1StringView access = m_isForeign ? ";QSQLITE_OPEN_READONLY"_L1 : ""_L1;
    database.setConnectOptions(QString("QSQLITE_BUSY_TIMEOUT="_L1 % QString::number(m_busyTimeoutMs) % access));
}

Result<void> SqliteDatabase::configure(Connection &c, Access access) const
{
    const QString timeout = QString::number(m_busyTimeoutMs);
    // The first statement that reads the file: tells a damaged one.
    TD_TRY(patiently(m_busyTimeoutMs, [&] { return c.number(u"SELECT count(*) FROM sqlite_master"_s); }));
    if (m_isForeign)
        return {};
    TD_TRY(patiently(m_busyTimeoutMs, [&] { return setPragma(c, u"journal_mode"_s, u"WAL"_s, u"wal"_s); }));
    TD_TRY(setPragma(c, u"synchronous"_s, u"FULL"_s, u"2"_s));
    TD_TRY(setPragma(c, u"foreign_keys"_s, u"ON"_s, u"1"_s));
    TD_TRY(setPragma(c, u"busy_timeout"_s, timeout, timeout));
    TD_TRY(setPragma(c, u"temp_store"_s, u"MEMORY"_s, u"2"_s));
    TD_TRY(setPragma(c, u"cache_size"_s, u"-65536"_s, u"-65536"_s));
    TD_TRY(setPragma(c, u"recursive_triggers"_s, u"OFF"_s, u"0"_s));
    TD_TRY(c.execOnce(u"PRAGMA mmap_size = 1073741824"_s));
    TD_TRY(c.execOnce(u"PRAGMA journal_size_limit = 67108864"_s));
    if (access == Access::ReadOnly)
        TD_TRY(setPragma(c, u"query_only"_s, u"ON"_s, u"1"_s));
    return {};
}

Error SqliteDatabase::error(const QSqlError &error, const QString &statement, bool isOpen) const
{
    Q_UNUSED(isOpen)
    return sqlError(error, m_file, statement);
}

Result<void> SqliteDatabase::begin(Connection &connection, TransactionKind kind) const
{
    return twice(connection, kind == TransactionKind::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
}

Result<void> SqliteDatabase::commit(Connection &connection, TransactionKind kind) const
{
    Q_UNUSED(kind)
    return twice(connection, u"COMMIT"_s);
}

void SqliteDatabase::rollback(Connection &connection) const
{
    // A failed rollback leaves nothing to do: SQLite has already rolled back, or will when the file is next opened.
    const auto ignored = connection.exec(u"ROLLBACK"_s);
    Q_UNUSED(ignored)
}

Result<Instant> SqliteDatabase::leaseTime(Connection &connection, Instant now) const
{
    Q_UNUSED(connection)
    return now;
}

Result<qint64> SqliteDatabase::changeCounter(Connection &connection) const
{
    // A connection sees in data_version the commits of all others, and this one never commits any.
    return connection.number(u"PRAGMA data_version"_s);
}

Result<QStringList> SqliteDatabase::checkStructure(Connection &connection) const
{
    constexpr int MaxFindings = 100;
    TD_ASSIGN(QStringList findings,
              connection.texts(QString("PRAGMA quick_check("_L1 % QString::number(MaxFindings) % ')'_L1)));
    findings.removeAll(u"ok"_s);
    TD_TRY(connection.each(u"PRAGMA foreign_key_check"_s, {}, [&](const QSqlQuery &q) {
        if (findings.size() < MaxFindings)
            findings.append(QString("Table "_L1 % q.value(0).toString() % ", row "_L1 % q.value(1).toString() %
                                    " refers to a missing row of "_L1 % q.value(2).toString()));
    }));
    return findings;
}

} // namespace td
