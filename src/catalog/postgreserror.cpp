// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/postgreserror.h"

#include "catalog/postgresdatabase.h"

#include <QList>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct StateMeaning {
    QString sign; ///< the beginning of an SQLSTATE, or words of the server
    ErrorCode code = ErrorCode::Internal;
    QString reason, message, remedy;
};

const QString Lost = u"The connection to the database broke."_s;
const QString LostRemedy = u"Try again; the program connects anew. If it persists, check the server and the network."_s;

const QList<StateMeaning> &states()
{
    static const QString Busily = u"Another program holds the catalogue for too long."_s;
    static const QString Later = u"Try again; if it persists, close the other program."_s;
    static const QList<StateMeaning> List{
        {u"40001"_s, ErrorCode::Unavailable, u"catalog.conflict"_s, Busily, Later},
        {u"40P01"_s, ErrorCode::Unavailable, u"catalog.conflict"_s, Busily, Later},
        {u"55P03"_s, ErrorCode::Unavailable, u"catalog.busy"_s, Busily, Later},
        {u"57014"_s, ErrorCode::DeadlineExceeded, u"catalog.timeout"_s, u"The database took too long to answer."_s,
         u"Try again when the server has less to do."_s},
        {u"57P"_s, ErrorCode::Unavailable, u"catalog.connection_lost"_s, Lost, LostRemedy},
        {u"25P03"_s, ErrorCode::Unavailable, u"catalog.connection_lost"_s, Lost, LostRemedy},
        {u"08"_s, ErrorCode::Unavailable, u"catalog.connection_lost"_s, Lost, LostRemedy},
        {u"53100"_s, ErrorCode::ResourceExhausted, u"catalog.disk_full"_s, u"The disk with the catalogue is full."_s,
         u"Free some space on the database server and try again."_s},
        {u"53"_s, ErrorCode::ResourceExhausted, u"catalog.server_full"_s, u"The database server has no room left."_s,
         u"Close other programs that use it, or allow it more connections and memory."_s},
        {u"25006"_s, ErrorCode::PermissionDenied, u"catalog.read_only"_s, u"The catalogue cannot be written."_s,
         u"Check that this is the main server and not a standby."_s},
        {u"42501"_s, ErrorCode::PermissionDenied, u"catalog.privilege"_s,
         u"The database role of this console may not do that."_s,
         u"Start Tierdeck once with a role that owns the database, or grant the rights: see the manual."_s},
        {u"28"_s, ErrorCode::Unauthenticated, u"catalog.login"_s, u"The database server refused the login."_s,
         u"Check PGUSER and the password."_s},
        {u"3D000"_s, ErrorCode::FailedPrecondition, u"catalog.no_database"_s, u"There is no such database."_s,
         u"Create it on the server, or correct PGDATABASE."_s},
        {u"23"_s,
         ErrorCode::FailedPrecondition,
         u"catalog.constraint"_s,
         u"The catalogue refused a change that would break its rules."_s,
         {}},
        {u"22P05"_s, ErrorCode::InvalidArgument, u"catalog.text"_s,
         u"A text holds a character that the database cannot store."_s, u"Take the character out."_s},
        {u"54"_s, ErrorCode::InvalidArgument, u"catalog.text"_s, u"A text is too long for the database."_s,
         u"Shorten it."_s},
        {u"XX001"_s, ErrorCode::DataLoss, u"catalog.corrupt"_s, u"The database is damaged."_s,
         u"Restore the catalogue from a backup; the photos on the tiers are not touched."_s},
        {u"XX002"_s, ErrorCode::DataLoss, u"catalog.corrupt"_s, u"The database is damaged."_s,
         u"Restore the catalogue from a backup; the photos on the tiers are not touched."_s},
    };
    return List;
}

