// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "storage/s3config.h"

#include <memory>

namespace td
{

/// A store in one bucket of an S3-compatible provider. Keys are the bucket's keys. Does not touch the network; the first
/// call does. Retries nothing itself: a decorator does. Name: "s3:<bucket>@<host>".
[[nodiscard]] std::shared_ptr<ObjectStore> makeS3Store(const S3Config &config);

} // namespace td
