// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/advisor.h"

#include "core/texts.h"
#include "engine/backup/backupplace.h"
#include "engine/backup/backuprules.h"
#include "engine/checksummary.h"
#include "engine/dailyproofs.h"
#include "engine/healthfindings.h"
#include "engine/restoredrill.h"
#include "engine/scheduler.h"
#include "engine/unfinished.h"

#include <mutex>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int ManyQuotas = 100;     ///< looked at, the fullest first
constexpr int ManySoldDrafts = 200; ///< more of them tell nothing new
constexpr Seconds CountsHold{600};  ///< limits move with the clock, by days: minutes make no difference
constexpr qint64 PoorlySavedFrom = 1'000'000; ///< bytes; smaller photos are not worth the work

/// Recommendation id -> the photos that were counted for it.
using Evidence = QMap<QString, PhotoFilter>;

/// Drafts with signs of a sale that nobody marked published (CHECKLIST 164).
void addSoldDrafts(const QList<SoldSign> &signs, AdviceFacts &facts)
{
    for (const SoldSign &sign : signs) {
        facts.soldLookingDrafts.append(sign.draftId);
        facts.soldLookingPhotos += sign.photos;
        facts.soldLookingBytes += sign.bytes;
        ++(sign.sign == "orders"_L1     ? facts.soldByOrders
           : sign.sign == "siblings"_L1 ? facts.soldBySiblings
                                        : facts.soldByIdle);
    }
}

/// Photos that lie on this computer alone: in local tiers whose photos no backup holds.
Result<void> lookForSingleCopies(const EngineParts &parts, const Rules &rules, AdviceFacts &facts)
{
    TD_ASSIGN(const BackupRules backups, backupRules(rules));
    TD_ASSIGN(const QJsonObject last, backupNote(parts, BackupLastNote));
    const bool hasBackup = last.contains("missing"_L1); // only written where photos were taken in
    QList<Tier> risky;
    for (const Tier tier : AllTiers) {
        const auto store = parts.stores.of(tier);
        if (!store)
            continue;
        facts.hasRemoteTier = facts.hasRemoteTier || !(*store)->isLocal();
        const bool isBackedUp = hasBackup && backups.photos.contains(tier);
        if ((*store)->isLocal() && !isBackedUp && facts.totals.live.value(tier).count > 0)
            risky.append(tier);
    }
    for (const Tier tier : std::as_const(risky)) {
        // The young ones are few, and how many there are in all is known.
        PhotoFilter young;
        young.tier = tier;
        young.uploadedFrom = facts.now - ProtectAfterHours * Hour;
        TD_ASSIGN(const CountBytes spared, parts.catalogue.photos().sums(young));
        const CountBytes all = facts.totals.live.value(tier);
        facts.unprotected.add(std::max<qint64>(0, all.count - spared.count),
                              std::max<qint64>(0, all.bytes - spared.bytes));
    }
    if (risky.size() == 1)
        facts.unprotectedTier = risky.first();
    return {};
}

/// Quotas that leave little room.
Result<void> lookAtQuotas(const EngineParts &parts, AdviceFacts &facts)
{
    TD_ASSIGN(const QList<QuotaStanding> fullest, parts.catalogue.quotas().standings(ManyQuotas));
    for (const QuotaStanding &standing : fullest) {
        if (quotaShare(standing) >= QuotaNearShare)
            facts.fullQuotas.append(standing);
    }
    return {};
}

/// What the last check left, and what a move to COLD costs.
Result<void> lookAtMoney(const EngineParts &parts, Billing &billing, AdviceFacts &facts)
{
    TD_ASSIGN(const CheckSummary last, lastCheckSummary(parts));
    facts.waste = last.tiers;
    facts.checkedAt = last.at;
    TD_ASSIGN(const QList<Billing::Move> moves, billing.moves());
    for (const Billing::Move &move : moves) {
        if (move.from == Tier::Hot && move.to == Tier::Cold)
            facts.archive = move.breakEven;
    }
    return {};
}

