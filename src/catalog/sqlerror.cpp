// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QList>

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int PrimaryMask = 0xff;

struct SqliteMeaning {
    int sqlite = 0;
    ErrorCode code = ErrorCode::Internal;
    QString reason, message, remedy;
};

const QList<SqliteMeaning> &meanings()
{
    static const QString Busily = u"Another program holds the catalogue for too long."_s;
    static const QString Later = u"Try again; if it persists, close the other program."_s;
    static const QString NoWrite = u"The catalogue cannot be written."_s;
    static const QString WhoOwns = u"Check who owns the profile folder and whether the disk is mounted read-only."_s;
    static const QList<SqliteMeaning> List{
        {SQLITE_BUSY, ErrorCode::Unavailable, u"catalog.busy"_s, Busily, Later},
        {SQLITE_LOCKED, ErrorCode::Unavailable, u"catalog.busy"_s, Busily, Later},
        {SQLITE_FULL, ErrorCode::ResourceExhausted, u"catalog.disk_full"_s, u"The disk with the catalogue is full."_s,
         u"Free some space on that disk and try again."_s},
        {SQLITE_NOMEM, ErrorCode::ResourceExhausted, u"catalog.memory"_s,
         u"There is not enough memory for the catalogue."_s, u"Close other programs and try again."_s},
        {SQLITE_PERM, ErrorCode::PermissionDenied, u"catalog.read_only"_s, NoWrite, WhoOwns},
        {SQLITE_READONLY, ErrorCode::PermissionDenied, u"catalog.read_only"_s, NoWrite, WhoOwns},
        {SQLITE_CANTOPEN, ErrorCode::PermissionDenied, u"catalog.cannot_open"_s, u"The catalogue file cannot be opened."_s,
         u"Check that the profile folder exists and belongs to you."_s},
        {SQLITE_IOERR, ErrorCode::Unavailable, u"catalog.io"_s, u"The disk with the catalogue failed to read or write."_s,
         u"Check the disk, then try again."_s},
        {SQLITE_CONSTRAINT,
         ErrorCode::FailedPrecondition,
         u"catalog.constraint"_s,
         u"The catalogue refused a change that would break its rules."_s,
         {}},
    };
    return List;
}

/// Without room for the files beside the catalogue SQLite cannot even read, and then speaks of opening or of the disk.
bool isDiskFull(const QString &file)
{
    constexpr std::uintmax_t neededBytes = 256 * 1024;
    std::error_code problem;
    const std::filesystem::space_info disk =
        std::filesystem::space(QFile::encodeName(QFileInfo(file).absolutePath()).toStdString(), problem);
    return !problem && disk.capacity > 0 && disk.available < neededBytes;
}

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
    constexpr qint64 BusyRetrySeconds = 5;
    bool isNumber = false;
    int code = error.nativeErrorCode().toInt(&isNumber) & PrimaryMask;
    if ((code == SQLITE_CANTOPEN || code == SQLITE_IOERR) && isDiskFull(where))
        code = SQLITE_FULL;
    QString detail =
        "SQLite "_L1 % error.nativeErrorCode() % ": "_L1 % error.databaseText() % ' '_L1 % error.driverText();
    if (!statement.isEmpty())
        detail += "; "_L1 % statement.simplified().left(200);
    if (isNumber && (code == SQLITE_CORRUPT || code == SQLITE_NOTADB))
        return corruptError(where, detail);
    Error result{.code = ErrorCode::Internal,
                 .reason = u"catalog.failed"_s,
                 .message = QString("The catalogue could not do what was asked: "_L1 % error.databaseText()),
                 .where = where,
                 .remedy = {},
                 .detail = detail};
    const auto meaning = std::ranges::find(meanings(), isNumber ? code : 0, &SqliteMeaning::sqlite);
    if (meaning == meanings().end())
        return result;
    result.code = meaning->code;
    result.reason = meaning->reason;
    result.message = meaning->message;
    result.remedy = meaning->remedy;
    if (code == SQLITE_FULL)
        result.message = u"The disk with the catalogue %1 is full."_s.arg(where);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        result.retryAfterSeconds = BusyRetrySeconds;
    return result;
}

} // namespace td
