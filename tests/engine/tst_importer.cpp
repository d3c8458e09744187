// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/importer.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fault;
using td::test::Fixture;

/// Taking over folders and the files of another catalogue.
class ImporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersBecomeDrafts();
    void secondRunStoresNothing();
    void goesOnAfterACancel();
    void dryRunStoresNothing();
    void keepsIdsDatesAndTiers();
    void findsFilesOfAnotherComputer();
    void keepsOriginalsUnlessTold();
    void removesOnlyProvenOriginals();
    void refusesFilesOfATier();
    void namesWhatCannotBeTaken();
};

namespace
{

Importer importerOf(Fixture &f)
{
    return Importer(f.parts(), f.engine().ingest, f.engine().mover);
}

ImportItems folderItems(Fixture &f, const QString &folder)
{
    const auto items = importerOf(f).folder(folder, {});
    if (!items)
        qFatal("import: %s", qPrintable(items.error().message));
    return *items;
}

/// Two product folders and a file beside them.
QString smallTree(Fixture &f)
{
    const QString root = QFileInfo(f.file(u"tree/loose.jpg"_s, fakePhoto(1))).path();
    const QList<std::pair<QString, quint32>> files{
        {u"tree/dress/front.jpg"_s, 2}, {u"tree/dress/details/seam.jpg"_s, 3}, {u"tree/shoes/left.jpg"_s, 4}};
    for (const auto &[name, seed] : files)
        std::ignore = f.file(name, fakePhoto(seed));
    return root;
}

int countOf(const ImportReport &report, ImportStatus status)
{
    return int(std::ranges::count(report.photos, status, &ImportedPhoto::status));
}

KnownPhoto oldPhoto(const QString &id, const QString &path, Tier tier = Tier::Temp)
{
    KnownPhoto known;
    known.photoId = id;
    known.userId = u"anna"_s;
    known.draftId = u"coat"_s;
    known.path = path;
    known.filename = u"coat.jpg"_s;
    known.tier = tier;
    known.uploadDate = fromIso(u"2025-01-02 03:04:05"_s);
    known.lastAccessDate = fromIso(u"2025-02-01T00:00:00Z"_s);
    known.accessCount = 7;
    known.metadata = {{u"category"_s, u"coats"_s}};
    return known;
}

} // namespace

void ImporterTest::foldersBecomeDrafts()
{
    Fixture f;
    const ImportItems found = folderItems(f, smallTree(f));
    QVERIFY(found.failed.isEmpty());
    const ImportReport report = importerOf(f).run(found.items, {}, {}, {});
    QCOMPARE(countOf(report, ImportStatus::Stored), 4);
    QMap<QString, int> drafts;
    for (const ImportedPhoto &photo : report.photos)
        ++drafts[f.photo(photo.photoId).draftId];
    QCOMPARE(drafts, (QMap<QString, int>{{u"dress"_s, 2}, {u"shoes"_s, 1}, {u"tree"_s, 1}}));
    ImportOptions one;
    one.upload.draft = u"all"_s;
    const ImportReport again = importerOf(f).run(found.items, one, {}, {});
    QCOMPARE(f.photo(again.photos.first().photoId).draftId, u"all"_s);
    QCOMPARE(f.violations(), QStringList());
}

void ImporterTest::secondRunStoresNothing()
{
    Fixture f;
    const ImportItems found = folderItems(f, smallTree(f));
    const ImportReport first = importerOf(f).run(found.items, {}, {}, {});
    const ImportReport second = importerOf(f).run(found.items, {}, {}, {});
    QCOMPARE(countOf(second, ImportStatus::Skipped), 4);
    for (qsizetype i = 0; i < first.photos.size(); ++i)
        QCOMPARE(second.photos.at(i).photoId, first.photos.at(i).photoId);
    QCOMPARE(f.catalogue().photos().sums({})->count, 4);
}

