// SPDX-License-Identifier: GPL-3.0-or-later
// The same photos under the paths of /images (by the key of an object) and /storage (by id).
#include "http/photocalls.h"

#include "core/shapes.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString ImagePath = u"/storage/images/{photo_id}"_s;
constexpr int ImagesOfPage = 50;
constexpr int ImagesOfSearch = 20;

/// An address and when it ends; nothing when it lasts.
Result<ServiceReply> imageAddress(const HttpCall &call, const NamedPhoto &named, bool download)
{
    const QString variant = named.variant.isEmpty() ? call.inputs.text(u"variant"_s) : named.variant;
    TD_ASSIGN(const PhotoAddress address,
              addressOf(call, named.photo, variant, call.inputs.integer(u"ttl"_s), download));
    return jsonReply({{u"ok"_s, true},
                      {u"image_id"_s, named.photo.photoId},
                      {u"signed_url"_s, address.url},
                      {u"kind"_s, address.kind},
                      {u"expires_at"_s, address.expires ? QJsonValue(toIso(*address.expires)) : QJsonValue()}});
}

Result<ServiceReply> imageAccess(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    return imageAddress(call, named, call.inputs.text(u"access_type"_s) == "download"_L1);
}

Result<ServiceReply> downloadAddress(const HttpCall &call)
{
    TD_ASSIGN(const NamedPhoto named, namedPhoto(call));
    TD_ASSIGN(const PhotoAddress address,
              addressOf(call, named.photo, named.variant, call.inputs.integer(u"expires_in"_s), true));
    return jsonReply({{u"ok"_s, true},
                      {u"storage_path"_s, call.path.value(u"storage_path"_s)},
                      {u"download_url"_s, address.url},
                      {u"expires_at"_s, address.expires ? QJsonValue(toIso(*address.expires)) : QJsonValue()}});
}

Result<ServiceReply> imageList(const HttpCall &call)
{
    TD_ASSIGN(const QJsonObject list, listedPhotos(call, u"images"_s));
    return jsonReply(list);
}

PhotoSort searchOrder(const Inputs &inputs)
{
    const QString by = inputs.text(u"sort_by"_s);
    PhotoSortField field = PhotoSortField::UploadDate;
    if (by == "name"_L1)
        field = PhotoSortField::Filename;
    if (by == "size"_L1)
        field = PhotoSortField::CompressedSize;
    if (by == "access"_L1)
        field = PhotoSortField::LastAccessDate;
    return {.field = field, .descending = inputs.text(u"sort_order"_s) == "desc"_L1};
}

/// What S4 calls otherwise than the filter does.
Result<PhotoFilter> searchFilter(const HttpCall &call)
{
    TD_ASSIGN(PhotoFilter filter, filterOf(call));
    if (const QString owner = call.inputs.text(u"owner_id"_s); !owner.isEmpty()) {
        if (!call.principal.maySee(owner))
            return fail(ErrorCode::PermissionDenied, u"token.bound"_s, u"The token is bound to another user"_s, owner);
        filter.user = owner;
    }
    if (const QString type = call.inputs.text(u"image_type"_s); !type.isEmpty())
        filter.kind = type;
    return filter;
}

Result<ServiceReply> imageSearch(const HttpCall &call)
{
    TD_ASSIGN(const PhotoFilter filter, searchFilter(call));
    Library &library = call.engine().library;
    TD_ASSIGN(const std::vector<qint64> all, library.sequence(filter, searchOrder(call.inputs)));
    const int page = call.inputs.integer(u"page"_s);
    const int size = call.inputs.integer(u"page_size"_s);
    const std::size_t from = std::min(all.size(), std::size_t(page - 1) * std::size_t(size));
    const std::size_t to = std::min(all.size(), from + std::size_t(size));
    TD_ASSIGN(const QList<Photo> photos,
              library.bySeq(QList<qint64>(all.begin() + qsizetype(from), all.begin() + qsizetype(to))));
    QJsonArray images;
    for (const Photo &photo : photos)
        images.append(shapes::photo(photo));
    return jsonReply({{u"ok"_s, true},
                      {u"images"_s, images},
                      {u"total"_s, qint64(all.size())},
                      {u"page"_s, page},
                      {u"page_size"_s, size}});
}

