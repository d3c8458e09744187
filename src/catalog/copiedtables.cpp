// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/copiedtables.h"

#include "catalog/totals.h"

namespace td
{

using namespace Qt::StringLiterals;

Error copyCancelled()
{
    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled; nothing was copied."_s).value();
}

Result<QStringList> tablesOfFile(Connection &sqlite)
{
    return sqlite.texts(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
                        "'\\' AND name NOT LIKE 'photo\\_search%' ESCAPE '\\' AND name <> 'schema_migrations' ORDER "
                        "BY name"_s);
}

Result<QStringList> columnsOnServer(Connection &postgres, const QString &table)
{
    return postgres.texts(u"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
                          "AND table_name = ?"_s,
                          {table});
}

Result<void> requireColumns(const Connection &postgres, const QString &table, const QStringList &columns,
                            const QStringList &onServer)
{
    for (const QString &column : columns) {
        if (!onServer.contains(column))
            return fail(ErrorCode::FailedPrecondition, u"catalog.copy_schema"_s,
                        QString("The database has no column "_L1 % table % '.'_L1 % column % '.'_L1),
                        postgres.database().name(), u"Use the same version of Tierdeck for both."_s);
    }
    return {};
}

Result<void> requireEqual(Connection &copy, const QList<CopiedTable> &tables, const QString &where)
{
    QStringList wrong;
    for (const CopiedTable &table : tables) {
        const QString condition = table.only.isEmpty() ? QString() : QString(" WHERE "_L1 % table.only);
        TD_ASSIGN(const qint64 rows, copy.number(QString("SELECT count(*) FROM "_L1 % table.name % condition)));
        if (rows != table.rows)
            wrong.append(QString("table "_L1 % table.name % " has "_L1 % QString::number(rows) % " rows, not "_L1 %
                                 QString::number(table.rows)));
    }
    TD_ASSIGN(const QStringList totals, checkTotals(copy, false));
    wrong += totals;
    if (wrong.isEmpty())
        return {};
    return fail(ErrorCode::DataLoss, u"catalog.copy_differs"_s,
                QString("The copy is not equal to the catalogue, so nothing was kept: "_L1 % wrong.join("; "_L1)),
                where, u"Check the catalogue with: tierdeck-cli check"_s);
}

} // namespace td
