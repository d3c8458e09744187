// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/stats.h"

#include "catalog/rows.h"
#include "catalog/totals.h"

#include <QDate>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

QString groupSql(GroupBy by)
{
    const QString sums = u"t.tn, t.tb, t.hn, t.hb, t.cn, t.cb"_s;
    const QString live = u"(t.tn <> 0 OR t.hn <> 0 OR t.cn <> 0)"_s;
    switch (by) {
    case GroupBy::Draft:
        return "SELECT t.key, d.title, "_L1 % sums %
               " FROM totals t LEFT JOIN drafts d ON d.id = t.key AND d.title <> '' WHERE t.scope = 'draft' AND "_L1 %
               live;
    case GroupBy::User:
        return "SELECT t.key, u.name, "_L1 % sums %
               " FROM totals t LEFT JOIN users u ON u.id = t.key WHERE t.scope = 'user' AND "_L1 % live;
    case GroupBy::Kind:
        break;
    }
    return "SELECT t.key, '', "_L1 % sums % " FROM totals t WHERE t.scope = 'kind' AND "_L1 % live;
}

QJsonObject toJson(const QMap<Tier, CountBytes> &tiers)
{
    QJsonObject json;
    for (auto it = tiers.cbegin(); it != tiers.cend(); ++it)
        json.insert(tierName(it.key()), QJsonObject{{u"count"_s, it->count}, {u"bytes"_s, it->bytes}});
    return json;
}

QMap<Tier, CountBytes> tiersFrom(const QJsonObject &json)
{
    QMap<Tier, CountBytes> tiers;
    for (const Tier tier : AllTiers) {
        const QJsonObject one = json.value(tierName(tier)).toObject();
        tiers.insert(tier, {one.value("count"_L1).toInteger(), one.value("bytes"_L1).toInteger()});
    }
    return tiers;
}

} // namespace

Result<TierTotals> SqlStats::totals()
{
    return m_store.read([](Connection &c) { return totalsFor(c, u"all"_s, u""_s); });
}

Result<TierTotals> SqlStats::totalsOfUser(const QString &user)
{
    return m_store.read([&](Connection &c) { return totalsFor(c, u"user"_s, user); });
}

Result<QMap<QString, CountBytes>> SqlStats::objects()
{
    return m_store.read([](Connection &c) -> Result<QMap<QString, CountBytes>> {
        QMap<QString, CountBytes> objects;
        TD_TRY(
            c.each(u"SELECT key, tn + hn + cn, tb + hb + cb FROM totals WHERE scope = 'variant' AND tn + hn + cn > 0"_s,
                   {}, [&objects](const QSqlQuery &q) {
                       objects.insert(q.value(0).toString(), {q.value(1).toLongLong(), q.value(2).toLongLong()});
                   }));
        return objects;
    });
}

Result<QList<GroupTotals>> SqlStats::groups(GroupBy by)
{
    return m_store.read([by](Connection &c) {
        return c.all<GroupTotals>(groupSql(by), {}, [](const QSqlQuery &q) {
            GroupTotals group;
            group.key = q.value(0).toString();
            group.label = q.value(1).toString();
            if (group.label.isEmpty())
                group.label = group.key;
            int at = 2;
            for (const Tier tier : AllTiers) {
                const CountBytes part{q.value(at).toLongLong(), q.value(at + 1).toLongLong()};
                if (part.count != 0)
                    group.tiers.insert(tier, part);
                at += 2;
            }
            return group;
        });
    });
}

Result<LifecycleMetrics> SqlStats::metrics(int days, Instant now)
{
    const QString from = toIso(now - days * Day);
    return m_store.read([&](Connection &c) -> Result<LifecycleMetrics> {
        LifecycleMetrics metrics{.days = days};
        const std::array<std::pair<QString, qint64 *>, 4> counters{{{u"uploaded"_s, &metrics.uploaded},
                                                                    {u"promoted"_s, &metrics.promoted},
                                                                    {u"archived"_s, &metrics.archived},
                                                                    {u"trashed"_s, &metrics.deleted}}};
        for (const auto &[what, counter] : counters) {
            TD_ASSIGN(*counter, c.number(u"SELECT count(*) FROM events WHERE what = ? AND at >= ? AND photo_id <> ''"_s,
                                         {what, from}));
        }
        return metrics;
    });
}

Result<void> SqlStats::saveSnapshot(const CostSnapshot &snapshot)
{
    QJsonObject tierCost;
    for (auto it = snapshot.tierCost.cbegin(); it != snapshot.tierCost.cend(); ++it)
        tierCost.insert(tierName(it.key()), *it);
    const QJsonObject totals{{u"live"_s, toJson(snapshot.totals.live)}, {u"trash"_s, toJson(snapshot.totals.trash)}};
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO cost_snapshots(day, cost, totals, tier_cost) VALUES (?, ?, ?, ?) ON CONFLICT(day) "
                      u"DO UPDATE SET cost "
                      "= excluded.cost, totals = excluded.totals, tier_cost = excluded.tier_cost"_s,
                      {snapshot.day.toString(Qt::ISODate), snapshot.cost, jsonText(totals), jsonText(tierCost)}));
        return {};
    });
}

Result<QList<CostSnapshot>> SqlStats::snapshots(QDate from, QDate to)
{
    return m_store.read([&](Connection &c) {
        return c.all<CostSnapshot>(
            u"SELECT day, cost, totals, tier_cost FROM cost_snapshots WHERE day BETWEEN ? AND ? ORDER BY day"_s,
            {from.toString(Qt::ISODate), to.toString(Qt::ISODate)}, [](const QSqlQuery &q) {
                CostSnapshot snapshot;
                snapshot.day = QDate::fromString(q.value(0).toString(), Qt::ISODate);
                snapshot.cost = q.value(1).toDouble();
                const QJsonObject totals = objectFrom(q.value(2));
                snapshot.totals.live = tiersFrom(totals.value("live"_L1).toObject());
                snapshot.totals.trash = tiersFrom(totals.value("trash"_L1).toObject());
                const QJsonObject costs = objectFrom(q.value(3));
                for (const Tier tier : AllTiers)
                    snapshot.tierCost.insert(tier, costs.value(tierName(tier)).toDouble());
                return snapshot;
            });
    });
}

} // namespace td
