// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/conditionalputs.h"
#include "storage/s3client.h"
#include "storage/s3multipart.h"

#include <QMutex>
#include <QSet>

namespace td
{

/// The ObjectStore over one bucket. Objects that were set aside lie under "set-aside/", which list() leaves out unless
/// it is asked for. Any thread.
class S3BucketStore final : public ObjectStore
{
public:
    explicit S3BucketStore(S3Config config, S3Client::Now now = {});

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString displayName() const override;
    [[nodiscard]] bool isLocal() const override { return false; }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override;
    /// A missing object is asked for twice: HEAD cannot tell it from a missing bucket.
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    /// Without a version id: every version and marker of exactly this key.
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override;
    [[nodiscard]] std::optional<QString> localPath(const QString &) const override { return std::nullopt; }
    /// Uploads in parts that no put of this process is working on.
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    /// To "set-aside/<day>-<key>"; the object goes only once the copy is proven.
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                              std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override;
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects,
                                                         std::stop_token stop) override;
    [[nodiscard]] Result<void> listHidden(const QString &prefix,
                                          const std::function<Result<void>(const HiddenVersion &)> &each,
                                          std::stop_token stop) override;
    [[nodiscard]] Result<QList<UnfinishedUpload>> unfinishedUploads(const QString &prefix,
                                                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<QString>> link(const LinkRequest &request, Instant now) override;
    [[nodiscard]] Result<StoreReport> probe(const QString &prefix, const QString &id, std::stop_token stop) override;

private:
    struct Digests {
        QString sha256;
        QString md5;
        qint64 size = 0;
    };
    [[nodiscard]] Result<Digests> digestsOf(const PutRequest &request, ByteSource &body, const std::stop_token &stop);
    [[nodiscard]] Result<sigv4::Pairs> objectHeaders(const PutRequest &request) const;
    [[nodiscard]] Result<ObjectInfo> putBody(const PutRequest &request, ByteSource &body, const Digests &digests,
                                             std::stop_token stop);
    [[nodiscard]] Result<ObjectInfo> putWhole(const PutRequest &request, ByteSource &body, const Digests &digests,
                                              bool onlyIfNew, std::stop_token stop);
    [[nodiscard]] Result<ObjectInfo> putInParts(const PutRequest &request, ByteSource &body, const Digests &digests,
                                                std::stop_token stop);
    /// What to say when something already lies under the key: success for the same bytes.
    [[nodiscard]] Result<ObjectInfo> sameOrTaken(const QString &key, const Digests &digests, std::stop_token stop);
    /// HEAD as it answers, whatever "not there" means.
    [[nodiscard]] Result<std::optional<ObjectInfo>> peek(const QString &key, std::stop_token stop);
    [[nodiscard]] Result<Verification> verifyByReading(const QString &key, const Expected &expected,
                                                       std::stop_token stop);
    [[nodiscard]] bool provesMd5(const QString &etag, const QString &md5) const;
    [[nodiscard]] Result<QList<ObjectRef>> versionsOf(const QString &key, std::stop_token stop);
    [[nodiscard]] Result<HttpReply> removeOne(const QString &key, const QString &versionId, std::stop_token stop);
    [[nodiscard]] Result<QList<ObjectFailure>> removeBatch(const QList<ObjectRef> &objects, std::stop_token stop);
    [[nodiscard]] bool keepsNoVersions(std::stop_token stop);
    [[nodiscard]] Result<ObjectInfo> copyInside(const S3Client &source, const ObjectInfo &from,
                                                const sigv4::Pairs &headers, const QString &to, std::stop_token stop);
    [[nodiscard]] Result<bool> isSameObject(const ObjectInfo &one, const ObjectInfo &other, std::stop_token stop);
    [[nodiscard]] ObjectInfo infoOf(const QString &key, const HttpReply &reply) const;

    S3Client m_client;
    ConditionalPuts m_conditionalPuts;
    QMutex m_mutex;
    QSet<QString> m_liveUploads;                  ///< upload ids that a put of this process works on
    QHash<QString, MultipartState> m_interrupted; ///< by key and hash: uploads that a repeated put goes on with
    std::optional<bool> m_keepsNoVersions;        ///< asked once
    std::atomic<bool> m_noBatchDelete{false};     ///< the server said so
};

/// InvalidArgument for what cannot be a key here: empty, absolute, with "." or ".." as a part, NUL, no valid text, over
/// 1024 bytes.
[[nodiscard]] Result<void> checkS3Key(const QString &key);

inline constexpr QLatin1StringView SetAsideFolder{"set-aside/"};

} // namespace td
