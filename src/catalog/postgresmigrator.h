// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/migrations.h"

namespace td
{

/// Brings the schema of a PostgreSQL database up to date: all missing steps in one transaction. Writers take turns, so
/// of several consoles that start at once the first one does it and the others find it done. FailedPrecondition when
/// the schema is newer, was changed, or the database holds tables of something else ("catalog.not_empty"). There is no
/// copy before an upgrade: the server's own backups are for that.
[[nodiscard]] Result<void> upgradePostgres(Connection &connection, const QList<Migration> &migrations, Instant now);

} // namespace td