void ImporterTest::goesOnAfterACancel()
{
    Fixture f;
    f.workers = 1;
    f.restart();
    const ImportItems found = folderItems(f, smallTree(f));
    std::stop_source stop;
    int uploads = 0;
    f.faults.only = [&](const QString &name) {
        if (name == "journal.beginUpload"_L1 && ++uploads == 2)
            stop.request_stop();
        return false;
    };
    const ImportReport cut = importerOf(f).run(found.items, {}, {}, stop.get_token());
    f.faults.only = nullptr;
    QVERIFY(cut.cancelled);
    QVERIFY(cut.photos.size() < 4);
    const ImportReport rest = importerOf(f).run(found.items, {}, {}, {});
    QCOMPARE(rest.photos.size(), 4);
    QCOMPARE(f.catalogue().photos().sums({})->count, 4);
    QCOMPARE(f.violations(), QStringList());
}

void ImporterTest::dryRunStoresNothing()
{
    Fixture f;
    const ImportItems found = folderItems(f, smallTree(f));
    ImportOptions dry;
    dry.dryRun = true;
    dry.removeOriginals = true;
    QCOMPARE(countOf(importerOf(f).run(found.items, dry, {}, {}), ImportStatus::WouldStore), 4);
    QCOMPARE(f.catalogue().photos().sums({})->count, 0);
    const ImportReport real = importerOf(f).run(found.items, {}, {}, {});
    QCOMPARE(countOf(real, ImportStatus::Stored), 4);
    QCOMPARE(countOf(importerOf(f).run(found.items, dry, {}, {}), ImportStatus::Skipped), 4);
}

void ImporterTest::keepsIdsDatesAndTiers()
{
    Fixture f;
    KnownPhoto published = oldPhoto(u"id-1"_s, f.file(u"a.jpg"_s, fakePhoto(1)), Tier::Hot);
    published.publishedToVinted = true;
    published.publishedDate = fromIso(u"2025-01-09T00:00:00Z"_s);
    const KnownPhoto twin = oldPhoto(u"id-2"_s, f.file(u"b.jpg"_s, fakePhoto(1)), Tier::Cold);
    const ImportItems found = importerOf(f).files({published, twin}, {});
    QCOMPARE(found.items.size(), 2);
    // The first run dies on its way to the tier; the second goes on.
    f.faults.only = [](const QString &name) { return name == "journal.beginMove"_L1; };
    f.faults.arm(Fault::FailBefore, 1, true);
    QCOMPARE(importerOf(f).run(found.items, {}, {}, {}).failed.size(), 2);
    f.restart();
    const ImportReport report = importerOf(f).run(found.items, {}, {}, {});
    QVERIFY(report.failed.isEmpty());
    const Photo photo = f.photo(u"id-1"_s);
    QCOMPARE(photo.tier, Tier::Hot);
    QCOMPARE(photo.userId, u"anna"_s);
    QCOMPARE(photo.draftId, u"coat"_s);
    QCOMPARE(photo.filename, u"coat.jpg"_s);
    QCOMPARE(toIso(photo.uploadDate), u"2025-01-02T03:04:05Z"_s);
    QCOMPARE(toIso(photo.lastAccessDate), u"2025-02-01T00:00:00Z"_s);
    QCOMPARE(photo.accessCount, 7);
    QCOMPARE(toIso(photo.publishedDate), u"2025-01-09T00:00:00Z"_s);
    QCOMPARE(photo.metadata.value(u"category"_s).toString(), u"coats"_s);
    QCOMPARE(f.photo(u"id-2"_s).tier, Tier::Cold); // the same bytes, but somebody knows it by this id
    QCOMPARE(countOf(importerOf(f).run(found.items, {}, {}, {}), ImportStatus::Skipped), 2);
    QCOMPARE(f.violations(), QStringList());
}

