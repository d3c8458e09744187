// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"
#include "support/testprogram.h"

#include <random>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

struct DecideCase {
    LifecycleFacts facts;
    Policy policy = {};
    bool cold = true;
    Rule rule = Rule::None;
    Action action = Action::None;
    Tier to = Tier::Temp;
    std::optional<Instant> due;
};

using EditFacts = std::function<void(DecideCase &)>;

/// A photo with random dates and flags within two years, and a random policy.
DecideCase randomCase(std::mt19937 &random)
{
    const auto below = [&random](int n) { return int(random() % unsigned(n)); };
    const auto moment = [&] { return Uploaded + Seconds(below(700 * 86400)); };
    const auto maybe = [&] { return below(2) ? std::optional(moment()) : std::nullopt; };
    DecideCase c;
    LifecycleFacts &f = c.facts;
    f.tier = AllTiers.at(std::size_t(below(3)));
    f.hasDraft = below(2);
    f.draftRemovedAt = f.hasDraft ? std::nullopt : maybe();
    f.published = below(4) == 0;
    f.publishedDate = f.published ? maybe() : std::nullopt;
    f.uploadDate = moment();
    f.lastAccessDate = below(4) ? moment() : Instant{};
    f.tempSince = maybe();
    f.promotedAt = maybe();
    f.archivedAt = maybe();
    f.deletedAt = below(5) == 0 ? maybe() : std::nullopt;
    f.pinned = below(10) == 0;
    f.hasOrders = below(3) == 0;
    f.lastOrderAt = f.hasOrders ? maybe() : std::nullopt;
    c.cold = below(3) != 0;
    Policy &p = c.policy;
    p.promoteEnabled = below(5);
    p.orphanEnabled = below(5);
    p.orphanAction =
        std::array{OrphanAction::Trash, OrphanAction::Promote, OrphanAction::Hold}.at(std::size_t(below(3)));
    p.publishedEnabled = below(5);
    p.archiveEnabled = below(5);
    p.coldEnabled = below(5);
    p.coldAnchor =
        std::array{ColdAnchor::Archived, ColdAnchor::Upload, ColdAnchor::LastAccess}.at(std::size_t(below(3)));
    p.maxTotalEnabled = below(3) == 0;
    p.maxTotalDays = below(500);
    p.hotDeleteEnabled = below(2);
    p.hotDeleteDays = below(400);
    p.undoHours = 1 + below(48);
    return c;
}

} // namespace

class TestDecide : public QObject
{
    Q_OBJECT

