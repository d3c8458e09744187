// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace td
{

/// One numbered step of the schema. Once released its text never changes.
struct Migration {
    int version = 0; ///< 1, 2, 3... without gaps
    QString name;
    QString sql;
};

/// The migrations of resources/migrations, compiled in.
[[nodiscard]] QList<Migration> embeddedMigrations();
/// Their twins of resources/migrations/postgres: the same numbers and names, the same tables and columns.
[[nodiscard]] QList<Migration> postgresMigrations();

} // namespace td
