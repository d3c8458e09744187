// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/drafts.h"
#include "catalog/eventlog.h"
#include "catalog/photos.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> requireDraft(Connection &c, const QString &draftId)
{
    TD_ASSIGN(const qint64 known,
              c.number(u"SELECT count(*) FROM drafts WHERE id = ? AND removed_at IS NULL"_s, {draftId}));
    if (known == 0)
        return fail(unknownDraft(draftId));
    return {};
}

/// Why the photo cannot be published with the draft; nothing when it can.
std::optional<Error> refusal(const std::optional<Photo> &photo, const QString &id, const QString &draftId)
{
    if (!photo)
        return unknownPhoto(id);
    if (photo->draftId != draftId)
        return Error{.code = ErrorCode::FailedPrecondition,
                     .reason = u"photo.other_draft"_s,
                     .message = photo->draftId.isEmpty()
                                    ? u"The photo is in no draft."_s
                                    : QString("The photo belongs to another draft, "_L1 % photo->draftId % '.'_L1),
                     .where = id,
                     .remedy = u"Publish it with its own draft, or move it to this one first."_s};
    if (photo->deletedAt)
        return photoInTrash(id);
    return std::nullopt;
}

Result<QStringList> liveIds(Connection &c, const QString &draftId)
{
    return c.texts(u"SELECT photo_id FROM photo_metadata WHERE draft_id = ? AND deleted_at IS NULL ORDER BY +seq"_s,
                   {draftId});
}

Result<void> publishPhoto(Connection &c, const Photo &photo, int keepDays, Instant now)
{
    const Instant published = photo.publishedToVinted && photo.publishedDate ? *photo.publishedDate : now;
    TD_TRY(c.exec(u"UPDATE photo_metadata SET published_to_vinted = 1, published_date = ?, scheduled_deletion = ?, "
                  u"updated_at = ? WHERE "
                  "photo_id = ?"_s,
                  {toIso(published), toIso(published + keepDays * Day), toIso(now), photo.photoId}));
    return {};
}

/// A draft counts as published when all its photos are.
Result<void> settleDraft(Connection &c, const QString &draftId, bool whole, Instant now)
{
    TD_ASSIGN(const qint64 open,
              c.number(u"SELECT count(*) FROM photo_metadata WHERE draft_id = ? AND deleted_at IS NULL AND "
                       "+published_to_vinted = 0"_s,
                       {draftId}));
    if (!whole && open > 0)
        return {};
    TD_TRY(c.exec(u"UPDATE drafts SET published = 1, published_date = ifnull(published_date, ?) WHERE id = ?"_s,
                  {toIso(now), draftId}));
    return {};
}

Event draftEvent(const QString &what, const Photo &photo, Instant now)
{
    return {.at = now, .what = what, .photoId = photo.photoId, .draftId = photo.draftId, .runId = {}, .detail = {}};
}

} // namespace

Result<void> SqlDrafts::create(const QString &draftId, const QString &userId, const QString &title, Instant now)
{
    if (draftId.isEmpty() || userId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"draft.incomplete"_s, u"A draft needs an id and a user."_s, draftId);
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(ensureUser(c, userId, now));
        TD_TRY(ensureDraft(c, draftId, userId, now));
        if (!title.isEmpty())
            TD_TRY(c.exec(u"UPDATE drafts SET title = ? WHERE id = ?"_s, {title, draftId}));
        return {};
    });
}

Result<void> SqlDrafts::remove(const QString &draftId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(requireDraft(c, draftId));
        TD_TRY(c.exec(u"UPDATE drafts SET removed_at = ? WHERE id = ?"_s, {toIso(now), draftId}));
        return writeEvent(c, {.at = now,
                              .what = u"edited"_s,
                              .photoId = {},
                              .draftId = draftId,
                              .runId = {},
                              .detail = {{u"draft_removed"_s, true}}});
    });
}

Result<BatchOutcome> SqlDrafts::publish(const QString &draftId, const QStringList &ids, int keepDays, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<BatchOutcome> {
        TD_TRY(requireDraft(c, draftId));
        QStringList wanted = ids;
        if (wanted.isEmpty()) {
            TD_ASSIGN(wanted, liveIds(c, draftId));
        }
        BatchOutcome outcome;
        QList<Event> events;
        for (const QString &id : std::as_const(wanted)) {
            TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, id));
            if (const std::optional<Error> error = refusal(photo, id, draftId)) {
                outcome.failed.append({id, *error});
                continue;
            }
            TD_TRY(publishPhoto(c, *photo, keepDays, now));
            outcome.done.append(id);
            if (!photo->publishedToVinted)
                events.append(draftEvent(u"published"_s, *photo, now));
        }
        if (ids.isEmpty() || !outcome.done.isEmpty())
            TD_TRY(settleDraft(c, draftId, ids.isEmpty(), now));
        TD_TRY(writeBatch(c, events));
        return outcome;
    });
}

Result<BatchOutcome> SqlDrafts::unpublish(const QString &draftId, Instant now)
{
    return m_store.write([&](Connection &c) -> Result<BatchOutcome> {
        TD_TRY(requireDraft(c, draftId));
        // Those in the trash too: brought back they would go again as published.
        TD_ASSIGN(const QStringList ids,
                  c.texts(u"SELECT photo_id FROM photo_metadata WHERE draft_id = ? AND +published_to_vinted = 1 ORDER "
                          "BY +seq"_s,
                          {draftId}));
        BatchOutcome outcome;
        QList<Event> events;
        for (const QString &id : ids) {
            TD_ASSIGN(const std::optional<Photo> photo, findPhoto(c, id));
            if (!photo || !photo->publishedToVinted)
                continue;
            const std::optional<Instant> scheduled =
                photo->tier == Tier::Temp ? std::optional(photo->tempSince.value_or(photo->uploadDate) + TempStay)
                                          : std::nullopt;
            TD_TRY(c.exec(u"UPDATE photo_metadata SET published_to_vinted = 0, published_date = NULL, "
                          u"scheduled_deletion = ?, updated_at "
                          "= ? WHERE photo_id = ?"_s,
                          {bindable(scheduled), toIso(now), id}));
            outcome.done.append(id);
            events.append(draftEvent(u"unpublished"_s, *photo, now));
        }
        TD_TRY(c.exec(u"UPDATE drafts SET published = 0, published_date = NULL WHERE id = ?"_s, {draftId}));
        TD_TRY(writeBatch(c, events));
        return outcome;
    });
}

Result<void> SqlDrafts::addOrder(const Order &order)
{
    if (order.orderId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"order.incomplete"_s, u"An order needs an id."_s, order.draftId);
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(requireDraft(c, order.draftId));
        TD_ASSIGN(const QVariant other, c.value(u"SELECT draft_id FROM orders WHERE order_id = ?"_s, {order.orderId}));
        if (other.isValid() && other.toString() != order.draftId)
            return fail(ErrorCode::AlreadyExists, u"order.exists"_s,
                        QString("The order already belongs to draft "_L1 % other.toString() % '.'_L1), order.orderId,
                        u"Use another order id."_s);
        TD_TRY(c.exec(
            u"INSERT INTO orders(order_id, draft_id, ordered_at) VALUES (?, ?, ?) ON CONFLICT(order_id) DO UPDATE SET "
            "ordered_at = excluded.ordered_at"_s,
            {order.orderId, order.draftId, toIso(order.orderedAt)}));
        return {};
    });
}

} // namespace td
