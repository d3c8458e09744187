// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

#include <QHash>
#include <QJsonObject>

namespace td
{

/// What a finished move or purge did, as a document that proves it without the catalogue: for every object the hashes,
/// size, old and new place with version ids, how and when the new one was verified, when the old one was released.
/// `copies` are the rows that the entry names, by copy id, gone ones included.
[[nodiscard]] QJsonObject receiptOf(const JournalEntry &entry, const QHash<qint64, Copy> &copies, Instant finishedAt);

/// One receipt as the catalogue keeps it (table receipts).
struct Receipt {
    qint64 id = 0;
    Instant at{};
    QString photoId;
    QString runId;
    QJsonObject document;
};

struct ReceiptFilter {
    QString photoId; ///< empty: all
    QString runId;   ///< empty: all
};

} // namespace td
