// SPDX-License-Identifier: GPL-3.0-or-later
// What left the house, as JSON (shapes.h).
#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td::shapes
{

namespace
{

QJsonValue saidOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue momentOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(toIso(*instant)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject link(const Link &link, LinkState state)
{
    const bool isCounted = countsUses(link.kind) || link.kind == LinkKind::Upload;
    return {{u"link_id"_s, link.linkId},
            {u"photo_id"_s, saidOrNull(link.photoId)},
            {u"variant"_s, link.variant},
            {u"kind"_s, linkKindName(link.kind)},
            {u"state"_s, linkStateName(state)},
            {u"purpose"_s, link.purpose},
            {u"issued_by"_s, saidOrNull(link.issuedBy)},
            {u"recipient"_s, saidOrNull(link.recipient)},
            {u"issued_at"_s, toIso(link.issuedAt)},
            {u"expires_at"_s, momentOrNull(link.expiresAt)},
            {u"revoked_at"_s, momentOrNull(link.revokedAt)},
            {u"last_used_at"_s, momentOrNull(link.lastUsedAt)},
            {u"uses"_s, isCounted ? QJsonValue(link.uses) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject access(const PhotoAccess &access)
{
    return {{u"at"_s, toIso(access.at)},
            {u"purpose"_s, access.purpose},
            {u"who"_s, saidOrNull(access.who)},
            {u"link_id"_s, saidOrNull(access.linkId)}};
}

} // namespace td::shapes
