// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/photocalls.h"

#include "core/shapes.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qint64 MostPhotosPublished = 100'000;

Result<Draft> ownDraft(const HttpCall &call)
{
    const QString id = call.path.value(u"draft_id"_s);
    TD_ASSIGN(const std::optional<Draft> draft, call.engine().parts.catalogue.drafts().find(id));
    if (!draft || !call.principal.maySee(draft->userId))
        return fail(ErrorCode::NotFound, u"draft.unknown"_s, u"There is no draft %1"_s.arg(id), id);
    return *draft;
}

QJsonObject publicationOf(const QString &draftId, const QString &message, const BatchOutcome &outcome)
{
    const QJsonObject results{{u"updated_count"_s, outcome.done.size()},
                              {u"failed"_s, shapes::failures(outcome.failed, u"photo_id"_s)}};
    return {{u"ok"_s, outcome.failed.isEmpty()},
            {u"draft_id"_s, draftId},
            {u"message"_s, message},
            {u"results"_s, results}};
}

/// The photos a bound bearer may publish: of those asked for, or of all in the draft, the user's own.
Result<BatchOutcome> publishOwn(const HttpCall &call, const Draft &draft, const QStringList &asked)
{
    PhotoFilter filter;
    filter.user = call.principal.userId;
    filter.draft = draft.draftId;
    TD_ASSIGN(const QStringList own, call.engine().library.ids(filter, MostPhotosPublished));
    BatchOutcome strangers;
    const QSet<QString> mine(own.cbegin(), own.cend());
    QStringList wanted = asked.isEmpty() ? own : asked;
    wanted.removeIf([&](const QString &id) {
        if (mine.contains(id))
            return false;
        const Error error{.code = ErrorCode::NotFound,
                          .reason = u"photo.unknown"_s,
                          .message = u"There is no photo %1 in this draft"_s.arg(id),
                          .where = id,
                          .remedy = {}};
        strangers.failed.append({id, error});
        return true;
    });
    if (wanted.isEmpty())
        return strangers;
    TD_ASSIGN(BatchOutcome outcome, call.engine().drafts.publish(draft.draftId, wanted));
    outcome.failed += strangers.failed;
    return outcome;
}

/// A draft is unpublished as a whole: a bound bearer may only when all in it is the user's own.
Result<void> mayUnpublish(const HttpCall &call, const Draft &draft)
{
    if (!call.principal.isBound())
        return {};
    PhotoFilter all;
    all.draft = draft.draftId;
    all.trash = TrashScope::With;
    PhotoFilter own = all;
    own.user = call.principal.userId;
    PhotoRepository &photos = call.engine().parts.catalogue.photos();
    TD_ASSIGN(const CountBytes there, photos.sums(all));
    TD_ASSIGN(const CountBytes mine, photos.sums(own));
    if (there.count == mine.count)
        return {};
    return fail(ErrorCode::PermissionDenied, u"token.bound"_s,
                u"The draft %1 holds photos of others too"_s.arg(draft.draftId), draft.draftId);
}

Result<ServiceReply> publishDraft(const HttpCall &call)
{
    const QString id = call.path.value(u"draft_id"_s);
    const QString inBody = call.inputs.text(u"draft_id"_s, id);
    if (inBody != id)
        return fail(ErrorCode::InvalidArgument, u"http.draft"_s,
                    u"The body names the draft %1, the path %2"_s.arg(inBody, id), id);
    TD_ASSIGN(const Draft draft, ownDraft(call));
    const QStringList asked = call.inputs.list(u"photo_ids"_s);
    TD_ASSIGN(const BatchOutcome outcome,
              call.principal.isBound() ? publishOwn(call, draft, asked) : call.engine().drafts.publish(id, asked));
    TD_ASSIGN(const Policy policy, call.engine().rules.policy());
    const bool isNone = outcome.done.isEmpty() && !outcome.failed.isEmpty();
    QString message =
        isNone ? u"No photo of draft %1 was published."_s.arg(id) : u"Draft %1 marked as published."_s.arg(id);
    if (policy.publishedEnabled && !isNone)
        message += u" Photos will be deleted in %1 days."_s.arg(policy.publishedDays);
    return jsonReply(publicationOf(id, message, outcome));
}

Result<ServiceReply> unpublishDraft(const HttpCall &call)
{
    TD_ASSIGN(const Draft draft, ownDraft(call));
    TD_TRY(mayUnpublish(call, draft));
    TD_ASSIGN(const BatchOutcome outcome, call.engine().drafts.unpublish(draft.draftId));
    return jsonReply(publicationOf(draft.draftId, u"Draft %1 is no longer published."_s.arg(draft.draftId), outcome));
}

} // namespace

QList<Route> draftRoutes()
{
    return {{.method = HttpMethod::Post,
             .path = u"/api/storage/drafts/{draft_id}/publish"_s,
             .summary = u"Mark a draft, or some of its photos, as published"_s,
             .role = TokenRole::Operator,
             .body = RouteBody::Json,
             .fields = {textField(u"draft_id"_s, u"The same as in the path"_s),
                        listField(u"photo_ids"_s, u"Only these photos of it; all when left out"_s)},
             .handler = publishDraft},
            {.method = HttpMethod::Post,
             .path = u"/api/storage/drafts/{draft_id}/unpublish"_s,
             .summary = u"Take the publication back"_s,
             .role = TokenRole::Operator,
             .handler = unpublishDraft}};
}

} // namespace td
