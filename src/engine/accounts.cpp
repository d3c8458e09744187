// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/accounts.h"

#include "core/pricevalues.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int LearnDays = 30;
constexpr int MaxForecastMonths = 120;

} // namespace

Accounts::Accounts(const EngineParts &parts, const Rules &rules)
    : m_parts(parts)
    , m_rules(rules)
{
}

Result<Accounts::Stats> Accounts::stats()
{
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const TierTotals totals, m_parts.catalogue.stats().totals());
    return Stats{.totals = totals, .breakdown = breakdownOf(totals, prices)};
}

Result<QList<GroupCost>> Accounts::groups(GroupBy by)
{
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const QList<GroupTotals> totals, m_parts.catalogue.stats().groups(by));
    return groupCosts(totals, prices);
}

Result<TierTotals> Accounts::usage(const QString &user)
{
    return m_parts.catalogue.stats().totalsOfUser(user);
}

Result<LifecycleMetrics> Accounts::metrics(int days)
{
    if (days < 1 || days > 3660)
        return fail(ErrorCode::InvalidArgument, u"metrics.days"_s, u"%1 days cannot be counted"_s.arg(days), u"days"_s,
                    u"Give 1 to 3660 days"_s);
    return m_parts.catalogue.stats().metrics(days, m_parts.clock.now());
}

Result<void> Accounts::snapshotToday()
{
    TD_ASSIGN(const Stats now, stats());
    CostSnapshot snapshot;
    snapshot.day = utcDay(m_parts.clock.now());
    snapshot.totals = now.totals;
    snapshot.cost = now.breakdown.total;
    for (const auto &[tier, line] : now.breakdown.tiers.asKeyValueRange())
        snapshot.tierCost.insert(tier, line.cost);
    return m_parts.catalogue.stats().saveSnapshot(snapshot);
}

Result<QList<CostSnapshot>> Accounts::trend(int days)
{
    const QDate today = utcDay(m_parts.clock.now());
    return m_parts.catalogue.stats().snapshots(today.addDays(1 - std::max(1, days)), today);
}

Result<ForecastAssumptions> Accounts::learned()
{
    const Instant now = m_parts.clock.now();
    PhotoRepository &photos = m_parts.catalogue.photos();
    TD_ASSIGN(const LifecycleMetrics metrics, m_parts.catalogue.stats().metrics(LearnDays, now));
    TD_ASSIGN(const TierTotals totals, m_parts.catalogue.stats().totals());
    PhotoFilter everything;
    everything.trash = TrashScope::With;
    PhotoFilter recent = everything;
    recent.uploadedFrom = now - LearnDays * Day;
    TD_ASSIGN(const CountBytes present, photos.sums(recent));
    recent.published = true;
    TD_ASSIGN(const CountBytes published, photos.sums(recent));
    TD_ASSIGN(const PhotoPage oldest,
              photos.page(everything, {.field = PhotoSortField::UploadDate, .descending = false}, {}, 1));

    ForecastAssumptions learned;
    double days = LearnDays;
    if (!oldest.photos.isEmpty()) {
        // A catalogue of last week says nothing about the three weeks before.
        const double age = double((now - oldest.photos.first().uploadDate).count()) / double(Day.count());
        days = std::clamp(std::ceil(age), 1.0, double(LearnDays));
    }
    const qint64 uploaded = std::max(metrics.uploaded, present.count);
    learned.uploadsPerDay = double(uploaded) / days;
    const CountBytes live = totals.liveSum();
    if (live.count > 0)
        learned.bytesPerPhoto = double(live.bytes) / double(live.count);
    if (uploaded > 0) {
        // What was uploaded in these days and is purged already went the short way, as published photos do.
        const qint64 gone = uploaded - present.count;
        learned.publishShare = std::clamp(double(published.count + gone) / double(uploaded), 0.0, 1.0);
    }
    return learned;
}

Result<QList<ForecastPoint>> Accounts::forecast(int months, const QMap<QString, QString> &changes,
                                                std::optional<ForecastAssumptions> assumed)
{
    if (months < 1 || months > MaxForecastMonths)
        return fail(ErrorCode::InvalidArgument, u"forecast.months"_s, u"%1 months cannot be forecast"_s.arg(months),
                    u"months"_s, u"Give 1 to %1 months"_s.arg(MaxForecastMonths));
    TD_ASSIGN(Policy policy, m_rules.policy());
    TD_ASSIGN(PriceBook prices, m_rules.prices());
    // The list first: single prices are changes of it.
    if (const auto preset = changes.constFind(u"prices.preset"_s); preset != changes.cend()) {
        TD_ASSIGN(PriceBook chosen, Rules::pricePreset(*preset));
        prices = m_rules.asBound(std::move(chosen));
    }
    for (const auto &[key, value] : changes.asKeyValueRange()) {
        if (isPriceKey(key))
            TD_TRY(setPriceValue(prices, key, value));
        else if (key != "prices.preset"_L1)
            TD_TRY(setPolicyValue(policy, key, value));
    }
    if (!assumed) {
        TD_ASSIGN(assumed, learned());
    }
    TD_ASSIGN(const Cohorts folded, cohorts());
    return td::forecast(*folded, policy, m_parts.stores.has(Tier::Cold), prices, *assumed, m_parts.clock.now(), months);
}

Result<Accounts::Cohorts> Accounts::cohorts()
{
    TD_ASSIGN(const qint64 counter, m_parts.catalogue.changeCounter());
    // Whoever asks meanwhile waits for the same answer instead of folding as well.
    const QMutexLocker lock(&m_mutex);
    if (m_cohorts && m_cohortsAt == counter)
        return m_cohorts;
    TD_ASSIGN(QList<Cohort> folded, m_parts.catalogue.lifecycle().cohorts());
    m_cohorts = std::make_shared<const QList<Cohort>>(std::move(folded));
    m_cohortsAt = counter;
    return m_cohorts;
}

Result<PlanTotals> Accounts::consequence(const Policy &changed)
{
    TD_ASSIGN(const Policy present, m_rules.policy());
    LifecycleCutoffs cutoffs{
        .policy = changed, .coldConfigured = m_parts.stores.has(Tier::Cold), .now = m_parts.clock.now()};
    TD_ASSIGN(PlanTotals totals, m_parts.catalogue.lifecycle().quickTotals(cutoffs));
    cutoffs.policy = present;
    TD_ASSIGN(const PlanTotals before, m_parts.catalogue.lifecycle().quickTotals(cutoffs));
    totals.promote -= before.promote;
    totals.archive -= before.archive;
    totals.trash -= before.trash;
    totals.purge -= before.purge;
    totals.promoteBytes -= before.promoteBytes;
    totals.archiveBytes -= before.archiveBytes;
    totals.trashBytes -= before.trashBytes;
    totals.purgeBytes -= before.purgeBytes;
    totals.monthlySaving -= before.monthlySaving;
    return totals;
}

} // namespace td
