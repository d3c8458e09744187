// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlTransfers final : public TransferRepository
{
public:
    explicit SqlTransfers(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Transfer>> add(const QList<Transfer> &transfers) override;
    [[nodiscard]] Result<void> update(const QList<Transfer> &transfers) override;
    [[nodiscard]] Result<QList<Transfer>> list(const QList<TransferState> &states, int limit) override;
    [[nodiscard]] Result<QList<Transfer>> upcoming(int limit) override;
    [[nodiscard]] Result<QMap<TransferState, qint64>> counts() override;
    [[nodiscard]] Result<TransferBackoff> backoff(Instant now) override;
    [[nodiscard]] Result<QList<TransferGroup>> groups() override;
    [[nodiscard]] Result<QList<Transfer>> claim(int count, const QList<TransferLane> &lanes, const Holder &holder,
                                                Instant now) override;
    [[nodiscard]] Result<qint64> requeue(const std::function<bool(const Holder &)> &holderDead) override;
    [[nodiscard]] Result<qint64> retry(const QList<qint64> &ids) override;
    [[nodiscard]] Result<qint64> retryFailed(const std::optional<TransferCause> &cause) override;
    [[nodiscard]] Result<qint64> cancelWaiting(const std::optional<QList<qint64>> &ids, Instant now) override;
    [[nodiscard]] Result<qint64> reorder(const QList<qint64> &ids, TransferPlace place) override;
    [[nodiscard]] Result<qint64> clearFinished() override;

private:
    const Store &m_store;
};

} // namespace td
