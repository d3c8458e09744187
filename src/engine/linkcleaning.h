// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// How long links stay in the register after their end, for looking back; and lines of the access log.
inline constexpr Seconds ExpiredLinksKept = 30 * Day;
inline constexpr Seconds AccessesKept = 365 * Day;

/// Removes what lies where an upload link let somebody put it.
[[nodiscard]] Result<void> removeIncoming(ObjectStore &store, const QString &key, const std::stop_token &stop);

/// Forgets links that ended longer than `kept` ago, with what still lies where upload links led, and old lines of the
/// access log; how many links. Takes a bounded time: the rest goes next night.
[[nodiscard]] Result<qint64> cleanUpLinks(const EngineParts &parts, Seconds kept, const std::stop_token &stop);

} // namespace td
