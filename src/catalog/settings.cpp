// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/settings.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<std::optional<QString>> SqlSettings::value(const QString &key)
{
    return m_store.read([&](Connection &c) {
        return c.one<QString>(u"SELECT value FROM settings WHERE key = ?"_s, {key},
                              [](const QSqlQuery &q) { return q.value(0).toString(); });
    });
}

Result<void> SqlSettings::setValue(const QString &key, const QString &value)
{
    const QString now = toIso(m_store.now());
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(
            u"INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE SET value = "
            "excluded.value, updated_at = excluded.updated_at"_s,
            {key, value, now}));
        return {};
    });
}

Result<void> SqlSettings::dismiss(const QString &recommendationId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"INSERT INTO dismissals(recommendation_id, dismissed_at) VALUES (?, ?) ON CONFLICT(recommendation_id) DO UPDATE "
                      u"SET dismissed_at = "
                      "excluded.dismissed_at"_s,
                      {recommendationId, toIso(now)}));
        return {};
    });
}

Result<QStringList> SqlSettings::dismissed()
{
    return m_store.read(
        [](Connection &c) { return c.texts(u"SELECT recommendation_id FROM dismissals ORDER BY dismissed_at"_s); });
}

} // namespace td
