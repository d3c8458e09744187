// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/quotarepository.h"

#include <QMap>

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

/// What is left under the quotas while many uploads join the queue in one write transaction: the use of each owner is
/// counted once, and what was given is added to it.
class QuotaRoom
{
public:
    [[nodiscard]] static Result<QuotaRoom> of(Connection &connection);
    [[nodiscard]] bool isBounded() const { return !m_quotas.isEmpty(); }
    /// ResourceExhausted when the claim does not fit; then nothing is taken.
    [[nodiscard]] Result<void> take(const QuotaClaim &claim);

private:
    explicit QuotaRoom(Connection &connection)
        : m_connection(connection)
    {
    }

    Connection &m_connection;
    QList<Quota> m_quotas;
    QMap<std::pair<QuotaScope, QString>, QuotaStanding> m_counted;
};

/// The end of a reservation, 0 for none; inside a transaction.
[[nodiscard]] Result<void> dropReservation(Connection &connection, qint64 reservation);

} // namespace td
