// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/migrations.h"
#include "core/ports/services.h"

namespace td
{

struct OpenOptions {
    const Clock *clock =
        nullptr;          ///< for times that a caller does not give; the system's when null. Outlives the catalogue.
    QString backupFolder; ///< SQLite: for the copy made before an upgrade; empty: beside the file
    int busyTimeoutMs = 5000;         ///< how long a writer waits for another process, twice
    int readers = 2;                  ///< connections for reading
    QList<Migration> migrations = {}; ///< empty: those compiled in for the engine
};

} // namespace td
