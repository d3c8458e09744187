// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/duplicates.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::size_t RowsAtOnce = 5'000;

/// What names the uploaded bytes of `photo_metadata p` (DuplicateFacts::content).
const QString Content = u"CASE WHEN p.original_sha256 <> '' THEN p.original_sha256 WHEN p.sha256 <> '' THEN p.sha256 "
                        "ELSE 'photo ' || p.photo_id END"_s;

DuplicateFacts factsFrom(const QSqlQuery &q)
{
    DuplicateFacts facts;
    facts.seq = q.value(0).toLongLong();
    facts.photoId = q.value(1).toString();
    facts.content = q.value(2).toString();
    facts.userId = q.value(3).toString();
    facts.draftId = q.value(4).toString();
    facts.tier = tierFromName(q.value(5).toString()).value_or(Tier::Temp);
    if (!q.value(6).isNull())
        facts.phash = quint64(q.value(6).toLongLong());
    facts.pixels = q.value(7).toLongLong();
    facts.masterBytes = q.value(8).toLongLong();
    facts.storedBytes = q.value(9).toLongLong();
    facts.uploaded = instantOrEpoch(q.value(10));
    facts.damaged = q.value(11).toLongLong() != 0;
    facts.pinned = q.value(12).toLongLong() != 0;
    facts.published = q.value(13).toLongLong() != 0 || q.value(14).toLongLong() != 0;
    facts.ordered = q.value(15).toLongLong() > 0;
    return facts;
}

/// The facts of the photos whose `column` is in the JSON list.
Result<void> readDuplicateFacts(Connection &connection, const QString &column, const QString &list, QList<DuplicateFacts> &into)
{
    const QString sql = QString(
        "SELECT p.seq, p.photo_id, "_L1 % Content %
        ", p.user_id, coalesce(p.draft_id, ''), p.tier, p.phash, p.width * p.height, "
        "p.compressed_size_bytes, p.stored_bytes, p.upload_date, p.damaged, p.pinned, p.published_to_vinted, "
        "coalesce(d.published, 0), coalesce(d.order_count, 0) FROM json_each(?) AS wanted JOIN photo_metadata p "
        "ON "_L1 %
        listedIn(column, u"wanted"_s) % " LEFT JOIN drafts d ON d.id = p.draft_id WHERE p.deleted_at IS NULL"_L1);
    return connection.each(sql, {list}, [&](const QSqlQuery &q) { into.append(factsFrom(q)); });
}

} // namespace

Result<PhotoHashes> SqlDuplicates::hashes()
{
    return m_store.read([](Connection &c) -> Result<PhotoHashes> {
        PhotoHashes found;
        TD_TRY(c.each(u"SELECT seq, phash FROM photo_metadata WHERE deleted_at IS NULL AND phash IS NOT NULL ORDER BY "
                      "seq"_s,
                      {}, [&](const QSqlQuery &q) {
                          found.seqs.push_back(q.value(0).toLongLong());
                          found.hashes.push_back(quint64(q.value(1).toLongLong()));
                      }));
        return found;
    });
}

Result<std::vector<qint64>> SqlDuplicates::sameBytes()
{
    return m_store.read([](Connection &c) -> Result<std::vector<qint64>> {
        std::vector<qint64> seqs;
        TD_TRY(c.each(u"SELECT seq FROM photo_metadata WHERE deleted_at IS NULL AND original_sha256 <> '' AND "
                      "original_sha256 IN (SELECT original_sha256 FROM photo_metadata WHERE deleted_at IS NULL AND "
                      "original_sha256 <> '' GROUP BY original_sha256 HAVING count(*) > 1)"_s,
                      {}, [&](const QSqlQuery &q) { seqs.push_back(q.value(0).toLongLong()); }));
        return seqs;
    });
}

Result<QList<DuplicateFacts>> SqlDuplicates::facts(const std::vector<qint64> &seqs)
{
    return m_store.read([&](Connection &c) -> Result<QList<DuplicateFacts>> {
        QList<DuplicateFacts> found;
        for (std::size_t from = 0; from < seqs.size(); from += RowsAtOnce) {
            QStringList part;
            for (std::size_t i = from; i < std::min(from + RowsAtOnce, seqs.size()); ++i)
                part.append(QString::number(seqs[i]));
            TD_TRY(readDuplicateFacts(c, u"seq"_s, '['_L1 % part.join(u',') % ']'_L1, found));
        }
        return found;
    });
}

Result<QList<DuplicateFacts>> SqlDuplicates::factsOf(const QStringList &photoIds)
{
    return m_store.read([&](Connection &c) -> Result<QList<DuplicateFacts>> {
        QList<DuplicateFacts> found;
        for (qsizetype from = 0; from < photoIds.size(); from += qsizetype(RowsAtOnce))
            TD_TRY(readDuplicateFacts(c, u"photo_id"_s, jsonText(photoIds.mid(from, qsizetype(RowsAtOnce))), found));
        return found;
    });
}

Result<void> SqlDuplicates::decide(const DuplicateDecision &decision)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (auto it = decision.contents.cbegin(); it != decision.contents.cend(); ++it) {
            TD_TRY(c.exec(u"INSERT INTO duplicate_decisions(decision_id, content, times, verdict, decided_at) VALUES "
                          "(?, ?, ?, ?, ?)"_s,
                          {decision.decisionId, it.key(), it.value(), duplicateVerdictName(decision.verdict),
                           toIso(decision.decidedAt)}));
        }
        return {};
    });
}

Result<QList<DuplicateDecision>> SqlDuplicates::decisions()
{
    return m_store.read([](Connection &c) -> Result<QList<DuplicateDecision>> {
        QList<DuplicateDecision> list;
        TD_TRY(c.each(u"SELECT decision_id, verdict, decided_at, content, times FROM duplicate_decisions ORDER BY "
                      "decided_at DESC, decision_id, content"_s,
                      {}, [&](const QSqlQuery &q) {
                          const QString id = q.value(0).toString();
                          if (list.isEmpty() || list.last().decisionId != id)
                              list.append(
                                  {.decisionId = id,
                                   .verdict =
                                       duplicateVerdictFromName(q.value(1).toString()).value_or(DuplicateVerdict::Keep),
                                   .decidedAt = instantOrEpoch(q.value(2)),
                                   .contents = {}});
                          list.last().contents.insert(q.value(3).toString(), q.value(4).toInt());
                      }));
        return list;
    });
}

Result<bool> SqlDuplicates::forget(const QString &decisionId)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const qint64 rows, c.exec(u"DELETE FROM duplicate_decisions WHERE decision_id = ?"_s, {decisionId}));
        return rows > 0;
    });
}

} // namespace td
