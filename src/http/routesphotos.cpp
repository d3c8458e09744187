// SPDX-License-Identifier: GPL-3.0-or-later
// Photos under /api/storage: look, list, download, change, move, delete.
#include "http/conditional.h"
#include "http/photocalls.h"

#include "core/filename.h"
#include "core/shapes.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString PhotoPath = u"/api/storage/photo/{photo_id}"_s;

/// The outcome of one photo's batch as the outcome of the request.
Result<void> onlyOutcome(const BatchOutcome &outcome)
{
    if (outcome.failed.isEmpty())
        return {};
    return fail(outcome.failed.first().error);
}

Result<ServiceReply> photoUrl(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    TD_ASSIGN(const PhotoAddress address,
              addressOf(call, named.photo, call.inputs.text(u"variant"_s), call.inputs.integer(u"expires"_s),
                        call.inputs.isSet(u"download"_s)));
    return jsonReply({{u"ok"_s, true},
                      {u"photo_id"_s, named.photo.photoId},
                      {u"url"_s, address.url},
                      {u"kind"_s, address.kind},
                      {u"expires"_s, address.expires ? QJsonValue(toIso(*address.expires)) : QJsonValue()}});
}

Result<ServiceReply> photoList(const HttpCall &call)
{
    TD_ASSIGN(const QJsonObject list, listedPhotos(call, u"photos"_s));
    return jsonReply(list);
}

Result<ServiceReply> photoRestore(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const QString id = named.photo.photoId;
    TD_ASSIGN(const BatchOutcome outcome, call.engine().library.restore({id}));
    TD_TRY(onlyOutcome(outcome));
    return jsonReply({{u"ok"_s, true}, {u"message"_s, u"Photo %1 restored"_s.arg(id)}, {u"photo_id"_s, id}});
}

Result<ServiceReply> photoMigrate(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const QString id = named.photo.photoId;
    const QString to = call.inputs.text(u"to"_s);
    const BatchOutcome outcome =
        call.engine().library.moveTo({id}, tierFromName(to).value_or(Tier::Hot), {}, call.stop);
    TD_TRY(onlyOutcome(outcome));
    return jsonReply({{u"ok"_s, true},
                      {u"message"_s, u"Photo %1 is in %2"_s.arg(id, to.toUpper())},
                      {u"photo_id"_s, id},
                      {u"tier"_s, to}});
}

QByteArray etagOf(const Copy &copy)
{
    return '"' + copy.sha256.toLatin1() + '"';
}

QByteArray dispositionOf(const Photo &photo, const Copy &copy, bool download)
{
    const QString fallback = safeFileName(photo.photoId, {}, u"photo"_s);
    const QString name =
        safeFileName(QFileInfo(photo.filename).completeBaseName(), QFileInfo(copy.key).suffix(), fallback);
    return QByteArray(download ? "attachment" : "inline") + "; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
}

QByteArray typeOf(const Copy &copy)
{
    return copy.mimeType.isEmpty() ? QByteArrayLiteral("application/octet-stream") : copy.mimeType.toLatin1();
}

/// The file, or the part of it that is asked for.
Result<ServiceReply> pictureOf(const HttpCall &call, const Photo &photo, const Copy &copy, SpoolFile file,
                               bool download)
{
    const QByteArray etag = etagOf(copy);
    const qint64 total = file.size();
    ServiceReply reply;
    reply.contentType = typeOf(copy);
    reply.headers = {{"Cache-Control", "private, no-cache"},
                     {"ETag", etag},
                     {"Accept-Ranges", "bytes"},
                     {"Content-Disposition", dispositionOf(photo, copy, download)}};
    const QByteArray &ifRange = call.request.ifRange;
    const bool isWhole = !ifRange.isEmpty() && ifRange != etag; // other bytes by now: all of them
    const std::optional<BytePart> part = isWhole ? std::nullopt : partOf(call.request.range, total);
    if (part && part->size == 0) {
        ServiceReply refusal = errorReply({.code = ErrorCode::InvalidArgument,
                                           .reason = u"http.range"_s,
                                           .message = u"The picture has %1 bytes"_s.arg(total),
                                           .where = {},
                                           .remedy = {}});
        refusal.headers.append({"Content-Range", "bytes */" + QByteArray::number(total)});
        return refusal;
    }
    reply.file = std::move(file);
    if (part) {
        reply.status = 206;
        reply.part = part;
        reply.headers.append({"Content-Range", "bytes " + QByteArray::number(part->first) + '-' +
                                                   QByteArray::number(part->first + part->size - 1) + '/' +
                                                   QByteArray::number(total)});
    }
    return reply;
}

