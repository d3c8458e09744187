// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;
using td::test::sha256Of;

class IngestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAPhotoWithItsVariants();
    void keepsTheOriginalWhenAsked();
    void marksDamagedFiles();
    void decidesAboutDuplicates_data();
    void decidesAboutDuplicates();
    void storesTwinsOfOneBatchOnce();
    void leavesTheDuplicateToAnotherProcess();
    void refusesWhatIsNoPicture_data();
    void refusesWhatIsNoPicture();
    void refusesAFileThatIsTooLargeBeforeReadingIt();
    void oneBadFileNeverStopsTheRest();
    void stopsSoonWhenCancelled();
    void refusesWhenTheDiskIsNearlyFull();
    void leavesNothingBehindAfterAFailedStore();
    void refusesAStoreThatLies();
    void neverUsesAKeyTwice();
    void findsFilesInOrder();
    void namesWhatIsNoUsableFile();
    void optionsSurviveJson();
};

void IngestTest::storesAPhotoWithItsVariants()
{
    Fixture f;
    UploadOptions options;
    options.draft = u"d1"_s;
    options.tags = {u"shoes"_s, u"red"_s, u"shoes"_s};
    options.isPublic = true;
    const QByteArray bytes = fakePhoto(1);
    const auto uploaded = f.engine().ingest.upload(f.file(u"shoe.jpg"_s, bytes), options, {});
    QVERIFY(uploaded);
    QCOMPARE(uploaded->status, UploadStatus::Stored);
    QVERIFY(uploaded->duplicateOf.isEmpty());
    const Photo photo = f.photo(uploaded->photo.photoId);
    QCOMPARE(photo.userId, u"default"_s);
    QCOMPARE(photo.draftId, u"d1"_s);
    QCOMPARE(photo.tier, Tier::Temp);
    QCOMPARE(photo.filename, u"shoe.jpg"_s);
    QCOMPARE(photo.fileSizeBytes, qint64(bytes.size()));
    QCOMPARE(photo.sha256, sha256Of(bytes));
    QCOMPARE(photo.originalSha256, sha256Of(bytes));
    QCOMPARE(photo.tags, QStringList({u"shoes"_s, u"red"_s}));
    QVERIFY(photo.isPublic);
    QCOMPARE(unixSeconds(*photo.scheduledDeletion - photo.uploadDate.time_since_epoch()), qint64(48 * 3600));
    QCOMPARE(photo.storagePath, u"temp/%1.jpg"_s.arg(photo.photoId));
    const auto copies = f.catalogue().copies().ofPhoto(photo.photoId);
    QVERIFY(copies);
    QCOMPARE(copies->size(), 4);
    qint64 stored = 0;
    for (const Copy &copy : *copies) {
        QVERIFY(copy.verifiedAt.has_value());
        QCOMPARE(copy.verifyMethod, u"sha256"_s);
        stored += copy.size;
    }
    QCOMPARE(photo.storedBytes, stored);
    QCOMPARE(f.violations({{photo.photoId, sha256Of(bytes)}}), QStringList());
}

void IngestTest::keepsTheOriginalWhenAsked()
{
    Fixture f;
    UploadOptions options;
    options.keepOriginal = true;
    const auto uploaded = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, options, {});
    QVERIFY(uploaded);
    const auto copies = f.catalogue().copies().ofPhoto(uploaded->photo.photoId);
    QVERIFY(std::ranges::any_of(*copies, [](const Copy &copy) { return copy.variant == variant::Original; }));
}

void IngestTest::marksDamagedFiles()
{
    Fixture f;
    const auto uploaded = f.engine().ingest.uploadBytes(fakePhoto(1) + "DAMAGED"_ba, u"a.jpg"_s, {}, {});
    QVERIFY(uploaded);
    QCOMPARE(uploaded->status, UploadStatus::Damaged);
    QVERIFY(f.photo(uploaded->photo.photoId).damaged);
}

