// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal.h"
#include "core/plan.h"

#include <QJsonObject>

namespace td
{

/// What happened, for people and for a photo's history (table events).
struct Event {
    qint64 id = 0;
    Instant at{};
    QString what; ///< "uploaded", "promoted", "archived", "moved", "trashed", "restored", "purged", "published",
                  ///< "unpublished", "run", "undo", "settings", "pinned", "edited", "accessed", "recovered", "repaired"
    QString photoId; ///< empty for events of the whole catalogue
    QString draftId;
    QString runId;
    qint64 count = 1;    ///< photos it speaks of
    QJsonObject detail;  ///< from, to, rule, by...
};

} // namespace td
