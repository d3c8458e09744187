// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/deferredstore.h"

namespace td
{

DeferredStore::DeferredStore(QString name, QString displayName, Make make)
    : m_name(std::move(name))
    , m_displayName(std::move(displayName))
    , m_make(std::move(make))
{
}

Result<std::shared_ptr<ObjectStore>> DeferredStore::store(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (!m_store) {
        TD_ASSIGN(m_store, m_make(std::move(stop)));
    }
    return m_store;
}

Result<ObjectInfo> DeferredStore::put(const PutRequest &request, ByteSource &body, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->put(request, body, stop);
}

Result<ObjectInfo> DeferredStore::get(const QString &key, const ByteSink &sink, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->get(key, sink, stop);
}

Result<std::optional<ObjectInfo>> DeferredStore::head(const QString &key, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->head(key, stop);
}

Result<void> DeferredStore::list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                 std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->list(prefix, each, stop);
}

Result<void> DeferredStore::remove(const QString &key, const QString &versionId, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->remove(key, versionId, stop);
}

Result<Verification> DeferredStore::verify(const QString &key, const Expected &expected, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->verify(key, expected, stop);
}

Result<qint64> DeferredStore::sweepPartials(Seconds olderThan, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->sweepPartials(olderThan, stop);
}

Result<QString> DeferredStore::setAside(const QString &key, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->setAside(key, stop);
}

Result<ObjectInfo> DeferredStore::getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                           std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->getRange(key, from, length, sink, stop);
}

Result<QList<ObjectFailure>> DeferredStore::removeAll(const QList<ObjectRef> &objects, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->removeAll(objects, stop);
}

Result<void> DeferredStore::listHidden(const QString &prefix,
                                       const std::function<Result<void>(const HiddenVersion &)> &each,
                                       std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->listHidden(prefix, each, stop);
}

Result<QList<UnfinishedUpload>> DeferredStore::unfinishedUploads(const QString &prefix, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->unfinishedUploads(prefix, stop);
}

Result<void> DeferredStore::abortUpload(const UnfinishedUpload &upload, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    return made->abortUpload(upload, stop);
}

Result<std::optional<ObjectInfo>> DeferredStore::copyFrom(ObjectStore &source, const QString &sourceKey,
                                                          const PutRequest &target, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store(stop));
    if (auto *deferred = dynamic_cast<DeferredStore *>(&source)) {
        TD_ASSIGN(const std::shared_ptr<ObjectStore> from, deferred->store(stop));
        return made->copyFrom(*from, sourceKey, target, stop);
    }
    return made->copyFrom(source, sourceKey, target, stop);
}

Result<std::optional<QString>> DeferredStore::link(const LinkRequest &request, Instant now)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> made, store({}));
    return made->link(request, now);
}

Result<StoreReport> DeferredStore::probe(const QString &prefix, const QString &id, std::stop_token stop)
{
    const Result<std::shared_ptr<ObjectStore>> made = store(stop);
    if (made)
        return (*made)->probe(prefix, id, stop);
    if (made.error().code == ErrorCode::Cancelled)
        return fail(made.error());
    const bool isKey =
        made.error().code == ErrorCode::Unauthenticated || made.error().code == ErrorCode::PermissionDenied;
    StoreReport report;
    report.checks.append({.id = isKey ? QStringLiteral("credentials") : QStringLiteral("reach"),
                          .outcome = StoreCheck::Outcome::Failed,
                          .message = made.error().message,
                          .remedy = made.error().remedy,
                          .error = made.error()});
    return report;
}

} // namespace td
