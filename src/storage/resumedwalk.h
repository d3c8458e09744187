// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSet>

namespace td
{

/// Makes one listing out of several tries: what an earlier try has given is left out. Works by the order of the keys,
/// which is ascending in every S3 dialect; without it a try cannot go on where the last one ended.
class ResumedWalk
{
public:
    /// Another try begins at the first key.
    void restart()
    {
        m_isResumed = m_isResumed || !m_last.isNull();
        m_before = QByteArray();
    }
    /// False when the keys so far came in no order: then nothing may be listed again.
    [[nodiscard]] bool canResume() const { return m_isOrdered; }
    /// True when the entry is new; `version` tells entries of one key apart.
    [[nodiscard]] Result<bool> isNew(const QString &key, const QString &version = {})
    {
        const QByteArray name = key.toUtf8();
        m_isOrdered = m_isOrdered && !(name < m_before);
        m_before = name;
        if (m_isResumed) {
            if (!m_isOrdered)
                return fail(ErrorCode::Unavailable, QStringLiteral("list.order"),
                            QStringLiteral("The listing broke off and came back in another order."), key,
                            QStringLiteral("Try again later."));
            if (name < m_last || (name == m_last && m_versionsOfLast.contains(version)))
                return false;
        }
        if (name != m_last)
            m_versionsOfLast.clear();
        m_last = name;
        m_versionsOfLast.insert(version);
        return true;
    }

private:
    bool m_isResumed = false;
    bool m_isOrdered = true;
    QByteArray m_before; ///< the entry before this one, in this try
    QByteArray m_last;   ///< the last one that was given on
    QSet<QString> m_versionsOfLast;
};

} // namespace td
