// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/connection.h"

#include "catalog/sqlerror.h"

#include <atomic>
#include <thread>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t MaxPrepared = 300;

QString nextName()
{
    static std::atomic<quint64> number{0}; // connection names are global to the process in QtSql
    return "td-catalog-"_L1 % QString::number(++number);
}

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

bool isNullText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull();
}

} // namespace

Connection::Connection(QString name, const ConnectionSettings &settings)
    : m_name(std::move(name))
    , m_file(settings.file)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(settings.file);
    m_database.setConnectOptions(QString("QSQLITE_BUSY_TIMEOUT="_L1 % QString::number(settings.busyTimeoutMs)));
}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSettings &settings)
{
    std::unique_ptr<Connection> connection(new Connection(nextName(), settings));
    if (!connection->m_database.isValid())
        return fail(ErrorCode::FailedPrecondition, u"catalog.no_driver"_s,
                    u"The SQLite driver of Qt is not installed."_s, settings.file,
                    u"Install the package with Qt's SQLite plugin (libqt6sql6-sqlite)."_s);
    if (!connection->m_database.open())
        return fail(sqlError(connection->m_database.lastError(), settings.file));
    TD_TRY(connection->configure(settings));
    return connection;
}

Result<void> Connection::setPragma(const QString &name, const QString &value, const QString &expected)
{
    TD_TRY(execOnce(QString("PRAGMA "_L1 % name % " = "_L1 % value)));
    TD_ASSIGN(const QVariant is, this->value(QString("PRAGMA "_L1 % name)));
    if (is.toString() != expected)
        return fail(
            ErrorCode::FailedPrecondition, u"catalog.setting"_s,
            QString("The database did not accept "_L1 % name % " = "_L1 % value % ": it is "_L1 % is.toString()),
            m_file, u"Put the catalogue on a local disk with a usual file system."_s);
    return {};
}

Result<void> Connection::configure(const ConnectionSettings &settings)
{
    // The first statement that reads the file: tells a damaged one.
    TD_TRY(patiently(settings.busyTimeoutMs, [&] { return number(u"SELECT count(*) FROM sqlite_master"_s); }));
    TD_TRY(patiently(settings.busyTimeoutMs, [&] { return setPragma(u"journal_mode"_s, u"WAL"_s, u"wal"_s); }));
    TD_TRY(setPragma(u"synchronous"_s, u"FULL"_s, u"2"_s));
    TD_TRY(setPragma(u"foreign_keys"_s, u"ON"_s, u"1"_s));
    TD_TRY(
        setPragma(u"busy_timeout"_s, QString::number(settings.busyTimeoutMs), QString::number(settings.busyTimeoutMs)));
    TD_TRY(setPragma(u"temp_store"_s, u"MEMORY"_s, u"2"_s));
    TD_TRY(setPragma(u"cache_size"_s, u"-65536"_s, u"-65536"_s));
    TD_TRY(setPragma(u"recursive_triggers"_s, u"OFF"_s, u"0"_s));
    TD_TRY(execOnce(u"PRAGMA mmap_size = 1073741824"_s));
    TD_TRY(execOnce(u"PRAGMA journal_size_limit = 67108864"_s));
    if (settings.readOnly)
        TD_TRY(setPragma(u"query_only"_s, u"ON"_s, u"1"_s));
    return {};
}

Result<QSqlQuery *> Connection::prepared(const QString &sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end())
        return found->second.get();
    if (m_prepared.size() >= MaxPrepared)
        m_prepared.clear();
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return fail(sqlError(query->lastError(), m_file, sql));
    return m_prepared.emplace(sql, std::move(query)).first->second.get();
}

Result<QSqlQuery *> Connection::run(const QString &sql, const QVariantList &args)
{
    TD_ASSIGN(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < args.size(); ++i)
        query->bindValue(int(i), isNullText(args.at(i)) ? QVariant(u""_s) : args.at(i));
    if (!query->exec()) {
        const Error error = sqlError(query->lastError(), m_file, sql);
        query->finish();
        return fail(error);
    }
    return query;
}

Result<qint64> Connection::exec(const QString &sql, const QVariantList &args)
{
    TD_ASSIGN(QSqlQuery * query, run(sql, args));
    const qint64 changed = query->numRowsAffected();
    m_lastInsertId = query->lastInsertId().toLongLong();
    query->finish();
    return changed;
}

Result<void> Connection::each(const QString &sql, const QVariantList &args,
                              const std::function<void(const QSqlQuery &)> &row)
{
    TD_ASSIGN(QSqlQuery * query, run(sql, args));
    while (query->next())
        row(*query);
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid())
        return fail(sqlError(error, m_file, sql));
    return {};
}

Result<QVariant> Connection::value(const QString &sql, const QVariantList &args)
{
    QVariant first;
    TD_ASSIGN(QSqlQuery * query, run(sql, args));
    if (query->next())
        first = query->value(0);
    const QSqlError error = query->lastError();
    query->finish();
    if (error.isValid())
        return fail(sqlError(error, m_file, sql));
    return first;
}

Result<qint64> Connection::number(const QString &sql, const QVariantList &args)
{
    TD_ASSIGN(const QVariant first, value(sql, args));
    return first.toLongLong();
}

Result<QStringList> Connection::texts(const QString &sql, const QVariantList &args)
{
    QStringList list;
    TD_TRY(each(sql, args, [&](const QSqlQuery &q) { list.append(q.value(0).toString()); }));
    return list;
}

Result<void> Connection::execOnce(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return fail(sqlError(query.lastError(), m_file, sql));
    return {};
}

} // namespace td
