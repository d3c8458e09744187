// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "storage/s3config.h"
#include "storage/sigv4.h"

namespace td::googauth
{

/// Google's two ways with a service account: a bearer token for requests, and links signed with its key. Pure: no
/// network, the time is an argument.

inline constexpr char ReadWriteScope[] = "https://www.googleapis.com/auth/devstorage.read_write";

struct ServiceAccount {
    QString clientEmail;
    QString projectId; ///< may be empty
    QString tokenUrl;  ///< https, or http on this computer; also the audience of the assertion
    QString keyId;     ///< may be empty
    Secret privateKey; ///< PEM
};

/// Reads the JSON file Google hands out. InvalidArgument names the field that is missing or wrong, never its value.
[[nodiscard]] Result<ServiceAccount> parseServiceAccount(const Secret &json);

/// The form body to POST to `account.tokenUrl` with type application/x-www-form-urlencoded; good for an hour, so
/// whoever has it can get a token.
[[nodiscard]] Result<Secret> tokenRequestBody(const ServiceAccount &account, const QByteArray &scope, Instant now);

struct AccessToken {
    Secret token;      ///< goes into "Authorization: Bearer ..."
    Instant expires{}; ///< get another one a minute before
};
/// What the token endpoint answered. Unauthenticated for an account Google refuses (wrong clock included), Unavailable
/// for 429, 5xx and an answer that is no token.
[[nodiscard]] Result<AccessToken> parseTokenReply(int status, const QByteArray &body, Instant now);

/// A GOOG4-RSA-SHA256 link, region "auto". As sigv4::presign(); an x-goog-content-sha256 header is used as the payload
/// hash.
[[nodiscard]] Result<sigv4::SignedLink> presign(const sigv4::Request &request, const ServiceAccount &account,
                                                Instant now, Seconds expires);

} // namespace td::googauth
