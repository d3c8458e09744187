// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/receipts.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<QList<Receipt>> SqlReceipts::list(const ReceiptFilter &filter, qint64 afterId, int limit)
{
    QString where = u"id > ?"_s;
    QVariantList args{afterId};
    if (!filter.photoId.isEmpty()) {
        where += u" AND photo_id = ?"_s;
        args.append(filter.photoId);
    }
    if (!filter.runId.isEmpty()) {
        where += u" AND run_id <> '' AND run_id = ?"_s;
        args.append(filter.runId);
    }
    args.append(limit);
    const QString sql = QString("SELECT id, at, photo_id, run_id, document FROM receipts WHERE "_L1 % where %
                                " ORDER BY id LIMIT ?"_L1);
    return m_store.read([&](Connection &c) {
        return c.all<Receipt>(sql, args, [](const QSqlQuery &q) {
            return Receipt{.id = q.value(0).toLongLong(),
                           .at = instantOrEpoch(q.value(1)),
                           .photoId = q.value(2).toString(),
                           .runId = q.value(3).toString(),
                           .document = objectFrom(q.value(4))};
        });
    });
}

Result<void> writeReceipt(Connection &connection, const JournalEntry &entry, Instant now)
{
    QHash<qint64, Copy> copies;
    TD_ASSIGN(const QList<Copy> rows,
              connection.all<Copy>(QString("SELECT "_L1 % CopyColumns % " FROM copies c WHERE c.photo_id = ?"_L1),
                                   {entry.photoId}, copyOf));
    for (const Copy &row : rows)
        copies.insert(row.copyId, row);
    TD_TRY(connection.exec(
        u"INSERT INTO receipts(at, kind, photo_id, run_id, document) VALUES (?, ?, ?, ?, ?)"_s,
        {toIso(now), moveKindName(entry.kind), entry.photoId, entry.runId, jsonText(receiptOf(entry, copies, now))}));
    return {};
}

} // namespace td
