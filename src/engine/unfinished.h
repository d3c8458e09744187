// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/context.h"

namespace td
{

/// True for a journal entry that nobody works on: its holder gave it up, is dead, or gave no sign for an hour.
/// Mover::recover() takes up exactly these. Any thread.
[[nodiscard]] bool waitsForRecovery(const EngineParts &parts, const JournalEntry &entry);

/// How many photos cannot be moved or destroyed until the entry that waits for them is recovered. Any worker thread.
[[nodiscard]] Result<qint64> photosWaiting(const EngineParts &parts);

} // namespace td
