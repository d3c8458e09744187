// SPDX-License-Identifier: GPL-3.0-or-later
// What later steps of the schema make of rows that were there before.
#include "catalogfixture.h"

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

/// A catalogue that is opened with the first steps only, and later with all.
class OldShelf : public Shelf
{
public:
    explicit OldShelf(int steps)
    {
        catalogue.reset();
        if (onPostgres())
            fresh = server->freshDatabase();
        else
            QFile::remove(file());
        OpenOptions old = options();
        old.migrations = (onPostgres() ? postgresMigrations() : embeddedMigrations()).first(steps);
        open(old).reset();
    }
};

} // namespace

class TestCatalogUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exifIsTakenFromTheMetadata();
    void queueAndJournalKeepTheirRows();
};

/// Photos of a catalogue from before the columns of the camera.
void TestCatalogUpgrade::exifIsTakenFromTheMetadata()
{
    OldShelf shelf(6);
    const QStringList metadata{
        uR"({"exif":{"camera":"Canon EOS 5D","lens":"RF 35mm","captured_at":"2004-07-01T08:30:00","width":6000,"height":4000,"gps":{"latitude":1.5,"longitude":2}}})"_s,
        uR"({"exif":{"camera":5,"captured_at":"yesterday","width":"wide"}})"_s, uR"({"brand":"Levis"})"_s, u"{"_s,
        u"{}"_s};
    shelf.sql(u"INSERT INTO users(id) VALUES ('u')"_s);
    for (qsizetype i = 0; i < metadata.size(); ++i)
        shelf.sql(u"INSERT INTO photo_metadata(photo_id, seq, user_id, tier, file_size_bytes, compressed_size_bytes, "
                  "width, height, metadata) VALUES ('p%1', %2, 'u', 'temp', 1, 1, 30, 20, '%3')"_s.arg(i)
                      .arg(i + 1)
                      .arg(metadata.at(i)));
    shelf.reopen();
    const auto row = [&shelf](int photo) {
        return shelf
            .sql(u"SELECT camera || '|' || lens || '|' || coalesce(captured_at, '-') || '|' || pixels || '|' || "
                 "has_position FROM photo_metadata WHERE photo_id = 'p%1'"_s.arg(photo))
            .toString();
    };
    QCOMPARE(row(0), u"Canon EOS 5D|RF 35mm|2004-07-01T08:30:00|24000000|1"_s);
    for (const int photo : {1, 2, 3, 4})
        QCOMPARE(row(photo), u"||-|600|0"_s);
    QCOMPARE(must(shelf.catalogue->photos().cameras(10)), QStringList{u"Canon EOS 5D"_s});
    QCOMPARE(must(shelf.catalogue->photos().lenses(10)), QStringList{u"RF 35mm"_s});
    QCOMPARE(must(shelf.catalogue->selfCheck(false)), QStringList());
}

void TestCatalogUpgrade::queueAndJournalKeepTheirRows()
{
    OldShelf shelf(6);
    shelf.sql(
        u"INSERT INTO journal(id, photo_id, kind, state, from_tier, to_tier, holder, started_at, updated_at) VALUES "
        "(7, 'p', 'move', 'copied', 'temp', 'hot', 'h/1/1', '2025-11-01T00:00:00Z', '2025-11-01T00:00:00Z')"_s);
    shelf.sql(
        u"INSERT INTO journal_copies(id, journal_id, variant, target_key) VALUES (9, 7, 'master', 'hot/p.jpg')"_s);
    shelf.sql(u"INSERT INTO transfers(id, kind, state, path, to_tier, created_at, place, rounds) VALUES (5, 'upload', "
              "'waiting', '/a.jpg', 'temp', '2025-11-01T00:00:00Z', 3, 2)"_s);
    shelf.reopen();
    const QList<JournalEntry> open = must(shelf.catalogue->journal().open());
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().id, 7);
    QCOMPARE(open.first().copies.size(), 1);
    QCOMPARE(open.first().copies.first().targetKey, u"hot/p.jpg"_s);
    const QList<Transfer> waiting = must(shelf.catalogue->transfers().upcoming(10));
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.first().id, 5);
    QCOMPARE(waiting.first().path, u"/a.jpg"_s);
    QCOMPARE(waiting.first().rounds, 2);
    // One photo still has one open entry.
    QCOMPARE(reasonOf(shelf.catalogue->journal().beginUpload(u"p"_s, Tier::Temp, {u"temp/p.jpg"_s}, shelf.me,
                                                             shelf.clock.now())),
             u"photo.busy"_s);
    QCOMPARE(must(shelf.catalogue->selfCheck(false)), QStringList());
}

TD_CATALOG_TEST(TestCatalogUpgrade)
#include "tst_catalog_upgrade.moc"
