// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/s3config.h"
#include "support/fakes3.h"

namespace td::test
{

/// How to speak to a FakeS3, impatiently: its faults hang.
inline S3Config configOf(const FakeS3 &server)
{
    S3Config config;
    config.provider.id = QStringLiteral("s3");
    config.provider.name = QStringLiteral("Fake");
    config.endpoint = server.endpoint();
    config.region = server.options().region;
    config.bucket = server.options().bucket;
    config.accessKey = server.options().accessKey;
    config.secret = Secret(server.options().secret);
    config.caFile = server.options().https ? FakeS3::caFile() : QString();
    config.connectTimeoutSeconds = 1;
    config.stallSeconds = 1;
    return config;
}

} // namespace td::test
