// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/lifecycle.h"
#include "catalog/rows.h"

#include <future>
#include <unordered_map>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

using Sum = CountBytes;

constexpr int RoughDays = 28;

/// The plan's totals rule by rule, by the same conditions as decide(), from indexes alone.
class QuickTotals
{
public:
    QuickTotals(Connection &connection, const LifecycleCutoffs &cutoffs)
        : m_c(connection)
        , m_cut(cutoffs)
    {
    }

    Result<PlanTotals> totals()
    {
        TD_TRY(purges());
        if (policy().publishedEnabled) {
            TD_ASSIGN(const Sum sum,
                      count(u"ix_due_published"_s,
                            u"deleted_at IS NULL AND published_to_vinted = 1 AND pinned = 0 AND published_date < ?"_s,
                            {before(policy().publishedDays * Day)}));
            add(Action::Trash, sum);
        }
        if (isCapped()) {
            TD_ASSIGN(const Sum sum, count(u"ix_due"_s, QString(DueRows % " AND upload_date < ?"_L1),
                                           {before(policy().maxTotalDays * Day)}));
            add(Action::Trash, sum);
        }
        TD_TRY(temp());
        TD_TRY(hot());
        TD_TRY(cold());
        TD_TRY(subtractBusy());
        return m_totals;
    }

private:
    [[nodiscard]] const Policy &policy() const { return m_cut.policy; }
    [[nodiscard]] bool isCapped() const { return policy().maxTotalEnabled && policy().maxTotalDays > 0; }
    [[nodiscard]] QString before(Seconds age) const { return cutoff(m_cut.now, age); }

    Result<Sum> count(const QString &index, const QString &where, const QVariantList &args)
    {
        Sum sum;
        TD_TRY(m_c.each(QString("SELECT count(*), coalesce(sum(stored_bytes), 0) FROM photo_metadata INDEXED BY "_L1 %
                                index % " WHERE "_L1 % where),
                        args, [&](const QSqlQuery &q) {
                            sum = {q.value(0).toLongLong(), q.value(1).toLongLong()};
                        }));
        return sum;
    }

    /// Photos of a tier whose rule is due and that the hard cap does not take first.
    Result<Sum> due(Tier tier, Seconds age, const QString &more = {}, QVariantList moreArgs = {},
                    const QString &since = DueSince)
    {
        QString where = DueRows % " AND tier = ? AND "_L1 % since % " < ?"_L1;
        QVariantList args{tierName(tier), before(age)};
        if (isCapped()) {
            where += " AND upload_date >= ?"_L1;
            args << before(policy().maxTotalDays * Day);
        }
        if (!more.isEmpty())
            where += " AND "_L1 % more;
        args += moreArgs;
        return count(u"ix_due"_s, where, args);
    }

    void add(Action action, const Sum &sum, int sign = 1)
    {
        const auto apply = [&](qint64 &photos, qint64 &bytes) {
            photos += sign * sum.count;
            bytes += sign * sum.bytes;
        };
        switch (action) {
        case Action::Promote:
            apply(m_totals.promote, m_totals.promoteBytes);
            break;
        case Action::Archive:
            apply(m_totals.archive, m_totals.archiveBytes);
            break;
        case Action::Trash:
            apply(m_totals.trash, m_totals.trashBytes);
            break;
        case Action::Purge:
            apply(m_totals.purge, m_totals.purgeBytes);
            break;
        case Action::None:
            break;
        }
    }

    Result<void> temp()
    {
        const QString orphan =
            u"(draft_id IS NULL OR draft_id IN (SELECT id FROM drafts WHERE removed_at IS NOT NULL))"_s;
        const Seconds age = policy().tempHours * Hour;
        if (policy().promoteEnabled) {
            TD_ASSIGN(const Sum sum, due(Tier::Temp, age, QString("NOT "_L1 % orphan)));
            add(Action::Promote, sum);
        }
        if (!policy().orphanEnabled || policy().orphanAction == OrphanAction::Hold)
            return {};
        const QString graceOver =
            u"(draft_id IS NULL OR draft_id IN (SELECT id FROM drafts WHERE removed_at IS NOT NULL AND removed_at < ?))"_s;
        TD_ASSIGN(const Sum sum, due(Tier::Temp, age, graceOver, {before(policy().orphanGraceHours * Hour)}));
        add(policy().orphanAction == OrphanAction::Promote ? Action::Promote : Action::Trash, sum);
        return {};
    }

    Result<void> hot()
    {
        if (m_cut.coldConfigured && policy().archiveEnabled) {
            TD_ASSIGN(const Sum sum, due(Tier::Hot, policy().hotIdleDays * Day));
            add(Action::Archive, sum);
        }
        if (!m_cut.coldConfigured && policy().hotDeleteEnabled) {
            TD_ASSIGN(const Sum sum, due(Tier::Hot, policy().hotDeleteDays * Day));
            add(Action::Trash, sum);
        }
        return {};
    }

