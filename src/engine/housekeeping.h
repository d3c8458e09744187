// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// How long closed journal entries are kept for looking back; their keys stay used for ever.
inline constexpr Seconds JournalKept = 90 * Day;

/// Ends the runs of dead programs (LifecycleRepository::closeInterrupted); how many. Does nothing while a live process
/// holds the lifecycle lease, unless that is the caller itself.
[[nodiscard]] Result<qint64> closeInterruptedRuns(const EngineParts &parts, bool weHoldTheLease);

/// Forgets journal entries closed longer than JournalKept ago; how many. Takes a bounded time: the rest goes next
/// night.
[[nodiscard]] Result<qint64> pruneJournal(const EngineParts &parts);

} // namespace td