void IngestTest::decidesAboutDuplicates_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<bool>("store");
    QTest::addColumn<bool>("skipped");
    QTest::newRow("same user and draft") << u"u"_s << u"d"_s << false << true;
    QTest::newRow("another draft") << u"u"_s << u"e"_s << false << false;
    QTest::newRow("no draft") << u"u"_s << QString() << false << false;
    QTest::newRow("another user") << u"v"_s << u"d"_s << false << false;
    QTest::newRow("same, but to be stored") << u"u"_s << u"d"_s << true << false;
}

void IngestTest::decidesAboutDuplicates()
{
    QFETCH(const QString, user);
    QFETCH(const QString, draft);
    QFETCH(const bool, store);
    QFETCH(const bool, skipped);
    Fixture f;
    UploadOptions first;
    first.user = u"u"_s;
    first.draft = u"d"_s;
    const auto older = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, first, {});
    UploadOptions second;
    second.user = user;
    second.draft = draft;
    second.duplicates = store ? DuplicatePolicy::Store : DuplicatePolicy::Skip;
    const auto again = f.engine().ingest.uploadBytes(fakePhoto(1), u"b.jpg"_s, second, {});
    QVERIFY(older && again);
    QCOMPARE(again->status == UploadStatus::Skipped, skipped);
    QCOMPARE(again->photo.photoId == older->photo.photoId, skipped);
    QCOMPARE(again->duplicateOf, older->photo.photoId);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::storesTwinsOfOneBatchOnce()
{
    Fixture f;
    f.workers = 4;
    f.restart();
    QStringList files;
    for (int i = 0; i < 12; ++i)
        files.append(f.file(u"twin-%1.jpg"_s.arg(i), fakePhoto(7)));
    const UploadReport report = f.engine().ingest.uploadAll(files, {}, {}, {});
    QCOMPARE(report.photos.size(), 12);
    QCOMPARE(std::ranges::count(report.photos, UploadStatus::Stored, &UploadedPhoto::status), 1);
    QCOMPARE(f.catalogue().photos().ids({}, 100)->size(), 1);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::leavesTheDuplicateToAnotherProcess()
{
    Fixture f;
    // Another process stores the same bytes after this one has looked for duplicates, just before its journal entry.
    Fixture other(f.profile());
    bool done = false;
    f.faults.only = [&](const QString &name) {
        if (name == "journal.beginUpload"_L1 && !done) {
            done = true;
            if (!other.engine().ingest.uploadBytes(fakePhoto(3), u"b.jpg"_s, {}, {}))
                qFatal("the other process could not upload");
        }
        return false;
    };
    f.ids.startAt(1000); // the two processes must not make the same id
    const auto mine = f.engine().ingest.uploadBytes(fakePhoto(3), u"a.jpg"_s, {}, {});
    QVERIFY2(mine, qPrintable(mine ? QString() : mine.error().message));
    QVERIFY(done);
    QCOMPARE(mine->status, UploadStatus::Skipped);
    QCOMPARE(f.catalogue().photos().ids({}, 100)->size(), 1);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::refusesWhatIsNoPicture_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << u"missing"_s << u"file.missing"_s;
    QTest::newRow("folder") << u"folder"_s << u"file.not_regular"_s;
    QTest::newRow("link") << u"link"_s << u"file.not_regular"_s;
    QTest::newRow("pipe") << u"pipe"_s << u"file.not_regular"_s;
    QTest::newRow("not a picture") << u"bad"_s << u"image.unsupported"_s;
}

void IngestTest::refusesWhatIsNoPicture()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, reason);
    Fixture f;
    QString path = f.file(u"real.jpg"_s, fakePhoto(1));
    const QString folder = QFileInfo(path).path();
    if (kind == "missing"_L1) {
        path = folder + u"/no.jpg"_s;
    } else if (kind == "folder"_L1) {
        path = folder;
    } else if (kind == "link"_L1) {
        QVERIFY(QFile::link(path, folder + u"/link.jpg"_s));
        path = folder + u"/link.jpg"_s;
    } else if (kind == "pipe"_L1) {
        path = folder + u"/pipe.jpg"_s;
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    } else {
        path = f.file(u"bad.jpg"_s, "BAD"_ba);
    }
    const auto uploaded = f.engine().ingest.upload(path, {}, {});
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().reason, reason);
    QCOMPARE(uploaded.error().where, path);
    QVERIFY(!uploaded.error().remedy.isEmpty());
    QCOMPARE(f.storedKeys(), QStringList());
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::refusesAFileThatIsTooLargeBeforeReadingIt()
{
    Fixture f;
    QFile sparse(f.file(u"huge.jpg"_s, {}));
    QVERIFY(sparse.resize(1LL << 40));
    const auto uploaded = f.engine().ingest.upload(sparse.fileName(), {}, {});
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().reason, u"image.too_large"_s);
}

