// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultycatalogue.h"

namespace td::test
{

using namespace Qt::StringLiterals;

namespace
{

class FaultyPhotos final : public PhotoRepository
{
public:
    FaultyPhotos(PhotoRepository &inner, FaultPlan &plan)
        : m_inner(inner)
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<std::optional<Photo>> find(const QString &photoId) override
    {
        return m_plan.through(u"photos.find"_s, [&] { return m_inner.find(photoId); });
    }
    [[nodiscard]] Result<QList<Photo>> findAll(const QStringList &ids) override
    {
        return m_plan.through(u"photos.findAll"_s, [&] { return m_inner.findAll(ids); });
    }
    [[nodiscard]] Result<PhotoPage> page(const PhotoFilter &filter, const PhotoSort &sort, const QString &cursor,
                                         int limit) override
    {
        return m_plan.through(u"photos.page"_s, [&] { return m_inner.page(filter, sort, cursor, limit); });
    }
    [[nodiscard]] Result<CountBytes> sums(const PhotoFilter &filter) override
    {
        return m_plan.through(u"photos.sums"_s, [&] { return m_inner.sums(filter); });
    }
    [[nodiscard]] Result<std::vector<qint64>> sequence(const PhotoFilter &filter, const PhotoSort &sort) override
    {
        return m_plan.through(u"photos.sequence"_s, [&] { return m_inner.sequence(filter, sort); });
    }
    [[nodiscard]] Result<QList<Photo>> bySeq(const QList<qint64> &seqs) override
    {
        return m_plan.through(u"photos.bySeq"_s, [&] { return m_inner.bySeq(seqs); });
    }
    [[nodiscard]] Result<QStringList> ids(const PhotoFilter &filter, qint64 limit) override
    {
        return m_plan.through(u"photos.ids"_s, [&] { return m_inner.ids(filter, limit); });
    }
    [[nodiscard]] Result<QStringList> users() override
    {
        return m_plan.through(u"photos.users"_s, [&] { return m_inner.users(); });
    }
    [[nodiscard]] Result<QStringList> tags(qint64 limit) override
    {
        return m_plan.through(u"photos.tags"_s, [&] { return m_inner.tags(limit); });
    }
    [[nodiscard]] Result<QStringList> cameras(qint64 limit) override
    {
        return m_plan.through(u"photos.cameras"_s, [&] { return m_inner.cameras(limit); });
    }
    [[nodiscard]] Result<QStringList> lenses(qint64 limit) override
    {
        return m_plan.through(u"photos.lenses"_s, [&] { return m_inner.lenses(limit); });
    }
    [[nodiscard]] Result<QList<Photo>> sameOriginal(const QString &originalSha256) override
    {
        return m_plan.through(u"photos.sameOriginal"_s, [&] { return m_inner.sameOriginal(originalSha256); });
    }
    [[nodiscard]] Result<Photo> add(const NewPhoto &photo) override
    {
        return m_plan.through(u"photos.add"_s, [&] { return m_inner.add(photo); });
    }
    [[nodiscard]] Result<BatchOutcome> edit(const QStringList &ids, const PhotoEdit &edit, Instant now) override
    {
        return m_plan.through(u"photos.edit"_s, [&] { return m_inner.edit(ids, edit, now); });
    }
    [[nodiscard]] Result<void> touch(const QString &photoId, const QString &purpose, Instant now) override
    {
        return m_plan.through(u"photos.touch"_s, [&] { return m_inner.touch(photoId, purpose, now); });
    }
    [[nodiscard]] Result<BatchOutcome> trash(const QStringList &ids, const QString &rule, const QString &runId,
                                             Instant now) override
    {
        return m_plan.through(u"photos.trash"_s, [&] { return m_inner.trash(ids, rule, runId, now); });
    }
    [[nodiscard]] Result<BatchOutcome> restore(const QStringList &ids, Instant now) override
    {
        return m_plan.through(u"photos.restore"_s, [&] { return m_inner.restore(ids, now); });
    }
    [[nodiscard]] Result<QStringList> trashedByRun(const QString &runId) override
    {
        return m_plan.through(u"photos.trashedByRun"_s, [&] { return m_inner.trashedByRun(runId); });
    }
    [[nodiscard]] Result<void> setDamaged(const QString &photoId, bool damaged, Instant now) override
    {
        return m_plan.through(u"photos.setDamaged"_s, [&] { return m_inner.setDamaged(photoId, damaged, now); });
    }

private:
    PhotoRepository &m_inner;
    FaultPlan &m_plan;
};

class FaultyCopies final : public CopyRepository
{
public:
    FaultyCopies(CopyRepository &inner, FaultPlan &plan)
        : m_inner(inner)
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<QList<Copy>> ofPhoto(const QString &photoId, bool withGone) override
    {
        return m_plan.through(u"copies.ofPhoto"_s, [&] { return m_inner.ofPhoto(photoId, withGone); });
    }
    [[nodiscard]] Result<int> keyUses(const QString &baseKey) override
    {
        return m_plan.through(u"copies.keyUses"_s, [&] { return m_inner.keyUses(baseKey); });
    }
    [[nodiscard]] Result<QList<Copy>> after(qint64 copyId, int limit) override
    {
        return m_plan.through(u"copies.after"_s, [&] { return m_inner.after(copyId, limit); });
    }
    [[nodiscard]] Result<QStringList> withVariantGap(VariantGap gap, const QStringList &wanted, const QString &afterId,
                                                     int limit) override
    {
        return m_plan.through(u"copies.withVariantGap"_s,
                              [&] { return m_inner.withVariantGap(gap, wanted, afterId, limit); });
    }
    [[nodiscard]] Result<qint64> variantGapCount(VariantGap gap, const QStringList &wanted) override
    {
        return m_plan.through(u"copies.variantGapCount"_s, [&] { return m_inner.variantGapCount(gap, wanted); });
    }
    [[nodiscard]] Result<std::optional<Copy>> ofKey(const QString &key) override
    {
        return m_plan.through(u"copies.ofKey"_s, [&] { return m_inner.ofKey(key); });
    }
    [[nodiscard]] Result<QStringList> knownKeys(const QStringList &keys) override
    {
        return m_plan.through(u"copies.knownKeys"_s, [&] { return m_inner.knownKeys(keys); });
    }
    [[nodiscard]] Result<QStringList> photosWithout(const QString &afterId, int limit) override
    {
        return m_plan.through(u"copies.photosWithout"_s, [&] { return m_inner.photosWithout(afterId, limit); });
    }
    [[nodiscard]] Result<void> setState(qint64 copyId, CopyState state, const QString &method, Instant now) override
    {
        return m_plan.through(u"copies.setState"_s, [&] { return m_inner.setState(copyId, state, method, now); });
    }
    [[nodiscard]] Result<void> recordHash(qint64 copyId, const QString &sha256, Instant now) override
    {
        return m_plan.through(u"copies.recordHash"_s, [&] { return m_inner.recordHash(copyId, sha256, now); });
    }
    [[nodiscard]] Result<QList<Copy>> longestUnproven(Tier tier, int skip, int limit) override
    {
        return m_plan.through(u"copies.longestUnproven"_s, [&] { return m_inner.longestUnproven(tier, skip, limit); });
    }
    [[nodiscard]] Result<qint64> verifiedCount(Tier tier) override
    {
        return m_plan.through(u"copies.verifiedCount"_s, [&] { return m_inner.verifiedCount(tier); });
    }
    [[nodiscard]] Result<void> recordProofs(const QList<qint64> &copyIds, const QString &method, Instant now) override
    {
        return m_plan.through(u"copies.recordProofs"_s, [&] { return m_inner.recordProofs(copyIds, method, now); });
    }
    [[nodiscard]] Result<void> replace(qint64 copyId, const Copy &made, Instant now) override
    {
        return m_plan.through(u"copies.replace"_s, [&] { return m_inner.replace(copyId, made, now); });
    }

private:
    CopyRepository &m_inner;
    FaultPlan &m_plan;
};

class FaultyJournal final : public JournalRepository
{
public:
    FaultyJournal(JournalRepository &inner, FaultPlan &plan)
        : m_inner(inner)
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<JournalEntry> beginUpload(const QString &photoId, Tier tier, const QStringList &keys,
                                                   const Holder &holder, Instant now) override
    {
        return m_plan.through(u"journal.beginUpload"_s,
                              [&] { return m_inner.beginUpload(photoId, tier, keys, holder, now); });
    }
    [[nodiscard]] Result<JournalEntry> beginMove(const QString &photoId, Tier from, Tier to,
                                                 const QList<PlannedCopy> &copies, const QString &runId,
                                                 const Holder &holder, Instant now) override
    {
        return m_plan.through(u"journal.beginMove"_s,
                              [&] { return m_inner.beginMove(photoId, from, to, copies, runId, holder, now); });
    }
    [[nodiscard]] Result<JournalEntry> beginVariants(const VariantChange &change, const Holder &holder,
                                                     Instant now) override
    {
        return m_plan.through(u"journal.beginVariants"_s, [&] { return m_inner.beginVariants(change, holder, now); });
    }
    [[nodiscard]] Result<void> commitVariants(qint64 journalId, const Holder &holder, const VariantChange &change,
                                              Seconds proofMaxAge, Instant now) override
    {
        return m_plan.through(u"journal.commitVariants"_s,
                              [&] { return m_inner.commitVariants(journalId, holder, change, proofMaxAge, now); });
    }
    [[nodiscard]] Result<JournalEntry> beginPurge(const QString &photoId, const QString &runId, const Holder &holder,
                                                  Instant now) override
    {
        return m_plan.through(u"journal.beginPurge"_s, [&] { return m_inner.beginPurge(photoId, runId, holder, now); });
    }
    [[nodiscard]] Result<void> markCopied(qint64 journalCopyId, const QString &versionId, const QString &md5,
                                          Instant now) override
    {
        return m_plan.through(u"journal.markCopied"_s,
                              [&] { return m_inner.markCopied(journalCopyId, versionId, md5, now); });
    }
    [[nodiscard]] Result<void> markVerified(qint64 journalCopyId, const QString &method, Instant now) override
    {
        return m_plan.through(u"journal.markVerified"_s,
                              [&] { return m_inner.markVerified(journalCopyId, method, now); });
    }
    [[nodiscard]] Result<void> commitMove(qint64 journalId, const Holder &holder, Seconds proofMaxAge, bool byHand,
                                          Instant now) override
    {
        return m_plan.through(u"journal.commitMove"_s,
                              [&] { return m_inner.commitMove(journalId, holder, proofMaxAge, byHand, now); });
    }
    [[nodiscard]] Result<void> markReleased(qint64 journalCopyId, Instant now) override
    {
        return m_plan.through(u"journal.markReleased"_s, [&] { return m_inner.markReleased(journalCopyId, now); });
    }
    [[nodiscard]] Result<void> finish(qint64 journalId, const Holder &holder, Instant now) override
    {
        return m_plan.through(u"journal.finish"_s, [&] { return m_inner.finish(journalId, holder, now); });
    }
    [[nodiscard]] Result<void> abandon(qint64 journalId, const Holder &holder, const QString &error,
                                       Instant now) override
    {
        return m_plan.through(u"journal.abandon"_s, [&] { return m_inner.abandon(journalId, holder, error, now); });
    }
    [[nodiscard]] Result<std::optional<JournalEntry>> find(qint64 journalId) override
    {
        return m_plan.through(u"journal.find"_s, [&] { return m_inner.find(journalId); });
    }
    [[nodiscard]] Result<QList<JournalEntry>> open() override
    {
        return m_plan.through(u"journal.open"_s, [&] { return m_inner.open(); });
    }
    [[nodiscard]] Result<bool> takeOver(qint64 journalId, const Holder &from, const Holder &to, Instant now) override
    {
        return m_plan.through(u"journal.takeOver"_s, [&] { return m_inner.takeOver(journalId, from, to, now); });
    }
    [[nodiscard]] Result<qint64> prune(Instant before, int limit) override
    {
        return m_plan.through(u"journal.prune"_s, [&] { return m_inner.prune(before, limit); });
    }

private:
    JournalRepository &m_inner;
    FaultPlan &m_plan;
};

class FaultyLifecycle final : public LifecycleRepository
{
public:
    FaultyLifecycle(LifecycleRepository &inner, FaultPlan &plan)
        : m_inner(inner)
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<qint64>
    candidates(const LifecycleCutoffs &cutoffs,
               const std::function<Result<void>(const QList<LifecycleFacts> &)> &batch) override
    {
        return m_plan.through(u"lifecycle.candidates"_s, [&] { return m_inner.candidates(cutoffs, batch); });
    }
    [[nodiscard]] Result<QList<LifecycleFacts>> facts(const QStringList &photoIds) override
    {
        return m_plan.through(u"lifecycle.facts"_s, [&] { return m_inner.facts(photoIds); });
    }
    [[nodiscard]] Result<PlanTotals> quickTotals(const LifecycleCutoffs &cutoffs) override
    {
        return m_plan.through(u"lifecycle.quickTotals"_s, [&] { return m_inner.quickTotals(cutoffs); });
    }
    [[nodiscard]] Result<QList<Cohort>> cohorts() override
    {
        return m_plan.through(u"lifecycle.cohorts"_s, [&] { return m_inner.cohorts(); });
    }
    [[nodiscard]] Result<void> savePlan(const Plan &plan) override
    {
        return m_plan.through(u"lifecycle.savePlan"_s, [&] { return m_inner.savePlan(plan); });
    }
    [[nodiscard]] Result<std::optional<Plan>> findPlan(const QString &planId) override
    {
        return m_plan.through(u"lifecycle.findPlan"_s, [&] { return m_inner.findPlan(planId); });
    }
    [[nodiscard]] Result<void> saveRun(const RunResult &run) override
    {
        return m_plan.through(u"lifecycle.saveRun"_s, [&] { return m_inner.saveRun(run); });
    }
    [[nodiscard]] Result<std::optional<RunResult>> findRun(const QString &runId) override
    {
        return m_plan.through(u"lifecycle.findRun"_s, [&] { return m_inner.findRun(runId); });
    }
    [[nodiscard]] Result<QList<RunResult>> runs(int limit) override
    {
        return m_plan.through(u"lifecycle.runs"_s, [&] { return m_inner.runs(limit); });
    }
    [[nodiscard]] Result<void> markUndone(const QString &runId, Instant now) override
    {
        return m_plan.through(u"lifecycle.markUndone"_s, [&] { return m_inner.markUndone(runId, now); });
    }
    [[nodiscard]] Result<qint64> closeInterrupted(Instant now) override
    {
        return m_plan.through(u"lifecycle.closeInterrupted"_s, [&] { return m_inner.closeInterrupted(now); });
    }

private:
    LifecycleRepository &m_inner;
    FaultPlan &m_plan;
};

class FaultyLeases final : public LeaseRepository
{
public:
    FaultyLeases(LeaseRepository &inner, FaultPlan &plan)
        : m_inner(inner)
        , m_plan(plan)
    {
    }

