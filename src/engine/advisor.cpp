// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/advisor.h"

#include "engine/scheduler.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr int RecentOrders = 2000;  ///< looked through for drafts that were sold
constexpr int ManySoldDrafts = 200; ///< more of them tell nothing new
constexpr Seconds ColdReadWithin = 30 * Day;
constexpr double PoorlySavedPercent = 10;
constexpr qint64 PoorlySavedFrom = 1'000'000; ///< bytes; smaller photos are not worth the work

QDate dayOf(Instant instant)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds(instant), Qt::UTC).date();
}

/// Drafts with an order that nobody marked published (CHECKLIST 164).
Result<void> findSoldDrafts(const EngineParts &parts, AdviceFacts &facts)
{
    DraftRepository &drafts = parts.catalogue.drafts();
    TD_ASSIGN(const QList<Order> orders, drafts.orders({}, RecentOrders));
    QSet<QString> seen;
    for (const Order &order : orders) {
        if (seen.contains(order.draftId) || facts.soldLookingDrafts.size() >= ManySoldDrafts)
            continue;
        seen.insert(order.draftId);
        TD_ASSIGN(const std::optional<Draft> draft, drafts.find(order.draftId));
        if (!draft || draft->published || draft->removedAt || draft->photoCount == draft->publishedPhotoCount)
            continue;
        facts.soldLookingDrafts.append(draft->draftId);
        facts.soldLookingPhotos += draft->photoCount - draft->publishedPhotoCount;
        facts.soldLookingBytes += draft->bytes;
    }
    return {};
}

Result<void> sumPhotos(const EngineParts &parts, AdviceFacts &facts)
{
    PhotoRepository &photos = parts.catalogue.photos();
    const Policy &policy = facts.policy;
    const Instant now = facts.now;

    const auto sum = [&photos](const auto &restrict) {
        PhotoFilter filter;
        restrict(filter);
        return photos.sums(filter);
    };
    // With a nightly run a photo may wait up to a day past its limit; that is no backlog.
    const Seconds patience = facts.scheduleOn ? Day : Seconds{0};
    TD_ASSIGN(const CountBytes overdue, sum([&](PhotoFilter &f) {
                  f.tier = Tier::Temp;
                  f.published = false;
                  f.pinned = false;
                  f.uploadedBefore = now - policy.tempHours * Hour - patience;
              }));
    facts.overdueTemp = overdue.count;
    TD_ASSIGN(facts.hotIdle, sum([&](PhotoFilter &f) {
                  f.tier = Tier::Hot;
                  f.pinned = false;
                  f.accessedBefore = now - policy.hotIdleDays * Day / 2;
              }));
    TD_ASSIGN(facts.coldRead, sum([&](PhotoFilter &f) {
                  f.tier = Tier::Cold;
                  f.accessedFrom = now - ColdReadWithin;
              }));
    TD_ASSIGN(facts.poorlyCompressed, sum([](PhotoFilter &f) {
                  f.minBytes = PoorlySavedFrom;
                  f.savedBelowPercent = PoorlySavedPercent;
              }));
    TD_ASSIGN(facts.duplicates, sum([](PhotoFilter &f) { f.duplicatesOnly = true; }));
    TD_ASSIGN(facts.damaged, sum([](PhotoFilter &f) { f.damaged = true; }));
    return {};
}

Result<void> lookAtWork(const EngineParts &parts, const Rules &rules, AdviceFacts &facts)
{
    TD_ASSIGN(const Rules::Schedule schedule, rules.schedule());
    facts.scheduleOn = schedule.enabled.value_or(false);
    TD_ASSIGN(const QList<RunResult> runs, parts.catalogue.lifecycle().runs(1));
    if (!runs.isEmpty())
        facts.lastRun = runs.first().startedAt;
    facts.missedRun = missedRun(schedule, facts.lastRun, facts.now).has_value();

    TD_ASSIGN(const auto transfers, parts.catalogue.transfers().counts());
    facts.failedTransfers = transfers.value(TransferState::Failed);
    TD_ASSIGN(const QList<JournalEntry> open, parts.catalogue.journal().open());
    facts.openJournal = std::count_if(open.cbegin(), open.cend(), [&](const JournalEntry &entry) {
        return entry.state == MoveState::Attention || parts.holderDead(entry.holder);
    });

    if (parts.diskSpace) {
        const auto [free, total] = parts.diskSpace();
        if (total > 0)
            facts.diskFreePercent = 100.0 * double(free) / double(total);
    }
    return {};
}

} // namespace

Advisor::Advisor(const EngineParts &parts, const Rules &rules, Accounts &accounts)
    : m_parts(parts)
    , m_rules(rules)
    , m_accounts(accounts)
{
}

Result<Advisor::Report> Advisor::report()
{
    AdviceFacts facts;
    facts.now = m_parts.clock.now();
    TD_ASSIGN(facts.policy, m_rules.policy());
    TD_ASSIGN(facts.prices, m_rules.prices());
    TD_ASSIGN(const AlertLimits limits, m_rules.alertLimits());
    TD_ASSIGN(const Accounts::Stats stats, m_accounts.stats());
    facts.totals = stats.totals;
    facts.coldConfigured = m_parts.stores.has(Tier::Cold);
    TD_TRY(lookAtWork(m_parts, m_rules, facts));
    TD_TRY(sumPhotos(m_parts, facts));
    TD_TRY(findSoldDrafts(m_parts, facts));

    // The newest record that is at least a week old; one of months ago would compare with another time.
    const QDate weekAgo = dayOf(facts.now).addDays(-7);
    TD_ASSIGN(const QList<CostSnapshot> snapshots, m_parts.catalogue.stats().snapshots(weekAgo.addDays(-7), weekAgo));
    if (!snapshots.isEmpty())
        facts.cost7DaysAgo = snapshots.last().cost;
    TD_ASSIGN(facts.dismissed, m_parts.catalogue.settings().dismissed());

    return Report{.recommendations = recommend(facts), .alerts = alertsFor(facts, limits), .checkedAt = facts.now};
}

Result<void> Advisor::dismiss(const QString &recommendationId)
{
    if (recommendationId.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"recommendation.unknown"_s, u"No recommendation was named"_s);
    return m_parts.catalogue.settings().dismiss(recommendationId, m_parts.clock.now());
}

} // namespace td
