// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/time.h"
#include "storage/httpdate.h"
#include "storage/s3xml.h"

#include <QByteArray>
#include <QHash>

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
    QString where = {}; ///< the key, or the bucket
    QString bucket = {};
    QString region = {};   ///< the one that was signed for
    bool ofBucket = false; ///< the request names no object: a 404 without a body is about the bucket
    Instant now{};         ///< this computer's time when the request was signed, for the skew
};

/// What went wrong and what the operator can do. Texts of the server are escaped and cut, and nothing secret gets in.
///
/// NotFound is said of an object, version or upload alone; a bucket that is not there is FailedPrecondition, so that it
/// never looks like a bucket without objects. HEAD has no words: its 404 may mean either (S3Call::ofBucket).
[[nodiscard]] Error s3Error(const S3Reply &reply, const S3Call &call);
/// The same for an <Error> inside a 200 and for one entry of DeleteResult.
[[nodiscard]] Error s3Error(const s3xml::ErrorBody &body, const S3Call &call);

/// Text of a server made safe to show: control characters as \u00XX, at most `most` characters.
[[nodiscard]] QString shownText(QStringView text, qsizetype most = 200);

} // namespace td
