// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace td
{

struct ConnectionSettings {
    QString file;
    int busyTimeoutMs = 5000;
    bool readOnly = false; ///< PRAGMA query_only
    bool create = false;
};

/// One open database connection. Lives and is used in one thread.
class Connection
{
public:
    /// Opens and sets WAL, synchronous=FULL, foreign keys...; every setting is read back.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const ConnectionSettings &settings);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Runs one statement; the number of rows it changed. Null strings are bound as empty text, an invalid QVariant as
    /// NULL.
    [[nodiscard]] Result<qint64> exec(const QString &sql, const QVariantList &args = {});
    /// Calls `row` for each row of the answer.
    [[nodiscard]] Result<void> each(const QString &sql, const QVariantList &args,
                                    const std::function<void(const QSqlQuery &)> &row);
    /// First column of the first row; an invalid QVariant when there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &args = {});
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
    /// A statement for once: schema, PRAGMA, VACUUM. Not kept prepared.
    [[nodiscard]] Result<void> execOnce(const QString &sql);
    /// Row id of the last insert by this connection.
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }
    [[nodiscard]] QString file() const { return m_file; }

private:
    Connection(QString name, const ConnectionSettings &settings);
    [[nodiscard]] Result<QSqlQuery *> prepared(const QString &sql);
    [[nodiscard]] Result<QSqlQuery *> run(const QString &sql, const QVariantList &args);
    [[nodiscard]] Result<void> configure(const ConnectionSettings &settings);
    [[nodiscard]] Result<void> setPragma(const QString &name, const QString &value, const QString &expected);

    QString m_name;
    QString m_file;
    QSqlDatabase m_database;
    std::map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
    qint64 m_lastInsertId = 0;
};

} // namespace td
