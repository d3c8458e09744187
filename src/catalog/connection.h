// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/database.h"

#include <QSqlQuery>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace td
{

/// One open database connection. Lives and is used in one thread.
class Connection
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(std::shared_ptr<const Database> database,
                                                                  Access access);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Connects again when the server has cut the connection; what was prepared is forgotten.
    [[nodiscard]] Result<void> ensureOpen();
    [[nodiscard]] bool isOpen() const { return m_sql.isOpen(); }
    [[nodiscard]] const Database &database() const { return *m_database; }

    /// Runs one statement; the number of rows it changed. Null strings are bound as empty text, an invalid QVariant as
    /// NULL.
    [[nodiscard]] Result<qint64> exec(const QString &sql, const QVariantList &args = {});
    /// Calls `row` for each row of the answer. `row` must not use this connection.
    [[nodiscard]] Result<void> each(const QString &sql, const QVariantList &args,
                                    const std::function<void(const QSqlQuery &)> &row);
    /// First column of the first row; an invalid QVariant when there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &args = {});
    /// The same as a number; how an INSERT ... RETURNING tells the id it gave.
    [[nodiscard]] Result<qint64> number(const QString &sql, const QVariantList &args = {});
    /// First column of every row.
    [[nodiscard]] Result<QStringList> texts(const QString &sql, const QVariantList &args = {});
    /// One row as a value, made by `make`.
    template <typename T, typename Make>
    [[nodiscard]] Result<std::optional<T>> one(const QString &sql, const QVariantList &args, Make make)
    {
        std::optional<T> found;
        TD_TRY(each(sql, args, [&](const QSqlQuery &q) {
            if (!found)
                found = make(q);
        }));
        return found;
    }
    template <typename T, typename Make>
    [[nodiscard]] Result<QList<T>> all(const QString &sql, const QVariantList &args, Make make)
    {
        QList<T> list;
        TD_TRY(each(sql, args, [&](const QSqlQuery &q) { list.append(make(q)); }));
        return list;
    }
    /// One that has neither values nor rows: BEGIN, SAVEPOINT... Kept prepared where the engine can.
    [[nodiscard]] Result<void> command(const QString &sql);
    /// A statement for once, in the engine's own words: schema, PRAGMA. Not kept prepared.
    [[nodiscard]] Result<void> execOnce(const QString &sql);

private:
    Connection(std::shared_ptr<const Database> database, Access access);
    [[nodiscard]] Result<void> connect();
    void disconnect();
    [[nodiscard]] Error errorOf(const QSqlError &error, const QString &statement) const;
    [[nodiscard]] Result<QSqlQuery *> prepared(const QString &sql);
    [[nodiscard]] Result<QSqlQuery *> run(const QString &sql, const QVariantList &args);

    std::shared_ptr<const Database> m_database;
    Access m_access = Access::ReadWrite;
    QString m_name; ///< of the QSqlDatabase
    QSqlDatabase m_sql;
    std::map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
};

} // namespace td
