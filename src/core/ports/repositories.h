// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "core/draft.h"
#include "core/event.h"
#include "core/forecast.h"
#include "core/journal.h"
#include "core/plan.h"
#include "core/query.h"
#include "core/transfer.h"
#include "core/receipt.h"

#include <memory>

/// The catalogue as the engine sees it. Every method is one transaction (or one consistent read), may be called from any
/// thread but the GUI's, and blocks its caller. Writers fail with Unavailable ("catalog.busy") when another process holds the
/// database for too long, FailedPrecondition when a guard does not hold.
namespace td
{

/// A photo as it enters the catalogue, with every object already stored and verified.
struct NewPhoto {
    Photo photo;
    QList<Copy> copies; ///< all state Verified; ids are given by the catalogue
    qint64 journalId = 0; ///< the open upload entry that this closes
    Holder holder;        ///< who opened it; add() refuses when somebody has taken the entry over meanwhile
    /// Refuse when a photo of the same original bytes, user and draft is catalogued (and not in the trash) by now.
    bool refuseDuplicate = false;
};

struct PhotoEdit {
    QStringList addTags, removeTags;
    std::optional<QString> draft;  ///< empty text: out of any draft
    std::optional<bool> pinned;
    std::optional<bool> isPublic;
    std::optional<QString> kind;
    std::optional<QString> filename;
    QMap<QString, QString> set; ///< free metadata keys; an empty value removes the key
};

/// What a write that takes many ids did; ids that are unknown or do not fit are in `failed` and nothing else is.
struct BatchOutcome {
    QStringList done;
    QList<ItemFailure> failed;
};

class PhotoRepository
{
public:
    virtual ~PhotoRepository() = default;
    [[nodiscard]] virtual Result<std::optional<Photo>> find(const QString &photoId) = 0;
    /// In the order of `ids`; unknown ones are left out.
    [[nodiscard]] virtual Result<QList<Photo>> findAll(const QStringList &ids) = 0;
    [[nodiscard]] virtual Result<PhotoPage> page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor,
                                                 int limit) = 0;
    [[nodiscard]] virtual Result<CountBytes> sums(const PhotoFilter &filter) = 0;
    /// The arrival numbers of all photos that match, in sort order: the spine of a list over a million rows.
    [[nodiscard]] virtual Result<std::vector<qint64>> sequence(const PhotoFilter &filter, const PhotoSort &sort) = 0;
    [[nodiscard]] virtual Result<QList<Photo>> bySeq(const QList<qint64> &seqs) = 0;
    [[nodiscard]] virtual Result<QStringList> ids(const PhotoFilter &filter, qint64 limit) = 0;
    [[nodiscard]] virtual Result<QStringList> users() = 0;
    [[nodiscard]] virtual Result<QStringList> tags(qint64 limit) = 0;
    /// Photos of these original bytes, not in the trash, oldest first.
    [[nodiscard]] virtual Result<QList<Photo>> sameOriginal(const QString &originalSha256) = 0;
    [[nodiscard]] virtual Result<QList<QStringList>> duplicateGroups(qint64 limit) = 0;

    /// Creates the user and the draft when unknown; closes the journal entry; writes the "uploaded" event.
    /// FailedPrecondition when the entry is no longer open or not held by `holder` (its objects may be gone);
    /// AlreadyExists ("photo.duplicate") for `refuseDuplicate`.
    [[nodiscard]] virtual Result<Photo> add(const NewPhoto &photo) = 0;
    [[nodiscard]] virtual Result<BatchOutcome> edit(const QStringList &ids, const PhotoEdit &edit, Instant now) = 0;
    /// Access: last_access_date, access_count, access log.
    [[nodiscard]] virtual Result<void> touch(const QString &photoId, const QString &purpose, Instant now) = 0;
    /// Into the trash. Photos with an open journal entry fail with Aborted. `rule` is empty for a delete by hand.
    [[nodiscard]] virtual Result<BatchOutcome> trash(const QStringList &ids, const QString &rule, const QString &runId,
                                                     Instant now) = 0;
    /// Out of the trash. Counts as access, and in TEMP as arrival: the rules' clocks start anew (ADR 0004).
    [[nodiscard]] virtual Result<BatchOutcome> restore(const QStringList &ids, Instant now) = 0;
    [[nodiscard]] virtual Result<QStringList> trashedByRun(const QString &runId) = 0;
    [[nodiscard]] virtual Result<void> setDamaged(const QString &photoId, bool damaged, Instant now) = 0;
};

