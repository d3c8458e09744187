// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/eventlog.h"
#include "catalog/photos.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

struct State {
    QString draftId;
    QString tier;
    bool trashed = false;
    bool busy = false;
};

Result<std::optional<State>> stateOf(Connection &c, const QString &photoId)
{
    return c.one<State>(
        u"SELECT p.draft_id, p.tier, p.deleted_at IS NOT NULL, EXISTS (SELECT 1 FROM journal j WHERE j.photo_id = "
        "p.photo_id AND j.state NOT IN ('done', 'abandoned')) FROM photo_metadata p WHERE p.photo_id = ?"_s,
        {photoId}, [](const QSqlQuery &q) {
            return State{q.value(0).toString(), q.value(1).toString(), q.value(2).toBool(), q.value(3).toBool()};
        });
}

} // namespace

Result<bool> hasOpenJournal(Connection &connection, const QString &photoId)
{
    TD_ASSIGN(const qint64 open, connection.number(u"SELECT count(*) FROM journal WHERE photo_id = ? AND state NOT IN "
                                                   "('done', 'abandoned')"_s,
                                                   {photoId}));
    return open > 0;
}

Result<BatchOutcome> SqlPhotos::trash(const QStringList &ids, const QString &rule, const QString &runId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<BatchOutcome> {
        BatchOutcome outcome;
        QList<Event> events;
        for (const QString &id : ids) {
            TD_ASSIGN(const std::optional<State> state, stateOf(c, id));
            if (!state)
                outcome.failed.append({id, unknownPhoto(id)});
            else if (state->trashed)
                outcome.failed.append({id, photoInTrash(id)});
            else if (state->busy)
                outcome.failed.append({id, photoBusy(id)});
            if (!state || state->trashed || state->busy)
                continue;
            TD_TRY(c.exec(
                u"UPDATE photo_metadata SET deleted_at = ?, deleted_rule = ?, deleted_run = ?, updated_at = ? WHERE "
                "photo_id = ?"_s,
                {toIso(now), rule, runId, toIso(now), id}));
            outcome.done.append(id);
            QJsonObject detail{{u"from"_s, state->tier}};
            if (!rule.isEmpty())
                detail.insert(u"rule"_s, rule);
            events.append({.at = now,
                           .what = u"trashed"_s,
                           .photoId = id,
                           .draftId = state->draftId,
                           .runId = runId,
                           .detail = detail});
        }
        TD_TRY(writeBatch(c, events));
        return outcome;
    });
}

Result<BatchOutcome> SqlPhotos::restore(const QStringList &ids, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<BatchOutcome> {
        BatchOutcome outcome;
        QList<Event> events;
        for (const QString &id : ids) {
            TD_ASSIGN(const std::optional<State> state, stateOf(c, id));
            if (!state)
                outcome.failed.append({id, unknownPhoto(id)});
            else if (!state->trashed)
                outcome.failed.append({id, Error{.code = ErrorCode::FailedPrecondition,
                                                 .reason = u"photo.not_in_trash"_s,
                                                 .message = u"The photo is not in the trash."_s,
                                                 .where = id,
                                                 .remedy = {}}});
            else if (state->busy)
                outcome.failed.append({id, photoBusy(id)});
            if (!state || !state->trashed || state->busy)
                continue;
            TD_TRY(c.exec(
                u"UPDATE photo_metadata SET deleted_at = NULL, deleted_rule = '', deleted_run = '', updated_at = ? "
                "WHERE photo_id = ?"_s,
                {toIso(now), id}));
            // Back in TEMP it has arrived anew, as after a move to there.
            TD_TRY(c.exec(u"UPDATE photo_metadata SET temp_since = ?, scheduled_deletion = CASE WHEN "
                          "published_to_vinted = 0 THEN ? ELSE scheduled_deletion END WHERE photo_id = ? AND "
                          "tier = 'temp'"_s,
                          {toIso(now), toIso(now + TempStay), id}));
            TD_TRY(recordAccess(c, {.at = now, .photoId = id, .purpose = u"restore"_s}));
            outcome.done.append(id);
            events.append({.at = now,
                           .what = u"restored"_s,
                           .photoId = id,
                           .draftId = state->draftId,
                           .runId = {},
                           .detail = {}});
        }
        TD_TRY(writeBatch(c, events));
        return outcome;
    });
}

} // namespace td
