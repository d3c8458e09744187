// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providercopy.h"

#include "engine/journalwork.h"
#include "engine/leasekeeper.h"
#include "engine/objectcopier.h"
#include "engine/workers.h"

#include <QMutex>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int ProviderCopiesAtOnce = 500;

Error runningElsewhere(const Error &held)
{
    Error error = held;
    error.reason = u"provider.running"_s;
    error.message = u"Another program is copying a tier to a provider right now."_s;
    error.remedy = u"Wait for it to end, or stop it."_s;
    return error;
}

} // namespace

Result<ProviderMove::Outcome> ProviderMove::copy(Tier tier, const std::shared_ptr<ObjectStore> &target,
                                                 const ProgressFn &report, std::stop_token stop)
{
    TD_ASSIGN(const std::shared_ptr<ObjectStore> present, m_parts.stores.of(tier));
    if (present->name() == target->name())
        return fail(ErrorCode::InvalidArgument, u"provider.same"_s,
                    u"%1 lies at %2 already."_s.arg(tierName(tier).toUpper(), target->displayName()), tierName(tier),
                    u"Name another provider or bucket."_s);
    auto lease = LeaseKeeper::take(m_parts, ProviderLease);
    if (!lease)
        return fail(lease.error().code == ErrorCode::Aborted ? runningElsewhere(lease.error()) : lease.error());

    ProviderCopyRepository &copies = m_parts.catalogue.providerCopies();
    Outcome outcome;
    TD_ASSIGN(const CountBytes all, copies.missingTotals(tier, target->name()));
    Progress progress{.done = 0, .total = all.count, .bytesDone = 0, .bytesTotal = all.bytes, .current = {}};
    // Photos come and go meanwhile: the tier is gone through until a pass finds nothing that could be copied.
    for (qint64 before = -1; before != outcome.copied.count;) {
        before = outcome.copied.count;
        outcome.failed.clear();
        for (qint64 after = 0;;) {
            TD_ASSIGN(const QList<Copy> batch, copies.missing(tier, target->name(), after, ProviderCopiesAtOnce));
            if (batch.isEmpty())
                break;
            after = batch.last().copyId;
            const ProgressFn inBatch = [&](const Progress &p) {
                progress.done = outcome.copied.count;
                progress.bytesDone = outcome.copied.bytes;
                progress.current = p.current;
                if (report)
                    report(progress);
            };
            TD_TRY(copyBatch(batch, target, outcome, inBatch, stop));
            TD_TRY((*lease)->confirm());
        }
    }
    TD_TRY(takeBackStale(tier, target, outcome, stop));
    TD_ASSIGN(outcome.left, copies.missingTotals(tier, target->name()));
    return outcome;
}

Result<void> ProviderMove::copyBatch(const QList<Copy> &batch, const std::shared_ptr<ObjectStore> &target,
                                     Outcome &outcome, const ProgressFn &report, std::stop_token stop)
{
    QMutex mutex;
    parallelEach(batch.size(), storeWorkerCount(m_parts), stop, [&](qsizetype i) {
        const Copy &copy = batch.at(i);
        const Result<void> done = copyOne(copy, target, stop);
        const QMutexLocker lock(&mutex);
        if (done)
            outcome.copied.add(1, copy.size);
        else if (done.error().code != ErrorCode::Cancelled)
            outcome.failed.append({copy.photoId, done.error()});
        report({.current = copy.photoId});
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s,
                    u"Cancelled; what is copied stays, and the next start goes on."_s);
    return {};
}

Result<void> ProviderMove::copyOne(const Copy &copy, const std::shared_ptr<ObjectStore> &target, std::stop_token stop)
{
    ProviderCopy made{.copyId = copy.copyId, .key = copy.key, .versionId = {}, .md5 = {}, .verifyMethod = {}};
    const auto written = [&made](const QString &versionId, const QString &md5) -> Result<void> {
        made.versionId = versionId;
        made.md5 = md5;
        return {};
    };
    TD_ASSIGN(made.verifyMethod, ObjectCopier(m_parts).copy(copy, {target, copy.key, {}}, written, std::move(stop)));
    made.verifiedAt = m_parts.clock.now();
    return m_parts.catalogue.providerCopies().record(target->name(), made);
}

Result<void> ProviderMove::takeBackStale(Tier tier, const std::shared_ptr<ObjectStore> &target, Outcome &outcome,
                                         std::stop_token stop)
{
    ProviderCopyRepository &copies = m_parts.catalogue.providerCopies();
    for (;;) {
        TD_ASSIGN(const QList<ProviderCopy> stale, copies.stale(tier, target->name(), ProviderCopiesAtOnce));
        QList<qint64> gone;
        for (const ProviderCopy &copy : stale) {
            const ObjectAt object{target, copy.key, copy.versionId};
            const Result<DeleteProof> proof = DeleteProof::byUnusedKey(object, m_parts.catalogue);
            if (!proof && proof.error().code != ErrorCode::FailedPrecondition)
                return fail(proof.error());
            if (!proof)
                continue; // its move or purge is still under way
            TD_TRY(destroyObject(*proof, stop));
            gone.append(copy.copyId);
        }
        if (gone.isEmpty())
            return {};
        TD_TRY(copies.forget(target->name(), gone));
        outcome.removed += gone.size();
    }
}

Result<qint64> ProviderMove::switchTo(Tier tier, const ObjectStore &target)
{
    return m_parts.catalogue.providerCopies().switchTo(tier, target.name(), m_parts.clock.now());
}

} // namespace td
