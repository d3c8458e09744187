// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/forwardingstore.h"
#include "support/faultplan.h"

namespace td::test
{

/// A store whose calls fail, lie or kill the process where the plan says.
class FaultyStore final : public ForwardingStore
{
public:
    FaultyStore(std::shared_ptr<ObjectStore> inner, FaultPlan &plan)
        : ForwardingStore(std::move(inner))
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<ObjectInfo> put(const PutRequest &request, ByteSource &body, std::stop_token stop) override;
    [[nodiscard]] Result<ObjectInfo> get(const QString &key, const ByteSink &sink, std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> head(const QString &key, std::stop_token stop) override;
    [[nodiscard]] Result<void> list(const QString &prefix, const std::function<Result<void>(const ObjectInfo &)> &each,
                                    std::stop_token stop) override;
    [[nodiscard]] Result<void> remove(const QString &key, const QString &versionId, std::stop_token stop) override;
    [[nodiscard]] Result<Verification> verify(const QString &key, const Expected &expected,
                                              std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<ObjectInfo>> copyFrom(ObjectStore &source, const QString &sourceKey,
                                                             const PutRequest &target, std::stop_token stop) override;
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;
    /// One by one, so that each removal can fail.
    [[nodiscard]] Result<QList<ObjectFailure>> removeAll(const QList<ObjectRef> &objects, std::stop_token stop) override
    {
        return ObjectStore::removeAll(objects, std::move(stop));
    }

private:
    FaultPlan &m_plan;
};

} // namespace td::test
