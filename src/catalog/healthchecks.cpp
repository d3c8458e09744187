// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/healthchecks.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<QList<HealthItem>> SqlHealthChecks::all()
{
    return m_store.read([](Connection &c) {
        return c.all<HealthItem>(
            u"SELECT name, status, checked_at, detail FROM health_checks ORDER BY name"_s, {}, [](const QSqlQuery &q) {
                // a later program may know more than these three: what it says is shown as a warning
                const auto status = healthStatusFromName(q.value(1).toString()).value_or(HealthStatus::Warning);
                return healthItemFrom(q.value(0).toString(), status, instantOrEpoch(q.value(2)),
                                      objectFrom(q.value(3)));
            });
    });
}

Result<void> SqlHealthChecks::record(const QList<HealthItem> &items)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        for (const HealthItem &item : items) {
            TD_TRY(c.exec(
                u"INSERT INTO health_checks(name, status, checked_at, detail) VALUES (?, ?, ?, ?) "
                "ON CONFLICT(name) DO UPDATE SET status = excluded.status, checked_at = excluded.checked_at, "
                "detail = excluded.detail"_s,
                {item.name, healthStatusName(item.status), toIso(item.checkedAt), jsonText(healthDetail(item))}));
        }
        return {};
    });
}

} // namespace td
