// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"

namespace td
{

/// A store in front of another one that passes every call on. Decorators override what they change.
class ForwardingStore : public ObjectStore
{
public:
    explicit ForwardingStore(std::shared_ptr<ObjectStore> inner)
        : m_inner(std::move(inner))
    {
    }

    [[nodiscard]] QString name() const override { return m_inner->name(); }
    [[nodiscard]] QString displayName() const override { return m_inner->displayName(); }
    [[nodiscard]] bool isLocal() const override { return m_inner->isLocal(); }
    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override;
    [[nodiscard]] std::optional<QString> localPath(const QString &key) const override;
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> getRange(const QString &key, qint64 from, qint64 length, const ByteSink &sink,
                                              std::stop_token stop) override;
    /// The inner store is shown the source behind its decorators, as it must know it to copy from it.
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

    [[nodiscard]] ObjectStore &inner() const { return *m_inner; }

private:
    std::shared_ptr<ObjectStore> m_inner;
};

/// The store behind all decorators; the store itself when it has none.
[[nodiscard]] ObjectStore &undecorated(ObjectStore &store);

} // namespace td