void IngestTest::oneBadFileNeverStopsTheRest()
{
    Fixture f;
    QStringList files;
    for (int i = 0; i < 20; ++i)
        files.append(f.file(u"p-%1.jpg"_s.arg(i), i % 5 == 2 ? "BAD"_ba : fakePhoto(quint32(i))));
    QList<Progress> seen;
    const UploadReport report =
        f.engine().ingest.uploadAll(files, {}, [&seen](const Progress &progress) { seen.append(progress); }, {});
    QCOMPARE(report.photos.size(), 16);
    QCOMPARE(report.failed.size(), 4);
    QVERIFY(!report.cancelled);
    QCOMPARE(report.failed.first().id, files.at(2));
    QStringList order;
    for (const UploadedPhoto &photo : report.photos)
        order.append(photo.path);
    QStringList expected = files;
    for (const ItemFailure &failure : report.failed)
        expected.removeAll(failure.id);
    QCOMPARE(order, expected);
    QCOMPARE(seen.last().done, qint64(20));
    QCOMPARE(seen.last().total, qint64(20));
    QCOMPARE(seen.last().bytesDone, seen.last().bytesTotal);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::stopsSoonWhenCancelled()
{
    Fixture f;
    f.workers = 1;
    f.restart();
    QStringList files;
    for (int i = 0; i < 50; ++i)
        files.append(f.file(u"p-%1.jpg"_s.arg(i), fakePhoto(quint32(i))));
    std::stop_source source;
    f.faults.only = [&source](const QString &name) {
        if (name == "photos.add"_L1)
            source.request_stop();
        return false;
    };
    const UploadReport report = f.engine().ingest.uploadAll(files, {}, {}, source.get_token());
    f.faults.only = nullptr;
    QVERIFY(report.cancelled);
    QCOMPARE(report.photos.size(), 1);
    QCOMPARE(report.failed.size(), 0);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::refusesWhenTheDiskIsNearlyFull()
{
    Fixture f;
    f.diskSpace = [] { return std::pair<qint64, qint64>(10'000'000, 1'000'000'000); };
    f.restart();
    const auto uploaded = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {});
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().code, ErrorCode::ResourceExhausted);
    QCOMPARE(uploaded.error().where, u"a.jpg"_s);
    QCOMPARE(f.storedKeys(), QStringList());
}

void IngestTest::leavesNothingBehindAfterAFailedStore()
{
    Fixture f;
    f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    f.faults.arm(test::Fault::FailAfter, 3);
    const auto uploaded = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {});
    f.faults.disarm();
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().where, u"a.jpg"_s);
    QCOMPARE(f.storedKeys(), QStringList());
    QCOMPARE(f.violations(), QStringList());
    QVERIFY(f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {}));
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::refusesAStoreThatLies()
{
    Fixture f;
    f.faults.only = [](const QString &name) { return name == "store.put"_L1; };
    f.faults.arm(test::Fault::Flip, 2);
    const auto uploaded = f.engine().ingest.uploadBytes(fakePhoto(1), u"a.jpg"_s, {}, {});
    f.faults.disarm();
    QVERIFY(!uploaded);
    QCOMPARE(uploaded.error().code, ErrorCode::DataLoss);
    QCOMPARE(f.catalogue().photos().ids({}, 10)->size(), 0);
    QCOMPARE(f.violations(), QStringList());
}