class CopyRepository
{
public:
    virtual ~CopyRepository() = default;
    [[nodiscard]] virtual Result<QList<Copy>> ofPhoto(const QString &photoId, bool withGone = false) = 0;
    /// How many copies, gone ones included, ever had this key or one of its suffixed forms.
    [[nodiscard]] virtual Result<int> keyUses(const QString &baseKey) = 0;
    /// Copies that should exist (verified or suspect), by copy id, for `check`.
    [[nodiscard]] virtual Result<QList<Copy>> after(qint64 copyId, int limit) = 0;
    /// Photos after `afterId`, by id, that have no copy row at all but gone ones, and nothing under way.
    [[nodiscard]] virtual Result<QStringList> photosWithout(const QString &afterId, int limit) = 0;
    /// Every key that any not-gone copy or open journal entry names, of these.
    [[nodiscard]] virtual Result<QStringList> knownKeys(const QStringList &keys) = 0;
    [[nodiscard]] virtual Result<void> setState(qint64 copyId, CopyState state, const QString &method, Instant now) = 0;
    /// Gives a copy that was taken over without a hash the one its bytes have now, and makes it verified; the photo's too
    /// when it is the master. FailedPrecondition ("copy.has_hash") when it has another already.
    [[nodiscard]] virtual Result<void> recordHash(qint64 copyId, const QString &sha256, Instant now) = 0;
    /// Verified copies of the tier, those first that were proven longest ago; after the first `skip`.
    [[nodiscard]] virtual Result<QList<Copy>> longestUnproven(Tier tier, int skip, int limit) = 0;
    [[nodiscard]] virtual Result<qint64> verifiedCount(Tier tier) = 0;
    /// These were proven just now and are verified; those that moved on or went meanwhile are left as they are.
    [[nodiscard]] virtual Result<void> recordProofs(const QList<qint64> &copyIds, const QString &method, Instant now) = 0;
    /// Puts `made`, an object that was just proven, in the place of a copy whose own is missing or damaged, which then is
    /// gone. A move under way names the new one from now on. FailedPrecondition ("copy.changed") when the copy is not
    /// verified or suspect any more, AlreadyExists ("key.taken") when the new key is somebody's.
    [[nodiscard]] virtual Result<void> replace(qint64 copyId, const Copy &made, Instant now) = 0;
};

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
    /// Intent of a move; also inserts the target copies as `writing`. Aborted when the photo has an open entry, is gone, in
    /// the trash, or no longer in `from`.
    [[nodiscard]] virtual Result<JournalEntry> beginMove(const QString &photoId, Tier from, Tier to,
                                                         const QList<PlannedCopy> &copies, const QString &runId,
                                                         const Holder &holder, Instant now) = 0;
    /// Intent of destroying a photo that is in the trash; its copies become `deleting`.
    [[nodiscard]] virtual Result<JournalEntry> beginPurge(const QString &photoId, const QString &runId,
                                                          const Holder &holder, Instant now) = 0;
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

/// Cut-offs by which SQL picks what decide() then judges. Made by the engine from the policy and now.
struct LifecycleCutoffs {
    Policy policy;
    bool coldConfigured = true;
    Instant now{};
};

