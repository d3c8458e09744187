// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "storage/bandwidthlimit.h"

#include <memory>

namespace td
{

/// At most `parallel()` calls at once (at least one; asked for every call, so it must be quick), and bodies no faster
/// than `limit` allows; it may be null. When the store asks to slow down, half as many calls are let through, and more
/// again as they succeed. A call that waits for its turn ends at once when cancelled.
/// Listings and probes take no turn, since what they call may call the store again; a sink or body must not.
/// Stands inside the retries and outside the meter:
///     withRetries(withLimits(withMeter(makeS3Store(config), meter), parallel, bandwidth), options)
[[nodiscard]] std::shared_ptr<ObjectStore> withLimits(std::shared_ptr<ObjectStore> store, std::function<int()> parallel,
                                                      std::shared_ptr<BandwidthLimit> limit);

} // namespace td