/// Words of a refused login or a failed connection, in the order in which they are looked for.
const QList<StateMeaning> &refusals()
{
    static const QString NoServer = u"The database server cannot be reached."_s;
    static const QString CheckHost = u"Check PGHOST and PGPORT, and that the server runs and can be reached."_s;
    static const QString NoTrust = u"The database server's certificate was not accepted."_s;
    static const QString CheckTrust = u"Name the authority that signed it with PGSSLROOTCERT, and connect by the name "
                                      "in the certificate."_s;
    static const QString NoLogin = u"The database server refused the login."_s;
    static const QList<StateMeaning> List{
        {u"sslmode"_s, ErrorCode::Unauthenticated, u"catalog.tls"_s,
         u"There is no such way to encrypt the connection."_s,
         u"Set PGSSLMODE to verify-full, verify-ca, require, prefer, allow or disable."_s},
        {u"certificate verify failed"_s, ErrorCode::Unauthenticated, u"catalog.tls"_s, NoTrust, CheckTrust},
        {u"does not match host name"_s, ErrorCode::Unauthenticated, u"catalog.tls"_s, NoTrust, CheckTrust},
        {u"root certificate file"_s, ErrorCode::Unauthenticated, u"catalog.tls"_s, NoTrust, CheckTrust},
        {u"does not support SSL"_s, ErrorCode::Unauthenticated, u"catalog.tls"_s,
         u"The database server offers no encrypted connection."_s,
         u"Turn TLS on at the server; PGSSLMODE=disable sends everything in the clear."_s},
        {u"password authentication failed"_s, ErrorCode::Unauthenticated, u"catalog.login"_s, NoLogin,
         u"Check PGUSER and the password."_s},
        {u"no password supplied"_s, ErrorCode::Unauthenticated, u"catalog.login"_s,
         u"The database server asks for a password."_s, u"Give it with PGPASSWORD, the keyring or a password file."_s},
        {u"pg_hba.conf"_s, ErrorCode::Unauthenticated, u"catalog.login"_s, NoLogin,
         u"Let this computer and role in with a line in the server's pg_hba.conf."_s},
        {u"authentication failed"_s, ErrorCode::Unauthenticated, u"catalog.login"_s, NoLogin,
         u"Check PGUSER and how the server lets it in."_s},
        {u"not permitted to log in"_s, ErrorCode::Unauthenticated, u"catalog.login"_s, NoLogin,
         u"Use a role that may log in."_s},
        {u"permission denied for database"_s, ErrorCode::PermissionDenied, u"catalog.privilege"_s,
         u"The role may not use this database."_s, u"Grant it CONNECT on the database."_s},
        {u"role \""_s, ErrorCode::Unauthenticated, u"catalog.login"_s, u"The database server does not know the role."_s,
         u"Create the role on the server, or correct PGUSER."_s},
        {u"database \""_s, ErrorCode::FailedPrecondition, u"catalog.no_database"_s, u"There is no such database."_s,
         u"Create it on the server, or correct PGDATABASE."_s},
        {u"translate host name"_s, ErrorCode::Unavailable, u"catalog.unreachable"_s, NoServer, CheckHost},
        {u"too many clients"_s, ErrorCode::ResourceExhausted, u"catalog.server_full"_s,
         u"The database server has no room left."_s,
         u"Close other programs that use it, or allow it more connections and memory."_s},
        {{}, ErrorCode::Unavailable, u"catalog.unreachable"_s, NoServer, CheckHost}};
    return List;
}

} // namespace

Error postgresError(const QSqlError &error, const QString &where, const QString &statement, bool isOpen)
{
    constexpr qint64 BusyRetrySeconds = 5;
    const QString state = error.nativeErrorCode();
    const QString words = QString(error.databaseText() % ' '_L1 % error.driverText()).simplified();
    Error result{.code = ErrorCode::Internal,
                 .reason = u"catalog.failed"_s,
                 .message =
                     QString("The catalogue could not do what was asked: "_L1 % error.databaseText().simplified()),
                 .where = where,
                 .remedy = {},
                 .detail = QString("PostgreSQL "_L1 % state % ": "_L1 % words)};
    if (!statement.isEmpty())
        result.detail += QString("; "_L1 % statement.simplified().left(200));
    const auto take = [&result](const StateMeaning &meaning) {
        result.code = meaning.code;
        result.reason = meaning.reason;
        result.message = meaning.message;
        result.remedy = meaning.remedy;
    };
    if (error.type() == QSqlError::ConnectionError && statement.isEmpty()) {
        take(*std::ranges::find_if(refusals(), [&](const StateMeaning &m) { return words.contains(m.sign); }));
    } else if (!isOpen) {
        take({{}, ErrorCode::Unavailable, u"catalog.connection_lost"_s, Lost, LostRemedy});
    } else {
        const auto meaning = std::ranges::find_if(
            states(), [&](const StateMeaning &m) { return !state.isEmpty() && state.startsWith(m.sign); });
        if (meaning != states().end())
            take(*meaning);
    }
    if (result.code == ErrorCode::Unavailable)
        result.retryAfterSeconds = BusyRetrySeconds;
    return result;
}

Error PostgresDatabase::error(const QSqlError &error, const QString &statement, bool isOpen) const
{
    return postgresError(error, name(), statement, isOpen);
}

} // namespace td
