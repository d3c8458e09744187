// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/migrations.h"

/// The numbered steps of the schema, as both engines apply them: inside a transaction of the caller's.
namespace td
{

/// The version that the database has; `hasSteps`: table schema_migrations is there. FailedPrecondition when the schema
/// is newer ("catalog.newer_schema") or a step that was applied has another text now ("catalog.migration_changed").
[[nodiscard]] Result<int> checkedVersion(Connection &connection, const QList<Migration> &migrations, bool hasSteps);

[[nodiscard]] Result<void> createStepTable(Connection &connection);
/// Runs the steps after `from` and notes each.
[[nodiscard]] Result<void> applySteps(Connection &connection, const QList<Migration> &migrations, int from, Instant now,
                                      const std::function<Result<void>(int version)> &afterStep = {});

/// The statements of a script. A trigger of SQLite has a line BEGIN and ends with a line "END;"; what stands between $$
/// belongs together.
[[nodiscard]] QStringList splitStatements(const QString &script);

} // namespace td
