// SPDX-License-Identifier: GPL-3.0-or-later
// The queue side of the transfers: what comes next, what failed, and what the operator does about it.
#include "catalog/transfers.h"

#include "catalog/rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Times that a transfer may go down with its process before it is taken for the cause.
constexpr int MostInterruptions = 5;

const QString AsNew =
    u"state = 'waiting', error_reason = '', error_text = '', remedy = '', error_store = '', rounds = 0, "
    "attempts = 0, not_before = NULL, finished_at = NULL"_s;
const QString HasFailed = u"(state = 'failed' OR (state = 'waiting' AND error_reason <> ''))"_s;
const QString IsListed = u"id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"_s;

QString jsonOf(const QList<qint64> &ids)
{
    QJsonArray array;
    for (const qint64 id : ids)
        array.append(id);
    return QString::fromLatin1(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

struct Placed {
    qint64 id = 0;
    qint64 place = 0;
};

/// The order of the queue after the wanted ones moved.
QList<qint64> movedOrder(const QList<Placed> &queue, const QSet<qint64> &wanted, TransferPlace place)
{
    QList<qint64> order;
    for (const Placed &row : queue)
        order.append(row.id);
    const auto isWanted = [&](qint64 id) { return wanted.contains(id); };
    switch (place) {
    case TransferPlace::Top:
        std::stable_partition(order.begin(), order.end(), isWanted);
        break;
    case TransferPlace::Bottom:
        std::stable_partition(order.begin(), order.end(), [&](qint64 id) { return !isWanted(id); });
        break;
    case TransferPlace::Up:
        for (qsizetype i = 1; i < order.size(); ++i) {
            if (isWanted(order.at(i)) && !isWanted(order.at(i - 1)))
                order.swapItemsAt(i, i - 1);
        }
        break;
    case TransferPlace::Down:
        for (qsizetype i = order.size() - 2; i >= 0; --i) {
            if (isWanted(order.at(i)) && !isWanted(order.at(i + 1)))
                order.swapItemsAt(i, i + 1);
        }
        break;
    }
    return order;
}

} // namespace

Result<QList<Transfer>> SqlTransfers::upcoming(int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<Transfer>(QString("SELECT "_L1 % TransferColumns %
                                       " FROM transfers WHERE state = 'waiting' ORDER BY place, id LIMIT ?"_L1),
                               {limit}, transferOf);
    });
}

Result<TransferBackoff> SqlTransfers::backoff(Instant now)
{
    return m_store.read([&](Connection &c) -> Result<TransferBackoff> {
        TransferBackoff backoff;
        TD_TRY(c.each(u"SELECT count(*), min(not_before) FROM transfers WHERE state = 'waiting' AND not_before > ?"_s,
                      {toIso(now)}, [&](const QSqlQuery &q) {
                          backoff.count = q.value(0).toLongLong();
                          backoff.until = instantFrom(q.value(1));
                      }));
        return backoff;
    });
}

Result<QList<TransferGroup>> SqlTransfers::groups()
{
    return m_store.read([&](Connection &c) -> Result<QList<TransferGroup>> {
        QList<TransferGroup> groups;
        TD_TRY(c.each(QString("SELECT error_reason, error_store, sum(CASE WHEN state = 'failed' THEN 1 ELSE 0 END), "
                              "sum(CASE WHEN state = 'failed' THEN 0 ELSE 1 END), min(not_before), min(id) FROM "
                              "transfers WHERE "_L1 %
                              HasFailed % " GROUP BY error_reason, error_store ORDER BY count(*) DESC, min(id)"_L1),
                      {}, [&](const QSqlQuery &q) {
                          TransferGroup group;
                          group.cause = {q.value(0).toString(), q.value(1).toString()};
                          group.failed = q.value(2).toLongLong();
                          group.backedOff = q.value(3).toLongLong();
                          group.nextTry = instantFrom(q.value(4));
                          group.first.id = q.value(5).toLongLong();
                          groups.append(group);
                      }));
        for (TransferGroup &group : groups) {
            TD_ASSIGN(const std::optional<Transfer> first,
                      c.one<Transfer>(QString("SELECT "_L1 % TransferColumns % " FROM transfers WHERE id = ?"_L1),
                                      {group.first.id}, transferOf));
            group.first = first.value_or(Transfer());
        }
        return groups;
    });
}

