// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

QString describe(const QList<ItemFailure> &failed)
{
    QStringList lines;
    for (const ItemFailure &failure : failed)
        lines.append(failure.id + u": "_s + failure.error.message);
    return lines.join(u'\n');
}

RunResult mustRun(Fixture &f, const RunOptions &options = {})
{
    const Result<RunResult> run = f.engine().lifecycle.run(options, {}, {}, {});
    if (!run)
        qFatal("run: %s", qPrintable(run.error().message));
    return *run;
}

Plan mustPlan(Fixture &f)
{
    const Result<Plan> plan = f.engine().lifecycle.plan(std::nullopt, {});
    if (!plan)
        qFatal("plan: %s", qPrintable(plan.error().message));
    return *plan;
}

RunOptions exactly(const QString &planId)
{
    RunOptions options;
    options.planId = planId;
    options.confirmed = true;
    return options;
}

QByteArray masterBytes(Fixture &f, const QString &photoId)
{
    const Result<QByteArray> bytes = f.engine().library.bytes(photoId, variant::Master, {});
    return bytes ? *bytes : bytes.error().message.toUtf8();
}

/// Photos whose hour has come for every rule at once, and some whose has not.
struct World {
    QString coldOld, hotIdle, pinned, published1, published2, draft1, draft2, orphan, fresh;
    QMap<QString, QString> hashes;

    explicit World(Fixture &f)
    {
        const auto keep = [&](const Photo &photo) {
            hashes.insert(photo.photoId, photo.sha256);
            return photo.photoId;
        };
        coldOld = keep(f.upload(1, u"old"_s));
        pinned = keep(f.upload(2, u"old"_s));
        PhotoEdit pin;
        pin.pinned = true;
        must(f.engine().library.edit({pinned}, pin));
        f.clock.advance(49 * Hour);
        mustRun(f); // HOT
        f.clock.advance(91 * Day);
        mustRun(f); // COLD
        if (f.photo(coldOld).tier != Tier::Cold)
            qFatal("the old photo did not reach COLD");
        f.clock.advance(366 * Day - 91 * Day);
        hotIdle = keep(f.upload(3, u"idle"_s));
        if (!f.engine().library.moveTo({hotIdle}, Tier::Hot, {}, {}).failed.isEmpty())
            qFatal("no move by hand");
        f.clock.advance(91 * Day - 8 * Day);
        published1 = keep(f.upload(4, u"sold"_s));
        published2 = keep(f.upload(5, u"sold"_s));
        must(f.engine().drafts.publish(u"sold"_s, {}));
        f.clock.advance(8 * Day - 49 * Hour);
        draft1 = keep(f.upload(6, u"new"_s));
        draft2 = keep(f.upload(7, u"new"_s));
        orphan = keep(f.upload(8));
        f.clock.advance(39 * Hour);
        fresh = keep(f.upload(9, u"new"_s));
        f.clock.advance(10 * Hour);
    }

    static void must(const Result<BatchOutcome> &outcome)
    {
        if (!outcome || !outcome->failed.isEmpty())
            qFatal("the world could not be made");
    }

    [[nodiscard]] QStringList deleted() const { return {coldOld, published1, published2, orphan}; }
};

} // namespace

class TestLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runDoesExactlyWhatThePlanSaid()
    {
        Fixture f;
        const World w(f);
        const Plan plan = mustPlan(f);
        QCOMPARE(plan.totals.promote, 2);
        QCOMPARE(plan.totals.archive, 1);
        QCOMPARE(plan.totals.trash, 4);
        QCOMPARE(plan.totals.purge, 0);
        QCOMPARE(plan.catalogueSize, 9);
        const auto saved = f.catalogue().lifecycle().findPlan(plan.planId);
        QVERIFY(saved && *saved);
        QCOMPARE((*saved)->actions.size(), plan.actions.size());

        QStringList touched;
        const ItemDone onItem = [&](const QString &id, const std::optional<Error> &error) {
            QVERIFY2(!error, error ? qPrintable(error->message) : "");
            touched.append(id);
        };
        qint64 lastDone = 0;
        const ProgressFn onProgress = [&](const Progress &p) { lastDone = p.done; };
        const Result<RunResult> run = f.engine().lifecycle.run(exactly(plan.planId), onProgress, onItem, {});
        QVERIFY2(run, run ? "" : qPrintable(run.error().message));
        QVERIFY2(run->failed.isEmpty(), qPrintable(describe(run->failed)));
        QCOMPARE(run->planId, plan.planId);
        QCOMPARE(run->promotedToHot, 2);
        QCOMPARE(run->archivedToCold, 1);
        QCOMPARE(run->publishedDeleted, 2);
        QCOMPARE(run->tempDeleted, 1);
        QCOMPARE(run->oldDeleted, 1);
        QCOMPARE(run->purged, 0);
        QCOMPARE(run->withheld, 0);
        QVERIFY(!run->cancelled);
        QCOMPARE(lastDone, 7);

        QStringList planned;
        for (const PlannedAction &action : plan.actions) {
            planned.append(action.photoId);
            const Photo photo = f.photo(action.photoId);
            QCOMPARE(photo.tier, action.to);
            QCOMPARE(photo.deletedAt.has_value(), action.action == Action::Trash);
        }
        planned.sort();
        touched.sort();
        QCOMPARE(touched, planned);
        QVERIFY(!f.photo(w.pinned).deletedAt);
        QCOMPARE(f.photo(w.fresh).tier, Tier::Temp);
        QCOMPARE(f.violations(w.hashes), QStringList());

        const Plan next = mustPlan(f);
        QVERIFY(next.actions.isEmpty());
        const RunResult again = mustRun(f);
        QCOMPARE(again.done(), 0);
        QVERIFY(again.failed.isEmpty());
    }

    void undoBringsBackByteForByte()
    {
        Fixture f;
        const World w(f);
        QMap<QString, QByteArray> before;
        for (const QString &id : w.deleted())
            before.insert(id, masterBytes(f, id));
        RunOptions options;
        options.confirmed = true;
        const RunResult run = mustRun(f, options);
        f.clock.advance(23 * Hour);
        const Result<BatchOutcome> undone = f.engine().lifecycle.undo(run.runId);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().message));
        QCOMPARE(undone->done.size(), 4);
        QVERIFY(undone->failed.isEmpty());
        for (const QString &id : w.deleted()) {
            QVERIFY(!f.photo(id).deletedAt);
            QCOMPARE(masterBytes(f, id), before.value(id));
        }
        QCOMPARE(f.photo(w.draft1).tier, Tier::Hot); // moves are not undone
        QCOMPARE(f.violations(w.hashes), QStringList());

        const Result<BatchOutcome> twice = f.engine().lifecycle.undo(run.runId);
        QVERIFY(!twice);
        QCOMPARE(twice.error().reason, u"run.already_undone"_s);
        const Result<BatchOutcome> unknown = f.engine().lifecycle.undo(u"nobody"_s);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        const auto found = f.engine().lifecycle.findRun(run.runId);
        QVERIFY(found && *found && (*found)->undoneAt);
    }

    void purgesAfterTheUndoWindow()
    {
        Fixture f;
        const World w(f);
        RunOptions options;
        options.confirmed = true;
        const RunResult run = mustRun(f, options);
        f.clock.advance(24 * Hour);
        QCOMPARE(mustPlan(f).totals.purge, 0); // exactly 24 h is not yet
        f.clock.advance(Seconds{1});
        QCOMPARE(mustPlan(f).totals.purge, 4);
        const RunResult purge = mustRun(f);
        QVERIFY2(purge.failed.isEmpty(), qPrintable(describe(purge.failed)));
        QCOMPARE(purge.purged, 4);
        for (const QString &id : w.deleted()) {
            const auto photo = f.catalogue().photos().find(id);
            QVERIFY(photo && !photo->has_value());
        }
        QMap<QString, QString> left = w.hashes;
        for (const QString &id : w.deleted())
            left.remove(id);
        QCOMPARE(f.violations(left), QStringList());

        const Result<BatchOutcome> undone = f.engine().lifecycle.undo(run.runId);
        QVERIFY(undone);
        QVERIFY(undone->done.isEmpty());
        QCOMPARE(undone->failed.size(), 4);
        QCOMPARE(undone->failed.first().error.reason, u"photo.purged"_s);
    }

    void brakeWithholdsDeletesOnly()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"lifecycle.brake_count"_s, u"2"_s));
        const Photo draft = f.upload(1, u"d"_s);
        for (quint32 seed = 10; seed < 13; ++seed)
            f.upload(seed);
        f.clock.advance(49 * Hour);
        const RunResult held = mustRun(f);
        QCOMPARE(held.promotedToHot, 1);
        QCOMPARE(held.withheld, 3);
        QCOMPARE(held.tempDeleted, 0);
        QVERIFY(held.failed.isEmpty());
        QVERIFY(!held.cancelled);
        QCOMPARE(f.photo(draft.photoId).tier, Tier::Hot);

        RunOptions dry;
        dry.dryRun = true;
        QCOMPARE(mustRun(f, dry).withheld, 3);
        RunOptions yes;
        yes.confirmed = true;
        const RunResult done = mustRun(f, yes);
        QCOMPARE(done.tempDeleted, 3);
        QCOMPARE(done.withheld, 0);
    }

    void refusesAPlanThatNoLongerHolds()
    {
        Fixture f;
        const Photo kept = f.upload(1, u"d"_s);
        const Photo pinned = f.upload(2, u"d"_s);
        f.clock.advance(49 * Hour);
        const Plan plan = mustPlan(f);
        PhotoEdit pin;
        pin.pinned = true;
        QVERIFY(f.engine().library.edit({pinned.photoId}, pin));
        const Result<RunResult> refused = f.engine().lifecycle.run(exactly(plan.planId), {}, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FailedPrecondition);
        QCOMPARE(refused.error().reason, u"plan.changed"_s);
        QVERIFY2(refused.error().message.contains(u"0 actions more, 1 less"_s), qPrintable(refused.error().message));
        QCOMPARE(f.photo(kept.photoId).tier, Tier::Temp);

        RunOptions without = exactly(plan.planId);
        without.exclude = {pinned.photoId};
        QCOMPARE(mustRun(f, without).promotedToHot, 1);
    }

    void refusesPlansThatCannotRun()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        const Result<Plan> ahead = f.engine().lifecycle.plan(f.clock.now() + 49 * Hour, {});
        QVERIFY(ahead);
        QCOMPARE(ahead->totals.promote, 1);
        QVERIFY(ahead->lookAhead);
        const Result<RunResult> looked = f.engine().lifecycle.run(exactly(ahead->planId), {}, {}, {});
        QVERIFY(!looked);
        QCOMPARE(looked.error().reason, u"plan.look_ahead"_s);
        const Result<RunResult> unknown = f.engine().lifecycle.run(exactly(u"nothing"_s), {}, {}, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().reason, u"plan.unknown"_s);
    }

    void leavesExcludedPhotosAlone()
    {
        Fixture f;
        const World w(f);
        RunOptions options;
        options.confirmed = true;
        options.exclude = {w.published1, w.draft1};
        const RunResult run = mustRun(f, options);
        QCOMPARE(run.publishedDeleted, 1);
        QCOMPARE(run.promotedToHot, 1);
        QVERIFY(!f.photo(w.published1).deletedAt);
        QCOMPARE(f.photo(w.draft1).tier, Tier::Temp);
    }

    void refusesToLeaveOutPhotosNobodyKnows()
    {
        Fixture f;
        const World w(f);
        const Result<Plan> plan = f.engine().lifecycle.plan(std::nullopt, {});
        QVERIFY(plan);
        for (const QString &planId : {QString(), plan->planId}) {
            RunOptions options;
            options.confirmed = true;
            options.planId = planId;
            options.exclude = {w.published1, w.draft1.left(8)};
            const Result<RunResult> run = f.engine().lifecycle.run(options, {}, {}, {});
            QVERIFY(!run);
            QCOMPARE(run.error().reason, u"photo.unknown"_s);
            QVERIFY(run.error().message.contains(w.draft1.left(8)));
            QCOMPARE(f.photo(w.draft1).tier, Tier::Temp);
        }
    }

    void undoCanBeRepeatedForPhotosThatWereBusy()
    {
        Fixture f;
        const Photo photo = f.upload(1);
        f.clock.advance(3 * Day);
        const RunResult run = mustRun(f);
        QCOMPARE(run.tempDeleted, 1);
        const auto entry =
            f.catalogue().journal().beginPurge(photo.photoId, {}, {u"elsewhere"_s, 9, u"1"_s}, f.clock.now());
        QVERIFY(entry);
        const Result<BatchOutcome> first = f.engine().lifecycle.undo(run.runId);
        QVERIFY(first);
        QCOMPARE(first->failed.size(), 1);
        QVERIFY(f.catalogue().journal().abandon(entry->id, entry->holder, u"given up"_s, f.clock.now()));
        const Result<BatchOutcome> second = f.engine().lifecycle.undo(run.runId);
        QVERIFY(second);
        QCOMPARE(second->done, QStringList{photo.photoId});
        QVERIFY(!f.engine().lifecycle.undo(run.runId));
    }

    void waitsForNobodyWhoRunsElsewhere()
    {
        Fixture f;
        f.holderDead = [](const Holder &) { return false; };
        f.restart();
        f.upload(1, u"d"_s);
        f.clock.advance(49 * Hour);
        const Holder other{u"elsewhere"_s, 4711, u"9"_s};
        const auto never = [](const Holder &) { return false; };
        QVERIFY(*f.catalogue().leases().acquire(LifecycleLease, other, LeaseTerm, never, f.clock.now()));
        const auto running = f.engine().lifecycle.running();
        QVERIFY(running && *running);
        QCOMPARE((*running)->holder.pid, 4711);
        const Result<RunResult> refused = f.engine().lifecycle.run({}, {}, {}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, u"lifecycle.running"_s);
        QVERIFY(refused.error().message.contains(u"4711"_s));

        f.clock.advance(LeaseTerm + Seconds{1});
        QVERIFY(!f.engine().lifecycle.running()->has_value());
        QCOMPARE(mustRun(f).promotedToHot, 1);
        QVERIFY(!f.engine().lifecycle.running()->has_value()); // given back
    }

    void twoConsolesMoveEachPhotoOnce()
    {
        Fixture here;
        here.holderDead = [](const Holder &) { return false; };
        here.restart();
        QStringList ids;
        for (quint32 seed = 0; seed < 20; ++seed)
            ids.append(here.upload(seed, u"d"_s).photoId);
        here.clock.advance(49 * Hour);
        Fixture there(here.profile());
        there.self = {u"otherhost"_s, 50, u"5"_s};
        there.holderDead = here.holderDead;
        there.restart();
        there.clock.set(here.clock.now());
        for (int i = 0; i < 1000; ++i)
            std::ignore = there.ids.newId();

        std::atomic<int> waiting = 2;
        const auto race = [&](Fixture &f, qint64 &moved) {
            --waiting;
            while (waiting > 0)
                std::this_thread::yield();
            for (;;) {
                const Result<RunResult> run = f.engine().lifecycle.run({}, {}, {}, {});
                if (run) {
                    moved = run->promotedToHot;
                    if (!run->failed.isEmpty())
                        qFatal("%s", qPrintable(describe(run->failed)));
                    return;
                }
                if (run.error().reason != u"lifecycle.running"_s && run.error().reason != u"catalog.busy"_s)
                    qFatal("%s", qPrintable(run.error().message));
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        };
        qint64 movedHere = 0;
        qint64 movedThere = 0;
        {
            const std::jthread other([&] { race(there, movedThere); });
            race(here, movedHere);
        }
        QCOMPARE(movedHere + movedThere, 20);
        for (const QString &id : ids) {
            QCOMPARE(here.photo(id).tier, Tier::Hot);
            const QList<Event> events = *here.catalogue().events().ofPhoto(id, 50);
            QCOMPARE(
                std::count_if(events.cbegin(), events.cend(), [](const Event &e) { return e.what == u"promoted"_s; }),
                1);
        }
        QCOMPARE(here.violations(), QStringList());
    }

    void aRunInTheSameProcessIsRefusedToo()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        f.clock.advance(49 * Hour);
        QString reason;
        const ItemDone again = [&](const QString &, const std::optional<Error> &) {
            const Result<RunResult> inner = f.engine().lifecycle.run({}, {}, {}, {});
            reason = inner ? u"it ran"_s : inner.error().reason;
        };
        QVERIFY(f.engine().lifecycle.run({}, {}, again, {}));
        QCOMPARE(reason, u"lifecycle.running"_s);
    }

    void cancelStopsAfterThePhotoInHand()
    {
        Fixture f;
        f.workers = 1;
        f.restart();
        for (quint32 seed = 0; seed < 6; ++seed)
            f.upload(seed, u"d"_s);
        f.clock.advance(49 * Hour);
        std::stop_source stop;
        int done = 0;
        const ItemDone onItem = [&](const QString &, const std::optional<Error> &) {
            if (++done == 2)
                stop.request_stop();
        };
        const Result<RunResult> run = f.engine().lifecycle.run({}, {}, onItem, stop.get_token());
        QVERIFY(run);
        QVERIFY(run->cancelled);
        QCOMPARE(run->promotedToHot, 2);
        QVERIFY(run->failed.isEmpty());
        QCOMPARE(f.violations(), QStringList());
        QCOMPARE(mustRun(f).promotedToHot, 4);
    }

    void dryRunChangesNothing()
    {
        Fixture f;
        const World w(f);
        const QStringList keys = f.storedKeys();
        const qsizetype runs = f.engine().lifecycle.runs(100)->size();
        RunOptions options;
        options.dryRun = true;
        options.confirmed = true;
        const RunResult dry = mustRun(f, options);
        QVERIFY(dry.dryRun);
        QCOMPARE(dry.promotedToHot, 2);
        QCOMPARE(dry.archivedToCold, 1);
        QCOMPARE(dry.publishedDeleted, 2);
        QCOMPARE(dry.tempDeleted, 1);
        QCOMPARE(dry.oldDeleted, 1);
        QCOMPARE(f.storedKeys(), keys);
        QVERIFY(!f.photo(w.orphan).deletedAt);
        QCOMPARE(f.engine().lifecycle.runs(100)->size(), runs);
        // The plan it shows can be run.
        QCOMPARE(mustRun(f, exactly(dry.planId)).done(), dry.done());
    }

    void ordersKeepPhotosForNinetyDays()
    {
        Fixture f;
        const Photo sold = f.upload(1, u"sold"_s);
        const Photo plain = f.upload(2, u"plain"_s);
        QVERIFY(f.engine().drafts.publish(u"sold"_s, {}));
        QVERIFY(f.engine().drafts.publish(u"plain"_s, {}));
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-1"_s, std::nullopt));
        f.clock.advance(8 * Day);
        QCOMPARE(mustRun(f).publishedDeleted, 2);
        f.clock.advance(25 * Hour);
        QCOMPARE(mustRun(f).purged, 1);
        QVERIFY(!*f.catalogue().photos().find(plain.photoId));
        f.clock.advance(80 * Day);
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-2"_s, std::nullopt));
        f.clock.advance(20 * Day); // 101 days in the trash, but ordered 20 days ago
        QCOMPARE(mustRun(f).purged, 0);
        f.clock.advance(11 * Day);
        QCOMPARE(mustRun(f).purged, 1);
        QVERIFY(!*f.catalogue().photos().find(sold.photoId));
    }

    void withoutUndoWindowTheTrashIsEmptiedAtOnce()
    {
        Fixture f;
        QVERIFY(f.engine().rules.set(u"lifecycle.undo_hours"_s, u"0"_s));
        const Photo orphan = f.upload(1);
        const Photo sold = f.upload(2, u"sold"_s);
        QVERIFY(f.engine().drafts.publish(u"sold"_s, {}));
        QVERIFY(f.engine().drafts.addOrder(u"sold"_s, u"o-1"_s, std::nullopt));
        f.clock.advance(8 * Day);
        const RunResult run = mustRun(f);
        QVERIFY2(run.failed.isEmpty(), qPrintable(describe(run.failed)));
        QCOMPARE(run.tempDeleted, 1);
        QCOMPARE(run.publishedDeleted, 1);
        QCOMPARE(run.purged, 1);
        QVERIFY(!*f.catalogue().photos().find(orphan.photoId));
        QVERIFY(f.photo(sold.photoId).deletedAt);
        QCOMPARE(f.violations(), QStringList());
    }

    void withoutColdHotPhotosStay()
    {
        Fixture f;
        f.withCold = false;
        f.restart();
        const Photo photo = f.upload(1, u"d"_s);
        f.clock.advance(49 * Hour);
        QCOMPARE(mustRun(f).promotedToHot, 1);
        f.clock.advance(1000 * Day);
        QVERIFY(mustPlan(f).actions.isEmpty());
        QCOMPARE(mustRun(f).done(), 0);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
    }

    void aFailedPromotionNeverDeletes()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        f.clock.advance(49 * Hour);
        f.faults.only = [](const QString &name) { return name == u"store.put"_s; };
        f.faults.arm(td::test::Fault::FailBefore, 1, true);
        const RunResult run = mustRun(f);
        QCOMPARE(run.promotedToHot, 0);
        QCOMPARE(run.failed.size(), 1);
        QCOMPARE(run.failed.first().id, photo.photoId);
        QVERIFY(!f.photo(photo.photoId).deletedAt);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Temp);
        f.faults.disarm();
        QCOMPARE(mustRun(f).promotedToHot, 1);
        QCOMPARE(f.violations({{photo.photoId, photo.sha256}}), QStringList());
    }

    void judgesEachPhotoAgainBeforeItActs()
    {
        Fixture f;
        f.workers = 1;
        f.restart();
        const Photo first = f.upload(1, u"d"_s);
        const Photo second = f.upload(2, u"d"_s);
        f.clock.advance(49 * Hour);
        bool changed = false;
        const ItemDone pinTheOther = [&](const QString &id, const std::optional<Error> &) {
            if (std::exchange(changed, true))
                return;
            PhotoEdit pin;
            pin.pinned = true;
            if (!f.engine().library.edit({id == first.photoId ? second.photoId : first.photoId}, pin))
                qFatal("no pin");
        };
        const Result<RunResult> run = f.engine().lifecycle.run({}, {}, pinTheOther, {});
        QVERIFY(run);
        QCOMPARE(run->promotedToHot, 1);
        QCOMPARE(run->failed.size(), 1);
        QCOMPARE(run->failed.first().error.code, ErrorCode::Aborted);
        QCOMPARE(run->failed.first().error.reason, u"plan.outdated"_s);
    }

    void aPhotoWalksOneStepARun()
    {
        Fixture f;
        const Photo photo = f.upload(1, u"d"_s);
        f.clock.advance(500 * Day);
        QCOMPARE(mustRun(f).done(), 1);
        QCOMPARE(f.photo(photo.photoId).tier, Tier::Hot);
    }

    void leavesItsBooksInOrder()
    {
        Fixture f;
        f.upload(1, u"d"_s);
        f.clock.advance(49 * Hour);
        RunOptions options;
        options.startedBy = u"schedule"_s;
        const RunResult run = mustRun(f, options);
        const QList<RunResult> runs = *f.engine().lifecycle.runs(10);
        QCOMPARE(runs.size(), 1);
        QCOMPARE(runs.first().runId, run.runId);
        QCOMPARE(runs.first().startedBy, u"schedule"_s);
        QVERIFY(runs.first().finishedAt);
        QCOMPARE(runs.first().promotedToHot, 1);
        const QList<CostSnapshot> trend = *f.engine().accounts.trend(1);
        QCOMPARE(trend.size(), 1);
        QCOMPARE(trend.first().totals.live.value(Tier::Hot).count, 1);
        const QList<Event> events = *f.catalogue().events().latest(20);
        QVERIFY(std::any_of(events.cbegin(), events.cend(), [&](const Event &e) {
            return e.what == u"run"_s && e.runId == run.runId && e.count == 1;
        }));
    }
};

TD_TEST(TestLifecycle)
#include "tst_lifecycle.moc"
