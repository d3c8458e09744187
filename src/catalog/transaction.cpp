// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/transaction.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// The timeout of a connection is one whole wait; a second one outlasts a checkpoint or a short bulk write next door.
Result<void> twice(Connection &connection, const QString &sql)
{
    const auto first = connection.exec(sql);
    if (first)
        return {};
    if (first.error().reason != "catalog.busy"_L1)
        return fail(first.error());
    TD_TRY(connection.exec(sql));
    return {};
}

} // namespace

Transaction::~Transaction()
{
    if (!m_active)
        return;
    // A failed rollback leaves nothing to do: SQLite has already rolled back, or will when the file is next opened.
    const auto ignored = m_connection.exec(u"ROLLBACK"_s);
    Q_UNUSED(ignored)
}

Result<void> Transaction::begin(Kind kind)
{
    TD_TRY(twice(m_connection, kind == Kind::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s));
    m_active = true;
    return {};
}

Result<void> Transaction::commit()
{
    TD_TRY(twice(m_connection, u"COMMIT"_s));
    m_active = false;
    return {};
}

} // namespace td
