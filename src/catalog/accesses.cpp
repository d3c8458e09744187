// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/accesses.h"

#include "catalog/photos.h"
#include "catalog/rows.h"

namespace td
{

using namespace Qt::StringLiterals;

Result<void> SqlAccesses::record(const PhotoAccess &access)
{
    return m_store.write([&](Connection &c) { return recordAccess(c, access); });
}

Result<QList<PhotoAccess>> SqlAccesses::ofPhoto(const QString &photoId, int limit)
{
    return m_store.read([&](Connection &c) {
        return c.all<PhotoAccess>(
            u"SELECT at, photo_id, purpose, who, link_id FROM access_log WHERE photo_id = ? ORDER BY at "
            "DESC, id DESC LIMIT ?"_s,
            {photoId, limit}, [](const QSqlQuery &q) {
                return PhotoAccess{.at = instantOrEpoch(q.value(0)),
                                   .photoId = q.value(1).toString(),
                                   .purpose = q.value(2).toString(),
                                   .who = q.value(3).toString(),
                                   .linkId = q.value(4).toString()};
            });
    });
}

Result<qint64> SqlAccesses::prune(Instant before, int limit)
{
    return m_store.write([&](Connection &c) {
        return c.exec(
            u"DELETE FROM access_log WHERE id IN (SELECT id FROM access_log WHERE at < ? ORDER BY at LIMIT ?)"_s,
            {toIso(before), limit});
    });
}

Result<std::optional<DeliveryRef>> SqlDeliveries::find(const QString &photoId, const QString &channel)
{
    return m_store.read([&](Connection &c) {
        return c.one<DeliveryRef>(
            u"SELECT photo_id, channel, ref, sha256, created_at FROM delivery_refs WHERE photo_id = ? AND channel = ?"_s,
            {photoId, channel}, [](const QSqlQuery &q) {
                return DeliveryRef{.photoId = q.value(0).toString(),
                                   .channel = q.value(1).toString(),
                                   .ref = q.value(2).toString(),
                                   .sha256 = q.value(3).toString(),
                                   .createdAt = instantOrEpoch(q.value(4))};
            });
    });
}

Result<void> SqlDeliveries::remember(const DeliveryRef &ref)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(
            c.exec(u"INSERT INTO delivery_refs(photo_id, channel, ref, sha256, created_at) VALUES (?, ?, ?, ?, ?) ON "
                   "CONFLICT (photo_id, channel) DO UPDATE SET ref = excluded.ref, sha256 = excluded.sha256, "
                   "created_at = excluded.created_at"_s,
                   {ref.photoId, ref.channel, ref.ref, ref.sha256, toIso(ref.createdAt)}));
        return {};
    });
}

Result<void> SqlDeliveries::forget(const QString &photoId, const QString &channel)
{
    return m_store.write([&](Connection &c) -> Result<void> {
        TD_TRY(c.exec(u"DELETE FROM delivery_refs WHERE photo_id = ? AND channel = ?"_s, {photoId, channel}));
        return {};
    });
}

} // namespace td
