// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accesstoken.h"
#include "core/result.h"

#include <QList>

namespace td
{

/// The tokens of the HTTP service. Every method is one transaction or one consistent read (ports/repositories.h).
class TokenRepository
{
public:
    virtual ~TokenRepository() = default;
    /// `hash` is the SHA-256 of the secret, lower-case hex.
    [[nodiscard]] virtual Result<void> add(const AccessToken &token, const QString &hash) = 0;
    /// Revoked ones as well.
    [[nodiscard]] virtual Result<std::optional<AccessToken>> findByHash(const QString &hash) = 0;
    [[nodiscard]] virtual Result<QList<AccessToken>> list() = 0; ///< newest first
    /// NotFound ("token.unknown") for none of this id; revoking twice keeps the first time.
    [[nodiscard]] virtual Result<void> revoke(const QString &tokenId, Instant now) = 0;
    [[nodiscard]] virtual Result<void> noteUse(const QString &tokenId, Instant now) = 0;
};

} // namespace td
