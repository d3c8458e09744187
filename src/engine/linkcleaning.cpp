// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkcleaning.h"

namespace td
{

namespace
{

constexpr int UploadsAtOnce = 500;
constexpr int AccessesAtOnce = 50'000;

Result<qint64> dropLapsedUploads(const EngineParts &parts, Instant before, const std::stop_token &stop)
{
    TD_ASSIGN(const QList<Link> lapsed, parts.catalogue.links().lapsedUploads(before, UploadsAtOnce));
    if (lapsed.isEmpty())
        return 0;
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, parts.stores.of(Tier::Hot));
    for (const Link &link : lapsed) {
        TD_TRY(removeIncoming(*store, link.objectKey, stop));
        TD_TRY(parts.catalogue.links().remove(link.linkId));
    }
    return lapsed.size();
}

} // namespace

Result<void> removeIncoming(ObjectStore &store, const QString &key, const std::stop_token &stop)
{
    TD_ASSIGN(const std::optional<ObjectInfo> object, store.head(key, stop));
    if (!object)
        return {};
    return store.remove(key, object->versionId, stop);
}

Result<qint64> cleanUpLinks(const EngineParts &parts, Seconds kept, const std::stop_token &stop)
{
    const Instant now = parts.clock.now();
    TD_ASSIGN(const qint64 uploads, dropLapsedUploads(parts, now - kept, stop));
    TD_ASSIGN(const qint64 expired, parts.catalogue.links().removeExpired(now - kept));
    TD_TRY(parts.catalogue.accesses().prune(now - AccessesKept, AccessesAtOnce));
    return uploads + expired;
}

} // namespace td
