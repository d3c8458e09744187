// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlLeases final : public LeaseRepository
{
public:
    explicit SqlLeases(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<bool> acquire(const QString &name, const Holder &holder, Seconds term,
                                       const std::function<bool(const Holder &)> &holderDead, Instant now) override;
    [[nodiscard]] Result<bool> renew(const QString &name, const Holder &holder, Seconds term, Instant now) override;
    [[nodiscard]] Result<void> release(const QString &name, const Holder &holder) override;
    [[nodiscard]] Result<std::optional<Lease>> find(const QString &name) override;

private:
    const Store &m_store;
};

} // namespace td
