// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/database.h"

namespace td
{

/// A file on a local disk, in WAL mode with synchronous=FULL.
class SqliteDatabase final : public Database
{
public:
    /// `isForeign`: another program's file, which is only read and left in the mode it has.
    explicit SqliteDatabase(QString file, int busyTimeoutMs = 5000, bool isForeign = false)
        : m_file(std::move(file))
        , m_busyTimeoutMs(busyTimeoutMs)
        , m_isForeign(isForeign)
    {
    }

    [[nodiscard]] QString name() const override { return m_file; }
    [[nodiscard]] QString driver() const override { return QStringLiteral("QSQLITE"); }
    [[nodiscard]] Error missingDriver() const override;
    void address(QSqlDatabase &database) const override;
    [[nodiscard]] Result<void> configure(Connection &connection, Access access) const override;
    [[nodiscard]] Error error(const QSqlError &error, const QString &statement, bool isOpen) const override;
    [[nodiscard]] QString adapted(const QString &sql) const override { return sql; }
    [[nodiscard]] QVariant adapted(const QVariant &value) const override { return value; }
    [[nodiscard]] bool preparesCommands() const override { return true; }
    [[nodiscard]] Result<void> begin(Connection &connection, TransactionKind kind) const override;
    [[nodiscard]] Result<void> commit(Connection &connection, TransactionKind kind) const override;
    void rollback(Connection &connection) const override;
    [[nodiscard]] Result<Instant> leaseTime(Connection &connection, Instant now) const override;
    [[nodiscard]] QString claimLock() const override { return {}; }
    [[nodiscard]] NameOrder nameOrder() const override;
    [[nodiscard]] TextSearch textSearch(const QString &text) const override;
    [[nodiscard]] Result<qint64> changeCounter(Connection &connection) const override;
    [[nodiscard]] Result<QStringList> checkStructure(Connection &connection) const override;

private:
    QString m_file;
    int m_busyTimeoutMs = 5000;
    bool m_isForeign = false;
};

} // namespace td
