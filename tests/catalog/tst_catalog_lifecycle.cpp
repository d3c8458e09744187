// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

const Instant Now = at("2025-11-13T10:00:00Z");

/// Random, but with the limits of the rules hit exactly, missed by a second and far away.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    {
    }
    int number(int below) { return int(m_random.bounded(below)); }
    bool chance(int percent) { return number(100) < percent; }
    Instant instant()
    {
        static constexpr std::array<int, 8> Hours{0, 24, 48, 72, 7 * 24, 30 * 24, 90 * 24, 365 * 24};
        const Seconds around{number(5) - 2};
        if (chance(70))
            return Now - Hours.at(std::size_t(number(int(Hours.size())))) * Hour + around;
        return Now - number(800) * Day - Seconds{number(86400)} + 2 * Hour;
    }
    std::optional<Instant> maybe(int percent) { return chance(percent) ? std::optional(instant()) : std::nullopt; }
    QString text(const std::optional<Instant> &instant) { return instant ? u"'%1'"_s.arg(toIso(*instant)) : u"NULL"_s; }

private:
    QRandomGenerator m_random;
};

Policy randomPolicy(Dice &dice)
{
    Policy policy;
    policy.promoteEnabled = dice.chance(80);
    policy.orphanEnabled = dice.chance(80);
    policy.orphanAction =
        std::array{OrphanAction::Trash, OrphanAction::Promote, OrphanAction::Hold}.at(std::size_t(dice.number(3)));
    policy.publishedEnabled = dice.chance(80);
    policy.archiveEnabled = dice.chance(80);
    policy.coldEnabled = dice.chance(80);
    policy.coldAnchor =
        std::array{ColdAnchor::Archived, ColdAnchor::Upload, ColdAnchor::LastAccess}.at(std::size_t(dice.number(3)));
    policy.maxTotalEnabled = dice.chance(40);
    policy.maxTotalDays = std::array{0, 90, 365, 457}.at(std::size_t(dice.number(4)));
    policy.hotDeleteEnabled = dice.chance(50);
    const std::array days{0, 1, 7, 30, 90, 365};
    policy.tempHours = std::array{0, 24, 48, 72}.at(std::size_t(dice.number(4)));
    policy.orphanGraceHours = std::array{0, 24, 72}.at(std::size_t(dice.number(3)));
    policy.publishedDays = days.at(std::size_t(dice.number(6)));
    policy.hotIdleDays = days.at(std::size_t(dice.number(6)));
    policy.hotDeleteDays = days.at(std::size_t(dice.number(6)));
    policy.coldDays = days.at(std::size_t(dice.number(6)));
    policy.undoHours = std::array{0, 24, 48, 3000}.at(std::size_t(dice.number(4)));
    policy.softDeleteDays = std::array{0, 7, 90}.at(std::size_t(dice.number(3)));
    policy.orderDays = std::array{0, 7, 30}.at(std::size_t(dice.number(3)));
    return policy;
}

/// Photos in every state that the rules tell apart, written beside the catalogue so that no state is out of reach.
void fill(Shelf &shelf, Dice &dice, int photos)
{
    constexpr int Drafts = 12;
    for (int i = 0; i < Drafts; ++i) {
        const QString id = u"d%1"_s.arg(i);
        must(shelf.catalogue->drafts().create(id, u"u1"_s, {}, Now));
        if (dice.chance(40))
            must(shelf.catalogue->drafts().addOrder({u"o%1"_s.arg(i), id, dice.instant()}));
    }
    QStringList rows;
    for (int i = 0; i < photos; ++i) {
        const QString tier = tierName(AllTiers.at(std::size_t(dice.number(3))));
        const QString draft = dice.chance(65) ? u"'d%1'"_s.arg(dice.number(Drafts)) : u"NULL"_s;
        const QString access = dice.chance(10) ? u"'1970-01-01T00:00:00Z'"_s : dice.text(dice.instant());
        const bool published = dice.chance(20);
        rows.append(u"('p%1', %2, 'u1', %3, '%4', 10, 5, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14)"_s
                        .arg(QString::number(i), QString::number(i + 1), draft, tier, dice.text(dice.instant()), access,
                             QString::number(int(published)), dice.text(published ? dice.maybe(90) : std::nullopt),
                             dice.text(dice.maybe(tier == u"temp"_s ? 90 : 10)))
                        .arg(dice.text(dice.maybe(40)), dice.text(dice.maybe(40)), dice.text(dice.maybe(20)),
                             QString::number(int(dice.chance(10))), QString::number(1 + dice.number(1000))));
    }
    shelf.sql(u"INSERT INTO photo_metadata(photo_id, seq, user_id, draft_id, tier, file_size_bytes, "
              u"compressed_size_bytes, upload_date, "
              "last_access_date, published_to_vinted, published_date, temp_since, promoted_at, archived_at, "
              "deleted_at, pinned, "
              "stored_bytes) VALUES "_s +
              rows.join(u", "_s));
    for (int i = 0; i < Drafts; ++i) {
        if (dice.chance(40))
            must(shelf.catalogue->drafts().remove(u"d%1"_s.arg(i), dice.instant()));
    }
    for (int i = 0; i < photos; i += 17)
        shelf.sql(u"INSERT INTO journal(photo_id, kind, state, from_tier, to_tier, started_at, updated_at) VALUES "
                  u"('p%1', 'move', '%2', "
                  "'temp', 'hot', 'x', 'x')"_s.arg(QString::number(i), i % 2 == 0 ? u"copied"_s : u"done"_s));
}

