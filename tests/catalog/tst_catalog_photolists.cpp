// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogfixture.h"

#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

/// Lists of photos: pages, cursors, orders, filters.
class TestCatalogPhotoLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesVisitEveryPhotoOnce_data();
    void pagesVisitEveryPhotoOnce();
    void cursorBelongsToItsQuestion();
    void filters_data();
    void filters();

private:
    /// Read by all rows of a test, changed by none.
    static std::unique_ptr<Shelf> shelfWithTies();
    static std::unique_ptr<Shelf> shelfOfFive();
    std::unique_ptr<Shelf> m_withTies;
    std::unique_ptr<Shelf> m_ofFive;
};

namespace
{
constexpr int PhotosWithTies = 60;

QJsonObject exifOf(const Photo &photo)
{
    return photo.metadata.value("exif"_L1).toObject();
}
} // namespace

std::unique_ptr<Shelf> TestCatalogPhotoLists::shelfWithTies()
{
    auto shelf = std::make_unique<Shelf>();
    QRandomGenerator random(7);
    for (int i = 0; i < PhotosWithTies; ++i) {
        // Few different values, so that ties are many; some in no draft.
        const QString draft = random.bounded(3) == 0 ? QString() : QString(u"d%1"_s.arg(random.bounded(3)));
        NewPhoto photo = shelf->draftPhoto(u"p%1"_s.arg(random.generate() % 100000, 5) + QString::number(i), Tier::Temp,
                                           draft, 10 + random.bounded(4));
        photo.photo.uploadDate += Seconds{random.bounded(4)};
        photo.photo.lastAccessDate += Seconds{random.bounded(4)};
        photo.photo.filename = QStringList{u"a.jpg"_s, u"B.jpg"_s, u"c.jpg"_s}.at(random.bounded(3));
        // Some of December 2025: by their upload, by what the camera says, by their name, by several of these.
        if (i % 4 == 0)
            photo.photo.uploadDate += 40 * Day;
        if (i % 5 == 0)
            photo.photo.metadata.insert(u"exif"_s, QJsonObject{{u"captured_at"_s, u"2025-12-24T18:00:00"_s}});
        if (i % 7 == 0)
            photo.photo.filename = u"2025-12 feast.jpg"_s;
        must(shelf->catalogue->photos().add(photo));
    }
    return shelf;
}

void TestCatalogPhotoLists::pagesVisitEveryPhotoOnce_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("text");
    for (const PhotoSortField field :
         {PhotoSortField::PhotoId, PhotoSortField::UploadDate, PhotoSortField::LastAccessDate,
          PhotoSortField::CompressedSize, PhotoSortField::Filename, PhotoSortField::DraftId}) {
        for (const bool descending : {false, true}) {
            for (const QString &text : {QString(), u"2025-12"_s})
                QTest::addRow("%s %s %s", qPrintable(sortFieldName(field)), descending ? "down" : "up",
                              qPrintable(text))
                    << int(field) << descending << text;
        }
    }
}

