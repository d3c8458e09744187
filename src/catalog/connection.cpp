// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/connection.h"

#include <atomic>

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

bool isNullText(const QVariant &value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull();
}

} // namespace

Connection::Connection(std::shared_ptr<const Database> database, Access access)
    : m_database(std::move(database))
    , m_access(access)
    , m_name(nextName())
{
}

Connection::~Connection()
{
    disconnect();
}

Result<std::unique_ptr<Connection>> Connection::open(std::shared_ptr<const Database> database, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(std::move(database), access));
    TD_TRY(connection->connect());
    return connection;
}

Result<void> Connection::connect()
{
    m_sql = QSqlDatabase::addDatabase(m_database->driver(), m_name);
    if (!m_sql.isValid())
        return fail(m_database->missingDriver());
    m_database->address(m_sql);
    if (!m_sql.open())
        return fail(errorOf(m_sql.lastError(), {}));
    return m_database->configure(*this, m_access);
}

void Connection::disconnect()
{
    // The driver goes before the statements: a server that is gone cannot be told to forget each of them.
    m_sql = {};
    QSqlDatabase::removeDatabase(m_name);
    m_prepared.clear();
}

Result<void> Connection::ensureOpen()
{
    if (m_sql.isOpen())
        return {};
    disconnect();
    return connect();
}

Error Connection::errorOf(const QSqlError &error, const QString &statement) const
{
    return m_database->error(error, statement, m_sql.isOpen());
}

Result<QSqlQuery *> Connection::prepared(const QString &sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end())
        return found->second.get();
    if (m_prepared.size() >= MaxPrepared)
        m_prepared.clear();
    auto query = std::make_unique<QSqlQuery>(m_sql);
    query->setForwardOnly(true);
    if (!query->prepare(m_database->adapted(sql)))
        return fail(errorOf(query->lastError(), sql));
    return m_prepared.emplace(sql, std::move(query)).first->second.get();
}

Result<QSqlQuery *> Connection::run(const QString &sql, const QVariantList &args)
{
    TD_ASSIGN(QSqlQuery * query, prepared(sql));
    for (qsizetype i = 0; i < args.size(); ++i)
        query->bindValue(int(i), isNullText(args.at(i)) ? QVariant(u""_s) : m_database->adapted(args.at(i)));
    if (!query->exec()) {
        const Error error = errorOf(query->lastError(), sql);
        query->finish();
        return fail(error);
    }
    return query;
}

Result<qint64> Connection::exec(const QString &sql, const QVariantList &args)
{
    TD_ASSIGN(QSqlQuery * query, run(sql, args));
    const qint64 changed = query->numRowsAffected();
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
        return fail(errorOf(error, sql));
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
        return fail(errorOf(error, sql));
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

Result<void> Connection::command(const QString &sql)
{
    if (!m_database->preparesCommands())
        return execOnce(sql);
    TD_TRY(exec(sql));
    return {};
}

Result<void> Connection::execOnce(const QString &sql)
{
    QSqlQuery query(m_sql);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return fail(errorOf(query.lastError(), sql));
    return {};
}

} // namespace td
