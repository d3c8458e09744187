// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/cataloguecopy.h"

namespace td
{

/// A consistent copy of an SQLite catalogue as a new file, while other programs read and write it. The file is of this
/// user alone, and is whole on the disk or not there. AlreadyExists ("catalog.snapshot_exists"). Blocks; a stop is
/// heard before and after the copy.
[[nodiscard]] Result<void> snapshotSqlite(const QString &catalogue, const QString &file, const std::stop_token &stop);

/// The same of a PostgreSQL catalogue: an SQLite file with every row of one moment, which this program opens like any
/// other. `folderNames`: what the folders of this computer are called there, which the file has as its own. Rows are
/// counted and the totals compared before it is kept.
[[nodiscard]] Result<void> snapshotPostgres(const PostgresSettings &from, const QString &file,
                                            const CatalogueCopyOptions &options);

} // namespace td
