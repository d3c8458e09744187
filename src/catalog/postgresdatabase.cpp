// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/postgresdatabase.h"

#include "catalog/connection.h"
#include "catalog/rows.h"

#include <QRegularExpression>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int OldestVersion = 130000;
/// The lock of the one writer; a number that no other program has reason to take.
constexpr qint64 WriterLock = 0x7469657264656b;

/// 'value' as libpq's connection string wants it; a semicolon would end the option for Qt.
QString option(QLatin1StringView name, QString value)
{
    value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
    return name % "='"_L1 % value % "';"_L1;
}

/// What must hold for a session, and what to do when the server has it otherwise.
struct SessionRule {
    QString setting, expected, remedy;
};

} // namespace

Error PostgresDatabase::missingDriver() const
{
    return {.code = ErrorCode::FailedPrecondition,
            .reason = u"catalog.no_driver"_s,
            .message = u"The PostgreSQL driver of Qt is not installed."_s,
            .where = name(),
            .remedy = u"Install the package with Qt's PostgreSQL plugin (libqt6sql6-psql)."_s};
}

void PostgresDatabase::address(QSqlDatabase &database) const
{
    database.setHostName(m_settings.host);
    database.setPort(m_settings.port);
    database.setDatabaseName(m_settings.database);
    database.setUserName(m_settings.user);
    database.setPassword(QString::fromUtf8(m_settings.password.reveal()));
    // A cut line is noticed within half a minute, whatever the system's own limits are.
    QString options = u"application_name=Tierdeck;connect_timeout=10;keepalives_idle=10;keepalives_interval=5;"
                      "keepalives_count=3;tcp_user_timeout=30000;"_s;
    if (!m_settings.sslMode.isEmpty())
        options += option("sslmode"_L1, m_settings.sslMode);
    if (!m_settings.sslRootCert.isEmpty())
        options += option("sslrootcert"_L1, m_settings.sslRootCert);
    database.setConnectOptions(options);
}

Result<void> PostgresDatabase::configure(Connection &c, Access access) const
{
    TD_ASSIGN(const qint64 version, c.number(u"SELECT CAST(current_setting('server_version_num') AS bigint)"_s));
    if (version < OldestVersion)
        return fail(ErrorCode::FailedPrecondition, u"catalog.server_version"_s,
                    QString("The PostgreSQL server is version "_L1 % QString::number(version / 10000) %
                            "; Tierdeck needs 13 or later."_L1),
                    name(), u"Use a newer server."_s);
    const QString timeout = QString::number(m_busyTimeoutMs);
    const QString readOnly = access == Access::ReadOnly ? u"on"_s : u"off"_s;
    // A console that hangs in the middle of a change lets the others go on after a minute; it then reconnects.
    TD_TRY(c.value(u"SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN "
                   "'remote_apply' THEN 'remote_apply' ELSE 'on' END, false), set_config('TimeZone', 'UTC', false), "
                   "set_config('lock_timeout', ?, false), set_config('statement_timeout', '300000', false), "
                   "set_config('client_min_messages', 'error', false), "
                   "set_config('idle_in_transaction_session_timeout', '60000', false), "
                   "set_config('default_transaction_read_only', ?, false)"_s,
                   {timeout, readOnly}));
    QHash<QString, QString> is;
    TD_TRY(
        c.each(u"SELECT name, setting FROM pg_settings WHERE name IN ('synchronous_commit', 'TimeZone', "
               "'lock_timeout', 'default_transaction_read_only', 'server_encoding', 'standard_conforming_strings')"_s,
               {}, [&](const QSqlQuery &q) { is.insert(q.value(0).toString(), q.value(1).toString()); }));
    if (is.value(u"synchronous_commit"_s) == "remote_apply"_L1)
        is.insert(u"synchronous_commit"_s, u"on"_s); // waits for even more
    const QList<SessionRule> rules{
        {u"server_encoding"_s, u"UTF8"_s, u"Create the database again with ENCODING 'UTF8'."_s},
        {u"standard_conforming_strings"_s, u"on"_s, u"Set standard_conforming_strings to on for this database."_s},
        {u"synchronous_commit"_s, u"on"_s, u"Let the role of this console set synchronous_commit."_s},
        {u"TimeZone"_s, u"UTC"_s, {}},
        {u"lock_timeout"_s, timeout, {}},
        {u"default_transaction_read_only"_s, readOnly, {}},
    };
    for (const SessionRule &rule : rules) {
        if (is.value(rule.setting) != rule.expected)
            return fail(ErrorCode::FailedPrecondition, u"catalog.setting"_s,
                        QString("The database did not accept "_L1 % rule.setting % " = "_L1 % rule.expected %
                                ": it is "_L1 % is.value(rule.setting)),
                        name(), rule.remedy);
    }
    return {};
}

