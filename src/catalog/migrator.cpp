// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/migrator.h"

#include "catalog/legacyupgrade.h"
#include "catalog/schemasteps.h"
#include "catalog/transaction.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Result<bool> hasTable(Connection &connection, const QString &name)
{
    TD_ASSIGN(const qint64 count,
              connection.number(u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"_s, {name}));
    return count > 0;
}

Result<QString> copyFile(Connection &connection, const QString &backupFolder, int version, Instant now)
{
    const QFileInfo info(connection.database().name());
    const QDir folder(backupFolder.isEmpty() ? info.absolutePath() : backupFolder);
    if (!folder.exists() && !QDir().mkpath(folder.absolutePath()))
        return fail(ErrorCode::PermissionDenied, u"catalog.backup_folder"_s,
                    u"The folder for the copy of the catalogue cannot be made."_s, folder.absolutePath(),
                    u"Check that the folder belongs to you."_s);
    QString stamp = toIso(now);
    stamp.remove(u'-').remove(u':');
    const QString stem = info.completeBaseName() % "-before-upgrade-v"_L1 % QString::number(version) % '-'_L1 % stamp;
    QString target = folder.filePath(QString(stem % ".db"_L1));
    for (int number = 2; QFileInfo::exists(target); ++number)
        target = folder.filePath(QString(stem % '-'_L1 % QString::number(number) % ".db"_L1));
    TD_TRY(connection.exec(u"VACUUM INTO ?"_s, {target}));
    if (!QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::PermissionDenied, u"catalog.backup_folder"_s,
                    u"The copy of the catalogue cannot be kept from other users."_s, target);
    return target;
}

Result<void> applyAll(Connection &connection, const QList<Migration> &migrations, bool legacy, Instant now,
                      MigrationOutcome &outcome)
{
    TD_TRY(createStepTable(connection));
    if (legacy)
        TD_TRY(adoptSourceTables(connection, migrations));
    return applySteps(connection, migrations, outcome.from, now, [&](int version) -> Result<void> {
        if (legacy && version == AdoptAfterVersion) {
            TD_ASSIGN(outcome.notes, adoptSourceRows(connection, now));
        }
        outcome.to = version;
        return {};
    });
}

/// The version the file has; 0 for a new one and for the source's own database.
Result<int> sqliteVersion(Connection &connection, const QList<Migration> &migrations)
{
    TD_ASSIGN(const bool hasSteps, hasTable(connection, u"schema_migrations"_s));
    return checkedVersion(connection, migrations, hasSteps);
}

} // namespace

Result<MigrationOutcome> migrate(Connection &connection, const MigrationPlan &plan, Instant now)
{
    MigrationOutcome outcome;
    bool legacy = false;
    {
        // Both from one moment: another process may be upgrading the file just now.
        Transaction look(connection);
        TD_TRY(look.begin(Transaction::Kind::Read));
        TD_ASSIGN(outcome.from, sqliteVersion(connection, plan.migrations));
        TD_ASSIGN(const bool hasPhotos, hasTable(connection, u"photo_metadata"_s));
        legacy = outcome.from == 0 && hasPhotos;
        TD_TRY(look.commit());
    }
    outcome.to = outcome.from;
    if (outcome.from == plan.migrations.size())
        return outcome;
    if (outcome.from > 0 || legacy) {
        TD_ASSIGN(outcome.copiedTo, copyFile(connection, plan.backupFolder, outcome.from, now));
    }

    // Rebuilding a table that others refer to needs both off; neither can change inside a transaction.
    TD_TRY(connection.execOnce(u"PRAGMA foreign_keys = OFF"_s));
    TD_TRY(connection.execOnce(u"PRAGMA legacy_alter_table = ON"_s));
    const auto upgraded = [&]() -> Result<void> {
        Transaction transaction(connection);
        TD_TRY(transaction.begin(Transaction::Kind::Write));
        // Another process may have been quicker between the first look and the lock.
        TD_ASSIGN(outcome.from, sqliteVersion(connection, plan.migrations));
        outcome.to = outcome.from;
        if (outcome.from == plan.migrations.size())
            return transaction.commit();
        TD_TRY(applyAll(connection, plan.migrations, legacy && outcome.from == 0, now, outcome));
        TD_ASSIGN(const qint64 broken, connection.number(u"SELECT count(*) FROM pragma_foreign_key_check"_s));
        if (broken > 0)
            return fail(ErrorCode::DataLoss, u"catalog.foreign_keys"_s,
                        u"After the upgrade some rows would refer to missing ones; nothing was changed."_s,
                        connection.database().name(), u"Restore the catalogue from a backup and report this."_s);
        return transaction.commit();
    }();
    TD_TRY(connection.execOnce(u"PRAGMA legacy_alter_table = OFF"_s));
    TD_TRY(connection.execOnce(u"PRAGMA foreign_keys = ON"_s));
    TD_TRY(upgraded);
    return outcome;
}

} // namespace td
