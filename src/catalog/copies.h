// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlCopies final : public CopyRepository
{
public:
    explicit SqlCopies(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Copy>> ofPhoto(const QString &photoId, bool withGone) override;
    [[nodiscard]] Result<int> keyUses(const QString &baseKey) override;
    [[nodiscard]] Result<QList<Copy>> after(qint64 copyId, int limit) override;
    [[nodiscard]] Result<QStringList> photosWithout(const QString &afterId, int limit) override;
    [[nodiscard]] Result<QStringList> withVariantGap(VariantGap gap, const QStringList &wanted, const QString &afterId,
                                                     int limit) override;
    [[nodiscard]] Result<qint64> variantGapCount(VariantGap gap, const QStringList &wanted) override;
    [[nodiscard]] Result<std::optional<Copy>> ofKey(const QString &key) override;
    [[nodiscard]] Result<QStringList> knownKeys(const QStringList &keys) override;
    [[nodiscard]] Result<void> setState(qint64 copyId, CopyState state, const QString &method, Instant now) override;
    [[nodiscard]] Result<void> recordHash(qint64 copyId, const QString &sha256, Instant now) override;
    [[nodiscard]] Result<QList<Copy>> longestUnproven(Tier tier, int skip, int limit) override;
    [[nodiscard]] Result<qint64> verifiedCount(Tier tier) override;
    [[nodiscard]] Result<void> recordProofs(const QList<qint64> &copyIds, const QString &method, Instant now) override;
    [[nodiscard]] Result<void> replace(qint64 copyId, const Copy &made, Instant now) override;

private:
    const Store &m_store;
};

[[nodiscard]] Result<std::optional<Copy>> findCopy(Connection &connection, qint64 copyId);

} // namespace td
