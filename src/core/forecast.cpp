// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast.h"

#include <algorithm>
#include <cmath>

namespace td
{

namespace
{

constexpr int MaxMonths = 240;

/// Photos that share their dates and flags. Amounts are fractions: the inflow of a day need not be whole photos.
struct Group {
    LifecycleFacts facts;
    double count = 0;
    double bytes = 0;
    std::optional<Instant> publishAt = std::nullopt; ///< will be published then
};

struct Amounts {
    double count = 0;
    double bytes = 0;
};

/// Walks from night to night. A group is looked at only in the nights decide() names, so that the cost does not grow
/// with the length of a photo's life.
class Replay
{
public:
    Replay(const Policy &policy, bool coldConfigured, const PriceBook &book, Instant from, qint64 nights)
        : m_policy(policy)
        , m_coldConfigured(coldConfigured)
        , m_book(book)
        , m_from(from)
        , m_wakes(std::size_t(nights) + 1)
    {
    }

    void add(Group group, qint64 night)
    {
        group.facts.journalOpen = false; // a move under way ends long before the first night
        amounts(group.facts, 1, group);
        m_groups.push_back(std::move(group));
        schedule(m_groups.size() - 1, night);
    }

    void runNight(qint64 night)
    {
        const Instant now = at(night);
        // A group may be put back for a later night only, so the list does not change while it is read.
        const std::vector<std::size_t> wakes = std::move(m_wakes[std::size_t(night)]);
        for (const std::size_t index : wakes) {
            Group &group = m_groups[index];
            publishIfDue(group, now);
            const Decision decision = decide(group.facts, m_policy, m_coldConfigured, now);
            if (decision.isDue && !apply(group, decision, now))
                continue;
            schedule(index, night);
        }
        notePeak();
    }

    [[nodiscard]] ForecastPoint point(QDate month) const
    {
        ForecastPoint point;
        point.month = month;
        TierTotals totals;
        for (const Tier tier : AllTiers) {
            const auto i = std::size_t(tier);
            totals.live[tier] = {rounded(m_live[i].count), rounded(m_live[i].bytes)};
            totals.trash[tier] = {rounded(m_trash[i].count), rounded(m_trash[i].bytes)};
            point.bytes[tier] = totals.live[tier].bytes;
            point.counts[tier] = totals.live[tier].count;
        }
        point.cost = breakdownOf(totals, m_book).total;
        point.deletedPhotos = rounded(m_deleted);
        point.peakBytes = rounded(m_peakBytes);
        return point;
    }

    [[nodiscard]] Instant at(qint64 night) const { return m_from + night * Day; }

private:
    static qint64 rounded(double value) { return std::max(0LL, std::llround(value)); }

    void amounts(const LifecycleFacts &facts, int sign, const Group &group)
    {
        Amounts &place = (facts.deletedAt ? m_trash : m_live)[std::size_t(facts.tier)];
        place.count += sign * group.count;
        place.bytes += sign * group.bytes;
    }

    void notePeak()
    {
        double bytes = 0;
        for (const Tier tier : AllTiers)
            bytes += m_live[std::size_t(tier)].bytes + m_trash[std::size_t(tier)].bytes;
        m_peakBytes = std::max(m_peakBytes, bytes);
    }

    static void publishIfDue(Group &group, Instant now)
    {
        if (!group.publishAt || now < *group.publishAt)
            return;
        if (!group.facts.deletedAt) {
            group.facts.published = true;
            group.facts.publishedDate = group.publishAt;
        }
        group.publishAt.reset();
    }

    /// False when the group is gone.
    bool apply(Group &group, const Decision &decision, Instant now)
    {
        amounts(group.facts, -1, group);
        switch (decision.action) {
        case Action::Promote: group.facts.promotedAt = now; break;
        case Action::Archive: group.facts.archivedAt = now; break;
        case Action::Trash:
            group.facts.deletedAt = now;
            m_deleted += group.count;
            break;
        case Action::Purge: return false;
        case Action::None: break;
        }
        group.facts.tier = decision.to;
        amounts(group.facts, 1, group);
        return true;
    }