    Result<void> cold()
    {
        if (!policy().coldEnabled)
            return {};
        const QString other = otherColdAnchor(policy().coldAnchor);
        TD_ASSIGN(const Sum sum, due(Tier::Cold, policy().coldDays * Day, {}, {}, other.isEmpty() ? DueSince : other));
        add(Action::Trash, sum);
        return {};
    }

    /// Row 0: after the undo window; with orders after the days of the rule, counted from the last order too.
    Result<void> purges()
    {
        const Seconds undo = policy().undoHours * Hour;
        const Seconds soft = std::max(undo, Seconds(policy().softDeleteDays * Day));
        const QString ordered = u"draft_id IN (SELECT id FROM drafts WHERE order_count > 0"_s;
        const QString plain = "(draft_id IS NULL OR draft_id NOT IN (SELECT id FROM drafts WHERE order_count > 0))"_L1 %
                              (undo > Seconds{0} ? " AND deleted_at < ?"_L1 : " AND deleted_at <= ?"_L1);
        TD_ASSIGN(const Sum unordered,
                  count(u"ix_trash"_s, QString("deleted_at IS NOT NULL AND pinned = 0 AND "_L1 % plain), {before(undo)}));
        add(Action::Purge, unordered);
        const QString orderGone = before(policy().orderDays * Day);
        if (soft > Seconds{0}) {
            TD_ASSIGN(const Sum sum, count(u"ix_trash"_s,
                                           QString("deleted_at IS NOT NULL AND pinned = 0 AND deleted_at < ? AND "_L1 % ordered %
                                                   " AND (last_order_at IS NULL OR last_order_at < ?))"_L1),
                                           {before(soft), orderGone}));
            add(Action::Purge, sum);
            return {};
        }
        // No waiting at all: at the very second of the delete, unless an order is still young then.
        TD_ASSIGN(const Sum sum,
                  count(u"ix_trash"_s,
                        QString("deleted_at IS NOT NULL AND pinned = 0 AND deleted_at <= ? AND ("_L1 % ordered %
                                " AND (last_order_at IS NULL OR last_order_at < ?)) OR (deleted_at = ? AND "_L1 %
                                ordered % " AND last_order_at = ?)))"_L1),
                        {before(Seconds{0}), orderGone, before(Seconds{0}), orderGone}));
        add(Action::Purge, sum);
        return {};
    }

    /// What is under way is left alone, so it counts for nothing.
    Result<void> subtractBusy()
    {
        TD_ASSIGN(const QList<LifecycleFacts> busy,
                  m_c.all<LifecycleFacts>(
                      QString("SELECT "_L1 % FactsColumns %
                              " FROM journal j JOIN photo_metadata p ON p.photo_id = j.photo_id LEFT JOIN drafts d "
                              "ON d.id = p.draft_id WHERE j.state NOT IN ('done','abandoned')"_L1),
                      {}, factsOf));
        for (const LifecycleFacts &facts : busy) {
            const Decision decision = decide(facts, policy(), m_cut.coldConfigured, m_cut.now);
            if (decision.isDue)
                add(decision.action, {1, facts.storedBytes}, -1);
        }
        return {};
    }

    Connection &m_c;
    const LifecycleCutoffs &m_cut;
    PlanTotals m_totals;
};

Instant dayOf(Instant instant)
{
    return std::chrono::floor<std::chrono::days>(instant);
}

Instant roughDay(Instant instant)
{
    const auto days = std::chrono::floor<std::chrono::days>(instant).time_since_epoch().count();
    return instantOf((days - days % RoughDays) * unixSeconds(Instant{Day}));
}

std::optional<Instant> dayOf(const std::optional<Instant> &instant)
{
    return instant ? std::optional(dayOf(*instant)) : std::nullopt;
}

/// The clock that the tier's rule reads is kept to the day, the others to four weeks or not at all, so that there are
/// thousands of cohorts and not hundreds of thousands.
LifecycleFacts rounded(LifecycleFacts facts)
{
    facts.photoId.clear();
    const bool isOrphan = facts.tier == Tier::Temp && !facts.hasDraft;
    facts.draftRemovedAt = isOrphan ? dayOf(facts.draftRemovedAt) : std::nullopt;
    if (facts.lastOrderAt)
        facts.lastOrderAt = facts.deletedAt ? dayOf(*facts.lastOrderAt) : roughDay(*facts.lastOrderAt);
    facts.deletedAt = dayOf(facts.deletedAt);
    facts.publishedDate = dayOf(facts.publishedDate);
    facts.tempSince = dayOf(facts.tempSince);
    if (facts.published || facts.deletedAt || facts.pinned) {
        facts.uploadDate = facts.lastAccessDate = roughDay(facts.uploadDate);
        facts.tempSince = facts.promotedAt = facts.archivedAt = std::nullopt;
        return facts;
    }
    switch (facts.tier) {
    case Tier::Temp:
        facts.uploadDate = facts.lastAccessDate =
            facts.tempSince ? roughDay(facts.uploadDate) : dayOf(facts.uploadDate);
        facts.promotedAt = facts.archivedAt = std::nullopt;
        break;
    case Tier::Hot:
        facts.uploadDate = roughDay(facts.uploadDate);
        facts.promotedAt = facts.lastAccessDate > Instant{} ? std::nullopt : dayOf(facts.promotedAt);
        facts.lastAccessDate = dayOf(facts.lastAccessDate);
        facts.tempSince = facts.archivedAt = std::nullopt;
        break;
    case Tier::Cold:
        facts.lastAccessDate = facts.lastAccessDate > facts.archivedAt.value_or(facts.uploadDate)
                                   ? dayOf(facts.lastAccessDate)
                                   : roughDay(facts.lastAccessDate);
        facts.uploadDate = facts.archivedAt ? roughDay(facts.uploadDate) : dayOf(facts.uploadDate);
        facts.archivedAt = dayOf(facts.archivedAt);
        facts.tempSince = facts.promotedAt = std::nullopt;
        break;
    }
    return facts;
}

