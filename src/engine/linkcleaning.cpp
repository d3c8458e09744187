// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkcleaning.h"

namespace td
{

namespace
{

constexpr int UploadsAtOnce = 500;
constexpr int AccessesAtOnce = 50'000;
constexpr int MostAccessBatches = 100; ///< of a night: a busy service writes more than one batch a day

/// One that cannot be dropped now does not keep the others; it is tried again the next time.
Result<qint64> dropLapsedUploads(const EngineParts &parts, Instant before, const std::stop_token &stop)
{
    TD_ASSIGN(const QList<Link> lapsed, parts.catalogue.links().lapsedUploads(before, UploadsAtOnce));
    if (lapsed.isEmpty())
        return 0;
    TD_ASSIGN(const std::shared_ptr<ObjectStore> store, parts.stores.of(Tier::Hot));
    qint64 dropped = 0;
    std::optional<Error> first;
    for (const Link &link : lapsed) {
        if (stop.stop_requested())
            break;
        const Result<void> done = removeIncoming(*store, link.objectKey, stop).and_then([&] {
            return parts.catalogue.links().remove(link.linkId);
        });
        if (done)
            ++dropped;
        else if (!first)
            first = done.error();
    }
    if (first)
        return fail(*std::move(first));
    return dropped;
}

Result<void> pruneAccesses(const EngineParts &parts, Instant before, const std::stop_token &stop)
{
    for (int batch = 0; batch < MostAccessBatches && !stop.stop_requested(); ++batch) {
        TD_ASSIGN(const qint64 pruned, parts.catalogue.accesses().prune(before, AccessesAtOnce));
        if (pruned < AccessesAtOnce)
            break;
    }
    return {};
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
    TD_ASSIGN(const qint64 expired, parts.catalogue.links().removeExpired(now - kept));
    TD_TRY(pruneAccesses(parts, now - AccessesKept, stop));
    // Last: it needs the provider, which the rest must not wait for.
    TD_ASSIGN(const qint64 uploads, dropLapsedUploads(parts, now - kept, stop));
    return uploads + expired;
}

} // namespace td