void TestCatalogPhotoLists::pagesVisitEveryPhotoOnce()
{
    QFETCH(int, field);
    QFETCH(bool, descending);
    QFETCH(QString, text);
    if (!m_withTies)
        m_withTies = shelfWithTies();
    const Shelf &shelf = *m_withTies;
    const PhotoSort sort{PhotoSortField(field), descending};
    PhotoFilter filter;
    filter.text = text;
    const auto isMeant = [&](const Photo &photo) {
        return text.isEmpty() || toIso(photo.uploadDate).startsWith(text) || photo.filename.contains(text) ||
               exifOf(photo).value("captured_at"_L1).toString().startsWith(text);
    };
    qsizetype expected = 0;
    for (const Photo &photo : must(shelf.catalogue->photos().page({}, {}, {}, 2 * PhotosWithTies)).photos)
        expected += isMeant(photo) ? 1 : 0;
    QVERIFY(text.isEmpty() ? expected == PhotosWithTies : expected > 20 && expected < PhotosWithTies);
    QStringList seen;
    std::vector<qint64> seqs;
    QString cursor;
    do {
        const PhotoPage page = must(shelf.catalogue->photos().page(filter, sort, cursor, 7));
        QVERIFY(page.photos.size() <= 7);
        for (const Photo &photo : page.photos) {
            QVERIFY2(isMeant(photo), qPrintable(photo.photoId));
            seen.append(photo.photoId);
            seqs.push_back(photo.seq);
        }
        cursor = page.nextCursor;
    } while (!cursor.isEmpty());
    QCOMPARE(seen.size(), expected);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), expected);
    QVERIFY(must(shelf.catalogue->photos().sequence(filter, sort)) == seqs);
    const QList<Photo> all = must(shelf.catalogue->photos().bySeq(QList<qint64>(seqs.begin(), seqs.end())));
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all.at(i).photoId, seen.at(i));
    const auto key = [&](const Photo &p) -> QString {
        switch (sort.field) {
        case PhotoSortField::PhotoId:
            return p.photoId;
        case PhotoSortField::UploadDate:
            return toIso(p.uploadDate);
        case PhotoSortField::LastAccessDate:
            return toIso(p.lastAccessDate);
        case PhotoSortField::CompressedSize:
            return u"%1"_s.arg(p.compressedSizeBytes, 9);
        case PhotoSortField::Filename:
            return p.filename.toLower();
        case PhotoSortField::DraftId:
            return p.draftId;
        }
        return {};
    };
    for (qsizetype i = 1; i < all.size(); ++i)
        QVERIFY(descending ? key(all.at(i - 1)) >= key(all.at(i)) : key(all.at(i - 1)) <= key(all.at(i)));
}

void TestCatalogPhotoLists::cursorBelongsToItsQuestion()
{
    Shelf shelf;
    for (int i = 0; i < 5; ++i)
        shelf.add(u"p%1"_s.arg(i));
    PhotoRepository &photos = shelf.catalogue->photos();
    const QString cursor = must(photos.page({}, {}, {}, 2)).nextCursor;
    QVERIFY(!cursor.isEmpty());
    PhotoFilter hot;
    hot.tier = Tier::Hot;
    QCOMPARE(reasonOf(photos.page(hot, {}, cursor, 2)), u"cursor.mismatch"_s);
    QCOMPARE(reasonOf(photos.page({}, {PhotoSortField::Filename, true}, cursor, 2)), u"cursor.mismatch"_s);
    QCOMPARE(reasonOf(photos.page({}, {PhotoSortField::CompressedSize, true}, cursor, 2)), u"cursor.mismatch"_s);
    QCOMPARE(reasonOf(photos.page({}, {}, u"rubbish"_s, 2)), u"cursor.malformed"_s);
    QCOMPARE(reasonOf(photos.page({}, {}, u"!"_s, 2)), u"cursor.malformed"_s);
    // A page has at least one row and at most a thousand, whatever is asked.
    QCOMPARE(must(photos.page({}, {}, {}, 0)).photos.size(), 1);
    QCOMPARE(must(photos.page({}, {}, {}, 1'000'000)).photos.size(), 5);
}

