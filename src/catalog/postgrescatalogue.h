// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/postgressettings.h"
#include "catalog/sqlcatalogue.h"

namespace td
{

/// A catalogue in a PostgreSQL database (13 or later) that any number of consoles share.
class PostgresCatalogue final : public SqlCatalogue
{
public:
    /// Makes or upgrades the schema (once, whoever comes first) and opens. Needs the right to create tables only when
    /// there is something to make. Unavailable when the server cannot be reached, Unauthenticated when it refuses the
    /// login, FailedPrecondition for a missing database, a server that is too old or a schema that is newer than this
    /// program. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<PostgresCatalogue>> open(const PostgresSettings &settings,
                                                                         const OpenOptions &options = {});

private:
    PostgresCatalogue() = default;
};

} // namespace td
