// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/forwardingstore.h"

namespace td
{

Result<ObjectInfo> ForwardingStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    return m_inner->put(request, body, std::move(stop));
}

Result<ObjectInfo> ForwardingStore::get(const QString &key, const ByteSink &sink, std::stop_token stop)
{
    return m_inner->get(key, sink, std::move(stop));
}

Result<std::optional<ObjectInfo>> ForwardingStore::head(const QString &key, std::stop_token stop)
{
    return m_inner->head(key, std::move(stop));
}

Result<void> ForwardingStore::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                   std::stop_token stop)
{
    return m_inner->list(prefix, each, std::move(stop));
}

Result<void> ForwardingStore::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    return m_inner->remove(key, versionId, std::move(stop));
}

Result<Verification> ForwardingStore::verify(const QString &key, const Expected &expected, std::stop_token stop)
{
    return m_inner->verify(key, expected, std::move(stop));
}

std::optional<QString> ForwardingStore::localPath(const QString &key) const
{
    return m_inner->localPath(key);
}

Result<qint64> ForwardingStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    return m_inner->sweepPartials(olderThan, std::move(stop));
}

Result<QString> ForwardingStore::setAside(const QString &key, std::stop_token stop)
{
    return m_inner->setAside(key, std::move(stop));
}

Result<ObjectInfo> ForwardingStore::getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                             std::stop_token stop)
{
    return m_inner->getRange(key, from, length, sink, std::move(stop));
}

Result<std::optional<ObjectInfo>> ForwardingStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                            const PutRequest &target, std::stop_token stop)
{
    return m_inner->copyFrom(undecorated(source), sourceKey, target, std::move(stop));
}

Result<QList<ObjectFailure>> ForwardingStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    return m_inner->removeAll(objects, std::move(stop));
}

Result<void> ForwardingStore::listHidden(const QString &prefix,
                                         const std::function<Result<void>(const HiddenVersion &)> &each,
                                         std::stop_token stop)
{
    return m_inner->listHidden(prefix, each, std::move(stop));
}

Result<QList<UnfinishedUpload>> ForwardingStore::unfinishedUploads(const QString &prefix, std::stop_token stop)
{
    return m_inner->unfinishedUploads(prefix, std::move(stop));
}

Result<void> ForwardingStore::abortUpload(const UnfinishedUpload &upload, std::stop_token stop)
{
    return m_inner->abortUpload(upload, std::move(stop));
}

Result<std::optional<QString>> ForwardingStore::link(const LinkRequest &request, Instant now)
{
    return m_inner->link(request, now);
}

Result<StoreReport> ForwardingStore::probe(const QString &prefix, const QString &id, std::stop_token stop)
{
    return m_inner->probe(prefix, id, std::move(stop));
}

ObjectStore &undecorated(ObjectStore &store)
{
    auto *front = dynamic_cast<ForwardingStore *>(&store);
    return front ? undecorated(front->inner()) : store;
}

} // namespace td