void TestCatalogPhotoLists::filters_data()
{
    QTest::addColumn<PhotoFilter>("filter");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, auto set, const QString &expected) {
        PhotoFilter filter;
        set(filter);
        QTest::newRow(name) << filter << expected;
    };
    row(
        "all", [](PhotoFilter &) {}, u"a b c d"_s);
    row(
        "tier", [](PhotoFilter &f) { f.tier = Tier::Hot; }, u"b"_s);
    row(
        "user", [](PhotoFilter &f) { f.user = u"u2"_s; }, u"c"_s);
    row(
        "draft", [](PhotoFilter &f) { f.draft = u"coat"_s; }, u"a b"_s);
    row(
        "no draft", [](PhotoFilter &f) { f.withoutDraft = true; }, u"c d"_s);
    row(
        "tag", [](PhotoFilter &f) { f.tags = {u"red"_s}; }, u"a c"_s);
    row(
        "both tags",
        [](PhotoFilter &f) {
            f.tags = {u"red"_s, u"été"_s};
        },
        u"a"_s);
    row(
        "published", [](PhotoFilter &f) { f.published = true; }, u"a"_s);
    row(
        "not published", [](PhotoFilter &f) { f.published = false; }, u"b c d"_s);
    row(
        "pinned", [](PhotoFilter &f) { f.pinned = true; }, u"c"_s);
    row(
        "not pinned", [](PhotoFilter &f) { f.pinned = false; }, u"a b d"_s);
    row(
        "damaged", [](PhotoFilter &f) { f.damaged = true; }, u"d"_s);
    row(
        "kind", [](PhotoFilter &f) { f.kind = u"cloth"_s; }, u"b"_s);
    row(
        "trash", [](PhotoFilter &f) { f.trash = TrashScope::Only; }, u"e"_s);
    row(
        "with trash", [](PhotoFilter &f) { f.trash = TrashScope::With; }, u"a b c d e"_s);
    row(
        "bytes",
        [](PhotoFilter &f) {
            f.minBytes = 200;
            f.maxBytes = 300;
        },
        u"b c"_s);
    row(
        "uploaded",
        [](PhotoFilter &f) {
            f.uploadedFrom = at("2025-11-02T00:00:00Z");
            f.uploadedBefore = at("2025-11-04T00:00:00Z");
        },
        u"b c"_s);
    row(
        "accessed", [](PhotoFilter &f) { f.accessedFrom = at("2025-11-11T00:00:00Z"); }, u"b c d"_s);
    row(
        "accessed before", [](PhotoFilter &f) { f.accessedBefore = at("2025-11-11T00:00:00Z"); }, u"a"_s);
    row(
        "poorly compressed", [](PhotoFilter &f) { f.savedBelowPercent = 50; }, u"d"_s);
    row(
        "duplicates", [](PhotoFilter &f) { f.duplicatesOnly = true; }, u"b"_s);
    row(
        "text in file name", [](PhotoFilter &f) { f.text = u"HOLI"_s; }, u"a"_s);
    row(
        "text with accents", [](PhotoFilter &f) { f.text = u"ÉTÉ 20"_s; }, u"b"_s);
    row(
        "accents in a draft",
        [](PhotoFilter &f) {
            f.draft = u"coat"_s;
            f.text = u"ÉTÉ 20"_s;
        },
        u"b"_s);
    row(
        "accents nowhere in a draft",
        [](PhotoFilter &f) {
            f.draft = u"coat"_s;
            f.text = u"ÖÖÖ"_s;
        },
        QString());
    row(
        "short text", [](PhotoFilter &f) { f.text = u"ho"_s; }, u"a"_s);
    row(
        "text in draft", [](PhotoFilter &f) { f.text = u"oat"_s; }, u"a b"_s);
    row(
        "text in user", [](PhotoFilter &f) { f.text = u"u2"_s; }, u"c"_s);
    row(
        "text in tag", [](PhotoFilter &f) { f.text = u"été"_s; }, u"a b"_s);
    row(
        "a day", [](PhotoFilter &f) { f.text = u"2025-11-02"_s; }, u"b"_s);
    row(
        "a month", [](PhotoFilter &f) { f.text = u"November 2025"_s; }, u"a b c d"_s);
    row(
        "another month", [](PhotoFilter &f) { f.text = u"10/2025"_s; }, QString());
    row(
        "a day in the trash",
        [](PhotoFilter &f) {
            f.text = u"5.11.2025"_s;
            f.trash = TrashScope::Only;
        },
        u"e"_s);
    row(
        "text in trash",
        [](PhotoFilter &f) {
            f.text = u"gone"_s;
            f.trash = TrashScope::Only;
        },
        u"e"_s);
    row(
        "percent is a letter", [](PhotoFilter &f) { f.text = u"50%"_s; }, u"d"_s);
    row(
        "underscore is a letter", [](PhotoFilter &f) { f.text = u"y_1"_s; }, u"a"_s);
    row(
        "quotes are letters", [](PhotoFilter &f) { f.text = u"\"x\""_s; }, u"d"_s);
    row(
        "groups there, text not", [](PhotoFilter &f) { f.text = u"holiday_2"_s; }, QString());
    row(
        "nothing", [](PhotoFilter &f) { f.text = u"'; DROP TABLE photo_metadata; --"_s; }, QString());
    row(
        "all at once",
        [](PhotoFilter &f) {
            f.tier = Tier::Temp;
            f.draft = u"coat"_s;
            f.tags = {u"red"_s};
            f.text = u"holiday"_s;
        },
        u"a"_s);
}

