// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace td
{

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return QStringLiteral("CANCELLED");
    case ErrorCode::InvalidArgument: return QStringLiteral("INVALID_ARGUMENT");
    case ErrorCode::NotFound: return QStringLiteral("NOT_FOUND");
    case ErrorCode::AlreadyExists: return QStringLiteral("ALREADY_EXISTS");
    case ErrorCode::PermissionDenied: return QStringLiteral("PERMISSION_DENIED");
    case ErrorCode::Unauthenticated: return QStringLiteral("UNAUTHENTICATED");
    case ErrorCode::ResourceExhausted: return QStringLiteral("RESOURCE_EXHAUSTED");
    case ErrorCode::FailedPrecondition: return QStringLiteral("FAILED_PRECONDITION");
    case ErrorCode::Aborted: return QStringLiteral("ABORTED");
    case ErrorCode::DeadlineExceeded: return QStringLiteral("DEADLINE_EXCEEDED");
    case ErrorCode::Unavailable: return QStringLiteral("UNAVAILABLE");
    case ErrorCode::DataLoss: return QStringLiteral("DATA_LOSS");
    case ErrorCode::Unimplemented: return QStringLiteral("UNIMPLEMENTED");
    case ErrorCode::Internal: return QStringLiteral("INTERNAL");
    }
    return QStringLiteral("INTERNAL");
}

bool isRetryable(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::DeadlineExceeded || code == ErrorCode::Aborted
        || code == ErrorCode::ResourceExhausted;
}

} // namespace td
