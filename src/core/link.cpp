// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link.h"

#include <array>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const std::array LinkKindNames{u"cdn"_s, u"presigned"_s, u"upload"_s, u"service"_s, u"file"_s};
const std::array LinkStateNames{u"active"_s, u"expired"_s, u"revoked"_s, u"moved"_s};

template <typename Kind, std::size_t Count>
std::optional<Kind> linkNameIn(const std::array<QString, Count> &names, QStringView name)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (names[i] == name)
            return Kind(i);
    }
    return std::nullopt;
}

} // namespace

QString linkKindName(LinkKind kind)
{
    return LinkKindNames[std::size_t(kind)];
}

std::optional<LinkKind> linkKindFromName(QStringView name)
{
    return linkNameIn<LinkKind>(LinkKindNames, name);
}

QString linkStateName(LinkState state)
{
    return LinkStateNames[std::size_t(state)];
}

std::optional<LinkState> linkStateFromName(QStringView name)
{
    return linkNameIn<LinkState>(LinkStateNames, name);
}

LinkState stateOf(const Link &link, Instant now)
{
    if (link.revokedAt)
        return LinkState::Revoked;
    if (link.expiresAt && now >= *link.expiresAt)
        return LinkState::Expired;
    return link.objectGone ? LinkState::Moved : LinkState::Active;
}

} // namespace td