Evidence evidenceFor(const AdviceFacts &facts)
{
    const Instant now = facts.now;
    Evidence evidence;
    // With a nightly run a photo may wait up to a day past its limit; that is no backlog.
    const Seconds patience = facts.scheduleOn ? Day : Seconds{0};
    PhotoFilter &overdue = evidence[u"temp_backlog"_s];
    overdue.tier = Tier::Temp;
    overdue.published = false;
    overdue.pinned = false;
    overdue.uploadedBefore = now - facts.policy.tempHours * Hour - patience;
    PhotoFilter &idle = evidence[u"hot_idle"_s];
    idle.tier = Tier::Hot;
    idle.published = false;
    idle.pinned = false;
    idle.accessedBefore = now - facts.policy.hotIdleDays * Day / 2;
    PhotoFilter &read = evidence[u"cold_read"_s];
    read.tier = Tier::Cold;
    read.accessedFrom = now - ColdReadDays * Day;
    PhotoFilter &poor = evidence[u"poor_compression"_s];
    poor.minBytes = PoorlySavedFrom;
    poor.savedBelowPercent = PoorCompressionPercent;
    evidence[u"duplicates"_s].duplicatesOnly = true;
    evidence[u"damaged"_s].damaged = true;
    return evidence;
}

Result<void> lookAtWork(const EngineParts &parts, const Rules &rules, AdviceFacts &facts)
{
    TD_ASSIGN(const Rules::Schedule schedule, rules.schedule());
    facts.scheduleOn = schedule.enabled.value_or(false);
    TD_ASSIGN(const QList<RunResult> runs, parts.catalogue.lifecycle().runs(50));
    facts.lastRun = lastRunBefore(runs, facts.now);
    facts.missedRun = missedRun(schedule, facts.lastRun, facts.now).has_value();

    TD_ASSIGN(const auto transfers, parts.catalogue.transfers().counts());
    facts.failedTransfers = transfers.value(TransferState::Failed);
    TD_ASSIGN(const QList<JournalEntry> open, parts.catalogue.journal().open());
    facts.openJournal = std::count_if(open.cbegin(), open.cend(),
                                      [&](const JournalEntry &entry) { return waitsForRecovery(parts, entry); });

    if (parts.diskSpace) {
        const auto [free, total] = parts.diskSpace();
        if (total > 0)
            facts.diskFreePercent = 100.0 * double(free) / double(total);
    }
    return {};
}

/// What the daily verification and the last restore drill found.
Result<QList<Alert>> proofAlerts(const EngineParts &parts, const Rules &rules)
{
    QList<Alert> alerts;
    TD_ASSIGN(const auto last, DailyProofs(parts, rules).last());
    if (last && last->mismatched > 0)
        alerts.append({.id = u"damaged_copies"_s,
                       .severity = Severity::Error,
                       .text = u"The last daily verification found %1 that are missing or damaged. Run check --repair."_s.arg(
                           countText(last->mismatched, u"stored file"_s, u"stored files"_s)),
                       .args = {{u"count"_s, last->mismatched}}});
    TD_ASSIGN(const std::optional<LastDrill> drill, lastDrill(parts));
    if (drill && drill->failures > 0)
        alerts.append({.id = u"drill_failed"_s,
                       .severity = Severity::Error,
                       .text = u"In the last restore drill %1 did not come back. Run check --read-data."_s.arg(
                           countText(drill->failures, u"photo"_s, u"photos"_s)),
                       .args = {{u"count"_s, drill->failures}}});
    // that none was ever made is for the report on health: who makes none may want none
    TD_ASSIGN(const HealthItem backup, health::lastBackup(parts, rules, parts.clock.now()));
    if (backup.finding == "backup.failed"_L1 || backup.finding == "backup.old"_L1)
        alerts.append({.id = QString(backup.finding).replace(u'.', u'_'),
                       .severity = backup.status == HealthStatus::Error ? Severity::Error : Severity::Warning,
                       .text = u"%1 %2"_s.arg(backup.text, backup.remedy).trimmed(),
                       .args = backup.args.toVariantMap()});
    return alerts;
}

} // namespace

/// What takes a look at very many photos, and the state of the catalogue that it was counted in.
struct Advisor::Counted {
    std::mutex mutex;
    std::optional<qint64> counter;
    Instant at{};
    Evidence evidence;
    QMap<QString, CountBytes> sums; ///< of each evidence
    QList<SoldSign> sold;

