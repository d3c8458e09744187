// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/leases.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

using Lease = LeaseRepository::Lease;

/// `now` was read before the wait for the database, and its holder may have renewed the lease during that wait.
constexpr Seconds LongestWait{15};

Result<std::optional<Lease>> read(Connection &c, const QString &name)
{
    return c.one<Lease>(u"SELECT holder, since, lease_until FROM leases WHERE name = ?"_s, {name},
                        [](const QSqlQuery &q) {
                            return Lease{holderFromText(q.value(0).toString()).value_or(Holder{}),
                                         instantOrEpoch(q.value(1)), instantOrEpoch(q.value(2))};
                        });
}

} // namespace

Result<bool> SqlLeases::acquire(const QString &name, const Holder &holder, Seconds term,
                                   const std::function<bool(const Holder &)> &holderDead, Instant at)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const Instant now, c.database().leaseTime(c, at));
        TD_ASSIGN(const std::optional<Lease> lease, read(c, name));
        const bool ours = lease && lease->holder == holder;
        if (lease && !ours) {
            // An end further away than a term was written under another clock.
            const bool stale = now >= lease->until || lease->until > now + term + LongestWait ||
                               (holderDead && holderDead(lease->holder));
            if (!stale)
                return false;
        }
        TD_TRY(c.exec(u"INSERT INTO leases(name, holder, since, lease_until) VALUES (?, ?, ?, ?) ON CONFLICT(name) DO "
                      u"UPDATE SET holder "
                      "= excluded.holder, since = excluded.since, lease_until = excluded.lease_until"_s,
                      {name, holderToText(holder), toIso(ours ? lease->since : now), toIso(now + term)}));
        return true;
    });
}

Result<bool> SqlLeases::renew(const QString &name, const Holder &holder, Seconds term, Instant at)
{
    return m_store.write([&](Connection &c) -> Result<bool> {
        TD_ASSIGN(const Instant now, c.database().leaseTime(c, at));
        TD_ASSIGN(const qint64 changed, c.exec(u"UPDATE leases SET lease_until = ? WHERE name = ? AND holder = ?"_s,
                                               {toIso(now + term), name, holderToText(holder)}));
        return changed == 1;
    });
}

Result<void> SqlLeases::release(const QString &name, const Holder &holder)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"DELETE FROM leases WHERE name = ? AND holder = ?"_s, {name, holderToText(holder)}));
        return {};
    });
}

Result<std::optional<LeaseRepository::Lease>> SqlLeases::find(const QString &name)
{
    return m_store.read([&](Connection &c) { return read(c, name); });
}

} // namespace td
