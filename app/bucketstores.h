// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remotebinding.h"
#include "core/ports/repositories.h"
#include "core/ports/services.h"
#include "storage/bucketguard.h"
#include "storage/limitedstore.h"
#include "storage/meteredstore.h"

namespace td
{

/// What the stores in buckets need of the rest of the program; outlives them.
struct BucketParts {
    Catalogue &catalogue;
    IdSource &ids;
    const Clock &clock;
    Holder self;
    QString endpointCache; ///< a file: endpoints that providers told
    std::shared_ptr<BandwidthLimit> limit;
};

/// The store of a tier in a bucket: counted, limited, repeated and guarded, from the inside out. Does not touch the
/// network. `meter` counts what reaches the provider.
[[nodiscard]] std::shared_ptr<BucketGuard> bucketStore(const RemoteBinding &binding, const BucketParts &parts,
                                                       std::shared_ptr<StoreMeter> meter);

/// The bucket alone, to try it out before it is bound: nothing is counted, repeated or marked.
[[nodiscard]] std::shared_ptr<ObjectStore> unguardedBucket(const RemoteBinding &binding, const QString &endpointCache);
/// The file that keeps endpoints, in a profile's cache folder.
[[nodiscard]] QString endpointCacheOf(const QString &cacheFolder);

/// The id that marks the buckets of this catalogue; made when it is first asked for. One for all consoles that share
/// the catalogue, and for its backups.
[[nodiscard]] Result<QString> catalogueId(Catalogue &catalogue, IdSource &ids, const Holder &self, Instant now);

} // namespace td