    [[nodiscard]] bool holds(qint64 counterNow, Instant now) const
    {
        return counter == counterNow && now >= at && now - at < CountsHold;
    }
    [[nodiscard]] Result<void> renew(const EngineParts &parts, qint64 counterNow, const AdviceFacts &facts)
    {
        counter.reset();
        evidence = evidenceFor(facts);
        for (auto it = evidence.cbegin(); it != evidence.cend(); ++it) {
            TD_ASSIGN(sums[it.key()], parts.catalogue.photos().sums(*it));
        }
        TD_ASSIGN(sold, parts.catalogue.billing().soldSigns(facts.now - SoldIdleDays * Day, ManySoldDrafts));
        at = facts.now;
        counter = counterNow;
        return {};
    }
    void tell(AdviceFacts &facts) const
    {
        facts.overdueTemp = sums.value(u"temp_backlog"_s).count;
        facts.hotIdle = sums.value(u"hot_idle"_s);
        facts.coldRead = sums.value(u"cold_read"_s);
        facts.poorlyCompressed = sums.value(u"poor_compression"_s);
        facts.duplicates = sums.value(u"duplicates"_s);
        facts.damaged = sums.value(u"damaged"_s);
        addSoldDrafts(sold, facts);
    }
};

Advisor::Advisor(const EngineParts &parts, const Rules &rules, Accounts &accounts, Billing &billing)
    : m_parts(parts)
    , m_rules(rules)
    , m_accounts(accounts)
    , m_billing(billing)
    , m_counted(std::make_unique<Counted>())
{
}

Advisor::~Advisor() = default;

Result<Advisor::Report> Advisor::report()
{
    AdviceFacts facts;
    facts.now = m_parts.clock.now();
    // Before anything is read: what changes meanwhile must make these counts old, not be taken for counted.
    TD_ASSIGN(const qint64 counter, m_parts.catalogue.changeCounter());
    TD_ASSIGN(facts.policy, m_rules.policy());
    TD_ASSIGN(facts.prices, m_rules.prices());
    TD_ASSIGN(const AlertLimits limits, m_rules.alertLimits());
    TD_ASSIGN(const Accounts::Stats stats, m_accounts.stats());
    facts.totals = stats.totals;
    facts.coldConfigured = m_parts.stores.has(Tier::Cold);
    TD_TRY(lookAtWork(m_parts, m_rules, facts));
    Evidence evidence;
    {
        const std::scoped_lock lock(m_counted->mutex);
        if (!m_counted->holds(counter, facts.now))
            TD_TRY(m_counted->renew(m_parts, counter, facts));
        m_counted->tell(facts);
        evidence = m_counted->evidence;
    }
    TD_TRY(lookAtQuotas(m_parts, facts));
    TD_TRY(lookForSingleCopies(m_parts, m_rules, facts));
    TD_TRY(lookAtMoney(m_parts, m_billing, facts));
    TD_ASSIGN(const QList<Link> abused,
              m_parts.catalogue.links().abused({.leastUses = limits.linkUses}, facts.now));
    facts.abusedLinks = abused.size();

    // The newest record that is at least a week old; one of months ago would compare with another time.
    const QDate weekAgo = utcDay(facts.now).addDays(-7);
    TD_ASSIGN(const QList<CostSnapshot> snapshots, m_parts.catalogue.stats().snapshots(weekAgo.addDays(-7), weekAgo));
    if (!snapshots.isEmpty())
        facts.cost7DaysAgo = snapshots.last().cost;
    TD_ASSIGN(facts.dismissed, m_parts.catalogue.settings().dismissed());

    Report report{.recommendations = recommend(facts),
                  .alerts = alertsFor(facts, limits),
                  .prices = facts.prices,
                  .checkedAt = facts.now};
    TD_ASSIGN(const QList<Alert> proofs, proofAlerts(m_parts, m_rules));
    report.alerts += proofs;
    for (Recommendation &item : report.recommendations) {
        // Who opens the evidence finds exactly the photos that were counted.
        if (const auto filter = evidence.constFind(item.id); filter != evidence.cend())
            item.evidence = *filter;
    }
    return report;
}

Result<void> Advisor::dismiss(const QString &recommendationId)
{
    if (recommendationId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"recommendation.unknown"_s, u"No recommendation was named"_s);
    return m_parts.catalogue.settings().dismiss(recommendationId, m_parts.clock.now());
}

} // namespace td
