// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/quotas.h"

#include "catalog/rows.h"
#include "catalog/totals.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString VendorType = u"vendor"_s;
const QString UserType = u"user"_s;

std::optional<qint64> limitOf(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

QVariant bindableLimit(const std::optional<qint64> &limit)
{
    return limit ? QVariant(*limit) : QVariant();
}

Quota quotaOf(const QSqlQuery &q)
{
    return {.scope = quotaScopeFromName(q.value(0).toString()).value_or(QuotaScope::Total),
            .owner = q.value(1).toString(),
            .limits = {limitOf(q.value(2)), limitOf(q.value(3)), limitOf(q.value(4))}};
}

Result<QList<Quota>> allQuotas(Connection &c)
{
    return c.all<Quota>(
        u"SELECT scope, owner, max_file_bytes, max_files, max_total_bytes FROM quotas ORDER BY scope, owner"_s, {},
        quotaOf);
}

/// Adds what a statement sums: two columns, photos and bytes.
Result<void> sumInto(Connection &c, const QString &sql, const QVariantList &args, qint64 &files, qint64 &bytes)
{
    return c.each(sql, args, [&](const QSqlQuery &q) {
        files += q.value(0).toLongLong();
        bytes += q.value(1).toLongLong();
    });
}

CountBytes allOf(const TierTotals &totals)
{
    const CountBytes live = totals.liveSum();
    const CountBytes trash = totals.trashSum();
    return {live.count + trash.count, live.bytes + trash.bytes};
}

/// What uploads under way and those that wait in the queue will take; `except` is left out.
Result<void> addReserved(Connection &c, QuotaScope scope, const QString &owner, qint64 except, QuotaUse &use)
{
    const bool isTotal = scope == QuotaScope::Total;
    const QString type = scope == QuotaScope::Vendor ? VendorType : UserType;
    const QVariantList who = isTotal ? QVariantList() : QVariantList{type, owner};
    const QString whose = isTotal ? QString() : u" AND owner_type = ? AND owner = ?"_s;
    TD_TRY(sumInto(
        c,
        QString("SELECT count(*), coalesce(sum(bytes), 0) FROM quota_reservations WHERE reservation_id <> ?"_L1 %
                whose),
        QVariantList{except} + who, use.reservedFiles, use.reservedBytes));
    return sumInto(c,
                   QString("SELECT count(*), coalesce(sum(bytes), 0) FROM transfers WHERE kind = 'upload' AND state = "
                           "'waiting'"_L1 %
                           whose),
                   who, use.reservedFiles, use.reservedBytes);
}

Result<QuotaUse> useOf(Connection &c, QuotaScope scope, const QString &owner, qint64 except = 0)
{
    const QString counters = scope == QuotaScope::Total ? u"all"_s : quotaScopeName(scope);
    TD_ASSIGN(const TierTotals totals, totalsFor(c, counters, owner));
    QuotaUse use{.files = allOf(totals).count, .bytes = allOf(totals).bytes};
    if (scope == QuotaScope::User) {
        // The counters of a name hold its photos as a vendor too.
        TD_ASSIGN(const TierTotals vendor, totalsFor(c, u"vendor"_s, owner));
        use.files -= allOf(vendor).count;
        use.bytes -= allOf(vendor).bytes;
    }
    TD_TRY(addReserved(c, scope, owner, except, use));
    return use;
}

const Quota *findQuota(const QList<Quota> &quotas, QuotaScope scope, const QString &owner)
{
    const auto found =
        std::ranges::find_if(quotas, [&](const Quota &quota) { return quota.scope == scope && quota.owner == owner; });
    return found == quotas.end() ? nullptr : &*found;
}

/// What bounds uploads of one owner, the use not counted yet.
QList<QuotaStanding> boundsOf(const QList<Quota> &quotas, const QString &owner, const QString &ownerType)
{
    const QuotaScope scope = quotaScopeOf(ownerType);
    QList<QuotaStanding> found;
    const Quota *own = findQuota(quotas, scope, owner);
    if (const Quota *quota = own ? own : findQuota(quotas, scope, EachOwner)) {
        found.append({.quota = *quota, .isOwn = own != nullptr, .use = {}});
        found.last().quota.owner = owner;
    }
    if (const Quota *total = findQuota(quotas, QuotaScope::Total, {}))
        found.append({.quota = *total, .isOwn = true, .use = {}});
    return found;
}

/// What bounds uploads of one owner; `except` is a reservation that does not count.
Result<QList<QuotaStanding>> bounding(Connection &c, const QString &owner, const QString &ownerType, qint64 except = 0)
{
    TD_ASSIGN(const QList<Quota> quotas, allQuotas(c));
    QList<QuotaStanding> found = boundsOf(quotas, owner, ownerType);
    for (QuotaStanding &standing : found) {
        TD_ASSIGN(standing.use, useOf(c, standing.quota.scope, standing.quota.owner, except));
    }
    return found;
}

Result<void> checkAll(const QList<QuotaStanding> &standings, const QuotaClaim &claim)
{
    for (const QuotaStanding &standing : standings)
        TD_TRY(checkClaim(standing, claim));
    return {};
}

/// Those with most bytes; what waits or is under way for somebody without photos shows once it is there.
Result<QStringList> largestOwners(Connection &c, QuotaScope scope, int limit)
{
    return c.texts(
        u"SELECT key FROM totals WHERE scope = ? AND tn + hn + cn + xtn + xhn + xcn > 0 ORDER BY tb + hb + cb + "
        "xtb + xhb + xcb DESC, key LIMIT ?"_s,
        {quotaScopeName(scope), limit});
}

} // namespace

