// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlSettings final : public SettingRepository
{
public:
    explicit SqlSettings(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<std::optional<QString>> value(const QString &key) override;
    [[nodiscard]] Result<void> setValue(const QString &key, const QString &value) override;
    [[nodiscard]] Result<void> dismiss(const QString &recommendationId, Instant now) override;
    [[nodiscard]] Result<QStringList> dismissed() override;

private:
    const Store &m_store;
};

} // namespace td
