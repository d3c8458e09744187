// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlitecatalogue.h"

#include "catalog/connection.h"
#include "catalog/filesystem.h"
#include "catalog/migrator.h"
#include "catalog/openmark.h"
#include "catalog/sqlerror.h"
#include "catalog/sqlitedatabase.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// After a program that was killed, before anything is written: nothing is built upon damaged pages (RELIABILITY 2.6).
Result<void> checkAfterCrash(Connection &c, const QString &file)
{
    Result<QStringList> found = c.texts(u"PRAGMA quick_check(10)"_s);
    if (!found)
        return fail(found.error());
    found->removeAll(u"ok"_s);
    return found->isEmpty() ? Result<void>{} : fail(corruptError(file, found->join(u"; "_s)));
}

} // namespace

Result<std::unique_ptr<SqliteCatalogue>> SqliteCatalogue::open(const QString &file, const OpenOptions &options)
{
    TD_TRY(prepareCatalogueFile(file));
    MigrationOutcome outcome;
    const auto mark = std::make_shared<OpenMark>(file);
    const auto upgrade = [&](Connection &c, Instant now) -> Result<void> {
        if (mark->wasUnclean())
            TD_TRY(checkAfterCrash(c, file));
        mark->share();
        TD_ASSIGN(outcome,
                  migrate(c,
                          {.migrations = options.migrations.isEmpty() ? embeddedMigrations() : options.migrations,
                           .backupFolder = options.backupFolder},
                          now));
        return {};
    };
    std::unique_ptr<SqliteCatalogue> catalogue(new SqliteCatalogue);
    // The mark goes with the database, after its last connection.
    const std::shared_ptr<const SqliteDatabase> database(new SqliteDatabase(file, options.busyTimeoutMs),
                                                         [mark](const SqliteDatabase *last) { delete last; });
    const Result<void> started = catalogue->start(database, options, upgrade);
    if (!started && started.error().code == ErrorCode::DataLoss)
        mark->stayUnclean();
    TD_TRY(started);
    catalogue->m_upgradeCopy = outcome.copiedTo;
    catalogue->m_upgradeNotes = outcome.notes;
    return catalogue;
}

} // namespace td
