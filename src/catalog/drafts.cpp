// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/drafts.h"

#include "catalog/filtersql.h"
#include "catalog/rows.h"
#include "catalog/totals.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

const QString Activity = QStringLiteral("ifnull(d.last_upload, d.created_at)");

const QString DraftColumns = QStringLiteral("d.id, d.user_id, d.title, d.published, d.published_date, d.created_at, "
                                            "d.removed_at, d.order_count, d.last_upload, "
                                            "(SELECT count(*) FROM photo_metadata p WHERE p.draft_id = d.id AND "
                                            "p.deleted_at IS NULL AND +p.published_to_vinted = 1), "
                                            "(SELECT p.photo_id FROM photo_metadata p WHERE p.draft_id = d.id AND "
                                            "p.deleted_at IS NULL ORDER BY +p.upload_date, +p.seq "
                                            "LIMIT 1)");

Draft draftOf(const QSqlQuery &q)
{
    int at = 0;
    const auto next = [&] { return q.value(at++); };
    Draft draft;
    draft.draftId = next().toString();
    draft.userId = next().toString();
    draft.title = next().toString();
    draft.published = next().toBool();
    draft.publishedDate = instantFrom(next());
    draft.createdAt = instantOrEpoch(next());
    draft.removedAt = instantFrom(next());
    draft.orderCount = next().toLongLong();
    draft.lastUpload = instantFrom(next());
    draft.publishedPhotoCount = next().toLongLong();
    draft.coverPhotoId = next().toString();
    return draft;
}

Result<void> addSums(Connection &c, Draft &draft)
{
    TD_ASSIGN(const TierTotals totals, totalsFor(c, u"draft"_s, draft.draftId));
    for (auto it = totals.live.cbegin(); it != totals.live.cend(); ++it) {
        draft.photoCount += it->count;
        draft.bytes += it->bytes;
        if (it->count != 0) {
            draft.photosByTier.insert(it.key(), it->count);
            draft.bytesByTier.insert(it.key(), it->bytes);
        }
    }
    return {};
}

QString scopeCondition(DraftScope scope)
{
    switch (scope) {
    case DraftScope::Unpublished:
        return u"d.removed_at IS NULL AND d.published = 0"_s;
    case DraftScope::Published:
        return u"d.removed_at IS NULL AND d.published = 1"_s;
    case DraftScope::All:
        break;
    }
    return u"d.removed_at IS NULL"_s;
}

} // namespace

Error unknownDraft(const QString &draftId)
{
    return {.code = ErrorCode::NotFound,
            .reason = u"draft.unknown"_s,
            .message = u"There is no draft with this id."_s,
            .where = draftId,
            .remedy = u"List the drafts to find its id."_s};
}

Result<QList<Draft>> SqlDrafts::list(DraftScope scope, const QString &text, const QString &afterId, int limit)
{
    return m_store.read([&](Connection &c) -> Result<QList<Draft>> {
        QString where = scopeCondition(scope);
        QVariantList args;
        if (!text.trimmed().isEmpty()) {
            where += u" AND (d.id LIKE ? ESCAPE '\\' OR d.title LIKE ? ESCAPE '\\')"_s;
            args << likePart(text.trimmed()) << likePart(text.trimmed());
        }
        if (!afterId.isEmpty()) {
            TD_ASSIGN(const QVariant after,
                      c.value(QString("SELECT "_L1 % Activity % " FROM drafts d WHERE d.id = ?"_L1), {afterId}));
            if (!after.isValid())
                return fail(unknownDraft(afterId));
            where += " AND "_L1 % Activity % " <= ? AND ("_L1 % Activity % ", d.id) < (?, ?)"_L1;
            args << after << after << afterId;
        }
        args << limit;
        TD_ASSIGN(QList<Draft> drafts,
                  c.all<Draft>(QString("SELECT "_L1 % DraftColumns % " FROM drafts d WHERE "_L1 % where %
                                       " ORDER BY "_L1 % Activity % " DESC, d.id DESC LIMIT ?"_L1),
                               args, draftOf));
        for (Draft &draft : drafts)
            TD_TRY(addSums(c, draft));
        return drafts;
    });
}

Result<std::optional<Draft>> SqlDrafts::find(const QString &draftId)
{
    return m_store.read([&](Connection &c) -> Result<std::optional<Draft>> {
        TD_ASSIGN(std::optional<Draft> draft,
                  c.one<Draft>(QString("SELECT "_L1 % DraftColumns % " FROM drafts d WHERE d.id = ?"_L1), {draftId},
                               draftOf));
        if (draft)
            TD_TRY(addSums(c, *draft));
        return draft;
    });
}

Result<qint64> SqlDrafts::count(DraftScope scope)
{
    return m_store.read([scope](Connection &c) {
        return c.number(QString("SELECT count(*) FROM drafts d WHERE "_L1 % scopeCondition(scope)));
    });
}

Result<QList<Order>> SqlDrafts::orders(const QString &draftId, int limit)
{
    const QString where = draftId.isEmpty() ? u"? = ''"_s : u"draft_id = ?"_s;
    return m_store.read([&](Connection &c) {
        return c.all<Order>(QString("SELECT order_id, draft_id, ordered_at FROM orders WHERE "_L1 % where %
                                    " ORDER BY ordered_at DESC, order_id LIMIT ?"_L1),
                            {draftId, limit}, [](const QSqlQuery &q) {
                                return Order{q.value(0).toString(), q.value(1).toString(), instantOrEpoch(q.value(2))};
                            });
    });
}

} // namespace td
