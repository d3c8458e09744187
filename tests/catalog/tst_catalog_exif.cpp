// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QJsonObject>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

struct Shot {
    QString id, camera, lens, captured;
    int width = 0, height = 0;
    bool hasPosition = false;
};

/// "old" was taken long before it was uploaded; "plain" has no word from any camera.
const QList<Shot> Shots{
    {u"old"_s, u"Nikon D70"_s, u"18-70mm"_s, u"2004-07-01T08:30:00"_s, 3008, 2000, false},
    {u"new"_s, u"Canon EOS 5D"_s, u"RF 35mm"_s, u"2025-10-31T23:59:59"_s, 6000, 4000, true},
    {u"mark"_s, u"Canon EOS 5D Mark II"_s, u"RF 35mm"_s, u"2025-11-01T00:00:00"_s, 2000, 3000, false},
    {u"square"_s, u"PHONE 100%_x"_s, {}, u"not a date"_s, 1000, 1000, false},
};

NewPhoto photoOf(const Shelf &shelf, const Shot &shot)
{
    NewPhoto added = shelf.draftPhoto(shot.id);
    added.photo.width = shot.width / 2;
    added.photo.height = shot.height / 2;
    QJsonObject exif{{u"width"_s, shot.width}, {u"height"_s, shot.height}, {u"captured_at"_s, shot.captured}};
    if (!shot.camera.isEmpty())
        exif.insert(u"camera"_s, shot.camera);
    if (!shot.lens.isEmpty())
        exif.insert(u"lens"_s, shot.lens);
    if (shot.hasPosition)
        exif.insert(u"gps"_s, QJsonObject{{u"latitude"_s, 48.85}, {u"longitude"_s, 2.35}});
    added.photo.metadata.insert(u"exif"_s, exif);
    return added;
}

/// The shots, one that is plain, and one in the trash.
std::unique_ptr<Shelf> shelfOfShots()
{
    auto shelf = std::make_unique<Shelf>();
    for (const Shot &shot : Shots)
        must(shelf->catalogue->photos().add(photoOf(*shelf, shot)));
    NewPhoto plain = shelf->draftPhoto(u"plain"_s);
    plain.photo.width = 400;
    plain.photo.height = 300;
    must(shelf->catalogue->photos().add(plain));
    Shot trashed = Shots.at(2);
    trashed.id = u"trashed"_s;
    must(shelf->catalogue->photos().add(photoOf(*shelf, trashed)));
    must(shelf->catalogue->photos().trash({u"trashed"_s}, {}, {}, shelf->clock.now()));
    return shelf;
}

QString found(Catalogue &catalogue, const PhotoFilter &filter)
{
    QStringList ids;
    for (const Photo &photo : must(catalogue.photos().page(filter, {PhotoSortField::PhotoId, false}, {}, 100)).photos)
        ids.append(photo.photoId);
    return ids.join(u' ');
}

} // namespace

/// What the camera wrote, as filters.
class TestCatalogExif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filters_data();
    void filters();
    void cursorBelongsToTheFilter();
    void namesAreCounted();
    void renditionsThatDiffer();

private:
    std::unique_ptr<Shelf> m_ofFilters; ///< read by every row, changed by none
};

