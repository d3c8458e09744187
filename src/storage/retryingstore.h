// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "core/retrypolicy.h"
#include "storage/waiting.h"

#include <memory>

namespace td
{

struct RetryingOptions {
    RetryPolicy policy;
    std::function<double()> random = {}; ///< 0..1, for the jitter; unset: the system's
    Waiting waiting = realWaiting();
};

/// The outermost decorator of a remote store. Repeats what may be repeated (core/retrypolicy.h), waits with jitter or
/// as long as the provider says, and gives up at once on cancel. A put whose outcome is unknown is proved before it is
/// sent again, so nothing is ever stored twice over itself. After too many failures in a row the store is left alone
/// for a while: every call then fails at once with Unavailable ("store.paused") and the time that is left.
/// Errors name the store they came from. Links and probes are passed on as they are.
[[nodiscard]] std::shared_ptr<ObjectStore> withRetries(std::shared_ptr<ObjectStore> store,
                                                       RetryingOptions options = {});

} // namespace td
