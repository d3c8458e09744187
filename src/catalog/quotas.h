// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/quotarepository.h"

namespace td
{

class SqlQuotas final : public QuotaRepository
{
public:
    explicit SqlQuotas(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Quota>> quotas() override;
    [[nodiscard]] Result<void> set(const Quota &quota) override;
    [[nodiscard]] Result<bool> remove(QuotaScope scope, const QString &owner) override;
    [[nodiscard]] Result<QList<QuotaStanding>> standings(int limit) override;
    [[nodiscard]] Result<QList<QuotaStanding>> standingsOf(const QString &owner, const QString &ownerType) override;
    [[nodiscard]] Result<qint64> reserve(const QuotaClaim &claim, const Holder &holder, Instant now) override;
    [[nodiscard]] Result<void> resize(qint64 reservation, qint64 bytes) override;
    [[nodiscard]] Result<void> release(qint64 reservation) override;
    [[nodiscard]] Result<qint64> releaseAbandoned(const std::function<bool(const Holder &)> &holderDead,
                                                  Instant before) override;

private:
    const Store &m_store;
};

/// Inside a transaction: whether any quota is set; whether a claim fits (ResourceExhausted otherwise); the end of a
/// reservation, 0 for none.
[[nodiscard]] Result<bool> hasQuotas(Connection &connection);
[[nodiscard]] Result<void> checkQuotas(Connection &connection, const QuotaClaim &claim);
[[nodiscard]] Result<void> dropReservation(Connection &connection, qint64 reservation);

} // namespace td
