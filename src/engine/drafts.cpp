// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drafts.h"

using namespace Qt::StringLiterals;

namespace td
{

Drafts::Drafts(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

Result<QList<Draft>> Drafts::list(DraftScope scope, const QString &text, const QString &afterId, int limit)
{
    return m_parts.catalogue.drafts().list(scope, text, afterId, limit);
}

Result<Draft> Drafts::find(const QString &draftId)
{
    TD_ASSIGN(std::optional<Draft> draft, m_parts.catalogue.drafts().find(draftId));
    if (!draft)
        return fail(ErrorCode::NotFound, u"draft.unknown"_s, u"There is no draft %1"_s.arg(draftId), draftId,
                    u"List the drafts with: tierdeck-cli drafts list"_s);
    return *std::move(draft);
}

Result<void> Drafts::create(const QString &draftId, const QString &user, const QString &title)
{
    if (draftId.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, u"draft.no_name"_s, u"A draft needs a name"_s, {}, u"Give it a name"_s);
    return m_parts.catalogue.drafts().create(draftId.trimmed(), user.isEmpty() ? u"default"_s : user, title.trimmed(),
                                             m_parts.clock.now());
}

Result<void> Drafts::remove(const QString &draftId)
{
    TD_ASSIGN(const Draft draft, find(draftId));
    if (draft.removedAt)
        return {};
    return m_parts.catalogue.drafts().remove(draftId, m_parts.clock.now());
}

Result<BatchOutcome> Drafts::publish(const QString &draftId, const QStringList &photoIds)
{
    TD_TRY(find(draftId));
    TD_ASSIGN(const Policy policy, m_rules.policy());
    return m_parts.catalogue.drafts().publish(draftId, photoIds, policy.publishedDays, m_parts.clock.now());
}

Result<BatchOutcome> Drafts::unpublish(const QString &draftId)
{
    TD_TRY(find(draftId));
    return m_parts.catalogue.drafts().unpublish(draftId, m_parts.clock.now());
}

Result<void> Drafts::addOrder(const QString &draftId, const QString &orderId, std::optional<Instant> at)
{
    if (orderId.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, u"order.no_id"_s, u"An order needs its number"_s, draftId,
                    u"Give the number of the order"_s);
    TD_TRY(find(draftId));
    const Instant now = m_parts.clock.now();
    // A date far ahead would keep the photos of the draft from ever being purged.
    if (at && *at > now + Day)
        return fail(ErrorCode::InvalidArgument, u"order.in_future"_s,
                    u"The order's date %1 lies ahead"_s.arg(toIso(*at)), orderId,
                    u"Give the day on which it was ordered"_s);
    return m_parts.catalogue.drafts().addOrder(
        {.orderId = orderId.trimmed(), .draftId = draftId, .orderedAt = at.value_or(now)});
}

Result<QList<Order>> Drafts::orders(const QString &draftId, int limit)
{
    if (!draftId.isEmpty())
        TD_TRY(find(draftId));
    return m_parts.catalogue.drafts().orders(draftId, limit);
}

} // namespace td
