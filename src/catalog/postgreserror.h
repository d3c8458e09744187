// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlError>

namespace td
{

/// What the PostgreSQL driver reported, as an Error of ours. The login has no SQLSTATE in Qt: there the server's words
/// decide. `where` is the database's name.
[[nodiscard]] Error postgresError(const QSqlError &error, const QString &where, const QString &statement, bool isOpen);

} // namespace td