Result<QuotaRoom> QuotaRoom::of(Connection &connection)
{
    QuotaRoom room(connection);
    TD_ASSIGN(room.m_quotas, allQuotas(connection));
    return room;
}

Result<void> QuotaRoom::take(const QuotaClaim &claim)
{
    QList<QuotaStanding *> bounds;
    for (const QuotaStanding &bound : boundsOf(m_quotas, claim.owner, claim.ownerType)) {
        const std::pair key(bound.quota.scope, bound.quota.owner);
        if (!m_counted.contains(key)) {
            QuotaStanding counted = bound;
            TD_ASSIGN(counted.use, useOf(m_connection, key.first, key.second));
            m_counted.insert(key, counted);
        }
        TD_TRY(checkClaim(m_counted[key], claim));
        bounds.append(&m_counted[key]);
    }
    for (QuotaStanding *bound : std::as_const(bounds)) {
        bound->use.reservedFiles += claim.files;
        bound->use.reservedBytes += claim.bytes;
    }
    return {};
}

Result<void> dropReservation(Connection &c, qint64 reservation)
{
    if (reservation == 0)
        return {};
    TD_TRY(c.exec(u"DELETE FROM quota_reservations WHERE reservation_id = ?"_s, {reservation}));
    return {};
}

Result<QList<Quota>> SqlQuotas::quotas()
{
    return m_store.read([](Connection &c) { return allQuotas(c); });
}

Result<void> SqlQuotas::set(const Quota &quota)
{
    TD_TRY(checkQuota(quota));
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO quotas(scope, owner, max_file_bytes, max_files, max_total_bytes) VALUES (?, ?, ?, "
                      "?, ?) ON CONFLICT(scope, owner) DO UPDATE SET max_file_bytes = excluded.max_file_bytes, "
                      "max_files = excluded.max_files, max_total_bytes = excluded.max_total_bytes"_s,
                      {quotaScopeName(quota.scope), quota.owner, bindableLimit(quota.limits.maxFileBytes),
                       bindableLimit(quota.limits.maxFiles), bindableLimit(quota.limits.maxBytes)}));
        return {};
    });
}

Result<bool> SqlQuotas::remove(QuotaScope scope, const QString &owner)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const qint64 rows,
                  c.exec(u"DELETE FROM quotas WHERE scope = ? AND owner = ?"_s, {quotaScopeName(scope), owner}));
        return rows > 0;
    });
}

