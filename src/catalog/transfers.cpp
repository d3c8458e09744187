// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/transfers.h"

#include "catalog/quotas.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Whose photo an upload will be.
struct UploadOwner {
    QString name, type;
};
UploadOwner ownerOf(const Transfer &transfer)
{
    if (transfer.kind != TransferKind::Upload)
        return {};
    return {transfer.options.value("user"_L1).toString(), transfer.options.value("owner_type"_L1).toString(u"user"_s)};
}

QStringList namesOf(const QList<TransferState> &states)
{
    QStringList names;
    for (const TransferState state : states)
        names.append(transferStateName(state));
    return names;
}

/// Uploads that wait hold their room under the quotas; one that has none fails at once, and the operator sees why.
Result<void> claimRoom(QuotaRoom &quotas, Transfer &transfer, Instant now)
{
    const UploadOwner owner = ownerOf(transfer);
    const auto room = quotas.take(
        {.owner = owner.name, .ownerType = owner.type, .fileBytes = transfer.bytes, .bytes = transfer.bytes});
    if (room || room.error().code != ErrorCode::ResourceExhausted)
        return room;
    transfer = afterFailure(transfer, room.error(), 0, now);
    return {};
}

} // namespace

Result<QList<Transfer>> SqlTransfers::add(const QList<Transfer> &transfers)
{
    const Instant now = m_store.now();
    return m_store.write([&](Connection &c) -> Result<QList<Transfer>> {
        TD_ASSIGN(const qint64 last,
                  c.number(u"SELECT coalesce(max(place), 0) FROM transfers WHERE state = 'waiting'"_s));
        TD_ASSIGN(QuotaRoom quotas, QuotaRoom::of(c));
        qint64 place = last;
        QList<Transfer> added = transfers;
        for (Transfer &t : added) {
            if (t.createdAt == Instant{})
                t.createdAt = now;
            if (quotas.isBounded() && t.kind == TransferKind::Upload && t.state == TransferState::Waiting)
                TD_TRY(claimRoom(quotas, t, now));
            const UploadOwner owner = ownerOf(t);
            TD_ASSIGN(
                t.id,
                c.number(
                    u"INSERT INTO transfers(kind, state, path, photo_id, to_tier, options, bytes, result_bytes, "
                    "error_reason, error_text, remedy, attempts, created_at, finished_at, error_store, rounds, "
                    "not_before, host, owner, owner_type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                    "?, ?, ?) RETURNING id"_s,
                    {transferKindName(t.kind), transferStateName(t.state), t.path, t.photoId, tierName(t.to),
                     jsonText(t.options), t.bytes, t.resultBytes, t.errorReason, t.errorText, t.remedy, t.attempts,
                     toIso(t.createdAt), bindable(t.finishedAt), t.errorStore, t.rounds, bindable(t.notBefore),
                     t.host, owner.name, owner.type}));
            place = std::max(place + 1, t.id); // behind all, also those that were sent there
            TD_TRY(c.exec(u"UPDATE transfers SET place = ? WHERE id = ?"_s, {place, t.id}));
        }
        return added;
    });
}

Result<void> SqlTransfers::update(const QList<Transfer> &transfers)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (const Transfer &t : transfers)
            TD_TRY(
                c.exec(u"UPDATE transfers SET state = ?, path = ?, photo_id = ?, to_tier = ?, options = ?, bytes = ?, "
                       "result_bytes = ?, error_reason = ?, error_text = ?, remedy = ?, attempts = ?, finished_at = ?, "
                       "error_store = ?, rounds = ?, not_before = ?, "
                       "holder = CASE WHEN ? = 'running' THEN holder ELSE '' END WHERE id = ?"_s,
                       {transferStateName(t.state), t.path, t.photoId, tierName(t.to), jsonText(t.options), t.bytes,
                        t.resultBytes, t.errorReason, t.errorText, t.remedy, t.attempts, bindable(t.finishedAt),
                        t.errorStore, t.rounds, bindable(t.notBefore), transferStateName(t.state), t.id}));
        return {};
    });
}

Result<QList<Transfer>> SqlTransfers::list(const QList<TransferState> &states, int limit)
{
    const QString where = states.isEmpty() ? u"? = '[]'"_s : u"state IN (SELECT value FROM json_each(?))"_s;
    return m_store.read([&](Connection &c) {
        return c.all<Transfer>(QString("SELECT "_L1 % TransferColumns % " FROM transfers WHERE "_L1 % where %
                                       " ORDER BY id DESC LIMIT ?"_L1),
                               {jsonText(namesOf(states)), limit}, transferOf);
    });
}

Result<QMap<TransferState, qint64>> SqlTransfers::counts()
{
    return m_store.read([](Connection &c) -> Result<QMap<TransferState, qint64>> {
        QMap<TransferState, qint64> counts;
        TD_TRY(c.each(u"SELECT state, count(*) FROM transfers GROUP BY state"_s, {}, [&](const QSqlQuery &q) {
            if (const auto state = transferStateFromName(q.value(0).toString()))
                counts.insert(*state, q.value(1).toLongLong());
        }));
        return counts;
    });
}

Result<qint64> SqlTransfers::clearFinished()
{
    return m_store.write(
        [](Connection &c) { return c.exec(u"DELETE FROM transfers WHERE state IN ('done', 'cancelled')"_s); });
}

} // namespace td
