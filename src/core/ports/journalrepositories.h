// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/journal.h"
#include "core/receipt.h"
#include "core/result.h"
#include "core/transfer.h"

#include <functional>

/// What is under way, who does it, and what it came to. Every method is one transaction or one consistent read (ports/repositories.h).
namespace td
{

/// One object that a move will write.
struct PlannedCopy {
    QString variant;
    qint64 sourceCopyId = 0;
    QString backend; ///< of the target
    QString targetKey;
};

class JournalRepository
{
public:
    virtual ~JournalRepository() = default;
    /// Intent of an upload: the keys it will write under `photoId`, before the first byte. AlreadyExists ("key.taken") when
    /// another open entry or a copy that is not gone names one of them.
    [[nodiscard]] virtual Result<JournalEntry> beginUpload(const QString &photoId, Tier tier, const QStringList &keys,
                                                           const Holder &holder, Instant now) = 0;
    /// Intent of a move; also inserts the target copies as `writing`. Within one tier it gives the photo new keys and
    /// changes none of its dates. Aborted when the photo has an open entry, is gone, in the trash, or no longer in `from`.
    [[nodiscard]] virtual Result<JournalEntry> beginMove(const QString &photoId, Tier from, Tier to,
                                                         const QList<PlannedCopy> &copies, const QString &runId,
                                                         const Holder &holder, Instant now) = 0;
    /// Intent of destroying a photo that is in the trash; its copies become `deleting`.
    [[nodiscard]] virtual Result<JournalEntry> beginPurge(const QString &photoId, const QString &runId,
                                                          const Holder &holder, Instant now) = 0;
    /// Intent of making renditions of a photo in its tier and of taking others away. Aborted as for a move; AlreadyExists
    /// ("key.taken") as for an upload; InvalidArgument for a master or an original.
    [[nodiscard]] virtual Result<JournalEntry> beginVariants(const VariantChange &change, const Holder &holder,
                                                             Instant now) = 0;
    /// One transaction: the made copies, each proven less than `proofMaxAge` ago, are catalogued; those that go become
    /// `deleting`; the photo's stored bytes and the event. Done at once when nothing goes, else committed.
    /// FailedPrecondition as for a move.
    [[nodiscard]] virtual Result<void> commitVariants(qint64 journalId, const Holder &holder, const VariantChange &change,
                                                      Seconds proofMaxAge, Instant now) = 0;
    [[nodiscard]] virtual Result<void> markCopied(qint64 journalCopyId, const QString &versionId,
                                                  const QString &md5, Instant now) = 0;
    [[nodiscard]] virtual Result<void> markVerified(qint64 journalCopyId, const QString &method, Instant now) = 0;
    /// The switch: every copy verified less than `proofMaxAge` ago, in one transaction the photo's tier, storage_path,
    /// dates (promoted_at, archived_at, temp_since, scheduled_deletion; last_access_date when `byHand`), the target copies
    /// `verified`, the source copies `deleting`, the event. FailedPrecondition when a proof is missing or too old, the holder
    /// has changed, or the photo went to the trash meanwhile.
    [[nodiscard]] virtual Result<void> commitMove(qint64 journalId, const Holder &holder, Seconds proofMaxAge, bool byHand,
                                                  Instant now) = 0;
    [[nodiscard]] virtual Result<void> markReleased(qint64 journalCopyId, Instant now) = 0;
    /// All sources released: closes the entry. A purge also removes the photo's rows here and writes its event.
    [[nodiscard]] virtual Result<void> finish(qint64 journalId, const Holder &holder, Instant now) = 0;
    /// Gives a not yet committed entry up: target copies `gone`, entry `abandoned` with the error.
    [[nodiscard]] virtual Result<void> abandon(qint64 journalId, const Holder &holder, const QString &error,
                                               Instant now) = 0;
    [[nodiscard]] virtual Result<std::optional<JournalEntry>> find(qint64 journalId) = 0;
    [[nodiscard]] virtual Result<QList<JournalEntry>> open() = 0;
    /// Takes an open entry over from a holder that is dead; false when its holder has changed meanwhile.
    [[nodiscard]] virtual Result<bool> takeOver(qint64 journalId, const Holder &from, const Holder &to, Instant now) = 0;
    /// Forgets at most `limit` closed entries that were closed before `before`, oldest first; how many. Their keys stay
    /// used.
    [[nodiscard]] virtual Result<qint64> prune(Instant before, int limit) = 0;
};

class LeaseRepository
{
public:
    virtual ~LeaseRepository() = default;
    /// True when taken (or already ours); false when another live holder has it. `holderDead` judges the present holder.
    [[nodiscard]] virtual Result<bool> acquire(const QString &name, const Holder &holder, Seconds term,
                                               const std::function<bool(const Holder &)> &holderDead, Instant now) = 0;
    [[nodiscard]] virtual Result<bool> renew(const QString &name, const Holder &holder, Seconds term, Instant now) = 0;
    [[nodiscard]] virtual Result<void> release(const QString &name, const Holder &holder) = 0;
    struct Lease {
        Holder holder;
        Instant since{};
        Instant until{};
    };
    [[nodiscard]] virtual Result<std::optional<Lease>> find(const QString &name) = 0;
};

class TransferRepository
{
public:
    virtual ~TransferRepository() = default;
    [[nodiscard]] virtual Result<QList<Transfer>> add(const QList<Transfer> &transfers) = 0; ///< with their new ids
    [[nodiscard]] virtual Result<void> update(const QList<Transfer> &transfers) = 0; ///< their place in the queue stays
    [[nodiscard]] virtual Result<QList<Transfer>> list(const QList<TransferState> &states, int limit) = 0; ///< newest first
    [[nodiscard]] virtual Result<QList<Transfer>> upcoming(int limit) = 0; ///< waiting ones in the order of the queue
    [[nodiscard]] virtual Result<QMap<TransferState, qint64>> counts() = 0;
    [[nodiscard]] virtual Result<TransferBackoff> backoff(Instant now) = 0;
    [[nodiscard]] virtual Result<QList<TransferGroup>> groups() = 0; ///< the largest first
    /// Atomically makes the first waiting ones of these lanes `running` and returns them, so that no two processes do the
    /// same one. Leaves out what is put back until later than `now`, and uploads of another computer.
    [[nodiscard]] virtual Result<QList<Transfer>> claim(int count, const QList<TransferLane> &lanes,
                                                        const Holder &holder, Instant now) = 0;
    /// Running ones of dead holders wait again; those that went down with their process too often fail
    /// ("transfer.interrupted").
    [[nodiscard]] virtual Result<qint64> requeue(const std::function<bool(const Holder &)> &holderDead) = 0;
    /// These, when they failed, were cancelled or were put back until later, wait again from now on, as if new.
    [[nodiscard]] virtual Result<qint64> retry(const QList<qint64> &ids) = 0;
    /// All that failed or were put back, for this cause when one is given.
    [[nodiscard]] virtual Result<qint64> retryFailed(const std::optional<TransferCause> &cause) = 0;
    /// Waiting ones, all when no ids are given.
    [[nodiscard]] virtual Result<qint64> cancelWaiting(const std::optional<QList<qint64>> &ids, Instant now) = 0;
    /// Moves waiting ones in the queue; they keep their order among themselves. The number of those that wait.
    [[nodiscard]] virtual Result<qint64> reorder(const QList<qint64> &ids, TransferPlace place) = 0;
    [[nodiscard]] virtual Result<qint64> clearFinished() = 0;
};

/// Written with the end of each move and purge, in its transaction.
class ReceiptRepository
{
public:
    virtual ~ReceiptRepository() = default;
    /// Oldest first, after `afterId`.
    [[nodiscard]] virtual Result<QList<Receipt>> list(const ReceiptFilter &filter, qint64 afterId, int limit) = 0;
};

/// An object of a tier that already lies, proven, at the provider the tier is being copied to.
struct ProviderCopy {
    qint64 copyId = 0;
    QString key;
    QString versionId;
    QString md5;
    QString verifyMethod;
    Instant verifiedAt{};
};

/// The copy of a whole tier to another provider, which goes on while the tier is in use.
class ProviderCopyRepository
{
public:
    virtual ~ProviderCopyRepository() = default;
    /// Copies of the tier (verified, not yet at `target`) after `copyId`, oldest first.
    [[nodiscard]] virtual Result<QList<Copy>> missing(Tier tier, const QString &target, qint64 copyId, int limit) = 0;
    /// How many are missing and how many bytes they have.
    [[nodiscard]] virtual Result<CountBytes> missingTotals(Tier tier, const QString &target) = 0;
    [[nodiscard]] virtual Result<void> record(const QString &target, const ProviderCopy &copy) = 0;
    /// Objects at `target` whose copy is gone or moved meanwhile: they are to be removed there.
    [[nodiscard]] virtual Result<QList<ProviderCopy>> stale(Tier tier, const QString &target, int limit) = 0;
    [[nodiscard]] virtual Result<void> forget(const QString &target, const QList<qint64> &copyIds) = 0;
    /// One transaction: every copy of the tier lies at `target` from now on. FailedPrecondition
    /// ("provider.incomplete") when one is missing there or a move of the tier is open. How many were switched.
    [[nodiscard]] virtual Result<qint64> switchTo(Tier tier, const QString &target, Instant now) = 0;
    /// Where the tier was last switched to while anything of it lies there: no console may bind it elsewhere, and no
    /// move may write elsewhere (FailedPrecondition "provider.moved").
    [[nodiscard]] virtual Result<std::optional<QString>> home(Tier tier) = 0;
};

} // namespace td
