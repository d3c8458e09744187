// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/googletoken.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{
constexpr Seconds RenewBefore{60};
}

GoogleToken::GoogleToken(HttpClient &http, Result<googauth::ServiceAccount> account, const QString &tokenUrl)
    : m_http(http)
    , m_account(std::move(account))
    , m_tokenUrl((tokenUrl.isEmpty() && m_account ? m_account->tokenUrl : tokenUrl).toUtf8())
{
}

Result<googauth::AccessToken> GoogleToken::fetch(Instant now, std::stop_token stop)
{
    if (!m_account)
        return fail(m_account.error());
    TD_ASSIGN(const Secret form, googauth::tokenRequestBody(*m_account, googauth::ReadWriteScope, now));
    BytesSource body(form.reveal());
    TD_ASSIGN(const HttpReply reply, m_http.send({.method = "POST",
                                                  .url = m_tokenUrl,
                                                  .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                                  .body = &body,
                                                  .where = QString::fromUtf8(hostOfUrl(m_tokenUrl))},
                                                 std::move(stop)));
    return googauth::parseTokenReply(reply.status, reply.body, now);
}

Result<Secret> GoogleToken::get(Instant now, std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (!m_token || m_token->expires - RenewBefore <= now) {
        m_token.reset();
        TD_ASSIGN(m_token, fetch(now, std::move(stop)));
    }
    return m_token->token;
}

void GoogleToken::refused(const Secret &token)
{
    const std::lock_guard lock(m_mutex);
    if (m_token && m_token->token.reveal() == token.reveal())
        m_token.reset();
}

} // namespace td
