// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/migrations.h"
#include "core/time.h"

namespace td
{

struct MigrationPlan {
    QList<Migration> migrations;
    QString backupFolder; ///< where the copy of the file goes before its first change; empty: beside the file
};

struct MigrationOutcome {
    int from = 0; ///< schema version before; 0 for a new file or the source's own database
    int to = 0;
    QString copiedTo;  ///< the copy made before the upgrade; empty when none was needed
    QStringList notes; ///< what an upgrade of the source's database had to guess
};

/// Brings the schema of an SQLite file up to date: all missing steps in one transaction, after a copy of the file when it already holds
/// something. FailedPrecondition when the schema is newer ("catalog.newer_schema") or a step that was applied has
/// another text now ("catalog.migration_changed").
[[nodiscard]] Result<MigrationOutcome> migrate(Connection &connection, const MigrationPlan &plan, Instant now);

} // namespace td