Result<ServiceReply> photoDestroy(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const QString id = named.photo.photoId;
    TD_TRY(onlyOutcome(call.engine().library.purge({id}, {}, call.stop)));
    return jsonReply({{u"ok"_s, true}, {u"message"_s, u"Photo %1 deleted for good"_s.arg(id)}, {u"photo_id"_s, id}});
}

} // namespace

Result<ServiceReply> photoMetadata(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    TD_ASSIGN(PhotoDetails details, call.engine().library.details(named.photo.photoId));
    for (Copy &copy : details.copies)
        copy.backend = shownPlace(call.principal, copy.backend);
    return jsonReply(
        {{u"ok"_s, true},
         {u"metadata"_s, shapes::photoMetadata(details.photo, details.next, details.copies, details.history)}});
}

Result<ServiceReply> pictureReply(const HttpCall &call, const Photo &photo, const QString &variant, bool download)
{
    if (!call.request.ifNoneMatch.isEmpty()) {
        TD_ASSIGN(const QList<Copy> copies, call.engine().library.readableCopies(photo.photoId, variant));
        if (hasAlready(call.request.ifNoneMatch, etagOf(copies.first())))
            // who keeps the picture takes over the headers of this answer, its type among them
            return ServiceReply{.status = 304,
                                .contentType = typeOf(copies.first()),
                                .headers = {{"Cache-Control", "private, no-cache"}, {"ETag", etagOf(copies.first())}},
                                .unsentBytes = copies.first().size};
    }
    // Nothing is sent before all of it was compared with its checksum: that is what the file is for.
    TD_ASSIGN(SpoolFile file, SpoolFile::create(call.service.parts().spoolFolder));
    const ByteSink sink = [&file](QByteArrayView chunk, bool restart) -> Result<void> {
        if (restart)
            TD_TRY(file.clear());
        return file.append(chunk);
    };
    TD_ASSIGN(const Copy copy, call.engine().library.readTo(photo.photoId, variant, sink, call.stop));
    return pictureOf(call, photo, copy, std::move(file), download);
}

Result<ServiceReply> photoDownload(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const bool download = call.inputs.isSet(u"download"_s);
    TD_ASSIGN(ServiceReply reply, pictureReply(call, named.photo, call.inputs.text(u"variant"_s), download));
    const EngineParts &parts = call.engine().parts;
    TD_TRY(parts.catalogue.accesses().record({.at = parts.clock.now(),
                                              .photoId = named.photo.photoId,
                                              .purpose = u"read"_s,
                                              .who = call.principal.tokenId}));
    return reply;
}

Result<ServiceReply> photoDelete(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const QString id = named.photo.photoId;
    TD_ASSIGN(const BatchOutcome outcome, call.engine().library.trash({id}));
    TD_TRY(onlyOutcome(outcome));
    return jsonReply(
        {{u"ok"_s, true}, {u"message"_s, u"Photo %1 deleted successfully"_s.arg(id)}, {u"photo_id"_s, id}});
}

QList<Field> editFields()
{
    return {listField(u"add_tags"_s, u"Tags to add"_s),
            listField(u"remove_tags"_s, u"Tags to remove"_s),
            textField(u"draft_id"_s, u"Draft to put it into; an empty text takes it out of any"_s),
            flagField(u"pinned"_s, u"Whether rules leave it alone"_s),
            flagField(u"is_public"_s, u"Whether it may have a public link"_s),
            choiceField(u"kind"_s, {u"user"_s, u"cloth"_s, u"result"_s}, u"What it shows"_s),
            textField(u"filename"_s, u"Its name"_s),
            objectField(u"metadata"_s, u"Free keys to set; an empty value removes the key"_s)};
}

