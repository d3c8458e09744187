// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3/exchange.h"

#include <QDateTime>

namespace td::test::fake
{

inline constexpr char ServiceAccountEmail[] = "console@photos-test.iam.gserviceaccount.com";

/// Backblaze's b2_authorize_account, versions 2 to 4.
[[nodiscard]] Reply authorizeB2(const Request &request, const FakeS3Options &options, const QString &endpoint);

/// Google's token endpoint: a JWT signed with the service account's key against an access token, which goes to `token`.
[[nodiscard]] Reply giveGoogleToken(const Request &request, const QString &tokenUrl, const QDateTime &now,
                                    QByteArray &token);
[[nodiscard]] QByteArray serviceAccountJson(const QString &tokenUrl);

} // namespace td::test::fake
