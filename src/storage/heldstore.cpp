// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/heldstore.h"

namespace td
{

Result<ObjectInfo> HeldStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().put(request, body, std::move(stop));
}

Result<void> HeldStore::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().remove(key, versionId, std::move(stop));
}

Result<qint64> HeldStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().sweepPartials(olderThan, std::move(stop));
}

Result<QString> HeldStore::setAside(const QString &key, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().setAside(key, std::move(stop));
}

Result<std::optional<ObjectInfo>> HeldStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                      const PutRequest &target, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return ForwardingStore::copyFrom(source, sourceKey, target, std::move(stop));
}

Result<QList<ObjectFailure>> HeldStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().removeAll(objects, std::move(stop));
}

Result<void> HeldStore::abortUpload(const UnfinishedUpload &upload, std::stop_token stop)
{
    TD_TRY(m_mayChange());
    return inner().abortUpload(upload, std::move(stop));
}

Result<std::optional<QString>> HeldStore::link(const LinkRequest &request, Instant now)
{
    if (request.method == LinkRequest::Method::Put)
        TD_TRY(m_mayChange());
    return inner().link(request, now);
}

} // namespace td
