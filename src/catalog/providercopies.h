// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlProviderCopies final : public ProviderCopyRepository
{
public:
    explicit SqlProviderCopies(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Copy>> missing(Tier tier, const QString &target, qint64 copyId, int limit) override;
    [[nodiscard]] Result<CountBytes> missingTotals(Tier tier, const QString &target) override;
    [[nodiscard]] Result<void> record(const QString &target, const ProviderCopy &copy) override;
    [[nodiscard]] Result<QList<ProviderCopy>> stale(Tier tier, const QString &target, int limit) override;
    [[nodiscard]] Result<void> forget(const QString &target, const QList<qint64> &copyIds) override;
    [[nodiscard]] Result<qint64> switchTo(Tier tier, const QString &target, Instant now) override;
    [[nodiscard]] Result<std::optional<QString>> home(Tier tier) override;

private:
    const Store &m_store;
};

/// The setting of the catalogue that says where a tier was switched to.
[[nodiscard]] QString homeSetting(Tier tier);

} // namespace td