void IngestTest::neverUsesAKeyTwice()
{
    Fixture f;
    f.stores.masterTemplate = u"{tier}/{user}/{photo_id}.{ext}"_s;
    const Photo first = f.upload(1);
    QCOMPARE(first.storagePath, u"temp/default/%1.jpg"_s.arg(first.photoId));
    QVERIFY(f.engine().mover.move(first.photoId, Tier::Hot, false, {}, {}));
    QVERIFY(f.engine().mover.move(first.photoId, Tier::Temp, true, {}, {}));
    QCOMPARE(f.photo(first.photoId).storagePath, u"temp/default/%1-2.jpg"_s.arg(first.photoId));
}

void IngestTest::findsFilesInOrder()
{
    Fixture f;
    const QString top = QFileInfo(f.file(u"tree/b.jpg"_s, "1"_ba)).path();
    const QString a = f.file(u"tree/a.jpg"_s, "2"_ba);
    const QString deep = f.file(u"tree/sub/deep/c.jpg"_s, "3"_ba);
    (void)f.file(u"tree/.hidden.jpg"_s, "4"_ba);
    (void)f.file(u"tree/.git/d.jpg"_s, "5"_ba);
    const FileList list = collectFiles({a, top}, true, {});
    QCOMPARE(list.files, QStringList({a, top + u"/b.jpg"_s, deep}));
    QVERIFY(list.failed.isEmpty());
}

void IngestTest::namesWhatIsNoUsableFile()
{
    Fixture f;
    const QString real = f.file(u"tree/a.jpg"_s, "2"_ba);
    const QString top = QFileInfo(real).path();
    QVERIFY(QFile::link(u"/etc"_s, top + u"/etc"_s));
    QVERIFY(QFile::link(top, top + u"/loop"_s));
    QCOMPARE(::mkfifo(QFile::encodeName(top + u"/pipe"_s).constData(), 0600), 0);
    const FileList deep = collectFiles({top, top + u"/no.jpg"_s}, true, {});
    QCOMPARE(deep.files, QStringList{real});
    QStringList failed;
    for (const ItemFailure &failure : deep.failed)
        failed.append(QFileInfo(failure.id).fileName() + u' ' + failure.error.reason);
    failed.sort();
    QCOMPARE(failed, QStringList({u"etc file.not_regular"_s, u"loop file.not_regular"_s, u"no.jpg file.missing"_s,
                                  u"pipe file.not_regular"_s}));
    const FileList flat = collectFiles({top}, false, {});
    QVERIFY(flat.files.isEmpty());
    QCOMPARE(flat.failed.size(), 1);
    QCOMPARE(flat.failed.first().error.reason, u"file.folder"_s);
}

void IngestTest::optionsSurviveJson()
{
    UploadOptions options;
    options.user = u"u"_s;
    options.draft = u"d"_s;
    options.tags = {u"a"_s, u"b"_s};
    options.kind = u"cloth"_s;
    options.isPublic = true;
    options.keepOriginal = false;
    options.duplicates = DuplicatePolicy::Store;
    const UploadOptions back = uploadOptionsFromJson(uploadOptionsToJson(options));
    QCOMPARE(back.user, options.user);
    QCOMPARE(back.draft, options.draft);
    QCOMPARE(back.tags, options.tags);
    QCOMPARE(back.kind, options.kind);
    QCOMPARE(back.isPublic, true);
    QVERIFY(back.keepOriginal == std::optional<bool>(false));
    QCOMPARE(back.duplicates, DuplicatePolicy::Store);
    QVERIFY(!uploadOptionsFromJson(uploadOptionsToJson({})).keepOriginal.has_value());
}

TD_TEST(IngestTest)
#include "tst_ingest.moc"
