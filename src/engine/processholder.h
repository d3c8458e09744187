// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"

namespace td
{

/// This process as a holder of leases and journal entries. Its start text names machine, boot and start tick, so that a
/// pid that is used again is not mistaken for it.
[[nodiscard]] Holder thisProcess();

/// True only when the holder surely no longer runs: same machine, and either another boot or no such process with that
/// start. A holder in another container or on another machine cannot be judged and counts as alive.
[[nodiscard]] bool holderCertainlyDead(const Holder &holder);

} // namespace td
