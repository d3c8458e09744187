// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a catalogue in use, as backups take it: everything of one moment, in one file that opens like any other.
#include "catalog/cataloguesnapshot.h"
#include "fullcatalogue.h"

#include <QDir>
#include <QFile>

#include <thread>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

const QString SnapshotFolderName = u"folder@host:/photos"_s;

Result<void> snapshotOf(const Shelf &shelf, const QString &file, const CatalogueCopyOptions &options = {})
{
    return onPostgres() ? snapshotPostgres(shelf.postgres(), file, options)
                        : snapshotSqlite(shelf.file(), file, options.stop);
}

void fillForSnapshot(Shelf &shelf, int photos)
{
    fillCatalogue(shelf, photos, onPostgres() ? SnapshotFolderName : QString());
    must(shelf.catalogue->transfers().cancelWaiting(std::nullopt, shelf.clock.now()));
    must(shelf.catalogue->transfers().clearFinished()); // 1 to 3 were given and are gone
}

} // namespace

class TestCatalogSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsInIt();
    void isOfOneMoment();
    void goesOnLikeTheOriginal();
    void leavesNothingBehind();
};

void TestCatalogSnapshot::everythingIsInIt()
{
    Shelf shelf;
    fillForSnapshot(shelf, 120);
    const QString file = shelf.folder.filePath(u"copy.db"_s);
    CatalogueCopyOptions options;
    options.now = shelf.clock.now();
    for (const Tier tier : AllTiers)
        options.folderNames.insert(tierName(tier), SnapshotFolderName);
    must(snapshotOf(shelf, file, options));
    QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    const auto copy = must(SqliteCatalogue::open(file, shelf.options()));
    QCOMPARE(must(copy->selfCheck(false)), QStringList());
    const PhotoSort byId{PhotoSortField::PhotoId, false};
    const PhotoPage left = must(shelf.catalogue->photos().page({}, byId, {}, 1000));
    const PhotoPage right = must(copy->photos().page({}, byId, {}, 1000));
    QCOMPARE(right.photos.size(), left.photos.size());
    QCOMPARE(right.photos.size(), 118);
    for (qsizetype i = 0; i < left.photos.size(); ++i) {
        const Photo &was = left.photos.at(i), &is = right.photos.at(i);
        QCOMPARE(is.photoId, was.photoId);
        QCOMPARE(is.filename, was.filename);
        QCOMPARE(is.tags, was.tags);
        QCOMPARE(is.metadata, was.metadata);
        QVERIFY(is.phash == was.phash && is.seq == was.seq && is.uploadDate == was.uploadDate);
        QCOMPARE(must(copy->copies().ofPhoto(is.photoId)).first().backend, u"folder"_s);
    }
    QCOMPARE(must(copy->lifecycle().runs(5)).first().monthlySaving, 0.1 + 0.2);
    QCOMPARE(must(copy->lifecycle().findPlan(u"plan"_s))->actions.first().bytes, 12345678901);
    QCOMPARE(must(copy->settings().value(u"lifecycle.temp_hours"_s)), std::optional(u"24"_s));
    QCOMPARE(must(copy->photos().trashedByRun(u"run"_s)).size(), 2);
    QCOMPARE(must(copy->drafts().orders(u"d1"_s, 5)).size(), 1);
    PhotoFilter search;
    search.text = u"Été \"7\""_s;
    QCOMPARE(must(copy->photos().ids(search, 10)), QStringList{u"p7"_s});
}

void TestCatalogSnapshot::isOfOneMoment()
{
    Shelf shelf;
    fillForSnapshot(shelf, 30);
    // every draft is made with one photo in it: a copy between the two would show
    std::atomic<bool> isDone = false;
    std::jthread writer([&] {
        const auto other = shelf.openPatient();
        for (int i = 0; !isDone && i < 2000; ++i)
            must(other->photos().add(shelf.draftPhoto(u"w%1"_s.arg(i), Tier::Temp, u"w%1"_s.arg(i))));
    });
    for (int i = 0; i < 4; ++i) {
        const QString file = shelf.folder.filePath(u"copy%1.db"_s.arg(i));
        must(snapshotOf(shelf, file, {.progress = {}, .stop = {}, .now = shelf.clock.now()}));
        const auto copy = must(SqliteCatalogue::open(file, shelf.options()));
        QCOMPARE(must(copy->selfCheck(false)), QStringList());
        const QStringList ids = must(copy->photos().ids({}, 10'000));
        for (const QString &id : ids)
            QVERIFY(!must(copy->copies().ofPhoto(id)).isEmpty());
    }
    isDone = true;
}

void TestCatalogSnapshot::goesOnLikeTheOriginal()
{
    Shelf shelf;
    fillForSnapshot(shelf, 12);
    const QString file = shelf.folder.filePath(u"copy.db"_s);
    must(snapshotOf(shelf, file, {.progress = {}, .stop = {}, .now = shelf.clock.now()}));
    const auto copy = must(SqliteCatalogue::open(file, shelf.options()));
    // numbers that were given once are not given again, and the triggers count
    QCOMPARE(must(copy->transfers().add({Transfer{}})).first().id,
             must(shelf.catalogue->transfers().add({Transfer{}})).first().id);
    const NewPhoto photo = shelf.draftPhoto(u"new"_s, Tier::Hot, u"d1"_s);
    QCOMPARE(must(copy->photos().add(photo)).seq, must(shelf.catalogue->photos().add(photo)).seq);
    QCOMPARE(must(copy->copies().ofPhoto(u"new"_s)).first().copyId,
             must(shelf.catalogue->copies().ofPhoto(u"new"_s)).first().copyId);
    QCOMPARE(must(copy->selfCheck(false)), QStringList());
    QCOMPARE(must(copy->stats().totals()).live.value(Tier::Hot).count,
             must(shelf.catalogue->stats().totals()).live.value(Tier::Hot).count);
}

void TestCatalogSnapshot::leavesNothingBehind()
{
    Shelf shelf;
    fillForSnapshot(shelf, 12);
    const QDir folder(shelf.folder.path());
    const QStringList before = folder.entryList(QDir::Files);
    std::stop_source stop;
    stop.request_stop();
    const QString file = shelf.folder.filePath(u"copy.db"_s);
    if (!onPostgres())
        QCOMPARE(reasonOf(snapshotOf(shelf, file, {.progress = {}, .stop = stop.get_token()})), u"cancelled"_s);
    QCOMPARE(folder.entryList(QDir::Files), before);
    must(snapshotOf(shelf, file));
    QCOMPARE(folder.entryList(QDir::Files), before + QStringList{u"copy.db"_s});
    QCOMPARE(reasonOf(snapshotOf(shelf, file)), u"catalog.snapshot_exists"_s);
    if (onPostgres()) {
        shelf.sql(u"UPDATE totals SET tn = 99 WHERE scope = 'all'"_s);
        const QString wrong = shelf.folder.filePath(u"wrong.db"_s);
        QCOMPARE(reasonOf(snapshotOf(shelf, wrong)), u"catalog.copy_differs"_s);
        QCOMPARE(folder.entryList(QDir::Files), before + QStringList{u"copy.db"_s});
    }
}

TD_CATALOG_TEST(TestCatalogSnapshot)
#include "tst_catalog_snapshot.moc"
