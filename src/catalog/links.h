// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlLinks final : public LinkRepository
{
public:
    explicit SqlLinks(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<void> add(const Link &link) override;
    [[nodiscard]] Result<std::optional<Link>> find(const QString &linkId) override;
    [[nodiscard]] Result<QList<Link>> list(const LinkFilter &filter, const QString &afterId, int limit,
                                           Instant now) override;
    [[nodiscard]] Result<qint64> count(const LinkFilter &filter, Instant now) override;
    [[nodiscard]] Result<Link> use(const QString &linkId, const QString &purpose, Instant now) override;
    [[nodiscard]] Result<bool> revoke(const QString &linkId, Instant now) override;
    [[nodiscard]] Result<void> fulfil(const QString &linkId, const QString &photoId, Instant now) override;
    [[nodiscard]] Result<qint64> removeExpired(Instant before) override;
    [[nodiscard]] Result<void> remove(const QString &linkId) override;
    [[nodiscard]] Result<QList<Link>> lapsedUploads(Instant before, int limit) override;
    [[nodiscard]] Result<std::optional<Instant>> lastExpiry(const QString &keyId) override;
    [[nodiscard]] Result<QList<Link>> abused(const LinkAbuse &limits, Instant now) override;

private:
    const Store &m_store;
};

} // namespace td
