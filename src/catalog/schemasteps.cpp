// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/schemasteps.h"

#include <QCryptographicHash>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString checksumOf(const Migration &migration)
{
    return QString::fromLatin1(QCryptographicHash::hash(migration.sql.toUtf8(), QCryptographicHash::Sha256).toHex());
}

struct Applied {
    int version = 0;
    QString name;
    QString checksum;
};

Result<QList<Applied>> appliedMigrations(Connection &connection)
{
    return connection.all<Applied>(u"SELECT version, name, checksum FROM schema_migrations ORDER BY version"_s, {},
                                   [](const QSqlQuery &q) {
                                       return Applied{q.value(0).toInt(), q.value(1).toString(), q.value(2).toString()};
                                   });
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

} // namespace

Result<int> checkedVersion(Connection &connection, const QList<Migration> &migrations, bool hasSteps)
{
    if (!hasSteps)
        return 0;
    TD_ASSIGN(const QList<Applied> applied, appliedMigrations(connection));
    for (const Applied &step : applied) {
        if (step.version > migrations.size())
            return fail(ErrorCode::FailedPrecondition, u"catalog.newer_schema"_s,
                        QString("The catalogue was made by a newer Tierdeck (schema "_L1 %
                                QString::number(applied.last().version) % ", this one knows "_L1 %
                                QString::number(migrations.size()) % ")."_L1),
                        connection.database().name(), u"Update Tierdeck on this computer."_s);
        if (step.checksum != checksumOf(migrations.at(step.version - 1)))
            return fail(ErrorCode::FailedPrecondition, u"catalog.migration_changed"_s,
                        QString("Schema step "_L1 % QString::number(step.version) % " ("_L1 % step.name %
                                ") of the catalogue is not the one this program knows."_L1),
                        connection.database().name(),
                        u"Install an official build of Tierdeck, or restore the catalogue from a backup."_s);
    }
    return applied.isEmpty() ? 0 : applied.last().version;
}

Result<void> applySteps(Connection &connection, const QList<Migration> &migrations, int from, Instant now,
                        const std::function<Result<void>(int version)> &afterStep)
{
    for (int version = from + 1; version <= migrations.size(); ++version) {
        const Migration &migration = migrations.at(version - 1);
        TD_TRY(runScript(connection, migration));
        TD_TRY(
            connection.exec(u"INSERT INTO schema_migrations(version, name, checksum, applied_at) VALUES (?, ?, ?, ?)"_s,
                            {version, migration.name, checksumOf(migration), toIso(now)}));
        if (afterStep)
            TD_TRY(afterStep(version));
    }
    return {};
}

Result<void> createStepTable(Connection &connection)
{
    return connection.execOnce(
        u"CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, "
        "checksum TEXT NOT NULL, applied_at TEXT NOT NULL)"_s);
}

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString current;
    bool inTrigger = false; // of SQLite: BEGIN ... END;
    bool inQuotes = false;  // of PostgreSQL: $$ ... $$
    const QStringList lines = script.split(u'\n');
    for (const QString &line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith("--"_L1))
            continue;
        inQuotes ^= trimmed.count("$$"_L1) % 2 == 1;
        inTrigger |= trimmed == "BEGIN"_L1 && !inQuotes;
        current += line % u'\n';
        if (inQuotes || (inTrigger ? trimmed != "END;"_L1 : !trimmed.endsWith(u';')))
            continue;
        statements.append(current.trimmed());
        current.clear();
        inTrigger = false;
    }
    if (!current.trimmed().isEmpty())
        statements.append(current.trimmed());
    return statements;
}

} // namespace td
