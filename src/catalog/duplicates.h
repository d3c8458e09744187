// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlDuplicates final : public DuplicateRepository
{
public:
    explicit SqlDuplicates(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<PhotoHashes> hashes() override;
    [[nodiscard]] Result<std::vector<qint64>> sameBytes() override;
    [[nodiscard]] Result<QList<DuplicateFacts>> facts(const std::vector<qint64> &seqs) override;
    [[nodiscard]] Result<QList<DuplicateFacts>> factsOf(const QStringList &photoIds) override;
    [[nodiscard]] Result<void> decide(const DuplicateDecision &decision) override;
    [[nodiscard]] Result<QList<DuplicateDecision>> decisions() override;
    [[nodiscard]] Result<bool> forget(const QString &decisionId) override;

private:
    const Store &m_store;
};

} // namespace td
