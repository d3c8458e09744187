// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ports/objectstore.h"
#include "support/faultplan.h"

namespace td::test
{

/// A store whose calls fail, lie or kill the process where the plan says.
class FaultyStore final : public ObjectStore
{
public:
    FaultyStore(std::shared_ptr<ObjectStore> inner, FaultPlan &plan)
        : m_inner(std::move(inner))
        , m_plan(plan)
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
    [[nodiscard]] std::optional<QString> localPath(const QString &key) const override
    {
        return m_inner->localPath(key);
    }
    [[nodiscard]] Result<qint64> sweepPartials(Seconds olderThan, std::stop_token stop) override;
    [[nodiscard]] Result<QString> setAside(const QString &key, std::stop_token stop) override;

private:
    std::shared_ptr<ObjectStore> m_inner;
    FaultPlan &m_plan;
};

} // namespace td::test
