// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td
{

/// For the console of a provider: pages of one shop may read photos by script, and no page may write.
inline const QString ReadingCorsRule =
    QStringLiteral("[{\"AllowedOrigins\": [\"https://shop.example\"], \"AllowedMethods\": [\"GET\", \"HEAD\"], "
                   "\"AllowedHeaders\": [\"*\"], \"ExposeHeaders\": [\"ETag\"], \"MaxAgeSeconds\": 3600}]");

} // namespace td
