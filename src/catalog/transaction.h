// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"

namespace td
{

/// Rolls back when it goes out of scope unless commit() succeeded.
class Transaction
{
public:
    using Kind = TransactionKind;

    explicit Transaction(Connection &connection)
        : m_connection(connection)
    {
    }
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] Result<void> begin(Kind kind);
    [[nodiscard]] Result<void> commit();

private:
    Connection &m_connection;
    Kind m_kind = Kind::Read;
    bool m_active = false;
};

} // namespace td
