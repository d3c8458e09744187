// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace td
{

/// What kind of failure it is. Retry, exit status and the operator's sentence are decided from this alone.
enum class ErrorCode {
    Cancelled,
    InvalidArgument,
    NotFound,
    AlreadyExists,
    PermissionDenied,
    Unauthenticated,
    ResourceExhausted,
    FailedPrecondition,
    Aborted,
    DeadlineExceeded,
    Unavailable,
    DataLoss,
    Unimplemented,
    Internal,
};

/// A failure as a value. Texts are English and never translated here; the window translates by `reason`.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString reason;                        ///< stable id, e.g. "image.unsupported"; the key of a translated sentence
    QString message;                       ///< what was not done and why, one sentence, English
    QString where;                         ///< the file, photo, key, tier or table it happened to
    QString remedy;                        ///< what the operator can do, verb first; empty when there is nothing
    std::optional<qint64> retryAfterSeconds = std::nullopt;
    QString detail = {};                   ///< technical detail to copy into a report (errno, SQLSTATE...)
    QString store = {};                    ///< the store that it came from, as people call it; empty when none did
};

/// Upper-case name as JSON and logs show it, e.g. "NOT_FOUND".
[[nodiscard]] QString errorCodeName(ErrorCode code);
[[nodiscard]] bool isRetryable(ErrorCode code);

} // namespace td
