// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/repositories.h"
#include "core/ports/services.h"
#include "core/secret.h"

#include <QHash>
#include <QMutex>

namespace td
{

/// Who asks.
struct Principal {
    QString tokenId; ///< empty: nobody said
    TokenRole role = TokenRole::Viewer;
    QString userId; ///< bound to this user's photos; empty: to none
    [[nodiscard]] bool isBound() const { return !userId.isEmpty(); }
    /// Whether the bearer may see what this user owns.
    [[nodiscard]] bool maySee(const QString &owner) const { return userId.isEmpty() || userId == owner; }
};

/// What is given to the bearer once; the catalogue keeps its hash.
struct IssuedToken {
    AccessToken token;
    Secret secret;
};
/// `random` is at least 32 bytes from a source that nobody can guess.
[[nodiscard]] Result<IssuedToken> issueToken(TokenRepository &tokens, AccessToken token, const QByteArray &random);

/// Turns the Authorization header into a principal. Thread-safe; blocks.
class Authenticator
{
public:
    Authenticator(TokenRepository &tokens, const Clock &clock)
        : m_tokens(tokens)
        , m_clock(clock)
    {
    }
    /// Unauthenticated ("token.missing", "token.wrong").
    [[nodiscard]] Result<Principal> principalOf(const QByteArray &authorization);

private:
    [[nodiscard]] Result<void> noteUse(const AccessToken &token);

    TokenRepository &m_tokens;
    const Clock &m_clock;
    QMutex m_mutex;
    QHash<QString, Instant> m_noted; ///< token -> when its use was written down last
};

} // namespace td
