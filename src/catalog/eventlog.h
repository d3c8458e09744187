// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/connection.h"
#include "core/event.h"

/// Writing events inside the transaction of what they tell of.
namespace td
{

/// One event; `part` when a summary row speaks for it in the list of what happened lately.
[[nodiscard]] Result<void> writeEvent(Connection &connection, const Event &event, bool part = false);

/// An event of one photo in a lifecycle run: counted in the run's one summary row.
[[nodiscard]] Result<void> writeRunEvent(Connection &connection, const Event &event);

/// The same thing done to many photos in one call: one row a photo and, for more than one, a summary.
[[nodiscard]] Result<void> writeBatch(Connection &connection, const QList<Event> &events);

} // namespace td
