// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/postgrescatalogue.h"

#include "catalog/postgresdatabase.h"
#include "catalog/postgresmigrator.h"

namespace td
{

Result<std::unique_ptr<PostgresCatalogue>> PostgresCatalogue::open(const PostgresSettings &settings,
                                                                   const OpenOptions &options)
{
    const QList<Migration> migrations = options.migrations.isEmpty() ? postgresMigrations() : options.migrations;
    std::unique_ptr<PostgresCatalogue> catalogue(new PostgresCatalogue);
    TD_TRY(catalogue->start(std::make_shared<PostgresDatabase>(settings, options.busyTimeoutMs), options,
                            [&](Connection &c, Instant now) { return upgradePostgres(c, migrations, now); }));
    return catalogue;
}

} // namespace td
