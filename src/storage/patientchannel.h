// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/deliverychannel.h"
#include "core/retrypolicy.h"
#include "storage/waiting.h"

#include <memory>

namespace td
{

struct PatientOptions {
    RetryPolicy policy{.tries = 3, .patience = std::chrono::minutes(5)};
    std::chrono::milliseconds pace{1'000}; ///< between two messages to the same chat
    std::function<double()> random = {};   ///< 0..1, for the jitter; unset: the system's
    Waiting waiting = realWaiting();
};

/// Keeps to the pace that a messenger allows, one message a second in a chat, of which an album is as many as it has
/// photos, and tries again what may pass: three times, with growing pauses, and no sooner than the messenger says. A
/// try whose answer was lost may have arrived: then the reader gets the photo twice rather than not at all.
[[nodiscard]] std::shared_ptr<DeliveryChannel> withPatience(std::shared_ptr<DeliveryChannel> channel,
                                                            PatientOptions options = {});

} // namespace td
