// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDate>
#include <QList>

namespace td
{

/// What a provider counted on one day: of a bucket, or of the account as a whole when `bucketId` is empty. The
/// account's row holds what its buckets' rows hold already and must never be added to them.
struct UsageDay {
    QDate day;
    QString provider; ///< "b2"
    QString account;  ///< empty when the report names none
    QString bucketId;
    QString bucket; ///< name
    double byteHours = 0;
    qint64 uploadedBytes = 0;
    qint64 downloadedBytes = 0;
    qint64 freeDownloadedBytes = 0; ///< of the downloaded ones, through partners that cost nothing
    qint64 deletedBytes = 0;
    qint64 classA = 0, classB = 0, classC = 0, classD = 0; ///< requests

    /// Average of the day.
    [[nodiscard]] qint64 storedBytes() const { return qint64(byteHours / 24); }
    bool operator==(const UsageDay &) const = default;
};

/// A daily usage report of Backblaze B2 (b2-reports-ACCOUNT/DAY/usage.*.csv). Columns may come in any order and new
/// ones are passed over; sizes are taken from the exact column where there is one. InvalidArgument names the line, or
/// the columns that are missing ("usage.columns"): the file may be the list of the reports or the audit.
[[nodiscard]] Result<QList<UsageDay>> usageFromB2(QByteArrayView csv);

} // namespace td
