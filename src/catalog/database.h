// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace td
{

class Connection;

enum class Access { ReadWrite, ReadOnly };
enum class TransactionKind { Read, Write };

/// A text that is looked for in file names and photo ids.
struct TextSearch {
    QString
        rows; ///< SELECT of the numbers of photos that may have it, with a limit to bind last; empty: no index helps
    QVariantList rowsArgs;
    QString holds; ///< condition over `photo_metadata p`
    QVariantList holdsArgs;
};

/// How file names are ordered: the expression over `photo_metadata p`, and what a bound file name is compared through.
struct NameOrder {
    QString expression;
    QString bound;
};

/// One catalogue's database: how to reach it, and what its engine says differently. The repositories' SQL is written
/// once, in what SQLite reads; adapted() makes it the engine's own. Constant, so that all connections share it.
class Database
{
public:
    virtual ~Database() = default;

    [[nodiscard]] virtual QString name() const = 0; ///< for people: the file, or database and server
    [[nodiscard]] virtual QString driver() const = 0;
    [[nodiscard]] virtual Error missingDriver() const = 0;
    virtual void address(QSqlDatabase &database) const = 0;
    /// Session settings; each is read back.
    [[nodiscard]] virtual Result<void> configure(Connection &connection, Access access) const = 0;
    /// What the driver reported, as an Error of ours. `isOpen`: the connection still stands.
    [[nodiscard]] virtual Error error(const QSqlError &error, const QString &statement, bool isOpen) const = 0;

    [[nodiscard]] virtual QString adapted(const QString &sql) const = 0;
    [[nodiscard]] virtual QVariant adapted(const QVariant &value) const = 0;

    [[nodiscard]] virtual bool preparesCommands() const = 0; ///< BEGIN, SAVEPOINT...

    /// One writer at a time, across all processes; a reader sees one moment. A writer waits for the busy timeout,
    /// twice, then fails with Unavailable ("catalog.busy").
    [[nodiscard]] virtual Result<void> begin(Connection &connection, TransactionKind kind) const = 0;
    [[nodiscard]] virtual Result<void> commit(Connection &connection, TransactionKind kind) const = 0;
    virtual void rollback(Connection &connection) const = 0;

    /// The clock of leases: `now`, or the server's when consoles on several computers share it.
    [[nodiscard]] virtual Result<Instant> leaseTime(Connection &connection, Instant now) const = 0;
    /// Ends the SELECT of rows that are claimed, so that no two sessions get the same.
    [[nodiscard]] virtual QString claimLock() const = 0;
    [[nodiscard]] virtual NameOrder nameOrder() const = 0;
    [[nodiscard]] virtual TextSearch textSearch(const QString &text) const = 0;
    /// Another number after every committed change, also of other processes. Asked on a connection that only reads.
    [[nodiscard]] virtual Result<qint64> changeCounter(Connection &connection) const = 0;
    /// What is wrong with tables and references; empty when nothing.
    [[nodiscard]] virtual Result<QStringList> checkStructure(Connection &connection) const = 0;
};

} // namespace td
