// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/tokens.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString TokenColumns = u"token_id, name, role, user_id, created_at, last_used_at, revoked_at"_s;

/// A role that a later version may have made up may do the least.
AccessToken tokenOf(const QSqlQuery &q)
{
    return {.tokenId = q.value(0).toString(),
            .name = q.value(1).toString(),
            .role = tokenRoleFromName(q.value(2).toString()).value_or(TokenRole::Viewer),
            .userId = q.value(3).toString(),
            .createdAt = instantOrEpoch(q.value(4)),
            .lastUsedAt = instantFrom(q.value(5)),
            .revokedAt = instantFrom(q.value(6))};
}

} // namespace

Result<void> SqlTokens::add(const AccessToken &token, const QString &hash)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(
            c.exec(u"INSERT INTO tokens(token_id, name, role, user_id, hash, created_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
                   {token.tokenId, token.name, tokenRoleName(token.role), token.userId, hash, toIso(token.createdAt)}));
        return {};
    });
}

Result<std::optional<AccessToken>> SqlTokens::findByHash(const QString &hash)
{
    const QString sql = QString("SELECT "_L1 % TokenColumns % " FROM tokens WHERE hash = ?"_L1);
    return m_store.read([&](Connection &c) { return c.one<AccessToken>(sql, {hash}, tokenOf); });
}

Result<QList<AccessToken>> SqlTokens::list()
{
    const QString sql = QString("SELECT "_L1 % TokenColumns % " FROM tokens ORDER BY created_at DESC, token_id"_L1);
    return m_store.read([&](Connection &c) { return c.all<AccessToken>(sql, {}, tokenOf); });
}

Result<void> SqlTokens::revoke(const QString &tokenId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_ASSIGN(const qint64 rows,
                  c.exec(u"UPDATE tokens SET revoked_at = coalesce(revoked_at, ?) WHERE token_id = ?"_s,
                         {toIso(now), tokenId}));
        if (rows == 0)
            return fail(ErrorCode::NotFound, u"token.unknown"_s, u"There is no token %1"_s.arg(tokenId), tokenId,
                        u"See `tierdeck-cli serve token list`."_s);
        return {};
    });
}

Result<void> SqlTokens::noteUse(const QString &tokenId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"UPDATE tokens SET last_used_at = ? WHERE token_id = ?"_s, {toIso(now), tokenId}));
        return {};
    });
}

} // namespace td
