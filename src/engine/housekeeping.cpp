// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/housekeeping.h"

namespace td
{

namespace
{

constexpr int RecentRuns = 50;
constexpr int PruneBatch = 500; ///< entries a transaction, so that nobody waits long for the writer
constexpr int PruneBatches = 100;

} // namespace

Result<qint64> closeInterruptedRuns(const EngineParts &parts, bool weHoldTheLease)
{
    // Nearly always there is none: a read is cheaper than a write transaction at every start.
    TD_ASSIGN(const QList<RunResult> runs, parts.catalogue.lifecycle().runs(RecentRuns));
    if (std::ranges::none_of(runs, [](const RunResult &run) { return !run.finishedAt; }))
        return 0;
    const Instant now = parts.clock.now();
    if (!weHoldTheLease) {
        TD_ASSIGN(const auto lease, parts.catalogue.leases().find(LifecycleLease));
        const bool isLive = lease && lease->until > now && !(parts.holderDead && parts.holderDead(lease->holder));
        if (isLive)
            return 0;
    }
    return parts.catalogue.lifecycle().closeInterrupted(now);
}

Result<qint64> pruneJournal(const EngineParts &parts)
{
    const Instant before = parts.clock.now() - JournalKept;
    qint64 forgotten = 0;
    for (int batch = 0; batch < PruneBatches; ++batch) {
        TD_ASSIGN(const qint64 some, parts.catalogue.journal().prune(before, PruneBatch));
        forgotten += some;
        if (some < PruneBatch)
            break;
    }
    return forgotten;
}

} // namespace td
