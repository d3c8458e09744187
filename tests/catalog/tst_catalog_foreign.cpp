// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/foreigncatalogue.h"
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Reading another program's catalogue without touching it.
class TestCatalogForeign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSourcesTable();
    void readsACatalogueOfOurs();
    void readsPartByPart();
    void refusesOtherFiles();
};

namespace
{

const QString ForeignTable =
    u"CREATE TABLE photo_metadata (photo_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, draft_id TEXT, tier TEXT NOT "
    u"NULL, "
    "file_size_bytes INTEGER NOT NULL, compressed_size_bytes INTEGER NOT NULL, upload_date TEXT DEFAULT "
    "CURRENT_TIMESTAMP, last_access_date TEXT DEFAULT CURRENT_TIMESTAMP, scheduled_deletion TEXT, published_to_vinted "
    "INTEGER DEFAULT 0, published_date TEXT, access_count INTEGER DEFAULT 0, storage_path TEXT, cdn_url TEXT, "
    "created_at TEXT DEFAULT CURRENT_TIMESTAMP, updated_at TEXT DEFAULT CURRENT_TIMESTAMP)"_s;

QList<KnownPhoto> allPhotosOf(const QString &file)
{
    return must(must(ForeignPhotos::open(file))->next(1000));
}

} // namespace

void TestCatalogForeign::readsTheSourcesTable()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"old.db"_s);
    Shelf::runSql(file, ForeignTable);
    Shelf::runSql(file,
                  u"INSERT INTO photo_metadata VALUES ('b', 'anna', NULL, 'temp', 9, 3, '2025-11-13 10:00:00', NULL, "
                  "NULL, 0, NULL, NULL, '/app/data/photos/temp/b.jpg', NULL, NULL, NULL)"_s);
    Shelf::runSql(file, u"INSERT INTO photo_metadata VALUES ('a', 'anna', 'd1', 'hot', 9, 3, '2025-11-12T10:00:00Z', "
                        "'2025-11-14 10:00:00', NULL, 1, '2025-11-13', 4, 'hot/a.jpg', 'https://cdn/hot/a.jpg', NULL, "
                        "NULL)"_s);
    const QList<KnownPhoto> photos = allPhotosOf(file);
    QCOMPARE(photos.size(), 2);
    QCOMPARE(photos.first().photoId, u"a"_s);
    QCOMPARE(photos.first().draftId, u"d1"_s);
    QCOMPARE(photos.first().tier, Tier::Hot);
    QVERIFY(photos.first().publishedToVinted);
    QCOMPARE(toIso(photos.first().publishedDate), u"2025-11-13T00:00:00Z"_s);
    QCOMPARE(photos.first().accessCount, 4);
    QCOMPARE(toIso(photos.last().uploadDate), u"2025-11-13T10:00:00Z"_s);
    QCOMPARE(photos.last().filename, u"b.jpg"_s);
    QCOMPARE(photos.last().path, u"/app/data/photos/temp/b.jpg"_s);
    QVERIFY(!photos.last().lastAccessDate);
}

void TestCatalogForeign::readsACatalogueOfOurs()
{
    Shelf shelf;
    NewPhoto added = shelf.draftPhoto(u"p1"_s, Tier::Hot, u"d1"_s);
    added.photo.tags = {u"red"_s};
    added.photo.metadata = {{u"category"_s, u"coats"_s}};
    added.photo.ownerType = u"vendor"_s;
    must(shelf.catalogue->photos().add(added));
    shelf.add(u"p2"_s);
    must(shelf.catalogue->photos().trash({u"p2"_s}, {}, {}, shelf.clock.now()));
    const QList<KnownPhoto> photos = allPhotosOf(shelf.file());
    QCOMPARE(photos.size(), 1); // what was deleted there is not taken over
    QCOMPARE(photos.first().tags, QStringList{u"red"_s});
    QCOMPARE(photos.first().metadata.value(u"category"_s).toString(), u"coats"_s);
    QCOMPARE(photos.first().ownerType, u"vendor"_s);
    QCOMPARE(photos.first().filename, u"p1.jpg"_s);
}

/// However many photos there are, only a part of them is in memory, and the file is free between the parts.
void TestCatalogForeign::readsPartByPart()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"old.db"_s);
    Shelf::runSql(file, ForeignTable);
    for (const QString &id : {u"e"_s, u"b"_s, u"d"_s, u"a"_s, u"c"_s})
        Shelf::runSql(file,
                      u"INSERT INTO photo_metadata(photo_id, user_id, tier, file_size_bytes, compressed_size_bytes) "
                      "VALUES ('%1', 'anna', 'temp', 9, 3)"_s.arg(id));
    const std::unique_ptr<ForeignPhotos> photos = must(ForeignPhotos::open(file));
    QCOMPARE(photos->rows(), 5);
    const auto next = [&] {
        QStringList ids;
        for (const KnownPhoto &photo : must(photos->next(2)))
            ids.append(photo.photoId);
        return ids.join(u' ');
    };
    QCOMPARE(next(), u"a b"_s);
    Shelf::runSql(file, u"DELETE FROM photo_metadata WHERE photo_id = 'c'"_s); // its program goes on working
    QCOMPARE(next(), u"d"_s);
    QVERIFY(!photos->isAtEnd());
    QCOMPARE(next(), u"e"_s);
    QVERIFY(photos->isAtEnd());
    QCOMPARE(next(), QString());
}

void TestCatalogForeign::refusesOtherFiles()
{
    QTemporaryDir folder;
    QCOMPARE(reasonOf(ForeignPhotos::open(folder.filePath(u"nowhere.db"_s))), u"import.no_file"_s);
    const QString empty = folder.filePath(u"empty.db"_s);
    Shelf::runSql(empty, u"CREATE TABLE other (id TEXT)"_s);
    QCOMPARE(reasonOf(ForeignPhotos::open(empty)), u"import.no_photos_table"_s);
    QFile text(folder.filePath(u"notes.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5'000, 'x'));
    text.close();
    QCOMPARE(reasonOf(ForeignPhotos::open(text.fileName())), u"import.no_database"_s);
}

TD_CATALOG_TEST(TestCatalogForeign)
#include "tst_catalog_foreign.moc"
