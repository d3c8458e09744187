// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqliteTransfers final : public TransferRepository
{
public:
    explicit SqliteTransfers(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Transfer>> add(const QList<Transfer> &transfers) override;
    [[nodiscard]] Result<void> update(const QList<Transfer> &transfers) override;
    [[nodiscard]] Result<QList<Transfer>> list(const QList<TransferState> &states, int limit) override;
    [[nodiscard]] Result<QMap<TransferState, qint64>> counts() override;
    [[nodiscard]] Result<QList<Transfer>> claim(int count, const Holder &holder, Instant now) override;
    [[nodiscard]] Result<qint64> requeue(const std::function<bool(const Holder &)> &holderDead) override;
    [[nodiscard]] Result<qint64> setState(const QList<TransferState> &from, TransferState to) override;
    [[nodiscard]] Result<qint64> clearFinished() override;

private:
    const Store &m_store;
};

} // namespace td
