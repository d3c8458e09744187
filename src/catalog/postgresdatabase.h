// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/database.h"
#include "catalog/postgressettings.h"

namespace td
{

/// A database of a PostgreSQL server, 13 or later. Every write transaction holds one advisory lock from its beginning
/// to its end, so that the guards of the repositories, which were written for one writer, hold among all consoles; each
/// of its statements sees what was committed before (READ COMMITTED, the lock taken first). Readers see one moment.
class PostgresDatabase final : public Database
{
public:
    explicit PostgresDatabase(PostgresSettings settings, int busyTimeoutMs = 5000)
        : m_settings(std::move(settings))
        , m_busyTimeoutMs(busyTimeoutMs)
    {
    }

    [[nodiscard]] QString name() const override { return m_settings.displayName(); }
    [[nodiscard]] QString driver() const override { return QStringLiteral("QPSQL"); }
    [[nodiscard]] Error missingDriver() const override;
    void address(QSqlDatabase &database) const override;
    [[nodiscard]] Result<void> configure(Connection &connection, Access access) const override;
    [[nodiscard]] Error error(const QSqlError &error, const QString &statement, bool isOpen) const override;
    [[nodiscard]] QString adapted(const QString &sql) const override;
    [[nodiscard]] QVariant adapted(const QVariant &value) const override;
    [[nodiscard]] bool preparesCommands() const override { return false; }
    [[nodiscard]] Result<void> begin(Connection &connection, TransactionKind kind) const override;
    [[nodiscard]] Result<void> commit(Connection &connection, TransactionKind kind) const override;
    void rollback(Connection &connection) const override;
    [[nodiscard]] Result<Instant> leaseTime(Connection &connection, Instant now) const override;
    [[nodiscard]] QString claimLock() const override;
    [[nodiscard]] NameOrder nameOrder() const override;
    [[nodiscard]] TextSearch textSearch(const QString &text) const override;
    [[nodiscard]] Result<qint64> changeCounter(Connection &connection) const override;
    [[nodiscard]] Result<QStringList> checkStructure(Connection &connection) const override;

private:
    PostgresSettings m_settings;
    int m_busyTimeoutMs = 5000;
};

} // namespace td
