// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlStats final : public StatsRepository
{
public:
    explicit SqlStats(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<TierTotals> totals() override;
    [[nodiscard]] Result<TierTotals> totalsOfUser(const QString &user) override;
    [[nodiscard]] Result<QMap<QString, CountBytes>> objects() override;
    [[nodiscard]] Result<QList<GroupTotals>> groups(GroupBy by) override;
    [[nodiscard]] Result<LifecycleMetrics> metrics(int days, Instant now) override;
    [[nodiscard]] Result<void> saveSnapshot(const CostSnapshot &snapshot) override;
    [[nodiscard]] Result<QList<CostSnapshot>> snapshots(QDate from, QDate to) override;

private:
    const Store &m_store;
};

} // namespace td
