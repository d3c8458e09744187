// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/postgresmigrator.h"

#include "catalog/schemasteps.h"
#include "catalog/transaction.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Result<int> postgresVersion(Connection &c, const QList<Migration> &migrations)
{
    TD_ASSIGN(const qint64 hasSteps,
              c.number(u"SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
                       "'schema_migrations'"_s));
    return checkedVersion(c, migrations, hasSteps > 0);
}

/// Tables of something else would be mixed with ours.
Result<void> requireEmpty(Connection &c)
{
    TD_ASSIGN(const QStringList tables, c.texts(u"SELECT tablename FROM pg_tables WHERE schemaname = current_schema() "
                                                "ORDER BY tablename LIMIT 3"_s));
    if (tables.isEmpty())
        return {};
    return fail(ErrorCode::FailedPrecondition, u"catalog.not_empty"_s,
                QString("The database holds tables of something else ("_L1 % tables.join(", "_L1) % ")."_L1),
                c.database().name(), u"Give Tierdeck a database of its own: CREATE DATABASE tierdeck;"_s);
}

} // namespace

Result<void> upgradePostgres(Connection &c, const QList<Migration> &migrations, Instant now)
{
    {
        // Daily use needs no right to make tables, nor to wait for a writer.
        Transaction look(c);
        TD_TRY(look.begin(Transaction::Kind::Read));
        TD_ASSIGN(const int version, postgresVersion(c, migrations));
        if (version == migrations.size())
            return look.commit();
    }
    Transaction transaction(c);
    TD_TRY(transaction.begin(Transaction::Kind::Write));
    TD_ASSIGN(const int from, postgresVersion(c, migrations));
    if (from == migrations.size())
        return {};
    if (from == 0)
        TD_TRY(requireEmpty(c));
    TD_TRY(c.execOnce(u"SET LOCAL statement_timeout = 0"_s));
    TD_TRY(createStepTable(c));
    TD_TRY(applySteps(c, migrations, from, now));
    return transaction.commit();
}

} // namespace td
