// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/thumbnailcache.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/picture.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
/// Sides in device pixels at which pictures are kept: few steps, so that a moving size slider reads little.
constexpr std::array Sides{160, 240, 320, 480, 640, 960};
constexpr qsizetype WishLimit = 400;

int stepFor(int devicePixels)
{
    for (const int side : Sides) {
        if (side >= devicePixels)
            return side;
    }
    return Sides.back();
}

/// The longer side of the photo when it is shrunk until the shorter one is `side`.
int longerSide(const Photo &photo, int side)
{
    const double shorter = std::max(1, std::min(photo.width, photo.height));
    const double longer = std::max(photo.width, photo.height);
    return int(std::min<double>(LargestPicture, std::ceil(side * std::max(1.0, longer / shorter))));
}

QString keyOf(const QString &photoId, int side)
{
    return photoId + u'/' + QString::number(side);
}
} // namespace

ThumbnailCache::ThumbnailCache(const UiServices &services, qint64 byteLimit, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_images(qsizetype(byteLimit / 1024))
{
}

ThumbnailCache::~ThumbnailCache()
{
    for (Running &running : m_running)
        running.stop.request_stop();
}

QImage ThumbnailCache::find(const QString &photoId, int side, bool *exact) const
{
    *exact = false;
    if (const QImage *image = m_images.object(keyOf(photoId, side))) {
        *exact = true;
        return *image;
    }
    QImage other;
    for (const int step : Sides) {
        if (const QImage *image = m_images.object(keyOf(photoId, step))) {
            other = *image;
            if (step > side)
                break;
        }
    }
    return other;
}

QImage ThumbnailCache::picture(const Photo &photo, QSize box, qreal ratio)
{
    const int side = stepFor(qRound(std::max(box.width(), box.height()) * ratio));
    bool exact = false;
    QImage image = find(photo.photoId, side, &exact);
    if (!exact && !m_failures.contains(photo.photoId))
        wish(photo, side);
    return image;
}

QImage ThumbnailCache::picture(const QString &photoId, QSize box, qreal ratio)
{
    Photo photo;
    photo.photoId = photoId;
    return picture(photo, box, ratio);
}

void ThumbnailCache::wish(const Photo &photo, int side)
{
    const QString key = keyOf(photo.photoId, side);
    if (m_running.contains(key))
        return;
    for (qsizetype i = m_wishes.size() - 1; i >= 0; --i) {
        if (m_wishes.at(i).side == side && m_wishes.at(i).photo.photoId == photo.photoId) {
            m_wishes.move(i, m_wishes.size() - 1);
            return;
        }
    }
    m_wishes.append({photo, side});
    if (m_wishes.size() > WishLimit)
        m_wishes.removeFirst();
    // A view paints all its cells before anything starts, so that the newest of the batch is not always the last cell.
    QMetaObject::invokeMethod(this, [this] { dispatch(); }, Qt::QueuedConnection);
}

void ThumbnailCache::keepOnly(const QSet<QString> &photoIds)
{
    m_wishes.removeIf([&](const Wish &wish) { return !photoIds.contains(wish.photo.photoId); });
    for (Running &running : m_running) {
        if (!photoIds.contains(running.photoId))
            running.stop.request_stop();
    }
}

void ThumbnailCache::clear()
{
    m_images.clear();
    m_failures.clear();
    m_wishes.clear();
}

void ThumbnailCache::forgetFailures()
{
    const QStringList failed = m_failures.keys();
    m_failures.clear();
    for (const QString &photoId : failed)
        Q_EMIT ready(photoId); // a view that shows it asks again
}

ThumbnailCache::Loaded ThumbnailCache::load(Library &library, const PictureReader &reader, const Wish &wish,
                                            const std::stop_token &stop)
{
    Loaded loaded;
    if (stop.stop_requested()) {
        loaded.cancelled = true;
        return loaded;
    }
    Photo photo = wish.photo;
    if (photo.seq == 0) {
        const auto found = library.findAll({photo.photoId});
        if (!found || found->isEmpty()) {
            loaded.failure = found ? tr("This photo is no longer in the catalogue") : errorSentence(found.error());
            return loaded;
        }
        photo = found->constFirst();
    }
    auto bytes = library.thumbnail(photo, wish.side, stop);
    if (!bytes) {
        loaded.cancelled = bytes.error().code == ErrorCode::Cancelled || stop.stop_requested();
        loaded.failure = errorSentence(bytes.error());
        return loaded;
    }
    Result<QImage> image = readPicture(reader, *bytes, photo.filename, longerSide(photo, wish.side));
    if (!image)
        loaded.failure = errorSentence(image.error());
    else
        loaded.image = *std::move(image);
    return loaded;
}

void ThumbnailCache::dispatch()
{
    const int limit = std::max(1, m_services.thumbPool.maxThreadCount());
    while (m_running.size() < limit && !m_wishes.isEmpty()) {
        const Wish wish = m_wishes.takeLast();
        const QString key = keyOf(wish.photo.photoId, wish.side);
        if (m_running.contains(key))
            continue;
        std::stop_source stop;
        m_running.insert(key, {wish.photo.photoId, stop});
        runAsync(
            m_services.thumbPool, this,
            [&services = m_services, wish, token = stop.get_token()] {
                return load(services.engine.library, services.pictures, wish, token);
            },
            [this, key, photoId = wish.photo.photoId](const Loaded &loaded) {
                m_running.remove(key);
                if (!loaded.image.isNull()) {
                    m_images.insert(key, new QImage(loaded.image),
                                    std::max<qsizetype>(1, qsizetype(loaded.image.sizeInBytes() / 1024)));
                    m_failures.remove(photoId);
                } else if (!loaded.cancelled) {
                    m_failures.insert(photoId, loaded.failure);
                }
                // Also when it was stopped: a view that shows it again by now asks again.
                Q_EMIT ready(photoId);
                dispatch();
            });
    }
}

} // namespace td
