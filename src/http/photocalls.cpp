// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/photocalls.h"

#include "core/shapes.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int MostPhotosOfPage = 1'000;

tl::unexpected<Error> noSuchPhoto(const QString &name)
{
    return fail(ErrorCode::NotFound, u"photo.unknown"_s, u"There is no photo %1"_s.arg(name), name);
}

/// As the client itself reached the service; empty when it did not say.
QString baseUrlOf(const HttpCall &call)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9.:\\[\\]-]+$"_s);
    const QString host = QString::fromLatin1(call.request.host);
    return plain.match(host).hasMatch() ? QString(u"http://"_s + host) : QString();
}

} // namespace

Result<NamedPhoto> namedPhoto(const HttpCall &call)
{
    Catalogue &catalogue = call.engine().parts.catalogue;
    NamedPhoto named;
    QString id = call.path.value(u"photo_id"_s);
    const QString key = call.path.value(u"storage_path"_s);
    if (id.isEmpty()) {
        TD_ASSIGN(const std::optional<Copy> copy, catalogue.copies().ofKey(key));
        if (!copy)
            return noSuchPhoto(key);
        id = copy->photoId;
        named.variant = copy->variant;
    }
    TD_ASSIGN(std::optional<Photo> photo, catalogue.photos().find(id));
    if (!photo || !call.principal.maySee(photo->userId))
        return noSuchPhoto(key.isEmpty() ? id : key);
    named.photo = *std::move(photo);
    return named;
}

QString shownPlace(const Principal &principal, const QString &place)
{
    static const QRegularExpression rest(u"[@:,\u00b7].*$"_s, QRegularExpression::DotMatchesEverythingOption);
    return principal.isBound() ? QString(place).remove(rest).trimmed() : place;
}

Result<void> mayUseDraft(const HttpCall &call, const QString &draftId)
{
    if (draftId.isEmpty() || !call.principal.isBound())
        return {};
    TD_ASSIGN(const std::optional<Draft> draft, call.engine().parts.catalogue.drafts().find(draftId));
    if (!draft || call.principal.maySee(draft->userId))
        return {};
    return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The draft %1 is another user's"_s.arg(draftId),
                draftId);
}

Result<PhotoAddress> addressOf(const HttpCall &call, const Photo &photo, const QString &variant, int expiresSeconds,
                               bool download)
{
    LinkOrder order;
    order.photoId = photo.photoId;
    order.variant = variant;
    order.use = download ? LinkUse::Download : LinkUse::View;
    order.expires = Seconds(expiresSeconds);
    order.issuedBy = call.principal.tokenId;
    order.forOthers = true; // a path on this computer is nobody's business
    const Result<IssuedLink> issued = call.engine().links.issue(order);
    if (issued)
        return PhotoAddress{
            .url = issued->url, .kind = linkKindName(issued->link.kind), .expires = issued->link.expiresAt};
    if (issued.error().reason != "link.only_here"_L1)
        return fail(issued.error());
    // No link was given out: the same picture is here, for the bearer, and reading it is what counts as access.
    QUrl url(baseUrlOf(call));
    url.setPath(u"/api/storage/photo/%1/download"_s.arg(photo.photoId));
    QUrlQuery query;
    query.addQueryItem(u"variant"_s, variant);
    if (download)
        query.addQueryItem(u"download"_s, u"true"_s);
    url.setQuery(query);
    return PhotoAddress{.url = url.toString(QUrl::FullyEncoded), .kind = u"bearer"_s, .expires = std::nullopt};
}

QList<Field> filterFields()
{
    return {choiceField(u"tier"_s, {u"temp"_s, u"hot"_s, u"cold"_s}, u"Only this tier"_s),
            textField(u"user_id"_s, u"Only this user"_s),
            textField(u"draft_id"_s, u"Only this draft"_s),
            listField(u"tags"_s, u"Only with all of these tags"_s),
            flagField(u"published"_s, u"Only published, or not"_s),
            choiceField(u"kind"_s, {u"user"_s, u"cloth"_s, u"result"_s}, u"Only of this kind"_s),
            textField(u"query"_s, u"Part of file name, id, draft, user, tag, camera or lens"_s),
            flagField(u"deleted"_s, u"The trash instead"_s)};
}

QList<Field> pageFields(int limit)
{
    QStringList sorts;
    for (const PhotoSortField field :
         {PhotoSortField::PhotoId, PhotoSortField::UploadDate, PhotoSortField::LastAccessDate,
          PhotoSortField::CompressedSize, PhotoSortField::Filename, PhotoSortField::DraftId})
        sorts.append(sortFieldName(field));
    return {withFallback(choiceField(u"sort"_s, sorts, u"Field to sort by"_s), u"upload_date"_s),
            withFallback(flagField(u"desc"_s, u"Largest or newest first"_s), false),
            withFallback(integerField(u"limit"_s, 1, MostPhotosOfPage, u"Photos on one page"_s), limit),
            textField(u"cursor"_s, u"next_cursor of the page before; same filters and sort"_s)};
}

Result<PhotoFilter> filterOf(const HttpCall &call)
{
    const Inputs &inputs = call.inputs;
    PhotoFilter filter;
    filter.tier = tierFromName(inputs.text(u"tier"_s));
    filter.user = inputs.text(u"user_id"_s);
    if (call.principal.isBound()) {
        if (!filter.user.isEmpty() && filter.user != call.principal.userId)
            return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The token is bound to another user"_s);
        filter.user = call.principal.userId;
    }
    filter.draft = inputs.text(u"draft_id"_s);
    filter.tags = inputs.list(u"tags"_s);
    filter.published = inputs.flag(u"published"_s);
    filter.kind = inputs.text(u"kind"_s);
    filter.text = inputs.text(u"query"_s);
    filter.trash = inputs.isSet(u"deleted"_s) ? TrashScope::Only : TrashScope::Without;
    return filter;
}

Result<QJsonObject> listedPhotos(const HttpCall &call, const QString &field)
{
    TD_ASSIGN(const PhotoFilter filter, filterOf(call));
    const PhotoSort sort{.field = sortFieldFromName(call.inputs.text(u"sort"_s)).value_or(PhotoSortField::UploadDate),
                         .descending = call.inputs.isSet(u"desc"_s)};
    TD_ASSIGN(const PhotoPage page,
              call.engine().library.page(filter, sort, call.inputs.text(u"cursor"_s), call.inputs.integer(u"limit"_s)));
    QJsonArray rows;
    for (const Photo &photo : page.photos)
        rows.append(shapes::photo(photo));
    return QJsonObject{
        {u"ok"_s, true},
        {field, rows},
        {u"next_cursor"_s, page.nextCursor.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.nextCursor)}};
}

} // namespace td
