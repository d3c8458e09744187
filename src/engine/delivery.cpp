// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery.h"

#include "engine/albumsender.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

Result<std::shared_ptr<DeliveryChannel>> opened(const EngineParts &parts)
{
    if (parts.messenger)
        return parts.messenger();
    return fail(ErrorCode::FailedPrecondition, u"delivery.not_configured"_s, u"No messenger is configured"_s,
                u"telegram.token"_s, u"Store a bot's token with: tierdeck-cli config set telegram.token -"_s);
}

tl::unexpected<Error> tooMany(const QString &where)
{
    return fail(ErrorCode::InvalidArgument, u"delivery.too_many"_s,
                u"At most %1 photos are sent at once"_s.arg(Delivery::MostPhotos), where, u"Name fewer photos"_s);
}

} // namespace

QString deliveryHowName(DeliveredPhoto::How how)
{
    static const std::array names{u"id"_s, u"picture"_s, u"file"_s, u"link"_s};
    return names[std::size_t(how)];
}

Delivery::Delivery(const EngineParts &parts, Library &library, Links &links)
    : m_parts(parts)
    , m_library(library)
    , m_links(links)
{
}

Result<QStringList> Delivery::photosOf(const QString &draft)
{
    PhotoFilter filter;
    filter.draft = draft;
    TD_ASSIGN(const PhotoPage page,
              m_library.page(filter, {.field = PhotoSortField::UploadDate, .descending = false}, {}, MostPhotos));
    QStringList ids;
    for (const Photo &photo : page.photos)
        ids.append(photo.photoId);
    if (ids.isEmpty())
        return fail(ErrorCode::NotFound, u"draft.no_photos"_s,
                    u"There is no photo and no draft with photos named %1"_s.arg(draft), draft,
                    u"List them with: tierdeck-cli drafts list"_s);
    if (!page.nextCursor.isEmpty())
        return tooMany(draft);
    return ids;
}

Result<void> Delivery::ready()
{
    return opened(m_parts).map([](const std::shared_ptr<DeliveryChannel> &) {});
}

Result<DeliveryReport> Delivery::deliver(const DeliveryOrder &order, const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<DeliveryChannel> channel, opened(m_parts));
    if (order.chat.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"delivery.chat"_s, u"No chat is given to send to"_s, u"chat"_s,
                    u"Give --chat, or set telegram.admin"_s);
    if (order.photoIds.size() > MostPhotos)
        return tooMany(order.chat);
    PhotoSender photos({m_parts, m_library, m_links, *channel, order}, stop);
    DeliveryReport report;
    AlbumSender albums(photos, *channel, order, report, stop);
    for (const QString &id : order.photoIds) {
        albums.add(id);
        if (progress)
            progress({.done = report.delivered.size() + report.failed.size(),
                      .total = order.photoIds.size(),
                      .current = id});
    }
    albums.finish();
    // A photo of an album may fail after one that comes later could not be found at all.
    std::ranges::stable_sort(report.failed, {},
                             [&order](const ItemFailure &one) { return order.photoIds.indexOf(one.id); });
    if (progress && !order.photoIds.isEmpty())
        progress({.done = order.photoIds.size(), .total = order.photoIds.size(), .current = order.photoIds.last()});
    return report;
}

} // namespace td