Result<QList<QuotaStanding>> SqlQuotas::standings(int limit)
{
    return m_store.read([&](Connection &c) -> Result<QList<QuotaStanding>> {
        TD_ASSIGN(const QList<Quota> quotas, allQuotas(c));
        QList<QuotaStanding> found;
        for (const Quota &quota : quotas) {
            if (quota.owner != EachOwner) {
                QuotaStanding standing{.quota = quota, .isOwn = true, .use = {}};
                TD_ASSIGN(standing.use, useOf(c, quota.scope, quota.owner));
                found.append(standing);
                continue;
            }
            TD_ASSIGN(const QStringList owners, largestOwners(c, quota.scope, limit));
            for (const QString &owner : owners) {
                if (findQuota(quotas, quota.scope, owner))
                    continue;
                QuotaStanding standing{.quota = quota, .isOwn = false, .use = {}};
                standing.quota.owner = owner;
                TD_ASSIGN(standing.use, useOf(c, quota.scope, owner));
                if (standing.use.files > 0)
                    found.append(standing);
            }
        }
        std::ranges::stable_sort(found, std::ranges::greater(), quotaShare);
        return found.mid(0, limit);
    });
}

Result<QList<QuotaStanding>> SqlQuotas::standingsOf(const QString &owner, const QString &ownerType)
{
    return m_store.read([&](Connection &c) { return bounding(c, owner, ownerType); });
}

Result<qint64> SqlQuotas::reserve(const QuotaClaim &claim, const Holder &holder, Instant now)
{
    // Nearly always there is no quota: a read is cheaper than a write transaction for every file.
    TD_ASSIGN(const qint64 any,
              m_store.read([](Connection &c) { return c.number(u"SELECT EXISTS (SELECT 1 FROM quotas)"_s); }));
    if (any == 0)
        return 0;
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const QList<QuotaStanding> standings, bounding(c, claim.owner, claim.ownerType));
        if (standings.isEmpty())
            return 0;
        TD_TRY(checkAll(standings, claim));
        return c.number(u"INSERT INTO quota_reservations(owner, owner_type, bytes, holder, created_at) VALUES (?, ?, "
                        "?, ?, ?) RETURNING reservation_id"_s,
                        {claim.owner, quotaScopeOf(claim.ownerType) == QuotaScope::Vendor ? VendorType : UserType,
                         claim.bytes, holderToText(holder), toIso(now)});
    });
}

Result<void> SqlQuotas::resize(qint64 reservation, qint64 bytes)
{
    if (reservation == 0)
        return {};
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const std::optional<QuotaClaim> held,
                  c.one<QuotaClaim>(u"SELECT owner, owner_type FROM quota_reservations WHERE reservation_id = ?"_s,
                                    {reservation}, [&](const QSqlQuery &q) {
                                        return QuotaClaim{.owner = q.value(0).toString(),
                                                          .ownerType = q.value(1).toString(),
                                                          .bytes = bytes};
                                    }));
        if (!held)
            return fail(
                ErrorCode::Aborted, u"quota.released"_s,
                u"The room that was held for this upload was given back, as its program seemed to have ended."_s, {},
                u"Upload the file again."_s);
        TD_ASSIGN(const QList<QuotaStanding> standings, bounding(c, held->owner, held->ownerType, reservation));
        TD_TRY(checkAll(standings, *held));
        TD_TRY(c.exec(u"UPDATE quota_reservations SET bytes = ? WHERE reservation_id = ?"_s, {bytes, reservation}));
        return {};
    });
}

Result<void> SqlQuotas::release(qint64 reservation)
{
    if (reservation == 0)
        return {};
    return m_store.write([&](Connection &c) { return dropReservation(c, reservation); });
}

Result<qint64> SqlQuotas::releaseAbandoned(const std::function<bool(const Holder &)> &holderDead, Instant before)
{
    struct Held {
        qint64 id;
        std::optional<Holder> holder;
        Instant since;
    };
    TD_ASSIGN(const QList<Held> all, m_store.read([](Connection &c) {
        return c.all<Held>(
            u"SELECT reservation_id, holder, created_at FROM quota_reservations"_s, {}, [](const QSqlQuery &q) {
                return Held{q.value(0).toLongLong(), holderFromText(q.value(1).toString()), instantOrEpoch(q.value(2))};
            });
    }));
    QStringList abandoned;
    for (const Held &held : all) {
        if (!held.holder || held.since < before || (holderDead && holderDead(*held.holder)))
            abandoned.append(QString::number(held.id));
    }
    if (abandoned.isEmpty())
        return 0;
    const QString list = '['_L1 % abandoned.join(u',') % ']'_L1;
    return m_store.write([&](Connection &c) {
        return c.exec(u"DELETE FROM quota_reservations WHERE reservation_id IN (SELECT CAST(value AS bigint) FROM "
                      "json_each(?))"_s,
                      {list});
    });
}

} // namespace td
