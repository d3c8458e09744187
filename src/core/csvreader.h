// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

namespace td
{

/// A line of a table, with the number by which an editor shows it.
struct CsvRecord {
    int line = 1; ///< where the record begins
    QStringList cells;
};

/// What a file may hold at most before it is refused.
struct CsvLimits {
    qint64 bytes = 64'000'000;
    int records = 500'000;
    int cells = 200;          ///< of one record
    qsizetype cell = 100'000; ///< characters
};

/// Reads comma-separated values by RFC 4180 in UTF-8: quotes, line breaks within quotes, a byte order mark, CRLF or LF;
/// empty lines are left out. InvalidArgument ("csv.invalid") names the line: a quote that is not closed or followed by
/// other text, bytes that are no text, or more than the limits allow.
[[nodiscard]] Result<QList<CsvRecord>> readCsv(QByteArrayView bytes, const CsvLimits &limits = {});

} // namespace td