void TestCatalogExif::filters_data()
{
    QTest::addColumn<PhotoFilter>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, auto set, const QString &expected) {
        PhotoFilter filter;
        set(filter);
        QTest::newRow(name) << filter << expected;
    };
    row(
        "camera by name", [](PhotoFilter &f) { f.camera = u"canon eos 5d"_s; }, u"new"_s);
    row(
        "camera by a part", [](PhotoFilter &f) { f.camera = u"Canon"_s; }, u"mark new"_s);
    row(
        "percent is a letter", [](PhotoFilter &f) { f.camera = u"100%_"_s; }, u"square"_s);
    row(
        "no such camera", [](PhotoFilter &f) { f.camera = u"Leica"_s; }, QString());
    row(
        "lens", [](PhotoFilter &f) { f.lens = u"35MM"_s; }, u"mark new"_s);
    row(
        "camera and lens",
        [](PhotoFilter &f) {
            f.camera = u"mark ii"_s;
            f.lens = u"RF 35mm"_s;
        },
        u"mark"_s);
    row(
        "captured from", [](PhotoFilter &f) { f.capturedFrom = QDate(2025, 10, 31); }, u"mark new"_s);
    row(
        "captured to", [](PhotoFilter &f) { f.capturedTo = QDate(2025, 10, 31); }, u"new old"_s);
    row(
        "captured on one day",
        [](PhotoFilter &f) {
            f.capturedFrom = QDate(2025, 11, 1);
            f.capturedTo = QDate(2025, 11, 1);
        },
        u"mark"_s);
    row(
        "megapixels as uploaded", [](PhotoFilter &f) { f.minPixels = 6'000'000; }, u"mark new old"_s);
    row(
        "megapixels of all", [](PhotoFilter &f) { f.minPixels = 1; }, u"mark new old plain square"_s);
    row(
        "landscape", [](PhotoFilter &f) { f.shape = PictureShape::Landscape; }, u"new old plain"_s);
    row(
        "portrait", [](PhotoFilter &f) { f.shape = PictureShape::Portrait; }, u"mark"_s);
    row(
        "square", [](PhotoFilter &f) { f.shape = PictureShape::Square; }, u"square"_s);
    row(
        "position", [](PhotoFilter &f) { f.hasPosition = true; }, u"new"_s);
    row(
        "no position", [](PhotoFilter &f) { f.hasPosition = false; }, u"mark old plain square"_s);
    row(
        "text in a camera", [](PhotoFilter &f) { f.text = u"eos"_s; }, u"mark new"_s);
    row(
        "text is a day of the camera", [](PhotoFilter &f) { f.text = u"31 oct 2025"_s; }, u"new"_s);
    row(
        "text in a lens", [](PhotoFilter &f) { f.text = u"18-70"_s; }, u"old"_s);
    row(
        "in the trash",
        [](PhotoFilter &f) {
            f.camera = u"Canon"_s;
            f.trash = TrashScope::Only;
        },
        u"trashed"_s);
    row(
        "text in the trash",
        [](PhotoFilter &f) {
            f.text = u"canon"_s;
            f.trash = TrashScope::With;
        },
        u"mark new trashed"_s);
    row(
        "captured, with the trash",
        [](PhotoFilter &f) {
            f.capturedFrom = QDate(2025, 10, 1);
            f.trash = TrashScope::With;
        },
        u"mark new trashed"_s);
}

void TestCatalogExif::filters()
{
    QFETCH(const PhotoFilter, filter);
    QFETCH(const QString, expected);
    if (!m_ofFilters)
        m_ofFilters = shelfOfShots();
    const Shelf &shelf = *m_ofFilters;
    QCOMPARE(found(*shelf.catalogue, filter), expected);
    QCOMPARE(must(shelf.catalogue->photos().sums(filter)).count, expected.split(u' ', Qt::SkipEmptyParts).size());
    QCOMPARE(must(shelf.catalogue->photos().sequence(filter, {})).size(),
             std::size_t(expected.split(u' ', Qt::SkipEmptyParts).size()));
}

