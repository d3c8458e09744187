// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/authenticator.h"

#include "core/digest.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Q_LOGGING_CATEGORY(tokenLog, "tierdeck.http", QtWarningMsg)

constexpr Seconds NoteEvery{60};
constexpr qsizetype SecretBytes = 32;
constexpr qsizetype LongestSecret = 200;
const QByteArray SecretPrefix = QByteArrayLiteral("tierdeck_");
const QByteArray Scheme = QByteArrayLiteral("bearer ");

} // namespace

Result<IssuedToken> issueToken(TokenRepository &tokens, AccessToken token, const QByteArray &random)
{
    if (random.size() < SecretBytes)
        return fail(ErrorCode::Internal, u"token.random"_s, u"No token is made of so little that is random"_s);
    const QByteArray secret =
        SecretPrefix +
        random.first(SecretBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    // The secret is as random as its hash: nothing is gained by a slow one.
    TD_TRY(tokens.add(token, sha256Hex(secret)));
    return IssuedToken{.token = std::move(token), .secret = Secret(secret)};
}

Result<Principal> Authenticator::principalOf(const QByteArray &authorization)
{
    if (!authorization.toLower().startsWith(Scheme))
        return fail(ErrorCode::Unauthenticated, u"token.missing"_s, u"This needs a bearer token"_s);
    const QByteArray secret = authorization.sliced(Scheme.size()).trimmed();
    const auto wrong = [] {
        return fail(ErrorCode::Unauthenticated, u"token.wrong"_s, u"The token is unknown or revoked"_s);
    };
    if (!secret.startsWith(SecretPrefix) || secret.size() > LongestSecret)
        return wrong();
    TD_ASSIGN(const std::optional<AccessToken> token, m_tokens.findByHash(sha256Hex(secret)));
    if (!token || token->revokedAt)
        return wrong();
    // A full disk is no reason to refuse who only reads.
    if (const Result<void> noted = noteUse(*token); !noted)
        qCWarning(tokenLog).noquote() << "the use of token" << token->tokenId
                                      << "was not noted:" << noted.error().message;
    return Principal{.tokenId = token->tokenId, .role = token->role, .userId = token->userId};
}

Result<void> Authenticator::noteUse(const AccessToken &token)
{
    const Instant now = m_clock.now();
    {
        const QMutexLocker lock(&m_mutex);
        const auto noted = m_noted.constFind(token.tokenId);
        if (noted != m_noted.cend() && now - *noted < NoteEvery && now >= *noted)
            return {};
        m_noted.insert(token.tokenId, now);
    }
    return m_tokens.noteUse(token.tokenId, now);
}

} // namespace td
