// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/healthrepository.h"

namespace td
{

class SqlHealthChecks final : public HealthRepository
{
public:
    explicit SqlHealthChecks(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<HealthItem>> all() override;
    [[nodiscard]] Result<void> record(const QList<HealthItem> &items) override;

private:
    const Store &m_store;
};

} // namespace td
