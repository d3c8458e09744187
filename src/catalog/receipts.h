// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlReceipts final : public ReceiptRepository
{
public:
    explicit SqlReceipts(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Receipt>> list(const ReceiptFilter &filter, qint64 afterId, int limit) override;

private:
    const Store &m_store;
};

/// Inside the transaction that ends `entry`, while its copies still have rows.
[[nodiscard]] Result<void> writeReceipt(Connection &connection, const JournalEntry &entry, Instant now);

} // namespace td
