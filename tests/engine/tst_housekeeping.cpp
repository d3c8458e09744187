// SPDX-License-Identifier: GPL-3.0-or-later
// What is left over from earlier: runs of dead programs, old journal entries; and what an access by hand means.
#include "engine/housekeeping.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::Fixture;

namespace
{

/// One number out of the catalogue's file, past all layers.
qint64 numberOf(const Fixture &f, const QString &sql)
{
    qint64 number = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"housekeeping"_s);
        database.setDatabaseName(f.profile() + u"/catalog.db"_s);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(sql) && query.next())
                number = query.value(0).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(u"housekeeping"_s);
    return number;
}

RunResult startedRun(Fixture &f, const QString &runId)
{
    RunResult run;
    run.runId = runId;
    run.startedAt = run.asOf = f.clock.now();
    run.startedBy = u"cli"_s;
    if (!f.catalogue().lifecycle().saveRun(run))
        qFatal("the run cannot be saved");
    return run;
}

Result<RunResult> confirmedRun(Fixture &f)
{
    RunOptions options;
    options.confirmed = true;
    return f.engine().lifecycle.run(options, {}, {}, {});
}

} // namespace

class HousekeepingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunOfADeadProgramIsEndedWithWhatItDid();
    void aRunUnderWayIsLeftAlone();
    void theNextRunEndsItToo();
    void oldJournalEntriesGoAndTheirKeysStayUsed();
    void aMoveByHandCountsAsAccessEverywhere();
    void aRestoredPhotoStartsAnew();
    void aPublishedPhotoIsDueAgainAfterARestore();
    void aPinnedPhotoStaysInTheTrash();
    void aCatalogueThatMayOnlyBeReadStillPlans();
};

void HousekeepingTest::aRunOfADeadProgramIsEndedWithWhatItDid()
{
    Fixture f;
    const Photo moved = f.upload(1, u"d"_s);
    const Photo orphan = f.upload(2);
    const Photo sold = f.upload(3, u"d"_s);
    const Photo old = f.upload(4, u"d"_s);
    startedRun(f, u"run-1"_s);
    QVERIFY(f.engine().mover.move(moved.photoId, Tier::Hot, false, u"run-1"_s, {}));
    PhotoRepository &photos = f.catalogue().photos();
    QVERIFY(photos.trash({orphan.photoId}, ruleName(Rule::TempOrphan), u"run-1"_s, f.clock.now()));
    QVERIFY(photos.trash({sold.photoId}, ruleName(Rule::Published), u"run-1"_s, f.clock.now()));
    QVERIFY(photos.trash({old.photoId}, ruleName(Rule::ColdExpired), u"run-1"_s, f.clock.now()));
    f.clock.advance(Seconds{5});
    f.restart();
    QVERIFY(f.engine().mover.recover({}));

    const auto run = f.engine().lifecycle.findRun(u"run-1"_s);
    QVERIFY(run && run->has_value());
    QVERIFY((*run)->interrupted);
    QVERIFY((*run)->cancelled);
    QCOMPARE((*run)->finishedAt, std::optional(f.clock.now()));
    QCOMPARE((*run)->promotedToHot, qint64(1));
    QCOMPARE((*run)->tempDeleted, qint64(1));
    QCOMPARE((*run)->publishedDeleted, qint64(1));
    QCOMPARE((*run)->oldDeleted, qint64(1));
    QCOMPARE((*run)->undoable, qint64(3));
    QCOMPARE((*run)->failed.size(), 1);
    QCOMPARE((*run)->failed.first().error.reason, u"run.interrupted"_s);
    const auto list = f.engine().lifecycle.runs(10);
    QVERIFY(list && list->first().interrupted);
    QVERIFY(f.engine().lifecycle.undo(u"run-1"_s));
}

void HousekeepingTest::aRunUnderWayIsLeftAlone()
{
    Fixture f;
    startedRun(f, u"run-1"_s);
    const Holder other{u"elsewhere"_s, 7, u"7"_s};
    f.holderDead = [](const Holder &) { return false; };
    QVERIFY(*f.catalogue().leases().acquire(LifecycleLease, other, LeaseTerm, {}, f.clock.now()));
    f.restart();
    QVERIFY(f.engine().mover.recover({}));
    QVERIFY(!(*f.engine().lifecycle.findRun(u"run-1"_s))->finishedAt);

    f.clock.advance(LeaseTerm + Seconds{1});
    QVERIFY(f.engine().mover.recover({}));
    QVERIFY((*f.engine().lifecycle.findRun(u"run-1"_s))->interrupted);
}

void HousekeepingTest::theNextRunEndsItToo()
{
    Fixture f;
    startedRun(f, u"run-1"_s);
    QVERIFY(f.engine().lifecycle.run({}, {}, {}, {}));
    const auto runs = f.engine().lifecycle.runs(10);
    QCOMPARE(runs->size(), 2);
    for (const RunResult &run : *runs) {
        QVERIFY(run.finishedAt);
        QCOMPARE(run.interrupted, run.runId == u"run-1"_s);
    }
}

