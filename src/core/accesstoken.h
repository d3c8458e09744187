// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QString>

#include <optional>

namespace td
{

/// What the bearer of a token may do; each may do what those before it may.
enum class TokenRole {
    Viewer,   ///< look
    Operator, ///< upload, publish, change, move, put into the trash
    Admin,    ///< run the lifecycle, destroy, back up and restore
};
[[nodiscard]] QString tokenRoleName(TokenRole role);
[[nodiscard]] std::optional<TokenRole> tokenRoleFromName(QStringView name);

/// A token of the HTTP service as the catalogue keeps it (table tokens): never the secret, only its SHA-256.
struct AccessToken {
    QString tokenId;
    QString name; ///< for people; may be empty
    TokenRole role = TokenRole::Viewer;
    QString userId; ///< sees this user's photos only; empty: everything
    Instant createdAt{};
    std::optional<Instant> lastUsedAt; ///< to the minute
    std::optional<Instant> revokedAt;
};

} // namespace td