QStringList allIds(int photos)
{
    QStringList ids;
    for (int i = 0; i < photos; ++i)
        ids.append(u"p%1"_s.arg(i));
    return ids;
}

Plan samplePlan(const QString &id, int actions)
{
    Plan plan;
    plan.planId = id;
    plan.asOf = Now;
    plan.catalogueSize = 77;
    plan.coldConfigured = false;
    for (int i = 0; i < actions; ++i) {
        PlannedAction action;
        action.photoId = u"p%1"_s.arg(i);
        action.action = Action::Archive;
        action.from = Tier::Hot;
        action.to = Tier::Cold;
        action.reason = {.rule = Rule::HotIdle, .since = Now - 91 * Day, .age = 91 * Day, .limit = 90 * Day};
        action.bytes = 100 + i;
        action.monthlySaving = 0.5;
        addToTotals(plan.totals, action);
        plan.actions.append(action);
    }
    return plan;
}

} // namespace

/// SQL picks what decide() would act on, counts it as decide() would, and keeps plans and runs.
class TestCatalogLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void candidatesMissNothing_data();
    void candidatesMissNothing();
    void candidatesComeInBatchesAndStop();
    void factsFollowTheCatalogue();
    void cohortsAddUp();
    void cohortsKeepTheClocksOfTheRules();
    void plansAreKept();
    void runsAreKept();
};

