// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/fakes3/exchange.h"

#include <QDateTime>
#include <QSet>

namespace td::test::fake
{

struct Identity {
    QString accessKey;
    QByteArray secret;
    QByteArray sessionToken; ///< empty: none is asked for
    QString region;          ///< empty: any
    QSet<QByteArray> bearerTokens;
    QByteArray rsaPublicKey; ///< PEM; of links signed by a Google service account
    QString rsaIssuer;
};

/// Why this request is refused, or nothing when whoever sent it is who it says. Computed with Qt's hashes, apart from
/// the code under test, which uses another library.
[[nodiscard]] std::optional<Reply> refusal(const Request &request, const Identity &identity, const QDateTime &now);

} // namespace td::test::fake
