// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/store.h"
#include "core/ports/repositories.h"

namespace td
{

class SqlJournal final : public JournalRepository
{
public:
    explicit SqlJournal(const Store &store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<JournalEntry> beginUpload(const QString &photoId, Tier tier, const QStringList &keys,
                                                   const Holder &holder, Instant now) override;
    [[nodiscard]] Result<JournalEntry> beginMove(const QString &photoId, Tier from, Tier to,
                                                 const QList<PlannedCopy> &copies, const QString &runId,
                                                 const Holder &holder, Instant now) override;
    [[nodiscard]] Result<JournalEntry> beginPurge(const QString &photoId, const QString &runId, const Holder &holder,
                                                  Instant now) override;
    [[nodiscard]] Result<JournalEntry> beginVariants(const VariantChange &change, const Holder &holder,
                                                     Instant now) override;
    [[nodiscard]] Result<void> commitVariants(qint64 journalId, const Holder &holder, const VariantChange &change,
                                              Seconds proofMaxAge, Instant now) override;
    [[nodiscard]] Result<void> markCopied(qint64 journalCopyId, const QString &versionId, const QString &md5,
                                          Instant now) override;
    [[nodiscard]] Result<void> markVerified(qint64 journalCopyId, const QString &method, Instant now) override;
    [[nodiscard]] Result<void> commitMove(qint64 journalId, const Holder &holder, Seconds proofMaxAge, bool byHand,
                                          Instant now) override;
    [[nodiscard]] Result<void> markReleased(qint64 journalCopyId, Instant now) override;
    [[nodiscard]] Result<void> finish(qint64 journalId, const Holder &holder, Instant now) override;
    [[nodiscard]] Result<void> abandon(qint64 journalId, const Holder &holder, const QString &error,
                                       Instant now) override;
    [[nodiscard]] Result<std::optional<JournalEntry>> find(qint64 journalId) override;
    [[nodiscard]] Result<QList<JournalEntry>> open() override;
    [[nodiscard]] Result<bool> takeOver(qint64 journalId, const Holder &from, const Holder &to, Instant now) override;
    [[nodiscard]] Result<qint64> prune(Instant before, int limit) override;

private:
    const Store &m_store;
};

/// With its copies, inside a transaction.
[[nodiscard]] Result<std::optional<JournalEntry>> findEntry(Connection &connection, qint64 journalId);
/// The open entry that `holder` holds; NotFound, or FailedPrecondition "journal.closed" or "journal.holder".
[[nodiscard]] Result<JournalEntry> heldEntry(Connection &connection, qint64 journalId, const Holder &holder);
[[nodiscard]] Result<void> setEntryState(Connection &connection, qint64 journalId, MoveState state, Instant now);
[[nodiscard]] Error journalError(const QString &reason, const QString &message, const QString &photoId);

} // namespace td