Result<QList<Transfer>> SqlTransfers::claim(int count, const QList<TransferLane> &lanes, const Holder &holder,
                                            Instant now)
{
    if (lanes.isEmpty())
        return QList<Transfer>();
    QStringList conditions;
    QVariantList args{holderToText(holder), toIso(now), holder.host};
    for (const TransferLane &lane : lanes) {
        const QString kind = "kind = '"_L1 % transferKindName(lane.kind) % '\''_L1;
        conditions.append(lane.kind == TransferKind::Move ? QString('('_L1 % kind % " AND to_tier = ?)"_L1) : kind);
        if (lane.kind == TransferKind::Move)
            args.append(tierName(lane.to));
    }
    args.append(count);
    return m_store.write([&](Connection &c) -> Result<QList<Transfer>> {
        TD_ASSIGN(
            QList<Transfer> claimed,
            c.all<Transfer>(
                QString("UPDATE transfers SET state = 'running', holder = ?, attempts = attempts + 1, "
                        "finished_at = NULL, not_before = NULL WHERE id IN (SELECT id FROM transfers WHERE "
                        "state = 'waiting' AND (not_before IS NULL OR not_before <= ?) AND (host = '' OR host = ?) "
                        "AND ("_L1 %
                        conditions.join(" OR "_L1) % ") ORDER BY place, id LIMIT ?"_L1 % c.database().claimLock() %
                        ") RETURNING "_L1 % TransferColumns),
                args, transferOf));
        std::ranges::sort(claimed, {}, &Transfer::id);
        return claimed;
    });
}

Result<qint64> SqlTransfers::requeue(const std::function<bool(const Holder &)> &holderDead)
{
    const Instant now = m_store.now();
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const QStringList holders,
                  c.texts(u"SELECT DISTINCT holder FROM transfers WHERE state = 'running'"_s));
        qint64 requeued = 0;
        for (const QString &text : holders) {
            const std::optional<Holder> holder = holderFromText(text);
            if (holder && !holderDead(*holder))
                continue;
            TD_TRY(c.exec(
                u"UPDATE transfers SET state = 'failed', holder = '', error_reason = 'transfer.interrupted', "
                "error_text = ?, remedy = ?, finished_at = ? WHERE state = 'running' AND holder = ? AND "
                "attempts - rounds >= ?"_s,
                {u"The program ended %1 times while it worked on this, so it is left alone."_s.arg(MostInterruptions),
                 u"Look at the file, then try again."_s, toIso(now), text, MostInterruptions}));
            TD_ASSIGN(const qint64 changed,
                      c.exec(u"UPDATE transfers SET state = 'waiting', holder = '' WHERE state = 'running' AND "
                             "holder = ?"_s,
                             {text}));
            requeued += changed;
        }
        return requeued;
    });
}

Result<qint64> SqlTransfers::retry(const QList<qint64> &ids)
{
    return m_store.write([&](Connection &c) {
        return c.exec(QString("UPDATE transfers SET "_L1 % AsNew % " WHERE (state = 'cancelled' OR "_L1 % HasFailed %
                              ") AND "_L1 % IsListed),
                      {jsonOf(ids)});
    });
}

Result<qint64> SqlTransfers::retryFailed(const std::optional<TransferCause> &cause)
{
    return m_store.write([&](Connection &c) {
        const QString all = QString("UPDATE transfers SET "_L1 % AsNew % " WHERE "_L1 % HasFailed);
        return cause ? c.exec(QString(all % " AND error_reason = ? AND error_store = ?"_L1),
                              {cause->reason, cause->store})
                     : c.exec(all);
    });
}

Result<qint64> SqlTransfers::cancelWaiting(const std::optional<QList<qint64>> &ids, Instant now)
{
    return m_store.write([&](Connection &c) {
        const QString all =
            u"UPDATE transfers SET state = 'cancelled', finished_at = ?, not_before = NULL WHERE state IN "
            "('waiting', 'paused')"_s;
        return ids ? c.exec(QString(all % " AND "_L1 % IsListed), {toIso(now), jsonOf(*ids)})
                   : c.exec(all, {toIso(now)});
    });
}

Result<qint64> SqlTransfers::reorder(const QList<qint64> &ids, TransferPlace place)
{
    const QSet<qint64> wanted(ids.cbegin(), ids.cend());
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const QList<Placed> queue,
                  c.all<Placed>(u"SELECT id, place FROM transfers WHERE state = 'waiting' ORDER BY place, id"_s, {},
                                [](const QSqlQuery &q) {
                                    return Placed{.id = q.value(0).toLongLong(), .place = q.value(1).toLongLong()};
                                }));
        const QList<qint64> order = movedOrder(queue, wanted, place);
        if (place == TransferPlace::Up || place == TransferPlace::Down) {
            // The places stay, the transfers on them change.
            for (qsizetype i = 0; i < order.size(); ++i) {
                if (order.at(i) != queue.at(i).id)
                    TD_TRY(c.exec(u"UPDATE transfers SET place = ? WHERE id = ?"_s, {queue.at(i).place, order.at(i)}));
            }
        } else if (!queue.isEmpty()) {
            const qint64 count = std::ranges::count_if(order, [&](qint64 id) { return wanted.contains(id); });
            qint64 next = place == TransferPlace::Top ? queue.first().place - count : queue.last().place + 1;
            for (const qint64 id : order) {
                if (wanted.contains(id))
                    TD_TRY(c.exec(u"UPDATE transfers SET place = ? WHERE id = ?"_s, {next++, id}));
            }
        }
        return std::ranges::count_if(order, [&](qint64 id) { return wanted.contains(id); });
    });
}

} // namespace td
