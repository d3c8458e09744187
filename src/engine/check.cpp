// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/check.h"

#include "engine/checkcopies.h"
#include "engine/checkhidden.h"
#include "engine/checkorphans.h"
#include "engine/checkproofs.h"
#include "engine/checksummary.h"
#include "engine/restorehold.h"
#include "engine/unfinished.h"

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

CheckFinding unfinished(const QString &photoId, const QString &text)
{
    return {.kind = u"unfinished"_s, .photoId = photoId, .key = {}, .tier = {}, .text = text, .action = u"finish"_s};
}

Result<void> checkJournal(const EngineParts &parts, Mover &mover, bool repair, CheckReport &report,
                          std::stop_token stop)
{
    if (repair) {
        TD_ASSIGN(const Mover::Recovery recovery, mover.recover(std::move(stop)));
        for (const ItemFailure &failure : recovery.failed)
            report.findings.append(unfinished(failure.id, failure.error.message));
        return {};
    }
    TD_ASSIGN(const QList<JournalEntry> open, parts.catalogue.journal().open());
    for (const JournalEntry &entry : open) {
        if (waitsForRecovery(parts, entry))
            report.findings.append(
                unfinished(entry.photoId, u"An interrupted %1 waits to be finished or undone; --repair does it."_s.arg(
                                              moveKindName(entry.kind))));
    }
    return {};
}

Result<void> checkCatalogue(const EngineParts &parts, bool repair, CheckReport &report)
{
    TD_ASSIGN(const QStringList found, parts.catalogue.selfCheck(repair));
    if (found.isEmpty())
        return {};
    QStringList left = found;
    if (repair) {
        TD_ASSIGN(left, parts.catalogue.selfCheck(false));
    }
    for (const QString &text : found)
        report.findings.append({.kind = u"catalogue"_s,
                                .photoId = {},
                                .key = {},
                                .tier = {},
                                .text = text,
                                .action = u"recount"_s,
                                .repaired = repair && !left.contains(text)});
    return {};
}

Result<void> sweep(const EngineParts &parts, std::stop_token stop)
{
    for (const Tier tier : AllTiers) {
        const auto store = parts.stores.of(tier);
        // what is half done in a bucket may be another console's at work; checkHidden() knows how old it is
        if (store && (*store)->isLocal())
            TD_TRY((*store)->sweepPartials(Seconds{0}, stop));
    }
    return {};
}

void reportTiers(const CheckedTiers &tiers, CheckReport &report)
{
    for (const CheckedTier &tier : tiers) {
        report.tiers.append({.tier = tier.tier,
                             .place = tier.store ? tier.store->displayName() : QString(),
                             .listed = tier.listing.size(),
                             .problem = tier.problem});
        if (tier.problem)
            report.findings.append({.kind = u"unchecked"_s,
                                    .photoId = {},
                                    .key = {},
                                    .tier = tierName(tier.tier),
                                    .text = u"%1 could not be checked: %2 %3"_s.arg(
                                        tierName(tier.tier).toUpper(), tier.problem->message, tier.problem->remedy)});
    }
}

/// The stores, both ways. What is found in a tier whose store fails later on is still true.
Result<void> checkStores(const EngineParts &parts, const CheckOptions &options, CheckReport &report,
                         const ProgressFn &progress, std::stop_token stop)
{
    TD_ASSIGN(CheckedTiers tiers, listTiers(parts, stop));
    TD_TRY(checkCopies(parts, options, tiers, report, progress, stop));
    for (const Tier tier : AllTiers)
        TD_TRY(proveOldest(parts, tiers, tier, {.percent = options.readDataPercent}, options.repair, report, stop));
    TD_TRY(checkOrphans(parts, options, tiers, report, stop));
    TD_TRY(checkHidden(parts, options, tiers, report, stop));
    reportTiers(tiers, report);
    return {};
}

} // namespace

qint64 CheckReport::count(const QString &kind) const
{
    return std::ranges::count(findings, kind, &CheckFinding::kind);
}

Check::Check(const EngineParts &parts, Mover &mover)
    : m_parts(parts)
    , m_mover(mover)
{
}

Result<CheckReport> Check::run(const CheckOptions &options, const ProgressFn &progress, std::stop_token stop)
{
    if (options.repair)
        TD_TRY(refuseHeld(m_parts.catalogue));
    CheckReport report;
    const auto work = [&]() -> Result<void> {
        TD_TRY(checkJournal(m_parts, m_mover, options.repair, report, stop));
        TD_TRY(checkCatalogue(m_parts, options.repair, report));
        if (options.repair)
            TD_TRY(sweep(m_parts, stop));
        return checkStores(m_parts, options, report, progress, stop);
    };
    const Result<void> done = work();
    if (done) {
        // Who may only read the catalogue may look all the same.
        const Result<void> kept = rememberCheck(m_parts, report);
        if (!kept && kept.error().code != ErrorCode::PermissionDenied)
            return fail(kept.error());
        return report;
    }
    if (done.error().code != ErrorCode::Cancelled)
        return fail(done.error());
    report.cancelled = true;
    return report;
}

} // namespace td