QString PostgresDatabase::adapted(const QString &sql) const
{
    // SQLite is told which index to take and which not (+column, INDEXED BY, CROSS JOIN); PostgreSQL knows by its
    // statistics. LIKE there does not tell the case of ASCII letters apart, as ILIKE under the collation "C".
    static const QRegularExpression IndexHint(u" INDEXED BY \\w+"_s);
    static const QRegularExpression NoIndex(u"\\+(?=[a-z])"_s);
    static const QRegularExpression AnyCase(u"\\bLIKE(?= \\?)"_s);
    QString own = sql;
    own.remove(IndexHint).remove(NoIndex).replace(AnyCase, u"ILIKE"_s).replace(u"CROSS JOIN"_s, u"JOIN"_s);
    return own;
}

QVariant PostgresDatabase::adapted(const QVariant &value) const
{
    // PostgreSQL has no text with a NUL in it.
    if (value.typeId() != QMetaType::QString || !value.toString().contains(QChar(0)))
        return value;
    return value.toString().replace(QChar(0), QChar(QChar::ReplacementCharacter));
}

Result<void> PostgresDatabase::begin(Connection &c, TransactionKind kind) const
{
    const auto attempt = [&]() -> Result<void> {
        TD_TRY(c.ensureOpen());
        if (kind == TransactionKind::Read)
            return c.command(u"BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
        TD_TRY(c.command(u"BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE"_s));
        const auto locked = c.value(QString("SELECT pg_advisory_xact_lock("_L1 % QString::number(WriterLock) % ')'_L1));
        if (locked)
            return {};
        rollback(c);
        return fail(locked.error());
    };
    auto begun = attempt();
    // A timeout is one whole wait, as with SQLite; and a connection that broke while it was idle is no reason to fail.
    if (!begun && (begun.error().reason == "catalog.busy"_L1 || begun.error().reason == "catalog.connection_lost"_L1))
        begun = attempt();
    return begun;
}

Result<void> PostgresDatabase::commit(Connection &c, TransactionKind kind) const
{
    if (kind == TransactionKind::Write)
        TD_TRY(c.exec(u"UPDATE counters SET value = value + 1 WHERE name = 'changes' AND "
                      "pg_current_xact_id_if_assigned() IS NOT NULL"_s));
    auto committed = c.command(u"COMMIT"_s);
    if (!committed && kind == TransactionKind::Write && committed.error().reason == "catalog.connection_lost"_L1) {
        Error error = committed.error();
        error.reason = u"catalog.commit_unknown"_s;
        error.message = u"The connection to the database broke while a change was being saved. Whether it was saved is "
                        "not known."_s;
        error.remedy = u"Look at the result, then repeat what is still wanted."_s;
        return fail(error);
    }
    return committed;
}

void PostgresDatabase::rollback(Connection &c) const
{
    if (!c.isOpen())
        return; // the server rolls back by itself
    const auto ignored = c.command(u"ROLLBACK"_s);
    Q_UNUSED(ignored)
}

Result<Instant> PostgresDatabase::leaseTime(Connection &c, Instant now) const
{
    TD_ASSIGN(const QVariant text, c.value(u"SELECT utc_now()"_s));
    return instantFrom(text).value_or(now);
}

QString PostgresDatabase::claimLock() const
{
    return u" FOR UPDATE SKIP LOCKED"_s;
}

Result<qint64> PostgresDatabase::changeCounter(Connection &c) const
{
    return c.number(u"SELECT value FROM counters WHERE name = 'changes'"_s);
}

Result<QStringList> PostgresDatabase::checkStructure(Connection &c) const
{
    return c.texts(
        u"SELECT 'Index ' || CAST(i.indexrelid AS regclass) || ' is not valid' FROM pg_index i JOIN pg_class r ON "
        u"r.oid "
        "= i.indexrelid WHERE r.relnamespace = CAST(current_schema() AS regnamespace) AND NOT i.indisvalid "
        "UNION ALL SELECT 'Table ' || CAST(k.conrelid AS regclass) || ': the rule ' || k.conname || ' was never "
        "checked' "
        "FROM pg_constraint k WHERE k.connamespace = CAST(current_schema() AS regnamespace) AND NOT k.convalidated "
        "UNION ALL SELECT 'Table ' || CAST(t.tgrelid AS regclass) || ': the trigger ' || t.tgname || ' is off' FROM "
        "pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid WHERE r.relnamespace = CAST(current_schema() AS "
        "regnamespace) AND t.tgenabled = 'D' AND NOT t.tgisinternal"_s);
}

} // namespace td
