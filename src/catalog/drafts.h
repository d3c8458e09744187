// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlDrafts final : public DraftRepository
{
public:
    explicit SqlDrafts(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<QList<Draft>> list(DraftScope scope, const QString &text, const QString &afterId,
                                            int limit) override;
    [[nodiscard]] Result<std::optional<Draft>> find(const QString &draftId) override;
    [[nodiscard]] Result<qint64> count(DraftScope scope) override;
    [[nodiscard]] Result<void> create(const QString &draftId, const QString &userId, const QString &title,
                                      Instant now) override;
    [[nodiscard]] Result<void> remove(const QString &draftId, Instant now) override;
    [[nodiscard]] Result<BatchOutcome> publish(const QString &draftId, const QStringList &ids, int keepDays,
                                               Instant now) override;
    [[nodiscard]] Result<BatchOutcome> unpublish(const QString &draftId, Instant now) override;
    [[nodiscard]] Result<void> addOrder(const Order &order) override;
    [[nodiscard]] Result<QList<Order>> orders(const QString &draftId, int limit) override;

private:
    const Store &m_store;
};

[[nodiscard]] Error unknownDraft(const QString &draftId);

} // namespace td
