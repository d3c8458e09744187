// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3config.h"
#include "support/realservers.h"

namespace td::test
{

/// How to speak to one of the real servers (tests/servers), as a profile of a careful stranger would have it.
inline S3Config configOf(const RealS3 &server, const QString &bucket)
{
    S3Config config;
    config.provider.id = QStringLiteral("s3");
    config.provider.name = server.name;
    config.endpoint = server.endpoint;
    config.region = server.region;
    config.bucket = bucket;
    config.accessKey = server.accessKey;
    config.secret = Secret(server.secret.toUtf8());
    config.stallSeconds = 120; // Swift takes its time over a thousand deletes while other tests run beside it
    config.caFile = server.scheme == QLatin1StringView("https") ? server.caFile : QString();
    return config;
}

} // namespace td::test
