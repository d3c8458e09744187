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
    const QList<KnownPhoto> photos = must(readForeignPhotos(file));
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
    const QList<KnownPhoto> photos = must(readForeignPhotos(shelf.file()));
    QCOMPARE(photos.size(), 1); // what was deleted there is not taken over
    QCOMPARE(photos.first().tags, QStringList{u"red"_s});
    QCOMPARE(photos.first().metadata.value(u"category"_s).toString(), u"coats"_s);
    QCOMPARE(photos.first().ownerType, u"vendor"_s);
    QCOMPARE(photos.first().filename, u"p1.jpg"_s);
}

void TestCatalogForeign::refusesOtherFiles()
{
    QTemporaryDir folder;
    QCOMPARE(reasonOf(readForeignPhotos(folder.filePath(u"nowhere.db"_s))), u"import.no_file"_s);
    const QString empty = folder.filePath(u"empty.db"_s);
    Shelf::runSql(empty, u"CREATE TABLE other (id TEXT)"_s);
    QCOMPARE(reasonOf(readForeignPhotos(empty)), u"import.no_photos_table"_s);
    QFile text(folder.filePath(u"notes.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5'000, 'x'));
    text.close();
    QCOMPARE(reasonOf(readForeignPhotos(text.fileName())), u"import.no_database"_s);
}

TD_CATALOG_TEST(TestCatalogForeign)
#include "tst_catalog_foreign.moc"
