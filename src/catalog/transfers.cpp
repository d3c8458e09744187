// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/transfers.h"

#include "catalog/rows.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString kindName(TransferKind kind)
{
    return kind == TransferKind::Move ? u"move"_s : u"upload"_s;
}

QStringList namesOf(const QList<TransferState> &states)
{
    QStringList names;
    for (const TransferState state : states)
        names.append(transferStateName(state));
    return names;
}

} // namespace

Result<QList<Transfer>> SqliteTransfers::add(const QList<Transfer> &transfers)
{
    const Instant now = m_store.now();
    return m_store.write([&](Connection &c) -> Result<QList<Transfer>> {
        QList<Transfer> added = transfers;
        for (Transfer &t : added) {
            if (t.createdAt == Instant{})
                t.createdAt = now;
            TD_TRY(c.exec(
                u"INSERT INTO transfers(kind, state, path, photo_id, to_tier, options, bytes, result_bytes, "
                u"error_reason, "
                "error_text, remedy, attempts, created_at, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {kindName(t.kind), transferStateName(t.state), t.path, t.photoId, tierName(t.to), jsonText(t.options),
                 t.bytes, t.resultBytes, t.errorReason, t.errorText, t.remedy, t.attempts, toIso(t.createdAt),
                 bindable(t.finishedAt)}));
            t.id = c.lastInsertId();
        }
        return added;
    });
}

Result<void> SqliteTransfers::update(const QList<Transfer> &transfers)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (const Transfer &t : transfers)
            TD_TRY(
                c.exec(u"UPDATE transfers SET state = ?, path = ?, photo_id = ?, to_tier = ?, options = ?, bytes = ?, "
                       "result_bytes = ?, error_reason = ?, error_text = ?, remedy = ?, attempts = ?, finished_at = ?, "
                       "holder = CASE WHEN ? = 'running' THEN holder ELSE '' END WHERE id = ?"_s,
                       {transferStateName(t.state), t.path, t.photoId, tierName(t.to), jsonText(t.options), t.bytes,
                        t.resultBytes, t.errorReason, t.errorText, t.remedy, t.attempts, bindable(t.finishedAt),
                        transferStateName(t.state), t.id}));
        return {};
    });
}

Result<QList<Transfer>> SqliteTransfers::list(const QList<TransferState> &states, int limit)
{
    const QString where = states.isEmpty() ? u"? = '[]'"_s : u"state IN (SELECT value FROM json_each(?))"_s;
    return m_store.read([&](Connection &c) {
        return c.all<Transfer>(QString("SELECT "_L1 % TransferColumns % " FROM transfers WHERE "_L1 % where %
                                       " ORDER BY id DESC LIMIT ?"_L1),
                               {jsonText(namesOf(states)), limit}, transferOf);
    });
}

Result<QMap<TransferState, qint64>> SqliteTransfers::counts()
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

Result<QList<Transfer>> SqliteTransfers::claim(int count, const Holder &holder, Instant now)
{
    Q_UNUSED(now)
    return m_store.write([&](Connection &c) -> Result<QList<Transfer>> {
        TD_ASSIGN(
            QList<Transfer> claimed,
            c.all<Transfer>(
                QString(
                    "UPDATE transfers SET state = 'running', holder = ?, attempts = attempts + 1, finished_at = NULL "
                    "WHERE id IN (SELECT id FROM transfers WHERE state = 'waiting' ORDER BY id LIMIT ?) RETURNING "_L1 %
                    TransferColumns),
                {holderToText(holder), count}, transferOf));
        std::ranges::sort(claimed, {}, &Transfer::id);
        return claimed;
    });
}

Result<qint64> SqliteTransfers::requeue(const std::function<bool(const Holder &)> &holderDead)
{
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const QStringList holders,
                  c.texts(u"SELECT DISTINCT holder FROM transfers WHERE state = 'running'"_s));
        qint64 requeued = 0;
        for (const QString &text : holders) {
            const std::optional<Holder> holder = holderFromText(text);
            if (holder && !holderDead(*holder))
                continue;
            TD_ASSIGN(const qint64 changed,
                      c.exec(u"UPDATE transfers SET state = 'waiting', holder = '' WHERE state = 'running' AND "
                             "holder = ?"_s,
                             {text}));
            requeued += changed;
        }
        return requeued;
    });
}

Result<qint64> SqliteTransfers::setState(const QList<TransferState> &from, TransferState to)
{
    return m_store.write([&](Connection &c) {
        return c.exec(u"UPDATE transfers SET state = ?, holder = '' WHERE state IN (SELECT value FROM json_each(?))"_s,
                      {transferStateName(to), jsonText(namesOf(from))});
    });
}

Result<qint64> SqliteTransfers::clearFinished()
{
    return m_store.write(
        [](Connection &c) { return c.exec(u"DELETE FROM transfers WHERE state IN ('done', 'cancelled')"_s); });
}

} // namespace td
