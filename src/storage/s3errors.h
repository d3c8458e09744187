// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/time.h"
#include "storage/s3xml.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace td
{

/// A reply that is not the success that was asked for.
struct S3Reply {
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                       ///< empty for HEAD
};

/// What the request was about; for the sentence only, all but `where` may be empty.
struct S3Call {
    QString where; ///< the key, or the bucket
    QString bucket;
    QString region;        ///< the one that was signed for
    bool ofBucket = false; ///< the request names no object: a 404 without a body is about the bucket
    Instant now{};         ///< this computer's time when the request was signed, for the skew
};

/// What went wrong and what the operator can do. Texts of the server are escaped and cut, and nothing secret gets in.
[[nodiscard]] Error s3Error(const S3Reply &reply, const S3Call &call);
/// The same for an <Error> inside a 200 and for one entry of DeleteResult.
[[nodiscard]] Error s3Error(const s3xml::ErrorBody &body, const S3Call &call);

/// Text of a server made safe to show: control characters as \u00XX, at most `most` characters.
[[nodiscard]] QString shownText(QStringView text, qsizetype most = 200);

/// "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms of RFC 9110. Nothing for anything else.
[[nodiscard]] std::optional<Instant> fromHttpDate(QByteArrayView text);
/// Retry-After: seconds, or a date seen from `now`. Nothing when it makes no sense; never over a day.
[[nodiscard]] std::optional<qint64> retryAfterSeconds(QByteArrayView value, Instant now);

} // namespace td
