// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/curlhandle.h"
#include "storage/s3config.h"

namespace td
{

inline constexpr QLatin1StringView BackblazeApi{"https://api.backblazeb2.com"};

/// Asks Backblaze where the buckets of an application key are: "https://s3.eu-central-003.backblazeb2.com". Blocks.
/// Unauthenticated for a key that Backblaze refuses, DataLoss for an answer without an address.
[[nodiscard]] Result<QString> findB2Endpoint(const QString &keyId, const Secret &key, const HttpOptions &options,
                                             std::stop_token stop, const QString &baseUrl = BackblazeApi);

} // namespace td