struct CohortKey {
    std::array<qint64, 10> clocks{};
    int flags = 0;
    bool operator==(const CohortKey &) const = default;
};

struct CohortHash {
    std::size_t operator()(const CohortKey &key) const
    {
        std::size_t seed = std::size_t(key.flags);
        for (const qint64 clock : key.clocks)
            seed = seed * 1'000'003 ^ std::hash<qint64>{}(clock);
        return seed;
    }
};

CohortKey keyOf(const LifecycleFacts &f)
{
    const auto at = [](const std::optional<Instant> &instant) { return instant ? unixSeconds(*instant) : -1; };
    return {.clocks = {unixSeconds(f.uploadDate), unixSeconds(f.lastAccessDate), at(f.draftRemovedAt),
                       at(f.publishedDate), at(f.tempSince), at(f.promotedAt), at(f.archivedAt), at(f.deletedAt),
                       at(f.lastOrderAt), 0},
            .flags = int(f.tier) | int(f.hasDraft) << 2 | int(f.published) << 3 | int(f.pinned) << 4 |
                     int(f.hasOrders) << 5};
}

/// Photos that share their key, counted and summed up.
class CohortFold
{
public:
    void add(const Cohort &cohort)
    {
        const auto [place, isNew] = m_places.try_emplace(keyOf(cohort.facts), m_cohorts.size());
        if (isNew) {
            m_cohorts.append(cohort);
            return;
        }
        Cohort &known = m_cohorts[place->second];
        known.facts.storedBytes += cohort.facts.storedBytes;
        known.count += cohort.count;
    }
    [[nodiscard]] const QList<Cohort> &cohorts() const { return m_cohorts; }

private:
    QList<Cohort> m_cohorts;
    std::unordered_map<CohortKey, qsizetype, CohortHash> m_places;
};

/// As FactsColumns, without the texts that rounded() throws away: to make values of them is what takes the time.
const QString FoldColumns = QStringLiteral(
    "'', p.tier, p.draft_id IS NOT NULL AND d.removed_at IS NULL, d.removed_at, p.published_to_vinted, "
    "p.published_date, p.upload_date, CASE WHEN p.tier <> 'temp' THEN p.last_access_date END, "
    "CASE WHEN p.tier = 'temp' THEN p.temp_since END, CASE WHEN p.tier = 'hot' AND coalesce(p.last_access_date, '') <= "
    "'1970-01-01T00:00:00Z' THEN p.promoted_at END, CASE WHEN p.tier = 'cold' THEN p.archived_at END, p.deleted_at, "
    "p.pinned, coalesce(d.order_count, 0) > 0, d.last_order_at, p.stored_bytes");

/// Of the photos that arrived after `after` and until `until`.
Result<CohortFold> foldCohorts(Connection &c, qint64 after, qint64 until)
{
    CohortFold fold;
    TD_TRY(c.each(QString("SELECT "_L1 % FoldColumns %
                          " FROM photo_metadata p LEFT JOIN drafts d ON d.id = p.draft_id WHERE p.seq > ? AND p.seq <= ?"_L1),
                  {after, until},
                  [&](const QSqlQuery &q) { fold.add({.facts = rounded(factsOf(q)), .count = 1}); }));
    return fold;
}

} // namespace

Result<PlanTotals> SqlLifecycle::quickTotals(const LifecycleCutoffs &cutoffs)
{
    return m_store.read([&](Connection &c) { return QuickTotals(c, cutoffs).totals(); });
}

Result<QList<Cohort>> SqlLifecycle::cohorts()
{
    TD_ASSIGN(const qint64 last,
              m_store.read([](Connection &c) { return c.number(u"SELECT coalesce(max(seq), 0) FROM photo_metadata"_s); }));
    // Two readers, each with a half: most of the time goes into making values of rows.
    const auto half = [this](qint64 after, qint64 until) {
        return m_store.read([after, until](Connection &c) { return foldCohorts(c, after, until); });
    };
    auto newer = std::async(std::launch::async, half, last / 2, last);
    TD_ASSIGN(CohortFold all, half(0, last / 2));
    TD_ASSIGN(const CohortFold rest, newer.get());
    for (const Cohort &cohort : rest.cohorts())
        all.add(cohort);
    return all.cohorts();
}

} // namespace td
