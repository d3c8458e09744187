// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/accesstoken.h"

using namespace Qt::StringLiterals;

namespace td
{

QString tokenRoleName(TokenRole role)
{
    switch (role) {
    case TokenRole::Viewer:
        return u"viewer"_s;
    case TokenRole::Operator:
        return u"operator"_s;
    case TokenRole::Admin:
        return u"admin"_s;
    }
    return {};
}

std::optional<TokenRole> tokenRoleFromName(QStringView name)
{
    for (const TokenRole role : {TokenRole::Viewer, TokenRole::Operator, TokenRole::Admin}) {
        if (name == tokenRoleName(role))
            return role;
    }
    return std::nullopt;
}

} // namespace td
