// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/postgressettings.h"
#include "core/result.h"
#include "core/time.h"

#include <QList>
#include <QMap>

#include <functional>
#include <stop_token>

namespace td
{

/// What a copy of a catalogue did.
struct CatalogueCopy {
    struct Table {
        QString name;
        qint64 rows = 0;
    };
    QList<Table> tables; ///< with at least one row, in the order of copying
    QStringList leftOut; ///< tables of the file that are no part of the schema
    qint64 rows = 0;
};

struct CatalogueCopyOptions {
    std::function<void(qint64 done, qint64 total)> progress; ///< rows; may be empty
    std::stop_token stop;
    QMap<QString, QString> folderNames = {}; ///< tier -> name that its folder has where computers share a catalogue
    Instant now{};                           ///< for the notes of the schema's steps
};

/// Copies every row of an SQLite catalogue into an empty PostgreSQL database, from one moment of the file and in one
/// transaction: it is all there or nothing is. Rows are counted and the totals recomputed before it is committed. The
/// file is only read. Cancelled when stopped; FailedPrecondition when the file has another schema
/// ("catalog.copy_schema") or there is a catalogue in the database already ("catalog.not_empty"); DataLoss when what
/// arrived is not what was sent. Blocks.
[[nodiscard]] Result<CatalogueCopy> copyCatalogue(const QString &sqliteFile, const PostgresSettings &to,
                                                  const CatalogueCopyOptions &options);

} // namespace td
