// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

#include <memory>
#include <mutex>

namespace td
{

/// A store that can only be made once somebody on the network has said where it is. Asks at the first call, so that a
/// program starts without a network; a question that failed is asked again by the next call.
class DeferredStore final : public ObjectStore
{
public:
    using Make = std::function<Result<std::shared_ptr<ObjectStore>>(std::stop_token)>;

    DeferredStore(QString name, QString displayName, Make make);

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] QString displayName() const override { return m_displayName; }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override;
    [[nodiscard]] std::optional<QString> localPath(const QString &) const override { return std::nullopt; }
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
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
    [[nodiscard]] Result<std::shared_ptr<ObjectStore>> store(std::stop_token stop);

    const QString m_name;
    const QString m_displayName;
    const Make m_make;
    std::mutex m_mutex; ///< also while asking: many workers ask once
    std::shared_ptr<ObjectStore> m_store;
};

} // namespace td
