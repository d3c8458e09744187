// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/curlhandle.h"
#include "storage/googauth.h"

#include <mutex>

namespace td
{

/// The access token of a Google service account, fetched when it is first needed and again before it expires. Any
/// thread; while one fetches, the others wait for its answer.
class GoogleToken
{
public:
    /// `tokenUrl` empty: the one the account names.
    GoogleToken(HttpClient &http, Result<googauth::ServiceAccount> account, const QString &tokenUrl);

    /// `now` is the server's time as far as it is known. Unauthenticated when Google refuses the key.
    [[nodiscard]] Result<Secret> get(Instant now, std::stop_token stop);
    /// The server refused this token: the next get() fetches another one.
    void refused(const Secret &token);
    [[nodiscard]] const Result<googauth::ServiceAccount> &account() const { return m_account; }

private:
    [[nodiscard]] Result<googauth::AccessToken> fetch(Instant now, std::stop_token stop);

    HttpClient &m_http;
    const Result<googauth::ServiceAccount> m_account;
    const QByteArray m_tokenUrl;
    std::mutex m_mutex;
    std::optional<googauth::AccessToken> m_token;
};

} // namespace td