void ImporterTest::findsFilesOfAnotherComputer()
{
    Fixture f;
    const QString root = QFileInfo(f.file(u"moved/temp/a.jpg"_s, fakePhoto(1))).dir().absoluteFilePath(u".."_s);
    const ImportItems found = importerOf(f).files({oldPhoto(u"here"_s, u"/app/backend/data/photos/temp/a.jpg"_s),
                                                   oldPhoto(u"gone"_s, u"/app/backend/data/photos/temp/b.jpg"_s),
                                                   oldPhoto(u"away"_s, u"https://cdn.example.org/hot/c.jpg"_s),
                                                   oldPhoto(u"sly"_s, u"../../etc/passwd"_s)},
                                                  QDir::cleanPath(root));
    QCOMPARE(found.items.size(), 1);
    QCOMPARE(found.items.first().known->photoId, u"here"_s);
    QCOMPARE(found.failed.size(), 3);
    for (const ItemFailure &failure : found.failed)
        QCOMPARE(failure.error.reason, u"import.file_missing"_s);
}

void ImporterTest::keepsOriginalsUnlessTold()
{
    Fixture f;
    const QString root = smallTree(f);
    const ImportItems found = folderItems(f, root);
    QVERIFY(importerOf(f).run(found.items, {}, {}, {}).failed.isEmpty());
    QVERIFY(QFile::exists(root + u"/dress/front.jpg"_s));
    ImportOptions moving;
    moving.removeOriginals = true;
    const ImportReport report = importerOf(f).run(found.items, moving, {}, {});
    QVERIFY(report.failed.isEmpty());
    QVERIFY(!QFile::exists(root + u"/dress/front.jpg"_s));
    QVERIFY(folderItems(f, root).items.isEmpty());
    QCOMPARE(f.violations(), QStringList());
}

void ImporterTest::removesOnlyProvenOriginals()
{
    Fixture f;
    const QString path = f.file(u"tree/dress/front.jpg"_s, fakePhoto(2));
    const ImportItems found = folderItems(f, QFileInfo(path).dir().absoluteFilePath(u".."_s));
    const ImportReport first = importerOf(f).run(found.items, {}, {}, {});
    QFile stored(f.masterPath(first.photos.first().photoId));
    QVERIFY(stored.open(QIODevice::ReadWrite));
    stored.write("rotten");
    stored.close();
    ImportOptions moving;
    moving.removeOriginals = true;
    const ImportReport report = importerOf(f).run(found.items, moving, {}, {});
    QCOMPARE(report.failed.size(), 1);
    QCOMPARE(report.failed.first().error.reason, u"import.original_kept"_s);
    QVERIFY(QFile::exists(path));
    // Nor for a photo that is in the trash.
    QVERIFY(f.engine().library.trash({first.photos.first().photoId}));
    ImportItem known = found.items.first();
    known.known = std::make_shared<const KnownPhoto>(oldPhoto(first.photos.first().photoId, path));
    QCOMPARE(importerOf(f).run({known}, moving, {}, {}).failed.size(), 1);
    QVERIFY(QFile::exists(path));
}

void ImporterTest::refusesFilesOfATier()
{
    Fixture f;
    const Photo photo = f.upload(1);
    const ImportItems found = folderItems(f, f.profile() + u"/temp"_s);
    QVERIFY(found.items.isEmpty());
    QVERIFY(!found.failed.isEmpty());
    QCOMPARE(found.failed.first().error.reason, u"import.in_tier"_s);
    const ImportItems known = importerOf(f).files({oldPhoto(u"x"_s, f.masterPath(photo.photoId))}, {});
    QVERIFY(known.items.isEmpty());
}

void ImporterTest::namesWhatCannotBeTaken()
{
    Fixture f;
    QVERIFY(!importerOf(f).folder(f.profile() + u"/nowhere"_s, {}));
    const QString root = smallTree(f);
    std::ignore = f.file(u"tree/dress/notes.txt"_s, "BAD notes"_ba);
    const ImportReport report = importerOf(f).run(folderItems(f, root).items, {}, {}, {});
    QCOMPARE(report.photos.size(), 4);
    QCOMPARE(report.failed.size(), 1);
    QVERIFY(report.failed.first().id.endsWith(u"notes.txt"_s));
}

TD_TEST(ImporterTest)
#include "tst_importer.moc"