class LifecycleRepository
{
public:
    virtual ~LifecycleRepository() = default;
    /// Every photo that decide() could act on at `cutoffs.now` (a superset), in batches; returns the number visited.
    [[nodiscard]] virtual Result<qint64>
    candidates(const LifecycleCutoffs &cutoffs, const std::function<Result<void>(const QList<LifecycleFacts> &)> &batch) = 0;
    [[nodiscard]] virtual Result<QList<LifecycleFacts>> facts(const QStringList &photoIds) = 0;
    /// Counts and bytes per action by SQL alone: quick totals for the overview. monthlySaving is left 0.
    [[nodiscard]] virtual Result<PlanTotals> quickTotals(const LifecycleCutoffs &cutoffs) = 0;
    /// The catalogue folded into cohorts for the forecast.
    [[nodiscard]] virtual Result<QList<Cohort>> cohorts() = 0;
    [[nodiscard]] virtual Result<void> savePlan(const Plan &plan) = 0; ///< keeps the newest 20
    [[nodiscard]] virtual Result<std::optional<Plan>> findPlan(const QString &planId) = 0;
    [[nodiscard]] virtual Result<void> saveRun(const RunResult &run) = 0; ///< inserts or updates
    [[nodiscard]] virtual Result<std::optional<RunResult>> findRun(const QString &runId) = 0;
    [[nodiscard]] virtual Result<QList<RunResult>> runs(int limit) = 0; ///< newest first, without the failed lists
    [[nodiscard]] virtual Result<void> markUndone(const QString &runId, Instant now) = 0;
    /// Ends every run that has no end ("run.interrupted" among its failures), with what its events tell; how many. Only
    /// for who knows that nobody runs.
    [[nodiscard]] virtual Result<qint64> closeInterrupted(Instant now) = 0;
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

enum class GroupBy { Draft, User, Kind };

/// Counters over a period (CHECKLIST 106 to 108).
struct LifecycleMetrics {
    int days = 0;
    qint64 uploaded = 0, promoted = 0, archived = 0, deleted = 0;
};

class StatsRepository
{
public:
    virtual ~StatsRepository() = default;
    [[nodiscard]] virtual Result<TierTotals> totals() = 0;
    [[nodiscard]] virtual Result<TierTotals> totalsOfUser(const QString &user) = 0;
    [[nodiscard]] virtual Result<QList<GroupTotals>> groups(GroupBy by) = 0;
    [[nodiscard]] virtual Result<LifecycleMetrics> metrics(int days, Instant now) = 0;
    [[nodiscard]] virtual Result<void> saveSnapshot(const CostSnapshot &snapshot) = 0; ///< one a day, the last wins
    [[nodiscard]] virtual Result<QList<CostSnapshot>> snapshots(QDate from, QDate to) = 0;
};

class DraftRepository
{
public:
    virtual ~DraftRepository() = default;
    /// Not removed ones, newest upload first; `text` is a part of id or title. Keyset: after `afterId` of the page before.
    [[nodiscard]] virtual Result<QList<Draft>> list(DraftScope scope, const QString &text, const QString &afterId,
                                                    int limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Draft>> find(const QString &draftId) = 0;
    [[nodiscard]] virtual Result<qint64> count(DraftScope scope) = 0;
    [[nodiscard]] virtual Result<void> create(const QString &draftId, const QString &userId, const QString &title,
                                              Instant now) = 0; ///< an existing one keeps its title unless one is given
    [[nodiscard]] virtual Result<void> remove(const QString &draftId, Instant now) = 0;
    /// Marks photos of the draft published (all when `ids` is empty); others fail with FailedPrecondition. The first
    /// published_date stays. scheduled_deletion = published_date + policy days.
    [[nodiscard]] virtual Result<BatchOutcome> publish(const QString &draftId, const QStringList &ids, int keepDays,
                                                       Instant now) = 0;
    [[nodiscard]] virtual Result<BatchOutcome> unpublish(const QString &draftId, Instant now) = 0;
    [[nodiscard]] virtual Result<void> addOrder(const Order &order) = 0;
    [[nodiscard]] virtual Result<QList<Order>> orders(const QString &draftId, int limit) = 0; ///< all drafts when empty
};

class EventRepository
{
public:
    virtual ~EventRepository() = default;
    [[nodiscard]] virtual Result<void> append(const Event &event) = 0;
    [[nodiscard]] virtual Result<QList<Event>> latest(int limit) = 0; ///< summaries: events of one photo in a batch are folded
    [[nodiscard]] virtual Result<QList<Event>> ofPhoto(const QString &photoId, int limit) = 0;
    [[nodiscard]] virtual Result<QList<Event>> ofDraft(const QString &draftId, int limit) = 0;
};

/// The queue of this profile, shared by its consoles. Every change is made only to transfers that are still as it says.
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

class SettingRepository
{
public:
    virtual ~SettingRepository() = default;
    [[nodiscard]] virtual Result<std::optional<QString>> value(const QString &key) = 0;
    [[nodiscard]] virtual Result<void> setValue(const QString &key, const QString &value) = 0;
    [[nodiscard]] virtual Result<void> dismiss(const QString &recommendationId, Instant now) = 0;
    [[nodiscard]] virtual Result<QStringList> dismissed() = 0;
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

/// All of it. Built by the composition root.
class Catalogue
{
public:
    virtual ~Catalogue() = default;
    [[nodiscard]] virtual PhotoRepository &photos() = 0;
    [[nodiscard]] virtual CopyRepository &copies() = 0;
    [[nodiscard]] virtual JournalRepository &journal() = 0;
    [[nodiscard]] virtual LifecycleRepository &lifecycle() = 0;
    [[nodiscard]] virtual LeaseRepository &leases() = 0;
    [[nodiscard]] virtual StatsRepository &stats() = 0;
    [[nodiscard]] virtual DraftRepository &drafts() = 0;
    [[nodiscard]] virtual EventRepository &events() = 0;
    [[nodiscard]] virtual TransferRepository &transfers() = 0;
    [[nodiscard]] virtual SettingRepository &settings() = 0;
    [[nodiscard]] virtual ReceiptRepository &receipts() = 0;
    [[nodiscard]] virtual ProviderCopyRepository &providerCopies() = 0;
    /// Rises with every committed change of any process: consoles poll it.
    [[nodiscard]] virtual Result<qint64> changeCounter() = 0;
    /// Structure and counters agree (PRAGMA quick_check, foreign keys, totals recomputed); the findings, empty when fine.
    [[nodiscard]] virtual Result<QStringList> selfCheck(bool repairTotals) = 0;
};

} // namespace td
