// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/migrator.h"

#include "catalog/legacyupgrade.h"
#include "catalog/transaction.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString checksumOf(const Migration &migration)
{
    return QString::fromLatin1(QCryptographicHash::hash(migration.sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Result<bool> hasTable(Connection &connection, const QString &name)
{
    TD_ASSIGN(const qint64 count,
              connection.number(u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"_s, {name}));
    return count > 0;
}

struct Applied {
    int version = 0;
    QString name;
    QString checksum;
};

Result<QList<Applied>> appliedMigrations(Connection &connection)
{
    TD_ASSIGN(const bool known, hasTable(connection, u"schema_migrations"_s));
    if (!known)
        return QList<Applied>{};
    return connection.all<Applied>(u"SELECT version, name, checksum FROM schema_migrations ORDER BY version"_s, {},
                                   [](const QSqlQuery &q) {
                                       return Applied{q.value(0).toInt(), q.value(1).toString(), q.value(2).toString()};
                                   });
}

/// The version the file has; fails when it was made by a newer program or with other texts.
Result<int> checkedVersion(Connection &connection, const QList<Migration> &migrations)
{
    TD_ASSIGN(const QList<Applied> applied, appliedMigrations(connection));
    for (const Applied &step : applied) {
        if (step.version > migrations.size())
            return fail(ErrorCode::FailedPrecondition, u"catalog.newer_schema"_s,
                        QString("The catalogue was made by a newer Tierdeck (schema "_L1 %
                                QString::number(applied.last().version) % ", this one knows "_L1 %
                                QString::number(migrations.size()) % ")."_L1),
                        connection.file(), u"Update Tierdeck on this computer."_s);
        if (step.checksum != checksumOf(migrations.at(step.version - 1)))
            return fail(ErrorCode::FailedPrecondition, u"catalog.migration_changed"_s,
                        QString("Schema step "_L1 % QString::number(step.version) % " ("_L1 % step.name %
                                ") of the catalogue is not the one this program knows."_L1),
                        connection.file(),
                        u"Install an official build of Tierdeck, or restore the catalogue from a backup."_s);
    }
    return applied.isEmpty() ? 0 : applied.last().version;
}

Result<QString> copyFile(Connection &connection, const QString &backupFolder, int version, Instant now)
{
    const QFileInfo info(connection.file());
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

Result<void> runScript(Connection &connection, const Migration &migration)
{
    const QStringList statements = splitStatements(migration.sql);
    for (const QString &statement : statements) {
        if (auto done = connection.execOnce(statement); !done) {
            Error error = done.error();
            error.message = QString("Schema step "_L1 % QString::number(migration.version) % " ("_L1 % migration.name %
                                    ") failed; nothing was changed. "_L1 % error.message);
            return fail(error);
        }
    }
    return {};
}

Result<void> applyAll(Connection &connection, const QList<Migration> &migrations, bool legacy, Instant now,
                      MigrationOutcome &outcome)
{
    TD_TRY(connection.execOnce(
        u"CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, "
        "checksum TEXT NOT NULL, applied_at TEXT NOT NULL)"_s));
    if (legacy)
        TD_TRY(adoptSourceTables(connection, migrations));
    for (int version = outcome.from + 1; version <= migrations.size(); ++version) {
        const Migration &migration = migrations.at(version - 1);
        TD_TRY(runScript(connection, migration));
        TD_TRY(
            connection.exec(u"INSERT INTO schema_migrations(version, name, checksum, applied_at) VALUES (?, ?, ?, ?)"_s,
                            {version, migration.name, checksumOf(migration), toIso(now)}));
        if (legacy && version == AdoptAfterVersion) {
            TD_ASSIGN(outcome.notes, adoptSourceRows(connection, now));
        }
        outcome.to = version;
    }
    return {};
}

} // namespace

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString current;
    bool inTrigger = false;
    const QStringList lines = script.split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith("--"_L1))
            continue;
        if (current.isEmpty())
            inTrigger = trimmed.startsWith("CREATE TRIGGER"_L1, Qt::CaseInsensitive);
        current += line % u'\n';
        if (inTrigger ? trimmed == "END;"_L1 : trimmed.endsWith(u';')) {
            statements.append(current.trimmed());
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        statements.append(current.trimmed());
    return statements;
}

Result<MigrationOutcome> migrate(Connection &connection, const MigrationPlan &plan, Instant now)
{
    MigrationOutcome outcome;
    bool legacy = false;
    {
        // Both from one moment: another process may be upgrading the file just now.
        Transaction look(connection);
        TD_TRY(look.begin(Transaction::Kind::Read));
        TD_ASSIGN(outcome.from, checkedVersion(connection, plan.migrations));
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
        TD_ASSIGN(outcome.from, checkedVersion(connection, plan.migrations));
        outcome.to = outcome.from;
        if (outcome.from == plan.migrations.size())
            return transaction.commit();
        TD_TRY(applyAll(connection, plan.migrations, legacy && outcome.from == 0, now, outcome));
        TD_ASSIGN(const qint64 broken, connection.number(u"SELECT count(*) FROM pragma_foreign_key_check"_s));
        if (broken > 0)
            return fail(ErrorCode::DataLoss, u"catalog.foreign_keys"_s,
                        u"After the upgrade some rows would refer to missing ones; nothing was changed."_s,
                        connection.file(), u"Restore the catalogue from a backup and report this."_s);
        return transaction.commit();
    }();
    TD_TRY(connection.execOnce(u"PRAGMA legacy_alter_table = OFF"_s));
    TD_TRY(connection.execOnce(u"PRAGMA foreign_keys = ON"_s));
    TD_TRY(upgraded);
    return outcome;
}

} // namespace td
