// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rules.h"

namespace td
{

/// Drafts: publish, unpublish, orders. Blocking; any worker thread.
class Drafts
{
public:
    Drafts(const EngineParts &parts, const Rules &rules);

    [[nodiscard]] Result<QList<Draft>> list(DraftScope scope, const QString &text, const QString &afterId, int limit);
    [[nodiscard]] Result<Draft> find(const QString &draftId); ///< NotFound ("draft.unknown")
    [[nodiscard]] Result<void> create(const QString &draftId, const QString &user, const QString &title);
    /// Its photos stay and count as orphans after the grace.
    [[nodiscard]] Result<void> remove(const QString &draftId);
    [[nodiscard]] Result<BatchOutcome> publish(const QString &draftId, const QStringList &photoIds);
    [[nodiscard]] Result<BatchOutcome> unpublish(const QString &draftId);
    [[nodiscard]] Result<void> addOrder(const QString &draftId, const QString &orderId, std::optional<Instant> at);
    [[nodiscard]] Result<QList<Order>> orders(const QString &draftId, int limit);
    [[nodiscard]] Result<qint64> count(DraftScope scope) { return m_parts.catalogue.drafts().count(scope); }
    /// Newest first.
    [[nodiscard]] Result<QList<Event>> history(const QString &draftId, int limit)
    {
        return m_parts.catalogue.events().ofDraft(draftId, limit);
    }

private:
    const EngineParts &m_parts;
    const Rules &m_rules;
};

} // namespace td