    /// Rows of the table: who, what is changed, and what must come of it.
    static QList<std::pair<QByteArray, DecideCase>> cases()
    {
        QList<std::pair<QByteArray, DecideCase>> all;
        const auto row = [&all](const char *name, const LifecycleFacts &facts, Rule rule, Action action, Tier to,
                                std::optional<Instant> due, const EditFacts &edit = {}) {
            DecideCase c{.facts = facts, .rule = rule, .action = action, .to = to, .due = due};
            if (edit)
                edit(c);
            all.append({name, c});
        };
        const auto none = std::optional<Instant>();
        const Instant deleted = Uploaded + 10 * Day;

        // Row 0
        row("0 trash", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 24 * Hour,
            [=](DecideCase &c) { c.facts.deletedAt = deleted; });
        row("0 trash, undo of 90 days", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 90 * Day,
            [=](DecideCase &c) { c.facts.deletedAt = deleted, c.policy.undoHours = 90 * 24; });
        row("0 ordered: 90 days", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 90 * Day,
            [=](DecideCase &c) { c.facts.deletedAt = deleted, c.facts.hasOrders = true; });
        row("0 ordered long ago", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 90 * Day, [=](DecideCase &c) {
            c.facts.deletedAt = deleted, c.facts.hasOrders = true, c.facts.lastOrderAt = deleted + 59 * Day;
        });
        row("0 ordered lately", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 110 * Day, [=](DecideCase &c) {
            c.facts.deletedAt = deleted, c.facts.hasOrders = true, c.facts.lastOrderAt = deleted + 80 * Day;
        });
        row("0 ordered, undo off", inHot(), Rule::Purge, Action::Purge, Tier::Hot, deleted + 90 * Day,
            [=](DecideCase &c) { c.facts.deletedAt = deleted, c.facts.hasOrders = true, c.policy.undoHours = 0; });

        // Row 1
        row("1 pinned", inTemp(false), Rule::Pinned, Action::None, Tier::Temp, none,
            [](DecideCase &c) { c.facts.pinned = true; });
        row("1 pinned wins over the end of the undo window", inHot(), Rule::Pinned, Action::None, Tier::Hot, none,
            [=](DecideCase &c) { c.facts.pinned = true, c.facts.deletedAt = deleted; });
        row("1 pinned wins over published", inHot(), Rule::Pinned, Action::None, Tier::Hot, none,
            [](DecideCase &c) { c.facts.pinned = c.facts.published = true, c.facts.publishedDate = Uploaded; });
        row("1 pinned wins over the cap", inCold(), Rule::Pinned, Action::None, Tier::Cold, none,
            [](DecideCase &c) { c.facts.pinned = c.policy.maxTotalEnabled = true; });

        // Rows 2 and 3, in any tier
        const Instant published = Uploaded + 5 * Day;
        for (const LifecycleFacts &facts : {inTemp(true), inTemp(false), inHot(), inCold()}) {
            const QByteArray name =
                "2 published in " + tierName(facts.tier).toLatin1() + (facts.hasDraft ? "" : ", no draft");
            row(name.constData(), facts, Rule::Published, Action::Trash, facts.tier, published + 7 * Day,
                [=](DecideCase &c) { c.facts.published = true, c.facts.publishedDate = published; });
        }
        row("3 published, date unknown", inTemp(true), Rule::Published, Action::None, Tier::Temp, none,
            [](DecideCase &c) { c.facts.published = true; });
        row("3 published, rule off", inTemp(true), Rule::Published, Action::None, Tier::Temp, none, [=](DecideCase &c) {
            c.facts.published = true, c.facts.publishedDate = published, c.policy.publishedEnabled = false;
        });
        row("3 published is not capped", inHot(), Rule::Published, Action::None, Tier::Hot, none,
            [](DecideCase &c) { c.facts.published = c.policy.maxTotalEnabled = true, c.policy.maxTotalDays = 1; });

        // Row 4
        row("4 draft", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot, Uploaded + 48 * Hour);
        row("4 draft, back in TEMP", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot,
            Uploaded + 20 * Day + 48 * Hour, [](DecideCase &c) { c.facts.tempSince = Uploaded + 20 * Day; });
        row("4 draft, arrival unknown", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot, Uploaded + 48 * Hour,
            [](DecideCase &c) { c.facts.tempSince.reset(); });
        row("4 off", inTemp(true), Rule::TempDraft, Action::None, Tier::Temp, none,
            [](DecideCase &c) { c.policy.promoteEnabled = false; });
        row("4 without COLD", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot, Uploaded + 48 * Hour,
            [](DecideCase &c) { c.cold = false; });
        row("4 ordered photos are promoted too", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot,
            Uploaded + 48 * Hour, [](DecideCase &c) { c.facts.hasOrders = true; });

        // Row 5
        row("5 orphan", inTemp(false), Rule::TempOrphan, Action::Trash, Tier::Temp, Uploaded + 48 * Hour);
        row("5 orphan, draft removed early", inTemp(false), Rule::TempOrphan, Action::Trash, Tier::Temp,
            Uploaded + 48 * Hour, [](DecideCase &c) { c.facts.draftRemovedAt = Uploaded + 3 * Hour; });
        row("5 orphan, draft removed late", inTemp(false), Rule::TempOrphan, Action::Trash, Tier::Temp,
            Uploaded + 64 * Hour, [](DecideCase &c) { c.facts.draftRemovedAt = Uploaded + 40 * Hour; });
        row("5 orphan, grace changed", inTemp(false), Rule::TempOrphan, Action::Trash, Tier::Temp,
            Uploaded + 140 * Hour,
            [](DecideCase &c) { c.facts.draftRemovedAt = Uploaded + 40 * Hour, c.policy.orphanGraceHours = 100; });
        row("5 orphan is promoted", inTemp(false), Rule::TempOrphan, Action::Promote, Tier::Hot, Uploaded + 48 * Hour,
            [](DecideCase &c) { c.policy.orphanAction = OrphanAction::Promote; });
        row("5 orphan is promoted though drafts are not", inTemp(false), Rule::TempOrphan, Action::Promote, Tier::Hot,
            Uploaded + 48 * Hour,
            [](DecideCase &c) { c.policy.orphanAction = OrphanAction::Promote, c.policy.promoteEnabled = false; });
        row("5 orphan is held", inTemp(false), Rule::TempOrphan, Action::None, Tier::Temp, none,
            [](DecideCase &c) { c.policy.orphanAction = OrphanAction::Hold; });
        row("5 off", inTemp(false), Rule::TempOrphan, Action::None, Tier::Temp, none,
            [](DecideCase &c) { c.policy.orphanEnabled = false; });

        // Row 6
        row("6 idle", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 90 * Day);
        row("6 read lately", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 140 * Day,
            [](DecideCase &c) { c.facts.lastAccessDate = Uploaded + 50 * Day; });
        row("6 access unknown: promotion", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 93 * Day,
            [](DecideCase &c) { c.facts.lastAccessDate = Instant{}; });
        row("6 nothing known: upload", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 90 * Day,
            [](DecideCase &c) { c.facts.lastAccessDate = Instant{}, c.facts.promotedAt.reset(); });
        row("6 without a draft too", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 90 * Day,
            [](DecideCase &c) { c.facts.hasDraft = false; });
        row("6 off", inHot(), Rule::HotIdle, Action::None, Tier::Hot, none,
            [](DecideCase &c) { c.policy.archiveEnabled = false; });
        row("6 no COLD", inHot(), Rule::NoCold, Action::None, Tier::Hot, none, [](DecideCase &c) { c.cold = false; });
        row("6 no COLD, delete instead", inHot(), Rule::HotExpired, Action::Trash, Tier::Hot, Uploaded + 365 * Day,
            [](DecideCase &c) { c.cold = false, c.policy.hotDeleteEnabled = true; });
        row("6 with COLD nothing is deleted from HOT", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold,
            Uploaded + 90 * Day, [](DecideCase &c) { c.policy.hotDeleteEnabled = true, c.policy.hotDeleteDays = 10; });

        // Row 7
        row("7 cold", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold, Uploaded + 465 * Day);
        row("7 cold, read since", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold, Uploaded + 665 * Day,
            [](DecideCase &c) { c.facts.lastAccessDate = Uploaded + 300 * Day; });
        row("7 cold, archiving unknown", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold, Uploaded + 365 * Day,
            [](DecideCase &c) { c.facts.archivedAt.reset(); });
        row("7 cold, since upload", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold, Uploaded + 365 * Day,
            [](DecideCase &c) { c.policy.coldAnchor = ColdAnchor::Upload; });
        row("7 cold, since access", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold, Uploaded + 385 * Day,
            [](DecideCase &c) {
                c.policy.coldAnchor = ColdAnchor::LastAccess, c.facts.lastAccessDate = Uploaded + 20 * Day;
            });
        row("7 cold, since unknown access", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold,
            Uploaded + 465 * Day,
            [](DecideCase &c) { c.policy.coldAnchor = ColdAnchor::LastAccess, c.facts.lastAccessDate = Instant{}; });
        row("7 off", inCold(), Rule::ColdExpired, Action::None, Tier::Cold, none,
            [](DecideCase &c) { c.policy.coldEnabled = false; });
        row("7 does not need COLD to be configured", inCold(), Rule::ColdExpired, Action::Trash, Tier::Cold,
            Uploaded + 465 * Day, [](DecideCase &c) { c.cold = false; });

        // The cap
        row("cap sooner than row 7", inCold(), Rule::MaxTotal, Action::Trash, Tier::Cold, Uploaded + 457 * Day,
            [](DecideCase &c) { c.policy.maxTotalEnabled = true; });
        row("cap later than row 4", inTemp(true), Rule::TempDraft, Action::Promote, Tier::Hot, Uploaded + 48 * Hour,
            [](DecideCase &c) { c.policy.maxTotalEnabled = true; });
        row("cap where no other rule acts", inHot(), Rule::MaxTotal, Action::Trash, Tier::Hot, Uploaded + 457 * Day,
            [](DecideCase &c) { c.cold = false, c.policy.maxTotalEnabled = true; });
        row("cap wins a tie", inHot(), Rule::MaxTotal, Action::Trash, Tier::Hot, Uploaded + 90 * Day,
            [](DecideCase &c) { c.policy.maxTotalEnabled = true, c.policy.maxTotalDays = 90; });
        row("cap of 0 days is no cap", inHot(), Rule::HotIdle, Action::Archive, Tier::Cold, Uploaded + 90 * Day,
            [](DecideCase &c) { c.policy.maxTotalEnabled = true, c.policy.maxTotalDays = 0; });

        row("busy wins over everything", inHot(), Rule::Busy, Action::None, Tier::Hot, none,
            [=](DecideCase &c) { c.facts.journalOpen = c.facts.pinned = true, c.facts.deletedAt = deleted; });
        return all;
    }

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<int>("index");
        const auto all = cases();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all.at(i).first.constData()) << i;
    }
    void table()
    {
        QFETCH(int, index);
        const DecideCase c = cases().at(index).second;
        const auto judged = [&c](Instant now) { return decide(c.facts, c.policy, c.cold, now); };
        if (!c.due) {
            for (const Instant now : {Uploaded, Uploaded + 30 * Day, Uploaded + 40000 * Day}) {
                const Decision decision = judged(now);
                QCOMPARE(decision.action, Action::None);
                QCOMPARE(decision.reason.rule, c.rule);
                QCOMPARE(decision.to, c.facts.tier);
                QVERIFY(!decision.isDue && !decision.due);
                QVERIFY(!reasonText(decision).isEmpty());
            }
            return;
        }
        // Exactly the limit is not yet; a second later it is. Much later a cap would speak first.
        const Seconds later = c.policy.maxTotalEnabled ? Day : 900 * Day;
        for (const auto &[now, isDue] : {std::pair(*c.due - Day, false), std::pair(*c.due, false),
                                         std::pair(*c.due + Seconds(1), true), std::pair(*c.due + later, true)}) {
            const Decision decision = judged(now);
            QCOMPARE(decision.action, c.action);
            QCOMPARE(decision.reason.rule, c.rule);
            QCOMPARE(decision.from, c.facts.tier);
            QCOMPARE(decision.to, c.to);
            QCOMPARE(decision.isDue, isDue);
            QVERIFY(decision.due);
            QCOMPARE(toIso(decision.due), toIso(c.due));
            QVERIFY(decision.reason.since);
            QCOMPARE(toIso(*decision.reason.since + decision.reason.limit), toIso(c.due));
            QCOMPARE(decision.reason.age.count(), (now - *decision.reason.since).count());
            QVERIFY(!reasonText(decision).isEmpty());
            QVERIFY(!reasonText(decision).endsWith(u'.'));
        }
    }

    void withoutUndoAPurgeIsDueAtOnce()
    {
        LifecycleFacts facts = inHot();
        facts.deletedAt = Uploaded;
        Policy policy;
        policy.undoHours = 0;
        QVERIFY(decide(facts, policy, true, Uploaded).isDue);
        QVERIFY(!decide(facts, policy, true, Uploaded - Seconds(1)).isDue);
    }

    void laterIsTheFirstMomentAtWhichItIsDue()
    {
        // What a decision says of the future must be what deciding in that future says.
        std::mt19937 random(20251113);
        int futures = 0;
        for (int i = 0; i < 20000; ++i) {
            const DecideCase c = randomCase(random);
            const Instant now = Uploaded + Seconds(qint64(random() % (800u * 86400)));
            const Decision decision = decide(c.facts, c.policy, c.cold, now);
            if (decision.action == Action::None) {
                QVERIFY(!decision.isDue && !decision.due);
                const Decision much = decide(c.facts, c.policy, c.cold, now + 40000 * Day);
                QCOMPARE(much.action, Action::None);
                continue;
            }
            QVERIFY(decision.due);
            QCOMPARE(decision.isDue, now > *decision.due);
            if (decision.isDue)
                continue;
            ++futures;
            QVERIFY(!decide(c.facts, c.policy, c.cold, *decision.due).isDue);
            const Decision then = decide(c.facts, c.policy, c.cold, *decision.due + Seconds(1));
            QVERIFY(then.isDue);
            QCOMPARE(then.action, decision.action);
            QCOMPARE(then.reason.rule, decision.reason.rule);
        }
        QVERIFY(futures > 1000);
    }

    void nothingIsEverDestroyedWithoutTheTrash()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 20000; ++i) {
            const DecideCase c = randomCase(random);
            const Decision decision = decide(c.facts, c.policy, c.cold, Uploaded + 2000 * Day);
            QCOMPARE(decision.action == Action::Purge, c.facts.deletedAt.has_value() && !c.facts.pinned);
            if (c.facts.pinned)
                QCOMPARE(decision.action, Action::None);
        }
    }

    void sentences_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("after");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, Seconds after, const char *text) {
            QTest::newRow(text) << QString::fromLatin1(name) << qint64(after.count()) << QString::fromLatin1(text);
        };
        row("6 idle", 101 * Day, "Last access 2026-01-10 (101 days), more than 90 days");
        row("6 idle", 90 * Day + Hour, "Last access 2026-01-10 (just over 90 days), more than 90 days");
        row("6 idle", 12 * Day, "Last access 2026-01-10 (12 days), not yet more than 90 days");
        row("6 off", 12 * Day, "Last access 2026-01-10 (12 days); the archive rule is off");
        row("6 no COLD", 200 * Day, "COLD is not configured, so it stays in HOT");
        row("2 published in hot", 15 * Day, "Published 2026-01-15, kept 7 days");
        row("3 published, date unknown", 15 * Day, "Published on an unknown date, so no rule acts");
        row("5 orphan", 51 * Hour, "In TEMP for 51 hours, in no draft; more than 48 hours");
        row("5 orphan", 1 * Hour, "In TEMP for 1 hour, in no draft; not yet more than 48 hours");
        row("5 orphan is held", 51 * Hour, "In TEMP for 51 hours, in no draft; such photos are held");
        row("4 draft", 51 * Hour, "In TEMP for 51 hours, in a draft that is not published; more than 48 hours");
        row("4 off", 51 * Hour, "In TEMP for 51 hours, in a draft that is not published; the promotion rule is off");
        row("7 cold", 500 * Day, "In COLD, last needed 2026-04-20 (400 days), more than 365 days");
        row("cap wins a tie", 100 * Day, "Uploaded 2026-01-10 (100 days), more than 90 days");
        row("0 trash", 12 * Day, "In the trash since 2026-01-20 (48 hours), kept 24 hours");
        row("1 pinned", 12 * Day, "Pinned, so no rule touches it");
        row("busy wins over everything", 1 * Day, "A move of this photo is under way");
        row("6 no COLD, delete instead", 400 * Day,
            "Last access 2026-01-10 (400 days), more than 365 days; COLD is not configured");
    }
    void sentences()
    {
        QFETCH(QString, name);
        QFETCH(qint64, after);
        for (const auto &[each, c] : cases()) {
            if (each != name.toLatin1())
                continue;
            QTEST(reasonText(decide(c.facts, c.policy, c.cold, Uploaded + Seconds(after))), "text");
            return;
        }
        QFAIL("no such case");
    }
};

TD_TEST(TestDecide)
#include "tst_decide.moc"
