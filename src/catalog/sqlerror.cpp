// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlerror.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

// Primary result codes of sqlite3.h, which this layer does not include.
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26,
};

constexpr int PrimaryMask = 0xff;

} // namespace

Error corruptError(const QString &where, const QString &detail)
{
    return {.code = ErrorCode::DataLoss,
            .reason = u"catalog.corrupt"_s,
            .message = u"The catalogue file is damaged or is not a catalogue."_s,
            .where = where,
            .remedy = u"Restore the catalogue from a backup; the photos on the tiers are not touched."_s,
            .detail = detail};
}

Error sqlError(const QSqlError &error, const QString &where, const QString &statement)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & PrimaryMask;
    QString detail =
        "SQLite "_L1 % error.nativeErrorCode() % ": "_L1 % error.databaseText() % ' '_L1 % error.driverText();
    if (!statement.isEmpty())
        detail += "; "_L1 % statement.simplified().left(200);
    Error result{.code = ErrorCode::Internal,
                 .reason = u"catalog.failed"_s,
                 .message = QString("The catalogue could not do what was asked: "_L1 % error.databaseText()),
                 .where = where,
                 .remedy = {},
                 .detail = detail};
    switch (isNumber ? code : 0) {
    case Busy:
    case Locked:
        result.code = ErrorCode::Unavailable;
        result.reason = u"catalog.busy"_s;
        result.message = u"Another program holds the catalogue for too long."_s;
        result.remedy = u"Try again; if it persists, close the other program."_s;
        result.retryAfterSeconds = 5;
        break;
    case Corrupt:
    case NotADatabase:
        return corruptError(where, detail);
    case Full:
        result.code = ErrorCode::ResourceExhausted;
        result.reason = u"catalog.disk_full"_s;
        result.message = u"The disk with the catalogue is full."_s;
        result.remedy = u"Free some space on that disk and try again."_s;
        break;
    case NoMemory:
        result.code = ErrorCode::ResourceExhausted;
        result.reason = u"catalog.memory"_s;
        result.message = u"There is not enough memory for the catalogue."_s;
        break;
    case Perm:
    case ReadOnly:
        result.code = ErrorCode::PermissionDenied;
        result.reason = u"catalog.read_only"_s;
        result.message = u"The catalogue cannot be written."_s;
        result.remedy = u"Check who owns the profile folder and whether the disk is mounted read-only."_s;
        break;
    case CannotOpen:
        result.code = ErrorCode::PermissionDenied;
        result.reason = u"catalog.cannot_open"_s;
        result.message = u"The catalogue file cannot be opened."_s;
        result.remedy = u"Check that the profile folder exists and belongs to you."_s;
        break;
    case IoError:
        result.code = ErrorCode::Unavailable;
        result.reason = u"catalog.io"_s;
        result.message = u"The disk with the catalogue failed to read or write."_s;
        result.remedy = u"Check the disk, then try again."_s;
        break;
    case Constraint:
        result.code = ErrorCode::FailedPrecondition;
        result.reason = u"catalog.constraint"_s;
        result.message =
            QString("The catalogue refused a change that would break its rules: "_L1 % error.databaseText());
        break;
    default:
        break;
    }
    return result;
}

} // namespace td
