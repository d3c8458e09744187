// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/transaction.h"

namespace td
{

Transaction::~Transaction()
{
    if (m_active)
        m_connection.database().rollback(m_connection);
}

Result<void> Transaction::begin(Kind kind)
{
    TD_TRY(m_connection.database().begin(m_connection, kind));
    m_kind = kind;
    m_active = true;
    return {};
}

Result<void> Transaction::commit()
{
    TD_TRY(m_connection.database().commit(m_connection, m_kind));
    m_active = false;
    return {};
}

} // namespace td
