// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "catalog/migrations.h"
#include "core/time.h"

/// Takes over a database that has only the tables of the source documents. Both run inside the transaction of the
/// migration.
namespace td
{

/// The step of the schema after which the rows are taken over: all columns are there, no index or trigger is.
inline constexpr int AdoptAfterVersion = 2;

/// Before the first step: tables that have the name of one of ours (users, drafts...) are set aside as source_users...
[[nodiscard]] Result<void> adoptSourceTables(Connection &connection, const QList<Migration> &migrations);

/// Numbers the photos, makes instants uniform, creates the users and drafts that are referred to, and one `suspect`
/// copy a photo from its storage_path: nothing has proven yet that the object is there. What could not be read is kept
/// in upgrade_notes and summed up in the answer.
[[nodiscard]] Result<QStringList> adoptSourceRows(Connection &connection, Instant now);

} // namespace td
