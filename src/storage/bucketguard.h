// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/forwardingstore.h"

#include <chrono>
#include <mutex>

namespace td
{

/// The object that says which catalogue a bucket belongs to. No photo can have this key.
inline constexpr char BucketMarkerKey[] = "tierdeck-bucket.json";

/// What the catalogue knows of one bucket; called from any thread, blocks.
struct BucketClaim {
    std::function<Result<QString>()> catalogueId;
    /// What a bucket is marked with that this catalogue took over and has not marked yet; unset, or empty: none.
    std::function<Result<QString>()> formerId = {};
    std::function<Result<bool>()> isMarked; ///< the marker was written, or found to be ours, before
    std::function<Result<void>()> setMarked;
};

/// The outermost decorator of a bucket: nothing is deleted from a bucket that is not this catalogue's, as after a slip
/// in the settings (RELIABILITY S22).
///
/// The first write marks a bucket that is nobody's. Before the first write and the first delete, and every ten minutes
/// of use, the marker is read and compared. FailedPrecondition: "bucket.foreign" when it names another catalogue,
/// "bucket.marker_missing" when this catalogue marked it and the marker is gone, "bucket.unmarked" for a delete in a
/// bucket that was never written to. A bucket that this catalogue took over is marked anew. The marker itself is not
/// listed and cannot be written or deleted.
class BucketGuard final : public ForwardingStore
{
public:
    /// `name`: under which the catalogue knows the bucket, however its address was found.
    BucketGuard(std::shared_ptr<ObjectStore> inner, QString name, BucketClaim claim);

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override;
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects,
                                                         std::stop_token stop) override;
    [[nodiscard]] Result<void> listHidden(const QString &prefix,
                                          const std::function<Result<void>(const HiddenVersion &)> &each,
                                          std::stop_token stop) override;
    /// An address to write by counts as a write.
    [[nodiscard]] Result<std::optional<QString>> link(const LinkRequest &request, Instant now) override;
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override;
    /// Also says whose the bucket is ("marker"); marks it when it is nobody's.
    [[nodiscard]] Result<StoreReport> probe(const QString &prefix, const QString &id, std::stop_token stop) override;

    /// Compares the marker now, as before a write, and writes it when the bucket is nobody's or was taken over.
    [[nodiscard]] Result<void> claim(std::stop_token stop);
    /// The operator says that the bucket is this catalogue's: the marker is written anew.
    [[nodiscard]] Result<void> adopt(std::stop_token stop);

private:
    enum class Use { Write, Delete };
    [[nodiscard]] Result<void> check(Use use, std::stop_token stop);
    [[nodiscard]] Result<void> compare(Use use, std::stop_token stop);
    [[nodiscard]] Result<bool> wasTakenOver(const QString &theirs) const;
    [[nodiscard]] Result<void> replaceMarker(const QString &catalogueId, std::stop_token stop);
    [[nodiscard]] Result<void> writeMarker(const QString &catalogueId, std::stop_token stop);

    const QString m_name;
    const BucketClaim m_claim;
    std::timed_mutex m_mutex;
    std::chrono::steady_clock::time_point m_goodUntil{}; ///< of the last comparison
    Result<void> m_last;                                 ///< answer of that comparison
};

} // namespace td