    [[nodiscard]] Result<bool> acquire(const QString &name, const Holder &holder, Seconds term,
                                       const std::function<bool(const Holder &)> &holderDead, Instant now) override
    {
        return m_plan.through(u"leases.acquire"_s,
                              [&] { return m_inner.acquire(name, holder, term, holderDead, now); });
    }
    [[nodiscard]] Result<bool> renew(const QString &name, const Holder &holder, Seconds term, Instant now) override
    {
        return m_plan.through(u"leases.renew"_s, [&] { return m_inner.renew(name, holder, term, now); });
    }
    [[nodiscard]] Result<void> release(const QString &name, const Holder &holder) override
    {
        return m_plan.through(u"leases.release"_s, [&] { return m_inner.release(name, holder); });
    }
    [[nodiscard]] Result<std::optional<Lease>> find(const QString &name) override
    {
        return m_plan.through(u"leases.find"_s, [&] { return m_inner.find(name); });
    }

private:
    LeaseRepository &m_inner;
    FaultPlan &m_plan;
};

} // namespace

struct FaultyCatalogue::Private {
    Catalogue &inner;
    FaultyPhotos photos;
    FaultyCopies copies;
    FaultyJournal journal;
    FaultyLifecycle lifecycle;
    FaultyLeases leases;
};

FaultyCatalogue::FaultyCatalogue(Catalogue &inner, FaultPlan &plan)
    : d(new Private{inner,
                    {inner.photos(), plan},
                    {inner.copies(), plan},
                    {inner.journal(), plan},
                    {inner.lifecycle(), plan},
                    {inner.leases(), plan}})
{
}

FaultyCatalogue::~FaultyCatalogue() = default;

PhotoRepository &FaultyCatalogue::photos()
{
    return d->photos;
}

CopyRepository &FaultyCatalogue::copies()
{
    return d->copies;
}

JournalRepository &FaultyCatalogue::journal()
{
    return d->journal;
}

LifecycleRepository &FaultyCatalogue::lifecycle()
{
    return d->lifecycle;
}

LeaseRepository &FaultyCatalogue::leases()
{
    return d->leases;
}

StatsRepository &FaultyCatalogue::stats()
{
    return d->inner.stats();
}

DraftRepository &FaultyCatalogue::drafts()
{
    return d->inner.drafts();
}

EventRepository &FaultyCatalogue::events()
{
    return d->inner.events();
}

TransferRepository &FaultyCatalogue::transfers()
{
    return d->inner.transfers();
}

SettingRepository &FaultyCatalogue::settings()
{
    return d->inner.settings();
}

ReceiptRepository &FaultyCatalogue::receipts()
{
    return d->inner.receipts();
}

ProviderCopyRepository &FaultyCatalogue::providerCopies()
{
    return d->inner.providerCopies();
}

TokenRepository &FaultyCatalogue::tokens()
{
    return d->inner.tokens();
}

DuplicateRepository &FaultyCatalogue::duplicates()
{
    return d->inner.duplicates();
}

BillingRepository &FaultyCatalogue::billing()
{
    return d->inner.billing();
}

ViewRepository &FaultyCatalogue::views()
{
    return d->inner.views();
}

QuotaRepository &FaultyCatalogue::quotas()
{
    return d->inner.quotas();
}

LinkRepository &FaultyCatalogue::links()
{
    return d->inner.links();
}

AccessRepository &FaultyCatalogue::accesses()
{
    return d->inner.accesses();
}

DeliveryRepository &FaultyCatalogue::deliveries()
{
    return d->inner.deliveries();
}

HealthRepository &FaultyCatalogue::healthChecks()
{
    return d->inner.healthChecks();
}

Result<qint64> FaultyCatalogue::changeCounter()
{
    return d->inner.changeCounter();
}

Result<QStringList> FaultyCatalogue::selfCheck(bool repairTotals)
{
    return d->inner.selfCheck(repairTotals);
}

} // namespace td::test