std::unique_ptr<Shelf> TestCatalogPhotoLists::shelfOfFive()
{
    auto shelf = std::make_unique<Shelf>();
    int day = 0;
    const auto add = [&](const QString &id, Tier tier, const QString &draft, qint64 bytes, auto change) {
        NewPhoto photo = shelf->draftPhoto(id, tier, draft, bytes);
        photo.photo.uploadDate = at("2025-11-01T12:00:00Z") + day * Day;
        photo.photo.lastAccessDate = at("2025-11-10T12:00:00Z") + day * Day;
        ++day;
        change(photo.photo);
        must(shelf->catalogue->photos().add(photo));
    };
    add(u"a"_s, Tier::Temp, u"coat"_s, 100, [](Photo &p) {
        p.filename = u"holiday_1.jpg"_s;
        p.tags = {u"red"_s, u"été"_s};
        p.publishedToVinted = true;
        p.originalSha256 = u"original-a"_s;
    });
    add(u"b"_s, Tier::Hot, u"coat"_s, 200, [](Photo &p) {
        p.filename = u"été 2025.jpg"_s;
        p.kind = u"cloth"_s;
        p.originalSha256 = u"original-a"_s;
    });
    // The same bytes for another user are two photos by intent.
    add(u"c"_s, Tier::Temp, {}, 300, [](Photo &p) {
        p.userId = u"u2"_s;
        p.tags = {u"red"_s};
        p.pinned = true;
        p.originalSha256 = u"original-a"_s;
    });
    add(u"d"_s, Tier::Cold, {}, 400, [](Photo &p) {
        p.filename = u"\"x\" 50% off.jpg"_s;
        p.fileSizeBytes = 500;
        p.damaged = true;
    });
    add(u"e"_s, Tier::Hot, {}, 500, [](Photo &p) { p.filename = u"gone.jpg"_s; });
    must(shelf->catalogue->photos().trash({u"e"_s}, {}, {}, shelf->clock.now()));
    return shelf;
}

void TestCatalogPhotoLists::filters()
{
    QFETCH(PhotoFilter, filter);
    QFETCH(QString, expected);
    if (!m_ofFive)
        m_ofFive = shelfOfFive();
    PhotoRepository &photos = m_ofFive->catalogue->photos();
    const QStringList wanted = expected.split(u' ', Qt::SkipEmptyParts);
    QStringList found;
    qint64 bytes = 0;
    const PhotoPage page = must(photos.page(filter, {PhotoSortField::PhotoId, false}, {}, 50));
    for (const Photo &photo : page.photos) {
        found.append(photo.photoId);
        bytes += photo.storedBytes;
    }
    QCOMPARE(found, wanted);
    const CountBytes sum = must(photos.sums(filter));
    QCOMPARE(sum.count, wanted.size());
    QCOMPARE(sum.bytes, bytes);
    QCOMPARE(qsizetype(must(photos.sequence(filter, {})).size()), wanted.size());
    QStringList ids = must(photos.ids(filter, 100));
    std::ranges::sort(ids);
    QCOMPARE(ids, wanted);
}

TD_CATALOG_TEST(TestCatalogPhotoLists)
#include "tst_catalog_photolists.moc"
