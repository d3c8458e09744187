// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/providercopies.h"

#include "catalog/eventlog.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Of `copies c`: those of a tier (first argument) that should exist and are not proven at a target (second) yet.
const QString Missing = u"c.tier = ? AND c.state IN ('verified', 'suspect') AND NOT EXISTS (SELECT 1 FROM "
                        "provider_copies pc WHERE pc.target = ? AND pc.copy_id = c.copy_id)"_s;


} // namespace

Result<QList<Copy>> SqlProviderCopies::missing(Tier tier, const QString &target, qint64 copyId, int limit)
{
    const QString sql = QString("SELECT "_L1 % CopyColumns % " FROM copies c WHERE c.copy_id > ? AND "_L1 % Missing %
                                " ORDER BY c.copy_id LIMIT ?"_L1);
    return m_store.read([&](Connection &c) {
        return c.all<Copy>(sql, {copyId, tierName(tier), target, limit}, copyOf);
    });
}

Result<CountBytes> SqlProviderCopies::missingTotals(Tier tier, const QString &target)
{
    const QString sql = QString("SELECT count(*), coalesce(sum(c.size), 0) FROM copies c WHERE "_L1 % Missing);
    return m_store.read([&](Connection &c) -> Result<CountBytes> {
        TD_ASSIGN(const auto found, c.one<CountBytes>(sql, {tierName(tier), target}, [](const QSqlQuery &q) {
            return CountBytes{q.value(0).toLongLong(), q.value(1).toLongLong()};
        }));
        return found.value_or(CountBytes{});
    });
}

Result<void> SqlProviderCopies::record(const QString &target, const ProviderCopy &copy)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(
            u"INSERT INTO provider_copies(target, copy_id, key, version_id, md5, verify_method, verified_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (target, copy_id) DO UPDATE SET key = excluded.key, "
            "version_id = excluded.version_id, md5 = excluded.md5, verify_method = excluded.verify_method, "
            "verified_at = excluded.verified_at"_s,
            {target, copy.copyId, copy.key, copy.versionId, copy.md5, copy.verifyMethod, toIso(copy.verifiedAt)}));
        return {};
    });
}

Result<QList<ProviderCopy>> SqlProviderCopies::stale(Tier tier, const QString &target, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<ProviderCopy>(
            u"SELECT pc.copy_id, pc.key, pc.version_id, pc.md5, pc.verify_method, pc.verified_at FROM provider_copies "
            "pc LEFT JOIN copies c ON c.copy_id = pc.copy_id AND c.tier = ? AND c.state IN ('verified', 'suspect', "
            "'writing') WHERE pc.target = ? AND c.copy_id IS NULL ORDER BY pc.copy_id LIMIT ?"_s,
            {tierName(tier), target, limit}, [](const QSqlQuery &q) {
                return ProviderCopy{.copyId = q.value(0).toLongLong(),
                                    .key = q.value(1).toString(),
                                    .versionId = q.value(2).toString(),
                                    .md5 = q.value(3).toString(),
                                    .verifyMethod = q.value(4).toString(),
                                    .verifiedAt = instantOrEpoch(q.value(5))};
            });
    });
}

Result<void> SqlProviderCopies::forget(const QString &target, const QList<qint64> &copyIds)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (const qint64 id : copyIds)
            TD_TRY(c.exec(u"DELETE FROM provider_copies WHERE target = ? AND copy_id = ?"_s, {target, id}));
        return {};
    });
}

Result<qint64> SqlProviderCopies::switchTo(Tier tier, const QString &target, Instant now)
{
    const QString name = tierName(tier);
    return m_store.write([&](Connection &c) -> Result<qint64> {
        TD_ASSIGN(const qint64 open, c.number(u"SELECT count(*) FROM journal WHERE state NOT IN ('done', 'abandoned') "
                                              "AND (from_tier = ? OR to_tier = ?)"_s,
                                              {name, name}));
        TD_ASSIGN(const qint64 absent,
                  c.number(QString("SELECT count(*) FROM copies c WHERE "_L1 % Missing), {name, target}));
        if (open > 0 || absent > 0)
            return fail(
                ErrorCode::FailedPrecondition, u"provider.incomplete"_s,
                u"%1 objects of %2 are not at %3 yet and %4 moves are under way, so nothing was switched."_s.arg(absent)
                    .arg(name.toUpper(), target)
                    .arg(open),
                name, u"Run the copy again: it goes on where it was."_s);
        TD_ASSIGN(const qint64 switched,
                  c.exec(u"UPDATE copies SET backend = pc.target, key = pc.key, version_id = pc.version_id, md5 = "
                         "pc.md5, verify_method = pc.verify_method, verified_at = pc.verified_at FROM provider_copies "
                         "pc WHERE pc.copy_id = copies.copy_id AND pc.target = ? AND copies.tier = ? AND copies.state "
                         "IN ('verified', 'suspect')"_s,
                         {target, name}));
        TD_TRY(c.exec(u"DELETE FROM provider_copies WHERE target = ?"_s, {target}));
        TD_TRY(c.exec(u"INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE SET value "
                      "= excluded.value, updated_at = excluded.updated_at"_s,
                      {homeSetting(tier), target, toIso(now)}));
        Event event;
        event.at = now;
        event.what = u"provider_switched"_s;
        event.count = switched;
        event.detail = {{u"tier"_s, name}, {u"to"_s, target}};
        TD_TRY(writeEvent(c, event));
        return switched;
    });
}

Result<std::optional<QString>> SqlProviderCopies::home(Tier tier)
{
    const auto said = [tier](Connection &c) {
        return c.one<QString>(u"SELECT value FROM settings WHERE key = ?"_s, {homeSetting(tier)},
                              [](const QSqlQuery &q) { return q.value(0).toString(); });
    };
    TD_ASSIGN(const std::optional<QString> home, m_store.read(said));
    if (!home)
        return std::nullopt;
    TD_ASSIGN(const qint64 holds, m_store.read([&](Connection &c) {
        return c.number(u"SELECT EXISTS (SELECT 1 FROM copies WHERE tier = ? AND backend = ? AND state <> 'gone')"_s,
                        {tierName(tier), *home});
    }));
    return holds != 0 ? home : std::nullopt;
}

QString homeSetting(Tier tier)
{
    return QString(u"provider.home."_s + tierName(tier));
}

} // namespace td