void TestCatalogExif::cursorBelongsToTheFilter()
{
    Shelf shelf;
    for (const Shot &shot : Shots)
        must(shelf.catalogue->photos().add(photoOf(shelf, shot)));
    PhotoRepository &photos = shelf.catalogue->photos();
    PhotoFilter canon;
    canon.camera = u"Canon"_s;
    const PhotoPage first = must(photos.page(canon, {}, {}, 1));
    QCOMPARE(must(photos.page(canon, {}, first.nextCursor, 1)).photos.size(), 1);
    for (const auto &change : std::initializer_list<void (*)(PhotoFilter &)>{
             [](PhotoFilter &f) { f.camera = u"Nikon"_s; }, [](PhotoFilter &f) { f.lens = u"x"_s; },
             [](PhotoFilter &f) { f.capturedFrom = QDate(2020, 1, 1); },
             [](PhotoFilter &f) { f.capturedTo = QDate(2020, 1, 1); }, [](PhotoFilter &f) { f.minPixels = 5; },
             [](PhotoFilter &f) { f.shape = PictureShape::Square; }, [](PhotoFilter &f) { f.hasPosition = false; }}) {
        PhotoFilter other = canon;
        change(other);
        QCOMPARE(reasonOf(photos.page(other, {}, first.nextCursor, 1)), u"cursor.mismatch"_s);
    }
}

void TestCatalogExif::namesAreCounted()
{
    Shelf shelf;
    for (const Shot &shot : Shots)
        must(shelf.catalogue->photos().add(photoOf(shelf, shot)));
    PhotoRepository &photos = shelf.catalogue->photos();
    QCOMPARE(must(photos.lenses(10)), QStringList({u"RF 35mm"_s, u"18-70mm"_s}));
    QCOMPARE(must(photos.cameras(10)).size(), 4);
    QCOMPARE(must(photos.cameras(1)).size(), 1);
    // A name goes with its last photo.
    must(photos.trash({u"old"_s}, {}, {}, shelf.clock.now()));
    const JournalEntry purge = must(shelf.catalogue->journal().beginPurge(u"old"_s, {}, shelf.me, shelf.clock.now()));
    for (const JournalCopy &copy : purge.copies)
        must(shelf.catalogue->journal().markReleased(copy.id, shelf.clock.now()));
    must(shelf.catalogue->journal().finish(purge.id, shelf.me, shelf.clock.now()));
    QCOMPARE(must(photos.lenses(10)), QStringList({u"RF 35mm"_s}));
    QVERIFY(!must(photos.cameras(10)).contains(u"Nikon D70"_s));
}

void TestCatalogExif::renditionsThatDiffer()
{
    Shelf shelf;
    const auto addWith = [&shelf](const QString &id, const QStringList &variants) {
        NewPhoto added = shelf.draftPhoto(id);
        for (const QString &name : variants) {
            Copy copy = added.copies.first();
            copy.variant = name;
            copy.key = u"temp/%1/%2.jpg"_s.arg(id, name);
            added.copies.append(copy);
        }
        must(shelf.catalogue->photos().add(added));
    };
    addWith(u"a"_s, {u"small"_s, u"large"_s});
    addWith(u"b"_s, {u"small"_s, variant::Original});
    addWith(u"c"_s, {});
    addWith(u"d"_s, {u"small"_s, u"large"_s, u"banner"_s});
    addWith(u"e"_s, {u"banner"_s});
    must(shelf.catalogue->photos().trash({u"e"_s}, {}, {}, shelf.clock.now()));
    CopyRepository &copies = shelf.catalogue->copies();
    const QStringList wanted{u"small"_s, u"large"_s};
    QCOMPARE(must(copies.withVariantGap(VariantGap::Missing, wanted, {}, 10)), QStringList({u"b"_s, u"c"_s}));
    QCOMPARE(must(copies.withVariantGap(VariantGap::Missing, wanted, u"b"_s, 10)), QStringList{u"c"_s});
    QCOMPARE(must(copies.variantGapCount(VariantGap::Missing, wanted)), 2);
    QCOMPARE(must(copies.withVariantGap(VariantGap::Unwanted, wanted, {}, 10)), QStringList{u"d"_s});
    QCOMPARE(must(copies.variantGapCount(VariantGap::Unwanted, wanted)), 1);
    QCOMPARE(must(copies.variantGapCount(VariantGap::Missing, {})), 0);
    QCOMPARE(must(copies.variantGapCount(VariantGap::Unwanted, {})), 3);
}

TD_CATALOG_TEST(TestCatalogExif)
#include "tst_catalog_exif.moc"