Result<ServiceReply> photoEdit(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    const Inputs &inputs = call.inputs;
    PhotoEdit edit;
    edit.addTags = inputs.list(u"add_tags"_s);
    edit.removeTags = inputs.list(u"remove_tags"_s);
    if (inputs.has(u"draft_id"_s)) {
        edit.draft = inputs.text(u"draft_id"_s);
        TD_TRY(mayUseDraft(call, *edit.draft));
    }
    edit.pinned = inputs.flag(u"pinned"_s);
    edit.isPublic = inputs.flag(u"is_public"_s);
    if (inputs.has(u"kind"_s))
        edit.kind = inputs.text(u"kind"_s);
    if (inputs.has(u"filename"_s))
        edit.filename = inputs.text(u"filename"_s);
    const QJsonObject metadata = inputs.object(u"metadata"_s);
    for (auto it = metadata.constBegin(); it != metadata.constEnd(); ++it)
        edit.set.insert(it.key(), it->toString());
    TD_ASSIGN(const BatchOutcome outcome, call.engine().library.edit({named.photo.photoId}, edit));
    TD_TRY(onlyOutcome(outcome));
    return photoMetadata(call);
}

QList<Field> linkFields()
{
    return {withFallback(textField(u"variant"_s, u"master, original, small, medium, large..."_s), variant::Master),
            withFallback(integerField(u"expires"_s, 1, LongestLinkSeconds, u"Seconds that the link is valid"_s), 3600),
            withFallback(flagField(u"download"_s, u"A link that saves instead of showing"_s), false)};
}

QList<Route> photoRoutes()
{
    const QList<Field> downloadFields{linkFields().at(0), linkFields().at(2)};
    return {
        {.method = HttpMethod::Get,
         .path = u"/api/storage/photos"_s,
         .summary = u"List photos"_s,
         .query = filterFields() + pageFields(50),
         .handler = photoList},
        {.method = HttpMethod::Get,
         .path = PhotoPath + u"/url"_s,
         .summary = u"A link to a photo"_s,
         .query = linkFields(),
         .handler = photoUrl},
        {.method = HttpMethod::Get,
         .path = PhotoPath + u"/metadata"_s,
         .summary = u"Everything about a photo, with what happens next and why"_s,
         .handler = photoMetadata},
        {.method = HttpMethod::Get,
         .path = PhotoPath + u"/download"_s,
         .summary = u"The picture itself, compared with its checksum before it is sent"_s,
         .query = downloadFields,
         .answer = RouteAnswer::Picture,
         .handler = photoDownload},
        {.method = HttpMethod::Put,
         .path = PhotoPath + u"/metadata"_s,
         .summary = u"Change tags, draft, pin and free metadata"_s,
         .role = TokenRole::Operator,
         .body = RouteBody::Json,
         .fields = editFields(),
         .handler = photoEdit},
        {.method = HttpMethod::Delete,
         .path = PhotoPath,
         .summary = u"Into the trash"_s,
         .role = TokenRole::Operator,
         .handler = photoDelete},
        {.method = HttpMethod::Delete,
         .path = PhotoPath + u"/now"_s,
         .summary = u"Destroy a photo without the time of the trash"_s,
         .role = TokenRole::Admin,
         .lane = RouteLane::Upload,
         .handler = photoDestroy},
        {.method = HttpMethod::Post,
         .path = PhotoPath + u"/restore"_s,
         .summary = u"Out of the trash"_s,
         .role = TokenRole::Operator,
         .handler = photoRestore},
        {.method = HttpMethod::Post,
         .path = PhotoPath + u"/migrate"_s,
         .summary = u"Move a photo to a tier"_s,
         .role = TokenRole::Operator,
         .body = RouteBody::Json,
         .fields = {required(choiceField(u"to"_s, {u"temp"_s, u"hot"_s, u"cold"_s}, u"Tier"_s))},
         .lane = RouteLane::Upload,
         .handler = photoMigrate},
    };
}

} // namespace td