QList<Field> searchFields()
{
    return filterFields() +
           QList<Field>{
               textField(u"owner_id"_s, u"The same as user_id"_s),
               choiceField(u"image_type"_s, {u"user"_s, u"cloth"_s, u"result"_s}, u"The same as kind"_s),
               withFallback(integerField(u"page"_s, 1, 1'000'000, u"From 1"_s), 1),
               withFallback(integerField(u"page_size"_s, 1, 1'000, u"Photos on a page"_s), ImagesOfSearch),
               withFallback(choiceField(u"sort_by"_s, {u"date"_s, u"name"_s, u"size"_s, u"access"_s}, u"Order"_s),
                            u"date"_s),
               withFallback(choiceField(u"sort_order"_s, {u"asc"_s, u"desc"_s}, u"Direction"_s), u"desc"_s)};
}

QList<Route> byPathRoutes()
{
    const Field expires = withFallback(integerField(u"expires_in"_s, 1, LongestLinkSeconds, u"Seconds"_s), 3600);
    return {{.method = HttpMethod::Get,
             .path = u"/images/download/{storage_path...}"_s,
             .summary = u"An address to download the object of this key from"_s,
             .query = {expires},
             .handler = downloadAddress},
            {.method = HttpMethod::Delete,
             .path = u"/images/{storage_path...}"_s,
             .summary = u"The photo of this key into the trash"_s,
             .role = TokenRole::Operator,
             .handler = photoDelete},
            {.method = HttpMethod::Get,
             .path = u"/images/user/images"_s,
             .summary = u"List photos"_s,
             .query = filterFields() + pageFields(ImagesOfPage),
             .handler = imageList}};
}

QList<Route> byIdRoutes()
{
    const QList<Field> access{
        withFallback(textField(u"variant"_s, u"master, original, small, medium, large..."_s), variant::Master),
        withFallback(choiceField(u"access_type"_s, {u"view"_s, u"download"_s}, u"What for"_s), u"view"_s),
        withFallback(integerField(u"ttl"_s, 1, LongestLinkSeconds, u"Seconds"_s), 3600)};
    return {{.method = HttpMethod::Get,
             .path = u"/storage/images"_s,
             .summary = u"List photos"_s,
             .query = filterFields() + pageFields(ImagesOfSearch),
             .handler = imageList},
            {.method = HttpMethod::Post,
             .path = u"/storage/images/search"_s,
             .summary = u"Search photos, page by page with the total"_s,
             .body = RouteBody::Json,
             .fields = searchFields(),
             .handler = imageSearch},
            {.method = HttpMethod::Get,
             .path = ImagePath,
             .summary = u"Everything about a photo"_s,
             .handler = photoMetadata},
            {.method = HttpMethod::Put,
             .path = ImagePath,
             .summary = u"Change tags, draft, pin and free metadata"_s,
             .role = TokenRole::Operator,
             .body = RouteBody::Json,
             .fields = editFields(),
             .handler = photoEdit},
            {.method = HttpMethod::Delete,
             .path = ImagePath,
             .summary = u"Into the trash"_s,
             .role = TokenRole::Operator,
             .handler = photoDelete},
            {.method = HttpMethod::Get,
             .path = ImagePath + u"/access"_s,
             .summary = u"An address to view or download a photo at"_s,
             .query = access,
             .handler = imageAccess},
            {.method = HttpMethod::Get,
             .path = ImagePath + u"/signed-url"_s,
             .summary = u"As access"_s,
             .query = access,
             .handler = imageAccess}};
}

} // namespace

QList<Route> imageRoutes()
{
    return byPathRoutes() + byIdRoutes();
}

} // namespace td
