// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"

/// What copying a catalogue from SQLite to PostgreSQL and back have in common.
namespace td
{

/// How many rows of a table were to be copied.
struct CopiedTable {
    QString name;
    qint64 rows = 0;
    QString only; ///< condition of the rows that count in the copy; empty: all
};

[[nodiscard]] Error copyCancelled();

/// The tables of the schema in an SQLite file, by name.
[[nodiscard]] Result<QStringList> tablesOfFile(Connection &sqlite);

/// The columns that a table has on the server; empty when there is no such table.
[[nodiscard]] Result<QStringList> columnsOnServer(Connection &postgres, const QString &table);

/// FailedPrecondition ("catalog.copy_schema") when the server lacks one of them.
[[nodiscard]] Result<void> requireColumns(const Connection &postgres, const QString &table, const QStringList &columns,
                                          const QStringList &onServer);

/// Numbers of rows agree and the totals add up; else DataLoss ("catalog.copy_differs") about the database `where`.
[[nodiscard]] Result<void> requireEqual(Connection &copy, const QList<CopiedTable> &tables, const QString &where);

} // namespace td
