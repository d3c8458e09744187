// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlTokens final : public TokenRepository
{
public:
    explicit SqlTokens(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<void> add(const AccessToken &token, const QString &hash) override;
    [[nodiscard]] Result<std::optional<AccessToken>> findByHash(const QString &hash) override;
    [[nodiscard]] Result<QList<AccessToken>> list() override;
    [[nodiscard]] Result<void> revoke(const QString &tokenId, Instant now) override;
    [[nodiscard]] Result<void> noteUse(const QString &tokenId, Instant now) override;

private:
    const Store &m_store;
};

} // namespace td
