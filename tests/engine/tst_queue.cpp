// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/changefeed.h"
#include "engine/queue.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;

namespace
{

constexpr int QueuePatience = 20'000;

QStringList writeFiles(Fixture &f, quint32 count, quint32 from = 0)
{
    QStringList paths;
    for (quint32 i = from; i < from + count; ++i)
        paths.append(f.file(u"in/%1.jpg"_s.arg(i, 3, 10, QChar(u'0')), fakePhoto(i)));
    return paths;
}

QList<Transfer> listed(Fixture &f, const QList<TransferState> &states)
{
    return *f.catalogue().transfers().list(states, 1000);
}

qint64 photoCount(Fixture &f)
{
    return f.engine().library.sums({})->count;
}

} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uploadsAFolder()
    {
        Fixture f;
        writeFiles(f, 25);
        std::ignore = f.file(u"in/sub/deep.jpg"_s, fakePhoto(500));
        std::ignore = f.file(u"in/bad.jpg"_s, "BAD picture");
        const QString folder = QFileInfo(f.file(u"in/.hidden"_s, "x")).path();
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy stored(&queue, &TransferQueue::photoStored);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        QSignalSpy refused(&queue, &TransferQueue::refused);
        QSignalSpy changed(&queue, &TransferQueue::changed);
        queue.start();
        UploadOptions options;
        options.draft = u"d"_s;
        options.tags = {u"blue"_s};
        queue.addUploads({folder, u"/nowhere/x.jpg"_s}, true, options);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, QueuePatience);
        QCOMPARE(finished.first().at(0).toLongLong(), 26);
        QCOMPARE(finished.first().at(1).toLongLong(), 1);
        QCOMPARE(stored.size(), 26);
        QCOMPARE(photoCount(f), 26);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<QList<ItemFailure>>().first().id, u"/nowhere/x.jpg"_s);
        QVERIFY(!changed.isEmpty());
        const QueueSnapshot last = queue.snapshot();
        QVERIFY(last.isIdle());
        QCOMPARE(last.done, 26);
        QCOMPARE(last.failed, 1);
        for (const QList<QVariant> &signal : stored) {
            const Photo photo = signal.first().value<UploadedPhoto>().photo;
            QCOMPARE(photo.draftId, u"d"_s);
            QCOMPARE(photo.tags, QStringList{u"blue"_s});
        }
        QCOMPARE(f.violations(), QStringList());
    }

    void failuresHaveACauseAndCanBeTriedAgain()
    {
        Fixture f;
        const QString path = f.file(u"in/a.jpg"_s, "BAD");
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        queue.start();
        queue.addUploads({path}, false, {});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, QueuePatience);
        const QList<Transfer> failed = listed(f, {TransferState::Failed});
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().errorReason, u"image.unsupported"_s);
        QVERIFY(!failed.first().errorText.isEmpty());
        QVERIFY(!failed.first().remedy.isEmpty());
        QVERIFY(failed.first().finishedAt);

        std::ignore = f.file(u"in/a.jpg"_s, fakePhoto(1));
        queue.retryFailed(TransferCause{u"another.cause"_s, {}});
        QTest::qWait(300);
        QCOMPARE(listed(f, {TransferState::Failed}).size(), 1);
        queue.retryFailed(TransferCause{u"image.unsupported"_s, {}});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, QueuePatience);
        QCOMPARE(finished.last().at(0).toLongLong(), 1);
        const QList<Transfer> done = listed(f, {TransferState::Done});
        QCOMPARE(done.size(), 1);
        QVERIFY(done.first().errorReason.isEmpty());
        QVERIFY(!done.first().photoId.isEmpty());
        QCOMPARE(photoCount(f), 1);

        QSignalSpy answer(&queue, &TransferQueue::listed);
        queue.requestList({TransferState::Done}, 10);
        QTRY_COMPARE_WITH_TIMEOUT(answer.size(), 1, QueuePatience);
        QCOMPARE(answer.first().first().value<QList<Transfer>>().size(), 1);
        queue.clearFinished();
        QTRY_VERIFY_WITH_TIMEOUT(listed(f, {TransferState::Done}).isEmpty(), QueuePatience);
    }

    void pausedWorkWaits()
    {
        Fixture f;
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        queue.setPaused(true);
        queue.start();
        queue.addUploads(writeFiles(f, 5), false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().waiting, 5, QueuePatience);
        QVERIFY(queue.snapshot().paused);
        QTest::qWait(200);
        QCOMPARE(photoCount(f), 0);
        queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, QueuePatience);
        QCOMPARE(photoCount(f), 5);
    }

    void cancelsWhatWaits()
    {
        Fixture f;
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        queue.setPaused(true);
        queue.start();
        queue.addUploads(writeFiles(f, 5), false, {});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().waiting, 5, QueuePatience);
        const QList<Transfer> waiting = listed(f, {TransferState::Waiting});
        queue.cancel({waiting.at(0).id, waiting.at(1).id});
        QTRY_COMPARE_WITH_TIMEOUT(queue.snapshot().cancelled, 2, QueuePatience);
        queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, QueuePatience);
        QCOMPARE(photoCount(f), 3);
        queue.retry({waiting.at(0).id});
        QTRY_COMPARE_WITH_TIMEOUT(photoCount(f), 4, QueuePatience);
    }

    void cancelAllEmptiesTheList()
    {
        Fixture f;
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        queue.start();
        queue.addUploads(writeFiles(f, 60), false, {});
        QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().done > 0, QueuePatience);
        queue.cancelAll();
        QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().isIdle() &&
                                     listed(f, {TransferState::Waiting, TransferState::Running}).isEmpty(),
                                 QueuePatience);
        QCOMPARE(listed(f, {TransferState::Done}).size(), photoCount(f));
        QCOMPARE(f.violations(), QStringList());
    }

    void movesPhotos()
    {
        Fixture f;
        QStringList ids;
        for (quint32 seed = 0; seed < 4; ++seed)
            ids.append(f.upload(seed, u"d"_s).photoId);
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        QSignalSpy finished(&queue, &TransferQueue::batchFinished);
        QSignalSpy refused(&queue, &TransferQueue::refused);
        queue.start();
        queue.addMoves(ids + QStringList{u"nobody"_s}, Tier::Cold);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, QueuePatience);
        QCOMPARE(finished.first().at(0).toLongLong(), 4);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, QueuePatience);
        QCOMPARE(refused.first().first().value<QList<ItemFailure>>().first().id, u"nobody"_s);
        for (const QString &id : std::as_const(ids))
            QCOMPARE(f.photo(id).tier, Tier::Cold);
    }

    void survivesARestart()
    {
        Fixture f;
        const QStringList paths = writeFiles(f, 60);
        {
            TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
            queue.start();
            queue.addUploads(paths, false, {});
            QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().done > 2, QueuePatience);
        }
        QVERIFY(listed(f, {TransferState::Running}).isEmpty());
        QVERIFY(listed(f, {TransferState::Failed, TransferState::Cancelled}).isEmpty());
        const qsizetype left = listed(f, {TransferState::Waiting}).size();
        QCOMPARE(left + photoCount(f), 60);
        f.restart();
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(photoCount(f), 60, QueuePatience);
        QTRY_VERIFY_WITH_TIMEOUT(queue.snapshot().isIdle(), QueuePatience);
        QCOMPARE(listed(f, {TransferState::Done}).size(), 60);
        QCOMPARE(f.violations(), QStringList());
    }

    void takesOverWhatADeadProcessLeft()
    {
        Fixture f;
        Transfer transfer;
        transfer.path = writeFiles(f, 1).first();
        transfer.options = uploadOptionsToJson({});
        transfer.createdAt = f.clock.now();
        QVERIFY(f.catalogue().transfers().add({transfer}));
        const Holder gone{u"testhost"_s, 99, u"9"_s};
        QCOMPARE(f.catalogue().transfers().claim(1, {TransferLane{}}, gone, f.clock.now())->size(), 1);
        TransferQueue queue(f.parts(), f.engine().ingest, f.engine().library);
        queue.start();
        QTRY_COMPARE_WITH_TIMEOUT(photoCount(f), 1, QueuePatience);
    }

    void theFeedTellsOfForeignChanges()
    {
        Fixture here;
        Fixture there(here.profile());
        ChangeFeed feed(here.catalogue());
        QSignalSpy changed(&feed, &ChangeFeed::changed);
        feed.start(10);
        QTest::qWait(100);
        QCOMPARE(changed.size(), 0);
        QVERIFY(there.engine().rules.set(u"lifecycle.temp_hours"_s, u"12"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), QueuePatience);
        QTest::qWait(100);
        const qsizetype before = changed.size();
        QVERIFY(here.engine().rules.set(u"lifecycle.temp_hours"_s, u"13"_s));
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() > before, QueuePatience);
    }
};

TD_TEST(TestQueue)
#include "tst_queue.moc"