void TestCatalogLifecycle::candidatesMissNothing_data()
{
    QTest::addColumn<quint32>("seed");
    const quint32 last = onPostgres() ? 3 : 6;
    for (quint32 seed = 1; seed <= last; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestCatalogLifecycle::candidatesMissNothing()
{
    QFETCH(quint32, seed);
    constexpr int Photos = 700;
    constexpr int Policies = 40;
    Dice dice(seed);
    Shelf shelf;
    fill(shelf, dice, Photos);
    LifecycleRepository &lifecycle = shelf.catalogue->lifecycle();
    const QList<LifecycleFacts> all = must(lifecycle.facts(allIds(Photos)));
    QCOMPARE(all.size(), Photos);
    qint64 acted = 0;
    for (int round = 0; round < Policies; ++round) {
        const LifecycleCutoffs cutoffs{
            .policy = round == 0 ? Policy{} : randomPolicy(dice),
            .coldConfigured = round == 0 || dice.chance(70),
            .now = round % 3 == 0 ? Now : Now + (dice.number(400) - 20) * Day + Seconds{dice.number(3)}};
        const auto due = [&](const LifecycleFacts &facts) {
            return decide(facts, cutoffs.policy, cutoffs.coldConfigured, cutoffs.now);
        };
        QSet<QString> expected;
        PlanTotals totals;
        for (const LifecycleFacts &facts : all) {
            const Decision decision = due(facts);
            if (!decision.isDue)
                continue;
            expected.insert(facts.photoId);
            PlannedAction action;
            action.action = decision.action;
            action.bytes = facts.storedBytes;
            addToTotals(totals, action);
        }
        QSet<QString> found;
        QSet<QString> visited;
        must(lifecycle.candidates(cutoffs, [&](const QList<LifecycleFacts> &batch) -> Result<void> {
            for (const LifecycleFacts &facts : batch) {
                if (visited.contains(facts.photoId))
                    qFatal("visited twice: %s", qPrintable(facts.photoId));
                visited.insert(facts.photoId);
                if (due(facts).isDue)
                    found.insert(facts.photoId);
            }
            return {};
        }));
        QCOMPARE(found, expected);
        const PlanTotals quick = must(lifecycle.quickTotals(cutoffs));
        QCOMPARE(quick.promote, totals.promote);
        QCOMPARE(quick.archive, totals.archive);
        QCOMPARE(quick.trash, totals.trash);
        QCOMPARE(quick.purge, totals.purge);
        QCOMPARE(quick.promoteBytes, totals.promoteBytes);
        QCOMPARE(quick.archiveBytes, totals.archiveBytes);
        QCOMPARE(quick.trashBytes, totals.trashBytes);
        QCOMPARE(quick.purgeBytes, totals.purgeBytes);
        acted += totals.count();
    }
    QVERIFY2(acted > Photos, "the dice made no work for the rules");
}

void TestCatalogLifecycle::candidatesComeInBatchesAndStop()
{
    Shelf shelf;
    Dice dice(1);
    fill(shelf, dice, 50);
    int batches = 0;
    const auto stopped =
        shelf.catalogue->lifecycle().candidates({.policy = {}, .coldConfigured = true, .now = Now + 5000 * Day},
                                                [&](const QList<LifecycleFacts> &batch) -> Result<void> {
                                                    ++batches;
                                                    // The catalogue may be asked from inside a batch.
                                                    must(shelf.catalogue->photos().find(batch.first().photoId));
                                                    must(shelf.catalogue->settings().setValue(u"a"_s, u"b"_s));
                                                    return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Enough."_s);
                                                });
    QCOMPARE(reasonOf(stopped), u"cancelled"_s);
    QCOMPARE(batches, 1);
}

void TestCatalogLifecycle::factsFollowTheCatalogue()
{
    Shelf shelf;
    shelf.add(u"p"_s, Tier::Temp, u"d"_s);
    LifecycleRepository &lifecycle = shelf.catalogue->lifecycle();
    const auto facts = [&] { return must(lifecycle.facts({u"p"_s})).first(); };
    QVERIFY(facts().hasDraft && !facts().hasOrders && !facts().journalOpen && !facts().draftRemovedAt);
    QVERIFY(facts().tempSince == shelf.clock.now());
    must(shelf.catalogue->drafts().addOrder({u"o1"_s, u"d"_s, at("2025-11-01T00:00:00Z")}));
    must(shelf.catalogue->drafts().addOrder({u"o2"_s, u"d"_s, at("2025-10-01T00:00:00Z")}));
    QVERIFY(facts().hasOrders && facts().lastOrderAt == at("2025-11-01T00:00:00Z"));
    must(shelf.catalogue->drafts().remove(u"d"_s, shelf.clock.now()));
    QVERIFY(!facts().hasDraft && facts().draftRemovedAt == shelf.clock.now());
    QVERIFY(facts().hasOrders);
    QVERIFY(must(lifecycle.facts({u"none"_s})).isEmpty());
}

void TestCatalogLifecycle::cohortsAddUp()
{
    Shelf shelf;
    Dice dice(9);
    fill(shelf, dice, 400);
    const QList<Cohort> cohorts = must(shelf.catalogue->lifecycle().cohorts());
    QMap<Tier, CountBytes> sums;
    for (const Cohort &cohort : cohorts) {
        QVERIFY(cohort.facts.photoId.isEmpty());
        sums[cohort.facts.tier].add(cohort.count, cohort.facts.storedBytes);
    }
    const TierTotals totals = must(shelf.catalogue->stats().totals());
    for (const Tier tier : AllTiers) {
        QCOMPARE(sums.value(tier).count, totals.live.value(tier).count + totals.trash.value(tier).count);
        QCOMPARE(sums.value(tier).bytes, totals.live.value(tier).bytes + totals.trash.value(tier).bytes);
    }
}

namespace
{

/// The day that the rule of a photo counts from, with what decides which rule that is.
QString clockOf(const LifecycleFacts &facts)
{
    std::optional<Instant> since;
    if (facts.deletedAt || facts.published || facts.pinned)
        since = facts.deletedAt ? facts.deletedAt : facts.publishedDate;
    else if (facts.tier == Tier::Temp)
        since = facts.tempSince;
    else if (facts.tier == Tier::Hot)
        since = facts.lastAccessDate > Instant{} ? std::optional(facts.lastAccessDate) : facts.promotedAt;
    else
        since = facts.archivedAt ? std::optional(std::max(*facts.archivedAt, facts.lastAccessDate)) : std::nullopt;
    return u"%1 %2%3%4%5%6 %7"_s.arg(tierName(facts.tier)).arg(facts.hasDraft).arg(facts.published).arg(facts.pinned).arg(
        facts.hasOrders).arg(facts.deletedAt.has_value()).arg(since ? toIso(*since).first(10) : QString());
}

} // namespace

void TestCatalogLifecycle::cohortsKeepTheClocksOfTheRules()
{
    constexpr int Photos = 300;
    Shelf shelf;
    Dice dice(11);
    fill(shelf, dice, Photos);
    QMap<QString, qint64> expected, found;
    for (const LifecycleFacts &facts : must(shelf.catalogue->lifecycle().facts(allIds(Photos))))
        ++expected[clockOf(facts)];
    for (const Cohort &cohort : must(shelf.catalogue->lifecycle().cohorts()))
        found[clockOf(cohort.facts)] += cohort.count;
    QVERIFY(expected.size() > 100);
    QCOMPARE(found, expected);
}

void TestCatalogLifecycle::plansAreKept()
{
    Shelf shelf;
    LifecycleRepository &lifecycle = shelf.catalogue->lifecycle();
    must(lifecycle.savePlan(samplePlan(u"plan"_s, 3)));
    const Plan plan = *must(lifecycle.findPlan(u"plan"_s));
    QCOMPARE(plan.actions.size(), 3);
    QVERIFY(plan.actions.at(2).sameDeed(samplePlan(u"x"_s, 3).actions.at(2)));
    QCOMPARE(plan.actions.at(2).bytes, 102);
    QVERIFY(plan.actions.at(2).reason == samplePlan(u"x"_s, 3).actions.at(2).reason);
    QCOMPARE(plan.totals.archive, 3);
    QCOMPARE(plan.totals.archiveBytes, 303);
    QCOMPARE(plan.totals.monthlySaving, 1.5);
    QCOMPARE(plan.catalogueSize, 77);
    QVERIFY(!plan.coldConfigured && !plan.lookAhead && plan.asOf == Now);
    for (int i = 0; i < 20; ++i)
        must(lifecycle.savePlan(samplePlan(u"plan%1"_s.arg(i), 0)));
    QVERIFY(!must(lifecycle.findPlan(u"plan"_s)));
    QVERIFY(must(lifecycle.findPlan(u"plan0"_s)).has_value());
    QVERIFY(must(lifecycle.findPlan(u"plan19"_s))->actions.isEmpty());
}

void TestCatalogLifecycle::runsAreKept()
{
    Shelf shelf;
    LifecycleRepository &lifecycle = shelf.catalogue->lifecycle();
    RunResult run;
    run.runId = u"r1"_s;
    run.planId = u"plan"_s;
    run.asOf = run.startedAt = Now;
    run.startedBy = u"cli"_s;
    must(lifecycle.saveRun(run));
    QVERIFY(!must(lifecycle.findRun(u"r1"_s))->finishedAt);
    run.finishedAt = Now + Hour;
    run.tempDeleted = 1;
    run.publishedDeleted = 2;
    run.promotedToHot = 3;
    run.archivedToCold = 4;
    run.oldDeleted = 5;
    run.purged = 6;
    run.withheld = 7;
    run.monthlySaving = 0.25;
    run.cancelled = true;
    run.failed = {{u"p9"_s, Error{.code = ErrorCode::Unavailable,
                                  .reason = u"store.offline"_s,
                                  .message = u"Off."_s,
                                  .where = u"k"_s,
                                  .remedy = u"Wait."_s}}};
    must(lifecycle.saveRun(run));
    shelf.add(u"a"_s);
    must(shelf.catalogue->photos().trash({u"a"_s}, u"temp_orphan"_s, u"r1"_s, Now));
    const RunResult found = *must(lifecycle.findRun(u"r1"_s));
    QCOMPARE(found.done(), 21);
    QCOMPARE(found.withheld, 7);
    QCOMPARE(found.monthlySaving, 0.25);
    QVERIFY(found.cancelled && !found.dryRun && found.finishedAt == Now + Hour);
    QCOMPARE(found.failedCount, 1);
    QCOMPARE(found.failed.first().id, u"p9"_s);
    QCOMPARE(found.failed.first().error.code, ErrorCode::Unavailable);
    QCOMPARE(found.failed.first().error.remedy, u"Wait."_s);
    QCOMPARE(found.undoable, 1);

    RunResult later = run;
    later.runId = u"r2"_s;
    later.startedAt = Now + Day;
    must(lifecycle.saveRun(later));
    const QList<RunResult> runs = must(lifecycle.runs(10));
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.first().runId, u"r2"_s);
    QVERIFY(runs.first().failed.isEmpty());
    QCOMPARE(runs.first().failedCount, 1);
    QCOMPARE(must(lifecycle.runs(1)).size(), 1);
    must(lifecycle.markUndone(u"r1"_s, Now));
    must(lifecycle.saveRun(run));
    QVERIFY(must(lifecycle.findRun(u"r1"_s))->undoneAt == Now);
    QCOMPARE(reasonOf(lifecycle.markUndone(u"none"_s, Now)), u"run.unknown"_s);
    QVERIFY(!must(lifecycle.findRun(u"none"_s)));
}

TD_CATALOG_TEST(TestCatalogLifecycle)
#include "tst_catalog_lifecycle.moc"
