// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/events.h"

#include "catalog/eventlog.h"
#include "catalog/rows.h"

#include <algorithm>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Single events of one kind that follow one another within this time are told as one.
constexpr Seconds FoldWithin = 600 * Seconds{1};
constexpr int RowsRead = 2000;

bool belongTogether(const Event &newer, const Event &older)
{
    return newer.what == older.what && newer.runId == older.runId && newer.draftId == older.draftId &&
           newer.what != "run"_L1 && newer.at - older.at <= FoldWithin && older.at - newer.at <= FoldWithin;
}

/// Newest first in, newest first out: neighbours that belong together become one with their sum.
QList<Event> folded(const QList<Event> &events, int limit)
{
    QList<Event> result;
    std::optional<Event> previous;
    for (const Event &event : events) {
        if (previous && !result.isEmpty() && belongTogether(*previous, event)) {
            Event &sum = result.last();
            sum.count += event.count;
            if (sum.photoId != event.photoId)
                sum.photoId.clear();
        } else {
            if (result.size() >= limit)
                break;
            result.append(event);
        }
        previous = event;
    }
    return result;
}

Result<QList<Event>> select(Connection &c, const QString &tail, const QVariantList &args)
{
    return c.all<Event>(QString("SELECT "_L1 % EventColumns % " FROM events e "_L1 % tail), args, eventOf);
}

} // namespace

Result<void> SqlEvents::append(const Event &event)
{
    Event complete = event;
    if (complete.at == Instant{})
        complete.at = m_store.now();
    return m_store.write([&](Connection &c) { return writeEvent(c, complete); });
}

Result<QList<Event>> SqlEvents::latest(int limit)
{
    return m_store.read([limit](Connection &c) -> Result<QList<Event>> {
        TD_ASSIGN(const QList<Event> events,
                  select(c, u"WHERE e.part = 0 ORDER BY e.at DESC, e.id DESC LIMIT ?"_s, {std::max(RowsRead, limit)}));
        return folded(events, limit);
    });
}

Result<QList<Event>> SqlEvents::ofPhoto(const QString &photoId, int limit)
{
    if (photoId.isEmpty())
        return QList<Event>{};
    return m_store.read([&](Connection &c) {
        return select(c, u"WHERE e.photo_id = ? AND e.photo_id <> '' ORDER BY e.id DESC LIMIT ?"_s, {photoId, limit});
    });
}

Result<QList<Event>> SqlEvents::ofDraft(const QString &draftId, int limit)
{
    if (draftId.isEmpty())
        return QList<Event>{};
    return m_store.read([&](Connection &c) -> Result<QList<Event>> {
        TD_ASSIGN(const QList<Event> events,
                  select(c, u"WHERE e.draft_id = ? AND e.draft_id <> '' AND e.part = 0 ORDER BY e.id DESC LIMIT ?"_s,
                         {draftId, std::max(RowsRead, limit)}));
        return folded(events, limit);
    });
}

} // namespace td