    /// Puts the group into the first night after `night` that can change it.
    void schedule(std::size_t index, qint64 night)
    {
        const Group &group = m_groups[index];
        const Decision next = decide(group.facts, m_policy, m_coldConfigured, at(night));
        std::optional<qint64> wake;
        if (next.action != Action::None && next.due)
            wake = nightFrom(*next.due);
        if (group.publishAt)
            wake = std::min(wake.value_or(nightFrom(*group.publishAt)), nightFrom(*group.publishAt));
        if (!wake)
            return;
        const qint64 target = std::max(*wake, night + 1);
        if (target < qint64(m_wakes.size()))
            m_wakes[std::size_t(target)].push_back(index);
    }

    /// The first night at or after the moment. What is due "after" it and not yet then is put off by a night when
    /// looked at.
    [[nodiscard]] qint64 nightFrom(Instant moment) const
    {
        return (std::max(moment, m_from) - m_from + Day - Seconds(1)) / Day;
    }

    const Policy &m_policy;
    bool m_coldConfigured;
    const PriceBook &m_book;
    Instant m_from;
    std::vector<Group> m_groups;
    std::vector<std::vector<std::size_t>> m_wakes; ///< by night: who may change then
    std::array<Amounts, AllTiers.size()> m_live{};
    std::array<Amounts, AllTiers.size()> m_trash{};
    double m_deleted = 0;
    double m_peakBytes = 0;
};

QDate dateOf(Instant instant)
{
    const auto days = std::chrono::floor<std::chrono::days>(instant).time_since_epoch().count();
    return QDate(1970, 1, 1).addDays(days);
}

/// The photos of one day, uploaded at noon between two nights.
void addInflow(Replay &replay, const ForecastAssumptions &assumed, qint64 night)
{
    Group group;
    group.facts.tier = Tier::Temp;
    group.facts.hasDraft = true;
    group.facts.uploadDate = group.facts.lastAccessDate = replay.at(night) - Day / 2;
    group.facts.tempSince = group.facts.uploadDate;
    const double share = std::clamp(assumed.publishShare, 0.0, 1.0);
    const auto put = [&](double count) {
        if (count <= 0)
            return;
        group.count = count;
        group.bytes = count * assumed.bytesPerPhoto;
        // One night earlier, so that the run of this night can already see them.
        replay.add(group, night - 1);
    };
    put(assumed.uploadsPerDay * (1 - share));
    const double wait = std::clamp(assumed.publishAfterDays, 0.0, 36'500.0) * double(Day.count());
    group.publishAt = group.facts.uploadDate + Seconds(std::llround(wait));
    put(assumed.uploadsPerDay * share);
}

} // namespace

QList<ForecastPoint> forecast(const QList<Cohort> &catalogue, const Policy &policy, bool coldConfigured,
                              const PriceBook &book, const ForecastAssumptions &assumed, Instant from, int months)
{
    months = std::clamp(months, 0, MaxMonths);
    const QDate start = dateOf(from);
    const qint64 nights = start.daysTo(start.addMonths(months));
    Replay replay(policy, coldConfigured, book, from, nights);
    for (const Cohort &cohort : catalogue)
        replay.add({.facts = cohort.facts, .count = double(cohort.count), .bytes = double(cohort.facts.storedBytes)},
                   0);

    QList<ForecastPoint> points;
    int month = 1;
    for (qint64 night = 1; night <= nights; ++night) {
        addInflow(replay, assumed, night);
        replay.runNight(night);
        const QDate end = start.addMonths(month);
        if (start.daysTo(end) == night) {
            points.append(replay.point(QDate(end.year(), end.month(), 1)));
            ++month;
        }
    }
    return points;
}

} // namespace td