void HousekeepingTest::oldJournalEntriesGoAndTheirKeysStayUsed()
{
    Fixture f;
    const Photo photo = f.upload(1, u"d"_s);
    const auto lost =
        f.catalogue().journal().beginUpload(u"never"_s, Tier::Temp, {u"temp/never.jpg"_s}, f.self, f.clock.now());
    QVERIFY(lost);
    QVERIFY(f.catalogue().journal().abandon(lost->id, f.self, u"test"_s, f.clock.now()));
    const auto open =
        f.catalogue().journal().beginUpload(u"open"_s, Tier::Temp, {u"temp/open.jpg"_s}, f.self, f.clock.now());
    QVERIFY(open);
    QCOMPARE(numberOf(f, u"SELECT count(*) FROM journal"_s), qint64(3));

    f.clock.advance(JournalKept);
    QCOMPARE(pruneJournal(f.parts()).value_or(-1), qint64(0));
    f.clock.advance(Seconds{1});
    QCOMPARE(pruneJournal(f.parts()).value_or(-1), qint64(2));
    QCOMPARE(numberOf(f, u"SELECT count(*) FROM journal"_s), qint64(1));
    QCOMPARE(numberOf(f, u"SELECT count(*) FROM journal_copies"_s), qint64(1));
    QVERIFY(*f.catalogue().journal().find(open->id));
    QCOMPARE(f.catalogue().copies().keyUses(u"temp/never.jpg"_s).value_or(-1), 1);
    QCOMPARE(f.catalogue().copies().keyUses(photo.storagePath).value_or(-1), 1);
    QCOMPARE(numberOf(f, u"SELECT count(*) FROM retired_keys"_s), qint64(1));
}

void HousekeepingTest::aMoveByHandCountsAsAccessEverywhere()
{
    Fixture f;
    const Photo before = f.upload(1, u"d"_s);
    f.clock.advance(Hour);
    QVERIFY(f.engine().mover.move(before.photoId, Tier::Hot, true, {}, {}));
    const Photo after = f.photo(before.photoId);
    QCOMPARE(after.lastAccessDate, f.clock.now());
    QCOMPARE(after.accessCount, before.accessCount + 1);
    QCOMPARE(numberOf(f, u"SELECT count(*) FROM access_log WHERE purpose = 'move'"_s), qint64(1));

    f.clock.advance(Hour);
    QVERIFY(f.engine().mover.move(before.photoId, Tier::Cold, false, {}, {}));
    QCOMPARE(f.photo(before.photoId).accessCount, before.accessCount + 1);
    QCOMPARE(f.photo(before.photoId).lastAccessDate, after.lastAccessDate);
}

void HousekeepingTest::aRestoredPhotoStartsAnew()
{
    Fixture f;
    const QString id = f.upload(1).photoId;
    f.clock.advance(49 * Hour);
    QCOMPARE(confirmedRun(f)->tempDeleted, qint64(1));
    QVERIFY(f.engine().library.restore({id}));
    const Photo back = f.photo(id);
    QCOMPARE(back.tempSince, std::optional(f.clock.now()));
    QCOMPARE(back.scheduledDeletion, std::optional(f.clock.now() + 48 * Hour));
    QCOMPARE(back.lastAccessDate, f.clock.now());
    QCOMPARE(back.accessCount, qint64(1));
    f.clock.advance(48 * Hour);
    QCOMPARE(confirmedRun(f)->tempDeleted, qint64(0));
    f.clock.advance(Seconds{1});
    QCOMPARE(confirmedRun(f)->tempDeleted, qint64(1));
}

void HousekeepingTest::aPublishedPhotoIsDueAgainAfterARestore()
{
    Fixture f;
    const Photo photo = f.upload(1, u"d"_s);
    QVERIFY(f.catalogue().drafts().publish(u"d"_s, {}, 7, f.clock.now()));
    f.clock.advance(8 * Day);
    QCOMPARE(confirmedRun(f)->publishedDeleted, qint64(1));
    QVERIFY(f.engine().library.restore({photo.photoId}));
    const auto next = f.engine().library.nextActions({f.photo(photo.photoId)});
    QVERIFY(next);
    QCOMPARE(next->first().action, Action::Trash);
    QVERIFY(next->first().isDue);
}

void HousekeepingTest::aPinnedPhotoStaysInTheTrash()
{
    Fixture f;
    const QString id = f.upload(1).photoId;
    PhotoEdit pin;
    pin.pinned = true;
    QVERIFY(f.catalogue().photos().edit({id}, pin, f.clock.now()));
    QVERIFY(f.engine().library.trash({id}));
    f.clock.advance(30 * Day);
    QCOMPARE(f.engine().lifecycle.quickTotals()->purge, qint64(0));
    QCOMPARE(confirmedRun(f)->purged, qint64(0));
    const auto details = f.engine().library.details(id);
    QVERIFY(details);
    QCOMPARE(reasonText(details->next), u"In the trash, but pinned, so it is not purged"_s);

    pin.pinned = false;
    QVERIFY(f.catalogue().photos().edit({id}, pin, f.clock.now()));
    QCOMPARE(confirmedRun(f)->purged, qint64(1));
}

void HousekeepingTest::aCatalogueThatMayOnlyBeReadStillPlans()
{
    Fixture f;
    f.upload(1);
    startedRun(f, u"run-1"_s);
    f.clock.advance(49 * Hour);
    f.faults.error.code = ErrorCode::PermissionDenied;
    f.faults.only = [](const QString &call) {
        return call == u"lifecycle.savePlan"_s || call == u"lifecycle.closeInterrupted"_s;
    };
    f.faults.arm(td::test::Fault::FailBefore, 1, true);
    QVERIFY(f.engine().mover.recover({}));
    const auto plan = f.engine().lifecycle.plan({}, {});
    QVERIFY(plan);
    QCOMPARE(plan->actions.size(), 1);
    QVERIFY(plan->planId.isEmpty());
    RunOptions rehearsal;
    rehearsal.dryRun = true;
    const auto rehearsed = f.engine().lifecycle.run(rehearsal, {}, {}, {});
    QVERIFY(rehearsed);
    QCOMPARE(rehearsed->tempDeleted, qint64(1));
}

TD_TEST(HousekeepingTest)
#include "tst_housekeeping.moc"
