// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlError>

namespace td
{

/// What the database driver reported, as an Error of ours: busy, corrupt, full, read-only... `where` is the file.
[[nodiscard]] Error sqlError(const QSqlError &error, const QString &where, const QString &statement = {});
[[nodiscard]] Error corruptError(const QString &where, const QString &detail);

} // namespace td
