// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/billingrepository.h"

namespace td
{

class SqlBilling final : public BillingRepository
{
public:
    explicit SqlBilling(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<CountedWork> work(Instant from, Instant before) override;
    [[nodiscard]] Result<QList<TrashedPhoto>> trashed(qint64 limit) override;
    [[nodiscard]] Result<QList<SoldSign>> soldSigns(Instant idleBefore, int limit) override;
    [[nodiscard]] Result<qint64> saveUsage(const QList<UsageDay> &days, const QString &source, Instant now) override;
    [[nodiscard]] Result<QList<UsageDay>> usage(const QString &bucketId, QDate from, QDate to) override;
    [[nodiscard]] Result<QList<UsageBucket>> usageBuckets() override;
    [[nodiscard]] Result<qint64> clearUsage() override;

private:
    const Store &m_store;
};

class SqlViews final : public ViewRepository
{
public:
    explicit SqlViews(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<SavedView>> views(const QString &page) override;
    [[nodiscard]] Result<void> save(const QString &page, const SavedView &view, Instant now) override;
    [[nodiscard]] Result<void> remove(const QString &page, const QString &name) override;

private:
    const Store &m_store;
};

} // namespace td
