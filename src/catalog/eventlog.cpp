// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/eventlog.h"

#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<void> writeEvent(Connection &connection, const Event &event, bool part)
{
    TD_TRY(connection.exec(u"INSERT INTO events(at, what, photo_id, draft_id, run_id, count, part, detail) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                           {toIso(event.at), event.what, event.photoId, event.draftId, event.runId, event.count,
                            part ? 1 : 0, jsonText(event.detail)}));
    return {};
}

Result<void> writeRunEvent(Connection &connection, const Event &event)
{
    if (event.runId.isEmpty())
        return writeEvent(connection, event);
    TD_TRY(writeEvent(connection, event, true));
    TD_TRY(connection.exec(
        u"INSERT INTO events(at, what, run_id, count, part, detail) VALUES (?, ?, ?, ?, 0, ?) "
        "ON CONFLICT(run_id, what) WHERE run_id <> '' AND photo_id = '' AND what IN ('promoted','archived',"
        "'moved','trashed','restored','purged') DO UPDATE SET count = events.count + excluded.count, at = excluded.at"_s,
        {toIso(event.at), event.what, event.runId, event.count, jsonText(event.detail)}));
    return {};
}

Result<void> writeBatch(Connection &connection, const QList<Event> &events)
{
    if (events.isEmpty())
        return {};
    if (!events.first().runId.isEmpty()) {
        for (const Event &event : events)
            TD_TRY(writeRunEvent(connection, event));
        return {};
    }
    const bool many = events.size() > 1;
    for (const Event &event : events)
        TD_TRY(writeEvent(connection, event, many));
    if (!many)
        return {};
    Event summary = events.first();
    summary.photoId.clear();
    summary.count = events.size();
    for (const Event &event : events) {
        if (event.draftId != summary.draftId)
            summary.draftId.clear();
    }
    return writeEvent(connection, summary);
}

} // namespace td
