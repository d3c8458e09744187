// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/forwardingstore.h"

#include <functional>

namespace td
{

/// The outermost decorator of a place that a restored profile may only read for the time being: every call that would
/// write or delete asks first, and gets the error of `mayChange`. It is asked each time: a person may allow it from
/// another window.
class HeldStore final : public ForwardingStore
{
public:
    HeldStore(std::shared_ptr<ObjectStore> inner, std::function<Result<void>()> mayChange)
        : ForwardingStore(std::move(inner))
        , m_mayChange(std::move(mayChange))
    {
    }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override;
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects,
                                                         std::stop_token stop) override;
    [[nodiscard]] Result<void> abortUpload(const UnfinishedUpload &upload, std::stop_token stop) override;
    /// No link that lets somebody else write.
    [[nodiscard]] Result<std::optional<QString>> link(const LinkRequest &request, Instant now) override;

private:
    const std::function<Result<void>()> m_mayChange;
};

} // namespace td
