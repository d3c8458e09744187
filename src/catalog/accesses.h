// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlAccesses final : public AccessRepository
{
public:
    explicit SqlAccesses(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<void> record(const PhotoAccess &access) override;
    [[nodiscard]] Result<QList<PhotoAccess>> ofPhoto(const QString &photoId, int limit) override;
    [[nodiscard]] Result<qint64> prune(Instant before, int limit) override;

private:
    const Store &m_store;
};

class SqlDeliveries final : public DeliveryRepository
{
public:
    explicit SqlDeliveries(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<std::optional<DeliveryRef>> find(const QString &photoId, const QString &channel) override;
    [[nodiscard]] Result<void> remember(const DeliveryRef &ref) override;
    [[nodiscard]] Result<void> forget(const QString &photoId, const QString &channel) override;

private:
    const Store &m_store;
};

} // namespace td
